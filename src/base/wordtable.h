/*
 * A fixed set of words with a value each, made when bole is built (facts/words_make.c) and never changed. Whether one of them may stand somewhere is
 * seen from one character, or two of ASCII: for each way in which words begin (and end) the table has the lengths of those that do, and most of a text
 * ends there.
 *
 *     team of 12    begins["te"] = {4, 7}     "team of" (7 bytes) is looked up, then "team" (4); no other length is
 *     report        begins["re"] = {}         done
 *
 * Words have 1 to BL_WORDTABLE_LONGEST bytes of UTF-8. A look-up costs one hash for each length that remains, and as a word takes eight bytes beside its
 * letters, tables stay in the near caches.
 */
#ifndef BL_BASE_WORDTABLE_H
#define BL_BASE_WORDTABLE_H

#include "base/str.h"

#define BL_WORDTABLE_LONGEST 31u
#define BL_WORDTABLE_ANY (BL_WORDTABLE_LONGEST + 1u) /* below it is every word */
#define BL_WORDTABLE_EDGE_BITS 9u
#define BL_WORDTABLE_EDGES (1u << BL_WORDTABLE_EDGE_BITS)

typedef struct bl_wordtable_word {
    uint32_t value;   /* 0: free */
    uint16_t at;      /* where its letters begin in the table's */
    uint8_t len, tag; /* tag: some bits of its hash, so that it is hardly ever compared with another word */
} bl_wordtable_word;

typedef struct bl_wordtable {
    const bl_wordtable_word *slots; /* open addressing; mask + 1 of them, a power of two */
    uint32_t mask;
    const char *letters;           /* of all words */
    const uint64_t *filter;        /* bits by bl_wordtable_filed: eight times as many as slots; most of what is no word is seen from them alone */
    const uint32_t *begins, *ends; /* by bl_wordtable_first and bl_wordtable_last; bit n: words of n bytes */
    const bool *leads;             /* of each byte: does a word begin with it? */
    const uint64_t *openings;      /* bits by bl_wordtable_opening: may a word of three bytes or more begin with those? */
} bl_wordtable;

static inline unsigned bl_wordtable_edge(unsigned char a, unsigned char b, unsigned char c)
{
    return ((uint32_t)a | (uint32_t)b << 8 | (uint32_t)c << 16) * UINT32_C(0x9E3779B1) >> (32u - BL_WORDTABLE_EDGE_BITS);
}

/* The number of the first character of s, or the first two of ASCII; a word of one ASCII character is filed under all that may follow it. s.len > 0. */
static inline unsigned bl_wordtable_first(bl_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    return bl_wordtable_edge(p[0], s.len > 1 ? p[1] : 0, s.len > 2 && p[0] >= 0xE0 ? p[2] : 0);
}

/* The same of the last. */
static inline unsigned bl_wordtable_last(bl_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr + s.len - 1;
    return bl_wordtable_edge(p[0], s.len > 1 ? p[-1] : 0, s.len > 2 && p[0] >= 0x80 && p[-1] < 0xC0 ? p[-2] : 0);
}

#define BL_WORDTABLE_OPENING_BITS 14u

/* The four bytes at the place, the first lowest; behind the end of s are zeros. */
static inline uint32_t bl_wordtable_four(bl_str s, size_t at)
{
    uint32_t bytes = 0;
    if (at + sizeof bytes <= s.len)
        memcpy(&bytes, s.ptr + at, sizeof bytes);
    else
        memcpy(&bytes, s.ptr + at, s.len - at);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap32(bytes);
#endif
    return bytes;
}

/* The number of an opening: the first four bytes of a word, or the first three where it has no more. */
static inline unsigned bl_wordtable_opening(uint32_t bytes) { return bytes * UINT32_C(0x9E3779B1) >> (32u - BL_WORDTABLE_OPENING_BITS); }

/* At most eight bytes, little-endian: a table does not depend on the machine that made it. */
static inline uint64_t bl_wordtable_load(const char *p, size_t len)
{
    uint64_t bytes = 0;
    memcpy(&bytes, p, len);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
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

/* The bit of a hash in the filter. */
static inline uint32_t bl_wordtable_filed(uint32_t hash, uint32_t mask) { return hash & (mask << 3 | 7u); }
static inline uint8_t bl_wordtable_tag(uint32_t hash) { return (uint8_t)(hash >> 24); }

/* Of words that have one of the lengths (bits), as bl_wordtable_begin and bl_wordtable_end. */
size_t bl_wordtable_longest(const bl_wordtable *table, bl_str s, uint32_t lengths, bool end, uint32_t *value);

/* Of the lengths, those that are below the limit. */
static inline uint32_t bl_wordtable_below(uint32_t lengths, size_t below)
{
    return below > BL_WORDTABLE_LONGEST ? lengths : lengths & ((UINT32_C(1) << below) - 1);
}

/* The longest word of fewer than `below` bytes that s begins with: its length, 0 where there is none, and its value. */
static inline size_t bl_wordtable_begin(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value)
{
    const uint32_t lengths = s.len == 0 ? 0 : bl_wordtable_below(table->begins[bl_wordtable_first(s)], below);
    return lengths == 0 ? 0 : bl_wordtable_longest(table, s, lengths, false, value);
}

/* The same of the end of s. */
static inline size_t bl_wordtable_end(const bl_wordtable *table, bl_str s, size_t below, uint32_t *value)
{
    const uint32_t lengths = s.len == 0 ? 0 : bl_wordtable_below(table->ends[bl_wordtable_last(s)], below);
    return lengths == 0 ? 0 : bl_wordtable_longest(table, s, lengths, true, value);
}

/* The first place of s from `at` on where a word may begin; s.len where there is none. */
static inline size_t bl_wordtable_seek(const bl_wordtable *table, bl_str s, size_t at)
{
    while (at < s.len && !table->leads[(unsigned char)s.ptr[at]])
        at++;
    return at;
}

/* May a word of three bytes or more begin at a place of s? Most of a text ends here. */
static inline bool bl_wordtable_may_begin(const bl_wordtable *table, bl_str s, size_t at)
{
    const uint32_t bytes = bl_wordtable_four(s, at);
    const unsigned four = bl_wordtable_opening(bytes), three = bl_wordtable_opening(bytes & 0xFFFFFF);
    return ((table->openings[four / 64] >> four % 64 | table->openings[three / 64] >> three % 64) & 1) != 0;
}

/* The value of the word that s is as a whole, 0 where it is none. */
static inline uint32_t bl_wordtable_whole(const bl_wordtable *table, bl_str s)
{
    if (s.len == 0 || s.len > BL_WORDTABLE_LONGEST)
        return 0;
    const uint32_t length = table->begins[bl_wordtable_first(s)] & UINT32_C(1) << s.len;
    uint32_t value = 0;
    return length != 0 && bl_wordtable_longest(table, s, length, false, &value) > 0 ? value : 0;
}

#endif
