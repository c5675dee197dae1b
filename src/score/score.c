#include "score/score.h"

static bl_points share_of(bl_points max, uint32_t degree) { return max * (bl_points)degree / 1000; /* both at least 0: rounded down */ }

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
        out->points += scored->points;
        out->possible += scored->possible;
        if (role->criteria[i]->weight == 0)
            out->unweighted += scored->match.degree;
        out->failed_musts += scored->match.must == BL_VERDICT_FAIL;
        if (scored->match.must > out->must)
            out->must = scored->match.must;
    }
    return BL_OK;
}
