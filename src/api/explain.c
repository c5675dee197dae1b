/* Questions about the rules themselves: where each part of one comes from, and what a diagnostic's code means. */
#include "api/handles.h"

#include <stdio.h>

#include "report/json.h"
#include "report/page.h"
#include "report/table.h"
#include "rules/explain.h"
#include "source/code_help.h"

static bl_status explain(bl_buffer *buffer, const bole_rules_options *options, const char *id, bole_diagnostics *diagnostics)
{
    bl_arena *arena;
    bl_explained explained = {.near = BL_STR_NONE};
    BL_TRY(bl_arena_open(&arena, &bl_allocator_libc, BL_LIMIT_DOCUMENT_MEMORY));
    bl_str *folders = bl_api_list(arena, options->folders, options->folder_count);
    bl_str name = bl_api_path(arena, id); /* invalid bytes must not come out again */
    bl_status status = folders == NULL || name.ptr == NULL
                           ? BL_ERROR_MEMORY
                           : bl_explain(&explained, buffer, arena, folders, (uint32_t)options->folder_count, name, &diagnostics->diags);
    if (status == BL_OK && explained.found == 0) {
        bl_diag *diag = bl_diag_add(
            &diagnostics->diags, BL_ERROR, BL_CODE_RULE_UNKNOWN_ID, NULL, (bl_span){0, 0}, "no rule is called '%.*s'", BL_STR_ARG(name));
        if (explained.near.len > 0)
            bl_diag_hint(&diagnostics->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(explained.near));
        else
            bl_diag_hint(&diagnostics->diags, diag, "'bole lookup' says what the rules understand by a word");
        status = BL_ERROR_INPUT;
    }
    bl_arena_close(arena);
    return status;
}

bole_status bole_rules_explain(const bole_rules_options *options, const char *id, bole_diagnostics *diagnostics, bole_write write, void *context)
{
    if (options == NULL || options->size < sizeof *options || options->folder_count == 0 || options->folder_count > UINT32_MAX || options->folders == NULL ||
        id == NULL || diagnostics == NULL || write == NULL)
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    bl_status status = explain(&buffer, options, id, diagnostics);
    if (status == BL_OK)
        return bl_api_flush(&buffer, write, context);
    bl_buffer_close(&buffer);
    return bl_api_status(status);
}

static void write_lines(bl_buffer *out, const char *title, const char *lines)
{
    bl_buffer_format(out, "\n%s:\n\n", title);
    while (*lines != '\0') {
        const size_t length = strcspn(lines, "\n");
        bl_buffer_format(out, "    %.*s\n", (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

static void write_page(bl_buffer *out, const bl_code_help *page)
{
    bl_buffer_format(out, "B%04u: %s\n\n", (unsigned)page->code, page->what);
    bl_table_wrap(out, bl_str_of(page->why), 0, BL_PAGE_COLUMNS);
    bl_buffer_format(out, "What to do: %s.\n", page->remedy);
    write_lines(out, "Wrong", page->wrong);
    write_lines(out, "Right", page->right);
    if ((unsigned)page->code / 100 == 3)
        bl_buffer_format(out, "\nA role silences it, if it is a warning, by: allow: [{code: B%04u, reason: ...}]\n", (unsigned)page->code);
}

static void write_json(bl_buffer *out, const bl_code_help *page)
{
    static const char *const examples[] = {NULL, "role", "rules"};
    char code[16];
    bl_json json;
    snprintf(code, sizeof code, "B%04u", (unsigned)page->code);
    bl_json_open(&json, out, false);
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "code", code);
    bl_json_key_z(&json, "what", page->what);
    bl_json_key_z(&json, "why", page->why);
    bl_json_key_z(&json, "remedy", page->remedy);
    bl_json_key_z(&json, "example", examples[page->example]);
    bl_json_key_z(&json, "wrong", page->wrong);
    bl_json_key_z(&json, "right", page->right);
    bl_json_end_object(&json);
    bl_buffer_add_char(out, '\n');
}

bole_status bole_code_help_write(const char *code, bole_format format, bole_write write, void *context)
{
    bl_code_help page;
    if (write == NULL || (format != BOLE_FORMAT_TEXT && format != BOLE_FORMAT_JSONL))
        return BOLE_ERROR_MISUSE;
    if (code != NULL && !bl_code_help_find(&page, bl_str_of(code)))
        return BOLE_ERROR_INPUT;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    if (code != NULL)
        format == BOLE_FORMAT_TEXT ? write_page(&buffer, &page) : write_json(&buffer, &page);
    for (uint32_t i = 0; code == NULL && bl_code_help_at(&page, i); i++)
        if (format == BOLE_FORMAT_TEXT)
            bl_buffer_format(&buffer, "B%04u  %s\n", (unsigned)page.code, page.what);
        else
            write_json(&buffer, &page);
    return bl_api_flush(&buffer, write, context);
}
