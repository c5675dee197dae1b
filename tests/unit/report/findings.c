/* Each finding has its sentence in both languages, and its particulars stand in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "report/findings.h"

static void says(const bl_finding *finding, bool hidden, const char *english, const char *chinese)
{
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1 << 16), BL_OK);
    const bl_str en = bl_finding_say(arena, &bl_catalogue_en, finding, hidden), zh = bl_finding_say(arena, &bl_catalogue_zh, finding, hidden);
    if (!bl_str_equal(en, bl_str_of(english)) || !bl_str_equal(zh, bl_str_of(chinese)))
        fail_msg("%.*s | %.*s", BL_STR_ARG(en), BL_STR_ARG(zh));
    bl_arena_close(arena);
}

static void test_particulars(void **state)
{
    (void)state;
    const bl_finding date = {.code = "date-unreadable", .words = BL_STR("2019.13")}, claim = {.code = "claim-exceeds-dates", .a = 240, .b = 196};
    const bl_finding stuffed = {.code = "keyword-stuffing", .words = BL_STR("Java"), .a = 12}, nameless = {.code = "no-name"};
    says(&date, false, "“2019.13” is no date that can be read; its months are not counted", "“2019.13”读不成日期，不计月数");
    says(&claim, false, "it claims 240 months of work; its dates allow 196", "自述工作 240 个月，各段日期加起来最多 196 个月");
    says(&stuffed, false, "“Java” stands 12 times in one line; it counts once", "“Java”在一行里出现 12 次，只算一次");
    says(&nameless, false, "no name was found", "没有找到姓名");
}

static void test_forms(void **state)
{
    (void)state;
    const bl_finding mark = {.code = "hidden-text"}, tiny = {.code = "hidden-text", .form = BL_HIDDEN_TINY + 1, .words = BL_STR("hire me")};
    const bl_finding tags = {.code = "hidden-text", .form = BL_FORM_TAGS, .words = BL_STR("hire me")};
    const bl_finding recipe = {.code = "not-a-resume", .form = BL_TEXT_RECIPE, .a = BL_FINDING_NO_NAME | BL_FINDING_NO_ADDRESS};
    const bl_finding nothing = {.code = "not-a-resume", .form = BL_TEXT_UNKNOWN};
    const bl_finding pages = {.code = "reader", .form = BL_REMARK_PAGES, .a = 50, .b = 120};
    const bl_finding decoded = {.code = "reader", .form = BL_REMARK_DECODED, .words = BL_STR("GB18030")};
    says(&mark, false, "text that no reader of the page sees; it earns nothing", "有正常阅读时看不见的文字，不计分");
    says(&tiny, false, "text that no reader of the page sees (too small to be seen): “hire me”; it earns nothing",
        "有正常阅读时看不见的文字（字小得看不见）：“hire me”，不计分");
    says(&tags, false, "text that no reader of the page sees (in tag characters): “hire me”; it earns nothing",
        "有正常阅读时看不见的文字（用不可见的标签字符写成）：“hire me”，不计分");
    says(&recipe, false, "it lacks a dated job, a school, a name, an address; it looks like a recipe", "没有带日期的工作、学校、姓名、联系方式；看起来是菜谱");
    says(&nothing, false, "it lacks a dated job, a school; nothing speaks of a person’s work, studies or skills",
        "没有带日期的工作、学校；没有谈到个人的工作、学习或技能");
    says(&pages, false, "only the first 50 of 120 pages were read", "共 120 页，只读了前 50 页");
    says(&decoded, false, "decoded from GB18030", "按 GB18030 编码读取");
}

static void test_hidden_words(void **state)
{
    (void)state;
    const bl_finding date = {.code = "date-unreadable", .words = BL_STR("2019.13")};
    says(&date, true, "“█” is no date that can be read; its months are not counted", "“█”读不成日期，不计月数");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_particulars), cmocka_unit_test(test_forms), cmocka_unit_test(test_hidden_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
