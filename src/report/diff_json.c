/* A diff of two rankings as JSON: what changed, and no more. */
#include "report/diff.h"
#include "report/record.h"

static void write_side(bl_json *json, const char *key, const bl_ranking *ranking)
{
    bl_json_key(json, key);
    bl_json_begin_object(json);
    bl_json_key(json, "role");
    bl_json_begin_object(json);
    bl_json_key_str(json, "title", ranking->role->title);
    bl_json_key_str(json, "path", ranking->role->source.name);
    bl_json_key_z(json, "sha256", ranking->role->sha256.hex);
    bl_json_end_object(json);
    bl_json_key(json, "rules");
    bl_json_begin_object(json);
    bl_json_key_z(json, "sha256", ranking->role->rules->sha256.hex);
    bl_json_end_object(json);
    bl_json_end_object(json);
}

static void write_rule(bl_json *json, bl_str file, uint32_t line)
{
    bl_json_key(json, "rule");
    bl_json_begin_object(json);
    bl_json_key_str(json, "file", file);
    bl_json_key_int(json, "line", line);
    bl_json_end_object(json);
}

static void write_constants(bl_json *json, const bl_diff *diff)
{
    const bl_ruleset *before = diff->before->role->rules, *after = diff->after->role->rules;
    bl_json_key(json, "constants");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < diff->constant_count; i++) {
        const bl_constant which = diff->constants[i];
        bl_json_begin_object(json);
        bl_json_key_z(json, "name", bl_constant_key(which));
        bl_json_key(json, "before");
        bl_json_milli(json, bl_constant_value(&before->scoring, which));
        bl_json_key(json, "after");
        bl_json_milli(json, bl_constant_value(&after->scoring, which));
        write_rule(json, bl_ruleset_file(after, after->scoring_places[which].file), after->scoring_places[which].line);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void write_standing(bl_json *json, const char *key, const bl_candidate *c)
{
    bl_json_key(json, key);
    if (c == NULL) {
        bl_json_null(json);
        return;
    }
    bl_json_begin_object(json);
    bl_json_key_int(json, "rank", c->rank);
    bl_json_key_bool(json, "tied", c->tied);
    bl_json_key_points(json, "score", c->score);
    bl_json_key_points(json, "possible", c->possible);
    bl_json_key_z(json, "must", c->must == BL_VERDICT_NONE ? "pass" : bl_verdict_name(c->must));
    bl_json_end_object(json);
}

static void write_result(bl_json *json, const char *key, const bl_result *r, const bl_result *other)
{
    bl_json_key(json, key);
    if (r == NULL) {
        bl_json_null(json);
        return;
    }
    bl_json_begin_object(json);
    bl_json_key_points(json, "max", r->max);
    bl_json_key_points(json, "points", r->points);
    bl_json_key_points(json, "possible", r->possible);
    bl_json_key_z(json, "state", bl_state_name(r->state));
    if (r->must != BL_VERDICT_NONE)
        bl_json_key_z(json, "must", bl_verdict_name(r->must));
    bl_json_key_str(json, "reason", r->reason);
    write_rule(json, r->rule_file, r->rule_line);
    bl_json_key(json, "evidence"); /* what the other side has not */
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->quote_count; i++)
        if (bl_diff_quote_is_new(&r->quotes[i], other))
            bl_quote_write_json(json, &r->quotes[i]);
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void write_candidate(bl_json *json, const bl_diff_candidate *d)
{
    const bl_candidate *shown = d->after != NULL ? d->after : d->before;
    bl_json_begin_object(json);
    bl_json_key_str(json, "name", shown->name);
    bl_json_key_str(json, "path", shown->path);
    bl_json_key(json, "moved"); /* ranks up; down is negative */
    d->before != NULL && d->after != NULL ? bl_json_int(json, (int64_t)d->before->rank - d->after->rank) : bl_json_null(json);
    bl_json_key_points(json, "gain", (d->after == NULL ? 0 : d->after->score) - (d->before == NULL ? 0 : d->before->score));
    write_standing(json, "before", d->before);
    write_standing(json, "after", d->after);
    bl_json_key(json, "criteria");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < d->criterion_count; i++) {
        const bl_diff_criterion *c = &d->criteria[i];
        const bl_result *result = c->after != NULL ? c->after : c->before;
        const bl_criterion *criterion = result->criterion;
        bl_json_begin_object(json);
        bl_json_key_str(json, "id", criterion->id);
        bl_json_key_z(json, "group", bl_group_name(criterion->group));
        bl_json_key_str(json, "label", result->label);
        bl_json_key_points(json, "gain", bl_diff_gain(c));
        write_result(json, "before", c->before, c->after);
        write_result(json, "after", c->after, c->before);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

void bl_diff_write_json(bl_buffer *out, const bl_diff *diff, const char *engine)
{
    bl_json json;
    bl_json_open(&json, out, true);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "schema", "bole/diff/1");
    bl_json_key(&json, "engine");
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "name", "bole");
    bl_json_key_z(&json, "version", engine);
    bl_json_end_object(&json);
    bl_json_key(&json, "asOf");
    bl_json_date(&json, diff->after->as_of, BL_DATE_MONTH);
    write_side(&json, "before", diff->before);
    write_side(&json, "after", diff->after);
    write_constants(&json, diff);
    bl_json_key(&json, "candidates");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < diff->candidate_count; i++)
        if (diff->candidates[i].changed)
            write_candidate(&json, &diff->candidates[i]);
    bl_json_end_array(&json);
    bl_json_key(&json, "counts");
    bl_json_begin_object(&json);
    bl_json_key_int(&json, "ranked", diff->candidate_count);
    bl_json_key_int(&json, "moved", diff->moved);
    bl_json_key_int(&json, "changed", diff->changed);
    bl_json_key_int(&json, "same", (int64_t)diff->candidate_count - diff->moved - diff->changed);
    bl_json_key_int(&json, "failed", diff->after->failed_count);
    bl_json_end_object(&json);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}
