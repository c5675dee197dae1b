#include <stdlib.h>

#include "base/sort.h"
#include "read/worker/layout.h"

#define SAME_ROW 45         /* hundredths of the smaller em between baselines of one row */
#define GUTTER 80           /* least width of a gutter, hundredths of an em */
#define LONG 18             /* letters of running text, or of several fields in a row */
#define DEPTH_MOST 8        /* columns in columns */
#define STEP (2 * BL_POINT) /* left edges that are nearer than this are one */
#define NEAR (3 * BL_POINT) /* two lines of a table that touch */

/* ---- rows of a region ---- */

/* Chunks that are laid out together. */
typedef struct region {
    uint32_t *chunks; /* sorted by baseline, then x */
    uint32_t count;
    int32_t left, right;
} region;

typedef struct band { /* chunks of a region on one row: [begin, end) of region.chunks */
    uint32_t begin, end;
    int32_t top, bottom;
} band;

typedef struct maker {
    bl_sheet *sheet;
    bl_arena *arena;
    unsigned depth;
} maker;

static const bl_chunk *chunk_at(const maker *m, const region *r, uint32_t i) { return &m->sheet->chunks.items[r->chunks[i]]; }

typedef struct sorted {
    int32_t key, then;
    uint32_t chunk;
} sorted;

static int by_key(const void *a, const void *b)
{
    const sorted *p = a, *q = b;
    if (p->key != q->key)
        return p->key < q->key ? -1 : 1;
    return p->then != q->then ? (p->then < q->then ? -1 : 1) : (p->chunk > q->chunk) - (p->chunk < q->chunk);
}

/* Sorts the chunks of a region into bands; *bands in the arena. */
static bl_status make_bands(maker *m, region *r, band **bands, uint32_t *count)
{
    sorted *items = BL_NEW_ARRAY(m->arena, sorted, r->count + 1);
    *bands = BL_NEW_ARRAY(m->arena, band, r->count + 1);
    if (items == NULL || *bands == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->count; i++)
        items[i] = (sorted){chunk_at(m, r, i)->baseline, chunk_at(m, r, i)->x0, r->chunks[i]};
    bl_sort(items, r->count, sizeof *items, by_key);
    *count = 0;
    for (uint32_t begin = 0, end; begin < r->count; begin = end) {
        const bl_chunk *first = &m->sheet->chunks.items[items[begin].chunk];
        band *b = &(*bands)[(*count)++];
        *b = (band){begin, begin, first->baseline - first->size, first->baseline + first->size / 4};
        for (end = begin; end < r->count; end++) {
            const bl_chunk *next = &m->sheet->chunks.items[items[end].chunk];
            int32_t em = next->size < first->size ? next->size : first->size;
            if ((int64_t)(next->baseline - first->baseline) * 100 > (int64_t)SAME_ROW * em)
                break;
            b->top = next->baseline - next->size < b->top ? next->baseline - next->size : b->top;
            b->bottom = next->baseline + next->size / 4 > b->bottom ? next->baseline + next->size / 4 : b->bottom;
            items[end].key = next->x0;
        }
        b->end = end;
        bl_sort(items + begin, end - begin, sizeof *items, by_key);
    }
    for (uint32_t i = 0; i < r->count; i++)
        r->chunks[i] = items[i].chunk;
    return BL_OK;
}

static bl_status put_table(maker *m, const bl_grid *grid);

