#include "credit.h"

static void test_months_are_unions_of_the_places_that_name_it(void **state)
{
    (void)state;
    reading r = read_text("Quillon, Engineer, 2018-01 to 2020-01, Java\nDrayton (part-time), Engineer, 2019-01 to 2021-01, Java\n");
    const bl_skill *java = skill_of(r.record, "java");
    assert_int_equal(java->months, 36);
    assert_int_equal(java->last_used, bl_month_of(2021, 1));
    assert_int_equal(java->strength, BL_STRENGTH_USED);
    assert_true(java->in_work);
    close_reading(&r);
}

static void test_what_is_only_listed_proves_no_months(void **state)
{
    (void)state;
    reading r = read_text("## 工作经历\n2018.01 - 2020.01 云杉网络 工程师\n- 负责网关\n\n## 专业技能\n- 语言：Java/Python\n");
    const bl_skill *java = skill_of(r.record, "java");
    assert_int_equal(java->months, 0);
    assert_int_equal(java->months_possible, 24);
    assert_int_equal(java->strength, BL_STRENGTH_LISTED);
    assert_int_equal(java->last_used, BL_MONTH_NONE);
    close_reading(&r);
}

static void test_leading_is_said_in_the_sentence(void **state)
{
    (void)state;
    reading r = read_text(
        "## 工作经历\n\n2018.01 - 2020.01 云杉网络 工程师\n\n- 设计并开发了消息网关，提供限流能力，基于Netty实现\n- 与算法团队一起使用Flink做特征\n");
    assert_int_equal(skill_of(r.record, "netty")->strength, BL_STRENGTH_LED);
    assert_int_equal(skill_of(r.record, "flink")->strength, BL_STRENGTH_USED);
    close_reading(&r);
}

static void test_the_longest_name_wins(void **state)
{
    (void)state;
    reading r = read_text("技术栈：Spring MVC, MySQL\n");
    assert_true(has_skill(r.record, "spring-mvc"));
    assert_false(has_skill(r.record, "spring"));
    close_reading(&r);
}

static void test_addresses_and_interests_prove_nothing(void **state)
{
    (void)state;
    reading r = read_text("Mail: java.redis@example.com\n\n## Interests\nKafka, Docker\n");
    assert_false(has_skill(r.record, "redis"));
    assert_false(has_skill(r.record, "docker"));
    assert_int_equal(denial_of(r.record, "docker"), BL_CUE_NOT_A_SKILL);
    close_reading(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_months_are_unions_of_the_places_that_name_it),
        cmocka_unit_test(test_what_is_only_listed_proves_no_months), cmocka_unit_test(test_leading_is_said_in_the_sentence),
        cmocka_unit_test(test_the_longest_name_wins), cmocka_unit_test(test_addresses_and_interests_prove_nothing)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
