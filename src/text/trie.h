/*
 * The tree of text/matcher.h: places joined by tokens, which stand either directly behind each other or behind a gap. A place is known by a hash of
 * the tokens that lead to it, so a step is arithmetic, and a place that only leads on is not kept at all:
 *
 *   filter   a bit for each place where a path ends, and for each way that leads on from a place; all of a place stand in one line of the cache
 *   buckets  [unit of the first record] ...      a place belongs to one bucket, by its hash
 *   records  [value, tag, "spring boot"] ...     one for each path that a pattern ends with; those of a bucket stand together. Of the ways in which one
 *            pattern may be written together only one has the bytes, the others point to it
 *
 * A way is the gap (or none) behind a place, and the first bytes of the token behind that: as many as all forms of a word share.
 *
 * Hashes may collide, and the filter may say yes for no. That costs time and never a result: what was found is compared with the path of the record,
 * byte by byte. In a path a blank stands for a gap; everything else of it is what the tokens hold, so two paths are equal only where their tokens and
 * gaps are.
 *
 * Frozen once filled; look-ups take no lock and allocate nothing.
 */
#ifndef BL_TEXT_TRIE_H
#define BL_TEXT_TRIE_H

#include <string.h>

#include "base/arena.h"
#include "base/pack.h"
#include "base/vec.h"
#include "text/token.h"

#define BL_TRIE_ROOT UINT64_C(0x9E3779B97F4A7C15) /* the place where nothing has been read */
#define BL_TRIE_LINE 8u                           /* words of the filter that a place's bits stand in */
#define BL_TRIE_UNIT 4u                           /* bytes; a record has a whole number of them, and they are what buckets count */

typedef struct bl_trie_record {
    uint32_t value;
    uint16_t tag; /* of the place's hash */
    uint16_t len; /* of the path, or BL_TRIE_VARIANT and a bit for each of its blanks that is left out */
    char path[];  /* len bytes; of a variant the unit of the record that has the whole path */
} bl_trie_record;

#define BL_TRIE_VARIANT 0x8000u

typedef struct bl_trie {
    const uint32_t *buckets; /* bucket_count, and where the last one ends */
    const char *records;
    const uint64_t *filter;
    uint32_t bucket_count;
    unsigned filter_shift; /* 64 less the log2 of the filter's lines */
} bl_trie;

/* ---- hashes ---- */

/* Eight bytes, with zeros for those that must not be read. */
static inline uint64_t bl_trie_load(const char *p, size_t readable)
{
    uint64_t bytes = 0;
    if (readable >= sizeof bytes)
        memcpy(&bytes, p, sizeof bytes); /* one instruction */
    else
        memcpy(&bytes, p, readable);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* Of a word: its first eight bytes, its last eight, and its length. readable counts the bytes from p on that may be read; len > 0. */
static inline uint64_t bl_trie_word(const char *p, size_t len, size_t readable)
{
    const size_t ends = len < 8 ? len : 8;
    const bool far = readable >= len + 8; /* from the end of what may be read */
    const uint64_t mask = UINT64_MAX >> (64 - 8 * ends);
    uint64_t a = bl_trie_load(p, far ? 8 : readable) & mask;
    uint64_t b = bl_trie_load(p + (len - ends), far ? 8 : readable - (len - ends)) & mask;
    uint64_t hash = (a + len) * UINT64_C(0xD6E8FEB86659FD93);
    return (hash ^ hash >> 32) + b * UINT64_C(0xA0761D6478BD642F);
}

/* Of a single character of at most four bytes. */
static inline uint64_t bl_trie_character(const char *p, size_t len)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < len; i++)
        hash = hash << 8 | (unsigned char)p[i];
    return hash;
}

/* readable as above; it may be len. */
static inline uint64_t bl_trie_token(bl_token_kind kind, const char *p, size_t len, size_t readable)
{
    return kind == BL_TOKEN_WORD ? bl_trie_word(p, len, readable) : bl_trie_character(p, len);
}

