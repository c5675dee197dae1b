/* What columns.c, labels.c and cells.c share: regions of a page that are laid out by themselves, row after row. */
#ifndef BL_READ_WORKER_REGIONS_H
#define BL_READ_WORKER_REGIONS_H

#include "read/worker/layout.h"

#define BL_EDGE_STEP (2 * BL_POINT) /* left edges that are nearer than this are one */

/* Chunks that are laid out together. */
typedef struct bl_region {
    uint32_t *chunks; /* sorted by baseline, then x */
    uint32_t count;
    int32_t left, right;
} bl_region;

typedef struct bl_band { /* chunks of a region on one row: [begin, end) of region.chunks */
    uint32_t begin, end;
    int32_t top, bottom;
} bl_band;

typedef struct bl_maker {
    bl_sheet *sheet;
    bl_arena *arena;
    unsigned depth; /* of columns in columns */
    int32_t known;  /* gutter of the page before; 0: none */
} bl_maker;

/* Where two columns may be parted: bands [begin, end), free of text in [from, to). */
typedef struct bl_gutter {
    uint32_t begin, end;
    int32_t from, to;
    uint32_t left, right, both; /* bands with text on a side, on both */
    bool labels;                /* the left side names what stands on the right */
    int64_t worth;
} bl_gutter;

static inline const bl_chunk *bl_chunk_at(const bl_maker *m, const bl_region *r, uint32_t i) { return &m->sheet->chunks.items[r->chunks[i]]; }

/* Sorts the chunks of a region into bands; *bands in the arena. O(n log n). */
bl_status bl_bands_make(bl_maker *m, bl_region *r, bl_band **bands, uint32_t *count);
/* Rows of a region, its columns one after the other. column: the number of the column that it goes on; 0: one of its own. */
bl_status bl_region_lay(bl_maker *m, bl_region r, uint32_t column);
/* Chunks [begin, end) of a region as one row. text_x: where lines below it would go on; INT32_MIN: at its left edge. */
bl_status bl_row_put(bl_maker *m, const bl_region *r, uint32_t begin, uint32_t end, uint32_t column, int32_t text_x);
/* Mostly digits: a date, a period, a number of years. */
bool bl_is_figure(const bl_maker *m, const bl_chunk *chunk);

/* labels.c: do dates or headings on the left of the gutter name what stands on its right? And then: each of them, and what it names. */
bool bl_labels_are(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g);
bl_status bl_labels_lay(bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g);
/* Does the date that band a begins with go on in the first chunk of band b? And then: both as one row, with what they date. */
bool bl_label_wraps(const bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b);
/* The same of a date at the right edge, which band a ends with. */
bool bl_date_wraps(const bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b);
bl_status bl_date_wrapped_put(bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b, uint32_t column);
bl_status bl_label_wrapped_put(bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b, uint32_t column);

/* cells.c: a table that is drawn with lines. */
bl_status bl_table_put(bl_maker *m, const bl_grid *grid);

#endif
