/*
 * Unknown phrases of a role ("multi-tenant billing engine"), which no rule knows: besides as written, they are found where all their words stand near
 * each other in one sentence and line.
 */
#ifndef BL_FACTS_NEAR_H
#define BL_FACTS_NEAR_H

#include "facts/mentions.h"

/* Adds the mentions at the end of the list, marked near. Linear in the text for each word of the role's own. */
bl_status bl_near_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary);

#endif
