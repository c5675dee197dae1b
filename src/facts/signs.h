/*
 * Signs: words that some fact looks for wherever they stand (bl_words_of_signs), found in one pass over the folded text.
 */
#ifndef BL_FACTS_SIGNS_H
#define BL_FACTS_SIGNS_H

#include "doc/document.h"
#include "text/glance.h"

typedef struct bl_sign {
    uint32_t begin, end; /* folded */
    uint32_t kinds;      /* BL_WORD_*: the lists that hold the word */
} bl_sign;

typedef BL_VEC(bl_sign) bl_signs; /* by begin, longest first; a Latin word begins where one begins in the text, and may go on */

/* glance: of the folded text. */
bl_status bl_signs_find(bl_signs *out, const bl_document *document, const bl_glance *glance);

/* Is one of such kinds in the folded span? *cursor begins as 0; kept for spans that lie further behind, it makes them one walk. */
bool bl_signs_in(const bl_signs *signs, uint32_t kinds, bl_span span, uint32_t *cursor);

#endif
