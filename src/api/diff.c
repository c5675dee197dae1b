#include "api/handles.h"

#include "report/diff.h"

static bl_status write_diff(
    bl_buffer *out, bole_ranking *before, bole_ranking *after, const bl_catalogue *catalogue, const bole_report_options *options, bool *differs)
{
    bl_arena *arena;
    bl_diff diff;
    BL_TRY(bl_arena_open(&arena, &out->allocator, BL_LIMIT_DOCUMENT_MEMORY));
    bl_status status = bl_diff_make(&diff, arena, before->ranking, after->ranking);
    if (status == BL_OK) {
        *differs = bl_diff_differs(&diff);
        if (options->format == BOLE_FORMAT_JSON)
            bl_diff_write_json(out, &diff, BOLE_VERSION);
        else
            status = bl_diff_write_text(out, &diff, catalogue, options->width == 0 ? 100 : options->width, options->color);
    }
    bl_arena_close(arena);
    return status;
}

bole_status bole_diff_write(bole_ranking *before, bole_ranking *after, const bole_report_options *options, bool *differs, bole_write write, void *context)
{
    const bole_report_options defaults = BOLE_OPTIONS(bole_report_options);
    if (options == NULL)
        options = &defaults;
    if (before == NULL || after == NULL || before == after || differs == NULL || write == NULL || options->size < sizeof *options ||
        options->format == BOLE_FORMAT_JSONL)
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    *differs = false;
    bl_buffer_open(&buffer, &after->allocator, BL_LIMIT_OUTPUT_BYTES);
    bl_status status = write_diff(&buffer, before, after, after->ranking->catalogue, options, differs);
    if (status != BL_OK) {
        bl_buffer_close(&buffer);
        return bl_api_status(status);
    }
    return bl_api_flush(&buffer, write, context);
}
