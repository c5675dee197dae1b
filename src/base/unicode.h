/* What Unicode's tables say of a character or a sequence. The only door to utf8proc, together with bl_is_word and bl_display_width of utf8.h. */
#ifndef BL_BASE_UNICODE_H
#define BL_BASE_UNICODE_H

#include "base/utf8.h"

/* The longest sequence that bl_unicode_fold takes, in code points; Unicode's stream-safe format has no longer one. */
#define BL_UNICODE_SEQUENCE 32u
/* Room for what it gives, in bytes: no code point decomposes into more than 18, of at most four bytes each. */
#define BL_UNICODE_FOLDED (BL_UNICODE_SEQUENCE * 18u * 4u)

/* Whether the character may change what stands before it: a combining mark, or a jamo that closes a Hangul syllable. */
bool bl_unicode_joins(uint32_t code_point);
/* Whether NFKC with case folding drops it (Default_Ignorable_Code_Point: zero width, tags, bidi controls, soft hyphen), or it is a control. */
bool bl_unicode_invisible(uint32_t code_point);
/* NFKC_Casefold of one sequence. Returns the bytes written, at most BL_UNICODE_FOLDED; 0 where nothing is left of it. */
size_t bl_unicode_fold(char *out, const uint32_t *code_points, size_t count);
/* The version of the library that holds the tables, "2.8.0". Static. */
const char *bl_unicode_library(void);

#endif
