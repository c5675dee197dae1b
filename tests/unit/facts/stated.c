/* What is said of how long something was used, behind a name and before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "facts/stated.h"

static void behind(const char *text, uint32_t months)
{
    const uint32_t found = bl_stated_behind(bl_str_of(text));
    if (found != months)
        fail_msg("behind a name, \"%s\" says %u months, not %u", text, found, months);
}

static void before(const char *text, uint32_t months)
{
    const uint32_t found = bl_stated_before(bl_str_of(text));
    if (found != months)
        fail_msg("before a name, \"%s\" says %u months, not %u", text, found, months);
}

static void test_behind(void **state)
{
    (void)state;
    behind(" (3 years)", 36);
    behind(" (10+ years), customer service", 120);
    behind("- exprience - 24 months", 24);
    behind(" - experience - 6 months", 6);
    behind(" (less than 1 year)", 11);
    behind("- exprience - less than 1 year months", 11);
    behind(": 1.5 years", 18);
    behind(" 5年", 60);
    behind("(5年以上)", 60);
    behind(":3年经验", 36);
    behind("经验 18个月", 18);
    behind("开发 8年", 96);
}

static void test_not_behind(void **state)
{
    (void)state;
    behind("", 0);
    behind(" 2016", 0);
    behind(" 2016年", 0);
    behind(", 3 years", 0); /* of what follows the comma */
    behind(" 3年级", 0);    /* a class of a school */
    behind(" 3年前", 0);    /* when, not how long */
    behind(" 5.7", 0);
    behind("8", 0);
    behind(" (40 years old)", 0);
    behind(" on 12 servers for 3 years", 0);
}

static void test_before(void **state)
{
    (void)state;
    before("5 years of ", 60);
    before("5+ years of hands-on experience in ", 60);
    before("i have 3 years' ", 36);
    before("5年", 60);
    before("5年以上", 60);
    before("有8年的", 96);
    before("", 0);
    before("in 2019, ", 0);
    before("5 years at larch with ", 0);
    before("2016年", 0);
    before("3年前用", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_behind), cmocka_unit_test(test_not_behind), cmocka_unit_test(test_before)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
