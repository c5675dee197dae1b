/* Reading JSON: what is refused, what is kept exactly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/json_tree.h"
#include "base/limits.h"

static bl_arena *arena;

static const bl_json_node *read(const char *text)
{
    const bl_json_node *node;
    bl_json_fault fault;
    bl_arena_reset(arena);
    return bl_json_read(&node, arena, bl_str_of(text), &fault) == BL_OK ? node : NULL;
}

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 1 << 24) == BL_OK ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static void reads_values(void **state)
{
    (void)state;
    const bl_json_node *node = read(" {\"a\": [1, -2.50, \"x\\u00e9\\ud83d\\ude00\\n\", true, false, null, {}, []], \"b\": \"\\u0000\"} \n");
    assert_non_null(node);
    assert_int_equal(node->kind, BL_JSON_OBJECT);
    assert_int_equal(node->count, 2);
    const bl_json_node *list = bl_json_get(node, "a");
    assert_int_equal(list->count, 8);
    static const bl_json_kind kinds[] = {
        BL_JSON_NUMBER, BL_JSON_NUMBER, BL_JSON_STRING, BL_JSON_TRUE, BL_JSON_FALSE, BL_JSON_NULL, BL_JSON_OBJECT, BL_JSON_ARRAY};
    uint32_t i = 0;
    BL_JSON_EACH(item, list)
    assert_int_equal(item->kind, kinds[i++]);
    assert_true(bl_str_equal(list->first->next->text, BL_STR("-2.50")));
    assert_true(bl_str_equal(list->first->next->next->text, BL_STR("x\xC3\xA9\xF0\x9F\x98\x80\n")));
    assert_int_equal(bl_json_get_str(node, "b").len, 1);
    assert_null(bl_json_get(node, "c"));
    assert_int_equal(bl_json_get_str(node, "a").len, 0);
}

static void replaces_lone_surrogates(void **state)
{
    (void)state;
    static const char *const texts[] = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const bl_json_node *node = read(texts[i]);
        assert_non_null(node);
        assert_true(bl_str_begins(node->text, BL_STR("\xEF\xBF\xBD")));
    }
}

static void refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {"", " ", "{", "}", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}",
        "01", "+1", "1.", ".5", "1e", "1e+", "-", "0x1", "NaN", "Infinity", "nul", "tru", "truex", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
        "\"a\nb\"", "'a'", "1 2", "[1] x", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "\"\xFF\"", "// x\n1", "[1]]"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (read(bad[i]) != NULL)
            fail_msg("%s was read", bad[i]);
}

static void says_where(void **state)
{
    (void)state;
    const bl_json_node *node;
    bl_json_fault fault;
    assert_int_equal(bl_json_read(&node, arena, BL_STR("{\"a\": 1,\n \"b\" 2}"), &fault), BL_ERROR_INPUT);
    assert_int_equal(fault.offset, 14);
    assert_string_equal(fault.message, "a ':' is missing behind a key");
}

static void finds_a_key_twice_among_many(void **state)
{
    (void)state;
    char text[4096] = "{";
    size_t len = 1;
    for (int i = 0; i < 100; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "\"k%d\":%d,", i, i);
    snprintf(text + len, sizeof text - len, "\"last\":0}");
    assert_non_null(read(text));
    snprintf(text + len, sizeof text - len, "\"k7\":0}");
    assert_null(read(text));
}

static void bounds_the_depth(void **state)
{
    (void)state;
    char text[2 * BL_LIMIT_JSON_DEPTH + 3];
    for (uint32_t depth = BL_LIMIT_JSON_DEPTH; depth <= BL_LIMIT_JSON_DEPTH + 1; depth++) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        text[2 * depth] = '\0';
        assert_int_equal(read(text) != NULL, depth == BL_LIMIT_JSON_DEPTH);
    }
}

static void reads_decimals_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned places;
        bool good;
        int64_t value;
    } cases[] = {{"12.30", 2, true, 1230}, {"12.3", 2, true, 1230}, {"12", 2, true, 1200}, {"-0.05", 2, true, -5}, {"12.345", 2, false, 0},
        {"1e2", 2, false, 0}, {"12.300", 2, false, 0}, {"0", 0, true, 0}, {"1.5", 0, false, 0}, {"123456789012345", 0, true, INT64_C(123456789012345)},
        {"1234567890123456", 0, false, 0}, {"\"12\"", 2, false, 0}, {"null", 2, false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        assert_int_equal(bl_json_decimal(&value, read(cases[i].text), cases[i].places), cases[i].good);
        if (cases[i].good)
            assert_true(value == cases[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_values),
        cmocka_unit_test(replaces_lone_surrogates),
        cmocka_unit_test(refuses),
        cmocka_unit_test(says_where),
        cmocka_unit_test(finds_a_key_twice_among_many),
        cmocka_unit_test(bounds_the_depth),
        cmocka_unit_test(reads_decimals_exactly),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
