/* Markdown, text in any encoding, JSON Resume: what is read without a worker. */
#include "read/reader.h"
#include "reading.h"

static void read_as(const char *path, bl_str file)
{
    bl_arena *arena;
    bl_document *document;
    bl_failure failure;
    require(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY) == BL_OK);
    const bl_status status = bl_read_document(&document, &failure, arena, bl_str_of(path), file);
    require(status == BL_OK || status == BL_ERROR_INPUT);
    if (status == BL_OK)
        check_document(document);
    else
        require(failure.code.len > 0 && failure.message.len > 20);
    bl_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const bl_str file = {(const char *)bytes, size};
    read_as("a.md", file);
    read_as("a.txt", file);
    return 0;
}
