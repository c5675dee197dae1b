#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"

static void buffers_stop_at_their_maximum(void **state)
{
    (void)state;
    bl_buffer buffer;
    bl_buffer_open(&buffer, NULL, 600);
    bl_buffer_add_z(&buffer, "a");
    bl_buffer_add_int(&buffer, INT64_MIN);
    bl_buffer_add_char(&buffer, ' ');
    bl_buffer_format(&buffer, "%d-%s", 7, "z");
    bl_buffer_add_repeat(&buffer, "ab", 3);
    assert_true(bl_str_equal(bl_buffer_str(&buffer), BL_STR("a-9223372036854775808 7-zababab")));
    bl_buffer_add_repeat(&buffer, "0123456789", 1000);
    assert_int_equal(buffer.status, BL_ERROR_LIMIT);
    size_t len = buffer.len;
    bl_buffer_add_z(&buffer, "x");
    assert_true(len <= 600 && buffer.len == len);
    bl_buffer_clear(&buffer);
    bl_buffer_add_int(&buffer, 0);
    assert_true(bl_str_equal(bl_buffer_str(&buffer), BL_STR("0")));
    bl_buffer_close(&buffer);
    bl_buffer_close(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffers_stop_at_their_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
