/* JSON: commas, escapes, exact numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "report/json.h"

static bl_buffer buffer;
static bl_json json;

static int setup(void **state)
{
    (void)state;
    bl_buffer_open(&buffer, NULL, 1 << 16);
    bl_json_open(&json, &buffer, false);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    bl_buffer_close(&buffer);
    return 0;
}

static void expect(const char *z)
{
    assert_int_equal(buffer.status, BL_OK);
    assert_string_equal(bl_str_of(z).ptr, bl_buffer_str(&buffer).len == strlen(z) && memcmp(buffer.bytes, z, strlen(z)) == 0 ? z : "(differs)");
}

static void test_structure(void **state)
{
    (void)state;
    bl_json_begin_object(&json);
    bl_json_key_int(&json, "a", -1);
    bl_json_key(&json, "b");
    bl_json_begin_array(&json);
    bl_json_bool(&json, true);
    bl_json_null(&json);
    bl_json_begin_array(&json);
    bl_json_end_array(&json);
    bl_json_end_array(&json);
    bl_json_key_str_or_null(&json, "c", BL_STR_NONE);
    bl_json_end_object(&json);
    expect("{\"a\":-1,\"b\":[true,null,[]],\"c\":null}");
}

static void test_escapes(void **state)
{
    (void)state;
    bl_json_str(&json, BL_STR("a\"b\\c\td\ne\x7f\xC2\x85 王"));
    expect("\"a\\\"b\\\\c\\u0009d\\ne\\u007f\\u0085 王\"");
}

static void test_numbers(void **state)
{
    (void)state;
    bl_json_begin_array(&json);
    bl_json_points(&json, 1230);
    bl_json_points(&json, 5);
    bl_json_milli(&json, 12500);
    bl_json_scaled(&json, 9995, 4);
    bl_json_scaled(&json, 1000000000000, 0);
    bl_json_scaled(&json, 30, 3);
    bl_json_scaled(&json, 500, 2);
    bl_json_counted(&json, "POS-", 12);
    bl_json_end_array(&json);
    expect("[12.30,0.05,12.5,0.9995,1000000000000,0.03,5,\"POS-12\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_structure, setup, teardown),
        cmocka_unit_test_setup_teardown(test_escapes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
