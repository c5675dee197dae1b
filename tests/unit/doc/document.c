#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"

#define MEGABYTE (1u << 20)

static bl_document *open_document(bl_arena **arena, const char *text)
{
    bl_document *document;
    assert_int_equal(bl_arena_open(arena, NULL, 64 * MEGABYTE), BL_OK);
    const bl_file file = bl_file_of(BL_STR("a.txt"), bl_str_of(text));
    assert_int_equal(bl_document_open(&document, *arena, BL_FORMAT_TEXT, &file, bl_str_of(text)), BL_OK);
    return document;
}

static bl_span span(uint32_t begin, uint32_t end) { return (bl_span){begin, end}; }

static void piece(bl_document *document, uint32_t begin, uint32_t end) { assert_int_equal(bl_document_piece(document, span(begin, end)), BL_OK); }

static void test_open(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "abc");
    assert_string_equal(document->file.sha256.hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(document->file.bytes, 3);
    assert_int_equal(bl_document_seal(document), BL_OK);
    assert_int_equal(document->lines.count, 0);
    assert_int_equal(document->blocks.count, 0);
    bl_arena_close(arena);
}

static void test_lines_and_blocks(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "Ab\r\ncd\n\nEF");
    bl_document_block(document, BL_BLOCK_HEADING, 2, false, 0);
    piece(document, 0, 2);
    bl_document_block(document, BL_BLOCK_CODE, 0, false, 0); /* stays empty, and vanishes */
    bl_document_block(document, BL_BLOCK_ITEM, 1, true, 0);
    piece(document, 4, 6);
    bl_document_break(document, span(6, 7));
    piece(document, 8, 10);
    bl_document_seal(document);
    assert_string_equal(document->folded.bytes, "ab\ncd\nef");
    assert_int_equal(document->blocks.count, 2);
    assert_int_equal(document->blocks.items[1].kind, BL_BLOCK_ITEM);
    assert_int_equal(document->blocks.items[1].line_begin, 1);
    assert_int_equal(document->blocks.items[1].line_end, 3);
    assert_int_equal(document->lines.items[2].number, 4);
    assert_false(document->lines.items[1].blank_before);
    assert_true(document->lines.items[2].blank_before);
    assert_int_equal(bl_document_line_at(document, 0), 0);
    assert_int_equal(bl_document_line_at(document, 3), 1);
    assert_int_equal(bl_document_line_at(document, 7), 2);
    bl_span origin = bl_document_origin(document, span(6, 8));
    assert_int_equal(origin.begin, 8);
    assert_int_equal(origin.end, 10);
    bl_arena_close(arena);
}

static void test_cells(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "|a||b|");
    bl_document_block(document, BL_BLOCK_ROW, 1, false, 1);
    bl_document_cell(document, span(1, 1));
    piece(document, 1, 2);
    bl_document_cell(document, span(3, 3));
    bl_document_cell(document, span(4, 4));
    piece(document, 4, 5);
    bl_document_seal(document);
    assert_string_equal(document->folded.bytes, "a\t\tb");
    assert_int_equal(document->cells.count, 3);
    assert_int_equal(document->cells.items[1].begin, document->cells.items[1].end);
    assert_int_equal(document->cells.items[2].begin, 3);
    assert_int_equal(document->cells.items[2].end, 4);
    bl_arena_close(arena);
}

static void test_blank_lines_are_gaps(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "a\n  \nb");
    piece(document, 0, 1);
    bl_document_break(document, span(1, 2));
    bl_document_mark_begin(document, BL_MARK_BOLD, BL_STR_NONE);
    piece(document, 2, 4);
    bl_document_break(document, span(4, 5));
    piece(document, 5, 6);
    bl_document_mark_end(document, BL_MARK_BOLD);
    bl_document_seal(document);
    assert_string_equal(document->folded.bytes, "a\nb");
    assert_int_equal(document->lines.count, 2);
    assert_true(document->lines.items[1].blank_before);
    assert_int_equal(document->marks.count, 1);
    assert_int_equal(document->marks.items[0].span.begin, 2);
    assert_int_equal(document->marks.items[0].span.end, 3);
    bl_arena_close(arena);
}

static void test_marks(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "ab cd");
    bl_document_mark_begin(document, BL_MARK_LINK, BL_STR("http://e.com"));
    bl_document_mark_begin(document, BL_MARK_BOLD, BL_STR_NONE);
    piece(document, 0, 2);
    bl_document_mark_begin(document, BL_MARK_BOLD, BL_STR_NONE); /* part of the first */
    piece(document, 2, 4);
    bl_document_mark_end(document, BL_MARK_BOLD);
    bl_document_mark_end(document, BL_MARK_BOLD);
    bl_document_mark_begin(document, BL_MARK_CODE, BL_STR_NONE); /* without text */
    bl_document_mark_end(document, BL_MARK_CODE);
    bl_document_mark_end(document, BL_MARK_ITALIC); /* was never begun */
    piece(document, 4, 5);
    bl_document_seal(document); /* ends the link */
    assert_int_equal(document->marks.count, 2);
    assert_int_equal(document->marks.items[0].span.end, 5);
    assert_true(bl_str_equal(document->marks.items[0].target, BL_STR("http://e.com")));
    assert_int_equal(document->marks.items[1].span.end, 4);
    assert_true(bl_document_marked(document, span(0, 4), BL_MARK_BOLD));
    assert_false(bl_document_marked(document, span(0, 5), BL_MARK_BOLD));
    assert_false(bl_document_marked(document, span(2, 2), BL_MARK_BOLD));
    assert_true(bl_document_marked(document, span(0, 5), BL_MARK_LINK));
    bl_arena_close(arena);
}

static void test_characters_and_spaces(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "A&lt;B<td>\xEF\xBC\xA3");
    bl_document_space(document, span(0, 0)); /* not at the begin of a line */
    piece(document, 0, 1);
    assert_int_equal(bl_document_character(document, span(1, 5), BL_STR("<")), BL_OK);
    piece(document, 5, 6);
    bl_document_space(document, span(6, 10));
    bl_document_space(document, span(10, 10)); /* not twice */
    piece(document, 10, 13);
    bl_document_seal(document);
    assert_string_equal(document->folded.bytes, "a<b c");
    assert_true(bl_str_equal(bl_document_visible(document, arena, span(0, 5)), BL_STR("A<B \xEF\xBC\xA3")));
    assert_true(bl_str_equal(bl_document_folded(document, span(1, 3)), BL_STR("<b")));
    bl_span origin = bl_document_origin(document, span(1, 2));
    assert_int_equal(origin.begin, 1);
    assert_int_equal(origin.end, 5);
    bl_arena_close(arena);
}

static void test_spans_out_of_order_do_no_harm(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "abcdef");
    piece(document, 2, 4);
    piece(document, 0, 3);
    piece(document, 3, 900);
    bl_document_seal(document);
    assert_string_equal(document->folded.bytes, "cdef");
    bl_arena_close(arena);
}

static void test_a_line_stands_where_its_first_visible_text_stands(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_document *document = open_document(&arena, "\1\nx");
    piece(document, 0, 1); /* folds to nothing */
    piece(document, 2, 3);
    bl_document_seal(document);
    assert_int_equal(document->lines.count, 1);
    assert_int_equal(document->lines.items[0].number, 2);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_lines_and_blocks),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_blank_lines_are_gaps),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_characters_and_spaces),
        cmocka_unit_test(test_spans_out_of_order_do_no_harm),
        cmocka_unit_test(test_a_line_stands_where_its_first_visible_text_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
