#include "report/diff.h"

#include "base/sort.h"

static bool is_ranked(const bl_candidate *c) { return c != NULL && c->code.len == 0; }

bl_points bl_diff_gain(const bl_diff_criterion *c) { return (c->after == NULL ? 0 : c->after->points) - (c->before == NULL ? 0 : c->before->points); }

bool bl_diff_quote_is_new(const bl_quote *quote, const bl_result *other)
{
    for (uint32_t i = 0; other != NULL && i < other->quote_count; i++)
        if (other->quotes[i].line == quote->line && other->quotes[i].column == quote->column && bl_str_equal(other->quotes[i].text, quote->text))
            return false;
    return true;
}

static const bl_result *result_of(const bl_candidate *c, bl_str id)
{
    for (uint32_t i = 0; is_ranked(c) && i < c->result_count; i++)
        if (bl_str_equal(c->results[i].criterion->id, id))
            return &c->results[i];
    return NULL;
}

static bool same_quotes(const bl_result *a, const bl_result *b)
{
    for (uint32_t i = 0; i < a->quote_count; i++)
        if (bl_diff_quote_is_new(&a->quotes[i], b))
            return false;
    return a->quote_count == b->quote_count;
}

static bool same_result(const bl_result *a, const bl_result *b)
{
    return a->max == b->max && a->points == b->points && a->possible == b->possible && a->degree == b->degree && a->state == b->state && a->must == b->must &&
           same_quotes(a, b);
}

/* Only criteria that differ; those that neither asks are none. */
static bl_status compare_criteria(bl_diff_candidate *d, bl_arena *arena)
{
    const uint32_t after = is_ranked(d->after) ? d->after->result_count : 0, before = is_ranked(d->before) ? d->before->result_count : 0;
    d->criteria = BL_NEW_ARRAY(arena, bl_diff_criterion, after + before);
    if (d->criteria == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < after; i++) {
        const bl_result *now = &d->after->results[i], *was = result_of(d->before, now->criterion->id);
        if (was == NULL || !same_result(was, now))
            d->criteria[d->criterion_count++] = (bl_diff_criterion){was, now};
    }
    for (uint32_t i = 0; i < before; i++)
        if (result_of(d->after, d->before->results[i].criterion->id) == NULL)
            d->criteria[d->criterion_count++] = (bl_diff_criterion){&d->before->results[i], NULL};
    return BL_OK;
}

static bl_status compare(bl_diff *out, bl_arena *arena, const bl_candidate *before, const bl_candidate *after)
{
    bl_diff_candidate *d = &out->candidates[out->candidate_count++];
    *d = (bl_diff_candidate){.before = before, .after = after};
    BL_TRY(compare_criteria(d, arena));
    const bool both = is_ranked(before) && is_ranked(after);
    d->moved = !both || before->rank != after->rank;
    d->changed = d->moved || before->score != after->score || before->possible != after->possible || before->must != after->must || d->criterion_count > 0;
    out->moved += d->moved;
    out->changed += d->changed && !d->moved;
    return BL_OK;
}

static int by_path(const void *x, const void *y) { return bl_str_compare((*(bl_candidate *const *)x)->file, (*(bl_candidate *const *)y)->file); }

/* The ranked candidate of this path among the sorted. */
static const bl_candidate *find(bl_candidate *const *sorted, uint32_t count, bl_str path)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (bl_str_compare(sorted[middle]->file, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && bl_str_equal(sorted[low]->file, path) ? sorted[low] : NULL;
}

static bl_candidate **sorted_by_path(bl_arena *arena, const bl_ranking *ranking)
{
    bl_candidate **sorted = BL_NEW_ARRAY(arena, bl_candidate *, ranking->ranked_count);
    if (sorted == NULL)
        return NULL;
    for (uint32_t i = 0; i < ranking->ranked_count; i++)
        sorted[i] = ranking->ranked[i];
    bl_sort(sorted, ranking->ranked_count, sizeof *sorted, by_path);
    return sorted;
}

static bl_status compare_constants(bl_diff *out, bl_arena *arena)
{
    const bl_ruleset *before = out->before->role->rules, *after = out->after->role->rules;
    out->constants = BL_NEW_ARRAY(arena, bl_constant, BL_CONSTANT_COUNT);
    for (uint32_t i = 0; out->constants != NULL && i < BL_CONSTANT_COUNT; i++)
        if (bl_constant_value(&before->scoring, (bl_constant)i) != bl_constant_value(&after->scoring, (bl_constant)i))
            out->constants[out->constant_count++] = (bl_constant)i;
    return out->constants == NULL ? BL_ERROR_MEMORY : BL_OK;
}

bl_status bl_diff_make(bl_diff *out, bl_arena *arena, bl_ranking *before, bl_ranking *after)
{
    *out = (bl_diff){.before = before, .after = after};
    BL_TRY(bl_ranking_sort(before, 0));
    BL_TRY(bl_ranking_sort(after, 0));
    bl_candidate **were = sorted_by_path(arena, before), **are = sorted_by_path(arena, after);
    out->candidates = BL_NEW_ARRAY(arena, bl_diff_candidate, before->ranked_count + after->ranked_count);
    if (were == NULL || are == NULL || out->candidates == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < after->ranked_count; i++)
        BL_TRY(compare(out, arena, find(were, before->ranked_count, after->ranked[i]->file), after->ranked[i]));
    for (uint32_t i = 0; i < before->ranked_count; i++)
        if (find(are, after->ranked_count, before->ranked[i]->file) == NULL)
            BL_TRY(compare(out, arena, before->ranked[i], NULL));
    return compare_constants(out, arena);
}

bool bl_diff_differs(const bl_diff *diff) { return diff->moved + diff->changed > 0; }
