#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/bits.h"

static bool is_word(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* Every byte in every place, among random ones. */
static void both_ways_give_the_same_bits(void **state)
{
    (void)state;
    static const char marks[] = ".+#$~\x01\x7F ";
    bl_bits_set set = {{0}};
    for (size_t i = 0; i + 1 < sizeof marks; i++)
        bl_bits_put(&set, (unsigned char)marks[i]);
    bl_bits_look *best = bl_bits_best();
    srand(11);
    for (unsigned round = 0; round < 256 * BL_BITS_BLOCK; round++) {
        char bytes[BL_BITS_BLOCK + 1]; /* at an odd address */
        for (unsigned i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)rand();
        bytes[1 + round % BL_BITS_BLOCK] = (char)(round / BL_BITS_BLOCK);
        bl_bits plain, fast;
        bl_bits_plain(&plain, bytes + 1, &set);
        best(&fast, bytes + 1, &set);
        for (unsigned i = 0; i < BL_BITS_BLOCK; i++) {
            unsigned char c = (unsigned char)bytes[1 + i];
            assert_int_equal(plain.word >> i & 1, is_word(c));
            assert_int_equal(plain.lead >> i & 1, c >= 0xC0);
            assert_int_equal(plain.set >> i & 1, c != 0 && strchr(marks, c) != NULL);
        }
        assert_true(plain.word == fast.word && plain.lead == fast.lead && plain.set == fast.set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_ways_give_the_same_bits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
