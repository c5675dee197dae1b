#include "reading.h"

static void test_orders(void **state)
{
    (void)state;
    check_schools("## 教育背景\n- 2014.09 - 2018.06 / 江北大学 / 本科 / 软件工程专业\n", "江北大学|bachelor|软件工程|2014-09|2018-06|done\n");
    check_schools(
        "## Education\n- 硕士    2008 - 2011    **南京邮电大学**    通信研究院 光通信国家重点实验室\n- 本科    2004 - 2008    **湖北大学**    数学与计算机学院\n",
        "南京邮电大学|master||2008|2011|done\n湖北大学|bachelor||2004|2008|done\n");
    check_schools("## Education\n- **MSc Data Science**, University of Leeds, 2020 – 2021\n", "University of Leeds|master|Data Science|2020|2021|done\n");
    check_schools("EDUCATION\nUniversity of Iowa\nBachelor's degree, Marketing · (2012 - 2016)\n", "University of Iowa|bachelor|Marketing|2012|2016|done\n");
    check_schools("教育背景\n学校：珠江信息大学　　专业：软件工程　　学历：本科　　时间：2015年9月～2019年6月\n",
        "珠江信息大学|bachelor|软件工程|2015-09|2019-06|done\n");
    check_schools("教育经历\n武昌职业学院\n大专 | 市场营销\n2012 - 2015\n", "武昌职业学院|associate|市场营销|2012|2015|done\n");
}

static void test_without_a_section(void **state)
{
    (void)state;
    check_schools("M.S. in Statistics, Vernon College, expected 2025\nB.A. Economics, Vernon College, 2019 - 2023\n",
        "Vernon College|master|Statistics|?|2025|in-progress\nVernon College|bachelor|Economics|2019|2023|done\n");
    check_schools("本科毕业于哈工大，硕士毕业于中科大（非国科大）\n", "哈工大|bachelor||?|?|done\n中科大|master||?|?|done\n");
    check_schools("领导人选举 (leader election) based on ZooKeeper；主节点 (master node) 故障转移\n", "");
    check_schools("姓名：何洁\n学历：大专　专业：护理\n工作经历：\n2019.08-2022.05 长沙市第一医院 护士\n", "|associate|护理|?|?|done\n");
}

static void test_restated(void **state)
{
    (void)state;
    check_schools("2011年于南京邮电大学光通信技术国家重点实验室获得工学硕士学位\n\n## Education\n- 硕士 2008 - 2011 南京邮电大学\n",
        "南京邮电大学|master||2008|2011|done\n");
    check_schools("学历：本科\n\n教育背景\n2010-2014 江北大学 本科 化学\n", "江北大学|bachelor|化学|2010|2014|done\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_orders), cmocka_unit_test(test_without_a_section), cmocka_unit_test(test_restated)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
