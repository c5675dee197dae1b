/* Cells of an exact width under East Asian characters; nothing that a terminal would obey comes through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/table.h"

static bl_buffer buffer;

static int setup(void **state)
{
    (void)state;
    bl_buffer_open(&buffer, NULL, 1 << 16);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    bl_buffer_close(&buffer);
    return 0;
}

static void test_width_is_exact(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "Java", "即时通讯服务端负责人", "a即时通讯", "exactly-12-c", "more than twelve columns"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bl_buffer_clear(&buffer);
        bl_table_cell(&buffer, bl_str_of(texts[i]), 12, BL_ALIGN_LEFT, BL_STYLE_PLAIN, false);
        assert_int_equal(bl_str_width(bl_buffer_str(&buffer)), 12);
    }
}

static void test_nothing_commands_the_terminal(void **state)
{
    (void)state;
    bl_table_text(&buffer,
        BL_STR("a\x1b[31mb\x07\xC2\x9B"
               "c\n\xE2\x80\xAE"),
        BL_STYLE_PLAIN, false);
    const bl_str out = bl_buffer_str(&buffer);
    for (size_t i = 0; i < out.len; i++)
        assert_true((unsigned char)out.ptr[i] >= 0x20);
    assert_true(bl_str_equal(out, BL_STR("a?[31mb??c ?")));
}

static void test_wrap_keeps_within_the_width(void **state)
{
    (void)state;
    bl_table_wrap(&buffer, BL_STR("一共 24 个月的带日期的工作 and some English words that go on for longer than one line"), 4, 30);
    bl_str rest = bl_buffer_str(&buffer);
    while (rest.len > 0) {
        const size_t end = bl_str_find(rest, BL_STR("\n"), 0);
        assert_true(end != SIZE_MAX);
        assert_true(bl_str_width(bl_str_slice(rest, 0, end)) <= 30);
        rest = bl_str_slice(rest, end + 1, rest.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_width_is_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_commands_the_terminal, setup, teardown),
        cmocka_unit_test_setup_teardown(test_wrap_keeps_within_the_width, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
