/* A ranking as JSON (contract, 4), and as JSON lines: a head line with all but the candidates, a candidate a line, a failure a line. */
#include "report/ranking.h"

#include "base/json_seal.h"
#include "report/firm_write.h"
#include "report/record.h"

static void weights(bl_json *json, const bl_ranking *ranking)
{
    const bl_role *role = ranking->role;
    bl_json_key(json, "weights");
    bl_json_begin_object(json);
    bl_json_key(json, "asked");
    bl_json_begin_object(json);
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        if (role->asked[g] >= 0) {
            bl_json_key(json, bl_group_name((bl_group)g));
            bl_json_milli(json, role->asked[g]);
        }
    bl_json_end_object(json);
    bl_json_key(json, "applied");
    bl_json_begin_object(json);
    for (int g = 0; g < BL_GROUP_COUNT; g++) {
        bl_json_key(json, bl_group_name((bl_group)g));
        bl_json_milli(json, role->applied[g]);
    }
    bl_json_end_object(json);
    bl_json_key(json, "why");
    bl_json_begin_object(json);
    for (int g = 0; g < BL_GROUP_COUNT; g++)
        if (bl_ranking_weight_note(ranking, ranking->catalogue, (bl_group)g) != NULL)
            bl_json_key_z(json, bl_group_name((bl_group)g), bl_ranking_weight_note(ranking, ranking->catalogue, (bl_group)g));
    bl_json_end_object(json);
    bl_json_key_bool(json, "default", role->default_weights);
    bl_json_end_object(json);
}

/* What else the bytes depend on: with the hashes and the month, all that it takes to make the same ranking again. */
static void choices(bl_json *json, const bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_json_key(json, "options");
    bl_json_begin_object(json);
    bl_json_key_z(json, "lang", ranking->catalogue->chinese ? "zh" : "en");
    bl_json_key_bool(json, "blind", ranking->blind);
    bl_json_key_bool(json, "contacts", options->contacts);
    bl_json_end_object(json);
}

static void head(bl_json *json, const bl_ranking *ranking, const bl_ranking_options *options)
{
    const bl_role *role = ranking->role;
    bl_json_key_z(json, "schema", "bole/ranking/1");
    bl_json_key(json, "engine");
    bl_json_begin_object(json);
    bl_json_key_z(json, "name", "bole");
    bl_json_key_z(json, "version", options->engine);
    bl_json_end_object(json);
    if (ranking->blind)
        bl_json_key_bool(json, "blind", true);
    bl_json_key(json, "asOf");
    bl_json_date(json, ranking->as_of, BL_DATE_MONTH);
    choices(json, ranking, options);
    bl_json_key(json, "role");
    bl_json_begin_object(json);
    bl_json_key_str(json, "title", role->title);
    bl_json_key_str(json, "path", role->source.name);
    bl_json_key_z(json, "sha256", role->sha256.hex);
    weights(json, ranking);
    bl_json_end_object(json);
    bl_json_key(json, "rules");
    bl_json_begin_object(json);
    bl_json_key_z(json, "sha256", role->rules->sha256.hex);
    bl_json_key(json, "files");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < role->rules->file_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "path", role->rules->files[i].path);
        bl_json_key_int(json, "folder", role->rules->files[i].folder);
        bl_json_key_z(json, "sha256", role->rules->files[i].sha256.hex);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static void counts(bl_json *json, const bl_ranking *ranking)
{
    bl_json_key(json, "counts");
    bl_json_begin_object(json);
    bl_json_key_int(json, "files", (int64_t)ranking->ranked_count + ranking->failed_count);
    bl_json_key_int(json, "ranked", ranking->ranked_count);
    bl_json_key_int(json, "failed", ranking->failed_count);
    bl_json_key_int(json, "passedOver", ranking->passed_over);
    bl_json_key_int(json, "shown", ranking->shown);
    bl_json_end_object(json);
}

void bl_quote_write_json(bl_json *json, const bl_quote *quote)
{
    bl_json_begin_object(json);
    bl_json_key_int(json, "line", quote->line);
    bl_json_key_int(json, "column", quote->column);
    if (quote->page > 0)
        bl_json_key_int(json, "page", quote->page);
    bl_json_key_str(json, "quote", quote->text);
    bl_json_end_object(json);
}

static void quotes(bl_json *json, const bl_result *result, uint32_t most)
{
    bl_json_key(json, "evidence");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < result->quote_count && i < most; i++)
        bl_quote_write_json(json, &result->quotes[i]);
    bl_json_end_array(json);
}

void bl_result_write_json(bl_json *json, const bl_result *result, uint32_t evidence)
{
    const bl_criterion *c = result->criterion;
    bl_json_begin_object(json);
    bl_json_key_str(json, "id", c->id);
    bl_json_key_z(json, "group", bl_group_name(c->group));
    bl_json_key_str(json, "label", result->label);
    bl_json_key_str_or_null(json, "why", c->why);
    bl_json_key_str(json, "asked", result->asked);
    bl_json_key_str(json, "found", result->found);
    bl_json_key(json, "weight");
    bl_json_milli(json, c->weight);
    bl_json_key_points(json, "max", result->max);
    bl_json_key_points(json, "points", result->points);
    bl_json_key_points(json, "possible", result->possible);
    bl_json_key(json, "degree");
    bl_json_milli(json, result->degree);
    bl_json_key(json, "possibleDegree");
    bl_json_milli(json, result->possible_degree);
    bl_json_key_z(json, "state", bl_state_name(result->state));
    if (result->must != BL_VERDICT_NONE) {
        bl_json_key_z(json, "must", bl_verdict_name(result->must));
        bl_json_key_str(json, "mustWords", result->must_words);
    }
    bl_json_key_str(json, "reason", result->reason);
    bl_json_key(json, "rule");
    bl_json_begin_object(json);
    bl_json_key_str(json, "file", result->rule_file);
    bl_json_key_int(json, "line", result->rule_line);
    bl_json_end_object(json);
    quotes(json, result, evidence);
    bl_json_end_object(json);
}

