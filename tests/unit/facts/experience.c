#include "reading.h"

static void test_union_and_gaps(void **state)
{
    (void)state;
    reading r = read_text("Quillon, Engineer, 2018-01 to 2020-01, Java\nDrayton (part-time), Engineer, 2019-01 to 2021-01, Java\n");
    assert_int_equal(r.record->experience.months, 36);
    assert_int_equal(r.record->experience.employers, 2);
    assert_int_equal(r.record->experience.gaps.count, 0);
    close_reading(&r);
    r = read_text("## 工作经历\n2015.03 - 2018.01 甲乙科技 工程师\n2018.06 - 2020.01 丙丁科技 工程师\n2014.01 - 2014.06 戊己科技 实习生\n");
    assert_int_equal(r.record->experience.months, 34 + 19);
    assert_int_equal(r.record->experience.employers, 2);
    assert_int_equal(r.record->experience.gaps.count, 2);
    close_reading(&r);
}

static void claims(const char *text, uint32_t months)
{
    reading r = read_text(text);
    assert_int_equal(r.record->experience.claimed_months, months);
    close_reading(&r);
}

static void test_claims(void **state)
{
    (void)state;
    claims("Python 3.11、Java 8；工作 6 年；Python 3 年\n", 72);
    claims("王小虎\n男 | 10年工作经验 | 大专\n", 120);
    claims("从业10余年，有多年管理经验\n", 120);
    claims("Backend developer with 12+ years of experience\n", 144);
    claims("熟悉 Java 8\n", BL_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_union_and_gaps), cmocka_unit_test(test_claims)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
