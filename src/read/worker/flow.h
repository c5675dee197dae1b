/*
 * What readers of laid-out formats (DOCX, ODT, RTF, DOC, HTML) make: the blocks, tables and marked text of a file in the order of its markup.
 * bl_flow_emit then says them in the order of reading, into an extract:
 *
 *   - a table of short cells is data: one row a line, its cells apart;
 *   - a table whose cells hold paragraphs is layout: a page of two columns is read column by column, other rows cell by cell;
 *   - hidden words are set apart, so that no visible line is changed by them.
 *
 * A failure sticks: call on, and look at the status that bl_flow_emit gives. Tables nested deeper than BL_LIMIT_NESTING are read as if they were none.
 */
#ifndef BL_READ_WORKER_FLOW_H
#define BL_READ_WORKER_FLOW_H

#include "base/limits.h"
#include "base/vec.h"
#include "read/extract.h"

typedef enum bl_flow_kind {
    BL_FLOW_BLOCK, /* begins a block; the one before ends */
    BL_FLOW_TEXT,
    BL_FLOW_BREAK,
    BL_FLOW_GAP,
    BL_FLOW_TABLE,
    BL_FLOW_ROW,
    BL_FLOW_CELL,
    BL_FLOW_END /* of the innermost table, row or cell */
} bl_flow_kind;

typedef struct bl_flow_step {
    uint8_t kind;          /* bl_flow_kind */
    uint8_t what;          /* block: bl_block_kind; text: its marks, bit 1 << bl_mark_kind; row: 1 for a head row */
    uint8_t level;         /* of a block */
    uint8_t trick;         /* bl_hidden_trick of hidden text */
    bool ordered;          /* item of a numbered list */
    uint32_t end;          /* table, row, cell: index of its BL_FLOW_END */
    uint32_t lines, bytes; /* cell: visible lines and bytes in it, nested tables included */
    bl_str text, target;   /* text, and where it links to */
} bl_flow_step;

#define BL_FLOW_COLUMNS 48u /* of a table, in which cells may reach into the rows below */

typedef struct bl_flow_spans { /* of an open table: where cells of rows above reach down to */
    struct bl_flow_spans *around;
    uint32_t depth, column; /* of the table; where the next cell of the row stands */
    uint8_t rows[BL_FLOW_COLUMNS], columns[BL_FLOW_COLUMNS];
} bl_flow_spans;

typedef struct bl_flow {
    bl_arena *arena;
    bl_status status;
    const char *code, *message; /* where the file is no document: why, and what to do; else NULL */
    BL_VEC(bl_flow_step) steps;
    uint32_t open[BL_LIMIT_NESTING]; /* indices of tables, rows and cells without their end */
    uint32_t depth, too_deep;        /* how many are open; how many more were left out */
    bl_flow_spans *spans;            /* of the innermost table, as far as readers say what spans */
    uint32_t marks[BL_MARK_KINDS];   /* how often a mark is open */
    bl_str target;                   /* of the open link */
    bl_hidden_trick trick;           /* of the open BL_MARK_HIDDEN */
    bool line_filled;                /* the line has visible text */
    uint32_t lines;                  /* visible ones so far */
    size_t bytes;                    /* of text so far */
} bl_flow;

void bl_flow_open(bl_flow *flow, bl_arena *arena);
void bl_flow_block(bl_flow *flow, bl_block_kind kind, uint32_t level, bool ordered);
/* Copied. Line ends become blanks, tabs four of them; other controls are dropped, and what is no UTF-8 becomes U+FFFD. */
void bl_flow_text(bl_flow *flow, bl_str text);
void bl_flow_break(bl_flow *flow); /* a line ends, the block goes on */
void bl_flow_gap(bl_flow *flow);   /* blank space before the next block */
/* Marks count how often they are opened; target is borrowed until the mark ends. */
void bl_flow_mark(bl_flow *flow, bl_mark_kind kind, bl_str target);
void bl_flow_hide(bl_flow *flow, bl_hidden_trick trick); /* ends with bl_flow_mark_end(BL_MARK_HIDDEN) */
void bl_flow_mark_end(bl_flow *flow, bl_mark_kind kind);
void bl_flow_table(bl_flow *flow);
void bl_flow_row(bl_flow *flow, bool head);
void bl_flow_cell(bl_flow *flow);
/* A cell that spans columns and rows, of a table whose markup holds nothing in the place of what is spanned: an empty cell will stand there in the rows below. */
void bl_flow_wide_cell(bl_flow *flow, uint32_t columns, uint32_t rows);
void bl_flow_end(bl_flow *flow); /* of the innermost open table, row or cell */

void bl_flow_row_heads(bl_flow *flow);                 /* the open row is the head of its table */
void bl_flow_close(bl_flow *flow);                     /* ends what is open */
bool bl_flow_same(const bl_flow *a, const bl_flow *b); /* do they say the same? Headers of first, odd and even pages do */
void bl_flow_append(bl_flow *flow, bl_flow *other);    /* ends what is open in other, and says it too */

/* Ends what is open, and says all of it in the order of reading. O(steps + text). */
bl_status bl_flow_emit(bl_flow *flow, bl_buffer *out);

#endif
