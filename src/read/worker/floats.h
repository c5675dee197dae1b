/*
 * Text that stands somewhere on a page, not in the run of the paragraphs: text boxes. They lie in a file in the order in which they were drawn, which is
 * no order of reading; their places on the page say which one is read first.
 */
#ifndef BL_READ_WORKER_FLOATS_H
#define BL_READ_WORKER_FLOATS_H

#include "read/worker/flow.h"

typedef struct bl_spot { /* in twentieths of a point, from the upper left corner of the page */
    int32_t x, y, width, height;
} bl_spot;

typedef struct bl_float {
    bl_spot spot;
    bl_flow flow;              /* its text; filled by the caller */
    uint32_t paragraph, order; /* order: as they came */
    bool before;               /* it stands above the paragraph that holds it */
} bl_float;

#define BL_PAGE_TOP 1440   /* where the first paragraph stands, as far as a float needs to know */
#define BL_LINE_HEIGHT 312 /* of a paragraph without text */
#define BL_TALL_FLOAT 700  /* a box higher than two lines is no heading of the paragraph that holds it */

typedef struct bl_floats {
    bl_arena *arena;
    BL_VEC(bl_float *) waiting; /* not said yet */
    uint32_t made;              /* so far */
    bl_status status;           /* BL_ERROR_LIMIT: more than any résumé has; no more are made */
} bl_floats;

void bl_floats_open(bl_floats *floats, bl_arena *arena);
/* One more, its flow open; NULL: no memory, or there are thousands, as its status says from then on. paragraph: a number that grows with the paragraphs. */
bl_float *bl_floats_add(bl_floats *floats, bl_spot spot, uint32_t paragraph);
/* Does a box that is counted from the page stand beyond its edges, where nobody sees it? */
bool bl_spot_off_page(const bl_spot *spot);
/* Says those of paragraphs before the given one, and those of itself that stand above it, in the order of reading: a heading over all, then column by column,
 * from above. O(n^2) in the boxes of a page, which are at most 48 for that; more are said from above, O(n log n). Returns how many were said. */
uint32_t bl_floats_say(bl_floats *floats, bl_flow *out, uint32_t paragraph);
uint32_t bl_floats_say_all(bl_floats *floats, bl_flow *out);

#endif
