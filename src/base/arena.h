/*
 * A chunked arena: memory that is given back all at once.
 *
 *   chunk 1 [used used used ....]  ->  chunk 2 [used .........]  ->  NULL
 *
 * A piece never moves and is never released alone. An arena is born with a maximum, so no input can take more than its owner planned for.
 * Four lifetimes use it: ruleset, document, call, and a session's scratch. No other folder calls malloc.
 * Not thread-safe: one arena, one thread at a time.
 */
#ifndef BL_BASE_ARENA_H
#define BL_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

/* Where memory comes from. alloc returns NULL on failure; release accepts NULL. Both get the context. */
typedef struct bl_allocator {
    void *(*alloc)(size_t size, void *context);
    void (*release)(void *memory, void *context);
    void *context;
} bl_allocator;

/* The C library's malloc and free. */
extern const bl_allocator bl_allocator_libc;

typedef struct bl_arena bl_arena;

/* Opens an arena that holds at most max_bytes. The allocator is copied; NULL means bl_allocator_libc. *out is NULL on failure. */
bl_status bl_arena_open(bl_arena **out, const bl_allocator *allocator, size_t max_bytes);

/* Gives everything back. NULL is fine. */
void bl_arena_close(bl_arena *arena);

/* Forgets the contents and keeps the chunks, up to 12 MB: no allocation when the next document is of ordinary size. */
void bl_arena_reset(bl_arena *arena);

/* Says that about so much more will be wanted, now and after each reset: the next chunk is as large, instead of one after the other that doubles, and a reset
 * keeps as much. */
void bl_arena_expect(bl_arena *arena, size_t size);

/* size bytes, zeroed, aligned for any type; NULL when the allocator or the maximum says no. Size 0 gives a valid pointer. O(size). */
void *bl_arena_alloc(bl_arena *arena, size_t size);

/* The same, not zeroed: for who writes every byte before it is read. */
void *bl_arena_room(bl_arena *arena, size_t size);

/* count items of item_size bytes each, zeroed; NULL also where the product overflows. */
void *bl_arena_array(bl_arena *arena, size_t count, size_t item_size);

/* Makes the newest piece longer where it stands, the new bytes not zeroed; false where it is not the newest or its chunk is full. */
bool bl_arena_extend(bl_arena *arena, const void *piece, size_t size, size_t new_size);

/* A copy of len bytes with a NUL behind them. */
char *bl_arena_copy(bl_arena *arena, const char *bytes, size_t len);

/* Bytes handed out since the last reset, rounding included. */
size_t bl_arena_used(const bl_arena *arena);

#define BL_NEW(arena, type) ((type *)bl_arena_alloc((arena), sizeof(type)))
#define BL_NEW_ARRAY(arena, type, count) ((type *)bl_arena_array((arena), (count), sizeof(type)))

#endif
