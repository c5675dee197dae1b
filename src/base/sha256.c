#include <sodium/crypto_hash_sha256.h>

#include "base/hash.h"

bl_sha256 bl_sha256_of(const void *bytes, size_t len)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, len == 0 ? (const unsigned char *)"" : bytes, len);
    bl_sha256 out;
    for (size_t i = 0; i < sizeof digest; i++) {
        out.hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out.hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out.hex[64] = '\0';
    return out;
}
