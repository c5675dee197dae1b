#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"

static void compares_and_searches(void **state)
{
    (void)state;
    assert_true(bl_str_equal(BL_STR(""), BL_STR_NONE));
    assert_false(bl_str_equal(BL_STR("a"), BL_STR("A")));
    assert_true(bl_str_equal_nocase(BL_STR("aZ[中"), BL_STR("Az[中")));
    assert_int_equal(bl_str_compare(BL_STR("ab"), BL_STR("abc")), -1);
    assert_int_equal(bl_str_compare(BL_STR("\xE4"), BL_STR("z")), 1);
    assert_int_equal(bl_str_compare(BL_STR_NONE, BL_STR("")), 0);
    assert_true(bl_str_begins(BL_STR("abc"), BL_STR("ab")) && bl_str_ends(BL_STR("abc"), BL_STR("bc")));
    assert_false(bl_str_begins(BL_STR("a"), BL_STR("ab")) || bl_str_ends(BL_STR("c"), BL_STR("bc")));
    assert_int_equal(bl_str_find(BL_STR("aab aab"), BL_STR("ab"), 0), 1);
    assert_int_equal(bl_str_find(BL_STR("aab aab"), BL_STR("ab"), 2), 5);
    assert_true(bl_str_find(BL_STR("aab"), BL_STR("abc"), 0) == SIZE_MAX);
    assert_true(bl_str_find(BL_STR("aab"), BL_STR("b"), 9) == SIZE_MAX);
    assert_int_equal(bl_str_find(BL_STR("aab"), BL_STR(""), 3), 3);
    const bl_str longer = BL_STR("a text of more than sixty-four bytes, in which the needle stands behind a blank: 年 à é");
    assert_int_equal(bl_str_find(longer, BL_STR(" é"), 0), longer.len - 3);
    assert_true(bl_str_equal(bl_str_trim(BL_STR(" \t\na b\r ")), BL_STR("a b")));
    assert_int_equal(bl_str_trim(BL_STR("  ")).len, 0);
}

static void measures_distance(void **state)
{
    (void)state;
    assert_int_equal(bl_str_distance(BL_STR("wieght"), BL_STR("weight"), 3), 1);
    assert_int_equal(bl_str_distance(BL_STR("kitten"), BL_STR("sitting"), 5), 3);
    assert_int_equal(bl_str_distance(BL_STR("kitten"), BL_STR("sitting"), 2), 3);
    assert_int_equal(bl_str_distance(BL_STR(""), BL_STR("abc"), 5), 3);
    assert_int_equal(bl_str_distance(BL_STR("same"), BL_STR("same"), 0), 0);
}

static void copies_and_formats(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    assert_string_equal(bl_str_copy(arena, BL_STR("中文")).ptr, "中文");
    assert_string_equal(bl_str_format(arena, "%d %s %.*s", -5, "x", BL_STR_ARG(BL_STR("yz"))).ptr, "-5 x yz");
    assert_non_null(bl_str_copy(arena, BL_STR_NONE).ptr);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_and_searches),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(copies_and_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
