#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

static void gives_zeroed_aligned_pieces(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    for (size_t size = 0; size < 2000; size += 37) {
        unsigned char *piece = bl_arena_alloc(arena, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % sizeof(max_align_t) % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xAA, size);
    }
    bl_arena_reset(arena);
    assert_int_equal(bl_arena_used(arena), 0);
    unsigned char *again = bl_arena_alloc(arena, 5000);
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(again[i], 0);
    assert_string_equal(bl_arena_copy(arena, "abc", 2), "ab");
    bl_arena_close(arena);
    bl_arena_close(NULL);
}

static void holds_no_more_than_its_maximum(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 100000), BL_OK);
    assert_null(bl_arena_alloc(arena, 100001));
    assert_null(bl_arena_alloc(arena, SIZE_MAX));
    assert_null(bl_arena_array(arena, SIZE_MAX / 2, 3));
    size_t total = 0;
    while (bl_arena_alloc(arena, 1000) != NULL)
        total += 1000;
    assert_true(total > 80000 && total <= 100000);
    assert_true(bl_arena_used(arena) <= 100000);
    bl_arena_reset(arena);
    assert_non_null(bl_arena_alloc(arena, 1000));
    bl_arena_close(arena);
}

typedef struct meter {
    unsigned live, calls;
    unsigned allowed;
} meter;

static void *metered_alloc(size_t size, void *context)
{
    meter *m = context;
    if (m->calls++ >= m->allowed)
        return NULL;
    m->live++;
    return malloc(size);
}

static void metered_release(void *memory, void *context)
{
    meter *m = context;
    m->live -= memory != NULL;
    free(memory);
}

static void keeps_ordinary_chunks_at_reset(void **state)
{
    (void)state;
    meter m = {.allowed = 1000};
    bl_allocator allocator = {metered_alloc, metered_release, &m};
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, &allocator, 512u << 20), BL_OK);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 50; i++)
            assert_non_null(bl_arena_alloc(arena, i % 7 == 0 ? 70000 : 900));
        if (round == 0)
            m.allowed = m.calls; /* from now on none */
        bl_arena_reset(arena);
    }
    m.allowed = 1000;
    assert_non_null(bl_arena_alloc(arena, 100u << 20));
    bl_arena_reset(arena);
    unsigned live = m.live;
    bl_arena_reset(arena);
    assert_int_equal(m.live, live);
    assert_true(live < 12);
    bl_arena_close(arena);
    assert_int_equal(m.live, 0);
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    for (unsigned allowed = 0; allowed < 6; allowed++) {
        meter m = {.allowed = allowed};
        bl_allocator allocator = {metered_alloc, metered_release, &m};
        bl_arena *arena;
        bl_status status = bl_arena_open(&arena, &allocator, 1u << 20);
        assert_int_equal(status, allowed == 0 ? BL_ERROR_MEMORY : BL_OK);
        unsigned got = 0;
        for (int i = 0; i < 3 && arena != NULL; i++)
            got += bl_arena_alloc(arena, 20000) != NULL;
        assert_true(allowed < 4 ? got < 3 : got == 3);
        bl_arena_close(arena);
        assert_int_equal(m.live, 0);
    }
}

static void extends_only_the_newest_piece(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    char *a = bl_arena_alloc(arena, 10);
    assert_true(bl_arena_extend(arena, a, 10, 100));
    memset(a, 1, 100);
    char *b = bl_arena_alloc(arena, 10);
    assert_false(bl_arena_extend(arena, a, 100, 200));
    assert_false(bl_arena_extend(arena, b, 10, 900000));
    assert_false(bl_arena_extend(arena, NULL, 0, 8));
    assert_int_equal(b[0], 0);
    bl_arena_close(arena);
}

static void vectors_grow(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    BL_VEC(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 5000; i++) {
        uint64_t *slot = BL_PUSH(arena, &numbers);
        assert_non_null(slot);
        assert_true(*slot == 0);
        *slot = i;
        if (i % 100 == 0)
            assert_non_null(bl_arena_alloc(arena, 1));
    }
    for (uint64_t i = 0; i < 5000; i++)
        assert_true(numbers.items[i] == i);
    numbers.count = 10; /* cut back; the next is zeroed again */
    assert_true(*BL_PUSH(arena, &numbers) == 0);
    unsigned pushed = 0;
    while (pushed < 1000000 && BL_PUSH(arena, &numbers) != NULL)
        pushed++;
    assert_true(pushed > 5000 && pushed < 1000000); /* the maximum of the arena */
    bl_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_pieces),
        cmocka_unit_test(holds_no_more_than_its_maximum),
        cmocka_unit_test(keeps_ordinary_chunks_at_reset),
        cmocka_unit_test(survives_failing_allocations),
        cmocka_unit_test(extends_only_the_newest_piece),
        cmocka_unit_test(vectors_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
