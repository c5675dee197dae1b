/* Categories compared with the one that has the highest rate. Counts are below 2^32, so products of two fit 64 bits and of three 128. */
#include "audit/audit.h"

__extension__ typedef unsigned __int128 wide;

static bool eligible(const bl_category *c, const bl_rate *r) { return !c->small && r->of > 0; }

/* The category with the highest rate, the first by name of those that share it; NULL where nobody has one above 0. */
static const bl_category *highest(const bl_breakdown *b, bl_rate_kind kind)
{
    const bl_category *best = NULL;
    for (uint32_t i = 0; i < b->categories.count; i++) {
        const bl_category *c = &b->categories.items[i];
        const bl_rate *r = &c->rates[kind], *top = best == NULL ? NULL : &best->rates[kind];
        if (eligible(c, r) && r->yes > 0 && (top == NULL || (uint64_t)r->yes * top->of > (uint64_t)top->yes * r->of))
            best = c;
    }
    return best;
}

/* yes / of < 4/5 x top's: 5 yes x top.of < 4 top.yes x of */
static bool is_below(const bl_rate *r, const bl_rate *top) { return (wide)5 * r->yes * top->of < (wide)4 * top->yes * r->of; }

static bool below_of(const bl_breakdown *b, bl_rate_kind kind, uint32_t index)
{
    const bl_category *top = highest(b, kind);
    return top != NULL && is_below(&b->categories.items[index].rates[kind], &top->rates[kind]);
}

/* Would one person of any category, decided the other way, turn what is said of this one? */
static bool is_fragile(bl_breakdown *b, bl_rate_kind kind, uint32_t index)
{
    const bool said = b->categories.items[index].rates[kind].below;
    bool turns = false;
    for (uint32_t i = 0; i < b->categories.count && !turns; i++) {
        bl_rate *r = &b->categories.items[i].rates[kind];
        const uint32_t was = r->yes;
        if (!eligible(&b->categories.items[i], r))
            continue;
        if (was > 0) {
            r->yes = was - 1;
            turns = below_of(b, kind, index) != said;
        }
        if (was < r->of && !turns) {
            r->yes = was + 1;
            turns = below_of(b, kind, index) != said;
        }
        r->yes = was;
    }
    return turns;
}

bl_status bl_rates_compare(bl_breakdown *b, bl_arena *scratch, bl_rate_kind kind)
{
    const bl_category *top = highest(b, kind);
    if (top == NULL)
        return BL_OK;
    const bl_rate *best = &top->rates[kind];
    for (uint32_t i = 0; i < b->categories.count; i++) {
        bl_rate *r = &b->categories.items[i].rates[kind];
        r->compared = eligible(&b->categories.items[i], r);
        if (!r->compared)
            continue;
        r->reference = r == best;
        r->below = is_below(r, best);
    }
    for (uint32_t i = 0; i < b->categories.count; i++) {
        bl_rate *r = &b->categories.items[i].rates[kind];
        if (!r->compared)
            continue;
        r->fragile = is_fragile(b, kind, i);
        r->tested = !r->reference && (uint64_t)r->of + best->of <= BL_AUDIT_EXACT;
        bl_arena_reset(scratch);
        if (r->tested)
            BL_TRY(bl_fisher(&r->p, scratch, r->yes, r->of, best->yes, best->of));
    }
    return BL_OK;
}
