/*
 * The worker, seen from the session: a separate, sandboxed program that turns the bytes of one file into an extract (extract.h). Formats that are read by large
 * libraries are read there alone, so that a file made to hurt hurts a process that can open nothing, and that is thrown away.
 *
 *   started when the first such file comes; one document at a time; ended after 500, after a crash, and after a hang
 *
 * It gets bytes by a pipe, never a path. A worker belongs to one thread.
 */
#ifndef BL_READ_WORKER_H
#define BL_READ_WORKER_H

#include "read/pipe.h"
#include "read/reader.h"

typedef struct bl_worker bl_worker;

/* program: path of bole-reader, copied. strict: a worker whose sandbox lacks a layer gets no document. Starts nothing. */
bl_status bl_worker_open(bl_worker **out, bl_arena *arena, bl_str program, bool strict);
void bl_worker_close(bl_worker *worker); /* ends the process; NULL is fine */
/* The extract of bytes, in arena. BL_ERROR_INPUT: *failure says what became of it: "reader-crashed", "too-slow", "no-reader", "no-sandbox". */
bl_status bl_worker_read(bl_str *extract, bl_worker *worker, bl_failure *failure, bl_arena *arena, bl_format format, bl_str bytes);
/* Starts the process where it does not run; *missing: bits of the layers that its sandbox lacks. BL_ERROR_IO: it cannot be started. */
bl_status bl_worker_probe(uint32_t *missing, bl_worker *worker);
/* The layers that were missing when it was last started; 0 before. */
uint32_t bl_worker_missing(const bl_worker *worker);

#endif
