#include "read/worker/docx_fields.h"

static bl_docx_field *last(bl_docx_fields *fields) { return fields->count > 0 ? &fields->open[fields->count - 1] : NULL; }

/* The result begins. */
static void begin_result(bl_docx_field *f, bl_flow *flow)
{
    const bl_str code = bl_str_trim((bl_str){f->code, f->len});
    f->in_code = false;
    f->numbers = bl_str_begins(code, BL_STR("PAGE")) || bl_str_begins(code, BL_STR("NUMPAGES")) || bl_str_begins(code, BL_STR("SECTIONPAGES"));
    const size_t quote = bl_str_begins(code, BL_STR("HYPERLINK")) ? bl_str_find(code, BL_STR("\""), 0) : SIZE_MAX;
    const size_t end = quote == SIZE_MAX ? SIZE_MAX : bl_str_find(code, BL_STR("\""), quote + 1);
    if (end == SIZE_MAX)
        return;
    f->links = true;
    const bl_str target = bl_str_copy(flow->arena, bl_str_slice(code, quote + 1, end));
    bl_flow_mark(flow, BL_MARK_LINK, target.ptr == NULL ? BL_STR_NONE : target);
}

void bl_docx_field_character(bl_docx_fields *fields, bl_flow *flow, bl_str type)
{
    bl_docx_field *open = last(fields);
    if (bl_str_is(type, "begin")) {
        if (fields->count == BL_DOCX_FIELDS || fields->skipped > 0) {
            fields->skipped++;
            return;
        }
        open = &fields->open[fields->count++];
        open->len = 0;
        open->in_code = true;
        open->links = open->numbers = false;
    } else if (fields->skipped > 0) {
        fields->skipped -= bl_str_is(type, "end");
    } else if (open != NULL && bl_str_is(type, "separate")) {
        begin_result(open, flow);
    } else if (open != NULL && bl_str_is(type, "end")) {
        if (open->links)
            bl_flow_mark_end(flow, BL_MARK_LINK);
        fields->count--;
    }
}

void bl_docx_field_code(bl_docx_fields *fields, bl_str text)
{
    bl_docx_field *open = last(fields);
    for (size_t i = 0; open != NULL && open->in_code && i < text.len && open->len < BL_DOCX_FIELD_BYTES; i++)
        open->code[open->len++] = text.ptr[i];
}

void bl_docx_field_simple(bl_docx_fields *fields, bl_flow *flow, bl_str code)
{
    bl_docx_field_character(fields, flow, BL_STR("begin"));
    bl_docx_field_code(fields, code);
    if (fields->count > 0 && fields->skipped == 0)
        begin_result(last(fields), flow);
}

bool bl_docx_field_hides(const bl_docx_fields *fields)
{
    for (uint32_t i = 0; i < fields->count; i++)
        if (fields->open[i].numbers && !fields->open[i].in_code)
            return true;
    return fields->count > 0 && fields->open[fields->count - 1].in_code;
}
