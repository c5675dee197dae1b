/*
 * The folded text: what is matched. NFKC (but a number in a circle, ①, becomes a bullet), the CJK radicals that NFKC leaves alone, case, width, Traditional to Simplified, typographic dashes and
 * quotes to ASCII; invisible characters (zero width, tags, bidi controls, soft hyphen) vanish. It owns the byte map back to the document text.
 * Nothing is ever quoted from it.
 *
 *   document text   Ｊａｖａ 開發（**5** 年）
 *   folded text     java 开发(5 年)
 *
 * The map is a list of runs. In a linear run a folded byte stands for the source byte at the same distance; any other run is one character (or a
 * sequence that changed its length) and maps as a whole. Folded and source offsets both only grow; between two runs source bytes may be missing.
 */
#ifndef BL_TEXT_FOLD_H
#define BL_TEXT_FOLD_H

#include "base/vec.h"
#include "source/source.h"

#define BL_FOLD_BLOCK 64u

typedef struct bl_fold_run {
    uint32_t folded, folded_end; /* folded bytes [folded, folded_end) */
    uint32_t source, source_end; /* stand for source bytes [source, source_end) */
    bool linear;                 /* then both lengths are equal and byte maps to byte */
} bl_fold_run;

typedef struct bl_folded {
    bl_arena *arena;
    char *bytes; /* valid UTF-8; a NUL stands behind the end */
    uint32_t len, capacity;
    BL_VEC(bl_fold_run) runs;
    uint32_t *index;    /* of each BL_FOLD_BLOCK bytes: the run that holds the first; NULL before bl_folded_seal */
    bool unmapped;      /* of a lone string: no runs are kept */
    uint32_t invisible; /* how many invisible characters were dropped, variation selectors (of emoji) and a BOM at offset 0 apart */
} bl_folded;

/* An empty folded text. room is a guess of the final length. */
bl_status bl_folded_open(bl_folded *out, bl_arena *arena, uint32_t room);
/* Folds source bytes [span) onto the end; spans must come in rising order. ASCII costs one pass, anything else a table or utf8proc. */
bl_status bl_folded_append(bl_folded *folded, bl_str source_text, bl_span span);
/* Puts one character ('\n', '\t' or ' ') that stands for the (possibly empty) source span: a line end, a cell border, markup. */
bl_status bl_folded_put(bl_folded *folded, char c, bl_span span);
/* Nothing more is appended: from now on the way back takes no search. O(len). */
bl_status bl_folded_seal(bl_folded *folded);
/* The source span behind folded bytes [span); whole characters. O(log runs), O(1) once sealed. An empty span maps to an empty one. */
bl_span bl_folded_origin(const bl_folded *folded, bl_span span);
bl_str bl_folded_slice(const bl_folded *folded, bl_span span);
/* Does a folded text hold a folded word, Latin letters and digits at word boundaries? */
bool bl_fold_holds(bl_str text, bl_str word);
/* Folds a lone string: an alias, a query, a name to compare. ptr NULL when memory is out. */
bl_str bl_fold(bl_arena *arena, bl_str s);

#endif
