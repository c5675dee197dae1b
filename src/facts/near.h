/*
 * Phrases of a role in plain words ("multi-tenant billing engine"), besides as written:
 *
 *   inflected   a phrase that no rule knows, word by word in other forms: "managed budgets" for "manage budget"; a mention like any other
 *   near        all its words, in any form and order, near each other in one sentence and line: grade BL_GRADE_NEAR
 *   part        only some of its words, worth what they say of it: grade BL_GRADE_PART (rules/README.md, "Phrases")
 */
#ifndef BL_FACTS_NEAR_H
#define BL_FACTS_NEAR_H

#include "facts/mentions.h"

/* Adds the mentions at the end of the list. Of the words of one sentence and line a phrase is mentioned in part once, by those that say most.
 * Linear in the text and its matches. */
bl_status bl_near_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary);

#endif
