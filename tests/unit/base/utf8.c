#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "base/utf8.h"

static void every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char bytes[4];
        bl_str s = {bytes, bl_utf8_put(bytes, c)};
        size_t at = 0;
        if (c >= 0xD800 && c <= 0xDFFF) {
            assert_int_equal(bl_utf8_valid(s), 0);
            assert_int_equal(bl_utf8_next(s, &at), BL_UTF8_INVALID);
            assert_int_equal(at, 1);
            continue;
        }
        assert_int_equal(bl_utf8_valid(s), s.len);
        assert_int_equal(bl_utf8_next(s, &at), c);
        assert_int_equal(at, s.len);
        assert_int_equal(bl_utf8_previous(s, &at), c);
        assert_int_equal(at, 0);
        assert_int_equal(bl_utf8_count(s), 1);
    }
}

static void refuses_what_is_not_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xE4\xB8", "\xF0\x9F\x98", "\xC3(", "\xFF"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[32] = "0123456789中";
        strcat(text, bad[i]);
        assert_int_equal(bl_utf8_valid(bl_str_of(text)), 13);
    }
    assert_int_equal(bl_utf8_valid(BL_STR("plain ASCII, 中文 and 😀")), strlen("plain ASCII, 中文 and 😀"));
}

static void counts_and_measures(void **state)
{
    (void)state;
    assert_int_equal(bl_utf8_count(BL_STR("")), 0);
    assert_int_equal(bl_utf8_count(BL_STR("中文 and ASCII, more than eight, é😀")), 33);
    assert_int_equal(bl_str_width(BL_STR("a中é😀")), 6);
    assert_int_equal(bl_display_width('\t'), 0);
    assert_int_equal(bl_display_width(0x200B), 0);
    assert_int_equal(bl_display_width(0x301), 0);
    assert_int_equal(bl_display_width(0xFF21), 2);
}

static void tells_scripts(void **state)
{
    (void)state;
    static const uint32_t han[] = {0x4E00, 0x9FFF, 0x3007, 0x3042, 0x30A2, 0x3105, 0x20000, 0xF900, 0x2EDA};
    static const uint32_t other[] = {'a', 0x3001, 0x30FB, 0xAC00, 0xFF0C, 0x2000, 0x300A, 0x1F600};
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        assert_true(bl_is_han(han[i]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(bl_is_han(other[i]));
    for (uint32_t c = 0; c < 0x80; c++)
        assert_int_equal(bl_is_word(c), (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    assert_true(bl_is_word(0xE9) && bl_is_word(0x43F) && bl_is_word(0x4E2D) && bl_is_word(0xAC00) && bl_is_word(0x301));
    assert_false(bl_is_word(0xB7) || bl_is_word(0x3002) || bl_is_word(0x2022) || bl_is_word(0x1F600) || bl_is_word(0xA0));
}

static void folds_sequences(void **state)
{
    (void)state;
    char out[BL_UNICODE_FOLDED];
    uint32_t marks[BL_UNICODE_SEQUENCE] = {'E', 0x301};
    assert_int_equal(bl_unicode_fold(out, marks, 2), 2);
    assert_memory_equal(out, "é", 2);
    for (uint32_t i = 0; i < BL_UNICODE_SEQUENCE; i++)
        marks[i] = 0xFDFA; /* the longest decomposition */
    assert_int_equal(bl_unicode_fold(out, marks, BL_UNICODE_SEQUENCE), BL_UNICODE_SEQUENCE * 33);
    assert_true(bl_unicode_invisible(0x200B) && bl_unicode_invisible(0xE0041) && bl_unicode_invisible(0xAD) && bl_unicode_invisible(0x202E));
    assert_false(bl_unicode_invisible('\n') || bl_unicode_invisible(' ') || bl_unicode_invisible(0x4E2D));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives),
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(counts_and_measures),
        cmocka_unit_test(tells_scripts),
        cmocka_unit_test(folds_sequences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
