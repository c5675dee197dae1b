#include "api/handles.h"

#include "report/lookup.h"
#include "rules/image.h"

static bl_status open_rules(bole_rules *rules, const bl_allocator *allocator, const bole_rules_options *options, bole_diagnostics *diagnostics)
{
    bl_str *folders = bl_api_list(rules->arena, options->folders, options->folder_count);
    if (folders == NULL)
        return BL_ERROR_MEMORY;
    const bl_images images = {options->images, options->day};
    return bl_ruleset_open(&rules->ruleset, allocator, folders, (uint32_t)options->folder_count, options->images == NULL ? NULL : &images, &diagnostics->diags);
}

uint32_t bole_images_clear(const char *folder) { return folder == NULL ? 0 : bl_images_clear(folder); }

bole_status bole_rules_open(bole_rules **out, const bole_rules_options *options, bole_diagnostics *diagnostics)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (options == NULL || options->size < sizeof *options || options->folder_count == 0 || options->folder_count > UINT32_MAX || options->folders == NULL ||
        diagnostics == NULL)
        return BOLE_ERROR_MISUSE;
    bl_arena *arena;
    bl_allocator memory = bl_api_allocator(options->allocator);
    bl_status status = bl_arena_open(&arena, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_rules *rules = BL_NEW(arena, bole_rules);
    status = BL_ERROR_MEMORY;
    if (rules != NULL) {
        rules->arena = arena;
        status = open_rules(rules, &memory, options, diagnostics);
    }
    if (status == BL_OK)
        *out = rules;
    else
        bl_arena_close(arena);
    return bl_api_status(status);
}

void bole_rules_close(bole_rules *rules)
{
    if (rules == NULL)
        return;
    bl_ruleset_release(rules->ruleset);
    bl_arena_close(rules->arena);
}

const char *bole_rules_sha256(const bole_rules *rules) { return rules == NULL ? NULL : rules->ruleset->sha256.hex; }

uint32_t bole_rules_file_count(const bole_rules *rules) { return rules == NULL ? 0 : rules->ruleset->file_count; }

static bl_status look_up(bl_buffer *out, const bole_rules *rules, const char *const *names, size_t name_count, bole_format format)
{
    bl_arena *arena;
    BL_TRY(bl_arena_open(&arena, &bl_allocator_libc, BL_LIMIT_DOCUMENT_MEMORY));
    const bl_vocabulary vocabulary = {rules->ruleset, NULL};
    bl_status status = BL_OK;
    for (size_t i = 0; i < name_count && status == BL_OK; i++) {
        bl_str name = bl_api_path(arena, names[i]); /* invalid bytes must not come out again */
        bl_lookup lookup;
        status = name.ptr == NULL ? BL_ERROR_MEMORY : bl_lookup_name(&lookup, arena, &vocabulary, name);
        if (status == BL_OK && format == BOLE_FORMAT_TEXT)
            bl_lookup_write_text(out, &lookup);
        else if (status == BL_OK)
            bl_lookup_write_jsonl(out, &lookup);
    }
    bl_arena_close(arena);
    return status;
}

bole_status bole_rules_lookup(const bole_rules *rules, const char *const *names, size_t name_count, bole_format format, bole_write write, void *context)
{
    if (rules == NULL || (names == NULL && name_count > 0) || write == NULL || (format != BOLE_FORMAT_TEXT && format != BOLE_FORMAT_JSONL))
        return BOLE_ERROR_MISUSE;
    for (size_t i = 0; i < name_count; i++)
        if (names[i] == NULL)
            return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    bl_status status = look_up(&buffer, rules, names, name_count, format);
    if (status != BL_OK) {
        bl_buffer_close(&buffer);
        return bl_api_status(status);
    }
    return bl_api_flush(&buffer, write, context);
}
