/*
 * Diagnostics: what is wrong with an input, where, and what to do. They are collected, all of them, and printed at the end:
 *
 *   roles/backend.yaml:12:5: error[B0104]: unknown key 'wieght' in criterion 'java'
 *    12 |     wieght: 3
 *       |     ^~~~~~ did you mean 'weight'?
 *
 * A message is one sentence in lower case that names the thing; a hint is an action. Codes are stable and listed in source/codes.h.
 */
#ifndef BL_SOURCE_DIAG_H
#define BL_SOURCE_DIAG_H

#include "base/buffer.h"
#include "base/vec.h"
#include "source/codes.h"
#include "source/source.h"

typedef enum bl_severity { BL_NOTE, BL_WARNING, BL_ERROR } bl_severity;

typedef struct bl_diag {
    bl_severity severity;
    bl_code code;
    bl_str file;          /* name of the source; empty where there is none */
    bl_place place;       /* line 0: the whole file */
    uint32_t width;       /* code points to underline; at least 1 */
    bl_str line_text;     /* the line, copied; empty where there is none */
    bl_str message, hint; /* hint may be empty */
    bl_str related_file;  /* a second place, or empty */
    bl_place related;
    bl_str related_message;
} bl_diag;

typedef struct bl_diags {
    bl_arena *arena; /* everything a diagnostic holds is copied into it */
    BL_VEC(bl_diag) list;
    uint32_t errors, warnings; /* also those beyond BL_LIMIT_DIAGNOSTICS, which are counted but not kept */
} bl_diags;

void bl_diags_open(bl_diags *diags, bl_arena *arena);
/* Adds one at span of source (source may be NULL). Returns it for bl_diag_hint and bl_diag_relate, or NULL when it was only counted. */
bl_diag *bl_diag_add(bl_diags *diags, bl_severity severity, bl_code code, const bl_source *source, bl_span span, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 6, 7)))
#endif
    ;
void bl_diag_hint(bl_diags *diags, bl_diag *diag, const char *format, ...) /* diag may be NULL */
#if defined(__GNUC__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;
void bl_diag_relate(bl_diags *diags, bl_diag *diag, const bl_source *source, bl_span span, const char *message);
/* Stable order: file, line, column, code. */
void bl_diags_sort(bl_diags *diags);
/* One diagnostic as above: the caret stands right under wide characters and tabs; control characters are shown as '?'. color adds ANSI. */
void bl_diag_write(bl_buffer *out, const bl_diag *diag, bool color);

/* The word among candidates that was probably meant, or an empty one. */
bl_str bl_did_you_mean(bl_str word, const bl_str *candidates, uint32_t count);

#endif
