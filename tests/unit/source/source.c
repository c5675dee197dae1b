#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "source/source.h"

static bl_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 16u << 20) == BL_OK ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static bl_source open_source(bl_str text)
{
    bl_source source;
    assert_int_equal(bl_source_open(&source, arena, BL_STR("a.md"), text), BL_OK);
    return source;
}

static void check_place(const bl_source *source, uint32_t offset, uint32_t line, uint32_t column)
{
    bl_place place = bl_source_place(source, offset);
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(bl_source_line(source, offset), line);
}

static void finds_places(void **state)
{
    (void)state;
    bl_source source = open_source(BL_STR("ab\n中文x\r\n\rlast"));
    assert_int_equal(source.line_count, 4);
    check_place(&source, 0, 1, 1);
    check_place(&source, 2, 1, 3);
    check_place(&source, 3, 2, 1);
    check_place(&source, 9, 2, 3);
    check_place(&source, 12, 3, 1);
    check_place(&source, 13, 4, 1);
    check_place(&source, 17, 4, 5);
    assert_true(bl_str_equal(bl_source_line_text(&source, 1), BL_STR("ab")));
    assert_true(bl_str_equal(bl_source_line_text(&source, 2), BL_STR("中文x")));
    assert_int_equal(bl_source_line_text(&source, 3).len, 0);
    assert_true(bl_str_equal(bl_source_line_text(&source, 4), BL_STR("last")));
    assert_int_equal(bl_source_line_text(&source, 5).len, 0);
    assert_true(bl_str_equal(bl_source_slice(&source, (bl_span){3, 9}), BL_STR("中文")));
}

static void knows_empty_texts_and_last_lines(void **state)
{
    (void)state;
    bl_source source = open_source(BL_STR_NONE);
    assert_int_equal(source.line_count, 1);
    check_place(&source, 0, 1, 1);
    source = open_source(BL_STR("a\n"));
    assert_int_equal(source.line_count, 2);
    check_place(&source, 2, 2, 1);
    source = open_source(BL_STR("a\r"));
    assert_int_equal(source.line_count, 2);
    assert_true(bl_str_equal(bl_source_line_text(&source, 1), BL_STR("a")));
}

static void passes_over_a_bom(void **state)
{
    (void)state;
    bl_source source = open_source(BL_STR("\xEF\xBB\xBFname: x\ny"));
    check_place(&source, 0, 1, 1);
    check_place(&source, 3, 1, 1);
    check_place(&source, 4, 1, 2);
    assert_true(bl_str_equal(bl_source_line_text(&source, 1), BL_STR("name: x")));
    check_place(&source, 11, 2, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_places),
        cmocka_unit_test(knows_empty_texts_and_last_lines),
        cmocka_unit_test(passes_over_a_bom),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
