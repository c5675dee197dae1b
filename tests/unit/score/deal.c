/* Dealing 100.00: exact sums, largest remainder, ties by id, for random weights over the whole range that a role may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "score/score.h"

#define CRITERIA 12

typedef struct fixture {
    bl_arena *arena;
    bl_role role;
    bl_criterion criteria[CRITERIA];
    bl_criterion *list[CRITERIA];
    char ids[CRITERIA][8];
    bl_points maxima[CRITERIA];
} fixture;

static void open_fixture(fixture *f, uint32_t count)
{
    *f = (fixture){0};
    assert_int_equal(bl_arena_open(&f->arena, NULL, 1 << 20), BL_OK);
    for (uint32_t i = 0; i < count; i++) {
        snprintf(f->ids[i], sizeof f->ids[i], "c%02u", i);
        f->criteria[i].id = bl_str_of(f->ids[i]);
        f->criteria[i].weight = BL_MILLI_ONE;
        f->list[i] = &f->criteria[i];
    }
    f->role.criteria = f->list;
    f->role.criterion_count = count;
    f->role.applied[BL_GROUP_SKILLS] = BL_MILLI_ONE;
}

static bl_points deal(fixture *f)
{
    assert_int_equal(bl_score_deal(f->maxima, f->arena, &f->role), BL_OK);
    bl_points sum = 0;
    for (uint32_t i = 0; i < f->role.criterion_count; i++) {
        assert_true(f->maxima[i] >= 0);
        sum += f->maxima[i];
    }
    return sum;
}

static void test_ties_by_id(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, 3);
    assert_int_equal(deal(&f), BL_FULL_MARKS);
    assert_int_equal(f.maxima[0], 3334); /* the hundredth that is left goes to the smallest id */
    assert_int_equal(f.maxima[1], 3333);
    assert_int_equal(f.maxima[2], 3333);
    f.criteria[0].id = BL_STR("z");
    assert_int_equal(deal(&f), BL_FULL_MARKS);
    assert_int_equal(f.maxima[0], 3333);
    assert_int_equal(f.maxima[1], 3334);
    bl_arena_close(f.arena);
}

static void test_zero_weights_earn_nothing(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, 3);
    f.criteria[1].weight = 0;
    f.criteria[2].group = BL_GROUP_OTHER; /* a group without a weight */
    assert_int_equal(deal(&f), BL_FULL_MARKS);
    assert_int_equal(f.maxima[0], BL_FULL_MARKS);
    f.criteria[0].weight = 0;
    assert_int_equal(deal(&f), 0);
    bl_arena_close(f.arena);
}

static void test_a_group_without_criteria_gives_its_share_away(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, 2);
    f.role.applied[BL_GROUP_DOMAINS] = 3 * BL_MILLI_ONE;
    assert_int_equal(deal(&f), BL_FULL_MARKS);
    assert_int_equal(f.maxima[0], 5000);
    bl_arena_close(f.arena);
}

static uint64_t next(uint64_t *seed) { return *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407); }

static void test_random_weights_add_up(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        fixture f;
        open_fixture(&f, 1 + (uint32_t)(next(&seed) >> 33) % CRITERIA);
        const bl_milli range = round % 2 ? INT64_C(999999999) : 7;
        for (int g = 0; g < BL_GROUP_COUNT; g++)
            f.role.applied[g] = 1 + (bl_milli)(next(&seed) >> 20) % range;
        for (uint32_t i = 0; i < f.role.criterion_count; i++) {
            f.criteria[i].group = (bl_group)((next(&seed) >> 33) % BL_GROUP_COUNT);
            f.criteria[i].weight = 1 + (bl_milli)(next(&seed) >> 20) % range;
        }
        assert_int_equal(deal(&f), BL_FULL_MARKS);
        bl_arena_close(f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ties_by_id),
        cmocka_unit_test(test_zero_weights_earn_nothing),
        cmocka_unit_test(test_a_group_without_criteria_gives_its_share_away),
        cmocka_unit_test(test_random_weights_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
