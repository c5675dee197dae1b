/* Why one candidate stands above another: signed differences, a criterion each, that add up to the gap exactly, the one fact that would turn it, and how firm
 * their order is. */
#ifndef BL_REPORT_WHY_H
#define BL_REPORT_WHY_H

#include "report/ranking.h"
#include "score/pair.h"

typedef struct bl_why {
    const bl_candidate *a, *b;
    const bl_role *role;
    bl_pair pair;      /* differences[].index is the criterion's index in both candidates' results */
    bl_firm_pair firm; /* of the upper one against the lower one */
} bl_why;

/* a and b: ranked candidates of the role. Lives in arena, which holds scratch too. */
bl_status bl_why_of(bl_why *out, bl_arena *arena, const bl_role *role, const bl_candidate *a, const bl_candidate *b);
void bl_why_write_json(bl_buffer *out, const bl_why *why, const char *engine);
bl_status bl_why_write_text(bl_buffer *out, const bl_why *why, const bl_catalogue *catalogue, uint32_t width, bool color);

#endif
