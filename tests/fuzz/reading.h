/* What the targets of readers share: bytes -> extract -> document, and what holds of every document. */
#ifndef BL_FUZZ_READING_H
#define BL_FUZZ_READING_H

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "read/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

/* The text is valid, its lines rise, its marks lie in it. */
static inline void check_document(const bl_document *d)
{
    require(bl_utf8_valid(d->text.text) == d->text.text.len);
    require(d->lines.count > 0);
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const bl_line *line = &d->lines.items[i];
        require(line->begin < line->end && line->end <= d->folded.len && line->block < d->blocks.count);
        require(i == 0 || line->begin == d->lines.items[i - 1].end + 1);
        const bl_span origin = bl_document_origin(d, (bl_span){line->begin, line->end});
        require(origin.begin <= origin.end && origin.end <= d->text.text.len);
    }
    for (uint32_t i = 0; i < d->marks.count; i++)
        require(d->marks.items[i].span.begin < d->marks.items[i].span.end && d->marks.items[i].span.end <= d->folded.len);
}

/* A reader of the worker: whatever the bytes, it writes an extract that the other side takes, as a document or as a failure with a sentence. */
static inline int read_by(void (*read)(bl_buffer *out, bl_str file), const uint8_t *bytes, size_t size)
{
    bl_buffer extract;
    bl_arena *arena;
    bl_document *document = NULL;
    bl_failure failure = {BL_STR_NONE, BL_STR_NONE};
    const bl_str file = {(const char *)bytes, size};
    bl_buffer_open(&extract, NULL, BL_LIMIT_EXTRACT_BYTES);
    const bl_file named = bl_file_of(BL_STR("x"), file);
    read(&extract, file);
    require(extract.status == BL_OK);
    require(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY) == BL_OK);
    const bl_status status = bl_extract_document(&document, &failure, arena, &named, bl_buffer_str(&extract));
    require(status == BL_OK || status == BL_ERROR_INPUT);
    if (status == BL_OK)
        check_document(document);
    else
        require(failure.code.len > 0 && failure.message.len > 20);
    bl_arena_close(arena);
    bl_buffer_close(&extract);
    return 0;
}

#endif
