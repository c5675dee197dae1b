/*
 * Files that can be made again, in a folder of the user's own: whole or absent, read by nobody else, mapped where they are wanted, forgotten when nobody
 * uses them. Nothing here is an error: what cannot be kept is not kept, and what cannot be trusted is not there.
 *
 * A folder is trusted that belongs to the user and that nobody else may write to; a file that is regular, no link, and the user's alone. A file is written
 * under another name and renamed, so that two who write it at once, or one who dies over it, leave a whole one. It is never written to again, so what is
 * mapped stays as it was, whatever others do.
 */
#ifndef BL_SOURCE_KEPT_H
#define BL_SOURCE_KEPT_H

#include "base/str.h"

typedef struct bl_kept {
    int file;
    size_t size;
    uint32_t day; /* it was used last, in days since 1970 */
} bl_kept;

/* False: there is none to be trusted. */
bool bl_kept_open(bl_kept *out, const char *folder, const char *name);
void bl_kept_close(const bl_kept *kept);
/* Its first bytes; false where it has fewer. */
bool bl_kept_begin(const bl_kept *kept, void *bytes, size_t size);
/* Notes that it is used today; day as above, 0 where nobody knows. */
void bl_kept_use(const bl_kept *kept, uint32_t day);

/* Maps all of it, to be read alone, at an address; where that is taken elsewhere, to be changed in memory until bl_kept_settle. NULL: not at all. It stays
 * mapped when kept is closed. */
void *bl_kept_map(const bl_kept *kept, uint64_t address);
bool bl_kept_settle(void *mapped, size_t size);
void bl_kept_unmap(void *mapped, size_t size);
/* An address where so many bytes have room in this process, and then most likely in the next; the system chooses it. 0: none. */
uint64_t bl_kept_address(size_t size);

/* Replaces the file as a whole by pieces that follow each other; false where nothing was changed. */
bool bl_kept_write(const char *folder, const char *name, const bl_str *pieces, uint32_t count);
/* Removes the files of this ending that were not used for so many days, all but the `most` that were used last, and what a killed run left half-written. */
void bl_kept_sweep(const char *folder, const char *ending, uint32_t day, uint32_t days, uint32_t most);
/* Removes all of them; returns how many. */
uint32_t bl_kept_clear(const char *folder, const char *ending);

#endif
