/* What the two halves of the matcher share. */
#ifndef BL_TEXT_MATCHER_IMPL_H
#define BL_TEXT_MATCHER_IMPL_H

#include "text/matcher.h"
#include "text/trie.h"

struct bl_matcher {
    bl_trie trie;
    bool passed_over[256]; /* ASCII that is no part of a word and begins no pattern */
};

#endif
