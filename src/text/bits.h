/*
 * Which bytes of a text are what, a bit a byte: the one place of the matcher where SIMD shows. Both implementations give the same bits.
 *
 *   text   C 语          J a v a
 *   word   1 0           1 1 1 1
 *   lead   0 1(0 0)      0 0 0 0
 */
#ifndef BL_TEXT_BITS_H
#define BL_TEXT_BITS_H

#include "base/arena.h"
#include "base/str.h"

#define BL_BITS_BLOCK 64u /* bytes */

/* Any set of ASCII characters: c is in it where bit c / 16 of row c % 16 is set. */
typedef struct bl_bits_set {
    uint8_t rows[16];
} bl_bits_set;

typedef struct bl_bits {
    uint64_t word; /* ASCII letters and digits; bit i is byte i */
    uint64_t lead; /* first bytes of characters above ASCII */
    uint64_t set;  /* what the caller looks for */
} bl_bits;

/* Looks at BL_BITS_BLOCK bytes. */
typedef void bl_bits_look(bl_bits *out, const char *bytes, const bl_bits_set *set);

static inline void bl_bits_put(bl_bits_set *set, unsigned char ascii) { set->rows[ascii % 16] |= (uint8_t)(1u << ascii / 16); }

/* Portable. */
void bl_bits_plain(bl_bits *out, const char *bytes, const bl_bits_set *set);
/* The fastest that this machine can run; bl_bits_plain where there is none of its own. */
bl_bits_look *bl_bits_best(void);

/* A bit for each byte of a text: where its ASCII letters and digits are. Zeros stand behind the end, in a word of bits of their own at least. */
typedef struct bl_bits_words {
    const uint64_t *bits;
} bl_bits_words;

/* Lives in arena; O(text). */
bl_status bl_bits_words_of(bl_bits_words *out, bl_arena *arena, bl_str text);

/* The first place from `at` on that is (or is not) of a word, below the limit; else the limit. limit <= the length of the text. */
static inline uint32_t bl_bits_next(const bl_bits_words *words, uint32_t at, uint32_t limit, bool is)
{
    if (at >= limit)
        return limit;
    const uint64_t flip = is ? 0 : UINT64_MAX;
    uint32_t block = at / 64;
    uint64_t bits = (words->bits[block] ^ flip) >> at % 64 << at % 64;
    while (bits == 0 && (block + 1) * 64 < limit)
        bits = words->bits[++block] ^ flip;
    const uint32_t found = bits == 0 ? limit : block * 64 + (uint32_t)__builtin_ctzll(bits);
    return found < limit ? found : limit;
}

#endif
