#include <iconv.h>
#include <stdlib.h>

#include "read/encoding.h"
#include "reading.h"

static const char chinese[] = "姓名：白若梅\n工作经历：2018年5月—今，负责后端开发，熟悉消息队列与分布式系统。\n";
static const char taiwanese[] = "姓名：林柏宇\n工作經歷：負責韌體開發，熟悉嵌入式系統與驅動程式。\n";
static const char japanese[] = "職務経歴書\n氏名：山田太郎\nバックエンドの開発を担当しました。データベースの設計と運用。\n";
static const char french[] = "Ingénieur logiciel à Genève, diplômé de l’école, très motivé\n";

static bl_decoded decode(bl_arena *arena, const char *bytes, size_t len, bl_status expected)
{
    bl_decoded out;
    assert_int_equal(bl_decode(&out, arena, (bl_str){bytes, len}), expected);
    return out;
}

/* text, put into the encoding and read back, is the same. */
static void round_trip(const char *text, const char *to, const char *name)
{
    char bytes[1024];
    char *in = strdup(text), *from = in, *out = bytes;
    size_t left = strlen(text), room = sizeof bytes;
    iconv_t converter = iconv_open(to, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &from, &left, &out, &room), 0);
    (void)iconv_close(converter);
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    bl_decoded decoded = decode(arena, bytes, sizeof bytes - room, BL_OK);
    assert_string_equal(decoded.encoding, name);
    assert_true(bl_str_equal(decoded.text, bl_str_of(text)));
    assert_int_equal(decoded.replaced, 0);
    bl_arena_close(arena);
    free(in);
}

static void test_encodings(void **state)
{
    (void)state;
    round_trip(chinese, "UTF-8", "UTF-8");
    round_trip(chinese, "GB18030", "GB18030");
    round_trip(chinese, "GBK", "GB18030");
    round_trip(taiwanese, "BIG5", "Big5");
    round_trip(japanese, "SHIFT_JIS", "Shift_JIS");
    round_trip(french, "WINDOWS-1252", "Windows-1252");
    round_trip(chinese, "UTF-16LE", "UTF-16LE");
    round_trip(chinese, "UTF-16BE", "UTF-16BE");
    round_trip(french, "UTF-16LE", "UTF-16LE");
    round_trip("😀 emoji\n", "UTF-16BE", "UTF-16BE");
}

static void decodes_to(const char *bytes, size_t len, const char *expected, const char *encoding, uint32_t replaced)
{
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    bl_decoded decoded = decode(arena, bytes, len, BL_OK);
    assert_string_equal(decoded.encoding, encoding);
    assert_true(bl_str_equal(decoded.text, bl_str_of(expected)));
    assert_int_equal(decoded.replaced, replaced);
    bl_arena_close(arena);
}

#define DECODES(literal, expected, encoding, replaced) decodes_to("" literal, sizeof(literal) - 1, expected, encoding, replaced)

static void test_marks_of_byte_order(void **state)
{
    (void)state;
    DECODES("\xEF\xBB\xBF"
            "abc",
        "abc", "UTF-8", 0);
    DECODES("\xFF\xFE"
            "a\0-N",
        "a中", "UTF-16LE", 0);
    DECODES("\xFE\xFF"
            "\0aN-",
        "a中", "UTF-16BE", 0);
    DECODES("\x84\x31\x95\x33"
            "a\xD6\xD0",
        "a中", "GB18030", 0);
}

static void test_damage(void **state)
{
    (void)state;
    DECODES("\xE4\xB8\xAD\xE6\x96\x87 abc \xE4\xB8 x", "中文 abc \xEF\xBF\xBD\xEF\xBF\xBD x", "UTF-8", 2);
    DECODES("overlong \xE4\xB8\xAD \xC0\x80 and \xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD end", "overlong 中 \xEF\xBF\xBD\xEF\xBF\xBD and 中中中 end", "UTF-8", 2);
    DECODES("twenty and more letters\0here", "twenty and more letters\xEF\xBF\xBDhere", "UTF-8", 1);
}

/* A byte between blanks is a dot in the West, not half a kana of Japan. */
static void test_lone_dots(void **state)
{
    (void)state;
    DECODES("New York \xB7 anna@example.com \xB7 2014", "New York \xC2\xB7 anna@example.com \xC2\xB7 2014", "Windows-1252", 0);
}

static void test_no_text(void **state)
{
    (void)state;
    bl_arena *arena;
    assert_int_equal(bl_arena_open(&arena, NULL, 1u << 20), BL_OK);
    decode(arena, "\1\2\3\4abc\5\6", 9, BL_ERROR_INPUT);
    decode(arena, "a\0\0\0\0\0b\1c", 9, BL_ERROR_INPUT);
    bl_arena_close(arena);
}

/* A résumé scores the same in any encoding: the folded text is the same. */
static void test_twins(void **state)
{
    (void)state;
    char bytes[1024];
    char *in = strdup(chinese), *from = in, *out = bytes;
    size_t left = strlen(chinese), room = sizeof bytes;
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    assert_int_equal(iconv(converter, &from, &left, &out, &room), 0);
    (void)iconv_close(converter);
    reading a = read_bytes("a.txt", chinese, strlen(chinese)), b = read_bytes("a.txt", bytes, sizeof bytes - room);
    assert_int_equal(b.status, BL_OK);
    assert_string_equal(a.document->folded.bytes, b.document->folded.bytes);
    close_reading(&a);
    close_reading(&b);
    free(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_marks_of_byte_order),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_lone_dots),
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_twins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
