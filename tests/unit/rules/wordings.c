#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/wordings.h"
#include "text/fold.h"

static bl_arena *arena;

static int set_up(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 1u << 24) != BL_OK;
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

/* All of them, each with a '|' behind it. */
static bl_str joined(const bl_spellings *s)
{
    bl_str all = BL_STR("");
    for (uint32_t i = 0; i < s->count; i++)
        all = bl_str_format(arena, "%.*s%.*s|", BL_STR_ARG(all), BL_STR_ARG(s->items[i]));
    return all;
}

static void assert_alternatives(const char *text, uint32_t count, const char *wanted)
{
    bl_spellings found = {0};
    assert_int_equal(bl_alternatives_count(bl_str_of(text)), count);
    assert_int_equal(bl_alternatives(arena, bl_str_of(text), &found), BL_OK);
    assert_int_equal(found.count, count);
    bl_str all = joined(&found);
    if (!bl_str_equal(all, bl_str_of(wanted)))
        fail_msg("%s: %.*s", text, BL_STR_ARG(all));
}

static void groups_multiply(void **state)
{
    (void)state;
    assert_alternatives("plain", 1, "plain|");
    assert_alternatives("(a|b)", 2, "a|b|");
    assert_alternatives("(没|没有)(用|碰)过", 4, "没用过|没碰过|没有用过|没有碰过|");
    assert_alternatives("x(|y)z", 2, "xz|xyz|");
    assert_alternatives("(a|b|)(c|d|e)", 9, "ac|ad|ae|bc|bd|be|c|d|e|");
}

static void other_brackets_are_ordinary(void **state)
{
    (void)state;
    assert_alternatives("(planned)", 1, "(planned)|");
    assert_alternatives("a (b", 1, "a (b|");
    assert_alternatives("a|b", 1, "a|b|");
    assert_alternatives("f() (a|b)", 2, "f() a|f() b|");
    assert_alternatives("", 1, "|");
}

static void too_many_are_refused(void **state)
{
    (void)state;
    bl_spellings found = {0};
    bl_str many = BL_STR("(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b)");
    assert_true(bl_alternatives_count(many) > BL_ALTERNATIVES_MAX);
    assert_int_equal(bl_alternatives(arena, many, &found), BL_ERROR_LIMIT);
}

static const bl_wordings *table(void)
{
    static const bl_str lone[] = {{"aa", 2}}, software[] = {{"软件", 6}, {"软体", 6}}, project[] = {{"项目", 6}, {"专案", 6}},
                        database[] = {{"资料库", 9}, {"数据库", 9}}, data[] = {{"数据", 6}, {"资料", 6}};
    static bl_wording groups[] = {{{"a", 1}, lone, 1}, {{"b", 1}, software, 2}, {{"c", 1}, project, 2}, {{"d", 1}, database, 2}, {{"e", 1}, data, 2}};
    bl_builder builder = {.arena = arena, .scratch = arena};
    const bl_wordings *wordings;
    builder.wordings.items = groups;
    builder.wordings.count = sizeof groups / sizeof *groups;
    assert_int_equal(bl_wordings_freeze(&builder, &wordings), BL_OK);
    return wordings;
}

static void assert_spelt(const char *word, const char *wanted)
{
    bl_spellings found = {0};
    assert_int_equal(bl_wordings_spell(table(), arena, arena, bl_str_of(word), &found), BL_OK);
    bl_str all = joined(&found);
    if (!bl_str_equal(all, bl_str_of(wanted)))
        fail_msg("%s: %.*s", word, BL_STR_ARG(all));
}

static void words_are_spelt_as_elsewhere(void **state)
{
    (void)state;
    assert_spelt("软件", "软体|");
    assert_spelt("软体工程师", "软件工程师|");
    assert_spelt("软件项目", "软件专案|软体专案|软体项目|");
    assert_spelt("java", "");
    assert_spelt("", "");
    assert_spelt("库软", "");
}

static void the_longest_word_counts(void **state)
{
    (void)state;
    assert_spelt("数据库设计", "资料库设计|");
    assert_spelt("数据分析", "资料分析|");
}

static void without_a_table_nothing_is_spelt(void **state)
{
    (void)state;
    bl_spellings found = {0};
    assert_int_equal(bl_wordings_spell(NULL, arena, arena, BL_STR("软件"), &found), BL_OK);
    assert_int_equal(found.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(groups_multiply), cmocka_unit_test(other_brackets_are_ordinary), cmocka_unit_test(too_many_are_refused),
        cmocka_unit_test(words_are_spelt_as_elsewhere), cmocka_unit_test(the_longest_word_counts), cmocka_unit_test(without_a_table_nothing_is_spelt)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
