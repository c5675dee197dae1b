#include "base/utf8.h"
#include "reading.h"

/* The text with █ for what is personal: for what is only so in a blind ranking, ▒. */
static void masked(const char *text, const char *expected)
{
    reading r = read_text(text);
    const bl_str all = bl_str_of(text);
    bl_buffer out;
    bl_buffer_open(&out, NULL, (size_t)1 << 20);
    for (size_t at = 0; at < all.len;) {
        size_t next = at;
        bl_utf8_next(all, &next);
        const char *mask = NULL;
        for (uint32_t i = 0; i < r.record->personal.count; i++) {
            const bl_personal *p = &r.record->personal.items[i];
            if (p->at.begin <= at && at < p->at.end)
                mask = p->kind == BL_PRIVACY_IDENTITY && mask == NULL ? "▒" : p->kind != BL_PRIVACY_IDENTITY ? "█" : mask;
        }
        if (mask != NULL && text[at] != ' ')
            bl_buffer_add_z(&out, mask);
        else
            bl_buffer_add(&out, bl_str_slice(all, at, next));
        at = next;
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    close_reading(&r);
}

static void test_chinese_heads(void **state)
{
    (void)state;
    masked("雷朝阳\n男 | 32岁 | 9年工作经验 | 大专\n手机：138-0000-1505\n", "▒▒▒\n█ | ███ | 9年工作经验 | 大专\n手机：█████████████\n");
    masked("# 李晓明\n性别：女　出生年月：1990.05　婚姻状况：已婚\n", "# ▒▒▒\n性别：█　出生年月：███████　婚姻状况：██\n");
    masked("# 李晓明\n身份证 110101199003070000 籍贯：山东\n", "# ▒▒▒\n身份证 ██████████████████ 籍贯：██\n");
    masked("# 李晓明\n- 目前薪资：25K\n- 现居地：上海市浦东新区某路8号\n", "# ▒▒▒\n- 目前薪资：███\n- 现居地：███████████\n");
    masked("# 李晓明\n现居住地址：测试市某路99号301室 | 5年经验\n", "# ▒▒▒\n现居住地址：████████████ | 5年经验\n");
    masked("# 李晓明\n\n## 求职意向\n- 期望薪资：30K\n- 期望城市：成都\n", "# ▒▒▒\n\n## 求职意向\n- 期望薪资：30K\n- 期望城市：成都\n");
    masked(
        "# 李晓明\n\n微信：lixm_88\n\n## 教育经历\n2010.09 - 2014.07 江北大学 本科\n", "# ▒▒▒\n\n微信：███████\n\n## 教育经历\n2010.09 - 2014.07 ▒▒▒▒ 本科\n");
}

static void test_english_heads(void **state)
{
    (void)state;
    masked("# Jane Doe\n\n+44 7700 900118 · jane.doe@example.com · Leeds, UK\n", "# ▒▒▒▒ ▒▒▒\n\n███ ████ ██████ · ████████████████████ · Leeds, UK\n");
    masked("# Jane Doe\n\nGender: Female\nDate of birth: 12 May 1990\nMarital status: single\n",
        "# ▒▒▒▒ ▒▒▒\n\nGender: ██████\nDate of birth: ██ ███ ████\nMarital status: ██████\n");
    masked("# Jane Doe\n\n(555) 010-4477, male, 34 years old\n", "# ▒▒▒▒ ▒▒▒\n\n█████ ████████, ████, ██ █████ ███\n");
}

static void test_wherever_they_stand(void **state)
{
    (void)state;
    masked("# Jane Doe\n\n## Experience\n2019.01 - 2020.02 Alder Ltd, Developer\n\nReferees: Bob, bob@example.com, 13800001234\n",
        "# ▒▒▒▒ ▒▒▒\n\n## Experience\n2019.01 - 2020.02 Alder Ltd, Developer\n\nReferees: Bob, ███████████████, ███████████\n");
    masked("# Jane Doe\n\n## Summary\nBuilds pumps; [write to her](mailto:Jane.Doe@Example.com) about them.\n",
        "# ▒▒▒▒ ▒▒▒\n\n## Summary\nBuilds pumps; [█████ ██ ███](mailto:████████████████████) about them.\n");
}

static void test_what_is_about_the_work_stays(void **state)
{
    (void)state;
    const char *work = "## 工作经历\n2018.07 - 2019.08 青禾科技 Java 工程师\n- 单日 120000000 条消息，延迟 99.95%，QPS 100000\n- 城市：服务 300 个城市\n"
                       "- 2019年5月上线，IP 10.0.0.1，版本 1.2.3.4，营收 1500000000 元\n";
    masked(work, work);
    const char *english = "## Experience\n2018-07 - 2019-08 Alder Ltd, Developer\n- moved 1 200 000 rows in 2019, 10.0.0.1, RFC 8446\n";
    masked(english, english);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_chinese_heads), cmocka_unit_test(test_english_heads), cmocka_unit_test(test_wherever_they_stand),
        cmocka_unit_test(test_what_is_about_the_work_stays)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
