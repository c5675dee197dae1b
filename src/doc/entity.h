/* Character references of HTML, as they stand in Markdown: "&amp;", "&#8226;", "&#x4e2d;". */
#ifndef BL_DOC_ENTITY_H
#define BL_DOC_ENTITY_H

#include "base/str.h"

/* Writes the UTF-8 of a reference, '&' and ';' included; returns its length, 0 where it is none or has an unknown name. Controls become a space. */
unsigned bl_entity_decode(char out[4], bl_str reference);
/* Length of what looks like a reference at the start of s ('&' to ';'), 0 where there is none. Reads at most 34 bytes. */
size_t bl_entity_length(bl_str s);

#endif
