/*
 * The tree of text/matcher.h: places joined by tokens, which stand either directly behind each other or behind a gap. A place is known by a hash of
 * the tokens that lead to it, so a step is arithmetic and a place costs eight bytes:
 *
 *   filter   a bit for each way to leave the root, 64 KB at most: drops the tokens that begin nothing before a table is asked
 *   slots    [tag | edges that lead on | record] [free] ...    open addressing by the hash; places of the same tag and neighbourhood share a slot
 *   records  [value, next, "spring boot"] ...                  a record a path that a pattern ends with
 *
 * Hashes may collide. That costs time and never a result: what was found is compared with the path of the record, byte by byte. In a path a blank
 * stands for a gap; everything else of it is what the tokens hold, so two paths are equal only where their tokens and gaps are.
 *
 * Frozen once filled; look-ups take no lock and allocate nothing.
 */
#ifndef BL_TEXT_TRIE_H
#define BL_TEXT_TRIE_H

#include <string.h>

#include "base/arena.h"
#include "base/pack.h"
#include "text/token.h"

#define BL_TRIE_NONE 0u
#define BL_TRIE_ROOT UINT64_C(0x9E3779B97F4A7C15) /* the place where nothing has been read */
#define BL_TRIE_FILTER_MAX 19u                    /* log2 of its bits: 64 KB */

typedef struct bl_trie_slot {
    uint16_t tag;     /* of the hash; 0: free */
    uint8_t direct;   /* bits (bl_trie_edge) of the tokens that lead on, */
    uint8_t gap;      /* and of those that do behind a gap */
    uint32_t records; /* the first record of the paths that end here, or BL_TRIE_NONE */
} bl_trie_slot;

typedef struct bl_trie_record {
    uint32_t value;
    uint32_t next; /* record of the same slot, or BL_TRIE_NONE */
    uint32_t len;
    char path[]; /* len bytes */
} bl_trie_record;

typedef struct bl_trie {
    const bl_trie_slot *slots;
    const char *records; /* a record's number counts units of BL_TRIE_UNIT bytes */
    const uint64_t *filter;
    uint32_t slot_count, records_len; /* units */
    unsigned filter_shift;            /* 64 less the log2 of the filter's bits */
} bl_trie;

#define BL_TRIE_UNIT 4u

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
    size_t ends = len < 8 ? len : 8;
    uint64_t mask = UINT64_MAX >> (64 - 8 * ends);
    uint64_t a = bl_trie_load(p, readable) & mask;
    uint64_t b = bl_trie_load(p + (len - ends), readable - (len - ends)) & mask;
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

/* ---- look-ups ---- */

/* The bit of an edge, by the first character of its token: all forms of a word have the same, and none needs to be read to its end. */
static inline uint8_t bl_trie_edge(const char *p)
{
    unsigned char lead = (unsigned char)p[0];
    unsigned telling = lead < 0x80 ? lead * 5u : (unsigned char)p[lead < 0xE0 ? 1 : 2];
    return (uint8_t)(1u << (telling ^ telling >> 3) % 8);
}

static inline bool bl_trie_may_begin(const bl_trie *trie, uint64_t place)
{
    uint64_t bit = place >> trie->filter_shift;
    return (trie->filter[bit / 64] >> bit % 64 & 1) != 0;
}

static inline uint32_t bl_trie_home(uint32_t slot_count, uint64_t place) { return (uint32_t)((place >> 32) * slot_count >> 32); }

static inline uint16_t bl_trie_tag(uint64_t place) { return (uint16_t)(place | 1); }

/* The slot of a place, or NULL where it leads nowhere. */
static inline const bl_trie_slot *bl_trie_find(const bl_trie *trie, uint64_t place)
{
    uint16_t tag = bl_trie_tag(place);
    for (uint32_t at = bl_trie_home(trie->slot_count, place);; at = at + 1 == trie->slot_count ? 0 : at + 1) {
        const bl_trie_slot *slot = &trie->slots[at];
        if (slot->tag == tag)
            return slot;
        if (slot->tag == 0)
            return NULL;
    }
}

/* Tells the memory that bl_trie_find will ask for the place. */
static inline void bl_trie_prefetch(const bl_trie *trie, uint64_t place) { __builtin_prefetch(&trie->slots[bl_trie_home(trie->slot_count, place)]); }

static inline const bl_trie_record *bl_trie_record_at(const bl_trie *trie, uint32_t number)
{
    return (const bl_trie_record *)(const void *)(trie->records + (size_t)number * BL_TRIE_UNIT);
}

/* ---- making one ---- */

/* A place, and all that one path or all of them have to say of it. */
typedef struct bl_trie_place {
    uint64_t hash;       /* 0: free */
    uint32_t records;    /* of paths that end here */
    uint8_t direct, gap; /* edges that lead on */
} bl_trie_place;

#define BL_TRIE_QUEUE 32u

/* What a tree is made of: its records where they will stay, the rest in a scratch arena. A place that is told of waits in a queue until the memory has answered. */
typedef struct bl_trie_draft {
    bl_arena *arena, *scratch;
    bl_trie_place *places; /* open addressing; at most three quarters full */
    uint32_t place_count, used;
    char *records;
    uint32_t records_len, records_capacity; /* units */
    uint64_t *filter;
    unsigned filter_bits; /* log2 */
    bl_trie_place queue[BL_TRIE_QUEUE];
    unsigned queued;
} bl_trie_draft;

/* The tree will live in arena. patterns: a guess of how many will come. */
bl_status bl_trie_open(bl_trie_draft *draft, bl_arena *arena, bl_arena *scratch, uint32_t patterns);
/* Lets the place be reached from the root. */
void bl_trie_begin(bl_trie_draft *draft, uint64_t hash);
/* Makes a record for a path that ends; *record is its number. */
bl_status bl_trie_end(bl_trie_draft *draft, uint32_t *record, uint32_t value, bl_str path);
/* Tells of a place what one path has to say of it: its edges are added, its record (if any) is put before those that the place has. */
bl_status bl_trie_tell(bl_trie_draft *draft, const bl_trie_place *place);
bl_status bl_trie_freeze(bl_trie *out, bl_trie_draft *draft);
/* Packs what the tree at offset `at`, a copy of it, points to. */
void bl_trie_pack(bl_pack *pack, size_t at, const bl_trie *trie);

#endif
