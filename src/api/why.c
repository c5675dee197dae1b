#include "api/handles.h"

#include "report/why.h"

static bl_status write_why(
    bl_buffer *out, const bole_candidate *a, const bole_candidate *b, const bl_role *role, const bl_catalogue *catalogue, const bole_report_options *options)
{
    bl_arena *arena;
    bl_why why;
    BL_TRY(bl_arena_open(&arena, &out->allocator, BL_LIMIT_DOCUMENT_MEMORY));
    bl_status status = bl_why_of(&why, arena, role, a->candidate, b->candidate);
    if (status == BL_OK && options->format == BOLE_FORMAT_JSON)
        bl_why_write_json(out, &why, BOLE_VERSION);
    else if (status == BL_OK)
        status = bl_why_write_text(out, &why, catalogue, options->width == 0 ? 100 : options->width, options->color);
    bl_arena_close(arena);
    return status;
}

bole_status bole_why_write(const bole_candidate *a, const bole_candidate *b, const bole_role *role, bole_language language, const bole_report_options *options,
    bole_write write, void *context)
{
    const bole_report_options defaults = BOLE_OPTIONS(bole_report_options);
    if (options == NULL)
        options = &defaults;
    if (a == NULL || b == NULL || role == NULL || write == NULL || options->size < sizeof *options || options->format == BOLE_FORMAT_JSONL ||
        bole_candidate_failed(a) || bole_candidate_failed(b))
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &role->allocator, BL_LIMIT_OUTPUT_BYTES);
    bl_status status = write_why(&buffer, a, b, role->role, bl_api_catalogue(role, language), options);
    if (status != BL_OK) {
        bl_buffer_close(&buffer);
        return bl_api_status(status);
    }
    return bl_api_flush(&buffer, write, context);
}
