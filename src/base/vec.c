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
        char *fresh = bl_arena_array(arena, wanted, item_size);
        if (fresh == NULL)
            return false;
        if (count > 0)
            memcpy(fresh, old, count * item_size);
        memcpy(items, &fresh, sizeof fresh);
    }
    *capacity = wanted;
    return true;
}

bool bl_vec_room(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    if (count == *capacity) {
        if (*capacity > UINT32_MAX / 2)
            return false;
        if (!bl_vec_reserve(arena, items, count, capacity, item_size, *capacity == 0 ? FIRST_CAPACITY : *capacity * 2))
            return false;
    }
    char *base;
    memcpy(&base, items, sizeof base);
    memset(base + count * item_size, 0, item_size); /* the slot may have been used before the vector was cut back */
    return true;
}
