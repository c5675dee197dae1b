/* Whether a match may begin and end where it does; the rules stand in text/matcher.h. */
#ifndef BL_TEXT_BOUNDARY_H
#define BL_TEXT_BOUNDARY_H

#include "text/token.h"

/* Whether neither the byte before the match nor the one behind it is a mark that any rule speaks of; then it may begin and end there. */
static inline bool bl_boundary_plain(bl_str text, uint32_t begin, uint32_t end)
{
    /* a bit for each of # & ' + - . below 64, and for @ and _ from there on */
    unsigned char before = begin == 0 ? 0 : (unsigned char)text.ptr[begin - 1], behind = end == text.len ? 0 : (unsigned char)text.ptr[end];
    const uint64_t low = UINT64_C(1) << '#' | UINT64_C(1) << '&' | UINT64_C(1) << '\'' | UINT64_C(1) << '+' | UINT64_C(1) << '-' | UINT64_C(1) << '.';
    const uint64_t high = UINT64_C(1) << ('@' - 64) | UINT64_C(1) << ('_' - 64);
    uint64_t a = before < 64 ? low >> before : before < 128 ? high >> (before - 64) : 0;
    uint64_t b = behind < 64 ? low >> behind : behind < 128 ? high >> (behind - 64) : 0;
    return ((a | b) & 1) == 0;
}
/* first: the kind of the token that begins the match; single: the match is one letter or digit. */
bool bl_boundary_before(bl_str text, uint32_t begin, bl_token_kind first, bool single);
/* end: behind the whole token, version and plural included. versioned: a version was passed over. */
bool bl_boundary_after(bl_str text, uint32_t end, bl_token_kind last, bool single, bool versioned);

#endif
