#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/calendar.h"

static void reads_months(void **state)
{
    (void)state;
    bl_month month;
    assert_true(bl_month_parse(&month, BL_STR("2024-06")));
    assert_int_equal(bl_month_year(month), 2024);
    assert_int_equal(bl_month_number(month), 6);
    assert_int_equal(bl_month_of(2024, 6) - bl_month_of(2018, 1), 77);
    assert_true(bl_month_parse(&month, BL_STR("2024-02-29")));
    static const char *const bad[] = {
        "", "2024", "2024-13", "2024-00", "2023-02-29", "1900-02-29", "2024-6", "2024/06", "2024-06-31", "2024-06-00", "2024-06 01", "x024-06", "0000-01"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bl_month_parse(&month, bl_str_of(bad[i])));
}

static void merges_periods(void **state)
{
    (void)state;
    bl_period periods[] = {{20, 30}, {5, 5}, {9, 3}, {0, 10}, {10, 12}, {25, 28}, {40, 41}, {21, 35}};
    uint32_t count = bl_periods_merge(periods, 8);
    assert_int_equal(count, 3);
    assert_int_equal(periods[0].begin, 0);
    assert_int_equal(periods[0].end, 12);
    assert_int_equal(periods[1].end, 35);
    assert_int_equal(bl_periods_months(periods, count), 12 + 15 + 1);
    assert_int_equal(bl_periods_merge(periods, 0), 0);
    bl_period empty = {4, 4};
    assert_int_equal(bl_periods_merge(&empty, 1), 0);
}

/* Against a calendar of single months. */
static void merges_any_periods(void **state)
{
    (void)state;
    srand(5);
    for (unsigned round = 0; round < 2000; round++) {
        bl_period periods[20];
        bool months[100] = {false};
        uint32_t count = (uint32_t)rand() % 20;
        int expected = 0;
        for (uint32_t i = 0; i < count; i++) {
            periods[i] = (bl_period){rand() % 100, rand() % 100};
            for (int m = periods[i].begin; m < periods[i].end; m++) {
                expected += !months[m];
                months[m] = true;
            }
        }
        uint32_t left = bl_periods_merge(periods, count);
        assert_int_equal(bl_periods_months(periods, left), expected);
        for (uint32_t i = 1; i < left; i++)
            assert_true(periods[i - 1].end < periods[i].begin);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_months),
        cmocka_unit_test(merges_periods),
        cmocka_unit_test(merges_any_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
