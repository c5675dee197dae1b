#define _DEFAULT_SOURCE /* madvise */

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    ALIGNMENT = alignof(max_align_t),
    FIRST_CHUNK = 16 << 10,   /* bytes; later chunks double */
    LARGEST_CHUNK = 4 << 20,  /* bytes; a larger piece gets a chunk of its own */
    LARGE_PAGE = 2 << 20,     /* bytes; a chunk that holds one is put into such pages, where the system has them: a fault each, not one for 4 KB */
    KEPT_AT_RESET = 12 << 20, /* bytes; one huge document must not hold its memory for ever */
};

/* A chunk is followed by its bytes. The header's size is a multiple of the alignment. */
typedef struct chunk {
    alignas(max_align_t) struct chunk *next;
    size_t size, used;
} chunk;

struct bl_arena {
    bl_allocator allocator;
    chunk *first, *current;
    size_t next_chunk;      /* bytes of the next ordinary chunk */
    size_t kept;            /* bytes at a reset */
    size_t max, held, used; /* bytes: allowed, taken from the allocator, handed out since the last reset */
};

static void *libc_alloc(size_t size, void *context)
{
    (void)context;
    void *memory;
    if (size < LARGE_PAGE)
        return malloc(size);
    if (posix_memalign(&memory, LARGE_PAGE, size) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    madvise(memory, size / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE); /* advice: where it is not taken, the pages are small */
#endif
    return memory;
}

static void libc_release(void *memory, void *context)
{
    (void)context;
    free(memory);
}

const bl_allocator bl_allocator_libc = {libc_alloc, libc_release, NULL};

static char *chunk_bytes(chunk *c) { return (char *)(c + 1); }

bl_status bl_arena_open(bl_arena **out, const bl_allocator *allocator, size_t max_bytes)
{
    if (allocator == NULL)
        allocator = &bl_allocator_libc;
    bl_arena *arena = allocator->alloc(sizeof *arena, allocator->context);
    *out = arena;
    if (arena == NULL)
        return BL_ERROR_MEMORY;
    *arena = (bl_arena){.allocator = *allocator, .next_chunk = FIRST_CHUNK, .kept = KEPT_AT_RESET, .max = max_bytes};
    return BL_OK;
}

static void release_chunks(bl_arena *arena, chunk *c)
{
    while (c != NULL) {
        chunk *next = c->next;
        arena->held -= c->size;
        arena->allocator.release(c, arena->allocator.context);
        c = next;
    }
}

void bl_arena_close(bl_arena *arena)
{
    if (arena == NULL)
        return;
    release_chunks(arena, arena->first);
    bl_allocator allocator = arena->allocator;
    allocator.release(arena, allocator.context);
}

void bl_arena_reset(bl_arena *arena)
{
    size_t kept = 0;
    chunk **link = &arena->first;
    while (*link != NULL && kept + (*link)->size <= arena->kept) {
        (*link)->used = 0;
        kept += (*link)->size;
        link = &(*link)->next;
    }
    release_chunks(arena, *link);
    *link = NULL;
    arena->current = arena->first;
    arena->used = 0;
}

void bl_arena_expect(bl_arena *arena, size_t size)
{
    const size_t room = arena->max - arena->held, expected = size < room ? size : room;
    if (expected > arena->next_chunk)
        arena->next_chunk = expected;
    arena->kept += expected;
}

/* Takes the first chunk with room out of those behind the current one, which are kept from before a reset; NULL where
 * there is none. */
static chunk *take_kept(bl_arena *arena, size_t size)
{
    chunk **link = arena->current == NULL ? &arena->first : &arena->current->next;
    while (*link != NULL && (*link)->size < size)
        link = &(*link)->next;
    chunk *found = *link;
    if (found != NULL)
        *link = found->next;
    return found;
}

static chunk *take_new(bl_arena *arena, size_t size)
{
    size_t room = arena->max - arena->held;
    if (size > room)
        return NULL;
    size_t wanted = size > arena->next_chunk ? size : arena->next_chunk;
    if (wanted > room)
        wanted = size;
    if (wanted > SIZE_MAX - sizeof(chunk))
        return NULL;
    chunk *c = arena->allocator.alloc(sizeof *c + wanted, arena->allocator.context);
    if (c == NULL)
        return NULL;
    *c = (chunk){.size = wanted};
    arena->held += wanted;
    arena->next_chunk = arena->next_chunk < LARGEST_CHUNK ? arena->next_chunk * 2 : LARGEST_CHUNK;
    return c;
}

/* Puts a chunk with room for size bytes behind the current one and makes it the current one. */
static bool advance(bl_arena *arena, size_t size)
{
    chunk *c = take_kept(arena, size);
    if (c == NULL)
        c = take_new(arena, size);
    if (c == NULL)
        return false;
    chunk **link = arena->current == NULL ? &arena->first : &arena->current->next;
    c->next = *link;
    c->used = 0;
    *link = c;
    arena->current = c;
    return true;
}

/* What a piece of so many bytes takes. */
static size_t round_up(size_t size) { return size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

void *bl_arena_room(bl_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    size_t rounded = round_up(size);
    chunk *c = arena->current;
    if (c == NULL || c->size - c->used < rounded) {
        if (!advance(arena, rounded))
            return NULL;
        c = arena->current;
    }
    char *piece = chunk_bytes(c) + c->used;
    c->used += rounded;
    arena->used += rounded;
    return piece;
}

void *bl_arena_alloc(bl_arena *arena, size_t size)
{
    void *piece = bl_arena_room(arena, size);
    return piece == NULL ? NULL : memset(piece, 0, round_up(size));
}

void *bl_arena_array(bl_arena *arena, size_t count, size_t item_size)
{
    if (item_size != 0 && count > SIZE_MAX / item_size)
        return NULL;
    return bl_arena_alloc(arena, count * item_size);
}

bool bl_arena_extend(bl_arena *arena, const void *piece, size_t size, size_t new_size)
{
    chunk *c = arena->current;
    if (c == NULL || piece == NULL || new_size < size || new_size > SIZE_MAX - ALIGNMENT)
        return false;
    size_t rounded = round_up(size), more = round_up(new_size) - rounded;
    char *end = chunk_bytes(c) + c->used;
    if ((uintptr_t)piece + rounded != (uintptr_t)end || c->size - c->used < more)
        return false;
    c->used += more;
    arena->used += more;
    return true;
}

char *bl_arena_copy(bl_arena *arena, const char *bytes, size_t len)
{
    char *copy = len == SIZE_MAX ? NULL : bl_arena_room(arena, len + 1);
    if (copy == NULL)
        return NULL;
    if (len > 0)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

size_t bl_arena_used(const bl_arena *arena) { return arena->used; }
