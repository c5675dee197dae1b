/* The tables that are made at build time, against the lists and rows that they are made of, looked through one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "facts/date_words.h"
#include "facts/list_words.h"
#include "facts/number_words.h"
#include "facts/unit_words.h"
#include "facts/word_lists.h"
#include "facts/wordtables.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The words of one table with their values, as pairs of a word and what is or-ed into its value. */
typedef struct pair {
    bl_str word;
    uint32_t value;
} pair;

typedef struct naive {
    pair pairs[4096];
    uint32_t count;
} naive;

static void add(naive *n, const char *word, uint32_t value)
{
    assert_true(n->count < COUNT(n->pairs));
    n->pairs[n->count++] = (pair){bl_str_of(word), value};
}

static void add_list(naive *n, const char *const *list, uint32_t bit)
{
    for (; *list != NULL; list++)
        add(n, *list, bit);
}

static uint32_t value_of(const naive *n, bl_str s)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < n->count; i++)
        value |= bl_str_equal(n->pairs[i].word, s) ? n->pairs[i].value : 0;
    return value;
}

/* The longest word below a length that s begins (or ends) with. */
static size_t longest(const naive *n, bl_str s, size_t below, bool end)
{
    size_t best = 0;
    for (uint32_t i = 0; i < n->count; i++) {
        const bl_str word = n->pairs[i].word;
        if (word.len > best && word.len < below && (end ? bl_str_ends(s, word) : bl_str_begins(s, word)))
            best = word.len;
    }
    return best;
}

/* A word is never passed over. */
static void check_seek(const bl_wordtable *table, bl_str s)
{
    uint32_t value;
    const size_t first = bl_wordtable_seek(table, s, 0);
    for (size_t at = 0; at < first; at++)
        assert_int_equal(bl_wordtable_begin(table, bl_str_slice(s, at, s.len), BL_WORDTABLE_ANY, &value), 0);
}

static void check_text(const bl_wordtable *table, const naive *n, bl_str s)
{
    uint32_t value = 0;
    check_seek(table, s);
    assert_int_equal(bl_wordtable_whole(table, s), value_of(n, s));
    for (unsigned end = 0; end < 2; end++) {
        size_t below = BL_WORDTABLE_ANY;
        do {
            size_t expected = longest(n, s, below, end == 1);
            size_t len = end == 1 ? bl_wordtable_end(table, s, below, &value) : bl_wordtable_begin(table, s, below, &value);
            assert_int_equal(len, expected);
            if (len > 0)
                assert_int_equal(value, value_of(n, end == 1 ? bl_str_slice(s, s.len - len, s.len) : bl_str_slice(s, 0, len)));
            below = len;
        } while (below > 0);
    }
}

/* Every word, with every other kind of neighbour; pieces of words; and bytes that are no word's. */
static void check(const bl_wordtable *table, const naive *n)
{
    static const char *const neighbours[] = {"", "x", " ", "年", "engineer", "有限公司", "3"};
    for (uint32_t i = 0; i < n->count; i++) {
        const bl_str word = n->pairs[i].word;
        for (size_t cut = 0; cut <= word.len; cut++) {
            check_text(table, n, bl_str_slice(word, 0, cut));
            check_text(table, n, bl_str_slice(word, cut, word.len));
        }
        for (size_t k = 0; k < COUNT(neighbours); k++)
            for (unsigned side = 0; side < 2; side++) {
                char bytes[96];
                const bl_str other = bl_str_of(neighbours[k]), first = side == 0 ? other : word, second = side == 0 ? word : other;
                memcpy(bytes, first.ptr, first.len);
                memcpy(bytes + first.len, second.ptr, second.len);
                check_text(table, n, (bl_str){bytes, first.len + second.len});
                assert_true(word.len < 3 || bl_wordtable_may_begin(table, (bl_str){bytes, first.len + second.len}, side == 0 ? first.len : 0));
            }
    }
}

