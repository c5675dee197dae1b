#include "score/firmness.h"

/* ---- a pair ---- */

static uint32_t share_of_near_draws(const bl_draws *draws, const bl_contender *upper, const bl_contender *lower)
{
    uint32_t held = 0;
    for (uint32_t row = 0; row < BL_FIRM_DRAWS; row++) {
        const uint32_t *weights = &draws->weights[BL_DRAW_NEAR][(size_t)row * draws->count];
        int64_t lead = 0;
        for (uint32_t k = 0; k < draws->count; k++)
            lead += (int64_t)weights[k] * ((int64_t)upper->degrees[draws->columns[k]] - lower->degrees[draws->columns[k]]);
        held += lead >= 0;
    }
    return held; /* of 1000 draws: thousandths */
}

static uint32_t share_of_near_weights(const bl_draws *draws, const bl_points *maxima, const bl_contender *upper, const bl_contender *lower)
{
    int64_t sizes[BL_FIRM_EXACT], lead = 0;
    uint32_t count = 0;
    for (uint32_t k = 0; k < draws->count; k++) {
        const uint32_t i = draws->columns[k];
        const int64_t difference = maxima[i] * ((int64_t)upper->degrees[i] - lower->degrees[i]);
        if (difference == 0)
            continue;
        if (count == BL_FIRM_EXACT)
            return share_of_near_draws(draws, upper, lower);
        sizes[count++] = difference < 0 ? -difference : difference;
        lead += difference;
    }
    return 1000 - bl_near_share_lost(lead, sizes, count);
}

/*
 * The share of all ways to deal the weights under which the upper one is not passed: what a plane cuts off a simplex (Varsi 1971). With the differences x > 0 in
 * its favour and y > 0 against it, in any order,
 *
 *   a[0] = 1, a[1..] = 0;   for each y: for each x in turn: a[k] = (x a[k] + y a[k - 1]) / (x + y);   the last a is the share that is lost.
 *
 * Each step lies between its two numbers, so that errors never grow: with 50 binary places the result is right far beyond the thousandth that is printed.
 */
static uint32_t share_of_all_weights(const bl_draws *draws, const bl_contender *upper, const bl_contender *lower, uint64_t *a)
{
    const int places = 50;
    a[0] = UINT64_C(1) << places;
    for (uint32_t k = 1; k <= draws->count; k++)
        a[k] = 0;
    uint32_t last = 0;
    for (uint32_t h = 0; h < draws->count; h++) {
        const uint32_t against = draws->columns[h];
        if (upper->degrees[against] >= lower->degrees[against])
            continue;
        const uint64_t y = (uint64_t)(lower->degrees[against] - upper->degrees[against]);
        last = 0;
        for (uint32_t k = 0; k < draws->count; k++) {
            const uint32_t favour = draws->columns[k];
            if (upper->degrees[favour] <= lower->degrees[favour])
                continue;
            const uint64_t x = (uint64_t)(upper->degrees[favour] - lower->degrees[favour]);
            last++;
            a[last] = (x * a[last] + y * a[last - 1]) / (x + y);
        }
        if (last == 0)
            return 0; /* all that differs is against it */
    }
    const uint64_t lost = last == 0 ? 0 : a[last];
    return (uint32_t)(1000 - ((lost * 1000 + (UINT64_C(1) << (places - 1))) >> places));
}

/* While every weight stays within 1 - m .. 1 + m, the lead stays above (sum of w d) - m (sum of w |d|). */
static uint32_t margin_of(const bl_draws *draws, const bl_points *maxima, const bl_contender *upper, const bl_contender *lower)
{
    int64_t lead = 0, size = 0;
    for (uint32_t k = 0; k < draws->count; k++) {
        const uint32_t i = draws->columns[k];
        const int64_t difference = maxima[i] * ((int64_t)upper->degrees[i] - lower->degrees[i]);
        lead += difference;
        size += difference < 0 ? -difference : difference;
    }
    if (size == 0)
        return 1000; /* the same on everything that has a weight */
    return lead <= 0 ? 0 : (uint32_t)(lead * 1000 / size);
}

static bl_decided decided_by(const bl_standing *upper, const bl_standing *lower)
{
    if (upper->fails != lower->fails)
        return BL_DECIDED_MUST;
    if (upper->score != lower->score)
        return BL_DECIDED_SCORE;
    return upper->unweighted != lower->unweighted ? BL_DECIDED_UNWEIGHTED : BL_DECIDED_TIE;
}

