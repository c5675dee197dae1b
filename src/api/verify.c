#include "api/handles.h"

#define VERIFICATION_MEMORY ((size_t)4 << 30)

bole_status bole_verification_open(bole_verification **out, const bole_allocator *allocator, const char *path, const char *bytes, size_t size)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (path == NULL || (bytes == NULL && size > 0))
        return BOLE_ERROR_MISUSE;
    const bl_allocator memory = bl_api_allocator(allocator);
    bl_arena *arena;
    bl_status status = bl_arena_open(&arena, &memory, VERIFICATION_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_verification *v = BL_NEW(arena, bole_verification);
    const bl_str name = bl_api_path(arena, path);
    if (v == NULL || name.ptr == NULL) {
        bl_arena_close(arena);
        return BOLE_ERROR_MEMORY;
    }
    v->arena = arena;
    v->allocator = memory;
    status = size >= UINT32_MAX ? BL_ERROR_LIMIT : bl_verification_open(&v->inner, arena, name, (bl_str){bytes, size}, &v->message);
    if (status == BL_OK) {
        v->message = BL_STR_NONE;
        status = bl_verify_numbers(&v->inner);
    }
    if (status != BL_OK && status != BL_ERROR_INPUT) {
        bole_verification_close(v);
        return bl_api_status(status);
    }
    *out = v;
    return bl_api_status(status);
}

void bole_verification_close(bole_verification *v)
{
    if (v != NULL)
        bl_arena_close(v->arena);
}

/* Messages are literals, or made in the arena with a NUL behind them. */
const char *bole_verification_failure(const bole_verification *v) { return v == NULL ? NULL : v->message.ptr; }

uint32_t bole_verification_source_count(const bole_verification *v) { return v == NULL ? 0 : 1 + v->inner.rules.count + v->inner.candidates.count; }

bole_source bole_verification_source(const bole_verification *v, uint32_t index)
{
    bole_source source = {.path = "", .kind = BOLE_SOURCE_ROLE};
    if (index >= bole_verification_source_count(v))
        return source;
    bl_str path = bl_json_get_str(bl_json_get(v->inner.head, "role"), "path");
    if (index > v->inner.rules.count) {
        source.kind = BOLE_SOURCE_RESUME;
        path = v->inner.candidates.items[index - 1 - v->inner.rules.count].path;
    } else if (index > 0) {
        source.kind = BOLE_SOURCE_RULES;
        source.folder = v->inner.rules.items[index - 1].folder;
        path = v->inner.rules.items[index - 1].path;
    }
    const bl_str copy = bl_str_copy(v->arena, path); /* with a NUL behind it */
    source.path = copy.ptr == NULL ? "" : copy.ptr;
    return source;
}

static bl_status check_resume(bole_verification *v, uint32_t candidate, bole_session *session, bl_str bytes)
{
    bl_document *document = NULL;
    bl_failure failure;
    bl_arena_reset(session->document);
    session->resume = (bole_resume){0};
    const bl_status status = bl_read_document_with(&document, &failure, session->document, &session->means, v->inner.candidates.items[candidate].path, bytes);
    if (status == BL_ERROR_MEMORY)
        return status;
    return bl_verify_quotes(&v->inner, candidate, status == BL_OK ? document : NULL, bytes);
}

bole_status bole_verification_check(bole_verification *v, uint32_t index, bole_session *session, const char *bytes, size_t size)
{
    if (v == NULL || session == NULL || (bytes == NULL && size > 0) || index >= bole_verification_source_count(v))
        return BOLE_ERROR_MISUSE;
    const bl_str text = {bytes, size};
    if (index == 0)
        return bl_api_status(bl_verify_role(&v->inner, text));
    if (index <= v->inner.rules.count)
        return bl_api_status(bl_verify_rule(&v->inner, index - 1, text));
    return bl_api_status(check_resume(v, index - 1 - v->inner.rules.count, session, text));
}

bole_status bole_verification_offer(bole_verification *v, bole_session *session, const char *bytes, size_t size)
{
    if (v == NULL || session == NULL || (bytes == NULL && size > 0))
        return BOLE_ERROR_MISUSE;
    const bl_sha256 hash = bl_sha256_of(bytes, size);
    for (uint32_t i = 0; i < v->inner.candidates.count; i++) {
        const bl_entry_candidate *c = &v->inner.candidates.items[i];
        if (c->found || !bl_str_equal(c->sha256, bl_str_of(hash.hex)))
            continue;
        const bl_status status = check_resume(v, i, session, (bl_str){bytes, size});
        if (status != BL_OK)
            return bl_api_status(status);
    }
    return BOLE_OK;
}

bole_status bole_verification_write(bole_verification *v, bool all_given, uint32_t *faults, bole_write write, void *context)
{
    if (v == NULL || faults == NULL || write == NULL || v->message.len > 0)
        return BOLE_ERROR_MISUSE;
    bl_status status = bl_verify_rules_end(&v->inner);
    if (status == BL_OK && all_given)
        status = bl_verify_all_given(&v->inner);
    if (status != BL_OK)
        return bl_api_status(status);
    *faults = v->inner.fault_count;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &v->allocator, BL_LIMIT_OUTPUT_BYTES);
    bl_verification_write_text(&buffer, &v->inner);
    return bl_api_flush(&buffer, write, context);
}
