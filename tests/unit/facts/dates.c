#include "reading.h"

#include "facts/dates.h"

static bl_dates dates_of(bl_arena *arena, const bl_document *document)
{
    bl_glance *glance = BL_NEW(arena, bl_glance);
    bl_signs signs;
    bl_dates dates;
    assert_non_null(glance);
    assert_int_equal(bl_glance_at(glance, arena, (bl_str){document->folded.bytes, document->folded.len}), BL_OK);
    assert_int_equal(bl_signs_find(&signs, document, glance), BL_OK);
    assert_int_equal(bl_dates_open(&dates, document, glance, &signs), BL_OK);
    return dates;
}

/* All ranges and dates of a line: "from..to", "on" for a lone date, "!" before what cannot be read. */
static void reads(const char *text, const char *expected)
{
    bl_arena *arena;
    bl_document *document;
    bl_failure failure;
    assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    assert_int_equal(bl_read_document(&document, &failure, arena, BL_STR("a.md"), bl_str_of(text)), BL_OK);
    bl_buffer out;
    bl_buffer_open(&out, NULL, 1 << 16);
    bl_range range;
    const bl_dates dates = dates_of(arena, document);
    for (uint32_t offset = 0; bl_dates_next(&range, &dates, (bl_span){0, document->folded.len}, bl_month_of(2024, 6), &offset);) {
        bl_buffer_add_z(&out, out.len > 0 ? " " : "");
        bl_buffer_add_z(&out, range.problem != NULL ? "!" : "");
        write_date(&out, range.from);
        bl_buffer_add_z(&out, range.single ? "" : "..");
        if (!range.single)
            write_date(&out, range.to);
    }
    bl_buffer_add_char(&out, '\0');
    assert_string_equal(out.bytes, expected);
    bl_buffer_close(&out);
    bl_arena_close(arena);
}

static void test_forms(void **state)
{
    (void)state;
    reads("2018.1 ~ 今 快手", "2018-01..now");
    reads("2014.09 - 2018.06", "2014-09..2018-06");
    reads("2018年3月-至今", "2018-03..now");
    reads("2018年3月至今", "2018-03..now");
    reads("2018年03月01日至2020年05月31日", "2018-03..2020-05");
    reads("Mar '19 - May '21", "2019-03..2021-05");
    reads("Sept. 2021 to date", "2021-09..now");
    reads("March, 2019 through June, 2020", "2019-03..2020-06");
    reads("03/2019 – Present", "2019-03..now");
    reads("2019/3-2020/11", "2019-03..2020-11");
    reads("2016-2018", "2016..2018");
    reads("2016 – 18", "2016..2018");
    reads("Mar - May 2019", "2019-03..2019-05");
    reads("Nov 2019 -- Jan 2020", "2019-11..2020-01");
    reads("二〇一九年六月——二〇二一年六月", "2019-06..2021-06");
    reads("民國109年3月～迄今", "2020-03..now");
    reads("民國105年10月～109年2月", "2016-10..2020-02");
    reads("since 2019", "2019..now");
    reads("2021.07 —", "2021-07..now");
    reads("31.05.2019 - 05.06.2020", "2019-05..2020-06");
    reads("05/31/2019", "2019-05");
    reads("Q3 2020 - Q1 2021", "2020-07..2021-01");
    reads("Summer 2019", "2019..2019");
    reads("15 March 2019 - 30 June 2021", "2019-03..2021-06");
    reads("19.03-21.03", "2019-03..2021-03");
    reads("09/19 - 03/21", "2019-09..2021-03");
    reads("2019-03 / 2021-06", "2019-03..2021-06");
    reads("2019.03 ➔ 2021.06", "2019-03..2021-06");
    reads("2020.01 迄今", "2020-01..now");
    reads("2019年3月起", "2019-03..now");
    reads("近三年（2021年以来）", "2021..now");
    reads("２０１９．０３－２０２０．０４", "2019-03..2020-04");
    reads("201903-202004", "2019-03..2020-04");
}

static void test_what_is_no_date(void **state)
{
    (void)state;
    reads("Python 3.11, Spring Boot 2.7", "");
    reads("cut from 10.12 s to 09.11 s", "");
    reads("24.06 kg", "");
    reads("192.168.20.19", "");
    reads("138-0000-1980", "");
    reads("138-0000-2010", "");
    reads("15-25K·14薪", "");
    reads("四级成绩（588）、六级成绩（571）", "");
    reads("2012R2, 2000w", "");
    reads("工作 6 年；Python 3 年", "");
}

static void test_slips(void **state)
{
    (void)state;
    reads("2019.13 - 2021.02", "!?..2021-02");
    reads("20232/5 - 2024/1", "!?..2024-01");
    reads("2021.05 - 2019.03", "!2021-05..2019-03");
}

static void months(const char *text, int proven, int possible)
{
    bl_arena *arena;
    bl_document *document;
    bl_failure failure;
    bl_range range;
    uint32_t offset = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    assert_int_equal(bl_read_document(&document, &failure, arena, BL_STR("a.md"), bl_str_of(text)), BL_OK);
    const bl_dates dates = dates_of(arena, document);
    assert_true(bl_dates_next(&range, &dates, (bl_span){0, document->folded.len}, bl_month_of(2024, 6), &offset));
    bl_when when = bl_when_of(document, &range, bl_month_of(2024, 6));
    assert_int_equal(when.proven.end - when.proven.begin, proven);
    assert_int_equal(when.possible.end - when.possible.begin, possible);
    bl_arena_close(arena);
}

static void test_months(void **state)
{
    (void)state;
    months("2018.07 - 2019.08", 13, 13);
    months("2018.1 ~ 今", 77, 77);
    months("2019 - 2019", 0, 12);
    months("2019 - 2021", 24, 36);
    months("2019.03 - 2019.03", 0, 1);
    months("2023.06 - 2025.06", 12, 12); /* what lies ahead is not worked yet */
    months("2021.05 - 2019.03", 0, 0);
    months("2019", 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms), cmocka_unit_test(test_what_is_no_date), cmocka_unit_test(test_slips), cmocka_unit_test(test_months)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
