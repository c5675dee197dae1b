#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/variants.h"

static bl_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 256u << 20) == BL_OK ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

static void check(const char *text, const char *expected)
{
    bl_str folded = bl_fold(arena, bl_str_of(text));
    assert_non_null(folded.ptr);
    assert_string_equal(folded.ptr, expected);
    assert_int_equal(folded.len, strlen(expected));
}

static void folds_case_and_width(void **state)
{
    (void)state;
    check("", "");
    check("Spring Boot AND A LONGER LINE of ASCII\tZ@[`{~", "spring boot and a longer line of ascii\tz@[`{~");
    check("Ｊａｖａ　８", "java 8");
    check("ＣＩ／ＣＤ（ＯＫ）", "ci/cd(ok)");
    check("Straße ÉCOLE Привет", "strasse école привет");
    check("Ⅷ ㎡ ﬁ …", "viii m2 fi ...");
    check("①Java ❷C", "•java •c"); /* they count points of a list */
}

static void folds_characters_of_one_meaning(void **state)
{
    (void)state;
    check("開發後臺軟體", "开发后台软体");
    check("說明 説明 衞生", "说明 说明 卫生");
    check("⻓⻚⻋⾔⻛", "长页车言风");
    check("薴", "苎"); /* a chain is followed to its end */
    check("⿰", "⿰");
}

static void folds_dashes_quotes_and_spaces(void **state)
{
    (void)state;
    check("2018–2019 — “Netflix’s”", "2018-2019 - \"netflix's\"");
    check("a\u00A0b\u2003c\u2028d\fe", "a b c d e");
}

static void composes_marks(void **state)
{
    (void)state;
    check("e\u0301cole E\u0301", "école é");
    check("\uFF21\u0301", "á");
    check("か\u3099ｶﾞ", "がガ");
    check("\u1112\u1161\u11AB", "한");
    check("q\u0323\u0307 = q\u0307\u0323", "q\u0323\u0307 = q\u0323\u0307");
}

static void drops_invisible_characters(void **state)
{
    (void)state;
    bl_folded folded;
    bl_str text = BL_STR("\uFEFFJa\u200Bva\u00AD 开\u2060发\U000E0041\u202E\x01!\u2714\uFE0F");
    assert_int_equal(bl_folded_open(&folded, arena, 8), BL_OK);
    assert_int_equal(bl_folded_append(&folded, text, (bl_span){0, (uint32_t)text.len}), BL_OK);
    assert_string_equal(folded.bytes, "java 开发!\u2714");
    assert_int_equal(folded.invisible, 6); /* neither the BOM nor the selector */
    bl_span java = bl_folded_origin(&folded, (bl_span){0, 4});
    assert_int_equal(java.begin, 3);
    assert_int_equal(java.end, 10);
}

static void maps_back_whole_characters(void **state)
{
    (void)state;
    bl_folded folded;
    bl_str text = BL_STR("用Ｊａｖａ開發**5**年");
    assert_int_equal(bl_folded_open(&folded, arena, 8), BL_OK);
    assert_int_equal(bl_folded_append(&folded, text, (bl_span){0, 21}), BL_OK); /* 用Ｊａｖａ開發 */
    assert_int_equal(bl_folded_put(&folded, ' ', (bl_span){21, 23}), BL_OK);
    assert_int_equal(bl_folded_append(&folded, text, (bl_span){23, 24}), BL_OK);
    assert_int_equal(bl_folded_put(&folded, '\n', (bl_span){24, 24}), BL_OK);
    assert_string_equal(folded.bytes, "用java开发 5\n");
    bl_span java = bl_folded_origin(&folded, (bl_span){3, 7});
    assert_true(bl_str_equal(bl_str_slice(text, java.begin, java.end), BL_STR("Ｊａｖａ")));
    bl_span inside = bl_folded_origin(&folded, (bl_span){8, 9}); /* cuts 开 */
    assert_true(bl_str_equal(bl_str_slice(text, inside.begin, inside.end), BL_STR("開")));
    bl_span five = bl_folded_origin(&folded, (bl_span){13, 15});
    assert_true(bl_str_equal(bl_str_slice(text, five.begin, five.end), BL_STR("**5")));
    bl_span empty = bl_folded_origin(&folded, (bl_span){14, 14});
    assert_int_equal(empty.begin, 23);
    assert_int_equal(empty.end, 23);
    bl_span last = bl_folded_origin(&folded, (bl_span){folded.len, folded.len});
    assert_int_equal(last.begin, 24);
}

/* A character of all kinds: ASCII, Latin with accents, Greek, marks, Hangul, kana, Han, radicals, symbols, full width,
 * invisible, astral. */
