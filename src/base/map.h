/* A hash map from strings to 32-bit values, in an arena. Keys are borrowed and must outlive the map. Iteration order is insertion order, never hash order. */
#ifndef BL_BASE_MAP_H
#define BL_BASE_MAP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/pack.h"
#include "base/str.h"

typedef struct bl_map_item {
    bl_str key;
    uint32_t value;
    uint32_t hash; /* of the key: another key is told apart, and the table grows, without a look at the bytes */
} bl_map_item;

typedef struct bl_map {
    bl_arena *arena;
    bl_map_item *items; /* in order of insertion */
    uint32_t *slots;    /* index + 1 into items; 0 is free */
    uint32_t count, capacity, slot_count;
} bl_map;

void bl_map_open(bl_map *map, bl_arena *arena);
/* Makes room for so many keys in all, at once. False when memory is out. */
bool bl_map_reserve(bl_map *map, uint32_t count);
/* The address of the value, or NULL. Expected O(key.len). */
uint32_t *bl_map_get(const bl_map *map, bl_str key);
/* The address of the value of key, new ones set to fresh; *existed (may be NULL) says which. NULL when memory is out. */
uint32_t *bl_map_put(bl_map *map, bl_str key, uint32_t fresh, bool *existed);
/* Packs what the map at offset `at`, a copy of it, points to; what comes out can be asked and not grown. keys[i]: where the bytes of the i-th key stand in the
 * pack already, or 0; NULL: none of them does. */
void bl_map_pack(bl_pack *pack, size_t at, const bl_map *map, const size_t *keys);

#endif
