#include "reading.h"

static void reads(const char *text, const char *expected)
{
    reading r = read_markdown(text);
    check_document(r.document);
    assert_string_equal(outline(&r), expected);
    close_reading(&r);
}

static void marks_are(const char *text, const char *expected)
{
    reading r = read_markdown(text);
    check_document(r.document);
    assert_string_equal(marks(&r), expected);
    close_reading(&r);
}

static void test_blocks(void **state)
{
    (void)state;
    reads("# 履历\n\n姓名：林\n电话：1\n\n## 工作\n- a\n- b\n  1. c\n", "H1 1|履历\n~P0 3|姓名：林\nP0 4|电话：1\n~H2 6|工作\nI1 7|a\nI1 8|b\nI2o 9|c\n");
    reads("标题\n===\n正文\n", "H1 1|标题\nP0 3|正文\n");
    reads("- a\n\n  more\n- b\n", "I1 1|a\n~P0 3|more\nI1 4|b\n");
    reads("a\n\n***\nb\n", "P0 1|a\n~P0 4|b\n");
    reads("```\nint x;\n\ny\n```\n", "C0 2|int x;\n~C0 4|y\n");
    reads("> quoted\n> twice\n", "P0 1|quoted\nP0 2|twice\n");
    reads("##教育背景\n", "H2 1|教育背景\n");
}

static void test_line_ends(void **state)
{
    (void)state;
    reads("a\r\nb\rc\n\r\nd", "P0 1|a\nP0 2|b\nP0 3|c\n~P0 5|d\n");
    reads("a<br>b<br/><br/>c", "P0 1|a\nP0 1|b\n~P0 1|c\n");
    reads("a  \nb\\\nc", "P0 1|a  \nP0 2|b\nP0 3|c\n");
}

static void test_white_space_is_kept(void **state)
{
    (void)state;
    reads("2018.07\xC2\xA0\xC2\xA0云溪  \n   后端\n", "P0 1|2018.07\xC2\xA0\xC2\xA0云溪  \nP0 2|   后端\n");
    reads("&nbsp;\n\n　　\n\na\n", "~P0 5|a\n");
}

static void test_entities_and_escapes_map_back(void **state)
{
    (void)state;
    reading r = read_markdown("x Calendar\\_Based\\_Markdown A&amp;B &#20013;&#x6587; &nosuch;");
    const bl_document *d = r.document;
    check_document(d);
    bl_str folded = {d->folded.bytes, d->folded.len};
    assert_string_equal(d->folded.bytes, "x calendar_based_markdown a&b 中文 &nosuch;");
    size_t at = bl_str_find(folded, BL_STR("calendar_based_markdown"), 0);
    bl_span span = bl_document_origin(d, (bl_span){(uint32_t)at, (uint32_t)at + 23});
    assert_true(bl_str_equal(bl_source_slice(&d->text, span), BL_STR("Calendar\\_Based\\_Markdown")));
    at = bl_str_find(folded, BL_STR("中"), 0);
    span = bl_document_origin(d, (bl_span){(uint32_t)at, (uint32_t)at + 3});
    assert_true(bl_str_equal(bl_source_slice(&d->text, span), BL_STR("&#20013;")));
    bl_str visible = bl_document_visible(d, r.arena, (bl_span){0, d->folded.len});
    assert_true(bl_str_equal(visible, BL_STR("x Calendar_Based_Markdown A&B 中文 &nosuch;")));
    close_reading(&r);
}

static void test_tables(void **state)
{
    (void)state;
    reads("| a | b |\n|---|---|\n| 1<br>2 | **x** | extra |\n|  | y\\|z |\n", "R0 1|[a][b]\nR1 3|[1 2][x][extra]\nR1 4|[][y|z]\n");
    reads("<table><tr><td>公司</td><td>职位</td></tr>\n<tr><td>云溪</td></tr></table>\n", "R1 1|[公司][职位]\nR1 2|[云溪]\n");
}

static void test_marks(void **state)
{
    (void)state;
    marks_are("**美团** *it* `code` ~~gone~~ [Blog](http://e.com/~x)", "B:美团 I:it C:code D:gone L:Blog>http://e.com/~x");
    marks_are("<b>bold</b> <a href=\"http://e.com\">link</a> <del>no</del>", "B:bold L:link>http://e.com D:no");
    marks_are("**a\nb** c", "B:a\nb");
    marks_are("**带领团队（8人）**负责", "B:带领团队（8人）");
}

static void test_marked(void **state)
{
    (void)state;
    reading r = read_markdown("**a** **b** c <span hidden>d</span>");
    const bl_document *d = r.document;
    assert_string_equal(d->folded.bytes, "a b c d");
    assert_true(bl_document_marked(d, (bl_span){0, 3}, BL_MARK_BOLD));
    assert_true(bl_document_marked(d, (bl_span){0, 4}, BL_MARK_BOLD));
    assert_false(bl_document_marked(d, (bl_span){0, 5}, BL_MARK_BOLD));
    assert_false(bl_document_marked(d, (bl_span){1, 2}, BL_MARK_BOLD));
    assert_true(bl_document_marked(d, (bl_span){6, 7}, BL_MARK_HIDDEN));
    assert_false(bl_document_marked(d, (bl_span){4, 5}, BL_MARK_HIDDEN));
    close_reading(&r);
}

