#include "report/why.h"

static bl_pair_side mark_of(const bl_result *r) { return (bl_pair_side){r->points, r->possible, r->must}; }

static bl_status weigh(bl_why *out, bl_arena *arena, const bl_role *role)
{
    const bl_candidate *upper = out->pair.order <= 0 ? out->a : out->b, *lower = out->pair.order <= 0 ? out->b : out->a;
    const bl_contender high = bl_candidate_contend(upper), low = bl_candidate_contend(lower);
    bl_draws draws;
    const bl_points *maxima = bl_candidate_maxima(arena, upper);
    if (maxima == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(bl_draws_columns(&draws, arena, role, maxima));
    if (draws.count > BL_FIRM_EXACT)
        BL_TRY(bl_draws_make(&draws, arena, role, maxima));
    return bl_firm_pair_of(&out->firm, arena, role, &draws, maxima, &high, &low);
}

bl_status bl_why_of(bl_why *out, bl_arena *arena, const bl_role *role, const bl_candidate *a, const bl_candidate *b)
{
    *out = (bl_why){.a = a, .b = b, .role = role};
    const bl_standing p = bl_candidate_standing(a), q = bl_candidate_standing(b);
    bl_difference *differences = BL_NEW_ARRAY(arena, bl_difference, a->result_count);
    if (differences == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < a->result_count; i++)
        differences[i] = (bl_difference){
            .index = i, .id = a->results[i].criterion->id, .max = a->results[i].max, .a = mark_of(&a->results[i]), .b = mark_of(&b->results[i])};
    bl_pair_compare(&out->pair, &p, &q, differences, a->result_count);
    return weigh(out, arena, role);
}
