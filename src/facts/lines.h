/*
 * What a line looks like before anything is known of its meaning: its text without bullet, number and icon, and the dates on it.
 */
#ifndef BL_FACTS_LINES_H
#define BL_FACTS_LINES_H

#include "facts/dates.h"

typedef struct bl_line_view {
    uint32_t begin, end;             /* folded: without white space, bullet, number and icon before it */
    uint32_t range_begin, range_end; /* its dates: indices into bl_lines.ranges */
    uint8_t depth;                   /* of the list item; 0: none */
    bool ordered;                    /* numbered */
    bool row;                        /* of a table */
    bool heading;                    /* a heading to the reader of the file */
    bool bold;                       /* all of it */
    bool lead;                       /* begins in bold, and goes on in plain */
    bool sentence;                   /* ends as a sentence does, or is too long for a head */
} bl_line_view;

typedef struct bl_lines {
    bl_line_view *views;     /* one a line */
    BL_VEC(bl_range) ranges; /* of all lines, in order of the text */
} bl_lines;

bl_status bl_lines_open(bl_lines *out, const bl_document *document, const bl_glance *glance, const bl_signs *signs, bl_month as_of);
/* The first true range of a line (not a lone date), or NULL. */
const bl_range *bl_line_range(const bl_lines *lines, uint32_t line);
/* Does the line take more columns of a terminal, runs of white space counted as one? */
bool bl_line_wider(const bl_lines *lines, const bl_document *document, uint32_t line, unsigned columns);

#endif
