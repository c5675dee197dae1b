#include "read/tag.h"
#include "reading.h"

static bl_tag tag_of(const char *text)
{
    bl_tag tag;
    assert_true(bl_tag_read(&tag, bl_str_of(text), 0));
    return tag;
}

static void test_tags(void **state)
{
    (void)state;
    bl_tag tag = tag_of("<a href=\"x>y\" title = 'z' download>rest");
    assert_int_equal(tag.kind, BL_TAG_LINK);
    assert_int_equal(tag.end, 35);
    assert_true(bl_str_equal(bl_tag_attribute(&tag, BL_STR("href")), BL_STR("x>y")));
    assert_true(bl_str_equal(bl_tag_attribute(&tag, BL_STR("title")), BL_STR("z")));
    assert_non_null(bl_tag_attribute(&tag, BL_STR("download")).ptr);
    assert_null(bl_tag_attribute(&tag, BL_STR("style")).ptr);
    assert_true(tag_of("</B>").closing);
    assert_int_equal(tag_of("</B>").kind, BL_TAG_BOLD);
    assert_true(tag_of("<br/>").empty);
    assert_int_equal(tag_of("<H3 id=x>").kind, BL_TAG_HEADING);
    assert_int_equal(tag_of("<String>").kind, BL_TAG_UNKNOWN);
}

static void test_what_is_no_tag(void **state)
{
    (void)state;
    static const char *const texts[] = {"<", "</", "<1>", "<>", "< a>", "<张三>", "<a", "<a href=\"x>"};
    bl_tag tag;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(bl_tag_read(&tag, bl_str_of(texts[i]), 0));
}

static void test_hiding(void **state)
{
    (void)state;
    static const char *const hiding[] = {
        "<div hidden>",
        "<p style=\"display:none\">",
        "<p style='DISPLAY : none !important; x:y'>",
        "<p style=visibility:hidden>",
        "<p style=\"font-size:0px\">",
        "<p style=\"opacity:0\">",
        "<p style=\"color:#ffffff\">",
        "<font color=WHITE>",
        "<p style=\"left:-9999px\">",
        "<p style=\"text-indent:-999em\">",
        "<p style=\"color: rgb(255, 255, 255)\">",
    };
    static const char *const showing[] = {
        "<div>",
        "<br hidden>",
        "</p hidden>",
        "<p style=\"display:inline\">",
        "<p style=\"font-size:0.8em\">",
        "<p style=\"opacity:0.5\">",
        "<p style=\"color:#fff;background:#000\">",
        "<p style=\"left:-9px\">",
        "<p class=hidden>",
        "<p style=\"background-color:white\">",
    };
    for (size_t i = 0; i < sizeof hiding / sizeof hiding[0]; i++) {
        bl_tag tag = tag_of(hiding[i]);
        assert_true(bl_tag_hides(&tag));
    }
    for (size_t i = 0; i < sizeof showing / sizeof showing[0]; i++) {
        bl_tag tag = tag_of(showing[i]);
        assert_false(bl_tag_hides(&tag));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tags), cmocka_unit_test(test_what_is_no_tag), cmocka_unit_test(test_hiding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
