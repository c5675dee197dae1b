/*
 * The exact share of near weights: against figures that tests/program/test_firmness.py's share_below gives in rational numbers, and against what must hold of any.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "score/firmness.h"

static const struct {
    int64_t lead, sizes[BL_FIRM_EXACT];
    uint32_t count, lost;
} known[] = {{375951, {4285657}, 1, 281}, {488240, {4446297, 243314}, 2, 225}, {108744, {3254607, 1044603, 2721997}, 3, 419},
    {129275, {1889326, 328942, 237411, 779708, 983710}, 5, 332}, {146529, {798508, 1140350, 213856, 1203642, 522885, 27503, 454516, 855955}, 8, 284},
    {930, {190921, 802922, 408355, 167358, 798937, 75426, 145509, 647943, 647446, 466445, 132854, 138665}, 12, 498},
    {103221, {5572, 219631, 225949, 173914, 174572, 303359, 328888, 208551, 565417, 710757, 656126, 214727, 190494}, 13, 255},
    {162507, {401839, 313303, 22619, 378736, 435062, 174018, 152780, 276627, 68304, 347975, 315998, 614614, 3548, 624930, 354311, 69230}, 16, 153},
    {197323, {372613, 320932, 504098, 331134, 193749, 504595, 495493, 184676, 59770, 268627, 23977, 375017, 423934, 18946, 575738, 439173, 383973}, 17, 129},
    {178646,
        {9520, 474819, 48997, 189708, 206068, 124803, 258041, 484658, 361111, 372028, 263082, 485334, 113302, 385140, 310236, 38411, 454009, 95610, 218611}, 19,
        121},
    {123456,
        {500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000,
            500000},
        20, 317},
    {29206,
        {253648, 84688, 377555, 25456, 42446, 314914, 279724, 484236, 212803, 16687, 124433, 388266, 311407, 180268, 433217, 131182, 238900, 341294, 221123,
            76352},
        20, 417},
    {-195558,
        {480285, 334666, 17156, 420304, 258770, 175210, 439579, 108560, 68458, 383603, 295724, 497968, 69614, 330511, 470023, 413144, 216963, 55906, 88511,
            227833},
        20, 887}};

static void test_known_shares(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_int_equal(bl_near_share_lost(known[i].lead, known[i].sizes, known[i].count), known[i].lost);
}

static uint64_t next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

static void test_what_holds_of_any(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (uint32_t round = 0; round < (BOLE_TEST_SANITIZED ? 50 : 500); round++) {
        const uint32_t count = (uint32_t)(next(&seed) % BL_FIRM_EXACT) + 1;
        int64_t sizes[BL_FIRM_EXACT], sum = 0;
        for (uint32_t i = 0; i < count; i++)
            sum += sizes[i] = (int64_t)(next(&seed) % (10000000 / count)) + 1;
        assert_int_equal(bl_near_share_lost(0, sizes, count), 500);               /* no lead: as often lost as kept */
        assert_int_equal(bl_near_share_lost((sum + 4) / 5, sizes, count), 0);     /* out of reach */
        assert_int_equal(bl_near_share_lost(-(sum + 4) / 5, sizes, count), 1000); /* for good */
        uint32_t last = 1000;
        for (int64_t step = -8; step <= 8; step++) { /* a larger lead is lost less often, and one's loss is the other's gain */
            const int64_t lead = sum * step / 40;
            const uint32_t lost = bl_near_share_lost(lead, sizes, count), other = bl_near_share_lost(-lead, sizes, count);
            assert_true(lost <= last);
            assert_in_range(lost + other, 1000, 1001); /* halves are rounded up */
            last = lost;
        }
        for (uint32_t i = 0; i + 1 < count; i++) { /* the order of the criteria changes nothing */
            const int64_t size = sizes[i];
            sizes[i] = sizes[i + 1];
            sizes[i + 1] = size;
        }
        const int64_t lead = sum / 60;
        const uint32_t turned = bl_near_share_lost(lead, sizes, count);
        for (uint32_t i = 0; i < count / 2; i++) {
            const int64_t size = sizes[i];
            sizes[i] = sizes[count - 1 - i];
            sizes[count - 1 - i] = size;
        }
        assert_int_equal(bl_near_share_lost(lead, sizes, count), turned);
    }
}

static void test_nothing_differs(void **state)
{
    (void)state;
    assert_int_equal(bl_near_share_lost(0, NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_shares),
        cmocka_unit_test(test_what_holds_of_any),
        cmocka_unit_test(test_nothing_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