static bl_status put_row(maker *m, const region *r, uint32_t begin, uint32_t end, uint32_t column)
{
    bl_sheet *sheet = m->sheet;
    for (uint32_t i = begin; i < end; i++) /* a table stands alone */
        if (chunk_at(m, r, i)->table != 0 && chunk_at(m, r, i)->table != BL_IN_TABLE) {
            if (i > begin)
                BL_TRY(put_row(m, r, begin, i, column));
            BL_TRY(put_table(m, &sheet->grids.items[chunk_at(m, r, i)->table - 1]));
            return i + 1 < end ? put_row(m, r, i + 1, end, column) : BL_OK;
        }
    bl_row *row = BL_PUSH(m->arena, &sheet->rows);
    if (row == NULL)
        return BL_ERROR_MEMORY;
    *row = (bl_row){.kind = BL_ROW_TEXT, .page = sheet->index, .chunk_begin = sheet->picked.count, .left = r->left, .right = r->right, .column = column};
    uint32_t letters = 0;
    for (uint32_t i = begin; i < end; i++) {
        const bl_chunk *chunk = chunk_at(m, r, i);
        uint32_t *slot = BL_PUSH(m->arena, &sheet->picked);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = r->chunks[i];
        row->x0 = i == begin || chunk->x0 < row->x0 ? chunk->x0 : row->x0;
        row->x1 = i == begin || chunk->x1 > row->x1 ? chunk->x1 : row->x1;
        for (uint32_t k = chunk->begin; k < chunk->end && !row->dense; k++)
            row->dense = bl_is_dense(sheet->page->glyphs.items[sheet->order[k]].code);
        if (chunk->letters > letters) { /* the longest chunk speaks for the row */
            letters = chunk->letters;
            row->size = chunk->size;
            row->baseline = chunk->baseline;
        }
    }
    row->chunk_end = sheet->picked.count;
    return BL_OK;
}

/* ---- gutters ---- */

/* Where two columns may be parted: bands [begin, end), free of text in [from, to). */
typedef struct gutter {
    uint32_t begin, end;
    int32_t from, to;
    uint32_t left, right, both; /* bands with text on a side, on both */
    bool labels;                /* the left side names what stands on the right */
    int64_t worth;
} gutter;

/* Mostly digits: a date, a period, a number of years. */
static bool is_figure(const maker *m, const bl_chunk *chunk)
{
    uint32_t digits = 0;
    const bl_glyph *glyphs = m->sheet->page->glyphs.items;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        uint32_t c = glyphs[m->sheet->order[i]].code;
        digits += (c >= '0' && c <= '9') || c == 0x81F3 || c == 0x4ECA || c == 0x5E74 || c == 0x6708; /* 至今年月 */
    }
    return chunk->letters <= 26 && digits >= 4 && digits * 100 >= chunk->letters * 22;
}

/* A panel's edge, or a long rule, between the two sides. */
static bool is_drawn(const maker *m, const gutter *g, int32_t top, int32_t bottom)
{
    const bl_page *page = m->sheet->page;
    int64_t needed = (int64_t)(bottom - top) * 60 / 100;
    for (uint32_t i = 0; i < page->panels.count; i++) {
        const bl_box *b = &page->panels.items[i];
        int32_t y0 = b->y0 > top ? b->y0 : top, y1 = b->y1 < bottom ? b->y1 : bottom;
        bool edge = (b->x0 > g->from - BL_POINT && b->x0 < g->to + BL_POINT) || (b->x1 > g->from - BL_POINT && b->x1 < g->to + BL_POINT);
        if (edge && y1 - y0 >= needed)
            return true;
    }
    for (uint32_t i = 0; i < page->rules.count; i++) {
        const bl_box *b = &page->rules.items[i];
        int32_t y0 = b->y0 > top ? b->y0 : top, y1 = b->y1 < bottom ? b->y1 : bottom;
        if (b->x1 - b->x0 < NEAR && b->x0 > g->from - BL_POINT && b->x1 < g->to + BL_POINT && y1 - y0 >= needed)
            return true;
    }
    return false;
}

/* What stands on one side of a gutter. */
typedef struct side {
    uint32_t bands, figures, bold, wraps, longs;
    int32_t x0, x1;
    int32_t last_x1, last_baseline, last_size;
} side;

static void look_at(side *s, const maker *m, const bl_chunk *chunk, bool first_of_band)
{
    if (first_of_band) {
        s->bands++;
        s->figures += is_figure(m, chunk);
        s->bold += chunk->bold;
        s->longs += chunk->letters >= LONG;
    }
    s->x0 = s->bands == 1 && first_of_band ? chunk->x0 : chunk->x0 < s->x0 ? chunk->x0 : s->x0;
    s->x1 = chunk->x1 > s->x1 ? chunk->x1 : s->x1;
}

/* Lines that end at the right edge of their side and go on below: running text. */
static void count_wraps(side *s, const bl_chunk *chunk)
{
    bool follows = s->last_size > 0 && chunk->baseline - s->last_baseline < 2 * chunk->size && abs(chunk->size - s->last_size) * 10 < chunk->size;
    if (follows && s->last_x1 > s->x1 - 2 * chunk->size && s->x1 - s->x0 > 8 * chunk->size)
        s->wraps++;
    s->last_x1 = chunk->x1;
    s->last_baseline = chunk->baseline;
    s->last_size = chunk->size;
}