bl_status bl_firm_pair_of(bl_firm_pair *out, bl_arena *scratch, const bl_role *role, const bl_draws *draws, const bl_points *maxima, const bl_contender *upper,
    const bl_contender *lower)
{
    *out = (bl_firm_pair){.decided = decided_by(&upper->standing, &lower->standing), .firm = true, .near = 1000, .all = 1000, .margin = 1000};
    if (out->decided == BL_DECIDED_MUST)
        return BL_OK;
    uint64_t *a = BL_NEW_ARRAY(scratch, uint64_t, (size_t)draws->count + 1);
    if (a == NULL)
        return BL_ERROR_MEMORY;
    out->near = share_of_near_weights(draws, maxima, upper, lower);
    out->all = share_of_all_weights(draws, upper, lower, a);
    out->margin = margin_of(draws, maxima, upper, lower);
    out->firm = out->decided != BL_DECIDED_TIE && out->near >= BL_FIRM_SHARE;
    if (out->margin < 1000)
        bl_weight_turn_find(&out->turn, role, upper->degrees, lower->degrees);
    return BL_OK;
}

/* ---- the order ---- */

static bl_status find_bands(bl_firmness *out, bl_arena *arena)
{
    out->bands = BL_NEW_ARRAY(arena, bl_band, (size_t)out->pair_count / 2 + 1);
    if (out->bands == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < out->pair_count; i++) {
        if (out->pairs[i].firm)
            continue;
        const uint32_t from = i + 1;
        while (i < out->pair_count && !out->pairs[i].firm)
            i++;
        out->bands[out->band_count++] = (bl_band){from, i + 1};
    }
    return BL_OK;
}

/* The ranks of the first (who 0) or second of two, where the first holds its place under so many thousandths of the weights. */
static bl_status rank_of_two(bl_firm_ranks *out, bl_arena *arena, uint32_t who, uint32_t held)
{
    uint16_t *shares = BL_NEW_ARRAY(arena, uint16_t, 2);
    if (shares == NULL)
        return BL_ERROR_MEMORY;
    const uint32_t first = who == 0 ? held : 1000 - held;
    *out = (bl_firm_ranks){.best = first > 0 ? 1 : 2, .worst = first < 1000 ? 2 : 1, .holds = held, .shares = shares};
    for (uint32_t rank = out->best; rank <= out->worst; rank++)
        shares[out->share_count++] = (uint16_t)(rank == 1 ? first : 1000 - first);
    return BL_OK;
}

/* Two candidates: their ranks are known without drawing. */
static bl_status know_two(bl_firmness *out, bl_arena *arena)
{
    const bl_firm_pair *pair = &out->pairs[0];
    if (pair->decided != BL_DECIDED_SCORE && pair->decided != BL_DECIDED_UNWEIGHTED)
        return BL_OK; /* nothing moves, or nobody leads */
    for (uint32_t who = 0; who < 2; who++) {
        BL_TRY(rank_of_two(&out->ranks[who][BL_DRAW_NEAR], arena, who, pair->near));
        BL_TRY(rank_of_two(&out->ranks[who][BL_DRAW_ALL], arena, who, pair->all));
    }
    return BL_OK;
}

static bl_status count_ranks(bl_firmness *out, bl_arena *arena, bl_arena *scratch, const bl_draws *draws, const bl_contender *contenders)
{
    bl_firm_ranks *drawn = BL_NEW_ARRAY(scratch, bl_firm_ranks, out->ranked_count);
    out->ranks = bl_arena_array(arena, out->ranked_count, sizeof *out->ranks);
    if (drawn == NULL || out->ranks == NULL)
        return BL_ERROR_MEMORY;
    for (int kind = 0; kind < BL_DRAW_KINDS; kind++) {
        BL_TRY(bl_firm_ranks_count(drawn, arena, scratch, draws, (bl_draw_kind)kind, contenders, out->pool, out->ranked_count));
        for (uint32_t i = 0; i < out->ranked_count; i++)
            out->ranks[i][kind] = drawn[i];
    }
    return BL_OK;
}

bl_status bl_firmness_make(bl_firmness *out, bl_arena *arena, bl_arena *scratch, const bl_role *role, const bl_points *maxima, const bl_contender *contenders,
    uint32_t count, uint32_t shown)
{
    bl_draws draws;
    *out = (bl_firmness){.pool = count};
    BL_TRY(bl_draws_make(&draws, scratch, role, maxima));
    out->ranked_count = shown < BL_FIRM_FOCUS ? shown : BL_FIRM_FOCUS;
    out->ranked_count = out->ranked_count < count ? out->ranked_count : count;
    out->pair_count = shown < count ? shown : count == 0 ? 0 : count - 1;
    out->pairs = BL_NEW_ARRAY(arena, bl_firm_pair, out->pair_count);
    if (out->pairs == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < out->pair_count; i++)
        BL_TRY(bl_firm_pair_of(&out->pairs[i], scratch, role, &draws, maxima, &contenders[i], &contenders[i + 1]));
    BL_TRY(count_ranks(out, arena, scratch, &draws, contenders));
    if (count == 2 && out->ranked_count == 2)
        BL_TRY(know_two(out, arena));
    return find_bands(out, arena);
}
