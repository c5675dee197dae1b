/*
 * A source: bytes with a name and an index of lines. Every place that is ever printed is an offset into a source.
 * Lines end at LF, CRLF or CR; line and column are 1-based; a column counts code points; a BOM at the start takes no column.
 */
#ifndef BL_SOURCE_SOURCE_H
#define BL_SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct bl_span {
    uint32_t begin, end; /* byte offsets, half-open */
} bl_span;

#define BL_SOURCE_MARK 1024u

typedef struct bl_source {
    bl_str name;           /* as it is printed: a path as given, or relative to its rule folder */
    bl_str text;           /* valid UTF-8; owned by the arena that opened it */
    uint32_t *line_starts; /* offset of the first byte of each line, behind a BOM */
    uint32_t line_count;   /* at least 1 */
    uint32_t *marks;       /* code points before each multiple of BL_SOURCE_MARK bytes: a column far to the right costs no walk from the start of its line */
} bl_source;

typedef struct bl_place {
    uint32_t line, column; /* 1-based; 0 where unknown */
} bl_place;

/* Indexes text (borrowed, below 4 GB) under name (borrowed). O(text.len). */
bl_status bl_source_open(bl_source *out, bl_arena *arena, bl_str name, bl_str text);
/* O(log lines + BL_SOURCE_MARK). offset <= text.len. */
bl_place bl_source_place(const bl_source *source, uint32_t offset);
uint32_t bl_source_line(const bl_source *source, uint32_t offset); /* 1-based line number alone: O(log lines) */
/* The bytes of a line (1-based) without its end. */
bl_str bl_source_line_text(const bl_source *source, uint32_t line);
bl_str bl_source_slice(const bl_source *source, bl_span span);

#endif
