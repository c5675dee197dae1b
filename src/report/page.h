/*
 * Lines of a page for people, 80 columns of a terminal: a gutter with the line of the source, then text. East Asian characters take two columns.
 * What comes from an input is made safe: a control or bidi character stands as '?', white space of any kind as one space.
 */
#ifndef BL_REPORT_PAGE_H
#define BL_REPORT_PAGE_H

#include "base/buffer.h"

enum { BL_PAGE_COLUMNS = 80, BL_PAGE_GUTTER = 7 };

typedef struct bl_page {
    bl_buffer *out;
    unsigned column;  /* of the open line, 0-based */
    unsigned hanging; /* where the open line goes on when it is wrapped */
} bl_page;

/* Text as it stands, tabs too, made safe for a terminal. */
void bl_page_add_safe(bl_buffer *out, bl_str text);

void bl_page_open(bl_page *page, bl_buffer *out);
/* Begins a line; number 0 leaves the gutter empty. */
void bl_page_begin(bl_page *page, uint32_t number);
void bl_page_end(bl_page *page);
void bl_page_blank(bl_page *page);
void bl_page_rule(bl_page *page);
/* Spaces up to a column; one at least where the line is there already. */
void bl_page_tab(bl_page *page, unsigned column);
/* Text cut with an ellipsis so that it ends before the column. */
void bl_page_cut(bl_page *page, bl_str text, unsigned column);
/* Text that goes on in the next line where this one is full: between words, and anywhere between wide characters. */
void bl_page_wrap(bl_page *page, bl_str text);
/* Right-aligned so that it ends at the column. */
void bl_page_number(bl_page *page, int64_t number, unsigned column);

#endif
