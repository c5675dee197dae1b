/*
 * A zip archive in memory, for formats that are one (DOCX, ODT). Nothing is written to disk, and nothing is unpacked that was not asked for by its exact name.
 * Against bombs: entries are counted before anything is unpacked, and what is unpacked is limited one by one (100:1 above 1 MB) and in all (100 MB).
 */
#ifndef BL_READ_WORKER_ZIP_H
#define BL_READ_WORKER_ZIP_H

#include "base/arena.h"
#include "read/worker/xml.h"

typedef struct bl_zip bl_zip;

/* bytes are borrowed until bl_zip_close. BL_ERROR_INPUT: damaged; BL_ERROR_LIMIT: too many entries. *out is NULL on failure. */
bl_status bl_zip_open(bl_zip **out, bl_arena *arena, bl_str bytes);
/* The unpacked bytes of an entry, in the arena; ptr is NULL where there is none of that name. BL_ERROR_INPUT: damaged; BL_ERROR_LIMIT: a bomb. */
bl_status bl_zip_read(bl_str *out, bl_zip *zip, const char *name);
/* The same a piece at a time; next is NULL where there is no entry of that name. Several may be read side by side. */
bl_status bl_zip_stream(bl_xml_source *out, bl_zip *zip, const char *name);
bool bl_zip_is_encrypted(const bl_zip *zip, const char *name);
void bl_zip_close(bl_zip *zip); /* NULL is fine */

#endif
