/* Hashes. xxHash inside (never printed, seed fixed: the same on every machine); SHA-256 for what is printed. */
#ifndef BL_BASE_HASH_H
#define BL_BASE_HASH_H

#include "base/str.h"

uint64_t bl_hash64(const void *bytes, size_t len);
/* The same of pieces that stand one behind the other. */
uint64_t bl_hash64_of_pieces(const bl_str *pieces, uint32_t count);
static inline uint32_t bl_hash32(const void *bytes, size_t len) { return (uint32_t)bl_hash64(bytes, len); }

/* 64 lower-case hexadecimal digits and a NUL. */
typedef struct bl_sha256 {
    char hex[65];
} bl_sha256;
bl_sha256 bl_sha256_of(const void *bytes, size_t len);

/* The same, piece by piece. */
typedef struct bl_sha256_sum {
    uint64_t state[16];
} bl_sha256_sum;
void bl_sha256_open(bl_sha256_sum *sum);
void bl_sha256_add(bl_sha256_sum *sum, const void *bytes, size_t len);
bl_sha256 bl_sha256_close(bl_sha256_sum *sum);

#endif
