#include "report/why.h"

#include "base/sort.h"

static bl_points size_of(bl_points difference) { return difference < 0 ? -difference : difference; }

static int by_size(const void *x, const void *y)
{
    const bl_why_step *a = x, *b = y;
    const bl_points p = size_of(a->difference), q = size_of(b->difference);
    return p != q ? (p > q ? -1 : 1) : bl_str_compare(a->a->criterion->id, b->a->criterion->id);
}

/* The criterion whose `room` is enough, and the least that is; ties by id. */
static const bl_result *enough(const bl_candidate *lower, bl_points gap, bool open)
{
    const bl_result *best = NULL;
    bl_points least = 0;
    for (uint32_t i = 0; i < lower->result_count; i++) {
        const bl_result *r = &lower->results[i];
        const bl_points room = (open ? r->possible : r->max) - r->points;
        if (room > gap && (best == NULL || room < least || (room == least && bl_str_compare(r->criterion->id, best->criterion->id) < 0))) {
            best = r;
            least = room;
        }
    }
    return best;
}

static const bl_result *failed_must(const bl_candidate *c)
{
    for (uint32_t i = 0; i < c->result_count; i++)
        if (c->results[i].must == BL_VERDICT_FAIL)
            return &c->results[i];
    return NULL;
}

static void find_turn(bl_why *why)
{
    const bl_candidate *upper = why->order <= 0 ? why->a : why->b, *lower = why->order <= 0 ? why->b : why->a;
    const bl_points gap = upper->score - lower->score;
    why->turn = BL_TURN_TIE;
    if (why->order == 0)
        return;
    why->turn = BL_TURN_MUST;
    if (lower->must == BL_VERDICT_FAIL && upper->must != BL_VERDICT_FAIL) {
        why->turning = failed_must(lower);
        return;
    }
    why->turn = BL_TURN_OPEN;
    why->turning = enough(lower, gap, true);
    if (why->turning == NULL) {
        why->turning = enough(lower, gap, false);
        why->turn = why->turning == NULL ? BL_TURN_NONE : BL_TURN_ONE;
    }
}

bl_status bl_why_of(bl_why *out, bl_arena *arena, const bl_candidate *a, const bl_candidate *b)
{
    *out = (bl_why){.a = a, .b = b, .gap = a->score - b->score, .step_count = a->result_count, .order = bl_candidate_compare(a, b)};
    out->steps = BL_NEW_ARRAY(arena, bl_why_step, a->result_count);
    if (out->steps == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < a->result_count; i++)
        out->steps[i] = (bl_why_step){&a->results[i], &b->results[i], a->results[i].points - b->results[i].points};
    bl_sort(out->steps, out->step_count, sizeof *out->steps, by_size);
    find_turn(out);
    return BL_OK;
}
