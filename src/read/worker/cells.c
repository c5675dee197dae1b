/* Tables that are drawn with lines: cells of a line each are a row of data, others are read one after the other. */
#include <stdlib.h>

#include "read/worker/regions.h"

/* One cell: its chunks, in bands. */
typedef struct cell {
    bl_region inside;
    bl_band *bands;
    uint32_t count, lines; /* bands; lines when those are joined that were only broken to fit */
} cell;

/* Free space behind a line of a cell, which has the same air at both sides. */
static int32_t room_left(const bl_maker *m, const cell *c, uint32_t at)
{
    const bl_chunk *first = bl_chunk_at(m, &c->inside, c->bands[at].begin), *last = bl_chunk_at(m, &c->inside, c->bands[at].end - 1);
    int32_t padding = first->x0 - c->inside.left;
    return c->inside.right - (padding < last->size ? padding : last->size / 2) - last->x1;
}

/* Would the first word of the next line have fitted into this one? */
static bool is_broken_to_fit(const bl_maker *m, const cell *c, uint32_t at)
{
    const bl_chunk *last = bl_chunk_at(m, &c->inside, c->bands[at].end - 1), *next = bl_chunk_at(m, &c->inside, c->bands[at + 1].begin);
    const int32_t needed = bl_first_word(m->sheet, next) + 3 * last->size / 5, least = 11 * last->size / 5;
    return room_left(m, c, at) < (needed > least ? needed : least) && !bl_is_bullet(m->sheet->page->glyphs.items[m->sheet->order[next->begin]].code);
}

/* Was a blank where a line of a cell was broken? Without one, the first word of the next line would have fitted. */
static bool is_broken_at_blank(const bl_maker *m, const cell *c, uint32_t at)
{
    const bl_chunk *next = bl_chunk_at(m, &c->inside, c->bands[at + 1].begin);
    return room_left(m, c, at) > bl_first_word(m->sheet, next) + next->size / 5;
}

static bl_status make_cell(bl_maker *m, cell *c, const bl_grid *grid, int32_t left, int32_t right, int32_t top, int32_t bottom)
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
    BL_TRY(bl_bands_make(m, &c->inside, &c->bands, &c->count));
    c->lines = 1;
    for (uint32_t i = 0; i + 1 < c->count; i++)
        c->lines += !is_broken_to_fit(m, c, i);
    return BL_OK;
}

static bl_status pick(bl_maker *m, uint32_t what)
{
    uint32_t *slot = BL_PUSH(m->arena, &m->sheet->picked);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = what;
    return BL_OK;
}

