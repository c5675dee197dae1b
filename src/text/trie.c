#include "text/trie.h"

enum {
    FEWEST_PLACES = 64,
    PLACES_PER_PATTERN = 4, /* room for them; more make the table grow */
    FEWEST_FILTER_BITS = 12,
    FILTER_BITS_PER_PATTERN = 16,
    RECORD_UNITS = 16, /* of the records of a pattern, a guess */
};

bl_status bl_trie_open(bl_trie_draft *draft, bl_arena *arena, bl_arena *scratch, uint32_t patterns)
{
    *draft = (bl_trie_draft){.arena = arena, .scratch = scratch, .place_count = FEWEST_PLACES, .records_len = 1, .filter_bits = FEWEST_FILTER_BITS};
    if (patterns > FEWEST_PLACES / PLACES_PER_PATTERN)
        draft->place_count = patterns < 1u << 28 ? patterns * PLACES_PER_PATTERN : 1u << 30;
    while (draft->filter_bits < BL_TRIE_FILTER_MAX && (1u << draft->filter_bits) / FILTER_BITS_PER_PATTERN < patterns)
        draft->filter_bits++;
    draft->places = BL_NEW_ARRAY(scratch, bl_trie_place, draft->place_count);
    draft->filter = BL_NEW_ARRAY(scratch, uint64_t, (1u << draft->filter_bits) / 64);
    draft->records_capacity = patterns < 1u << 24 ? (patterns + 1) * RECORD_UNITS : 1u << 24;
    draft->records = bl_arena_room(arena, (size_t)draft->records_capacity * BL_TRIE_UNIT);
    if (draft->places == NULL || draft->filter == NULL || draft->records == NULL)
        return BL_ERROR_MEMORY;
    memset(draft->records, 0, BL_TRIE_UNIT); /* record 0 is none */
    return BL_OK;
}

/* The place of the hash, or the free one where it belongs. */
static bl_trie_place *place_of(const bl_trie_draft *draft, uint64_t hash)
{
    uint32_t at = bl_trie_home(draft->place_count, hash);
    while (draft->places[at].hash != 0 && draft->places[at].hash != hash)
        at = at + 1 == draft->place_count ? 0 : at + 1;
    return &draft->places[at];
}

/* Makes room for all that is queued. */
static bl_status reserve(bl_trie_draft *draft)
{
    if (draft->queued <= draft->place_count / 4 * 3 - draft->used)
        return BL_OK;
    if (draft->place_count > UINT32_MAX / 4)
        return BL_ERROR_MEMORY;
    bl_trie_draft old = *draft;
    draft->place_count *= 2;
    draft->places = BL_NEW_ARRAY(draft->scratch, bl_trie_place, draft->place_count);
    if (draft->places == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < old.place_count; i++)
        if (old.places[i].hash != 0)
            *place_of(draft, old.places[i].hash) = old.places[i];
    return BL_OK;
}

static bl_trie_record *record_of(char *records, uint32_t number) { return (bl_trie_record *)(void *)(records + (size_t)number * BL_TRIE_UNIT); }

static bl_status settle_queue(bl_trie_draft *draft)
{
    BL_TRY(reserve(draft));
    for (unsigned i = 0; i < draft->queued; i++) {
        const bl_trie_place *told = &draft->queue[i];
        bl_trie_place *place = place_of(draft, told->hash);
        draft->used += place->hash == 0;
        place->hash = told->hash;
        place->direct |= told->direct;
        place->gap |= told->gap;
        if (told->records == BL_TRIE_NONE)
            continue;
        record_of(draft->records, told->records)->next = place->records;
        place->records = told->records;
    }
    draft->queued = 0;
    return BL_OK;
}

bl_status bl_trie_tell(bl_trie_draft *draft, const bl_trie_place *place)
{
    bl_trie_place *queued = &draft->queue[draft->queued++];
    *queued = *place;
    queued->hash |= 1; /* 0 is none; the tag does not see the difference */
    __builtin_prefetch(&draft->places[bl_trie_home(draft->place_count, queued->hash)], 1);
    return draft->queued == BL_TRIE_QUEUE ? settle_queue(draft) : BL_OK;
}

