/* A ranking file as candidates, failures and a head. */
#include "base/json_seal.h"
#include "base/utf8.h"
#include "verify/verify.h"

#define FAULTS_MAX 200u

bl_status bl_fault_add(bl_verification *v, const bl_json_node *at, const char *format, ...)
{
    if (v->fault_count++ >= FAULTS_MAX)
        return BL_OK;
    bl_fault *fault = BL_PUSH(v->arena, &v->faults);
    if (fault == NULL)
        return BL_ERROR_MEMORY;
    va_list list;
    va_start(list, format);
    fault->message = bl_str_format_list(v->arena, format, list);
    va_end(list);
    fault->line = at == NULL ? 1 : bl_source_line(&v->source, (uint32_t)at->offset);
    return fault->message.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bl_status take_candidate(bl_verification *v, const bl_json_node *node)
{
    bl_entry_candidate *c = BL_PUSH(v->arena, &v->candidates);
    if (c == NULL)
        return BL_ERROR_MEMORY;
    const bl_json_node *source = bl_json_get(node, "source");
    *c = (bl_entry_candidate){.node = node, .path = bl_json_get_str(source, "path"), .sha256 = bl_json_get_str(source, "sha256")};
    return BL_OK;
}

static bl_status take_rules(bl_verification *v)
{
    BL_JSON_EACH(file, bl_json_get(bl_json_get(v->head, "rules"), "files"))
    {
        bl_rule_entry *rule = BL_PUSH(v->arena, &v->rules);
        if (rule == NULL)
            return BL_ERROR_MEMORY;
        int64_t folder = 0;
        *rule = (bl_rule_entry){.node = file, .path = bl_json_get_str(file, "path")};
        if (bl_json_get_decimal(&folder, file, "folder", 0) && folder > 0)
            rule->folder = (uint32_t)folder;
    }
    return BL_OK;
}

static bl_status refuse(bl_verification *v, bl_str *message, const bl_json_fault *fault)
{
    *message = bl_str_format(v->arena, "it is no JSON: line %u: %s", (unsigned)bl_source_line(&v->source, (uint32_t)fault->offset), fault->message);
    return message->ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
}

/* The seal stands last in the document or the line that begins at `begin`, and covers what is before it, and the seal of the line before. */
static bl_status check_seal(bl_verification *v, const bl_json_node *node, size_t begin, bl_str before)
{
    const bl_json_node *seal = bl_json_get(node, "seal");
    if (seal == NULL || seal->kind != BL_JSON_STRING)
        return bl_fault_add(v, node, "seal is missing");
    size_t end = seal->offset; /* back over the key, its quotation marks and the colon */
    while (end > begin && v->text.ptr[end - 1] != ',' && v->text.ptr[end - 1] != '{')
        end--;
    const bl_sha256 hash = bl_json_seal(before, bl_str_slice(v->text, begin, end));
    if (seal->next == NULL && bl_str_equal(seal->text, bl_str_of(hash.hex)))
        return BL_OK;
    return bl_fault_add(v, seal, "seal: the report was changed after it was written, or its members stand in another order");
}

static bl_status read_lines(bl_verification *v, bl_str *message)
{
    bl_str before = BL_STR_NONE; /* the seal of the line before */
    for (uint32_t line = 1; line <= v->source.line_count; line++) {
        const bl_str text = bl_source_line_text(&v->source, line);
        if (bl_str_trim(text).len == 0)
            continue;
        const size_t offset = (size_t)(text.ptr - v->text.ptr);
        const bl_json_node *node;
        bl_json_fault fault;
        /* read as a slice of the whole, so that offsets are the file's: what stands behind this line is cut off, what stands before is white space to it */
        const bl_status status = bl_json_read_at(&node, v->arena, bl_str_slice(v->text, 0, offset + text.len), offset, &fault);
        if (status == BL_ERROR_INPUT)
            return refuse(v, message, &fault);
        BL_TRY(status);
        BL_TRY(check_seal(v, node, offset, before));
        before = bl_json_get_str(node, "seal");
        if (v->head == NULL)
            v->head = node;
        else if (bl_json_get(node, "criteria") != NULL)
            BL_TRY(take_candidate(v, node));
        else
            v->failed_count++;
    }
    return BL_OK;
}

static bl_status read_all(bl_verification *v, bl_str *message)
{
    bl_json_fault fault;
    const bl_json_node *node;
    const bl_str first = bl_source_line_text(&v->source, 1);
    bl_status status = first.len > 1 && bl_str_begins(first, BL_STR("{\"schema\"")) && bl_str_ends(first, BL_STR("}"))
                           ? bl_json_read(&node, v->arena, first, &fault)
                           : BL_ERROR_INPUT;
    if (status == BL_OK && bl_json_get(node, "candidates") == NULL)
        return read_lines(v, message);
    status = bl_json_read(&v->head, v->arena, v->text, &fault);
    if (status == BL_ERROR_INPUT)
        return refuse(v, message, &fault);
    BL_TRY(status);
    BL_JSON_EACH(candidate, bl_json_get(v->head, "candidates"))
    BL_TRY(take_candidate(v, candidate));
    const bl_json_node *failed = bl_json_get(v->head, "failed");
    v->failed_count = failed == NULL ? 0 : failed->count;
    return check_seal(v, v->head, bl_str_begins(v->text, BL_STR("\xEF\xBB\xBF")) ? 3 : 0, BL_STR_NONE);
}

bl_status bl_verification_open(bl_verification *out, bl_arena *arena, bl_str name, bl_str text, bl_str *message)
{
    *out = (bl_verification){.arena = arena, .text = text};
    *message = BL_STR("it is no UTF-8 text");
    if (bl_utf8_valid(text) < text.len)
        return BL_ERROR_INPUT;
    BL_TRY(bl_source_open(&out->source, arena, name, text));
    BL_TRY(read_all(out, message));
    *message = BL_STR("it is no ranking of bole: \"schema\" is not \"bole/ranking/1\"");
    if (!bl_str_equal(bl_json_get_str(out->head, "schema"), BL_STR("bole/ranking/1")))
        return BL_ERROR_INPUT;
    return take_rules(out);
}
