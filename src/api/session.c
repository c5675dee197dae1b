#include "api/handles.h"

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

void bole_session_close(bole_session *session)
{
    if (session == NULL)
        return;
    bl_arena_close(session->scratch);
    bl_arena_close(session->document);
    bl_arena_close(session->arena);
}
