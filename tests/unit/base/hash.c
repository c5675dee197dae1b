#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sodium/crypto_hash_sha256.h>
#include <stdio.h>

#include "base/hash.h"

static void hashes(void **state)
{
    (void)state;
    assert_string_equal(bl_sha256_of("abc", 3).hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(bl_sha256_of(NULL, 0).hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_true(bl_hash64("", 0) == UINT64_C(0x2D06800538D394C2)); /* XXH3 of nothing, as published */
    assert_true(bl_hash64("a", 1) != bl_hash64("b", 1));
}

/* The processor's instructions and libsodium give the same digest of every length around one, two and three blocks, at any alignment. */
static void digests_are_libsodiums(void **state)
{
    (void)state;
    unsigned char bytes[300], digest[crypto_hash_sha256_BYTES];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 131 + 7);
    for (size_t len = 0; len < sizeof bytes - 5; len++) {
        const unsigned char *begin = bytes + len % 5;
        crypto_hash_sha256(digest, begin, len);
        const bl_sha256 ours = bl_sha256_of(begin, len);
        for (size_t i = 0; i < sizeof digest; i++) {
            char hex[3];
            snprintf(hex, sizeof hex, "%02x", digest[i]);
            assert_memory_equal(ours.hex + 2 * i, hex, 2);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes),
        cmocka_unit_test(digests_are_libsodiums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
