/* What the parts of the layout share: rows of all pages in reading order, what a row begins with, and how it is written. */
#ifndef BL_READ_WORKER_ROWS_H
#define BL_READ_WORKER_ROWS_H

#include "read/worker/layout.h"

#define BL_LEVELS_MOST 6

typedef struct bl_layout {
    bl_buffer *out;
    bl_arena *arena;
    bl_page *pages;
    bl_sheet *sheets;
    uint32_t count;
    BL_VEC(bl_row *) rows; /* of all pages, in reading order */
    int32_t body;          /* size of the running text */
    bool airy;             /* blanks stand between Chinese and Latin words */
    int32_t heads[BL_LEVELS_MOST];
    uint32_t head_count;
    int32_t bullets[BL_LEVELS_MOST]; /* left edges of the open items */
    uint32_t level, column;          /* of items; the column that they stand in */
    bool in_block;                   /* a paragraph is open */
} bl_layout;

/* The bullet or number that a row begins with, and where its text does. */
typedef struct bl_lead {
    uint32_t chunk, glyph; /* where the text behind a bullet begins */
    char aside[24];        /* the bullet, or the number, as it is written */
    size_t len;
    bool item, ordered;
    int32_t x; /* left edge of the text */
} bl_lead;

static inline const bl_chunk *bl_row_chunk(const bl_layout *l, const bl_row *row, uint32_t i)
{
    const bl_sheet *sheet = &l->sheets[row->page];
    return &sheet->chunks.items[sheet->picked.items[row->chunk_begin + i]];
}

static inline uint32_t bl_row_chunks(const bl_row *row) { return row->chunk_end - row->chunk_begin; }

static inline const bl_glyph *bl_row_glyph(const bl_layout *l, const bl_row *row, uint32_t at)
{
    const bl_sheet *sheet = &l->sheets[row->page];
    return &sheet->page->glyphs.items[sheet->order[at]];
}

static inline const bl_glyph *bl_row_first(const bl_layout *l, const bl_row *row) { return bl_row_glyph(l, row, bl_row_chunk(l, row, 0)->begin); }
static inline const bl_glyph *bl_row_last(const bl_layout *l, const bl_row *row)
{
    return bl_row_glyph(l, row, bl_row_chunk(l, row, bl_row_chunks(row) - 1)->end - 1);
}

bl_lead bl_row_lead(const bl_layout *l, const bl_row *row);
/* Has it fields that stand far apart? */
bool bl_row_has_gap(const bl_layout *l, const bl_row *row);
/* Rows [at, end) as one line of the extract. */
void bl_rows_write(bl_layout *l, uint32_t at, uint32_t end, const bl_lead *head);
/* A row of a table, the lines of its cells joined. */
void bl_row_write_cells(bl_layout *l, const bl_row *row);

/* lines.c: was the row behind `at` only broken to fit, so that it goes on in the next one? text_x: left edge of its text; item: it is one of a list, whose text
 * hangs behind its bullet. */
bool bl_row_goes_on(const bl_layout *l, uint32_t at, int32_t text_x, bool item);
/* The usual distance between a row and the one above it, where the same scripts stand in both; 0: unknown. */
int32_t bl_row_leading(const bl_layout *l, uint32_t at);

#endif
