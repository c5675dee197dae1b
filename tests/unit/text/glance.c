#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/glance.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool bit(const uint64_t *bits, size_t at) { return (bits[at / 64] >> at % 64 & 1) != 0; }

/* Texts of every length up to some blocks, made of all kinds of characters: each bit is what its byte is. */
static void every_bit_is_its_byte(void **state)
{
    (void)state;
    static const char pattern[] = "Java 8, 研发 2019.03 - 至今; é42ñ \xF0\x9F\x98\x80 k8s|C++ ";
    char text[400];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = pattern[i % (sizeof pattern - 1)];
    for (uint32_t len = 0; len <= 300; len++) {
        bl_arena *arena;
        bl_glance glance;
        assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
        assert_int_equal(bl_glance_at(&glance, arena, (bl_str){text, len}), BL_OK);
        uint32_t digits = 0;
        for (uint32_t i = 0; i < len; i++) {
            assert_int_equal(bit(glance.digits, i), is_digit(text[i]));
            assert_int_equal(bit(glance.words, i), is_word(text[i]));
            assert_int_equal(bit(glance.starts, i), is_word(text[i]) && (i == 0 || !is_word(text[i - 1])));
            assert_int_equal(bit(glance.leads, i), (unsigned char)text[i] >= 0xC0);
            digits += is_digit(text[i]);
        }
        assert_int_equal(bl_glance_count(glance.digits, 0, len), digits);
        bl_arena_close(arena);
    }
}

static void steps_from_bit_to_bit(void **state)
{
    (void)state;
    static const char text[] = "a1.........................................................................................9 \xE7\xA0\x94";
    const uint32_t len = sizeof text - 1;
    bl_arena *arena;
    bl_glance glance;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    assert_int_equal(bl_glance_at(&glance, arena, (bl_str){text, len}), BL_OK);
    assert_int_equal(bl_glance_next(glance.digits, 0, len), 1);
    assert_int_equal(bl_glance_next(glance.digits, 1, len), 1);
    assert_int_equal(bl_glance_next(glance.digits, 2, len), len - 5);
    assert_int_equal(bl_glance_next(glance.digits, 2, len - 5), len - 5); /* the end of what is asked for */
    assert_int_equal(bl_glance_next(glance.digits, len, len), len);
    assert_int_equal(bl_glance_either(glance.starts, glance.leads, 1, len), len - 5);
    assert_int_equal(bl_glance_either(glance.starts, glance.leads, len - 4, len), len - 3);
    assert_int_equal(bl_glance_count(glance.digits, 1, len), 2);
    assert_int_equal(bl_glance_count(glance.digits, 2, len - 5), 0);
    assert_int_equal(bl_glance_count(glance.digits, 3, 3), 0);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_bit_is_its_byte), cmocka_unit_test(steps_from_bit_to_bit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
