/* From candidates to what score/ compares and weighs. */
#include "report/ranking.h"

#define SCRATCH_MEMORY ((size_t)1 << 30)

bl_standing bl_candidate_standing(const bl_candidate *c) { return (bl_standing){c->must == BL_VERDICT_FAIL, c->score, c->unweighted}; }

int bl_candidate_compare(const bl_candidate *a, const bl_candidate *b)
{
    const bl_standing p = bl_candidate_standing(a), q = bl_candidate_standing(b);
    return bl_standing_compare(&p, &q);
}

bl_contender bl_candidate_contend(const bl_candidate *c) { return (bl_contender){bl_candidate_standing(c), c->degrees}; }

bl_points *bl_candidate_maxima(bl_arena *arena, const bl_candidate *c)
{
    bl_points *maxima = BL_NEW_ARRAY(arena, bl_points, c->result_count);
    for (uint32_t i = 0; maxima != NULL && i < c->result_count; i++)
        maxima[i] = c->results[i].max;
    return maxima;
}

static bl_status make_firm(bl_ranking *r, bl_arena *scratch)
{
    const uint32_t count = r->ranked_count < BL_FIRM_POOL ? r->ranked_count : BL_FIRM_POOL;
    bl_contender *contenders = BL_NEW_ARRAY(scratch, bl_contender, count);
    const bl_points *maxima = bl_candidate_maxima(scratch, r->ranked[0]);
    if (contenders == NULL || maxima == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        contenders[i] = bl_candidate_contend(r->ranked[i]);
    return bl_firmness_make(&r->firmness, r->arena, scratch, r->role, maxima, contenders, count, r->shown);
}

bl_status bl_ranking_firm(bl_ranking *r, const bl_allocator *allocator)
{
    if (r->shown == 0 || r->firm_shown == r->shown)
        return BL_OK;
    bl_arena *scratch;
    BL_TRY(bl_arena_open(&scratch, allocator, SCRATCH_MEMORY));
    const bl_status status = make_firm(r, scratch);
    bl_arena_close(scratch);
    r->firm_shown = status == BL_OK ? r->shown : 0;
    return status;
}
