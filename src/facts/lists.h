/*
 * Enumerations, seen from punctuation alone: `A, B, C`, `A/B/C`, `A、B和C`, `A · B`, `Python（Pandas, NumPy）`, a cell of a table, a bullet of one word.
 * An item is what stands between two separators; a version behind a name belongs to it (`Java 8、Python 3.11`).
 */
#ifndef BL_FACTS_LISTS_H
#define BL_FACTS_LISTS_H

#include "doc/document.h"

/* Is the folded span all of an item? Looks at a bounded number of bytes around it. */
bool bl_list_item(const bl_document *document, uint32_t line, bl_span span);
/* Is it an item of an enumeration: does another short item stand beside it, or is it alone in its bullet or cell? */
bool bl_list_enumerated(const bl_document *document, uint32_t line, bl_span span);
/* Does the piece that the span stands in end with it (and its version)? */
bool bl_list_closed(const bl_document *document, uint32_t line, bl_span span);
/* May the folded bytes [begin, end) between two names part the items of one list? Separators, "and", "和", "等", ... and white space only. */
bool bl_list_joins(bl_str between);

#endif
