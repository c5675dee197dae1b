#include "base/sha256_fast.h"

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) /* clang knows no name for the feature */
#include <immintrin.h>
#define HAS_SHA 1
#else
#define HAS_SHA 0
#endif

#if HAS_SHA

enum { BLOCK = 64, DIGEST = BL_SHA256_DIGEST };

static const uint32_t round_constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa,
    0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/* FIPS 180-4, 6.2.2, with the instructions that x86 has for it: four rounds a step. state holds a..h as the instructions want them: ABEF, CDGH. */
__attribute__((target("sha,sse4.1,ssse3"))) static void add_blocks(__m128i state[2], const unsigned char *bytes, size_t count)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (; count > 0; count--, bytes += BLOCK) {
        __m128i abef = state[0], cdgh = state[1], words[4];
        for (int i = 0; i < 4; i++)
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i)), big_endian);
#pragma GCC unroll 16
        for (int i = 0; i < 16; i++) {
            if (i >= 4) { /* the next four words of the schedule, out of the sixteen before them */
                __m128i *oldest = &words[i % 4];
                __m128i next = _mm_sha256msg1_epu32(*oldest, words[(i + 1) % 4]);
                next = _mm_add_epi32(next, _mm_alignr_epi8(words[(i + 3) % 4], words[(i + 2) % 4], 4));
                *oldest = _mm_sha256msg2_epu32(next, words[(i + 3) % 4]);
            }
            __m128i round = _mm_add_epi32(words[i % 4], _mm_loadu_si128((const __m128i *)(const void *)(round_constants + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, round);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(round, 0x0E));
        }
        state[0] = _mm_add_epi32(state[0], abef);
        state[1] = _mm_add_epi32(state[1], cdgh);
    }
}

__attribute__((target("sha,sse4.1,ssse3"))) static void hash_fast(unsigned char digest[DIGEST], const unsigned char *bytes, size_t len)
{
    __m128i state[2] = {
        _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c), _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
    unsigned char tail[2 * BLOCK] = {0};
    const size_t rest = len % BLOCK, tail_len = rest + 9 > BLOCK ? 2 * BLOCK : BLOCK;
    add_blocks(state, bytes, len / BLOCK);
    memcpy(tail, bytes + (len - rest), rest);
    tail[rest] = 0x80;
    for (unsigned i = 0; i < 8; i++) /* its length in bits, big-endian */
        tail[tail_len - 1 - i] = (unsigned char)((uint64_t)len * 8 >> 8 * i);
    add_blocks(state, tail, tail_len / BLOCK);
    uint32_t abef[4], cdgh[4];
    _mm_storeu_si128((__m128i *)(void *)abef, state[0]);
    _mm_storeu_si128((__m128i *)(void *)cdgh, state[1]);
    const uint32_t words[8] = {abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]};
    for (unsigned i = 0; i < DIGEST; i++)
        digest[i] = (unsigned char)(words[i / 4] >> (24 - 8 * (i % 4)));
}

bool bl_sha256_fast(unsigned char digest[BL_SHA256_DIGEST], const void *bytes, size_t len)
{
    if (!__builtin_cpu_supports("sha") || !__builtin_cpu_supports("sse4.1"))
        return false;
    hash_fast(digest, bytes, len);
    return true;
}

#else

bool bl_sha256_fast(unsigned char digest[BL_SHA256_DIGEST], const void *bytes, size_t len)
{
    (void)digest, (void)bytes, (void)len;
    return false;
}

#endif
