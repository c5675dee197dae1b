/*
 * The maxima: the same for all candidates, and dealt as the contract says. Not by dealing again in the way of score/: each maximum must be its exact share rounded
 * down or that and a hundredth, and whoever got the hundredth must have a larger remainder (ties by id) than whoever did not.
 * Remainders are compared place by place, as in long division: two different fractions with denominators below 2^77 differ within 160 binary places.
 */
#include "verify/verify.h"

__extension__ typedef unsigned __int128 wide;

#define PLACES 160

typedef struct share {
    const bl_json_node *node;
    bl_str id, group;
    int64_t max, weight;
    wide remainder, denominator;
    bool given; /* the hundredth */
} share;

static bool same(const bl_json_node *a, const bl_json_node *b, const char *key)
{
    int64_t x = -1, y = -2;
    return bl_json_get_decimal(&x, a, key, 3) && bl_json_get_decimal(&y, b, key, 3) && x == y;
}

/* Every candidate has the criteria of the first one, in the same order. */
static bl_status check_likeness(bl_verification *v, const bl_json_node *first)
{
    for (uint32_t c = 1; c < v->candidates.count; c++) {
        const bl_json_node *b = bl_json_get(v->candidates.items[c].node, "criteria");
        const bl_json_node *x = first->first, *y = b == NULL ? NULL : b->first;
        for (; x != NULL && y != NULL; x = x->next, y = y->next)
            if (!bl_str_equal(bl_json_get_str(x, "id"), bl_json_get_str(y, "id")) || !same(x, y, "max") || !same(x, y, "weight"))
                break;
        if (x != NULL || y != NULL)
            BL_TRY(bl_fault_add(v, y, "candidates[%u]: its criteria, weights or maxima are not those of candidates[0]", c));
    }
    return BL_OK;
}

/* > 0: a's remainder is the larger one, or equal and its id comes first. */
static int compare(const share *a, const share *b)
{
    wide x = a->remainder, y = b->remainder;
    for (int place = 0; place < PLACES; place++) {
        x *= 2, y *= 2;
        const bool p = x >= a->denominator, q = y >= b->denominator;
        if (p != q)
            return p ? 1 : -1;
        x -= p ? a->denominator : 0;
        y -= q ? b->denominator : 0;
    }
    return -bl_str_compare(a->id, b->id);
}

static bl_status divide(bl_verification *v, share *shares, uint32_t count, const bl_json_node *applied)
{
    wide all = 0;
    BL_JSON_EACH(group, applied)
    {
        int64_t weight = 0;
        bool used = false;
        for (uint32_t i = 0; i < count; i++)
            used = used || (shares[i].weight > 0 && bl_str_equal(shares[i].group, group->key));
        if (used && bl_json_decimal(&weight, group, 3) && weight > 0)
            all += (wide)weight;
    }
    for (uint32_t i = 0; i < count; i++) {
        share *s = &shares[i];
        wide group = 0;
        int64_t weight = 0;
        for (uint32_t k = 0; k < count; k++)
            group += bl_str_equal(shares[k].group, s->group) ? (wide)shares[k].weight : 0;
        BL_JSON_EACH(g, applied)
        if (bl_str_equal(g->key, s->group) && !bl_json_decimal(&weight, g, 3))
            weight = 0;
        const bool counts = s->weight > 0 && weight > 0 && group > 0 && all > 0;
        s->denominator = counts ? all * group : 1;
        const wide numerator = counts ? (wide)10000 * (wide)weight * (wide)s->weight : 0;
        const int64_t whole = (int64_t)(numerator / s->denominator);
        s->remainder = numerator % s->denominator;
        s->given = s->max == whole + 1 && s->remainder > 0;
        v->sums++;
        if (s->max != whole && !s->given)
            BL_TRY(bl_fault_add(v, s->node, "candidates[0].criteria[%u].max is not its share of the weights", (unsigned)i));
    }
    return BL_OK;
}

bl_status bl_verify_deal(bl_verification *v, const bl_json_node *candidate)
{
    const bl_json_node *criteria = bl_json_get(candidate, "criteria");
    const bl_json_node *applied = bl_json_get(bl_json_get(bl_json_get(v->head, "role"), "weights"), "applied");
    if (criteria == NULL || applied == NULL)
        return bl_fault_add(v, candidate, "the criteria, or the weights of the role, are missing");
    BL_TRY(check_likeness(v, criteria));
    share *shares = BL_NEW_ARRAY(v->arena, share, criteria->count);
    if (shares == NULL)
        return BL_ERROR_MEMORY;
    uint32_t count = 0;
    BL_JSON_EACH(c, criteria)
    {
        share s = {.node = c, .id = bl_json_get_str(c, "id"), .group = bl_json_get_str(c, "group")};
        if (!bl_json_get_decimal(&s.weight, c, "weight", 3) || !bl_json_get_decimal(&s.max, c, "max", 2) || s.weight < 0)
            BL_TRY(bl_fault_add(v, c, "candidates[0].criteria[%u]: weight or max is no number", (unsigned)count));
        shares[count++] = s;
    }
    BL_TRY(divide(v, shares, count, applied));
    const share *least = NULL, *most = NULL; /* the smallest remainder that got a hundredth, the largest that did not */
    for (uint32_t i = 0; i < count; i++) {
        if (shares[i].given && (least == NULL || compare(&shares[i], least) < 0))
            least = &shares[i];
        if (!shares[i].given && shares[i].remainder > 0 && (most == NULL || compare(&shares[i], most) > 0))
            most = &shares[i];
    }
    if (least != NULL && most != NULL && compare(least, most) < 0)
        return bl_fault_add(v, least->node, "the last hundredths of the maxima did not go to the largest remainders");
    return BL_OK;
}