/* Do both sides live a life of their own? Decides what a free strip is; false: it is only a gap in rows. */
static bool judge(gutter *g, const maker *m, const region *r, const band *bands)
{
    side sides[2] = {{0}, {0}};
    for (uint32_t i = g->begin; i < g->end; i++)
        for (uint32_t k = bands[i].begin, seen[2] = {0, 0}; k < bands[i].end; k++) {
            const bl_chunk *chunk = chunk_at(m, r, k);
            unsigned at = chunk->x0 >= g->to - STEP;
            look_at(&sides[at], m, chunk, seen[at]++ == 0);
        }
    for (uint32_t i = g->begin; i < g->end; i++)
        for (uint32_t k = bands[i].begin; k < bands[i].end; k++) {
            const bl_chunk *chunk = chunk_at(m, r, k);
            count_wraps(&sides[chunk->x0 >= g->to - STEP], chunk);
        }
    const side *left = &sides[0], *right = &sides[1];
    uint32_t alone_left = g->left - g->both, alone_right = g->right - g->both;
    int32_t top = bands[g->begin].top, bottom = bands[g->end - 1].bottom, width = r->right - r->left;
    g->labels = false;
    if (left->figures * 2 >= g->left || right->figures * 2 >= g->right)
        return false; /* dates beside what they date */
    if (g->left >= 3 && g->right >= 3 && is_drawn(m, g, top, bottom))
        return true;
    if (alone_left >= 2 && alone_right >= 2 && alone_left * 5 >= g->left && alone_right * 5 >= g->right)
        return true;
    bool wide = (left->x1 - left->x0) * 5 > width && (right->x1 - right->x0) * 5 > width;
    bool halves = (left->x1 - left->x0) * 7 > width * 2 && (right->x1 - right->x0) * 7 > width * 2;
    if (halves && (alone_left >= 3 || alone_right >= 3 || (left->longs >= 3 && right->longs >= 3)))
        return true;
    if (wide && left->wraps >= 2 && right->wraps >= 2 && g->both * 10 >= g->left)
        return true;
    g->labels = g->left >= 2 && alone_left == 0 && g->left * 5 <= g->right * 2 && left->bold == g->left && (left->x1 - left->x0) * 3 < width;
    return g->labels;
}

/* Ends a run of bands that the strip before `to` leaves free; keeps it where it is worth more than the best so far. */
static void close_run(gutter *best, gutter *run, const maker *m, const region *r, const band *bands, uint32_t end)
{
    run->end = end;
    if (run->left < 2 || run->right < 3 || end - run->begin < 4)
        return;
    run->worth = (int64_t)(bands[end - 1].bottom - bands[run->begin].top) * (run->left < run->right ? run->left : run->right);
    if (run->worth > best->worth && judge(run, m, r, bands))
        *best = *run;
}

/* Tries the strip that ends at `to`: where no chunk reaches into it, bands belong to a run. */
static void try_gutter(gutter *best, const maker *m, const region *r, const band *bands, uint32_t count, int32_t to)
{
    gutter run = {.to = to, .from = r->left};
    for (uint32_t i = 0; i < count; i++) {
        bool left = false, right = false, crossed = false;
        int32_t from = run.from;
        for (uint32_t k = bands[i].begin; k < bands[i].end && !crossed; k++) {
            const bl_chunk *chunk = chunk_at(m, r, k);
            right = right || chunk->x0 >= to - STEP;
            left = left || chunk->x0 < to - STEP;
            crossed = chunk->x0 < to - STEP && (int64_t)(to - chunk->x1) * 100 < (int64_t)GUTTER * chunk->size;
            if (chunk->x0 < to - STEP && chunk->x1 > from)
                from = chunk->x1;
        }
        if (crossed) {
            close_run(best, &run, m, r, bands, i);
            run = (gutter){.to = to, .from = r->left, .begin = i + 1};
            continue;
        }
        run.from = from;
        run.left += left;
        run.right += right;
        run.both += left && right;
    }
    close_run(best, &run, m, r, bands, count);
}

