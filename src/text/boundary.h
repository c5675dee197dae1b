/* Whether a match may begin and end where it does; the rules stand in text/matcher.h. */
#ifndef BL_TEXT_BOUNDARY_H
#define BL_TEXT_BOUNDARY_H

#include "text/token.h"

/* first: the kind of the token that begins the match; single: the match is one letter or digit. */
bool bl_boundary_before(bl_str text, uint32_t begin, bl_token_kind first, bool single);
/* end: behind the whole token, version and plural included. versioned: a version was passed over. */
bool bl_boundary_after(bl_str text, uint32_t end, bl_token_kind last, bool single, bool versioned);

#endif