/* The place that a token leads to. */
static inline uint64_t bl_trie_step(uint64_t place, bool gap, uint64_t token)
{
    uint64_t next = (place ^ token ^ (gap ? UINT64_C(0xE7037ED1A0B428DB) : 0)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return next ^ next >> 32;
}

/* The way on from a place by a token that begins with these bytes (bl_trie_load): of an ASCII word its first two count, of anything else those of its
 * first character, three at most. All forms of a word have the same, and none needs to be read to its end. */
static inline uint64_t bl_trie_way(uint64_t place, bool gap, uint64_t bytes)
{
    const uint32_t lead = bytes & 0xFF, second = bytes >> 8 & 0xFF;
    const uint32_t ascii = bl_token_ascii_word(lead) && bl_token_ascii_word(second) ? 0xFFFF : 0xFF;
    const uint32_t telling = (uint32_t)bytes & (lead < 0x80 ? ascii : lead < 0xE0 ? 0xFFFF : 0xFFFFFF);
    return (place ^ (telling | (uint32_t)gap << 24)) * UINT64_C(0x9FB21C651E98DF25) >> 32;
}

/* ---- look-ups ---- */

static inline const uint64_t *bl_trie_line(const bl_trie *trie, uint64_t place) { return trie->filter + (place >> trie->filter_shift) * BL_TRIE_LINE; }

/* Whether the bit of a place where a path ends (its hash), or of a way, is set. */
static inline bool bl_trie_may(const uint64_t *line, uint64_t key) { return line[key / 64 % BL_TRIE_LINE] >> key % 64 & 1; }

static inline uint32_t bl_trie_bucket(uint32_t bucket_count, uint64_t place) { return (uint32_t)((place >> 32) * bucket_count >> 32); }

static inline uint16_t bl_trie_tag(uint64_t place) { return (uint16_t)(place >> 9); } /* the bits below are the filter's */

/* The units of a record by its len. */
static inline uint32_t bl_trie_units(uint32_t len)
{
    return ((uint32_t)sizeof(bl_trie_record) + (len >= BL_TRIE_VARIANT ? (uint32_t)sizeof(uint32_t) : len) + BL_TRIE_UNIT - 1) / BL_TRIE_UNIT;
}

static inline const bl_trie_record *bl_trie_at(const bl_trie *trie, uint32_t unit)
{
    return (const bl_trie_record *)(const void *)(trie->records + (size_t)unit * BL_TRIE_UNIT);
}

/* The record that has the whole path. */
static inline const bl_trie_record *bl_trie_whole(const bl_trie *trie, const bl_trie_record *record)
{
    uint32_t unit;
    if (record->len < BL_TRIE_VARIANT)
        return record;
    memcpy(&unit, record->path, sizeof unit);
    return bl_trie_at(trie, unit);
}

/* The first record of the tag from the unit on; end, or behind it, where a bucket that ends there holds no more of them. */
static inline uint32_t bl_trie_next(const bl_trie *trie, uint32_t unit, uint32_t end, uint16_t tag)
{
    for (; unit < end; unit += bl_trie_units(bl_trie_at(trie, unit)->len))
        if (bl_trie_at(trie, unit)->tag == tag)
            break;
    return unit;
}

/* Whether a path begins with len bytes of a text. readable counts the bytes of the text from p on that may be read; len > 0. */
static inline bool bl_trie_equal(const char *path, const char *p, size_t len, size_t readable)
{
    if (len > 8 || readable < 8)
        return memcmp(path, p, len) == 0;
    return (bl_trie_load(path, 8) ^ bl_trie_load(p, 8)) << (64 - 8 * len) == 0; /* behind the last path there is room for it */
}

/* Tells the memory that the records of the place will be asked for. */
static inline void bl_trie_prefetch(const bl_trie *trie, uint64_t place)
{
    __builtin_prefetch(bl_trie_at(trie, trie->buckets[bl_trie_bucket(trie->bucket_count, place)]));
}

/* ---- making one ---- */

/* A path that ends. */
typedef struct bl_trie_end {
    uint64_t place;
    uint32_t unit; /* of its record in the draft */
} bl_trie_end;

/* What a tree is made of, in a scratch arena. */
typedef struct bl_trie_draft {
    bl_arena *scratch;
    BL_VEC(bl_trie_end) ends;
    BL_VEC(uint32_t) records; /* units, in the order in which they came */
    uint64_t *filter;
    unsigned filter_bits; /* log2 */
} bl_trie_draft;

/* patterns: a guess of how many will come. */
bl_status bl_trie_open(bl_trie_draft *draft, bl_arena *scratch, uint32_t patterns);
/* Lets a way (bl_trie_way) lead on from the place. */
void bl_trie_lead(bl_trie_draft *draft, uint64_t place, uint64_t way);
/* Lets a path end at the place. */
bl_status bl_trie_put(bl_trie_draft *draft, uint64_t place, uint32_t value, bl_str path);
/* The same for the path that was put last, less some of its blanks: a bit for each, from the first on. */
bl_status bl_trie_put_variant(bl_trie_draft *draft, uint64_t place, uint32_t value, unsigned missing);
/* The tree will live in arena. Records of one path stand in the order in which they were put. O(records). */
bl_status bl_trie_freeze(bl_trie *out, bl_arena *arena, bl_trie_draft *draft);
/* Packs what the tree at offset `at`, a copy of it, points to. */
void bl_trie_pack(bl_pack *pack, size_t at, const bl_trie *trie);

#endif
