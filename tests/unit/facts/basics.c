#include "reading.h"

static void named(const char *text, const char *name)
{
    reading r = read_text(text);
    bl_str got = r.record->basics.name;
    assert_int_equal(got.len, strlen(name));
    if (got.len > 0)
        assert_memory_equal(got.ptr, name, got.len);
    close_reading(&r);
}

static void test_names(void **state)
{
    (void)state;
    named("### 李牧之\n\n联系方式：138-0000-1980\n", "李牧之");
    named("Introduction\n\n赵远，现任云杉网络技术负责人，负责即时通讯。\n", "赵远");
    named("# 个人简历\n\n- 姓名：石大川\n", "石大川");
    named("# Curriculum Vitae\n\n**Name:** Anna Kowalska\n", "Anna Kowalska");
    named("John Q. Smith, CPA\njohn@example.com\n\n## Skills\nExcel\n", "John Q. Smith");
    named("**钱慕青** | 女 | 138 0000 1303\n", "钱慕青");
    named("韩予安（Ian Han）\nian@example.com\n", "韩予安");
    named("赵敏的个人简历\n电话 13800001234\n", "赵敏");
    named("Contact\nmarcus.adeyemi@example.com\n\nTop Skills\nCloud Architecture\n\nMarcus Adeyemi\nVP Engineering at Sundial Freight\n\nExperience\n",
        "Marcus Adeyemi");
    named("技术栈：Java, Netty\n", "");
}

static void test_contacts(void **state)
{
    (void)state;
    reading r = read_text("# Jane Doe\n\n+44 7700 900118 · jane.doe@example.com · Leeds, UK · [github.com/jane](https://github.com/jane)\n");
    assert_memory_equal(r.record->basics.phone.ptr, "+44 7700 900118", 15);
    assert_memory_equal(r.record->basics.email.ptr, "jane.doe@example.com", 20);
    assert_memory_equal(r.record->basics.location.ptr, "Leeds, UK", 9);
    assert_int_equal(r.record->basics.profiles.count, 1);
    assert_string_equal(r.record->language, "en");
    close_reading(&r);
    r = read_text("王小虎\n电话：(+86)13800002212\n工作经历\n2018.01-2019.01 青禾科技 工程师\n");
    assert_memory_equal(r.record->basics.phone.ptr, "(+86)13800002212", 16);
    assert_string_equal(r.record->language, "zh");
    close_reading(&r);
}

static void test_wishes(void **state)
{
    (void)state;
    reading r = read_text("期望职位\n大客户销售经理 | 武汉 | 15-25K·14薪 | 企业服务\n\n工作经历\n");
    const bl_wishes *w = &r.record->wishes;
    assert_int_equal(w->positions.count, 1);
    assert_int_equal(w->locations.count, 1);
    assert_int_equal(w->salary_min, 15000);
    assert_int_equal(w->salary_max, 25000);
    assert_int_equal(w->salary_months, 14);
    close_reading(&r);
    r = read_text("# 李晓明\n## 求职意向\n- 期望职位：Java开发、架构师\n- 期望城市：成都\n- 期望薪资：30-40万/年\n- 到岗时间：一个月内\n");
    w = &r.record->wishes;
    assert_int_equal(w->positions.count, 2);
    assert_int_equal(w->salary_max, 400000);
    assert_true(bl_str_equal(w->salary_per, BL_STR("year")));
    assert_int_equal(w->available.len, strlen("一个月内"));
    close_reading(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_contacts), cmocka_unit_test(test_wishes)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
