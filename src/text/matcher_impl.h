/* What the two halves of the matcher share. */
#ifndef BL_TEXT_MATCHER_IMPL_H
#define BL_TEXT_MATCHER_IMPL_H

#include "text/bits.h"
#include "text/matcher.h"
#include "text/trie.h"

/* Bytes of a pattern, and of a path: a gap may be put beside Han characters at the free places. */
#define BL_MATCHER_PATTERN 512u
#define BL_MATCHER_FREE 4u /* places of a pattern where a gap may stand or not: 16 paths at most */
#define BL_MATCHER_PATH (BL_MATCHER_PATTERN + BL_MATCHER_FREE)

struct bl_matcher {
    bl_trie trie;
    bl_bits_set marks; /* ASCII marks that begin a pattern */
};

#endif
