/*
 * What the forms of an English word have in common. Two depths:
 *
 *   stem   inflection aside   manage, manages, managed, managing -> manag      company, companies -> compani
 *   root   derivation aside   management, manager -> manag                      recruiter, recruitment -> recruit
 *
 * Words of other alphabets, and words with figures in them, are their own stem and root. Both are keys, not words: they are compared and never shown.
 */
#ifndef BL_TEXT_STEM_H
#define BL_TEXT_STEM_H

#include "base/str.h"

#define BL_STEM_MAX 48u /* bytes; longer words are their own stem, cut */

typedef struct bl_stem {
    char bytes[BL_STEM_MAX];
    uint32_t stem, root; /* lengths; the root begins like the stem, and both with the first two letters of the word */
} bl_stem;

/* word: folded. O(word). */
void bl_stem_of(bl_stem *out, bl_str word);

#endif
