/*
 * The readers of the worker, one a format: bytes -> an extract (read/extract.h). They run in the sandbox: no file can be opened, nothing but memory is there.
 * A reader writes a whole extract, or bl_extract_fail with a code and what to do; it may leave in the middle by bl_worker_give_up.
 * A format whose library this build lacks has no row in the table of main.c.
 */
#ifndef BL_READ_WORKER_READERS_H
#define BL_READ_WORKER_READERS_H

#include "read/extract.h"

typedef void (*bl_worker_reader)(bl_buffer *out, bl_str file);

void bl_worker_pdf(bl_buffer *out, bl_str file);
/* Reads what libpoppler would open later, while files can still be opened. */
void bl_worker_pdf_prepare(void);

void bl_worker_docx(bl_buffer *out, bl_str file);
void bl_worker_rtf(bl_buffer *out, bl_str file);
void bl_worker_odt(bl_buffer *out, bl_str file);
void bl_worker_doc(bl_buffer *out, bl_str file);
void bl_worker_html(bl_buffer *out, bl_str file);
void bl_worker_mhtml(bl_buffer *out, bl_str file);

/* Answers the document at hand with a failure, and ends the process: for limits that are met deep inside a library. */
_Noreturn void bl_worker_give_up(const char *code, const char *message);

#endif
