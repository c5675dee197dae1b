/*
 * Pages of glyphs -> an extract, in the order in which a person reads.
 *
 *   glyphs --turn.c-----> pages that lie on their side are turned
 *          --strings.c--> what is hidden and what is watermark is taken out
 *          --chunks.c---> chunks: glyphs that stand together on a line, words parted by blanks
 *          --margins.c--> headers, footers and page numbers are left out
 *          --upright.c--> Chinese that is written downwards is one chunk
 *          --columns.c--> rows in reading order: tables by their lines (grids.c, cells.c), labels with what they name (labels.c), columns by their gutters,
 *                         items side by side one list after the other, the rest from left to right
 *          --layout.c---> lines: headings, items, cells (rows.c); rows that were only broken to fit are one again (lines.c, by what seam.c and hyphens.c say)
 *
 * A right-aligned date stays on the row of its employer; a gutter parts columns only where both sides live a life of their own.
 */
#ifndef BL_READ_WORKER_LAYOUT_H
#define BL_READ_WORKER_LAYOUT_H

#include "read/extract.h"
#include "read/worker/page.h"

/* Glyphs [begin, end) of the page's `order`, close to each other on one line of writing. */
typedef struct bl_chunk {
    uint32_t begin, end;
    int32_t x0, x1, baseline, size;
    uint32_t letters; /* glyphs but blanks */
    uint32_t table;   /* from 1: it stands for a table, and has no glyphs; BL_IN_TABLE: it stands in one */
    bool bold;        /* all of it */
    bool trailing;    /* a blank stands behind its last letter */
    bool dropped;     /* of a header, a footer, a page number */
} bl_chunk;

typedef enum bl_row_kind { BL_ROW_TEXT, BL_ROW_CELLS } bl_row_kind;

/* One row of a column, or of a table: chunks from left to right. */
typedef struct bl_row {
    bl_row_kind kind;
    uint32_t page;                   /* index */
    uint32_t chunk_begin, chunk_end; /* indices into bl_sheet.picked */
    int32_t x0, x1, baseline, size;
    int32_t text_x;      /* where the text begins, and goes on below: x0, or behind a label */
    int32_t left, right; /* of the column that it stands in */
    uint32_t column;     /* rows of one column share a number */
    uint32_t table;      /* of cells: which table, from 1 */
    bool head;           /* of cells: the first row */
    bool dense;          /* Chinese or Japanese stands in it: such rows are often set higher */
    bool trailing;       /* a blank stands behind its last letter */
    bool stretched;      /* justified: its blanks are as wide as they had to be */
} bl_row;

/* A table that is drawn with lines. */
typedef struct bl_grid {
    bl_box box;
    BL_VEC(int32_t) xs, ys;  /* where its lines stand, rising, the box's own edges too */
    BL_VEC(uint32_t) chunks; /* inside it */
} bl_grid;

/* A page on its way. */
typedef struct bl_sheet {
    bl_page *page;
    uint32_t index;
    uint32_t *order; /* indices of glyphs, as the chunks want them; room for each twice */
    BL_VEC(bl_chunk) chunks;
    BL_VEC(bl_grid) grids;
    BL_VEC(uint32_t) picked; /* chunks in the order of rows; of cells BL_CELL_END parts them */
    BL_VEC(bl_row) rows;
    int32_t gutter;                           /* of the columns that fill the page; 0: none */
    uint32_t left_begin, left_end, right_end; /* rows of its left and right column */
    uint32_t columns, tables;
} bl_sheet;
#define BL_RULES_MOST 1500u /* lines of a page that are looked at */
#define BL_IN_TABLE UINT32_MAX
#define BL_CELL_END UINT32_MAX        /* in picked: the next cell begins */
#define BL_BLANK_END (UINT32_MAX - 2) /* the same, and a blank was there: one more character would have fitted */
#define BL_LINE_END (UINT32_MAX - 1)  /* in picked: the next line of a cell begins */

/* Turns a page until most of its text is upright. O(what is on it). */
void bl_page_turn(bl_page *page);
/* Takes hidden words and watermarks out of all pages, and writes them down. */
bl_status bl_strings_sift(bl_buffer *out, bl_arena *arena, bl_page *pages, uint32_t count);
bl_status bl_chunks_make(bl_sheet *sheet, bl_arena *arena);
/* Makes one chunk of what is written downwards. */
void bl_upright_join(bl_sheet *sheet);
/* Drops the chunks of headers, footers and page numbers. */
bl_status bl_margins_drop(bl_sheet *sheets, uint32_t count, bl_arena *arena);
/* Finds the tables, and puts a chunk in the place of each; its own chunks are taken out of the page (their letters are 0 for the page, but stand in the grid). */
bl_status bl_grids_find(bl_sheet *sheet, bl_arena *arena);
/* Is there a line of the grid between the columns at x, over the height y? */
bool bl_grid_divides(const bl_sheet *sheet, int32_t x, int32_t y);
/* Is there one between the rows at y, over the width x? */
bool bl_grid_divides_rows(const bl_sheet *sheet, int32_t x, int32_t y);
/* known: the gutter of the page before; 0: none. */
bl_status bl_columns_make(bl_sheet *sheet, bl_arena *arena, int32_t known);

/* Is the code point a blank? */
bool bl_is_blank(uint32_t code);
/* Written without blanks between words: Han, kana, their punctuation and full-width forms. */
bool bl_is_dense(uint32_t code);
bool bl_is_bullet(uint32_t code);
/* Width of the first word of a chunk, with the Chinese punctuation behind it: what would have had to fit into the line above. */
int32_t bl_first_word(const bl_sheet *sheet, const bl_chunk *chunk);
/* Is a bullet drawn before what begins at x0? */
bool bl_has_dot(const bl_page *page, int32_t x0, int32_t baseline, int32_t size);

bl_status bl_layout_write(bl_buffer *out, bl_arena *arena, bl_page *pages, uint32_t count, uint32_t all);

#endif
