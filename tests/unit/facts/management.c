#include "reading.h"

static void check(const char *text, uint32_t months, uint32_t possible, uint32_t people)
{
    reading r = read_text(text);
    const bl_experience *x = &r.record->experience;
    if (x->management_months != months || x->management_months_possible != possible || x->people != people)
        fail_msg("'%s': %u months, %u possible, %u people", text, x->management_months, x->management_months_possible, x->people);
    close_reading(&r);
}

static void test_leading_people(void **state)
{
    (void)state;
    check("## 工作经历\n2018.01 - 2020.01 云杉网络 后端工程师\n- 带领 8 人团队负责收单系统\n", 24, 24, 8);
    check("## Experience\n\nQuillon | Software Engineer | 2018-01 - 2020-01\n\n- Managed a team of 12\n", 24, 24, 12);
    check("## Experience\n\nQuillon | Engineering Manager | 2018-01 - 2020-01\n\n- Shipped the app\n", 24, 24, BL_NONE);
}

static void test_what_is_no_leading_of_people(void **state)
{
    (void)state;
    check("## 工作经历\n2018.01 - 2020.01 云杉网络 后端工程师\n- 独立负责网关，基于ZooKeeper实现领导人选举\n- 非主程，无下属\n", 0, 0, BL_NONE);
    check("## 工作经历\n2018.01 - 2020.01 启明学校 教师\n- 担任班主任，管理 45 名学生\n", 0, 0, BL_NONE);
    check("## Experience\n\nQuillon | Software Engineer | 2018-01 - 2020-01\n\n- Managed 12 servers and the release calendar\n", 0, 0, BL_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_leading_people), cmocka_unit_test(test_what_is_no_leading_of_people)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
