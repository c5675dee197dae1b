#include "api/handles.h"

bole_status bole_diagnostics_open(bole_diagnostics **out, const bole_allocator *allocator)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    bl_arena *arena;
    bl_allocator memory = bl_api_allocator(allocator);
    bl_status status = bl_arena_open(&arena, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_diagnostics *diagnostics = BL_NEW(arena, bole_diagnostics);
    if (diagnostics == NULL) {
        bl_arena_close(arena);
        return BOLE_ERROR_MEMORY;
    }
    diagnostics->arena = arena;
    bl_diags_open(&diagnostics->diags, arena);
    *out = diagnostics;
    return BOLE_OK;
}

void bole_diagnostics_close(bole_diagnostics *diagnostics)
{
    if (diagnostics != NULL)
        bl_arena_close(diagnostics->arena);
}

static uint32_t kept(const bl_diags *diags, bl_severity severity)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < diags->list.count; i++)
        count += diags->list.items[i].severity == severity;
    return count;
}

uint32_t bole_diagnostics_count(const bole_diagnostics *diagnostics, bole_severity severity)
{
    if (diagnostics == NULL)
        return 0;
    if (severity == BOLE_ERROR)
        return diagnostics->diags.errors;
    return severity == BOLE_WARNING ? diagnostics->diags.warnings : kept(&diagnostics->diags, BL_NOTE);
}

static void write_place(bl_json *json, bl_str file, bl_place place)
{
    bl_json_key_str_or_null(json, "file", file);
    bl_json_key(json, "line");
    place.line > 0 ? bl_json_int(json, place.line) : bl_json_null(json);
    bl_json_key(json, "column");
    place.line > 0 ? bl_json_int(json, place.column) : bl_json_null(json);
}

static void write_json(bl_buffer *out, const bl_diag *diag)
{
    static const char *const severities[] = {"note", "warning", "error"};
    char code[8] = "B0000";
    unsigned number = (unsigned)diag->code;
    for (int i = 4; i > 0; i--, number /= 10)
        code[i] = (char)('0' + number % 10);
    bl_json json;
    bl_json_open(&json, out, false);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "severity", severities[diag->severity]);
    bl_json_key_z(&json, "code", code);
    bl_json_key_str(&json, "message", diag->message);
    write_place(&json, diag->file, diag->place);
    bl_json_key_int(&json, "width", diag->width);
    bl_json_key_str_or_null(&json, "hint", diag->hint);
    if (diag->related_message.len > 0) {
        bl_json_key(&json, "related");
        bl_json_begin_object(&json);
        bl_json_key_str(&json, "message", diag->related_message);
        write_place(&json, diag->related_file, diag->related);
        bl_json_end_object(&json);
    }
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

bole_status bole_diagnostics_write(
    const bole_diagnostics *diagnostics, bole_diagnostics_format format, bole_severity least, bool color, bole_write write, void *context)
{
    if (diagnostics == NULL || write == NULL)
        return BOLE_ERROR_MISUSE;
    bl_diags diags = diagnostics->diags;
    bl_diags_sort(&diags); /* the order of the list is no part of what it says */
    bl_buffer buffer;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    for (uint32_t i = 0; i < diags.list.count; i++) {
        const bl_diag *diag = &diags.list.items[i];
        if ((int)diag->severity < (int)least)
            continue;
        if (format == BOLE_DIAGNOSTICS_JSONL)
            write_json(&buffer, diag);
        else
            bl_diag_write(&buffer, diag, color);
    }
    uint32_t counted = diags.errors + diags.warnings, shown = kept(&diags, BL_ERROR) + kept(&diags, BL_WARNING);
    if (format == BOLE_DIAGNOSTICS_TEXT && counted > shown)
        bl_buffer_format(&buffer, "%u more problems are not shown\n", (unsigned)(counted - shown));
    return bl_api_flush(&buffer, write, context);
}
