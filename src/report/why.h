/* Why one candidate stands above another: signed differences, a criterion each, that add up to the gap exactly, and the one fact that would turn it. */
#ifndef BL_REPORT_WHY_H
#define BL_REPORT_WHY_H

#include "report/ranking.h"

typedef struct bl_why_step {
    const bl_result *a, *b; /* of the same criterion */
    bl_points difference;   /* a's points - b's */
} bl_why_step;

typedef enum bl_turn {
    BL_TURN_MUST, /* the lower one fails a must that the upper one does not: only that counts */
    BL_TURN_OPEN, /* what the lower one leaves open is enough: a question would turn it */
    BL_TURN_ONE,  /* one criterion, met in full, would be enough */
    BL_TURN_NONE, /* no single one is */
    BL_TURN_TIE   /* they stand together */
} bl_turn;

typedef struct bl_why {
    const bl_candidate *a, *b;
    bl_points gap;      /* a's score - b's */
    bl_why_step *steps; /* the largest difference first, then by criterion id */
    uint32_t step_count;
    int order; /* < 0: a stands above b; 0: they tie */
    bl_turn turn;
    const bl_result *turning; /* of the lower one; NULL for NONE and TIE */
} bl_why;

/* a and b: ranked candidates of one role. Lives in arena. */
bl_status bl_why_of(bl_why *out, bl_arena *arena, const bl_candidate *a, const bl_candidate *b);
void bl_why_write_json(bl_buffer *out, const bl_why *why, const char *engine);
bl_status bl_why_write_text(bl_buffer *out, const bl_why *why, const bl_catalogue *catalogue, uint32_t width, bool color);

#endif
