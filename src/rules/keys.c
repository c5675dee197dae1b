#include "rules/keys.h"

enum { FEWEST_SLOTS = 16 };

static bool separates(char c) { return c == ' ' || c == '\t' || c == '-' || c == '_'; }

/* How many bytes are no separators. */
static size_t count_kept(bl_str s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s.len; i++)
        kept += !separates(s.ptr[i]);
    return kept;
}

bl_str bl_key_of_folded(bl_arena *arena, bl_str folded)
{
    folded = bl_str_trim(folded);
    const size_t kept = folded.ptr == NULL ? 0 : count_kept(folded);
    if (kept == folded.len || kept == 0)
        return folded;
    char *key = bl_arena_room(arena, kept);
    size_t len = 0;
    for (size_t i = 0; key != NULL && i < folded.len; i++)
        if (!separates(folded.ptr[i]))
            key[len++] = folded.ptr[i];
    return (bl_str){key, len};
}

/* Whether two folded names, or a name and a key, have one key. */
static bool same_key(bl_str a, bl_str b)
{
    a = bl_str_trim(a);
    b = bl_str_trim(b);
    if (bl_str_equal(a, b))
        return true;
    size_t i = 0, k = 0, same = 0;
    for (;; i++, k++, same++) {
        while (i < a.len && separates(a.ptr[i]))
            i++;
        while (k < b.len && separates(b.ptr[k]))
            k++;
        if (i == a.len || k == b.len || a.ptr[i] != b.ptr[k])
            return i == a.len && k == b.len && same > 0; /* what is nothing but separators is its own key */
    }
}

static uint32_t slot_of(const bl_keys *keys, const bl_term *terms, bl_str name, uint32_t hash)
{
    const uint32_t mask = keys->slot_count - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        const bl_key_slot *slot = &keys->slots[at];
        if (slot->first == BL_NO_ENTRY || (slot->hash == hash && same_key(terms[slot->first].folded, name)))
            return at;
    }
}

/* The keys are all different, so none is compared. */
static bool grow(bl_keys *keys, bl_arena *arena, uint32_t slot_count)
{
    const bl_keys old = *keys;
    bl_key_slot *slots = bl_arena_room(arena, slot_count * sizeof *slots);
    if (slots == NULL)
        return false;
    memset(slots, 0xFF, slot_count * sizeof *slots); /* every first is BL_NO_ENTRY */
    keys->slots = slots;
    keys->slot_count = slot_count;
    for (uint32_t i = 0; i < old.slot_count; i++) {
        uint32_t at = old.slots[i].hash & (slot_count - 1);
        while (slots[at].first != BL_NO_ENTRY && old.slots[i].first != BL_NO_ENTRY)
            at = (at + 1) & (slot_count - 1);
        if (old.slots[i].first != BL_NO_ENTRY)
            slots[at] = old.slots[i];
    }
    return true;
}

bool bl_keys_reserve(bl_keys *keys, bl_arena *arena, uint32_t count)
{
    uint32_t slot_count = FEWEST_SLOTS;
    if (count > UINT32_MAX / 4)
        return false;
    while (slot_count / 4 * 3 <= count)
        slot_count *= 2;
    return slot_count <= keys->slot_count || grow(keys, arena, slot_count);
}

bool bl_keys_put(bl_keys *keys, bl_arena *arena, const bl_term *terms, uint32_t term, uint32_t hash, uint32_t *next)
{
    if (!bl_keys_reserve(keys, arena, keys->count + 1))
        return false;
    bl_key_slot *slot = &keys->slots[slot_of(keys, terms, terms[term].folded, hash)];
    keys->count += slot->first == BL_NO_ENTRY;
    *next = slot->first;
    *slot = (bl_key_slot){hash, term};
    return true;
}

void bl_keys_expect(const bl_keys *keys, uint32_t hash) { __builtin_prefetch(&keys->slots[hash & (keys->slot_count - 1)], 1); }

uint32_t bl_keys_get(const bl_keys *keys, const bl_term *terms, bl_str key)
{
    return keys->count == 0 ? BL_NO_ENTRY : keys->slots[slot_of(keys, terms, key, bl_key_hash(key))].first;
}
