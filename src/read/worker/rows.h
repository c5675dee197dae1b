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
    bool airy_figures;     /* blanks stand between Chinese words and figures */
    bool trails;           /* the blank behind the last word of a broken row is kept, and that of other rows is not */
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

/* seam.c: what is written on both sides of the end of row a and the begin of row b. */
typedef struct bl_seam {
    bool period;   /* b completes a period that a began: "2019年 | 4月", "Apr | 2022" */
    bool open;     /* a wants something behind it: a comma, "and", an open bracket */
    bool resumed;  /* b begins as no line does: a small letter, a closing bracket */
    bool closed;   /* a ends a sentence */
    bool dated;    /* a ends with a whole period */
    bool fresh;    /* b begins with a period: an entry of its own */
    bool undated;  /* b is nothing but a period, and a has none */
    bool labelled; /* b begins with the name of a field */
} bl_seam;

bl_seam bl_seam_read(const bl_layout *l, const bl_row *a, const bl_row *b);

/* lines.c: marks the rows whose blanks were stretched to fill the column. O(rows x rows of a column). */
void bl_rows_mark_stretched(bl_layout *l);
/* hyphens.c: was the hyphen at the end of row a put there only to break a word? */
bool bl_hyphen_is_soft(const bl_layout *l, const bl_row *a, const bl_row *b);
/* lines.c: was the row behind `at` only broken to fit, so that it goes on in the next one? head: what the line begins with, in row `since`. */
bool bl_row_goes_on(const bl_layout *l, uint32_t at, const bl_lead *head, uint32_t since);
/* The usual distance between a row and the one above it, where the same scripts stand in both; 0: unknown. */
int32_t bl_row_leading(const bl_layout *l, uint32_t at);

#endif
