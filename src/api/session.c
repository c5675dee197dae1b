#include "api/handles.h"

#include "read/cache.h"

bole_status bole_session_open(bole_session **out, const bole_allocator *allocator)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    bl_allocator memory = bl_api_allocator(allocator);
    bl_arena *arena;
    bl_status status = bl_arena_open(&arena, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bole_session *session = BL_NEW(arena, bole_session);
    if (session == NULL) {
        bl_arena_close(arena);
        return BOLE_ERROR_MEMORY;
    }
    session->arena = arena;
    session->allocator = memory;
    status = bl_arena_open(&session->document, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status == BL_OK)
        status = bl_arena_open(&session->scratch, &memory, BL_LIMIT_DOCUMENT_MEMORY);
    if (status == BL_OK)
        *out = session;
    else
        bole_session_close(session);
    return bl_api_status(status);
}

bole_status bole_session_reader(bole_session *session, const bole_reader_options *options)
{
    if (session == NULL || options == NULL || options->size < sizeof *options || options->program == NULL || session->means.worker != NULL)
        return BOLE_ERROR_MISUSE;
    session->means.cache = (bl_cache *)options->cache; /* the same thing under its public name: api/cache.c */
    return bl_api_status(bl_worker_open(&session->means.worker, session->arena, bl_str_of(options->program), options->strict));
}

/* One of the sixteen ways in which four layers can be missing. */
static const char *layer_names(uint32_t missing)
{
    static const char *const names[] = {"", "no-new-privileges", "landlock", "no-new-privileges, landlock", "seccomp", "no-new-privileges, seccomp",
        "landlock, seccomp", "no-new-privileges, landlock, seccomp", "limits", "no-new-privileges, limits", "landlock, limits",
        "no-new-privileges, landlock, limits", "seccomp, limits", "no-new-privileges, seccomp, limits", "landlock, seccomp, limits",
        "no-new-privileges, landlock, seccomp, limits"};
    return names[missing & 15];
}

bole_status bole_session_sandbox(const char **missing, bole_session *session)
{
    uint32_t layers;
    if (missing == NULL || session == NULL || session->means.worker == NULL)
        return BOLE_ERROR_MISUSE;
    bl_status status = bl_worker_probe(&layers, session->means.worker);
    *missing = status == BL_OK ? layer_names(layers) : "";
    return bl_api_status(status);
}

const char *bole_session_sandbox_missing(const bole_session *session)
{
    return session == NULL || session->means.worker == NULL ? "" : layer_names(bl_worker_missing(session->means.worker));
}

void bole_session_close(bole_session *session)
{
    if (session == NULL)
        return;
    bl_worker_close(session->means.worker);
    bl_arena_close(session->scratch);
    bl_arena_close(session->document);
    bl_arena_close(session->arena);
}
