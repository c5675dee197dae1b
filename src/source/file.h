/* Reading rule and role files from disk. Résumés come to the library as bytes; the caller reads those. */
#ifndef BL_SOURCE_FILE_H
#define BL_SOURCE_FILE_H

#include "base/arena.h"
#include "base/str.h"

/* The whole file in the arena. BL_ERROR_IO: cannot be read (errno is left set). BL_ERROR_LIMIT: larger than max_bytes, found before reading.
 * Regular files only; links are followed. */
bl_status bl_file_read(bl_str *out, bl_arena *arena, const char *path, size_t max_bytes);

typedef struct bl_file_list {
    bl_str *paths; /* NUL-terminated, relative to the folder, sorted by bytes */
    uint32_t count;
} bl_file_list;

/* All regular files below folder whose name ends in suffix; dot-files are passed over; links to files are followed, links to folders are not;
 * folders deeper than 8 are BL_ERROR_LIMIT. */
bl_status bl_file_walk(bl_file_list *out, bl_arena *arena, const char *folder, bl_str suffix);

#endif
