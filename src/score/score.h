/*
 * Degrees -> points. Exact by construction (contract, 4): maxima in hundredths are dealt once a role by largest remainder (ties by criterion id) and add up
 * to 100.00; points are max * degree / 1000 rounded down; score and possible are the sums of what is printed.
 */
#ifndef BL_SCORE_SCORE_H
#define BL_SCORE_SCORE_H

#include "match/match.h"

#define BL_FULL_MARKS INT64_C(10000) /* 100.00 in hundredths */

/* Writes role->criterion_count maxima. Weight 0, or a group that counts nothing, gets 0. All zero where nothing has a weight. O(n log n). */
bl_status bl_score_deal(bl_points *out, bl_arena *arena, const bl_role *role);

typedef struct bl_scored {
    bl_match match;
    bl_points max, points, possible;
} bl_scored;

typedef struct bl_score {
    bl_scored *criteria;
    uint32_t count; /* in the order of the role */
    bl_points points, possible;
    bl_verdict must; /* fail where any must fails, else unknown where any is, else pass; NONE where the role has none */
    uint32_t failed_musts;
    uint32_t unweighted; /* the degrees of the criteria of weight 0, added up: they settle exact ties */
} bl_score;

bl_status bl_score_record(bl_score *out, bl_arena *arena, const bl_record *record, const bl_role *role, const bl_points *maxima);

/* Takes back what was said of a criterion, as there was no data to say it by: nothing proven, everything possible. The sums follow. */
void bl_score_withhold(bl_score *score, uint32_t criterion);

#endif