static void contacts(bl_json *json, const bl_candidate *candidate)
{
    bl_json_key(json, "contacts");
    bl_json_begin_object(json);
    bl_json_key_str_or_null(json, "phone", candidate->phone);
    bl_json_key_str_or_null(json, "email", candidate->email);
    bl_json_key_str_or_null(json, "address", candidate->location);
    bl_json_end_object(json);
}

static void extras(bl_json *json, const bl_candidate *candidate)
{
    bl_json_key(json, "notes");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < candidate->note_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "field", candidate->notes[i].key);
        bl_json_key_str_or_null(json, "value", candidate->notes[i].value);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_key(json, "questions");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < candidate->question_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "criterion", candidate->questions[i].criterion->id);
        bl_json_key_points(json, "points", candidate->questions[i].points);
        bl_json_key_str(json, "text", candidate->questions[i].text);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_key(json, "sameAs");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < candidate->twin_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "path", candidate->twins[i].path);
        bl_json_key_z(json, "by", candidate->twins[i].by);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

static void candidate_members(bl_json *json, const bl_ranking *ranking, uint32_t index, const bl_ranking_options *options)
{
    const bl_candidate *candidate = ranking->ranked[index];
    bl_json_key_int(json, "rank", candidate->rank);
    bl_json_key_bool(json, "tied", candidate->tied);
    bl_json_key_str(json, "name", candidate->name);
    if (candidate->name_is_file)
        bl_json_key_bool(json, "nameIsFile", true);
    bl_json_key(json, "source");
    bl_json_begin_object(json);
    bl_json_key_str(json, "path", candidate->path);
    bl_json_key_z(json, "format", candidate->format);
    bl_json_key_z(json, "sha256", candidate->sha256.hex);
    bl_json_key_int(json, "bytes", (int64_t)candidate->bytes);
    bl_json_end_object(json);
    bl_json_key_points(json, "score", candidate->score);
    bl_json_key_points(json, "possible", candidate->possible);
    bl_json_key_z(json, "must", candidate->must == BL_VERDICT_NONE ? "pass" : bl_verdict_name(candidate->must));
    bl_json_key(json, "criteria");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < candidate->result_count; i++)
        bl_result_write_json(json, &candidate->results[i], UINT32_MAX);
    bl_json_end_array(json);
    if (options->contacts)
        contacts(json, candidate);
    extras(json, candidate);
    bl_firm_candidate_write_json(json, ranking, index);
}

static void failure_members(bl_json *json, const bl_candidate *candidate)
{
    bl_json_key_str(json, "path", candidate->path);
    bl_json_key_str(json, "code", candidate->code);
    bl_json_key_str(json, "message", candidate->message);
}

/* The last member: a seal over what stands in the buffer from `begin` on, and over the seal before it. */
static void seal_member(bl_json *json, size_t begin, bl_str before, bl_sha256 *seal)
{
    if (json->out->status != BL_OK)
        return;
    *seal = bl_json_seal(before, bl_str_slice(bl_buffer_str(json->out), begin, json->out->len));
    bl_json_key_z(json, "seal", seal->hex);
}

void bl_ranking_write_json(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_json json;
    const size_t begin = out->len;
    bl_json_open(&json, out, options->pretty);
    bl_json_begin_object(&json);
    head(&json, ranking, options);
    bl_json_key(&json, "candidates");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < ranking->shown; i++) {
        bl_json_begin_object(&json);
        candidate_members(&json, ranking, i, options);
        bl_json_end_object(&json);
    }
    bl_json_end_array(&json);
    bl_json_key(&json, "failed");
    bl_json_begin_array(&json);
    for (uint32_t i = 0; i < ranking->failed_count; i++) {
        bl_json_begin_object(&json);
        failure_members(&json, ranking->failed[i]);
        bl_json_end_object(&json);
    }
    bl_json_end_array(&json);
    bl_firmness_write_json(&json, ranking);
    counts(&json, ranking);
    bl_sha256 seal;
    seal_member(&json, begin, BL_STR_NONE, &seal);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

/* A line of JSON lines, sealed to the one before it. */
typedef struct line {
    bl_json json;
    size_t begin;
    bl_sha256 seal; /* of the last line that was ended */
    bool sealed;    /* there is one */
} line;

static void begin_line(line *l, bl_buffer *out)
{
    l->begin = out->len;
    bl_json_open(&l->json, out, false);
    bl_json_begin_object(&l->json);
}

static void end_line(line *l)
{
    const bl_sha256 before = l->seal;
    seal_member(&l->json, l->begin, l->sealed ? bl_str_of(before.hex) : BL_STR_NONE, &l->seal);
    l->sealed = true;
    bl_json_end_object(&l->json);
    bl_buffer_add_char(l->json.out, '\n');
}

void bl_ranking_write_jsonl(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    line l = {.sealed = false};
    begin_line(&l, out);
    head(&l.json, ranking, options);
    bl_firmness_write_json(&l.json, ranking);
    counts(&l.json, ranking);
    end_line(&l);
    for (uint32_t i = 0; i < ranking->shown; i++) {
        begin_line(&l, out);
        candidate_members(&l.json, ranking, i, options);
        end_line(&l);
    }
    for (uint32_t i = 0; i < ranking->failed_count; i++) {
        begin_line(&l, out);
        failure_members(&l.json, ranking->failed[i]);
        end_line(&l);
    }
}
