/*
 * What no rule knows, where skills are named: the pieces of skills sections, stack lines and of enumerations that name known skills. Also the slips of
 * the pen that were understood there. For who writes rules, not for the record: nothing here is evidence.
 */
#ifndef BL_FACTS_UNKNOWN_H
#define BL_FACTS_UNKNOWN_H

#include "facts/mentions.h"

typedef struct bl_unknown {
    bl_span span;  /* folded: the piece, without cues, brackets and versions around it */
    uint32_t line; /* index into document->lines */
    uint32_t slip; /* the term that it was understood as (a slip of the pen), or BL_NO_ENTRY: nobody knows it */
} bl_unknown;
typedef BL_VEC(bl_unknown) bl_unknowns;

/* document: sealed. In order of the text. Linear. BL_OK, BL_ERROR_MEMORY or BL_ERROR_LIMIT. */
bl_status bl_unknown_find(bl_unknowns *out, bl_document *document, const bl_vocabulary *vocabulary);

#endif
