/* Any bytes that are text -> valid UTF-8: BOM, UTF-16, GB18030, Big5, Shift-JIS, Windows-1252, else UTF-8 with U+FFFD for what is invalid. */
#ifndef BL_READ_ENCODING_H
#define BL_READ_ENCODING_H

#include "base/arena.h"
#include "base/str.h"

typedef struct bl_decoded {
    bl_str text;          /* valid UTF-8 in the arena; without a BOM */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Shift_JIS", "Windows-1252" */
    uint32_t replaced;    /* how many U+FFFD were put in */
} bl_decoded;

/* BL_ERROR_INPUT: the bytes are not text (NUL bytes outside UTF-16, or mostly control characters). */
bl_status bl_decode(bl_decoded *out, bl_arena *arena, bl_str bytes);

/*
 * The same where a charset is named: by a web page, a mail or a code page ("gb2312", "CP936", "utf-8"). Names of subsets mean the larger set, as browsers do it.
 * BL_ERROR_MISUSE: the name is unknown here. Whether it is text is not asked.
 */
bl_status bl_decode_as(bl_decoded *out, bl_arena *arena, bl_str bytes, bl_str charset);
/* Loads what the C library has of these encodings, for a process that will not open files later; what it loads stays until the process ends. */
void bl_encoding_prepare(void);

#endif
