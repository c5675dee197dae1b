#include <nettle/sha2.h>
#include <string.h>

#include "base/hash.h"

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(bl_sha256_sum), "a sum holds nettle's context");
_Static_assert(_Alignof(struct sha256_ctx) <= _Alignof(bl_sha256_sum), "and is aligned for it");

static bl_sha256 close_context(struct sha256_ctx *context)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    bl_sha256 out;
    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out.hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out.hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out.hex[64] = '\0';
    return out;
}

bl_sha256 bl_sha256_of(const void *bytes, size_t len)
{
    struct sha256_ctx context;
    sha256_init(&context);
    if (len > 0)
        sha256_update(&context, len, bytes);
    return close_context(&context);
}

/* memcpy in and out: the context is another type than what stands for it in the header. */
void bl_sha256_open(bl_sha256_sum *sum)
{
    struct sha256_ctx context;
    sha256_init(&context);
    memcpy(sum, &context, sizeof context);
}

void bl_sha256_add(bl_sha256_sum *sum, const void *bytes, size_t len)
{
    struct sha256_ctx context;
    memcpy(&context, sum, sizeof context);
    if (len > 0)
        sha256_update(&context, len, bytes);
    memcpy(sum, &context, sizeof context);
}

bl_sha256 bl_sha256_close(bl_sha256_sum *sum)
{
    struct sha256_ctx context;
    memcpy(&context, sum, sizeof context);
    return close_context(&context);
}
