/*
 * The tree of text/matcher.h: nodes joined by tokens, which stand either directly behind each other or behind a gap.
 *
 *   slots  [hash, node] [free] [hash, node] ...    open addressing, keyed by (node, gap, token): 8 bytes each, for they are what a scan waits for
 *   steps  a bit a slot hash, which drops most steps that lead nowhere before they cost a miss of the cache
 *   nodes  [parent, gap, token | values, which edges lead on]    32 bytes, read only where the hash is right
 *
 * Frozen once filled; look-ups take no lock and allocate nothing.
 */
#ifndef BL_TEXT_TRIE_H
#define BL_TEXT_TRIE_H

#include "base/vec.h"
#include "text/token.h"

#define BL_TRIE_NONE UINT32_MAX
#define BL_TRIE_ROOT 0u
#define BL_TRIE_FILTER_BITS 18 /* 32 KB: stays in the first-level cache */

#define BL_TRIE_PREFIX 8 /* bytes of a token that its node holds */

typedef struct bl_trie_node {
    uint32_t parent;
    uint32_t first, last;   /* into values; BL_TRIE_NONE where no pattern ends here */
    uint32_t token;         /* all of the bytes, in the pool */
    uint16_t len;           /* of the token that leads here */
    bool gap;               /* a gap stands before that token */
    bool direct, after_gap; /* which kinds of edges lead on */
    char prefix[BL_TRIE_PREFIX];
} bl_trie_node;

typedef struct bl_trie_value {
    uint32_t value, next;
} bl_trie_value;

typedef struct bl_trie_slot {
    uint32_t hash;
    uint32_t node; /* BL_TRIE_ROOT: free, for nothing leads to the root */
} bl_trie_slot;

typedef struct bl_trie {
    bl_arena *arena;
    BL_VEC(bl_trie_node) nodes;
    BL_VEC(bl_trie_value) values;
    BL_VEC(char) pool;
    bl_trie_slot *slots;
    uint32_t slot_count; /* a power of two, at most three quarters full */
    uint64_t *steps;     /* NULL until frozen */
    unsigned step_bits;  /* log2 of the number of bits */
    uint64_t filter[(1u << BL_TRIE_FILTER_BITS) / 64];
} bl_trie;

bl_status bl_trie_open(bl_trie *trie, bl_arena *arena);
/* The node that the token leads to, or BL_TRIE_NONE. hash is bl_trie_hash of the token. */
uint32_t bl_trie_step(const bl_trie *trie, uint32_t node, bool gap, bl_str token, uint64_t hash);
/* The same, with the edge added where there is none; BL_TRIE_NONE when memory is out. token.len is below 64 KB. */
uint32_t bl_trie_add(bl_trie *trie, uint32_t node, bool gap, bl_str token);
/* Once after the last addition: makes the filter of steps. */
bl_status bl_trie_freeze(bl_trie *trie);
bl_str bl_trie_token(const bl_trie *trie, uint32_t node);
bl_status bl_trie_add_value(bl_trie *trie, uint32_t node, uint32_t value);

/* Eight bytes or fewer, the end counted in. Tokens that agree in both ends and length collide, and are told apart by their bytes. */
static inline uint64_t bl_trie_hash(bl_str token)
{
    const char *p = token.ptr;
    size_t len = token.len;
    uint64_t a = 0, b = 0;
    if (len >= 8) {
        memcpy(&a, p, 8);
        memcpy(&b, p + len - 8, 8);
    } else if (len >= 4) {
        uint32_t low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + len - 4, 4);
        a = low | (uint64_t)high << 32;
    } else if (len > 0) {
        a = (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[len / 2] << 8 | (unsigned char)p[len - 1];
    }
    uint64_t hash = (a ^ UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
    hash = ((hash ^ hash >> 32) + b + (len << 7)) * UINT64_C(0xFF51AFD7ED558CCD);
    return hash ^ hash >> 29;
}

/* The filter drops most tokens of a text before the table is asked. */
static inline void bl_trie_filter_set(bl_trie *trie, uint64_t hash)
{
    uint64_t bit = hash >> (64 - BL_TRIE_FILTER_BITS);
    trie->filter[bit / 64] |= UINT64_C(1) << bit % 64;
}

static inline bool bl_trie_filter_has(const bl_trie *trie, uint64_t hash)
{
    uint64_t bit = hash >> (64 - BL_TRIE_FILTER_BITS);
    return (trie->filter[bit / 64] >> bit % 64 & 1) != 0;
}

#endif
