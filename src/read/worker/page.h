/*
 * One page of a PDF as it was drawn: what pdf.cc takes from poppler, and all that the layout (layout.h) knows of it.
 * Lengths are hundredths of a point; x grows to the right, y downwards, (0, 0) is the upper left corner of what is shown of the page.
 */
#ifndef BL_READ_WORKER_PAGE_H
#define BL_READ_WORKER_PAGE_H

#include "base/vec.h"
#include "doc/document.h"

#define BL_POINT 100 /* hundredths */

typedef struct bl_box {
    int32_t x0, y0, x1, y1;
} bl_box;

typedef enum bl_turn { BL_TURN_NONE, BL_TURN_RIGHT, BL_TURN_HALF, BL_TURN_LEFT, BL_TURN_SLANTED } bl_turn;

#define BL_VISIBLE 255u

typedef struct bl_glyph {
    int32_t x0, x1, baseline; /* along the line of writing: from here to there, and where it stands. Of text that is turned: as if the page were turned back */
    int32_t size;             /* em */
    uint32_t code;            /* code point; of a ligature one each */
    uint32_t run;             /* glyphs that one operator drew share a number */
    uint8_t turn;             /* bl_turn */
    uint8_t hidden;           /* bl_hidden_trick, or BL_VISIBLE */
    bool bold, italic;
    bool unmapped; /* the font does not say which character it is */
    bool dropped;  /* taken out by the layout: watermark, header, hidden */
    bool faint;    /* half transparent or more */
} bl_glyph;

typedef struct bl_link {
    bl_box box;
    bl_str target;
} bl_link;

typedef struct bl_page {
    uint32_t number; /* 1-based */
    int32_t width, height;
    BL_VEC(bl_glyph) glyphs; /* in the order of drawing */
    BL_VEC(bl_box) rules;    /* lines, drawn or filled: thin in one direction */
    BL_VEC(bl_box) dots;     /* small filled areas, about as wide as high: bullets that are no characters */
    BL_VEC(bl_box) panels;   /* filled areas that a column could stand on */
    BL_VEC(bl_box) strips;   /* narrow filled areas that a name written downwards could stand on */
    BL_VEC(bl_link) links;
    int64_t pictures; /* area that pictures cover, summed up */
} bl_page;

#endif
