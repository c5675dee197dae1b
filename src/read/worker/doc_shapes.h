/* Old Word: where a shape stands, and which character of the text holds it ([MS-DOC] 2.8.37, 2.9.253; [MS-ODRAW]). */
#ifndef BL_READ_WORKER_DOC_SHAPES_H
#define BL_READ_WORKER_DOC_SHAPES_H

#include "read/worker/floats.h"

typedef struct bl_doc_shape {
    uint32_t anchor; /* the character of the text that holds it; UINT32_MAX: none */
    bl_spot spot;    /* from_paragraph: its y is counted from the paragraph that holds it */
    bool from_paragraph;
} bl_doc_shape;

/* The shape of a number; false where there is none. main, table: the streams. O(shapes + drawings), some ten thousands at most. */
bool bl_doc_shape_of(bl_doc_shape *out, bl_str main, bl_str table, uint32_t number);

#endif
