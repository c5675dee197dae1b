#include "base/map.h"

#include "base/hash.h"
#include "base/vec.h"

enum { FIRST_SLOTS = 16 }; /* a power of two; the table is at most half full */

void bl_map_open(bl_map *map, bl_arena *arena) { *map = (bl_map){.arena = arena}; }

/* The slot of key, or the free one where it belongs. There is always a free one. */
static uint32_t slot_of(const bl_map *map, bl_str key, uint32_t hash)
{
    uint32_t mask = map->slot_count - 1, slot = hash & mask;
    for (; map->slots[slot] != 0; slot = (slot + 1) & mask) {
        const bl_map_item *item = &map->items[map->slots[slot] - 1];
        if (item->hash == hash && bl_str_equal(item->key, key))
            break;
    }
    return slot;
}

/* The keys are all different, so none is compared. */
static bool grow(bl_map *map, uint32_t slot_count)
{
    uint32_t *slots = BL_NEW_ARRAY(map->arena, uint32_t, slot_count);
    if (slots == NULL)
        return false;
    map->slots = slots;
    map->slot_count = slot_count;
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t slot = map->items[i].hash & (slot_count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = i + 1;
    }
    return true;
}

bool bl_map_reserve(bl_map *map, uint32_t count)
{
    uint32_t slot_count = FIRST_SLOTS;
    if (count > UINT32_MAX / 4)
        return false;
    while (slot_count / 2 <= count)
        slot_count *= 2;
    return (slot_count <= map->slot_count || grow(map, slot_count)) &&
           bl_vec_reserve(map->arena, &map->items, map->count, &map->capacity, sizeof *map->items, count);
}

uint32_t *bl_map_get(const bl_map *map, bl_str key)
{
    if (map->count == 0)
        return NULL;
    uint32_t found = map->slots[slot_of(map, key, bl_hash32(key.ptr, key.len))];
    return found == 0 ? NULL : &map->items[found - 1].value;
}

uint32_t *bl_map_put(bl_map *map, bl_str key, uint32_t fresh, bool *existed)
{
    uint32_t hash = bl_hash32(key.ptr, key.len), slot = map->slot_count == 0 ? 0 : slot_of(map, key, hash);
    uint32_t found = map->slot_count == 0 ? 0 : map->slots[slot];
    if (existed != NULL)
        *existed = found != 0;
    if (found != 0)
        return &map->items[found - 1].value;
    if (map->count >= map->slot_count / 2) {
        if (map->slot_count > UINT32_MAX / 2 || !grow(map, map->slot_count == 0 ? FIRST_SLOTS : map->slot_count * 2))
            return NULL;
        slot = slot_of(map, key, hash);
    }
    if (!bl_vec_room(map->arena, &map->items, map->count, &map->capacity, sizeof *map->items))
        return NULL;
    map->slots[slot] = map->count + 1;
    bl_map_item *item = &map->items[map->count++];
    *item = (bl_map_item){key, fresh, hash};
    return &item->value;
}

void bl_map_pack(bl_pack *pack, size_t at, const bl_map *map, const size_t *keys)
{
    bl_pack_point(pack, at + offsetof(bl_map, arena), 0);
    bl_pack_lend(pack, at + offsetof(bl_map, slots), map->slots, map->slot_count, sizeof *map->slots);
    const size_t items = bl_pack_array(pack, at + offsetof(bl_map, items), map->items, map->count, sizeof *map->items);
    for (uint32_t i = 0; i < map->count; i++) {
        const size_t key = items + i * sizeof *map->items + offsetof(bl_map_item, key);
        if (keys != NULL && keys[i] != 0)
            bl_pack_point(pack, key + offsetof(bl_str, ptr), keys[i]);
        else
            bl_pack_str(pack, key, map->items[i].key);
    }
}
