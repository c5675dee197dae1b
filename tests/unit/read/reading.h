/* What the tests of the readers share: a text as a document, its lines as strings, and the properties that every document has. */
#ifndef BL_TEST_READING_H
#define BL_TEST_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/reader.h"

typedef struct reading {
    bl_arena *arena;
    bl_document *document;
    bl_failure failure;
    bl_status status;
} reading;

static inline reading read_bytes(const char *path, const char *bytes, size_t len)
{
    reading r = {NULL, NULL, {BL_STR_NONE, BL_STR_NONE}, BL_OK};
    assert_int_equal(bl_arena_open(&r.arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    r.status = bl_read_document(&r.document, &r.failure, r.arena, bl_str_of(path), (bl_str){bytes, len});
    return r;
}

static inline reading read_markdown(const char *text)
{
    reading r = read_bytes("a.md", text, strlen(text));
    assert_int_equal(r.status, BL_OK);
    return r;
}

static inline reading read_plain(const char *text)
{
    reading r = read_bytes("a.txt", text, strlen(text));
    assert_int_equal(r.status, BL_OK);
    assert_int_equal(r.document->format, BL_FORMAT_TEXT);
    return r;
}

static inline void close_reading(reading *r) { bl_arena_close(r->arena); }

/* Lines as "kind level number|visible text", one a line: "H1 1|工作经历". A row shows its cells between brackets, '~' is a gap above, 'o' ordered. */
static inline const char *outline(const reading *r)
{
    const bl_document *d = r->document;
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1u << 20);
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const bl_line *line = &d->lines.items[i];
        const bl_block *block = &d->blocks.items[line->block];
        bl_buffer_format(
            &out, "%s%c%u%s %u|", line->blank_before ? "~" : "", "PHIRC"[block->kind], (unsigned)block -> level, block -> ordered ? "o" : "", line->number);
        if (line->cell_begin == line->cell_end)
            bl_buffer_add(&out, bl_document_visible(d, r->arena, (bl_span){line->begin, line->end}));
        for (uint32_t c = line->cell_begin; c < line->cell_end; c++) {
            bl_buffer_add_char(&out, '[');
            bl_buffer_add(&out, bl_document_visible(d, r->arena, d->cells.items[c]));
            bl_buffer_add_char(&out, ']');
        }
        bl_buffer_add_char(&out, '\n');
    }
    bl_str copy = bl_str_copy(r->arena, bl_buffer_str(&out));
    bl_buffer_close(&out);
    assert_non_null(copy.ptr);
    return copy.ptr;
}

/* Marks as "kind:text>target" with a space between: "B:美团", "L:x>http://e.com". */
static inline const char *marks(const reading *r)
{
    const bl_document *d = r->document;
    bl_str out = {"", 0};
    for (uint32_t i = 0; i < d->marks.count; i++) {
        const bl_mark *mark = &d->marks.items[i];
        bl_str text = bl_document_visible(d, r->arena, mark->span);
        out = bl_str_format(r->arena, "%.*s%s%c:%.*s%s%.*s", BL_STR_ARG(out), i > 0 ? " " : "", "BICLDH"[mark->kind], BL_STR_ARG(text),
            mark -> target.len > 0 ? ">" : "", BL_STR_ARG(mark->target));
    }
    return out.ptr;
}

static inline bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/*
 * Lines, cells and marks lie in order within the folded text; what a line shows stands, character for character, in its line of the document text
 * or, for entities alone, in another spelling; the lines are parted by one line end each.
 */
static inline void check_document(const bl_document *d)
{
    uint32_t end = 0, origin = 0;
    assert_int_equal(bl_utf8_valid((bl_str){d->folded.bytes, d->folded.len}), d->folded.len);
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const bl_line *line = &d->lines.items[i];
        assert_int_equal(line->begin, i == 0 ? 0 : end + 1);
        assert_true(line->end > line->begin && line->end <= d->folded.len);
        assert_true(i == 0 || d->folded.bytes[end] == '\n');
        assert_null(memchr(d->folded.bytes + line->begin, '\n', line->end - line->begin));
        bl_span span = bl_document_origin(d, (bl_span){line->begin, line->end});
        assert_true(span.begin >= origin && span.end >= span.begin && span.end <= d->text.text.len);
        assert_int_equal(bl_source_line(&d->text, span.begin), line->number);
        assert_int_equal(bl_document_line_at(d, line->begin), i);
        assert_int_equal(bl_document_line_at(d, line->end), i);
        for (uint32_t c = line->cell_begin; c < line->cell_end; c++)
            assert_true(d->cells.items[c].begin >= line->begin && d->cells.items[c].begin <= d->cells.items[c].end && d->cells.items[c].end <= line->end);
        end = line->end;
        origin = span.end;
    }
    assert_int_equal(end, d->lines.count == 0 ? 0 : d->folded.len);
    uint32_t lines = 0, begin = 0;
    for (uint32_t i = 0; i < d->blocks.count; i++) {
        assert_int_equal(d->blocks.items[i].line_begin, lines);
        assert_true(d->blocks.items[i].line_end > lines);
        for (; lines < d->blocks.items[i].line_end; lines++)
            assert_int_equal(d->lines.items[lines].block, i);
    }
    assert_int_equal(lines, d->lines.count);
    for (uint32_t i = 0; i < d->marks.count; i++) {
        const bl_mark *mark = &d->marks.items[i];
        assert_true(mark->span.begin >= begin && mark->span.begin < mark->span.end && mark->span.end <= d->folded.len);
        begin = mark->span.begin;
    }
}

/* What is visible is a subsequence of the document text, white space aside. Only for texts without entities. */
static inline void check_subsequence(const reading *r)
{
    const bl_document *d = r->document;
    bl_str visible = bl_document_visible(d, r->arena, (bl_span){0, d->folded.len}), text = d->text.text;
    size_t at = 0;
    for (size_t i = 0; i < visible.len; i++) {
        if (is_ascii_space(visible.ptr[i]))
            continue;
        while (at < text.len && text.ptr[at] != visible.ptr[i])
            at++;
        assert_true(at < text.len);
        at++;
    }
}

/* A small generator, the same on every machine. */
static inline uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

#endif
