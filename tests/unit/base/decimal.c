#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/decimal.h"

static const char *written(void (*write)(bl_buffer *, int64_t), int64_t value)
{
    static char text[64];
    bl_buffer buffer;
    bl_buffer_open(&buffer, NULL, 60);
    write(&buffer, value);
    assert_int_equal(buffer.status, BL_OK);
    memcpy(text, buffer.bytes, buffer.len);
    text[buffer.len] = '\0';
    bl_buffer_close(&buffer);
    return text;
}

static void reads_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bl_milli value;
    } good[] = {{"0", 0}, {"3", 3000}, {"+2.5", 2500}, {"-0.125", -125}, {"999999.999", 999999999}, {"007", 7000}, {"1.50", 1500}};
    static const char *const bad[] = {"", "+", ".", "1.", ".5", "1.5x", "1e3", "0x10", "1234567", "1.2345", " 1", "1 ", "--1", "1,5", "１"};
    bl_milli value;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(bl_milli_parse(&value, bl_str_of(good[i].text)));
        assert_true(value == good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bl_milli_parse(&value, bl_str_of(bad[i])));
}

static void writes_decimals(void **state)
{
    (void)state;
    assert_string_equal(written(bl_milli_write, 12000), "12");
    assert_string_equal(written(bl_milli_write, 12500), "12.5");
    assert_string_equal(written(bl_milli_write, -125), "-0.125");
    assert_string_equal(written(bl_milli_write, 50), "0.05");
    assert_string_equal(written(bl_milli_write, 0), "0");
    assert_string_equal(written(bl_points_write, 700), "7.00");
    assert_string_equal(written(bl_points_write, 1234), "12.34");
    assert_string_equal(written(bl_points_write, -5), "-0.05");
    assert_string_equal(written(bl_points_write, 10000), "100.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_decimals),
        cmocka_unit_test(writes_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
