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
    static bl_wording_word words[] = {{{"aa", 2}, 0}, {{"软件", 6}, 1}, {{"软体", 6}, 1}, {{"项目", 6}, 2}, {{"专案", 6}, 2}, {{"资料库", 9}, 3},
        {{"数据库", 9}, 3}, {{"数据", 6}, 4}, {{"资料", 6}, 4}};
    static bl_wordings wordings;
    /* by bytes: as bl_wordings_freeze sorts them */
    for (size_t i = 1; i < sizeof words / sizeof *words; i++)
        for (size_t k = i; k > 0 && bl_str_compare(words[k - 1].word, words[k].word) > 0; k--) {
            bl_wording_word swap = words[k];
            words[k] = words[k - 1];
            words[k - 1] = swap;
        }
    memset(wordings.begins, 0xFF, sizeof wordings.begins); /* the filter lets everything pass */
    wordings.words.items = words;
    wordings.words.count = sizeof words / sizeof *words;
    return &wordings;
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