static void lists_are_tables(void **state)
{
    (void)state;
    static naive pieces, inside;
    static const char *const *const of_pieces[] = {title_words_han, title_ends_han, no_title_ends, title_words_latin, organization_words_han,
        organization_ends_han, organization_legal, organization_words_latin, department_ends_han, department_words_latin, school_ends_han, school_words_latin,
        college_words, verbs_han, verbs_latin, participles, places, place_ends, sure_states};
    static const char *const *const of_inside[] = {
        title_words_han, organization_words_han, freelance_words, intern_words, part_time_words, break_words, open_words};
    for (unsigned i = 0; i < COUNT(of_pieces); i++)
        add_list(&pieces, of_pieces[i], UINT32_C(1) << i);
    for (unsigned i = 0; i < COUNT(of_inside); i++)
        add_list(&inside, of_inside[i], UINT32_C(1) << i);
    static naive durations;
    add_list(&durations, duration_counts, BL_LIST_DURATION_COUNT);
    add_list(&durations, duration_units, BL_LIST_DURATION_UNIT);
    add_list(&durations, duration_marks, BL_LIST_DURATION_MARK);
    check(&bl_words_of_durations, &durations);
    static naive lists;
    add_list(&lists, list_marks, BL_LIST_MARK);
    add_list(&lists, joining_words, BL_LIST_JOINING_WORD);
    add_list(&lists, list_openers, BL_LIST_OPENER);
    add_list(&lists, list_closers, BL_LIST_CLOSER);
    check(&bl_words_of_lists, &lists);
    static naive between;
    add_list(&between, list_marks, 1);
    add_list(&between, joining_words, 1);
    add_list(&between, list_fillers, 1);
    check(&bl_words_between_items, &between);
    check(&bl_words_of_pieces, &pieces);
    check(&bl_words_inside_pieces, &inside);
}

/* Of equal words the first row counts. */
#define CHECK_ROWS(rows, table)                               \
    do {                                                      \
        static naive n;                                       \
        for (size_t i = 0; i < COUNT(rows); i++)              \
            if (value_of(&n, bl_str_of((rows)[i].word)) == 0) \
                add(&n, (rows)[i].word, (uint32_t)i + 1);     \
        check(&(table), &n);                                  \
    } while (0)

static void rows_are_tables(void **state)
{
    (void)state;
    static naive numbers;
    for (size_t i = 0; i < COUNT(words); i++)
        add(&numbers, words[i].word, (uint32_t)i + 1);
    add_list(&numbers, numerals, BL_WORD_NUMERAL);
    check(&bl_words_of_numbers, &numbers);
    CHECK_ROWS(multipliers, bl_words_of_multipliers);
    CHECK_ROWS(bounds, bl_words_of_bounds);
    CHECK_ROWS(units_behind, bl_words_of_units);
    CHECK_ROWS(units_before, bl_words_before_units);
}

static void months_are_a_table(void **state)
{
    (void)state;
    static naive n;
    for (const month_name *m = month_names; m->name != NULL; m++)
        add(&n, m->name, m->month);
    add_list(&n, season_names, BL_WORD_SEASON);
    add_list(&n, present_words, BL_WORD_PRESENT);
    check(&bl_words_of_dates, &n);
}

static void signs_are_a_table(void **state)
{
    (void)state;
    static naive n;
    add_list(&n, orders_to_ignore, BL_WORD_IGNORE);
    add_list(&n, machines_addressed, BL_WORD_MACHINE);
    add_list(&n, verdicts, BL_WORD_VERDICT);
    add_list(&n, verdicts_on_this_one, BL_WORD_VERDICT_ON_THIS);
    add_list(&n, people_labels, BL_WORD_PEOPLE);
    add_list(&n, patent_signs, BL_WORD_PATENT);
    for (const month_name *m = month_names; m->name != NULL; m++)
        add(&n, m->name, BL_WORD_DATE);
    add_list(&n, season_names, BL_WORD_DATE);
    add_list(&n, date_openings, BL_WORD_DATE);
    check(&bl_words_of_signs, &n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_tables), cmocka_unit_test(rows_are_tables), cmocka_unit_test(months_are_a_table), cmocka_unit_test(signs_are_a_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
