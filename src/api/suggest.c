#include "api/handles.h"

#include "report/suggest.h"

struct bole_suggestions {
    bl_arena *arena;
    bl_ruleset *ruleset; /* one reference */
    bl_vocabulary vocabulary;
    bl_suggestions inner;
    bool written; /* sorted: nothing can be added any more */
};

bole_status bole_suggestions_open(bole_suggestions **out, const bole_rules *rules)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (rules == NULL)
        return BOLE_ERROR_MISUSE;
    bl_arena *arena;
    const bl_status status = bl_arena_open(&arena, &bl_allocator_libc, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_suggestions *handle = BL_NEW(arena, bole_suggestions);
    if (handle == NULL) {
        bl_arena_close(arena);
        return BOLE_ERROR_MEMORY;
    }
    handle->arena = arena;
    handle->ruleset = bl_ruleset_retain(rules->ruleset);
    handle->vocabulary = (bl_vocabulary){handle->ruleset, NULL};
    bl_suggestions_open(&handle->inner, arena, &handle->vocabulary);
    *out = handle;
    return BOLE_OK;
}

void bole_suggestions_close(bole_suggestions *suggestions)
{
    if (suggestions == NULL)
        return;
    bl_ruleset_release(suggestions->ruleset);
    bl_arena_close(suggestions->arena);
}

bole_status bole_suggestions_add(bole_suggestions *suggestions, bole_session *session, const char *path, const char *bytes, size_t size)
{
    if (suggestions == NULL || suggestions->written || session == NULL || path == NULL || (bytes == NULL && size > 0))
        return BOLE_ERROR_MISUSE;
    bl_document *document;
    bl_failure failure;
    bl_unknowns unknowns = {0};
    session->resume = (bole_resume){0};
    bl_arena_reset(session->document);
    const bl_str printed = bl_api_path(session->document, path);
    if (printed.ptr == NULL)
        return BOLE_ERROR_MEMORY;
    bl_status status = bl_read_document_with(&document, &failure, session->document, &session->means, printed, (bl_str){bytes, size});
    if (status == BL_OK)
        status = bl_unknown_find(&unknowns, document, &suggestions->vocabulary);
    if (status == BL_OK)
        status = bl_suggestions_add(&suggestions->inner, document, &unknowns);
    return bl_api_status(status);
}

uint32_t bole_suggestions_count(const bole_suggestions *suggestions) { return suggestions == NULL ? 0 : suggestions->inner.list.count; }

bole_status bole_suggestions_write(bole_suggestions *suggestions, bole_format format, uint32_t limit, bole_write write, void *context)
{
    if (suggestions == NULL || write == NULL || (format != BOLE_FORMAT_TEXT && format != BOLE_FORMAT_JSONL))
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    suggestions->written = true;
    bl_suggestions_sort(&suggestions->inner);
    if (format == BOLE_FORMAT_TEXT)
        bl_suggestions_write_yaml(&buffer, &suggestions->inner, limit);
    else
        bl_suggestions_write_jsonl(&buffer, &suggestions->inner, limit);
    return bl_api_flush(&buffer, write, context);
}
