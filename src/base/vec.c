#include "base/vec.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

bool bl_vec_reserve(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size, uint32_t wanted)
{
    if (wanted <= *capacity)
        return true;
    /* items is a T **; memcpy reads and writes the T * without breaking the aliasing rules */
    char *old;
    memcpy(&old, items, sizeof old);
    if (item_size > SIZE_MAX / wanted)
        return false;
    if (!bl_arena_extend(arena, old, *capacity * item_size, wanted * item_size)) {
        char *fresh = bl_arena_room(arena, wanted * item_size);
        if (fresh == NULL)
            return false;
        if (count > 0)
            memcpy(fresh, old, count * item_size);
        memcpy(items, &fresh, sizeof fresh);
    }
    *capacity = wanted;
    return true;
}

bool bl_vec_grow(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    return *capacity <= UINT32_MAX / 2 && bl_vec_reserve(arena, items, count, capacity, item_size, *capacity == 0 ? FIRST_CAPACITY : *capacity * 2);
}