/* The gutter that is worth most. Left edges that three chunks share are tried, at most one every two points. */
static bl_status find_gutter(gutter *best, maker *m, const region *r, const band *bands, uint32_t count)
{
    *best = (gutter){0};
    uint32_t steps = (uint32_t)(m->sheet->page->width / STEP) + 2;
    uint32_t *edges = BL_NEW_ARRAY(m->arena, uint32_t, steps);
    int32_t *least = BL_NEW_ARRAY(m->arena, int32_t, steps);
    if (edges == NULL || least == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->count; i++) {
        const bl_chunk *chunk = chunk_at(m, r, i);
        uint32_t step = chunk->x0 < 0 ? 0 : (uint32_t)(chunk->x0 / STEP);
        step = step < steps ? step : steps - 1;
        least[step] = edges[step] == 0 || chunk->x0 < least[step] ? chunk->x0 : least[step];
        edges[step]++;
    }
    for (uint32_t i = 1; i < steps; i++)
        if (edges[i] > 0 && edges[i] + edges[i - 1] >= 2)
            try_gutter(best, m, r, bands, count, least[i]);
    return BL_OK;
}

/* ---- regions ---- */

static bl_status lay_region(maker *m, region r);

/* Chunks of bands [begin, end), all, or those on one side of a gutter. */
static bl_status lay_part(maker *m, const region *r, const band *bands, uint32_t begin, uint32_t end, const gutter *g, int which)
{
    if (begin >= end)
        return BL_OK;
    region part = {BL_NEW_ARRAY(m->arena, uint32_t, bands[end - 1].end - bands[begin].begin + 1), 0, r->left, r->right};
    if (part.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t k = bands[begin].begin; k < bands[end - 1].end; k++) {
        int at = g != NULL && chunk_at(m, r, k)->x0 >= g->to - STEP ? 1 : 0;
        if (g == NULL || at == which)
            part.chunks[part.count++] = r->chunks[k];
    }
    if (g != NULL && which == 0)
        part.right = g->to - (g->to - g->from) / 4;
    if (g != NULL && which == 1)
        part.left = g->to;
    return lay_region(m, part);
}

/* A label, what it names, the next label ... */
static bl_status lay_labels(maker *m, const region *r, const band *bands, const gutter *g)
{
    for (uint32_t i = g->begin, next; i < g->end; i = next) {
        for (next = i + 1; next < g->end && chunk_at(m, r, bands[next].begin)->x0 >= g->to - STEP;)
            next++;
        BL_TRY(lay_part(m, r, bands, i, next, g, 0));
        BL_TRY(lay_part(m, r, bands, i, next, g, 1));
    }
    return BL_OK;
}

static bl_status lay_region(maker *m, region r)
{
    band *bands;
    uint32_t count;
    gutter g = {0};
    if (r.count == 0)
        return BL_OK;
    BL_TRY(make_bands(m, &r, &bands, &count));
    if (m->depth < DEPTH_MOST)
        BL_TRY(find_gutter(&g, m, &r, bands, count));
    if (g.worth == 0) {
        uint32_t column = ++m->sheet->columns;
        for (uint32_t i = 0; i < count; i++)
            BL_TRY(put_row(m, &r, bands[i].begin, bands[i].end, column));
        return BL_OK;
    }
    m->depth++;
    BL_TRY(lay_part(m, &r, bands, 0, g.begin, NULL, 0));
    bl_sheet *sheet = m->sheet;
    bool page_wide = m->depth == 1 && !g.labels;
    if (page_wide) {
        sheet->gutter = g.to;
        sheet->left_begin = sheet->rows.count;
    }
    if (g.labels) {
        BL_TRY(lay_labels(m, &r, bands, &g));
    } else {
        BL_TRY(lay_part(m, &r, bands, g.begin, g.end, &g, 0));
        if (page_wide)
            sheet->left_end = sheet->rows.count;
        BL_TRY(lay_part(m, &r, bands, g.begin, g.end, &g, 1));
        if (page_wide)
            sheet->right_end = sheet->rows.count;
    }
    if (page_wide)
        m->depth++; /* what follows is not the page's own gutter */
    BL_TRY(lay_part(m, &r, bands, g.end, count, NULL, 0));
    m->depth -= page_wide ? 2 : 1;
    return BL_OK;
}

