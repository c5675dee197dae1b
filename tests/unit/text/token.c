#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/token.h"

/* What is looked up in no table must be what the tables say. */
static void knows_every_character(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        bl_str text = {bytes, bl_utf8_put(bytes, c)};
        uint32_t end;
        bl_token_kind kind = bl_token_at(text, 0, &end);
        assert_int_equal(kind, bl_is_han(c) ? BL_TOKEN_HAN : bl_is_word(c) ? BL_TOKEN_WORD : BL_TOKEN_MARK);
        assert_int_equal(end, text.len);
        assert_int_equal(bl_ideograph_at(text, 0), c >= 0x4E00 && c <= 0x9FFF);
    }
}

static void check(const char *z, uint32_t at, bl_token_kind expected, uint32_t expected_end)
{
    uint32_t end;
    assert_int_equal(bl_token_at(bl_str_of(z), at, &end), expected);
    assert_int_equal(end, expected_end);
    assert_int_equal(bl_gap_end(bl_str_of(z), at), expected == BL_TOKEN_GAP ? expected_end : at);
}

static void knows_gaps(void **state)
{
    (void)state;
    check("a  b", 1, BL_TOKEN_GAP, 3);
    check("a ", 1, BL_TOKEN_GAP, 2);
    check("a-b", 1, BL_TOKEN_GAP, 2);
    check("a_消", 1, BL_TOKEN_GAP, 2);
    check("a--b", 1, BL_TOKEN_MARK, 2);
    check("a -b", 2, BL_TOKEN_MARK, 3);
    check("-b", 0, BL_TOKEN_MARK, 1);
    check("a-", 1, BL_TOKEN_MARK, 2);
    check("a\tb", 1, BL_TOKEN_END, 2);
    check("a", 1, BL_TOKEN_END, 1);
    check("caf\u00E92消", 0, BL_TOKEN_WORD, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(knows_every_character), cmocka_unit_test(knows_gaps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
