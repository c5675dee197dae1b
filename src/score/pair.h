/* Two candidates, criterion by criterion: signed differences that add up to the gap exactly, and the one fact that would turn their order. */
#ifndef BL_SCORE_PAIR_H
#define BL_SCORE_PAIR_H

#include "score/standing.h"

typedef struct bl_pair_side { /* what one candidate has on one criterion */
    bl_points points, possible;
    bl_verdict must;
} bl_pair_side;

typedef struct bl_difference {
    uint32_t index; /* of the criterion in the role */
    bl_str id;
    bl_points max;
    bl_pair_side a, b;
    bl_points difference; /* a's points - b's */
} bl_difference;

typedef enum bl_turn {
    BL_TURN_MUST, /* the lower one fails a must that the upper one does not: only that counts */
    BL_TURN_OPEN, /* what the lower one leaves open is enough: a question would turn it */
    BL_TURN_ONE,  /* one criterion, met in full, would be enough */
    BL_TURN_NONE, /* no single one is */
    BL_TURN_TIE   /* they stand together */
} bl_turn;

typedef struct bl_pair {
    bl_points gap;              /* a's score - b's: the differences added up */
    bl_difference *differences; /* the largest first, then by criterion id */
    uint32_t count;
    int order; /* < 0: a stands above b; 0: they tie */
    bl_turn turn;
    const bl_difference *turning; /* the lower one's criterion that would turn it; NULL for NONE and TIE */
} bl_pair;

/* differences come with index, id, max, a and b filled, one a criterion; they are sorted in place. O(n log n). */
void bl_pair_compare(bl_pair *out, const bl_standing *a, const bl_standing *b, bl_difference *differences, uint32_t count);

#endif
