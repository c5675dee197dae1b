#include "reading.h"

static void check(const char *text, const char *expected)
{
    reading r = read_text(text);
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1 << 20);
    for (uint32_t i = 0; i < r.record->projects.count; i++) {
        const bl_project *p = &r.record->projects.items[i];
        bl_buffer_format(&out, "%.*s|%d|%s\n", BL_STR_ARG(p->name), p->job == BL_NONE ? -1 : (int)p->job,
            p->open         ? "open"
            : p->job_stated ? "stated"
                            : "inferred");
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    close_reading(&r);
}

#define WORK "## 工作经历\n- **青禾科技** / 2018.07 - 2020.08 / 工程师\n- **云杉网络** / 2020.08 - 至今 / 工程师\n"

static void test_heads(void **state)
{
    (void)state;
    check(WORK "## 项目经历\n#### 调度引擎\n- **项目背景**：x\n#### 开源项目集合\n- [raft](#): y\n", "调度引擎|1|inferred\n开源项目集合|-1|open\n");
    check(WORK "## 项目经历\n- 智能小车（2019.03 - 2019.06，队长，4人）\n  - x\n- 报表系统\n  - y\n", "智能小车|0|stated\n报表系统|1|inferred\n");
    check(WORK "## 项目经验\n\n项目名称：限流组件\n项目时间：2022年3月～2022年8月\n项目描述：令牌桶\n\n项目名称：网关\n所属公司：青禾科技\n",
        "限流组件|1|stated\n网关|0|stated\n");
    check("## 工作经历\n2018.01 - 2020.01 青禾科技 工程师\n项目名称：结算\n描述：x\n", "结算|0|stated\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_heads)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
