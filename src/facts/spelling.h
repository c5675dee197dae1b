/*
 * Names with a slip of the pen (RabbmitMQ, Zookepper) or a blank too many (Java Script), known by the one alias that is a slip away (text/slips.h).
 * Only where a name is expected: a whole item of an enumeration, a skills section or a stack line; in running text a Latin word that Chinese touches, or
 * one with a capital letter, and then only for names of products. Words that mean something else are never taken.
 */
#ifndef BL_FACTS_SPELLING_H
#define BL_FACTS_SPELLING_H

#include "facts/mentions.h"

/* Adds the mentions at the end of the list (which must be sorted by begin), from *added on, marked slip. Linear. */
bl_status bl_spelling_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary, uint32_t *added);

#endif
