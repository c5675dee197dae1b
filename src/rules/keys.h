/*
 * Terms by key: what all spellings of a name have in common, without white space, '-' and '_' between its words.
 *
 *   "spring-boot"  --key-->  "springboot"  --hash-->  slot [hash | first term]  --same_key-->  next term ...
 *
 * The table holds no keys: a term is compared as it stands, folded, with what parts its words passed over. Open addressing, at most three quarters full.
 */
#ifndef BL_RULES_KEYS_H
#define BL_RULES_KEYS_H

#include "base/hash.h"
#include "rules/rule.h"

typedef struct bl_key_slot {
    uint32_t hash;
    uint32_t first; /* term with the key, the one that came last, or BL_NO_ENTRY: free */
} bl_key_slot;

typedef struct bl_keys {
    bl_key_slot *slots;
    uint32_t slot_count, count;
} bl_keys;

/* Makes room for so many keys in all. False when memory is out. */
bool bl_keys_reserve(bl_keys *keys, bl_arena *arena, uint32_t count);
/* Puts terms[term], whose key has this hash, before the other terms with its key; *next is the one that was the first so far, or BL_NO_ENTRY. False when
 * memory is out. */
bool bl_keys_put(bl_keys *keys, bl_arena *arena, const bl_term *terms, uint32_t term, uint32_t hash, uint32_t *next);
/* Tells the memory that the hash will be asked for: a large table is too far away to be waited for each time. */
void bl_keys_expect(const bl_keys *keys, uint32_t hash);
/* The first term with the key, or BL_NO_ENTRY. Expected O(key.len). */
uint32_t bl_keys_get(const bl_keys *keys, const bl_term *terms, bl_str key);

static inline uint32_t bl_key_hash(bl_str key) { return bl_hash32(key.ptr, key.len); }
/* The key of a name that is folded already: itself where nothing parts its words, else in arena; ptr NULL when memory is out. */
bl_str bl_key_of_folded(bl_arena *arena, bl_str folded);

#endif