/* ---- tables ---- */

/* One cell: its chunks, in bands. */
typedef struct cell {
    region inside;
    band *bands;
    uint32_t count, lines; /* bands; lines when those are joined that were only broken to fit */
} cell;

/* Free space behind a line of a cell, which has the same air at both sides. */
static int32_t room_left(const maker *m, const cell *c, uint32_t at)
{
    const bl_chunk *first = chunk_at(m, &c->inside, c->bands[at].begin), *last = chunk_at(m, &c->inside, c->bands[at].end - 1);
    int32_t padding = first->x0 - c->inside.left;
    return c->inside.right - (padding < last->size ? padding : last->size / 2) - last->x1;
}

/* Would the first word of the next line have fitted into this one? */
static bool is_broken_to_fit(const maker *m, const cell *c, uint32_t at)
{
    const bl_chunk *last = chunk_at(m, &c->inside, c->bands[at].end - 1), *next = chunk_at(m, &c->inside, c->bands[at + 1].begin);
    const bl_glyph *glyphs = m->sheet->page->glyphs.items;
    const uint32_t *order = m->sheet->order;
    int32_t x1 = next->x0;
    for (uint32_t i = next->begin; i < next->end; i++) {
        uint32_t code = glyphs[order[i]].code;
        if (bl_is_blank(code) || (i > next->begin && bl_is_dense(code)))
            break;
        x1 = glyphs[order[i]].x1;
    }
    int32_t needed = x1 - next->x0 + 3 * last->size / 5;
    return room_left(m, c, at) < (needed > 11 * last->size / 5 ? needed : 11 * last->size / 5) && !bl_is_bullet(glyphs[order[next->begin]].code);
}

static bl_status make_cell(maker *m, cell *c, const bl_grid *grid, int32_t left, int32_t right, int32_t top, int32_t bottom)
{
    *c = (cell){.inside = {BL_NEW_ARRAY(m->arena, uint32_t, grid->chunks.count + 1), 0, left, right}};
    if (c->inside.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < grid->chunks.count; i++) {
        const bl_chunk *chunk = &m->sheet->chunks.items[grid->chunks.items[i]];
        int32_t x = chunk->x0 + (chunk->x1 - chunk->x0) / 2, y = chunk->baseline - chunk->size / 3;
        if (x >= left && x < right && y >= top && y < bottom)
            c->inside.chunks[c->inside.count++] = grid->chunks.items[i];
    }
    if (c->inside.count == 0)
        return BL_OK;
    BL_TRY(make_bands(m, &c->inside, &c->bands, &c->count));
    c->lines = 1;
    for (uint32_t i = 0; i + 1 < c->count; i++)
        c->lines += !is_broken_to_fit(m, c, i);
    return BL_OK;
}

static bl_status pick(maker *m, uint32_t what)
{
    uint32_t *slot = BL_PUSH(m->arena, &m->sheet->picked);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = what;
    return BL_OK;
}

/* Cells of a line each: a row of data. */
static bl_status put_cells(maker *m, const cell *cells, uint32_t count, uint32_t table, bool head, int32_t baseline)
{
    bl_sheet *sheet = m->sheet;
    uint32_t begin = sheet->picked.count;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            BL_TRY(pick(m, BL_CELL_END));
        for (uint32_t b = 0; b < cells[i].count; b++) {
            if (b > 0)
                BL_TRY(pick(
                    m, room_left(m, &cells[i], b - 1) > 6 * chunk_at(m, &cells[i].inside, cells[i].bands[b].begin)->size / 5 ? BL_BLANK_END : BL_LINE_END));
            for (uint32_t k = cells[i].bands[b].begin; k < cells[i].bands[b].end; k++)
                BL_TRY(pick(m, cells[i].inside.chunks[k]));
        }
    }
    bl_row *row = BL_PUSH(m->arena, &sheet->rows);
    if (row == NULL)
        return BL_ERROR_MEMORY;
    *row = (bl_row){.kind = BL_ROW_CELLS,
        .page = sheet->index,
        .chunk_begin = begin,
        .chunk_end = sheet->picked.count,
        .column = ++sheet->columns,
        .table = table,
        .head = head,
        .baseline = baseline};
    return BL_OK;
}

