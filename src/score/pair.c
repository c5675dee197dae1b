#include "score/pair.h"

#include "base/sort.h"

static bl_points size_of(bl_points difference) { return difference < 0 ? -difference : difference; }

static int by_size(const void *x, const void *y)
{
    const bl_difference *a = x, *b = y;
    const bl_points p = size_of(a->difference), q = size_of(b->difference);
    return p != q ? (p > q ? -1 : 1) : bl_str_compare(a->id, b->id);
}

static const bl_pair_side *lower_mark(const bl_pair *pair, const bl_difference *d) { return pair->order <= 0 ? &d->b : &d->a; }

/* The criterion on which the lower one has room enough to pass the upper one, and the least that is; ties by id. */
static const bl_difference *enough(const bl_pair *pair, bool open)
{
    const bl_difference *best = NULL;
    bl_points least = 0;
    for (uint32_t i = 0; i < pair->count; i++) {
        const bl_difference *d = &pair->differences[i];
        const bl_pair_side *lower = lower_mark(pair, d);
        const bl_points room = (open ? lower->possible : d->max) - lower->points;
        if (room > size_of(pair->gap) && (best == NULL || room < least || (room == least && bl_str_compare(d->id, best->id) < 0))) {
            best = d;
            least = room;
        }
    }
    return best;
}

static const bl_difference *failed_must(const bl_pair *pair)
{
    const bl_difference *first = NULL;
    for (uint32_t i = 0; i < pair->count; i++) {
        const bl_difference *d = &pair->differences[i];
        if (lower_mark(pair, d)->must == BL_VERDICT_FAIL && (first == NULL || d->index < first->index))
            first = d;
    }
    return first;
}

void bl_pair_compare(bl_pair *out, const bl_standing *a, const bl_standing *b, bl_difference *differences, uint32_t count)
{
    *out = (bl_pair){.differences = differences, .count = count, .order = bl_standing_compare(a, b), .turn = BL_TURN_TIE};
    for (uint32_t i = 0; i < count; i++) {
        differences[i].difference = differences[i].a.points - differences[i].b.points;
        out->gap += differences[i].difference;
    }
    bl_sort(differences, count, sizeof *differences, by_size);
    if (out->order == 0)
        return;
    if (a->fails != b->fails) {
        out->turn = BL_TURN_MUST;
        out->turning = failed_must(out);
        return;
    }
    out->turn = BL_TURN_OPEN;
    out->turning = enough(out, true);
    if (out->turning == NULL) {
        out->turning = enough(out, false);
        out->turn = out->turning == NULL ? BL_TURN_NONE : BL_TURN_ONE;
    }
}
