/*
 * Rank acceptability: the ranks that the first `focus` candidates take among the first `pool`, over the drawn weights. A draw costs pool x criteria for the sums
 * and pool x log focus for the ranks: the focus is sorted, everybody is placed among it, and who stands below a placed one is one rank further down.
 */
#include "base/sort.h"
#include "score/firmness.h"

typedef struct seat {
    uint64_t key; /* higher is better */
    uint32_t who;
} seat;

typedef struct hall {
    uint16_t *degrees; /* pool x columns, columns together */
    uint64_t *keys;    /* of the pool, in this draw */
    seat *seats;       /* of the focus, lowest first */
    uint32_t *placed;  /* how many of the pool stand above exactly so many seats */
    uint16_t *counts;  /* focus x pool: how often each rank was taken */
    uint32_t pool, focus, columns;
} hall;

static bl_status open_hall(hall *h, bl_arena *arena, const bl_draws *draws, const bl_contender *contenders, uint32_t pool, uint32_t focus)
{
    *h = (hall){.pool = pool, .focus = focus, .columns = draws->count};
    h->degrees = BL_NEW_ARRAY(arena, uint16_t, (size_t)pool * draws->count);
    h->keys = BL_NEW_ARRAY(arena, uint64_t, pool);
    h->seats = BL_NEW_ARRAY(arena, seat, focus);
    h->placed = BL_NEW_ARRAY(arena, uint32_t, (size_t)focus + 1);
    h->counts = BL_NEW_ARRAY(arena, uint16_t, (size_t)focus * pool);
    if (h->degrees == NULL || h->keys == NULL || h->seats == NULL || h->placed == NULL || h->counts == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < pool; i++)
        for (uint32_t k = 0; k < draws->count; k++)
            h->degrees[(size_t)i * draws->count + k] = contenders[i].degrees[draws->columns[k]];
    return BL_OK;
}

static int by_key(const void *x, const void *y)
{
    const seat *a = x, *b = y;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

/* How many seats are below the key. */
static uint32_t seats_below(const hall *h, uint64_t key)
{
    uint32_t low = 0, high = h->focus;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (h->seats[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void hold_draw(hall *h, const uint32_t *weights, const bl_contender *contenders)
{
    const uint64_t passes = UINT64_C(1) << 63; /* above every sum: 2^28 x 1000 x criteria */
    for (uint32_t i = 0; i < h->pool; i++) {
        const uint16_t *degrees = &h->degrees[(size_t)i * h->columns];
        uint64_t sum = 0;
        for (uint32_t k = 0; k < h->columns; k++)
            sum += (uint64_t)weights[k] * degrees[k];
        h->keys[i] = contenders[i].standing.fails ? sum : sum | passes;
    }
    for (uint32_t f = 0; f < h->focus; f++)
        h->seats[f] = (seat){h->keys[f], f};
    bl_sort(h->seats, h->focus, sizeof *h->seats, by_key);
    for (uint32_t f = 0; f <= h->focus; f++)
        h->placed[f] = 0;
    for (uint32_t i = 0; i < h->pool; i++)
        h->placed[seats_below(h, h->keys[i])]++;
    uint32_t above = 0;
    for (uint32_t f = h->focus; f-- > 0;) {
        above += h->placed[f + 1];
        h->counts[(size_t)h->seats[f].who * h->pool + above]++;
    }
}

static bl_status sum_up(bl_firm_ranks *out, bl_arena *arena, const uint16_t *counts, uint32_t pool, uint32_t rank)
{
    *out = (bl_firm_ranks){.best = 0};
    for (uint32_t i = 0; i < pool; i++) {
        if (counts[i] == 0)
            continue;
        out->best = out->best == 0 ? i + 1 : out->best;
        out->worst = i + 1;
    }
    out->holds = counts[rank - 1];
    const uint32_t width = out->worst - out->best + 1;
    out->share_count = width < BL_FIRM_SHARES ? width : BL_FIRM_SHARES;
    uint16_t *shares = BL_NEW_ARRAY(arena, uint16_t, out->share_count);
    if (shares == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < out->share_count; i++)
        shares[i] = counts[out->best - 1 + i];
    out->shares = shares;
    return BL_OK;
}

bl_status bl_firm_ranks_count(bl_firm_ranks *out, bl_arena *arena, bl_arena *scratch, const bl_draws *draws, bl_draw_kind kind, const bl_contender *contenders,
    uint32_t pool, uint32_t focus)
{
    hall h;
    BL_TRY(open_hall(&h, scratch, draws, contenders, pool, focus));
    for (uint32_t row = 0; row < BL_FIRM_DRAWS; row++)
        hold_draw(&h, &draws->weights[kind][(size_t)row * draws->count], contenders);
    uint32_t rank = 1;
    for (uint32_t f = 0; f < focus; f++) {
        if (f > 0 && bl_standing_compare(&contenders[f - 1].standing, &contenders[f].standing) != 0)
            rank = f + 1;
        BL_TRY(sum_up(&out[f], arena, &h.counts[(size_t)f * pool], pool, rank));
    }
    return BL_OK;
}
