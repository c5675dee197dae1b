/*
 * Other weights that a reasonable person might have given: drawn the same way on every machine, from a fixed sequence of integers.
 *
 *   near   each criterion's share of the 100.00 moves on its own, evenly, by up to BL_FIRM_WITHIN up or down
 *   all    every way to deal 100.00 among the criteria is equally likely (the gaps between sorted draws)
 *
 * Criteria of weight 0 stay at 0. Draws belong to criteria by id, so the order in which a role lists them changes nothing.
 */
#ifndef BL_SCORE_DRAWS_H
#define BL_SCORE_DRAWS_H

#include "score/score.h"

#define BL_FIRM_DRAWS 1000u /* so that a share in thousandths is a count */
#define BL_FIRM_WITHIN 200u /* thousandths */

typedef enum bl_draw_kind { BL_DRAW_NEAR, BL_DRAW_ALL, BL_DRAW_KINDS } bl_draw_kind;

typedef struct bl_draws {
    uint32_t *columns; /* the criteria that have a maximum, as indices into the role, by id */
    uint32_t count;
    uint32_t *weights[BL_DRAW_KINDS]; /* BL_FIRM_DRAWS rows of `count`; each below 2^28 */
} bl_draws;

/* maxima: as bl_score_deal gave them. The columns alone, no draws: O(criteria x log criteria). */
bl_status bl_draws_columns(bl_draws *out, bl_arena *arena, const bl_role *role, const bl_points *maxima);
/* O(draws x criteria x log criteria). */
bl_status bl_draws_make(bl_draws *out, bl_arena *arena, const bl_role *role, const bl_points *maxima);

#endif
