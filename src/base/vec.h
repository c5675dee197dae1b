/*
 * A growing array in an arena:
 *
 *     BL_VEC(bl_line) lines = {0};
 *     bl_line *line = BL_PUSH(arena, &lines);     // zeroed; NULL when memory is out
 *     if (line == NULL) return BL_ERROR_MEMORY;
 *
 * Growing doubles, in place where the array is the newest piece of the arena, else by a copy; the old items stay behind in the arena,
 * so pointers to items hold only until the next push. Index, do not point.
 */
#ifndef BL_BASE_VEC_H
#define BL_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define BL_VEC(type)              \
    struct {                      \
        type *items;              \
        uint32_t count, capacity; \
    }

/* Makes a full vector larger. items is the address of the vector's items pointer. */
bool bl_vec_grow(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size);

/* Makes room for one more item, zeroed. Inline, as nearly every push finds room. */
static inline bool bl_vec_room(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    char *bytes;
    if (count == *capacity && !bl_vec_grow(arena, items, count, capacity, item_size))
        return false;
    memcpy(&bytes, items, sizeof bytes);             /* items is a T **; this reads the T * without breaking the aliasing rules */
    memset(bytes + count * item_size, 0, item_size); /* the slot may have been used before the vector was cut back */
    return true;
}

/* Makes room for so many items in all, at once: for who knows how many will come. The new ones are not zeroed before they are pushed. */
bool bl_vec_reserve(bl_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_size, uint32_t wanted);

#define BL_RESERVE(arena, vec, wanted) bl_vec_reserve((arena), &(vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items, (wanted))
#define BL_PUSH(arena, vec) (bl_vec_room((arena), &(vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items) ? &(vec)->items[(vec)->count++] : NULL)

#endif