static void test_hidden(void **state)
{
    (void)state;
    marks_are("<div style=\"display: none\">\n\nKafka\n\n</div>\n\nJava", "H:Kafka");
    marks_are("a <span style='color:#FFF'>Spark</span> b", "H:Spark");
    marks_are("a <span style='color:#FFF;background:#000'>Spark</span> b", "");
    marks_are("a <span style='font-size:0.9em'>Spark</span> b", "");
    marks_are("a <font color=white>Spark</font> b", "H:Spark");
    marks_are("a <span hidden>Spark\n\nb", "H:Spark");
    marks_are("<p style=\"position:absolute;left:-9999px\">Spark</p>\n\nb", "H:Spark");
    reads("a\n\n<!-- Flink\n\nKafka -->\n\n<script>\nvar Java;\n</script>\n\n<style>.x{}</style>\n\nb <!-- x --> c\n", "P0 1|a\n~P0 13|b  c\n");
}

static void test_nothing_is_swallowed(void **state)
{
    (void)state;
    reads("2019. 云溪支付\n2018. - 2019.\n", "P0 1|2019. 云溪支付\nP0 2|2018. - 2019.\n");
    reads("- 2018. 学校\n", "I1 1|2018. 学校\n");
    reads("2018.1~2019.2 A 2019.3~2020\n", "P0 1|2018.1~2019.2 A 2019.3~2020\n");
    reads("7*24 5*8\n", "P0 1|7*24 5*8\n");
    reads("[技能]: Java\n", "P0 1|[技能]: Java\n");
    reads(">5 年经验\n", "P0 1|>5 年经验\n");
    reads("#1 in sales\n", "P0 1|#1 in sales\n");
    reads("姓名\n电话\n-----\n正文\n", "P0 1|姓名\nP0 2|电话\n~P0 4|正文\n");
    reads("List<String> <Spring>\n", "P0 1|List<String> <Spring>\n");
    reads("**broken * a_b [c( `d\n", "P0 1|**broken * a_b [c( `d\n");
    reads("· 负责\n1、一\n（1）二\n", "P0 1|· 负责\nP0 2|1、一\nP0 3|（1）二\n");
}

static void test_front_matter(void **state)
{
    (void)state;
    reads("---\nname: 张三\nskills:\n  - Java\n---\n# a\n", "P0 2|name: 张三\nP0 3|skills:\nP0 4|  - Java\n~H1 6|a\n");
    reads("---\na\n", "~P0 2|a\n");
}

static void test_made_to_hurt_is_still_text(void **state)
{
    (void)state;
    enum { DEPTH = 5000 };
    static char text[2 * DEPTH + 3];
    for (size_t i = 0; i < DEPTH; i++)
        memcpy(text + 2 * i, "> ", 2);
    memcpy(text + sizeof text - 3, "a\n", 3);
    reading r = read_markdown(text);
    check_document(r.document);
    assert_int_equal(r.document->lines.count, 1);
    assert_int_equal(r.document->remarks.count, 1);
    assert_int_equal(r.document->remarks.items[0].kind, BL_REMARK_MARKUP);
    assert_int_equal(r.document->format, BL_FORMAT_MARKDOWN);
    close_reading(&r);
}

static const char seed[] =
    "---\nname: x\n---\n# 张 **三**\n\n姓名：a&amp;b ~~c~~ [d](http://e.com) `f`\n- x\n  1. y\n\n| a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n"
    "<div hidden>\n<ul><li>q</li></ul>\n\nz\n</div>\n<!-- c -->\n2019. k\n\n```\ncode\n```\nt\n===\n<span style=\"color:white\">w<br>\n";

static void test_mutations(void **state)
{
    (void)state;
    static const char letters[] = "*_~`[]()<>|#-=+.&;!\\\"'/ \n\r\t01aZ\xE4\xB8\x80\xC2\xA0\x00";
    uint32_t random = 2463534242u;
    for (int round = 0; round < 3000; round++) {
        char text[sizeof seed];
        memcpy(text, seed, sizeof seed);
        size_t len = sizeof seed - 1;
        for (uint32_t n = next_random(&random) % 12; n > 0; n--) {
            uint32_t at = next_random(&random) % (uint32_t)len, from = next_random(&random) % (uint32_t)len;
            if (next_random(&random) % 3 == 0 && at + 8 < len && from + 8 < len)
                memmove(text + at, text + from, 8);
            else
                text[at] = letters[next_random(&random) % (sizeof letters - 1)];
        }
        reading r = read_bytes("a.md", text, len);
        if (r.status == BL_OK)
            check_document(r.document);
        if (r.status == BL_OK && memchr(text, '&', len) == NULL)
            check_subsequence(&r);
        close_reading(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_white_space_is_kept),
        cmocka_unit_test(test_entities_and_escapes_map_back),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_marked),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_nothing_is_swallowed),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_made_to_hurt_is_still_text),
        cmocka_unit_test(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
