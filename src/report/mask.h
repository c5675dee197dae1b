/*
 * What a report leaves out of a résumé's text: personal words (facts/record.h). Either they stand as █, one for each code point, so that lines and columns
 * stay as they were, or a quote is cut so that it holds none and is still verbatim.
 */
#ifndef BL_REPORT_MASK_H
#define BL_REPORT_MASK_H

#include "facts/record.h"

typedef struct bl_mask {
    const bl_document *document;
    bl_span *spans; /* document text: disjoint, in order */
    uint32_t count;
} bl_mask;

/* The places of the kinds in hide (bits of bl_privacy). O(personal words). */
bl_status bl_mask_open(bl_mask *out, bl_arena *arena, const bl_record *record, unsigned hide);
/* The bytes of the span as they may be printed: the document's own where nothing in it is masked, else a copy in arena; ptr NULL when memory is out. */
bl_str bl_mask_text(const bl_mask *mask, bl_arena *arena, bl_span at);
/* The longest piece of the span in which nothing is masked; empty where all of it is. O(log spans + spans inside). */
bl_span bl_mask_clip(const bl_mask *mask, bl_span at);

/* The longest piece of words that were read out of the text, perhaps as a copy, in which nothing stands that is masked there. O(spans x words). */
bl_str bl_mask_words(const bl_mask *mask, bl_str words);

#endif