void bl_trie_begin(bl_trie_draft *draft, uint64_t hash)
{
    uint64_t bit = hash >> (64 - draft->filter_bits);
    draft->filter[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bl_status grow_records(bl_trie_draft *draft, uint32_t units)
{
    uint32_t capacity = draft->records_capacity;
    while (capacity - draft->records_len < units) {
        if (capacity > UINT32_MAX / 4)
            return BL_ERROR_MEMORY;
        capacity *= 2;
    }
    char *records = bl_arena_room(draft->arena, (size_t)capacity * BL_TRIE_UNIT);
    if (records == NULL)
        return BL_ERROR_MEMORY;
    memcpy(records, draft->records, (size_t)draft->records_len * BL_TRIE_UNIT);
    draft->records = records;
    draft->records_capacity = capacity;
    return BL_OK;
}

bl_status bl_trie_end(bl_trie_draft *draft, uint32_t *record, uint32_t value, bl_str path)
{
    uint32_t units = (uint32_t)((sizeof(bl_trie_record) + path.len + BL_TRIE_UNIT - 1) / BL_TRIE_UNIT);
    if (draft->records_capacity - draft->records_len < units)
        BL_TRY(grow_records(draft, units));
    *record = draft->records_len;
    draft->records_len += units;
    bl_trie_record *made = record_of(draft->records, *record);
    made->value = value;
    made->next = BL_TRIE_NONE;
    made->len = (uint32_t)path.len;
    memset(draft->records + (size_t)(draft->records_len - 1) * BL_TRIE_UNIT, 0, path.len == 0 ? 0 : BL_TRIE_UNIT); /* what the path leaves of it */
    memcpy(made->path, path.ptr, path.len);
    return BL_OK;
}

/* Puts the records of a place behind those of the slot that it shares. */
static void join_records(char *records, uint32_t *first, uint32_t more)
{
    uint32_t *link = first;
    while (*link != BL_TRIE_NONE)
        link = &record_of(records, *link)->next;
    *link = more;
}

/* A look-up stops at the first slot with its tag, so a place that would stand behind such a slot joins it. */
static void settle(bl_trie_slot *slots, uint32_t slot_count, char *records, const bl_trie_place *place)
{
    uint16_t tag = bl_trie_tag(place->hash);
    uint32_t at = bl_trie_home(slot_count, place->hash);
    while (slots[at].tag != 0 && slots[at].tag != tag)
        at = at + 1 == slot_count ? 0 : at + 1;
    slots[at].tag = tag;
    slots[at].direct |= place->direct;
    slots[at].gap |= place->gap;
    join_records(records, &slots[at].records, place->records);
}

bl_status bl_trie_freeze(bl_trie *out, bl_trie_draft *draft)
{
    BL_TRY(settle_queue(draft));
    uint32_t slot_count = draft->used + draft->used / 2 + 1; /* one at least stays free */
    size_t words = (1u << draft->filter_bits) / 64;
    bl_trie_slot *slots = BL_NEW_ARRAY(draft->arena, bl_trie_slot, slot_count);
    uint64_t *filter = bl_arena_room(draft->arena, words * sizeof *filter);
    if (slots == NULL || filter == NULL)
        return BL_ERROR_MEMORY;
    memcpy(filter, draft->filter, words * sizeof *filter);
    for (uint32_t i = 0; i < draft->place_count; i++)
        if (draft->places[i].hash != 0)
            settle(slots, slot_count, draft->records, &draft->places[i]);
    *out = (bl_trie){slots, draft->records, filter, slot_count, draft->records_len, 64 - draft->filter_bits};
    return BL_OK;
}

void bl_trie_pack(bl_pack *pack, size_t at, const bl_trie *trie)
{
    const size_t filter_words = ((size_t)1 << (64 - trie->filter_shift)) / 64;
    bl_pack_lend(pack, at + offsetof(bl_trie, slots), trie->slots, trie->slot_count, sizeof *trie->slots);
    bl_pack_lend(pack, at + offsetof(bl_trie, records), trie->records, trie->records_len, BL_TRIE_UNIT);
    bl_pack_lend(pack, at + offsetof(bl_trie, filter), trie->filter, filter_words, sizeof *trie->filter);
}
