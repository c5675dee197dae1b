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

/* A limit ends the counting early, and changes no answer below it. */
static void stops_at_the_limit(void **state)
{
    (void)state;
    uint64_t chance = 20261122;
    for (unsigned round = 0; round < 20000; round++) {
        char letters[2][9];
        bl_str words[2];
        for (unsigned k = 0; k < 2; k++) {
            chance = chance * UINT64_C(6364136223846793005) + 1442695040888963407u;
            words[k] = (bl_str){letters[k], chance >> 60 & 7};
            for (size_t i = 0; i < words[k].len; i++)
                letters[k][i] = (char)('a' + (chance >> (2 * i + 20) & 3));
        }
        const unsigned whole = bl_str_distance(words[0], words[1], 64);
        for (unsigned limit = 0; limit < 8; limit++)
            assert_int_equal(bl_str_distance(words[0], words[1], limit), whole < limit + 1 ? whole : limit + 1);
    }
}

static void copies_and_formats(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    assert_string_equal(bl_str_copy(arena, BL_STR("中文")).ptr, "中文");
    assert_string_equal(bl_str_fixed(arena, 0, 0).ptr, "0");
    assert_string_equal(bl_str_fixed(arena, 0, 3).ptr, "0.000");
    assert_string_equal(bl_str_fixed(arena, 5, 2).ptr, "0.05");
    assert_string_equal(bl_str_fixed(arena, 10000, 2).ptr, "100.00");
    assert_string_equal(bl_str_fixed(arena, -12, 0).ptr, "-12");
    assert_string_equal(bl_str_fixed(arena, INT64_MIN, 3).ptr, "-9223372036854775.808");
    for (int len = 254; len <= 258; len++) { /* about what is formatted at once */
        const bl_str long_one = bl_str_format(arena, "%*d", len, 7);
        assert_int_equal(long_one.len, len);
        assert_int_equal(strlen(long_one.ptr), len);
        assert_int_equal(long_one.ptr[len - 1], '7');
    }
    assert_string_equal(bl_str_format(arena, "%d %s %.*s", -5, "x", BL_STR_ARG(BL_STR("yz"))).ptr, "-5 x yz");
    assert_non_null(bl_str_copy(arena, BL_STR_NONE).ptr);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_and_searches),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(stops_at_the_limit),
        cmocka_unit_test(copies_and_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
