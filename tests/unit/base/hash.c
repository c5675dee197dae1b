#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

static void hashes(void **state)
{
    (void)state;
    assert_string_equal(bl_sha256_of("abc", 3).hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(bl_sha256_of(NULL, 0).hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_true(bl_hash64("", 0) == UINT64_C(0x2D06800538D394C2)); /* XXH3 of nothing, as published */
    assert_true(bl_hash64("a", 1) != bl_hash64("b", 1));
}

/* FIPS 180-4's own example of two blocks, and its million of letters. */
static void digests_are_the_published_ones(void **state)
{
    (void)state;
    static char letters[1000000];
    memset(letters, 'a', sizeof letters);
    assert_string_equal(
        bl_sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56).hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_string_equal(bl_sha256_of(letters, sizeof letters).hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Of every length around one, two and three blocks, at any alignment and in any two pieces. */
static void pieces_give_the_digest_of_the_whole(void **state)
{
    (void)state;
    unsigned char bytes[300];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 131 + 7);
    for (size_t len = 0; len < sizeof bytes - 5; len++) {
        const unsigned char *begin = bytes + len % 5;
        const size_t first = len * (len % 7) / 7;
        bl_sha256_sum sum;
        bl_sha256_open(&sum);
        bl_sha256_add(&sum, begin, first);
        bl_sha256_add(&sum, begin + first, len - first);
        assert_string_equal(bl_sha256_close(&sum).hex, bl_sha256_of(begin, len).hex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes),
        cmocka_unit_test(digests_are_the_published_ones),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
