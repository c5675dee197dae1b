#include "score/score.h"

static bl_points share_of(bl_points max, uint32_t degree) { return max * (bl_points)degree / 1000; /* both at least 0: rounded down */ }

static void add_up(bl_score *score)
{
    score->points = score->possible = 0;
    score->must = BL_VERDICT_NONE;
    score->failed_musts = score->unweighted = 0;
    for (uint32_t i = 0; i < score->count; i++) {
        const bl_scored *scored = &score->criteria[i];
        score->points += scored->points;
        score->possible += scored->possible;
        score->unweighted += scored->match.criterion->weight == 0 ? scored->match.degree : 0;
        score->failed_musts += scored->match.must == BL_VERDICT_FAIL;
        score->must = scored->match.must > score->must ? scored->match.must : score->must;
    }
}

bl_status bl_score_record(bl_score *out, bl_arena *arena, const bl_record *record, const bl_role *role, const bl_points *maxima)
{
    *out = (bl_score){.count = role->criterion_count};
    out->criteria = BL_NEW_ARRAY(arena, bl_scored, role->criterion_count);
    if (out->criteria == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < out->count; i++) {
        bl_scored *scored = &out->criteria[i];
        BL_TRY(bl_match_criterion(&scored->match, arena, role->criteria[i], record, role));
        scored->max = maxima[i];
        scored->points = share_of(maxima[i], scored->match.degree);
        scored->possible = share_of(maxima[i], scored->match.possible);
    }
    add_up(out);
    return BL_OK;
}

void bl_score_withhold(bl_score *score, uint32_t criterion)
{
    bl_scored *scored = &score->criteria[criterion];
    bl_match *match = &scored->match;
    match->degree = 0;
    match->possible = 1000;
    match->state = BL_STATE_NO_DATA;
    match->must = match->must == BL_VERDICT_NONE ? BL_VERDICT_NONE : BL_VERDICT_UNKNOWN;
    match->months = match->months_possible = 0;
    match->reasons.count = match->evidence.count = 0;
    match->child_count = 0;
    scored->points = 0;
    scored->possible = scored->max;
    add_up(score);
}
