#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/map.h"

static void maps_keep_insertion_order(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_map map;
    assert_int_equal(bl_arena_open(&arena, NULL, 4u << 20), BL_OK);
    bl_map_open(&map, arena);
    assert_null(bl_map_get(&map, BL_STR("x")));
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < 3000; i++) {
            bool existed;
            uint32_t *value = bl_map_put(&map, bl_str_format(arena, "key %u", i), i, &existed);
            assert_non_null(value);
            assert_int_equal(existed, pass);
            assert_int_equal(*value, i);
        }
    assert_int_equal(map.count, 3000);
    for (uint32_t i = 0; i < 3000; i++)
        assert_int_equal(map.items[i].value, i);
    assert_int_equal(*bl_map_get(&map, BL_STR("key 77")), 77);
    assert_null(bl_map_get(&map, BL_STR("key")));
    assert_int_equal(*bl_map_put(&map, BL_STR_NONE, 5, NULL), 5);
    assert_int_equal(*bl_map_get(&map, BL_STR("")), 5);
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_keep_insertion_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
