#include "reading.h"

static void test_field_orders(void **state)
{
    (void)state;
    check_jobs("2018.1 ~ 今    青禾    技术部/平台组    服务端负责人\n", "青禾|服务端负责人|2018-01|now|77\n");
    check_jobs("## 工作经历\n- **青禾科技** / 2018.07 - 2019.08 / 后台开发工程师 / 负责供应链平台开发\n", "青禾科技|后台开发工程师|2018-07|2019-08|13\n");
    check_jobs("Shell, Process Engineer, 2014-01 to 2016-01\n", "Shell|Process Engineer|2014-01|2016-01|24\n");
    check_jobs("## Experience\nPrincipal Engineer, Stannard Turbines (2018 – 2020)\n", "Stannard Turbines|Principal Engineer|2018|2020|24\n");
    check_jobs("## Experience\nSenior Data Scientist at Quillon (Mar 2021 - Apr 2022)\n", "Quillon|Senior Data Scientist|2021-03|2022-04|13\n");
    check_jobs("Dec 2021 – Now | 飞鸟科技 Flybird Tech | 全栈\n", "飞鸟科技|全栈|2021-12|now|30\n");
    check_jobs("2017.01 - 2019.01 云帆数据 后端，使用Go\n", "云帆数据|后端|2017-01|2019-01|24\n");
}

static void test_neighbouring_lines(void **state)
{
    (void)state;
    check_jobs("工作经历\n江城云科信息技术有限公司\n销售经理\n2020.06 - 2024.02\n内容：开拓大客户\n", "江城云科信息技术有限公司|销售经理|2020-06|2024-02|44\n");
    check_jobs("EXPERIENCE\nQuillon Freight          Austin, TX\nEngineer III             Jan. 2020 - Jan. 2021\n- Built it.\n",
        "Quillon Freight|Engineer III|2020-01|2021-01|12\n");
    check_jobs("工作经历\n2018/05 - 2019/05\n上海云途信息科技有限公司 （1年）\n运维主管 | 30001-50000元/月\n",
        "上海云途信息科技有限公司|运维主管|2018-05|2019-05|12\n");
    check_jobs("**Tidal Cloud**，Backend Lead\n2019年11月 -- 2022年11月\n", "Tidal Cloud|Backend Lead|2019-11|2022-11|36\n");
}

static void test_titles_at_one_employer(void **state)
{
    (void)state;
    check_jobs("Marlowe Systems\nPrincipal Engineer (2021-01 - Present)\nSenior Engineer (2018-01 - 2021-01)\nStack in both roles: C#\n",
        "Marlowe Systems|Principal Engineer|2021-01|now|41\nMarlowe Systems|Senior Engineer|2018-01|2021-01|36\n");
    check_jobs("### Experience\n#### Bluefen — Portland, OR\n*Staff Engineer*, Apr 2022 to now\n- x\n\n*Site Engineer*, Feb 2019 to Apr 2022\n- y\n",
        "Bluefen|Staff Engineer|2022-04|now|26\nBluefen|Site Engineer|2019-02|2022-04|38\n");
    check_jobs("Facebook (2019-01 to 2021-10), then Meta (2021-10 to 2023-01): Software Engineer, Hack\n", "Meta|Software Engineer|2019-01|2023-01|48\n");
}

static void test_labels_and_tables(void **state)
{
    (void)state;
    check_jobs(
        "工作经历\n\n公司名称：蓝岸出行\n职位名称：Senior Backend Engineer\n在职时间：2021年11月～至今\n工作描述：\n负责派单服务\n\n公司名称：橡果游戏\n职位名称：服务端开发（实习）\n在职时间：2018年9月～2019年3月\n",
        "蓝岸出行|Senior Backend Engineer|2021-11|now|31\ni 橡果游戏|服务端开发（实习）|2018-09|2019-03|6\n");
    check_jobs(
        "| Company | Role | Dates | Stack |\n|---|---|---|---|\n| Fernhill | SRE | 2018-04 – 2020-04 | AWS |\n| Oakspan | SRE | 2020-04 – Present | GCP |\n",
        "Fernhill|SRE|2018-04|2020-04|24\nOakspan|SRE|2020-04|now|50\n");
    check_jobs("## 工作经历\n### 天府软件有限公司（2019.06 - 2020.06）\n**职位**：Java工程师\n- 微服务\n", "天府软件有限公司|Java工程师|2019-06|2020-06|12\n");
}

static void test_what_is_no_job(void **state)
{
    (void)state;
    check_jobs("## Experience\n**Sous Chef - The Copper Heron**\n*05.2021 - to date*\nRun the pass.\nFurloughed 04.2022 - 06.2022.\n",
        "The Copper Heron|Sous Chef|2021-05|now|37\n");
    check_jobs("Experience\n\nGap year, travelling in South America\tOct 2021 - Jul 2022\n", "");
    check_jobs("## 复旦大学 | 计算机科学与技术 | 硕士 | 2017.09 - 2020.06\n", "");
    check_jobs("References: Jane Doe, Director at Oracle; Sam Lee, VP at SAP\n", "");
    check_jobs("## 工作经历\n- **甲乙科技** / 2018.07 - 2020.08 / 工程师\n  - 2019.03-2019.08 主导订单系统重构\n", "甲乙科技|工程师|2018-07|2020-08|25\n");
    check_jobs("Our team of 30 uses Java. My own work is data quality.\n", "");
}

static void test_prose(void **state)
{
    (void)state;
    check_jobs("北邮（BUPT）本科 2011-2015，之后在鹅厂（Tencent）2015.07 - 2018.07 写 C++\n", "鹅厂||2015-07|2018-07|36\n");
}

static void test_lines_of_a_job(void **state)
{
    (void)state;
    reading r = read_text(
        "## 工作经历\n2018.01 - 2020.01  青禾科技  工程师\n- 一\n\n- 二\n\n2016.01 - 2018.01  云杉网络  工程师\n- 三\n\n## 教育\n2012 - 2016 北京大学 本科\n");
    assert_int_equal(r.record->jobs.count, 2);
    assert_int_equal(r.record->jobs.items[0].highlights.count, 2);
    assert_int_equal(r.record->jobs.items[1].highlights.count, 1);
    assert_int_equal(r.record->experience.months, 48);
    assert_int_equal(r.record->experience.employers, 2);
    close_reading(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_field_orders), cmocka_unit_test(test_neighbouring_lines),
        cmocka_unit_test(test_titles_at_one_employer), cmocka_unit_test(test_labels_and_tables), cmocka_unit_test(test_what_is_no_job),
        cmocka_unit_test(test_prose), cmocka_unit_test(test_lines_of_a_job)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
