/*
 * The little of style sheets that decides what a reader of a page sees: simple rules of its <style> elements, and style attributes.
 * Selectors are tags, classes and ids, alone, joined and as descendants; rules with anything else, and rules under @ that hold only on some screens,
 * are passed over.
 */
#ifndef BL_READ_WORKER_CSS_H
#define BL_READ_WORKER_CSS_H

#include "base/map.h"
#include "base/vec.h"

#define BL_CSS_UNSET INT32_MIN
#define BL_CSS_UNKNOWN (-1) /* a background that is a picture or a gradient */

typedef struct bl_css_look {
    int32_t none;                      /* display: none */
    int32_t invisible;                 /* visibility: hidden */
    int32_t clear;                     /* opacity: 0 */
    int32_t gone;                      /* off the page, clipped to nothing */
    int32_t flat, cut;                 /* no height or no width; what does not fit is cut off */
    int32_t size;                      /* of the font, in tenths of a pixel */
    int32_t color, background;         /* 0xRRGGBB; a colour that is transparent is BL_CSS_UNKNOWN */
    int32_t bold, italic, strike, pre; /* pre: line ends count */
    int32_t block;                     /* display: 1 block, 0 inline */
    int32_t signs;                     /* the font is one of signs */
    int32_t painted;                   /* the background shows through the letters, whatever their colour */
    int32_t before, behind;            /* space beside the element, in pixels */
    int32_t items;                     /* what stands in it is set apart: display: flex, grid */
} bl_css_look;

extern const bl_css_look bl_css_plain; /* says nothing */

#define BL_CSS_CLASSES 3u
#define BL_CSS_PARTS 4u

typedef struct bl_css_part { /* "tag#id.class.class"; empty where any will do */
    bl_str tag, id, classes[BL_CSS_CLASSES];
} bl_css_part;

typedef struct bl_css_rule {
    bl_css_part parts[BL_CSS_PARTS]; /* the element itself, then what it is inside of */
    uint32_t part_count, next;       /* the next rule of the same key; UINT32_MAX */
    uint32_t weight;                 /* of the selector */
    bl_css_look look;
} bl_css_rule;

typedef struct bl_css {
    bl_arena *arena;
    BL_VEC(bl_css_rule) rules;
    bl_map by_key; /* "#id", ".class" or "tag" -> last rule whose first part asks for it */
} bl_css;

typedef struct bl_css_element { /* an element, and what it is inside of */
    bl_str tag, id, classes;    /* classes: as written, parted by white space */
    const struct bl_css_element *parent;
} bl_css_element;

void bl_css_open(bl_css *css, bl_arena *arena);
/* Adds the rules of a sheet (borrowed). O(sheet.len). */
bl_status bl_css_add(bl_css *css, bl_str sheet);
/* What the sheets say of an element; *steps counts the work. */
void bl_css_look_up(bl_css_look *out, const bl_css *css, const bl_css_element *element, uint64_t *steps);
/* What the declarations "color: white; ..." say, over what *look says. */
void bl_css_declare(bl_css_look *look, bl_str declarations);
/* "#fff", "rgb(1, 2, 3)", "white"; BL_CSS_UNSET where it is no colour. */
int32_t bl_css_color(bl_str text);

#endif
