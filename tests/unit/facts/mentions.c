#include "credit.h"

static void test_slips_of_the_pen(void **state)
{
    (void)state;
    check_credit("技术栈：RabbmitMQ、Zookepper、SpringBoot、Mybaits、Redius", "rabbitmq zookeeper spring-boot mybatis redis", "", BL_CUE_COUNT);
    check_credit("Skills: Kuberentes, PostgresSQL, Pyhton, Javasript", "kubernetes postgresql python javascript", "java", BL_CUE_COUNT);
    check_credit("框架：Fast API, Tensorflwo", "fastapi tensorflow", "", BL_CUE_COUNT);
    check_credit("用 Nest.js 写后端, Next.js 写前端", "nestjs next-js", "", BL_CUE_COUNT);
}

static void test_slips_only_where_a_name_is_expected(void **state)
{
    (void)state;
    check_credit("The pyhton in the zoo was asleep when we came to see it", "", "python", BL_CUE_COUNT);
    check_credit("Managed the Container City site with Robert Redish", "", "redis", BL_CUE_COUNT);
    check_credit("Kakfa消息队列，部署在Kubernets上", "kafka kubernetes", "", BL_CUE_COUNT);
    check_credit("Deployed it on Kuberntes with Ansibel", "kubernetes ansible", "", BL_CUE_COUNT);
    check_credit("Wrote services in Java Script and Type Script", "javascript typescript", "java", BL_CUE_COUNT);
    check_credit("React Natvie开发APP", "react-native", "react", BL_CUE_COUNT);
}

/* Also where a slip takes the place of a word that is known. */
static void test_evidence_comes_in_the_order_of_the_text(void **state)
{
    (void)state;
    reading r = read_text("## 项目经历\n\n使用Postgre SQL存储数据\n\n后来用PostgreSQL做报表，PostgreSQL调优");
    const bl_skill *skill = skill_of(r.record, "postgresql");
    assert_int_equal(skill->evidence.count, 3);
    for (uint32_t i = 1; i < skill->evidence.count; i++)
        assert_true(skill->evidence.items[i - 1].at.begin < skill->evidence.items[i].at.begin);
    close_reading(&r);
}

static void test_words_of_several_meanings(void **state)
{
    (void)state;
    check_credit("语言：C、C++", "c cpp", "", BL_CUE_COUNT);
    check_credit("负责C端与B端产品、C2C交易流程，用Go重构", "go", "c", BL_CUE_COUNT);
    check_credit("* Rust and fatigue inspection of returned parts; airflow tests in a C-section duct", "", "rust c apache-airflow", BL_CUE_COUNT);
    check_credit("We are ready to go, with a lot of rust on the pipelines", "", "go rust", BL_CUE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_slips_of_the_pen), cmocka_unit_test(test_slips_only_where_a_name_is_expected),
        cmocka_unit_test(test_words_of_several_meanings), cmocka_unit_test(test_evidence_comes_in_the_order_of_the_text)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
