/* Drawings of a DOCX, new (wps, wpg) and old (VML): where a shape stands on its page, how it is filled, whether it lies behind the text. */
#ifndef BL_READ_WORKER_DOCX_DRAWING_H
#define BL_READ_WORKER_DOCX_DRAWING_H

#include "base/str.h"
#include "read/worker/floats.h"

#define BL_DOCX_GROUPS 8u /* groups in groups; what is deeper counts as standing where the last one does */

/* A group maps the coordinates of its children onto the page: page = origin + (child - child_origin) x size / child_size. Lengths in 1/914400 inch, those of
 * children in units of their own. */
typedef struct bl_docx_group {
    int64_t x, y, width, height, child_x, child_y, child_width, child_height;
} bl_docx_group;

typedef struct bl_docx_drawing {
    bl_docx_group groups[BL_DOCX_GROUPS];
    uint32_t depth, too_deep;                                 /* of groups */
    int64_t x, y, width, height;                              /* of the drawing, on the page */
    bl_docx_group shape;                                      /* the shape in it; only its place is used */
    bool in_group_properties;                                 /* sizes are the group's */
    enum { BL_OFFSET_NONE, BL_OFFSET_H, BL_OFFSET_V } offset; /* whose element is open */
    bool takes_number, takes_word;                            /* its text is the offset; is "left", "center" ... */
    int across, down;                                         /* 1: in the middle, 2: at the far edge, whatever x and y say */
    bool from_paragraph;                                      /* y is counted from the paragraph that holds the drawing */
    bool placed;                                              /* it floats */
    int32_t fill;                                             /* 0xRRGGBB of the shape, INT32_MIN: none */
    bool in_fill, in_line;
    bool behind, large; /* the drawing lies behind the text; it is large enough to carry some */
    bool backdrop;      /* a filled one like that was there: colours of the text above it say nothing */
} bl_docx_drawing;

void bl_docx_drawing_open(bl_docx_drawing *drawing);
/* Elements that are none of the text's. */
void bl_docx_drawing_begin(bl_docx_drawing *drawing, bl_str name, const char *const *attributes);
void bl_docx_drawing_end(bl_docx_drawing *drawing, bl_str name);
void bl_docx_drawing_text(bl_docx_drawing *drawing, bl_str text);
/* Is the open shape filled with anything but white? */
bool bl_docx_drawing_shaded(const bl_docx_drawing *drawing);
/* Where the open shape stands, its paragraph's upper edge being at so many twentieths of a point. */
bl_spot bl_docx_drawing_spot(const bl_docx_drawing *drawing, int32_t paragraph_y);

#endif
