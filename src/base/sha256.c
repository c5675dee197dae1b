#include <sodium/crypto_hash_sha256.h>

#include "base/hash.h"
#include "base/sha256_fast.h"

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(bl_sha256_sum), "a sum holds libsodium's state");
_Static_assert(_Alignof(crypto_hash_sha256_state) <= _Alignof(bl_sha256_sum), "and is aligned for it");

static bl_sha256 in_hex(const unsigned char digest[crypto_hash_sha256_BYTES])
{
    bl_sha256 out;
    for (size_t i = 0; i < crypto_hash_sha256_BYTES; i++) {
        out.hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out.hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out.hex[64] = '\0';
    return out;
}

bl_sha256 bl_sha256_of(const void *bytes, size_t len)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    bytes = len == 0 ? "" : bytes;
    if (!bl_sha256_fast(digest, bytes, len))
        crypto_hash_sha256(digest, bytes, len);
    return in_hex(digest);
}

/* memcpy in and out: the state is another type than what stands for it in the header. */
void bl_sha256_open(bl_sha256_sum *sum)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    memcpy(sum, &state, sizeof state);
}

void bl_sha256_add(bl_sha256_sum *sum, const void *bytes, size_t len)
{
    crypto_hash_sha256_state state;
    memcpy(&state, sum, sizeof state);
    if (len > 0)
        crypto_hash_sha256_update(&state, bytes, len);
    memcpy(sum, &state, sizeof state);
}

bl_sha256 bl_sha256_close(bl_sha256_sum *sum)
{
    crypto_hash_sha256_state state;
    unsigned char digest[crypto_hash_sha256_BYTES];
    memcpy(&state, sum, sizeof state);
    crypto_hash_sha256_final(&state, digest);
    return in_hex(digest);
}
