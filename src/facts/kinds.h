/*
 * The mentions by kind: a résumé has hundreds of words that rules know, and the stages of a career ask for few of them, a label here and a degree there.
 */
#ifndef BL_FACTS_KINDS_H
#define BL_FACTS_KINDS_H

#include "facts/mentions.h"

typedef struct bl_kind_item {
    uint32_t begin, mention; /* where it begins, and its index in the list of mentions */
} bl_kind_item;

typedef struct bl_kinds {
    const bl_kind_item *items;          /* kind by kind, each in the order of the text */
    uint32_t begins[BL_KIND_COUNT + 1]; /* of each kind: its first item; [BL_KIND_COUNT] is the end */
} bl_kinds;

/* Linear. */
bl_status bl_kinds_open(bl_kinds *out, bl_arena *arena, const bl_mentions *mentions);
/* Of the items of a kind, the first whose mention begins at the folded byte or behind it; where there is none, the end of the kind. O(log of the kind's). */
uint32_t bl_kinds_from(const bl_kinds *kinds, bl_kind kind, uint32_t begin);
/* Does a mention of the kind begin in the folded span? *next begins as the first item of the kind; for spans that lie ever further behind, it makes them
 * one walk. */
bool bl_kinds_begin_in(const bl_kinds *kinds, bl_kind kind, bl_span span, uint32_t *next);

#endif
