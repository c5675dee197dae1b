/* A compound file (the container of Office before 2007) in memory: its streams by name. Chains of sectors that loop or leave the file end the stream. */
#ifndef BL_READ_WORKER_OLE_H
#define BL_READ_WORKER_OLE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct bl_ole {
    bl_arena *arena;
    bl_str file;
    uint32_t sector, mini_sector; /* bytes of one */
    const uint32_t *fat, *mini_fat;
    uint32_t fat_count, mini_fat_count, mini_limit; /* streams below mini_limit bytes live in the small stream */
    bl_str directory, small;
} bl_ole;

/* BL_ERROR_INPUT: damaged. bytes are borrowed. */
bl_status bl_ole_open(bl_ole *out, bl_arena *arena, bl_str bytes);
/* A copy of a stream; ptr is NULL where there is none of that name (ASCII). */
bl_status bl_ole_read(bl_str *out, const bl_ole *ole, const char *name);

/* Little-endian numbers; 0 beyond the end. */
uint32_t bl_ole_u16(bl_str s, size_t offset);
uint32_t bl_ole_u32(bl_str s, size_t offset);

#endif