/* Cells of a line each: a row of data. */
static bl_status put_cells(bl_maker *m, const cell *cells, uint32_t count, uint32_t table, bool head, int32_t baseline)
{
    bl_sheet *sheet = m->sheet;
    uint32_t begin = sheet->picked.count;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            BL_TRY(pick(m, BL_CELL_END));
        for (uint32_t b = 0; b < cells[i].count; b++) {
            if (b > 0)
                BL_TRY(pick(m, is_broken_at_blank(m, &cells[i], b - 1) ? BL_BLANK_END : BL_LINE_END));
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
static bl_status lay_cells(bl_maker *m, const cell *cells, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const cell *next = i + 1 < count && cells[i + 1].count > 0 ? &cells[i + 1] : NULL;
        bool dates = cells[i].lines == 1 && next != NULL && next->lines > 1 && bl_is_figure(m, bl_chunk_at(m, &cells[i].inside, 0));
        if (!dates) {
            BL_TRY(bl_region_lay(m, cells[i].inside, 0));
            continue;
        }
        bl_region both = {BL_NEW_ARRAY(m->arena, uint32_t, cells[i].inside.count + next->inside.count + 1), 0, cells[i].inside.left, next->inside.right};
        bl_region rest = {NULL, next->inside.count - next->bands[0].end, next->inside.left, next->inside.right};
        if (both.chunks == NULL)
            return BL_ERROR_MEMORY;
        for (uint32_t k = 0; k < cells[i].inside.count; k++)
            both.chunks[both.count++] = cells[i].inside.chunks[k];
        for (uint32_t k = 0; k < next->bands[0].end; k++)
            both.chunks[both.count++] = next->inside.chunks[k];
        rest.chunks = next->inside.chunks + next->bands[0].end;
        BL_TRY(bl_row_put(m, &both, 0, both.count, ++m->sheet->columns, INT32_MIN));
        BL_TRY(bl_region_lay(m, rest, 0));
        i++;
    }
    return BL_OK;
}

/* How many cells at the left are a line each, and a row of data among themselves (2014 | Harrow & Pike | Planner), where one cell of text stands behind them;
 * 0: there are no such. */
static uint32_t count_data(const bl_maker *m, const cell *cells, uint32_t count)
{
    uint32_t end = 0, filled = 0, figures = 0, behind = 0;
    for (; end < count && cells[end].lines <= 1; end++) {
        filled += cells[end].count > 0;
        figures += cells[end].count > 0 && bl_is_figure(m, bl_chunk_at(m, &cells[end].inside, 0));
    }
    for (uint32_t i = end; i < count; i++)
        behind += cells[i].count > 0;
    return filled > 1 && figures > 0 && behind == 1 ? end : 0;
}

/* No digit, and bold or one of at least three cells: the names of columns. */
static bool is_head(const bl_maker *m, const cell *cells, uint32_t count)
{
    bool bold = true;
    const bl_glyph *glyphs = m->sheet->page->glyphs.items;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < cells[i].inside.count; k++) {
            const bl_chunk *chunk = bl_chunk_at(m, &cells[i].inside, k);
            bold = bold && chunk->bold;
            for (uint32_t g = chunk->begin; g < chunk->end; g++)
                if (glyphs[m->sheet->order[g]].code >= '0' && glyphs[m->sheet->order[g]].code <= '9')
                    return false;
        }
    return bold || count >= 3;
}

/* The row in which a cell ends that begins in row r: no line of the grid parts them. */
static uint32_t last_row(const bl_maker *m, const bl_grid *grid, int32_t left, int32_t right, uint32_t r)
{
    while (r + 2 < grid->ys.count && !bl_grid_divides_rows(m->sheet, left + (right - left) / 2, grid->ys.items[r + 1]))
        r++;
    return r;
}

bl_status bl_table_put(bl_maker *m, const bl_grid *grid)
{
    uint32_t table = ++m->sheet->tables, seen = 0;
    cell *cells = BL_NEW_ARRAY(m->arena, cell, grid->xs.count + 1);
    uint32_t *covered = BL_NEW_ARRAY(m->arena, uint32_t, grid->xs.count + 1); /* by the right edge of a cell: the rows below which its like begins anew */
    if (cells == NULL || covered == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t r = 0; r + 1 < grid->ys.count; r++) {
        int32_t top = grid->ys.items[r], bottom = grid->ys.items[r + 1], left = grid->xs.items[0];
        uint32_t count = 0, filled = 0, most = 0;
        for (uint32_t i = 1; i < grid->xs.count; i++) {
            bool last = i + 1 == grid->xs.count;
            if (!last && !bl_grid_divides(m->sheet, grid->xs.items[i], top + (bottom - top) / 2))
                continue; /* cells that are one in this row */
            const uint32_t end = covered[i] > r ? covered[i] : last_row(m, grid, left, grid->xs.items[i], r) + 1;
            const bool above = covered[i] > r; /* it began in a row above, and its words were read there */
            BL_TRY(make_cell(m, &cells[count], grid, left, grid->xs.items[i], above ? bottom : top, above ? bottom : grid->ys.items[end]));
            covered[i] = end;
            filled += cells[count].count > 0;
            most = cells[count].lines > most ? cells[count].lines : most;
            count++;
            left = grid->xs.items[i];
        }
        if (filled == 0)
            continue;
        if (filled > 1 && most == 1)
            BL_TRY(put_cells(m, cells, count, table, seen == 0 && is_head(m, cells, count), bottom));
        else {
            const uint32_t data = count_data(m, cells, count);
            if (data > 0)
                BL_TRY(put_cells(m, cells, data, table, false, top));
            BL_TRY(lay_cells(m, cells + data, count - data));
        }
        seen++;
    }
    return BL_OK;
}
