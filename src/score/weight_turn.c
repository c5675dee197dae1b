/*
 * The one weight of a role whose change turns two neighbours. With degrees d of the criteria, weights w within a group and G of the groups, the upper one leads by
 *
 *   D = sum over groups of G x T / W,   T = sum of w x (d of the upper - d of the lower),   W = sum of w      (over the sum of all G, which is above 0)
 *
 * D is a fraction of two straight lines in any one weight, with its pole below 0, so it passes 0 at most once, and where is a closed form:
 *
 *   a criterion's w':  G (A + w' x difference) + R (B + w') = 0     A, B: T and W without the criterion; R: what the other groups give
 *   a group's G':      G' x T / W + R = 0
 *
 * G x T / W of a group is kept with 40 binary places; all else is exact. Bounds: G and w below 1e9, T below 1e15, W below 1e12.
 */
#include "score/firmness.h"

__extension__ typedef __int128 wide;

#define PLACES 40
#define WEIGHT_MOST INT64_C(999999999) /* six digits and three places (contract, 5) */

typedef struct groups {
    wide lead[BL_GROUP_COUNT]; /* G x T / W, PLACES binary places */
    wide t[BL_GROUP_COUNT], w[BL_GROUP_COUNT];
    wide sum; /* of lead */
} groups;

static int64_t difference_of(const uint16_t *upper, const uint16_t *lower, uint32_t i) { return (int64_t)upper[i] - lower[i]; }

static void add_up(groups *g, const bl_role *role, const uint16_t *upper, const uint16_t *lower)
{
    *g = (groups){.sum = 0};
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        const bl_criterion *c = role->criteria[i];
        g->t[c->group] += (wide)c->weight * difference_of(upper, lower, i);
        g->w[c->group] += c->weight;
    }
    for (int k = 0; k < BL_GROUP_COUNT; k++) {
        if (g->w[k] > 0 && role->applied[k] > 0)
            g->lead[k] = (wide)role->applied[k] * g->t[k] * ((wide)1 << PLACES) / g->w[k];
        g->sum += g->lead[k];
    }
}

/* numerator / denominator as the weight at which the two tie, a thousandth further on where it does not come out even. */
static bool solve(bl_weight_turn *turn, wide numerator, wide denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (denominator == 0 || numerator <= 0)
        return false; /* at 0 the weight is gone: there is nothing beyond */
    const wide whole = numerator / denominator;
    const bool more = whole >= turn->from && !(whole == turn->from && numerator % denominator == 0);
    const wide to = more && numerator % denominator != 0 ? whole + 1 : whole;
    turn->to = to > WEIGHT_MOST ? 0 : (bl_milli)to;
    turn->found = to <= WEIGHT_MOST;
    return turn->found;
}

int64_t bl_weight_turn_change(const bl_weight_turn *turn)
{
    const int64_t moved = turn->to > turn->from ? turn->to - turn->from : turn->from - turn->to;
    return turn->from == 0 ? 0 : (moved * 1000 + turn->from / 2) / turn->from;
}

/* The smaller change, in proportion to the weight; a criterion before a group, then by id. */
static void keep_smaller(bl_weight_turn *best, const bl_weight_turn *turn, const bl_role *role)
{
    if (best->found) {
        const wide a = (wide)(turn->to > turn->from ? turn->to - turn->from : turn->from - turn->to) * best->from;
        const wide b = (wide)(best->to > best->from ? best->to - best->from : best->from - best->to) * turn->from;
        if (a > b || (a == b && turn->of_group))
            return;
        if (a == b && !best->of_group && bl_str_compare(role->criteria[turn->index]->id, role->criteria[best->index]->id) > 0)
            return;
    }
    *best = *turn;
}

void bl_weight_turn_find(bl_weight_turn *out, const bl_role *role, const uint16_t *upper, const uint16_t *lower)
{
    groups g;
    *out = (bl_weight_turn){.found = false};
    add_up(&g, role, upper, lower);
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        const bl_criterion *c = role->criteria[i];
        const wide weight = role->applied[c->group] * ((wide)1 << PLACES), rest = g.sum - g.lead[c->group];
        const int64_t difference = difference_of(upper, lower, i);
        const wide t = g.t[c->group] - (wide)c->weight * difference, w = g.w[c->group] - c->weight;
        bl_weight_turn turn = {.index = i, .from = c->weight};
        if (c->weight > 0 && role->applied[c->group] > 0 && w > 0 && solve(&turn, -(weight * t + rest * w), weight * difference + rest))
            keep_smaller(out, &turn, role);
    }
    for (uint32_t k = 0; k < BL_GROUP_COUNT; k++) {
        bl_weight_turn turn = {.of_group = true, .index = k, .from = role->applied[k]};
        if (role->applied[k] > 0 && solve(&turn, -(g.sum - g.lead[k]) * role->applied[k], g.lead[k]))
            keep_smaller(out, &turn, role);
    }
}
