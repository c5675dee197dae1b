/*
 * What places a candidate: whoever fails a must stands below all that fail none; then the score; then the criteria of weight 0, which settle exact ties by
 * their degrees added up (a sum, so that the order in which a role lists them changes nothing). Whoever is equal in all three ties.
 */
#ifndef BL_SCORE_STANDING_H
#define BL_SCORE_STANDING_H

#include "score/score.h"

typedef struct bl_standing {
    bool fails; /* a must */
    bl_points score;
    uint32_t unweighted; /* the degrees of the criteria of weight 0, added up */
} bl_standing;

/* < 0: a stands above b, 0: they tie. */
int bl_standing_compare(const bl_standing *a, const bl_standing *b);

#endif
