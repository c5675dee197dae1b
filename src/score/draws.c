#include "score/draws.h"

#include "base/sort.h"

/* splitmix64 (Steele, Lea, Flood 2014): every step of a counter, well mixed. The seeds are fixed for ever: they are part of the result. */
typedef struct sequence {
    uint64_t state;
} sequence;

#define SEED_NEAR UINT64_C(0x626F6C65206E6561) /* "bole nea" */
#define SEED_ALL UINT64_C(0x626F6C6520616C6C)  /* "bole all" */

static uint64_t next(sequence *s)
{
    uint64_t z = s->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 .. bound - 1, from the upper bits; its bias is below bound / 2^32. */
static uint32_t below(sequence *s, uint32_t bound) { return (uint32_t)(((next(s) >> 32) * bound) >> 32); }

typedef struct column {
    bl_str id;
    uint32_t index;
} column;

static int by_id(const void *x, const void *y)
{
    const column *a = x, *b = y;
    return bl_str_compare(a->id, b->id);
}

bl_status bl_draws_columns(bl_draws *out, bl_arena *arena, const bl_role *role, const bl_points *maxima)
{
    *out = (bl_draws){.count = 0};
    column *columns = BL_NEW_ARRAY(arena, column, role->criterion_count);
    out->columns = BL_NEW_ARRAY(arena, uint32_t, role->criterion_count);
    if (columns == NULL || out->columns == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < role->criterion_count; i++)
        if (maxima[i] > 0)
            columns[out->count++] = (column){role->criteria[i]->id, i};
    bl_sort(columns, out->count, sizeof *columns, by_id);
    for (uint32_t i = 0; i < out->count; i++)
        out->columns[i] = columns[i].index;
    return BL_OK;
}

/* maximum (at most 10000) x 8000 .. 12000 */
static void draw_near(bl_draws *out, const bl_points *maxima)
{
    const uint32_t one = 10000, within = one / 1000 * BL_FIRM_WITHIN;
    sequence s = {SEED_NEAR};
    for (uint32_t row = 0; row < BL_FIRM_DRAWS; row++)
        for (uint32_t k = 0; k < out->count; k++)
            out->weights[BL_DRAW_NEAR][row * out->count + k] = (uint32_t)maxima[out->columns[k]] * (one - within + below(&s, 2 * within + 1));
}

static int by_value(const void *x, const void *y)
{
    const uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* A stick of 2^24 broken at count - 1 places: the pieces are even over all ways to deal it. */
static void draw_all(bl_draws *out)
{
    const uint32_t stick = UINT32_C(1) << 24;
    sequence s = {SEED_ALL};
    for (uint32_t row = 0; row < BL_FIRM_DRAWS; row++) {
        uint32_t *pieces = &out->weights[BL_DRAW_ALL][row * out->count], last = 0;
        for (uint32_t k = 0; k + 1 < out->count; k++)
            pieces[k] = below(&s, stick + 1);
        bl_sort(pieces, out->count - 1, sizeof *pieces, by_value);
        pieces[out->count - 1] = stick;
        for (uint32_t k = 0; k < out->count; k++) {
            const uint32_t place = pieces[k];
            pieces[k] -= last;
            last = place;
        }
    }
}

bl_status bl_draws_make(bl_draws *out, bl_arena *arena, const bl_role *role, const bl_points *maxima)
{
    BL_TRY(bl_draws_columns(out, arena, role, maxima));
    for (int kind = 0; kind < BL_DRAW_KINDS; kind++)
        if ((out->weights[kind] = BL_NEW_ARRAY(arena, uint32_t, (size_t)BL_FIRM_DRAWS * out->count)) == NULL)
            return BL_ERROR_MEMORY;
    if (out->count == 0)
        return BL_OK; /* nothing has a weight */
    draw_near(out, maxima);
    draw_all(out);
    return BL_OK;
}
