/* A sentence of the keyed catalogue, as JSON: what a page says later is what the catalogues say now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "report/saying.h"

static bl_arena *arena;

static void becomes(bl_str said, const char *expected)
{
    bl_buffer out;
    bl_json json;
    bl_buffer_open(&out, NULL, 1 << 16);
    bl_json_open(&json, &out, false);
    bl_json_saying(&json, said);
    assert_int_equal(out.status, BL_OK);
    const bl_str got = bl_buffer_str(&out);
    if (!bl_str_equal(got, bl_str_of(expected)))
        fail_msg("%.*s instead of %s", BL_STR_ARG(got), expected);
    bl_buffer_close(&out);
}

static void test_pieces(void **state)
{
    (void)state;
    const bl_str work = BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_WORK, BL_STR("24"), BL_STR("48"), BL_STR("0.750"));
    becomes(BL_STR("Java"), "\"Java\"");
    becomes(BL_STR(""), "\"\"");
    becomes(BL_SAY_PLAIN(&bl_catalogue_keyed, BL_SAY_NO_POINTS), "[\"NO_POINTS\"]");
    becomes(work, "[\"WORK\",\"24\",\"48\",\"0.750\"]");
    becomes(bl_str_format(arena, "a%.*s%.*sb", BL_STR_ARG(work), BL_STR_ARG(work)),
        "[\"\",\"a\",[\"WORK\",\"24\",\"48\",\"0.750\"],[\"WORK\",\"24\",\"48\",\"0.750\"],\"b\"]");
}

static void test_arguments_are_sayings(void **state)
{
    (void)state;
    const bl_str inner = BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_BLIND_SCHOOL, BL_STR("2"));
    const bl_str two = bl_str_format(arena, "%.*s, %.*s", BL_STR_ARG(inner), BL_STR_ARG(inner));
    becomes(BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_LEVEL_ANY, inner), "[\"LEVEL_ANY\",[\"BLIND_SCHOOL\",\"2\"]]");
    becomes(BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_LEVEL_ANY, two), "[\"LEVEL_ANY\",[\"\",[\"BLIND_SCHOOL\",\"2\"],\", \",[\"BLIND_SCHOOL\",\"2\"]]]");
    becomes(BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_LEVEL_ANY, BL_STR_NONE), "[\"LEVEL_ANY\",\"\"]");
}

static void test_either(void **state)
{
    (void)state;
    const bl_str one = BL_STR("Years of work"), other = BL_STR("工作年限");
    assert_true(bl_str_equal(bl_say_either(arena, &bl_catalogue_en, one, other), one));
    assert_true(bl_str_equal(bl_say_either(arena, &bl_catalogue_zh, one, other), other));
    becomes(bl_say_either(arena, &bl_catalogue_keyed, one, other), "[\"|\",\"Years of work\",\"工作年限\"]");
    becomes(bl_say_either(arena, &bl_catalogue_keyed, one, one), "\"Years of work\"");
}

/* What looks like a bracket or a key in a résumé's words is text. */
static void test_words_stay_words(void **state)
{
    (void)state;
    const bl_str words = BL_STR("[\"WORK\"] {1} \x01\x02 \xC3\xBE");
    becomes(BL_SAY(arena, &bl_catalogue_keyed, BL_SAY_CHILD, words, BL_STR("1")), "[\"CHILD\",\"[\\\"WORK\\\"] {1} \\u0001\\u0002 \xC3\xBE\",\"1\"]");
}

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 1 << 16) == BL_OK ? 0 : 1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces), cmocka_unit_test(test_arguments_are_sayings), cmocka_unit_test(test_either), cmocka_unit_test(test_words_stay_words)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
