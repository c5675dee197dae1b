#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "yaml/number_words.h"

static void numbers_in_words_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bl_milli least;
    } cases[] = {{"3-5", 3000}, {"5年", 5000}, {"五年", 5000}, {"十", 10000}, {"十二年", 12000}, {"二十", 20000}, {"二十五", 25000}, {"半年", 500},
        {"两年以上", 2000}, {"3+", 3000}, {"至少3年", 3000}, {"> 4", 4000}, {"five years", 5000}, {"Ten", 10000}, {"2.5 years", 2500}, {"３", 3000},
        {"１．５", 1500}, {"about 7", 7000}, {"~6", 6000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bl_milli least = -1;
        assert_true(bl_number_words(&least, bl_str_of(cases[i].text)));
        assert_int_equal(least, cases[i].least);
    }
}

static void other_words_are_not(void **state)
{
    (void)state;
    static const char *const words[] = {"", "heavy", "many years", "很多年", "-", "x3"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bl_milli least = -1;
        assert_false(bl_number_words(&least, bl_str_of(words[i])));
    }
    assert_true(bl_has_full_width_digits(BL_STR("1２")));
    assert_false(bl_has_full_width_digits(BL_STR("12 年")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_in_words_are_recognised), cmocka_unit_test(other_words_are_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
