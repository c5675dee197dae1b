#include "reading.h"

/* The section of each line that holds text, in order. */
static void sections(const char *text, const char *expected)
{
    reading r = read_text(text);
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1 << 16);
    for (uint32_t i = 0; i < r.record->document->lines.count; i++) {
        const char *name = bl_section_name(r.record->line_sections[i]);
        bl_buffer_format(&out, "%s%s", i > 0 ? " " : "", r.record->line_sections[i] == BL_SECTION_NONE || name == NULL ? "-" : name);
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    close_reading(&r);
}

static void test_headings(void **state)
{
    (void)state;
    sections("# 张三\n\n## 工作经历\n\nx\n\n## 教育背景\n\ny\n", "- work work education education");
    sections("张三\n\n【工作经历】\nx\n\n一、教育背景\ny\n", "- work work education education");
    sections("张三\n\n**工作经历：**\n\nx\n\nTECHNICAL SKILLS\n\ny\n", "- work work skills skills");
    sections("張三\n\n## 工作經歷\n\nx\n\n## 專長\n\ny\n", "- work work skills skills");
    sections("# A B\n\n## 🎓 Education\n\nx\n\n## WORK EXPERIENCE 工作经历\n\ny\n", "- education education work work");
}

static void test_what_is_no_section(void **state)
{
    (void)state;
    sections("## 项目经历\n\n#### 开源项目集合\n\nx\n", "projects projects projects");
    sections("## Experience\n\n### Quillon\n\n#### Technologies\n\nJava\n\n## Education\n", "work work work work education");
    sections("References: Jane Doe, Director at Oracle\n", "references");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings), cmocka_unit_test(test_what_is_no_section)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
