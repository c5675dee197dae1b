/*
 * bytes -> document. Detection is by content; the name only helps where the content leaves it open (Markdown or text).
 * What cannot be read is a failure with a code and a sentence that says what to do; it never becomes an empty document.
 */
#ifndef BL_READ_READER_H
#define BL_READ_READER_H

#include "doc/document.h"

/* Why a file is not a document. The codes are stable and printed. */
typedef struct bl_failure {
    bl_str code;    /* "empty-file", "not-text", "picture", "archive", "too-large", "unsupported-format", "encrypted", "no-text", ... */
    bl_str message; /* a sentence that says what to do */
} bl_failure;

struct bl_worker;
struct bl_cache;

/* What a reader may make use of; all of it is the caller's. */
typedef struct bl_read_means {
    struct bl_worker *worker; /* reads all formats but Markdown, text and JSON Resume (worker.h); NULL: those fail */
    struct bl_cache *cache;   /* keeps what it made of them (cache.h); NULL: nothing is kept */
} bl_read_means;

/* Reads bytes (borrowed; text formats keep pointing into a copy in arena). BL_ERROR_INPUT: *failure says why. */
bl_status bl_read_document(bl_document **out, bl_failure *failure, bl_arena *arena, bl_str path, bl_str bytes);
/* The same with means. NULL: none. */
bl_status bl_read_document_with(bl_document **out, bl_failure *failure, bl_arena *arena, const bl_read_means *means, bl_str path, bl_str bytes);

/* One function a format; read/markdown.c, read/plain.c, ... text is the document text, valid UTF-8, already open in document. */
bl_status bl_read_markdown(bl_document *document);
bl_status bl_read_plain(bl_document *document);

#endif
