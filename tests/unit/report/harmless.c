/* What a résumé cannot do to a spreadsheet or a wiki. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "report/harmless.h"

static bl_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 1 << 20) == BL_OK ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static void assert_text(bl_str got, const char *expected)
{
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.ptr, expected, got.len);
}

static void what_looks_like_a_formula_is_none(void **state)
{
    (void)state;
    static const char *const formulas[] = {"=1+1", "+86 138", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1", "＋1", "－1", "＠x", "　=1", "\r\n=1"};
    static const char *const plain[] = {"", "Java", "1=1", "a@example.com", "C++", "（=1）", "5-8"};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        assert_true(bl_is_formula(bl_str_of(formulas[i])));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_false(bl_is_formula(bl_str_of(plain[i])));
    assert_text(bl_harmless_cell(arena, BL_STR("=1")), "'=1");
    assert_text(bl_harmless_cell(arena, BL_STR("\t=cmd|' /C calc'!A0")), "' =cmd|' /C calc'!A0");
    assert_text(bl_harmless_cell(arena, BL_STR("石一山, \"A\"")), "石一山, \"A\"");
}

static void a_cell_is_one_line_without_controls(void **state)
{
    (void)state;
    assert_text(bl_harmless_cell(arena, BL_STR("a\nb\r\tc")), "a b  c");
    assert_text(bl_harmless_cell(arena, BL_STR("a\x1b[31mb\xC2\x9B")), "a?[31mb?");
    assert_text(bl_harmless_cell(arena, BL_STR("x\xE2\x80\xAEy")), "x?y"); /* right-to-left override */
}

static void nothing_is_markup(void **state)
{
    (void)state;
    assert_text(bl_harmless_markdown(arena, BL_STR("a|b")), "a\\|b");
    assert_text(bl_harmless_markdown(arena, BL_STR("<img src=x>")), "\\<img src=x\\>");
    assert_text(bl_harmless_markdown(arena, BL_STR("[a](b) `c` *d* _e_")), "\\[a\\](b) \\`c\\` \\*d\\* \\_e\\_");
    assert_text(bl_harmless_markdown(arena, BL_STR("@all #1 https://x")), "&#64;all &#35;1 https&#58;//x");
    assert_text(bl_harmless_markdown(arena, BL_STR("a\n# b")), "a &#35; b");
    assert_text(bl_harmless_markdown(arena, BL_STR("C++ 石一山：5:1")), "C++ 石一山：5:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_looks_like_a_formula_is_none, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_cell_is_one_line_without_controls, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(nothing_is_markup, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