static uint32_t random_character(void)
{
    static const uint32_t ranges[][2] = {{0x01, 0x7F}, {0x20, 0x7E}, {0x20, 0x7E}, {0x80, 0x24F}, {0x300, 0x36F}, {0x370, 0x52F}, {0x1100, 0x11FF},
        {0x2000, 0x206F}, {0x2E80, 0x303F}, {0x3041, 0x30FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFDF0, 0xFDFF}, {0xFE00, 0xFFFD}, {0x1F300, 0x1F6FF}, {0x20000, 0x2A6DF}, {0xE0000, 0xE01EF}};
    const uint32_t *range = ranges[(size_t)rand() % (sizeof ranges / sizeof *ranges)];
    return range[0] + (uint32_t)rand() % (range[1] - range[0] + 1);
}

static bl_str random_text(char *out, unsigned characters)
{
    size_t len = 0;
    for (unsigned i = 0; i < characters; i++)
        len += bl_utf8_put(out + len, random_character());
    return (bl_str){out, len};
}

static bool is_boundary(bl_str s, size_t offset) { return offset <= s.len && (offset == s.len || ((unsigned char)s.ptr[offset] & 0xC0) != 0x80); }

static void map_is_monotone(void **state)
{
    (void)state;
    srand(7);
    char bytes[4 * 64];
    for (unsigned round = 0; round < 20000; round++) {
        bl_arena_reset(arena);
        bl_str text = random_text(bytes, (unsigned)rand() % 64);
        bl_folded folded;
        assert_int_equal(bl_folded_open(&folded, arena, 0), BL_OK);
        assert_int_equal(bl_folded_append(&folded, text, (bl_span){0, (uint32_t)text.len}), BL_OK);
        bl_str out = {folded.bytes, folded.len};
        assert_int_equal(bl_utf8_valid(out), out.len);
        bl_span before = {0, 0};
        for (uint32_t i = 0, next; i < folded.len; i = next) {
            for (next = i + 1; !is_boundary(out, next);)
                next++;
            bl_span origin = bl_folded_origin(&folded, (bl_span){i, next});
            assert_true(origin.begin < origin.end && origin.end <= text.len);
            assert_true(is_boundary(text, origin.begin) && is_boundary(text, origin.end));
            assert_true(origin.begin >= before.end || (origin.begin == before.begin && origin.end == before.end));
            before = origin;
        }
    }
}

/* A second folding of a character changes nothing. */
static void fold_is_stable(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x30000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        bl_arena_reset(arena);
        char bytes[4];
        bl_str once = bl_fold(arena, (bl_str){bytes, bl_utf8_put(bytes, c)});
        bl_str twice = bl_fold(arena, once);
        assert_non_null(once.ptr);
        if (!bl_str_equal(once, twice))
            print_error("U+%04X: %s, then %s\n", (unsigned)c, once.ptr, twice.ptr);
        assert_true(bl_str_equal(once, twice));
    }
}

static void variants_end_where_they_lead(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x30000; c++)
        assert_int_equal(bl_variant(bl_variant(c)), bl_variant(c));
    assert_int_equal(bl_variant(0x9577), 0x957F);  /* 長 长 */
    assert_int_equal(bl_variant(0x77AD), 0x77AD);  /* 瞭 stays: OpenCC's first choice is itself */
    assert_int_equal(bl_variant(0x408E), 0x2539D); /* 䂎 𥎝 */
}

static void *failing_alloc(size_t size, void *context)
{
    unsigned *left = context;
    return (*left)-- == 0 ? (*left = 0, NULL) : malloc(size);
}

static void failing_release(void *memory, void *context)
{
    (void)context;
    free(memory);
}

static void reports_lack_of_memory(void **state)
{
    (void)state;
    char text[9001];
    memset(text, 'A', sizeof text - 1);
    memcpy(text + 4000, "ﷺ", 3);
    text[sizeof text - 1] = '\0';
    bool done = false;
    for (unsigned allowed = 0; !done; allowed++) {
        unsigned left = allowed;
        bl_allocator allocator = {failing_alloc, failing_release, &left};
        bl_arena *small;
        bl_status status = bl_arena_open(&small, &allocator, 12000 + allowed * 4096);
        bl_folded folded;
        if (status == BL_OK)
            status = bl_folded_open(&folded, small, 0);
        if (status == BL_OK)
            status = bl_folded_append(&folded, bl_str_of(text), (bl_span){0, 9000});
        assert_true(status == BL_OK || status == BL_ERROR_MEMORY);
        done = status == BL_OK;
        bl_arena_close(small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_case_and_width),
        cmocka_unit_test(folds_characters_of_one_meaning),
        cmocka_unit_test(folds_dashes_quotes_and_spaces),
        cmocka_unit_test(composes_marks),
        cmocka_unit_test(drops_invisible_characters),
        cmocka_unit_test(maps_back_whole_characters),
        cmocka_unit_test(map_is_monotone),
        cmocka_unit_test(fold_is_stable),
        cmocka_unit_test(variants_end_where_they_lead),
        cmocka_unit_test(reports_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
