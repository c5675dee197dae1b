#include "reading.h"

static void reads(const char *text, const char *expected)
{
    reading r = read_plain(text);
    check_document(r.document);
    check_subsequence(&r);
    assert_string_equal(outline(&r), expected);
    close_reading(&r);
}

static void test_lines_and_paragraphs(void **state)
{
    (void)state;
    reads("姓名：白\n性别：女\n\n【教育】\n", "P0 1|姓名：白\nP0 2|性别：女\n~P0 4|【教育】\n");
    reads("a\r\nb\rc\n\r\nd", "P0 1|a\nP0 2|b\nP0 3|c\n~P0 5|d\n");
    reads("  a  b\t\n", "P0 1|  a  b\t\n");
    reads("a\n-----\nb\n═════\nc\n", "P0 1|a\n~P0 3|b\n~P0 5|c\n");
    reads("a|b\tc\n", "P0 1|a|b\tc\n");
}

static void test_bullets(void **state)
{
    (void)state;
    reads("• a\n· b\n●c\n■ d\n◆e\n★ f\n- g\n* h\n– i\n-负责\n", "I1 1|a\nI1 2|b\nI1 3|c\nI1 4|d\nI1 5|e\nI1 6|f\nI1 7|g\nI1 8|h\nI1 9|i\nI1 10|负责\n");
    reads("1. a\n2、b\n(3) c\n（4）d\n5)e\n①f\n６．g\n", "I1o 1|a\nI1o 2|b\nI1o 3|c\nI1o 4|d\nI1o 5|e\nI1o 6|f\nI1o 7|g\n");
    reads("- a\n  - b\n    - c\n- d\n", "I1 1|a\nI2 2|b\nI3 3|c\nI1 4|d\n");
    reads("- a\n  goes on\nanew\n", "I1 1|a\nI1 2|  goes on\nP0 3|anew\n");
}

static void test_what_is_no_bullet(void **state)
{
    (void)state;
    reads("2019. a\n2018) b\n1.5年\n-5%\n★★★☆\n(010) 138-0000\n+86 138\n2018.07 - 今\n--x\n-\n",
        "P0 1|2019. a\nP0 2|2018) b\nP0 3|1.5年\nP0 4|-5%\nP0 5|★★★☆\nP0 6|(010) 138-0000\nP0 7|+86 138\nP0 8|2018.07 - 今\nP0 9|--x\nP0 10|-\n");
}

static void test_headings(void **state)
{
    (void)state;
    reads("# 标题\nx\n#1 in y\n", "H1 1|标题\nP0 2|x\nP0 3|#1 in y\n");
}

static void test_mutations(void **state)
{
    (void)state;
    static const char seed[] = "姓名：白若梅\r\n\r\n【工作】\n2018年5月—今　　医院\n1、负责\n  （2）x\n• y\n\t- z\n# h\n-----\n①w\r2019. q\n";
    static const char letters[] = "-*#1.)( \t\n\r\xE2\x80\xA2\xE3\x80\x81\x00z";
    uint32_t random = 88172645u;
    for (int round = 0; round < 3000; round++) {
        char text[sizeof seed];
        memcpy(text, seed, sizeof seed);
        for (uint32_t n = next_random(&random) % 12; n > 0; n--)
            text[next_random(&random) % (sizeof seed - 1)] = letters[next_random(&random) % (sizeof letters - 1)];
        reading r = read_bytes("a.txt", text, sizeof seed - 1);
        if (r.status == BL_OK) {
            check_document(r.document);
            check_subsequence(&r);
        }
        close_reading(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_and_paragraphs),
        cmocka_unit_test(test_bullets),
        cmocka_unit_test(test_what_is_no_bullet),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
