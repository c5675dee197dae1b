#include "reading.h"

#include "read/detect.h"

static void fails(const char *bytes, size_t len, const char *code)
{
    reading r = read_bytes("a.md", bytes, len);
    assert_int_equal(r.status, BL_ERROR_INPUT);
    assert_null(r.document);
    assert_true(bl_str_equal(r.failure.code, bl_str_of(code)));
    assert_true(r.failure.message.len > 20);
    close_reading(&r);
}

#define FAILS(literal, code) fails("" literal, sizeof(literal) - 1, code)

static void test_empty(void **state)
{
    (void)state;
    FAILS("", "empty-file");
    FAILS(" \r\n\t\n", "empty-file");
    FAILS("\xEF\xBB\xBF", "empty-file");
    FAILS("\xE3\x80\x80\xC2\xA0\n", "empty-file");
    FAILS("<!-- x -->\n", "no-text");
}

static void test_pictures(void **state)
{
    (void)state;
    FAILS("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "picture");
    FAILS("\xFF\xD8\xFF\xE0\0\x10JFIF", "picture");
    FAILS("GIF89a\1\0\1\0", "picture");
    FAILS("RIFF\1\0\0\0WEBPVP8 ", "picture");
    FAILS("II*\0\10\0\0\0", "picture");
    FAILS("\0\0\0\x18"
          "ftypheic\0\0\0\0",
        "picture");
    FAILS("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0", "picture");
    FAILS("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "picture");
}

static void test_archives(void **state)
{
    (void)state;
    FAILS("PK\3\4\x14\0\0\0\0\0", "archive");
    FAILS("Rar!\x1A\7\1\0", "archive");
    FAILS("7z\xBC\xAF\x27\x1C\0\4", "archive");
    FAILS("\x1F\x8B\x08\0\0\0\0\0", "archive");
    char tar[512] = "a.txt";
    memcpy(tar + 257, "ustar\00000", 8);
    fails(tar, sizeof tar, "archive");
}

static void test_formats_without_a_reader(void **state)
{
    (void)state;
    FAILS("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "no-reader");
    FAILS("PK\3\4\x14\0\0\0\0\0word/document.xml[Content_Types].xml", "no-reader");
    FAILS("PK\3\4\x14\0\0\0\0\0xl/workbook.xml", "unsupported-format");
    FAILS("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "no-reader");
    FAILS("{\\rtf1\\ansi x}", "no-reader");
    FAILS("<!DOCTYPE html><html><body>x</body></html>", "no-reader");
    FAILS("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "no-reader");
    reading r = read_bytes("a.md", "%PDF-1.7\n", 9);
    assert_true(bl_str_equal(r.failure.message, BL_STR("PDF is not read here: save it as text or Markdown")));
    close_reading(&r);
}

static void test_json_resume(void **state)
{
    (void)state;
    static const char resume[] =
        "\xEF\xBB\xBF{\"basics\": {\"name\": \"Jane Roe\"}, \"work\": [{\"name\": \"Acme\", \"position\": \"Cook\", \"startDate\": \"2019-04-01\"}]}";
    reading r = read_bytes("a.txt", resume, sizeof resume - 1);
    assert_int_equal(r.status, BL_OK);
    assert_int_equal(r.document->format, BL_FORMAT_JSONRESUME);
    assert_string_equal(outline(&r), "H1 1|Jane Roe\n~H2 3|Work Experience\n~H3 5|Acme | Cook | 2019-04 - Present\n");
    check_document(r.document);
    close_reading(&r);
    FAILS("{\"basics\": {\"name\": \"x\"}, \"work\": [}", "damaged");
}

static void test_encrypted(void **state)
{
    (void)state;
    FAILS("PK\3\4\x14\0\1\0\0\0", "encrypted");
    FAILS("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "encrypted");
}

static void test_wps(void **state)
{
    (void)state;
    FAILS("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 M\0a\0t\0O\0S\0T\0", "wps");
    FAILS("\x01\xFE\x32\x06 and so on, for a while", "wps");
}

/* Which of them bl_detect says; the readers themselves run in the worker. */
static void detects(const char *bytes, size_t len, bl_format format)
{
    const bl_detected detected = bl_detect((bl_str){bytes, len});
    assert_int_equal(detected.content, format == BL_FORMAT_TEXT ? BL_CONTENT_TEXT : BL_CONTENT_DOCUMENT);
    assert_int_equal(detected.format, format);
}

#define DETECTS(literal, format) detects("" literal, sizeof(literal) - 1, format)

static void test_pages_and_mails(void **state)
{
    (void)state;
    DETECTS("<!-- saved from a board -->\n<?xml version=\"1.0\"?>\n<HTML><body>x</body></HTML>", BL_FORMAT_HTML);
    DETECTS("<meta charset=gb2312><table><tr><td>x</td></tr></table>", BL_FORMAT_HTML);
    DETECTS("\xFF\xFE<\0h\0t\0m\0l\0>\0x\0", BL_FORMAT_HTML);
    DETECTS("<div align=\"center\"><b>Jane</b></div>\n\n# Work\n", BL_FORMAT_TEXT);
    DETECTS("<div><b>Jane</b></div>", BL_FORMAT_TEXT);
    DETECTS("<List<String>> is a type", BL_FORMAT_TEXT);
    DETECTS("Date: Mon, 1 Jan 2024\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n", BL_FORMAT_MHTML);
    DETECTS("From: the beginning\nto the end\n", BL_FORMAT_TEXT);
}

static void test_not_text(void **state)
{
    (void)state;
    char noise[4096];
    uint32_t random = 362436069u;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(next_random(&random) >> 13);
    noise[0] = '\x7F';
    fails(noise, sizeof noise, "not-text");
    FAILS("\x7F"
          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3E\0\1\0\0\0",
        "not-text");
}

static void test_too_large(void **state)
{
    (void)state;
    static char byte[1] = "x";
    reading r = {0};
    assert_int_equal(bl_arena_open(&r.arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    /* the size alone is looked at */
    r.status = bl_read_document(&r.document, &r.failure, r.arena, BL_STR("a.md"), (bl_str){byte, (size_t)BL_LIMIT_DOCUMENT_BYTES + 1});
    assert_int_equal(r.status, BL_ERROR_INPUT);
    assert_true(bl_str_equal(r.failure.code, BL_STR("too-large")));
    close_reading(&r);
}

static void format_is(const char *path, const char *text, bl_format format)
{
    reading r = read_bytes(path, text, strlen(text));
    assert_int_equal(r.status, BL_OK);
    assert_int_equal(r.document->format, format);
    close_reading(&r);
}

static void test_markdown_or_text(void **state)
{
    (void)state;
    format_is("a.md", "plain", BL_FORMAT_MARKDOWN);
    format_is("a.MARKDOWN", "plain", BL_FORMAT_MARKDOWN);
    format_is("a.txt", "plain\n# one heading\n", BL_FORMAT_TEXT);
    format_is("-", "# a\nx\n## b\n", BL_FORMAT_MARKDOWN);
    format_is("a.txt", "x **bold** y\n", BL_FORMAT_MARKDOWN);
    format_is("a", "|a|b|\n|---|---|\n", BL_FORMAT_MARKDOWN);
    format_is("a", "[x](https://e.com)\n", BL_FORMAT_MARKDOWN);
    format_is("a.txt", "2 ** 3 ** 4, a | b\n-----\n", BL_FORMAT_TEXT);
}

static void test_what_was_put_up_with(void **state)
{
    (void)state;
    reading r = read_bytes("a.txt", "caf\xE9 r\xE9sum\xE9\n", 12);
    assert_int_equal(r.status, BL_OK);
    assert_int_equal(r.document->remarks.count, 1);
    assert_int_equal(r.document->remarks.items[0].kind, BL_REMARK_DECODED);
    assert_true(bl_str_equal(r.document->remarks.items[0].words, BL_STR("Windows-1252")));
    assert_int_equal(r.document->file.bytes, 12);
    close_reading(&r);
}

/* Memory that ends after n bytes gives a clean status for every n. */
static void test_lack_of_memory(void **state)
{
    (void)state;
    static const char text[] = "# a\n\n**b** &amp; [c](http://e.com)\n\n- d\n\n|a|b|\n|-|-|\n|c|d|\n<b>x</b>\n";
    bool done = false;
    for (size_t max = 64; !done; max += 64) {
        bl_arena *arena;
        if (bl_arena_open(&arena, NULL, max) != BL_OK)
            continue;
        bl_document *document;
        bl_failure failure;
        bl_status status = bl_read_document(&document, &failure, arena, BL_STR("a.md"), (bl_str){text, sizeof text - 1});
        assert_true(status == BL_OK || (status == BL_ERROR_MEMORY && document == NULL));
        done = status == BL_OK;
        bl_arena_close(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_archives),
        cmocka_unit_test(test_formats_without_a_reader),
        cmocka_unit_test(test_json_resume),
        cmocka_unit_test(test_encrypted),
        cmocka_unit_test(test_wps),
        cmocka_unit_test(test_pages_and_mails),
        cmocka_unit_test(test_not_text),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_markdown_or_text),
        cmocka_unit_test(test_what_was_put_up_with),
        cmocka_unit_test(test_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