/* A row in which a cell holds several lines is laid out: cell by cell; a date goes before the first line of what it dates. */
static bl_status lay_cells(maker *m, const cell *cells, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const cell *next = i + 1 < count && cells[i + 1].count > 0 ? &cells[i + 1] : NULL;
        bool dates = cells[i].lines == 1 && next != NULL && next->lines > 1 && is_figure(m, chunk_at(m, &cells[i].inside, 0));
        if (!dates) {
            BL_TRY(lay_region(m, cells[i].inside));
            continue;
        }
        region both = {BL_NEW_ARRAY(m->arena, uint32_t, cells[i].inside.count + next->inside.count + 1), 0, cells[i].inside.left, next->inside.right};
        region rest = {NULL, next->inside.count - next->bands[0].end, next->inside.left, next->inside.right};
        if (both.chunks == NULL)
            return BL_ERROR_MEMORY;
        for (uint32_t k = 0; k < cells[i].inside.count; k++)
            both.chunks[both.count++] = cells[i].inside.chunks[k];
        for (uint32_t k = 0; k < next->bands[0].end; k++)
            both.chunks[both.count++] = next->inside.chunks[k];
        rest.chunks = next->inside.chunks + next->bands[0].end;
        BL_TRY(put_row(m, &both, 0, both.count, ++m->sheet->columns));
        BL_TRY(lay_region(m, rest));
        i++;
    }
    return BL_OK;
}

/* No digit, and bold or one of at least three cells: the names of columns. */
static bool is_head(const maker *m, const cell *cells, uint32_t count)
{
    bool bold = true;
    const bl_glyph *glyphs = m->sheet->page->glyphs.items;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < cells[i].inside.count; k++) {
            const bl_chunk *chunk = chunk_at(m, &cells[i].inside, k);
            bold = bold && chunk->bold;
            for (uint32_t g = chunk->begin; g < chunk->end; g++)
                if (glyphs[m->sheet->order[g]].code >= '0' && glyphs[m->sheet->order[g]].code <= '9')
                    return false;
        }
    return bold || count >= 3;
}

static bl_status put_table(maker *m, const bl_grid *grid)
{
    uint32_t table = ++m->sheet->tables, seen = 0;
    cell *cells = BL_NEW_ARRAY(m->arena, cell, grid->xs.count + 1);
    if (cells == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t r = 0; r + 1 < grid->ys.count; r++) {
        int32_t top = grid->ys.items[r], bottom = grid->ys.items[r + 1], left = grid->xs.items[0];
        uint32_t count = 0, filled = 0, most = 0;
        for (uint32_t i = 1; i < grid->xs.count; i++) {
            bool last = i + 1 == grid->xs.count;
            if (!last && !bl_grid_divides(m->sheet, grid->xs.items[i], top + (bottom - top) / 2))
                continue; /* cells that are one in this row */
            BL_TRY(make_cell(m, &cells[count], grid, left, grid->xs.items[i], top, bottom));
            filled += cells[count].count > 0;
            most = cells[count].lines > most ? cells[count].lines : most;
            count++;
            left = grid->xs.items[i];
        }
        if (filled == 0)
            continue;
        if (filled > 1 && most == 1)
            BL_TRY(put_cells(m, cells, count, table, seen == 0 && is_head(m, cells, count), bottom));
        else
            BL_TRY(lay_cells(m, cells, count));
        seen++;
    }
    return BL_OK;
}

bl_status bl_columns_make(bl_sheet *sheet, bl_arena *arena)
{
    maker m = {sheet, arena, 0};
    region all = {BL_NEW_ARRAY(arena, uint32_t, sheet->chunks.count + 1), 0, INT32_MAX, 0};
    if (all.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        const bl_chunk *chunk = &sheet->chunks.items[i];
        if (chunk->table == BL_IN_TABLE) /* inside a table */
            continue;
        all.chunks[all.count++] = i;
        all.left = chunk->x0 < all.left ? chunk->x0 : all.left;
        all.right = chunk->x1 > all.right ? chunk->x1 : all.right;
    }
    int32_t mirror = sheet->page->width - all.left; /* margins are alike, whatever the longest line says */
    all.right = mirror > all.right ? mirror : all.right;
    return lay_region(&m, all);
}
