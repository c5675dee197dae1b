/*
 * Dealing 100.00 among the criteria: share i = group share x share within the group = (G / sum G) x (w / sum w), in hundredths, largest remainder first.
 * Every share is one fraction numerator / denominator of 128-bit integers: with the contract's six digits and three places a numerator stays below 1e22 and a
 * denominator below 1e23. Remainders of different denominators are compared by their continued fractions, so nothing is ever rounded.
 */
#include "base/sort.h"
#include "score/score.h"

__extension__ typedef unsigned __int128 wide;

typedef struct share {
    uint32_t index;
    wide remainder, denominator;
    bl_str id;
} share;

/* a/b against c/d, exactly; b and d above 0. */
static int compare_fractions(wide a, wide b, wide c, wide d)
{
    for (int sign = 1;; sign = -sign) {
        const wide p = a / b, q = c / d;
        if (p != q)
            return p < q ? -sign : sign;
        const wide r = a % b, s = c % d;
        if (r == 0 || s == 0)
            return r == s ? 0 : r == 0 ? -sign : sign;
        a = b, b = r, c = d, d = s;
    }
}

static int by_remainder(const void *x, const void *y)
{
    const share *a = x, *b = y;
    const int order = compare_fractions(a->remainder, a->denominator, b->remainder, b->denominator);
    return order != 0 ? -order : bl_str_compare(a->id, b->id);
}

bl_status bl_score_deal(bl_points *out, bl_arena *arena, const bl_role *role)
{
    wide group_sum[BL_GROUP_COUNT] = {0}, all = 0;
    share *shares = BL_NEW_ARRAY(arena, share, role->criterion_count);
    if (shares == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        const bl_criterion *c = role->criteria[i];
        out[i] = 0;
        if (role->applied[c->group] > 0)
            group_sum[c->group] += (wide)c->weight;
    }
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        if (group_sum[g] > 0)
            all += (wide)role->applied[g];
    bl_points left = all > 0 ? BL_FULL_MARKS : 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        const bl_criterion *c = role->criteria[i];
        if (c->weight == 0 || group_sum[c->group] == 0 || all == 0)
            continue;
        const wide numerator = (wide)BL_FULL_MARKS * (wide)role->applied[c->group] * (wide)c->weight;
        const wide denominator = all * group_sum[c->group];
        out[i] = (bl_points)(numerator / denominator);
        left -= out[i];
        shares[count++] = (share){.index = i, .remainder = numerator % denominator, .denominator = denominator, .id = c->id};
    }
    bl_sort(shares, count, sizeof *shares, by_remainder);
    for (uint32_t k = 0; k < count && left > 0; k++, left--)
        out[shares[k].index]++;
    return BL_OK;
}
