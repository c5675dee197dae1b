#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"
#include "base/pack.h"

typedef struct node {
    bl_str name;
    const struct node *next;
    uint64_t number;
} node;

static bl_arena *arena;

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

/* A list of nodes, each packed behind the one before. */
static size_t pack_list(bl_pack *pack, const node *first)
{
    size_t field = 0, root = 0;
    for (const node *n = first; n != NULL; n = n->next) {
        const size_t at = bl_pack_put(pack, n, sizeof *n);
        bl_pack_str(pack, at + offsetof(node, name), n->name);
        bl_pack_point(pack, at + offsetof(node, next), 0);
        if (field != 0)
            bl_pack_point(pack, field, at);
        root = root == 0 ? at : root;
        field = at + offsetof(node, next);
    }
    return root;
}

static void structures_stand_anywhere(void **state)
{
    (void)state;
    const node last = {BL_STR("a name that is long"), NULL, 3}, none = {BL_STR_NONE, &last, 2}, first = {BL_STR(""), &none, 1};
    bl_pack pack;
    bl_pack_open(&pack, arena, 24, 16); /* less than is needed: it grows */
    const size_t root = pack_list(&pack, &first);
    assert_true(bl_pack_close(&pack));
    const size_t marks_at = pack.marks_at;
    assert_int_equal(pack.size, marks_at + bl_pack_marks(marks_at));
    char *places[] = {bl_arena_alloc(arena, pack.len), bl_arena_alloc(arena, pack.len)};
    uint64_t from = 0;
    memcpy(places[0], pack.bytes, pack.len);
    for (size_t i = 0; i < 2; i++) { /* out of offsets, and then from one address to another */
        if (i > 0)
            memcpy(places[i], places[i - 1], pack.len);
        bl_pack_move(places[i], marks_at, (uint64_t)(uintptr_t)places[i] - from);
        from = (uint64_t)(uintptr_t)places[i];
    }
    const node *n = (const void *)(places[1] + root);
    memset(places[0], 0xEE, pack.len);
    assert_int_equal(n->number, 1);
    assert_non_null(n->name.ptr);
    assert_int_equal(n->name.len, 0);
    n = n->next;
    assert_int_equal(n->number, 2);
    assert_null(n->name.ptr);
    n = n->next;
    assert_true(bl_str_equal(n->name, last.name));
    assert_null(n->next);
    assert_true((const char *)n > places[1] && (const char *)n < places[1] + marks_at);
}

static void maps_are_asked_where_they_stand(void **state)
{
    (void)state;
    bl_map map;
    bl_pack pack;
    bl_map_open(&map, arena);
    for (uint32_t i = 0; i < 1000; i++)
        assert_non_null(bl_map_put(&map, bl_str_format(arena, "key %u", i * 7), i, NULL));
    bl_pack_open(&pack, arena, 8, 0);
    const size_t at = bl_pack_put(&pack, &map, sizeof map);
    bl_map_pack(&pack, at, &map, NULL);
    assert_true(bl_pack_close(&pack));
    assert_true(pack.pieces.count > 1); /* a part of it is lent */
    char *all = bl_arena_alloc(arena, pack.size), *end = all;
    for (uint32_t i = 0; i < pack.pieces.count; end += pack.pieces.items[i++].len)
        memcpy(end, pack.pieces.items[i].ptr, pack.pieces.items[i].len);
    assert_ptr_equal(end, all + pack.size);
    bl_pack_move(all, pack.marks_at, (uint64_t)(uintptr_t)all);
    const bl_map *packed = (const void *)(all + at);
    assert_true((uintptr_t)((const char *)packed->slots - all) % 64 == 0);
    assert_null(packed->arena);
    for (uint32_t i = 0; i < 7000; i++) {
        const uint32_t *found = bl_map_get(packed, bl_str_format(arena, "key %u", i));
        assert_int_equal(found != NULL, i % 7 == 0);
        if (found != NULL)
            assert_int_equal(*found, i / 7);
    }
}

static void memory_may_be_out(void **state)
{
    (void)state;
    bl_arena *small;
    bl_pack pack;
    char bytes[9000] = {0};
    assert_int_equal(bl_arena_open(&small, NULL, 8192), BL_OK);
    bl_pack_open(&pack, small, 8, 0);
    const size_t at = bl_pack_put(&pack, &(node){BL_STR("x"), NULL, 0}, sizeof(node));
    bl_pack_put(&pack, bytes, sizeof bytes);
    assert_true(pack.failed);
    assert_int_equal(bl_pack_str(&pack, at, BL_STR("lost")), 0); /* harmless */
    assert_false(bl_pack_close(&pack));
    bl_arena_close(small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structures_stand_anywhere),
        cmocka_unit_test(maps_are_asked_where_they_stand),
        cmocka_unit_test(memory_may_be_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
