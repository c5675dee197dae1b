/*
 * A pack: structures that point to each other, laid out behind one another, so that they can be kept in a file and used where that is mapped.
 *
 *   0                                           marks_at
 *   [head][a structure][what it points to] ... [marks][a large array without pointers] [another] ...
 *
 * What is put in is copied as it is; each pointer in it is then told where its target stands (bl_pack_point), and holds that offset. At the end all of
 * them are set for one address (bl_pack_move). Mapped there, the pack is used as it stands; anywhere else they are set anew: the marks have a bit for every
 * eight bytes before them, set where a pointer stands. Large arrays without pointers are only lent: they are read where they are when the pack is written.
 */
#ifndef BL_BASE_PACK_H
#define BL_BASE_PACK_H

#include "base/str.h"
#include "base/vec.h"

typedef struct bl_pack_loan {
    size_t field;
    bl_str bytes;
} bl_pack_loan;

typedef struct bl_pack {
    bl_arena *arena;
    char *bytes; /* all but what is lent */
    size_t len, capacity;
    uint64_t *marks; /* of capacity bytes */
    BL_VEC(bl_pack_loan) loans;
    BL_VEC(bl_str) pieces; /* once it is closed: what it consists of, one behind the other */
    size_t marks_at, size; /* likewise; size: of all */
    bool failed;           /* memory is out; sticks, and what is put in later is lost */
} bl_pack;

/* head: bytes at the begin that the caller fills in later, zeroed. expected: how long it will become without what is lent, a guess. */
void bl_pack_open(bl_pack *pack, bl_arena *arena, size_t head, size_t expected);
/* Puts a copy at the end, aligned for any type; returns its offset. */
size_t bl_pack_put(bl_pack *pack, const void *bytes, size_t size);
/* The same for bytes without an alignment. */
size_t bl_pack_put_bytes(bl_pack *pack, const char *bytes, size_t size);
/* The pointer at offset field, a multiple of eight, points to offset target; 0 makes it NULL. */
void bl_pack_point(bl_pack *pack, size_t field, size_t target);
/* The bytes of s, copied; the bl_str at offset field points to them. Returns their offset. A NULL stays one. */
size_t bl_pack_str(bl_pack *pack, size_t field, bl_str s);
/* Copies items and lets the pointer at field point to them; NULL where there are none. Returns their offset. */
size_t bl_pack_array(bl_pack *pack, size_t field, const void *items, size_t count, size_t item_size);
/* The same for items that hold no pointers, which are not copied: they must stay as they are until the pack has been written. */
void bl_pack_lend(bl_pack *pack, size_t field, const void *items, size_t count, size_t item_size);
/* Settles where everything stands. Nothing can be put in after it. False where something failed. */
bool bl_pack_close(bl_pack *pack);

/* Bytes of the marks of so many bytes. */
size_t bl_pack_marks(size_t marks_at);
/* Adds distance to every pointer: to set them for an address out of offsets, or for another one. */
void bl_pack_move(void *bytes, size_t marks_at, uint64_t distance);

#endif
