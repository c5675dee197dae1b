#include "base/vec.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

bool bl_vec_room(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    /* items is a T **; memcpy reads and writes the T * without breaking the aliasing rules */
    char *old;
    memcpy(&old, items, sizeof old);
    char *fresh = old;
    if (count == *capacity) {
        if (*capacity > UINT32_MAX / 2)
            return false;
        uint32_t larger = *capacity == 0 ? FIRST_CAPACITY : *capacity * 2;
        if (item_size > SIZE_MAX / larger)
            return false;
        if (!bl_arena_extend(arena, old, count * item_size, larger * item_size)) {
            fresh = bl_arena_array(arena, larger, item_size);
            if (fresh == NULL)
                return false;
            if (count > 0)
                memcpy(fresh, old, count * item_size);
        }
        memcpy(items, &fresh, sizeof fresh);
        *capacity = larger;
    }
    memset(fresh + count * item_size, 0, item_size); /* the slot may have been used before the vector was cut back */
    return true;
}
