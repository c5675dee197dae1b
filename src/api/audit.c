#include "api/handles.h"

#include "audit/audit.h"

#define AUDIT_MEMORY ((size_t)4 << 30)

static bl_status write_audit(bl_buffer *out, bl_arena *arena, const bole_input *ranking, const bole_input *groups, bole_format format, bl_str *message)
{
    bl_audit audit;
    const bl_str names[] = {bl_api_path(arena, ranking->path), bl_api_path(arena, groups->path)};
    if (names[0].ptr == NULL || names[1].ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(bl_audit_make(
        &audit, arena, &out->allocator, names[0], (bl_str){ranking->bytes, ranking->size}, names[1], (bl_str){groups->bytes, groups->size}, message));
    if (format == BOLE_FORMAT_TEXT)
        return bl_audit_write_text(out, &audit);
    bl_audit_write_json(out, &audit, BOLE_VERSION);
    return BL_OK;
}

bole_status bole_audit_write(const bole_input *ranking, const bole_input *groups, const bole_allocator *allocator, bole_format format, bole_write refuse,
    bole_write write, void *context)
{
    if (ranking == NULL || groups == NULL || ranking->path == NULL || groups->path == NULL || refuse == NULL || write == NULL ||
        (format != BOLE_FORMAT_TEXT && format != BOLE_FORMAT_JSON) || (ranking->bytes == NULL && ranking->size > 0) ||
        (groups->bytes == NULL && groups->size > 0))
        return BOLE_ERROR_MISUSE;
    if (ranking->size >= UINT32_MAX || groups->size >= UINT32_MAX)
        return BOLE_ERROR_LIMIT;
    const bl_allocator memory = bl_api_allocator(allocator);
    bl_arena *arena;
    bl_status status = bl_arena_open(&arena, &memory, AUDIT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bl_buffer buffer;
    bl_buffer_open(&buffer, &memory, BL_LIMIT_OUTPUT_BYTES);
    bl_str message = BL_STR_NONE;
    status = write_audit(&buffer, arena, ranking, groups, format, &message);
    if (status == BL_ERROR_INPUT)
        refuse(message.ptr, message.len, context);
    bl_arena_close(arena);
    if (status != BL_OK) {
        bl_buffer_close(&buffer);
        return bl_api_status(status);
    }
    return bl_api_flush(&buffer, write, context);
}
