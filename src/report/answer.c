#include "report/answer.h"

#include "report/record.h"

static void any_value(bl_json *json, const bl_json_node *node)
{
    switch (node == NULL ? BL_JSON_NULL : node->kind) {
    case BL_JSON_NULL: bl_json_null(json); break;
    case BL_JSON_FALSE:
    case BL_JSON_TRUE: bl_json_bool(json, node->kind == BL_JSON_TRUE); break;
    case BL_JSON_NUMBER: bl_json_number(json, node->text); break;
    case BL_JSON_STRING: bl_json_str(json, node->text); break;
    case BL_JSON_ARRAY:
        bl_json_begin_array(json);
        BL_JSON_EACH(item, node)
        any_value(json, item); /* no deeper than what was read */
        bl_json_end_array(json);
        break;
    case BL_JSON_OBJECT:
        bl_json_begin_object(json);
        BL_JSON_EACH(item, node)
        {
            bl_json_key_of(json, item->key);
            any_value(json, item);
        }
        bl_json_end_object(json);
        break;
    }
}

void bl_answer_begin(bl_json *json, bl_buffer *out, const bl_json_node *id)
{
    bl_json_open(json, out, false);
    bl_json_begin_object(json);
    bl_json_key(json, "id");
    any_value(json, id);
}

void bl_answer_error(bl_json *json, bl_str code, bl_str message)
{
    bl_json_key(json, "error");
    bl_json_begin_object(json);
    bl_json_key_str(json, "code", code);
    bl_json_key_str(json, "message", message);
    bl_json_end_object(json);
}

void bl_answer_end(bl_json *json)
{
    bl_json_end_object(json);
    bl_buffer_add_char(json->out, '\n');
}

static void criteria(bl_json *json, const bl_candidate *candidate, uint32_t evidence)
{
    bl_json_key(json, "criteria");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < candidate->result_count; i++)
        bl_result_write_json(json, &candidate->results[i], evidence);
    bl_json_end_array(json);
}

void bl_answer_result(bl_json *json, const bl_candidate *candidate, const bl_role *role, const bl_answer_options *options)
{
    const unsigned fields = options->fields;
    bl_json_begin_object(json);
    bl_json_key_str(json, "role", role->source.name);
    if ((fields & BL_ANSWER_SHA256) != 0)
        bl_json_key_z(json, "sha256", role->sha256.hex);
    if ((fields & BL_ANSWER_AS_OF) != 0) {
        bl_json_key(json, "asOf");
        bl_json_date(json, options->as_of, BL_DATE_MONTH);
    }
    if ((fields & BL_ANSWER_RULES) != 0)
        bl_json_key_z(json, "rules", role->rules->sha256.hex);
    if ((fields & BL_ANSWER_SCORE) != 0)
        bl_json_key_points(json, "score", candidate->score);
    if ((fields & BL_ANSWER_POSSIBLE) != 0)
        bl_json_key_points(json, "possible", candidate->possible);
    if ((fields & BL_ANSWER_MUST) != 0)
        bl_json_key_z(json, "must", candidate->must == BL_VERDICT_NONE ? "pass" : bl_verdict_name(candidate->must));
    if (options->stale)
        bl_json_key_bool(json, "stale", true);
    if (options->degraded_count > 0) {
        bl_json_key(json, "degraded");
        bl_json_begin_array(json);
        for (uint32_t i = 0; i < options->degraded_count; i++)
            bl_json_str(json, options->degraded[i]);
        bl_json_end_array(json);
    }
    if ((fields & BL_ANSWER_CRITERIA) != 0)
        criteria(json, candidate, options->evidence);
    bl_json_end_object(json);
}
