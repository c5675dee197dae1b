#include "text/trie.h"

enum {
    FEWEST_FILTER_BITS = 12,
    MOST_FILTER_BITS = 23, /* 1 MB */
    FILTER_BITS_PER_PATTERN = 64,
    LINE_BITS = 9,        /* log2 */
    ENDS_PER_PATTERN = 2, /* a guess */
    RECORD_UNITS = 5,     /* likewise */
    MARGIN_UNITS = 2,     /* behind the last record: paths are compared by eight bytes */
};

bl_status bl_trie_open(bl_trie_draft *draft, bl_arena *scratch, uint32_t patterns)
{
    const uint32_t ends = patterns < 1u << 24 ? patterns * ENDS_PER_PATTERN : 1u << 24;
    *draft = (bl_trie_draft){.scratch = scratch, .filter_bits = FEWEST_FILTER_BITS};
    while (draft->filter_bits < MOST_FILTER_BITS && (1u << draft->filter_bits) / FILTER_BITS_PER_PATTERN < patterns)
        draft->filter_bits++;
    draft->filter = BL_NEW_ARRAY(scratch, uint64_t, (1u << draft->filter_bits) / 64);
    return draft->filter != NULL && BL_RESERVE(scratch, &draft->ends, ends + 1) && BL_RESERVE(scratch, &draft->records, (ends + 1) * RECORD_UNITS)
               ? BL_OK
               : BL_ERROR_MEMORY;
}

static void put_into_filter(const bl_trie_draft *draft, uint64_t place, uint64_t key)
{
    uint64_t *line = draft->filter + (place >> (64 + LINE_BITS - draft->filter_bits)) * BL_TRIE_LINE;
    line[key / 64 % BL_TRIE_LINE] |= UINT64_C(1) << key % 64;
}

void bl_trie_lead(bl_trie_draft *draft, uint64_t place, uint64_t way) { put_into_filter(draft, place, way); }

/* Room for so many units at the end, zeroed; NULL when memory is out. */
static uint32_t *add_units(bl_trie_draft *draft, uint32_t units)
{
    const uint32_t count = draft->records.count;
    uint32_t wanted = count + units;
    if (wanted > UINT32_MAX / 4)
        return NULL;
    if (wanted > draft->records.capacity && !BL_RESERVE(draft->scratch, &draft->records, 2 * wanted))
        return NULL;
    draft->records.count = wanted;
    return memset(draft->records.items + count, 0, units * sizeof(uint32_t));
}

/* A record and its end; NULL when memory is out. */
static bl_trie_record *put(bl_trie_draft *draft, uint64_t place, uint32_t value, uint32_t len)
{
    const uint32_t unit = draft->records.count;
    bl_trie_record *record = (bl_trie_record *)add_units(draft, bl_trie_units(len));
    bl_trie_end *end = BL_PUSH(draft->scratch, &draft->ends);
    if (record == NULL || end == NULL)
        return NULL;
    *end = (bl_trie_end){place, unit};
    *record = (bl_trie_record){.value = value, .tag = bl_trie_tag(place), .len = (uint16_t)len};
    put_into_filter(draft, place, place);
    return record;
}

bl_status bl_trie_put(bl_trie_draft *draft, uint64_t place, uint32_t value, bl_str path)
{
    bl_trie_record *record = put(draft, place, value, (uint32_t)path.len);
    if (record == NULL)
        return BL_ERROR_MEMORY;
    memcpy(record->path, path.ptr, path.len);
    return BL_OK;
}

bl_status bl_trie_put_variant(bl_trie_draft *draft, uint64_t place, uint32_t value, unsigned missing)
{
    return put(draft, place, value, BL_TRIE_VARIANT | missing) == NULL ? BL_ERROR_MEMORY : BL_OK; /* what it points to is known when all are placed */
}

static const bl_trie_record *record_of(const bl_trie_draft *draft, const bl_trie_end *end)
{
    return (const bl_trie_record *)(const void *)(draft->records.items + end->unit);
}

/* Puts the records of each bucket together. While that goes on, buckets[i + 1] says where the next record of bucket i comes. */
static void fill(uint32_t *buckets, uint32_t bucket_count, uint32_t *records, const bl_trie_draft *draft)
{
    uint32_t whole = 0; /* the unit of the path that was put last */
    for (uint32_t i = 0; i < draft->ends.count; i++)
        buckets[bl_trie_bucket(bucket_count, draft->ends.items[i].place) + 2] += bl_trie_units(record_of(draft, &draft->ends.items[i])->len);
    for (uint32_t i = 2; i < bucket_count + 2; i++)
        buckets[i] += buckets[i - 1];
    for (uint32_t i = 0; i < draft->ends.count; i++) {
        const bl_trie_end *end = &draft->ends.items[i];
        const bl_trie_record *record = record_of(draft, end);
        uint32_t *next = &buckets[bl_trie_bucket(bucket_count, end->place) + 1];
        const uint32_t units = bl_trie_units(record->len);
        memcpy(records + *next, record, units * sizeof(uint32_t));
        if (record->len < BL_TRIE_VARIANT)
            whole = *next;
        else
            records[*next + units - 1] = whole;
        *next += units;
    }
}

bl_status bl_trie_freeze(bl_trie *out, bl_arena *arena, bl_trie_draft *draft)
{
    const uint32_t bucket_count = draft->ends.count + 1, units = draft->records.count;
    const size_t words = (1u << draft->filter_bits) / 64;
    uint32_t *buckets = BL_NEW_ARRAY(arena, uint32_t, (size_t)bucket_count + 2);
    uint32_t *records = bl_arena_room(arena, ((size_t)units + MARGIN_UNITS) * sizeof *records);
    uint64_t *filter = bl_arena_room(arena, (words + BL_TRIE_LINE) * sizeof *filter);
    if (buckets == NULL || records == NULL || filter == NULL)
        return BL_ERROR_MEMORY;
    while ((uintptr_t)filter % (BL_TRIE_LINE * sizeof *filter) != 0) /* a line of it in one line of the cache */
        filter++;
    memcpy(filter, draft->filter, words * sizeof *filter);
    memset(records + units, 0, MARGIN_UNITS * sizeof *records);
    fill(buckets, bucket_count, records, draft);
    *out = (bl_trie){buckets, (const char *)records, filter, bucket_count, 64 + LINE_BITS - draft->filter_bits};
    return BL_OK;
}

void bl_trie_pack(bl_pack *pack, size_t at, const bl_trie *trie)
{
    const size_t lines = (size_t)1 << (64 - trie->filter_shift), units = trie->buckets[trie->bucket_count] + MARGIN_UNITS;
    bl_pack_lend(pack, at + offsetof(bl_trie, buckets), trie->buckets, (size_t)trie->bucket_count + 1, sizeof *trie->buckets);
    bl_pack_lend(pack, at + offsetof(bl_trie, records), trie->records, units, BL_TRIE_UNIT);
    bl_pack_lend(pack, at + offsetof(bl_trie, filter), trie->filter, lines * BL_TRIE_LINE, sizeof *trie->filter);
}
