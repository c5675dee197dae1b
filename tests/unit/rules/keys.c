#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/keys.h"

enum { MANY = 5000 };

static bl_arena *arena;
static bl_term terms[MANY];
static uint32_t next[MANY];

static int set_up(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 64u << 20);
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static void put(bl_keys *keys, uint32_t term, bl_str folded)
{
    terms[term] = (bl_term){.text = folded, .folded = folded};
    assert_true(bl_keys_put(keys, arena, terms, term, bl_key_hash(bl_key_of_folded(arena, folded)), &next[term]));
}

static uint32_t get(const bl_keys *keys, const char *key) { return bl_keys_get(keys, terms, bl_str_of(key)); }

static void spellings_of_a_name_have_one_key(void **state)
{
    (void)state;
    static const char *const names[] = {"spring-boot", "springboot", " spring _boot-", "spring", "boot", "-", "--", "_ -", ""};
    bl_keys keys = {0};
    assert_int_equal(get(&keys, "springboot"), BL_NO_ENTRY);
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
        put(&keys, i, bl_str_of(names[i]));
    assert_int_equal(get(&keys, "springboot"), 2); /* the newest leads to the others */
    assert_int_equal(next[2], 1);
    assert_int_equal(next[1], 0);
    assert_int_equal(next[0], BL_NO_ENTRY);
    assert_int_equal(get(&keys, "spring"), 3);
    assert_int_equal(get(&keys, "-"), 5); /* nothing but separators is its own key */
    assert_int_equal(get(&keys, "--"), 6);
    assert_int_equal(get(&keys, "_ -"), 7);
    assert_int_equal(get(&keys, ""), 8);
    assert_int_equal(get(&keys, "springboo"), BL_NO_ENTRY);
    assert_int_equal(get(&keys, "springboots"), BL_NO_ENTRY);
}

static void the_table_grows(void **state)
{
    (void)state;
    bl_keys keys = {0};
    for (uint32_t i = 0; i < MANY; i++)
        put(&keys, i, bl_str_format(arena, "name %u-%u", i / 2, i / 2)); /* each twice */
    assert_int_equal(keys.count, MANY / 2);
    for (uint32_t i = 0; i < MANY / 2; i++) {
        const uint32_t first = get(&keys, bl_str_format(arena, "name%u%u", i, i).ptr);
        assert_int_equal(first, 2 * i + 1);
        assert_int_equal(next[first], 2 * i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_a_name_have_one_key),
        cmocka_unit_test(the_table_grows),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
