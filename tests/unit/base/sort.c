#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/sort.h"

static int compare_int(const void *a, const void *b) { return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b); }

static void sorts(void **state)
{
    (void)state;
    srand(3);
    for (size_t count = 0; count < 200; count++) {
        int items[200];
        long sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += items[i] = rand() % 50;
        bl_sort(items, count, sizeof *items, compare_int);
        for (size_t i = 0; i < count; i++) {
            assert_true(i == 0 || items[i - 1] <= items[i]);
            sum -= items[i];
        }
        assert_int_equal(sum, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
