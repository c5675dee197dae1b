/* Both catalogues are complete and use the same placeholders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "report/messages.h"

static unsigned placeholders(const char *z)
{
    unsigned found = 0;
    for (const char *p = z; *p != '\0'; p++)
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}')
            found |= 1u << (p[1] - '0');
    return found;
}

static void test_catalogues_match(void **state)
{
    (void)state;
    for (int i = 0; i < BL_MESSAGE_COUNT; i++) {
        assert_non_null(bl_catalogue_en.messages[i]);
        assert_non_null(bl_catalogue_zh.messages[i]);
        assert_int_equal(placeholders(bl_catalogue_en.messages[i]), placeholders(bl_catalogue_zh.messages[i]));
    }
}

static void test_say_fills_in(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1 << 16), BL_OK);
    const bl_str said = BL_SAY(arena, &bl_catalogue_en, BL_SAY_WORK, BL_STR("24"), BL_STR("48"), BL_STR("0.750"));
    assert_true(bl_str_equal(said, BL_STR("24 of 48 months in dated work: 0.750")));
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_catalogues_match), cmocka_unit_test(test_say_fills_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
