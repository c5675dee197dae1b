#include "facts/kinds.h"

bl_status bl_kinds_open(bl_kinds *out, bl_arena *arena, const bl_mentions *mentions)
{
    const uint32_t count = mentions->list.count;
    bl_kind_item *items = bl_arena_room(arena, ((size_t)count + 1) * sizeof *items);
    uint32_t ends[BL_KIND_COUNT + 1] = {0};
    if (items == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        ends[mentions->list.items[i].kind + 1]++;
    for (unsigned kind = 0; kind < BL_KIND_COUNT; kind++)
        ends[kind + 1] += ends[kind];
    *out = (bl_kinds){.items = items};
    memcpy(out->begins, ends, sizeof ends);
    for (uint32_t i = 0; i < count; i++)
        items[ends[mentions->list.items[i].kind]++] = (bl_kind_item){mentions->list.items[i].begin, i};
    return BL_OK;
}

uint32_t bl_kinds_from(const bl_kinds *kinds, bl_kind kind, uint32_t begin)
{
    uint32_t low = kinds->begins[kind], high = kinds->begins[kind + 1];
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (kinds->items[middle].begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool bl_kinds_begin_in(const bl_kinds *kinds, bl_kind kind, bl_span span, uint32_t *next)
{
    while (*next < kinds->begins[kind + 1] && kinds->items[*next].begin < span.begin)
        ++*next;
    return *next < kinds->begins[kind + 1] && kinds->items[*next].begin < span.end;
}
