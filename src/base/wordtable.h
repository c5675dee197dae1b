/*
 * A fixed set of words with a value each, made when bole is built (facts/words_make.c) and never changed. Whether one of them may stand somewhere is
 * seen from two bytes: for each way in which words begin (and end) the table has the lengths of those that do, and most of a text ends there.
 *
 *     te am of 12   begins['t', 'e'] = {4, 7}     "team of" (7 bytes) is looked up, then "team" (4); no other length is
 *     re port       begins['r', 'e'] = {}         done
 *
 * Words have 1 to BL_WORDTABLE_LONGEST bytes. A look-up costs one hash for each length that remains.
 */
#ifndef BL_BASE_WORDTABLE_H
#define BL_BASE_WORDTABLE_H

#include "base/str.h"

#define BL_WORDTABLE_LONGEST 31u
#define BL_WORDTABLE_ANY (BL_WORDTABLE_LONGEST + 1u) /* below it is every word */
#define BL_WORDTABLE_PAIRS 256u

typedef struct bl_wordtable_word {
    const char *text;
    uint32_t len;   /* 0: free */
    uint32_t value; /* not 0 */
} bl_wordtable_word;

typedef struct bl_wordtable {
    const bl_wordtable_word *slots; /* open addressing; mask + 1 of them, a power of two */
    uint32_t mask;
    const uint32_t *begins, *ends; /* by bl_wordtable_pair of the first two bytes, or of the last and the one before it; bit n: words of n bytes */
} bl_wordtable;

/* The longest word of fewer than `below` bytes that s begins with: its length, 0 where there is none, and its value. */
size_t bl_wordtable_begin(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value);
/* The same of the end of s. */
size_t bl_wordtable_end(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value);
/* The value of the word that s is as a whole, 0 where it is none. */
uint32_t bl_wordtable_whole(const bl_wordtable *table, bl_str s);

/* The number of a pair of bytes. A word of one byte is filed under its pairs with all others. */
static inline unsigned bl_wordtable_pair(char a, char b) { return ((unsigned char)a + (unsigned char)b * 29u) % BL_WORDTABLE_PAIRS; }

/* Little-endian, so that a table does not depend on the machine that made it. */
static inline uint64_t bl_wordtable_load(const char *p, size_t len)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < len; i++)
        bytes |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return bytes;
}

/* Of the length, the first bytes and the last. */
static inline uint32_t bl_wordtable_hash(const char *p, size_t len)
{
    uint64_t hash = len * UINT64_C(0x9E3779B97F4A7C15);
    if (len >= 8)
        hash ^= bl_wordtable_load(p, 8) * UINT64_C(0xD6E8FEB86659FD93) + bl_wordtable_load(p + len - 8, 8);
    else if (len >= 4)
        hash ^= bl_wordtable_load(p, 4) | bl_wordtable_load(p + len - 4, 4) << 32;
    else
        hash ^= bl_wordtable_load(p, 1) | bl_wordtable_load(p + len / 2, 1) << 8 | bl_wordtable_load(p + len - 1, 1) << 16;
    return (uint32_t)(hash * UINT64_C(0xA0761D6478BD642F) >> 32);
}

#endif
