/*
 * The text cache: what the worker made of a file, by the SHA-256 of the file's bytes and the version of the readers. One SQLite file, mode 0600.
 *
 *   extracts(sha256, version, format, used, extract)      used: the day of the last use, counted from 1970; given by the caller, who alone asks the clock
 *
 * Safe against several runs at once (SQLite's locks; a busy file is waited for briefly, then done without) and against being killed (its journal). A cache that
 * cannot be opened, read or written is done without: it never changes a result, and nothing depends on it. Thread-safe: one connection, behind a mutex.
 */
#ifndef BL_READ_CACHE_H
#define BL_READ_CACHE_H

#include "base/hash.h"
#include "doc/document.h"

typedef struct bl_cache bl_cache;

/* path: of the file, made at the first use where it is not there; its folder must be. day: today. BL_ERROR_IO where this build has no cache. */
bl_status bl_cache_open(bl_cache **out, const bl_allocator *allocator, const char *path, uint32_t day);
/* Forgets what was not used for BL_LIMIT_CACHE_DAYS, and closes. NULL is fine. */
void bl_cache_close(bl_cache *cache);
/* The extract of a file in arena, or empty. */
bl_status bl_cache_find(bl_str *extract, bl_cache *cache, bl_arena *arena, const bl_sha256 *file, bl_format format);
void bl_cache_keep(bl_cache *cache, const bl_sha256 *file, bl_format format, bl_str extract);
/* Forgets one file; *count: how many extracts that were. The space is overwritten. */
bl_status bl_cache_forget(bl_cache *cache, const char *sha256, uint32_t *count);
bl_status bl_cache_clear(bl_cache *cache, uint32_t *count);

#endif
