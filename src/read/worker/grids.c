/* Tables that are drawn: lines that touch each other, at least one of them between two columns. */
#include <stdlib.h>

#include "base/sort.h"
#include "read/worker/layout.h"

#define TOUCH (3 * BL_POINT) /* lines nearer than this meet */
#define SHORT (8 * BL_POINT) /* a shorter line is an ornament */
#define EDGES_MOST 200u      /* of one table, in each direction */

static bool is_upright(const bl_box *b) { return b->x1 - b->x0 < TOUCH && b->y1 - b->y0 >= SHORT; }
static bool is_level(const bl_box *b) { return b->y1 - b->y0 < TOUCH && b->x1 - b->x0 >= SHORT; }
static int32_t middle(int32_t a, int32_t b) { return a + (b - a) / 2; }

static bool touch(const bl_box *a, const bl_box *b) { return a->x0 - TOUCH < b->x1 && b->x0 - TOUCH < a->x1 && a->y0 - TOUCH < b->y1 && b->y0 - TOUCH < a->y1; }

static uint32_t root_of(uint32_t *parents, uint32_t i)
{
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

static bool add_edge(bl_arena *arena, bl_grid *grid, bool across, int32_t at)
{
    for (uint32_t i = 0; i < (across ? grid->xs.count : grid->ys.count); i++)
        if (abs((across ? grid->xs.items[i] : grid->ys.items[i]) - at) < TOUCH)
            return true;
    if ((across ? grid->xs.count : grid->ys.count) >= EDGES_MOST)
        return true;
    int32_t *slot = across ? BL_PUSH(arena, &grid->xs) : BL_PUSH(arena, &grid->ys);
    if (slot != NULL)
        *slot = at;
    return slot != NULL;
}

static int by_value(const void *a, const void *b)
{
    int32_t p = *(const int32_t *)a, q = *(const int32_t *)b;
    return (p > q) - (p < q);
}

/* The grid of the lines of one group. A level line that spans less than half of it parts no rows. */
static bl_status make_grid(bl_sheet *sheet, bl_arena *arena, const bl_box *lines, const uint32_t *group, uint32_t count)
{
    bl_grid grid = {.box = lines[group[0]]};
    uint32_t upright = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bl_box *b = &lines[group[i]];
        grid.box = (bl_box){b->x0 < grid.box.x0 ? b->x0 : grid.box.x0, b->y0 < grid.box.y0 ? b->y0 : grid.box.y0, b->x1 > grid.box.x1 ? b->x1 : grid.box.x1,
            b->y1 > grid.box.y1 ? b->y1 : grid.box.y1};
        upright += is_upright(b);
    }
    if (upright == 0 || count < 4)
        return BL_OK;
    bool good = add_edge(arena, &grid, true, grid.box.x0) && add_edge(arena, &grid, true, grid.box.x1) && add_edge(arena, &grid, false, grid.box.y0) &&
                add_edge(arena, &grid, false, grid.box.y1);
    /* pieces of one line are summed up: each cell may draw its own */
    for (uint32_t i = 0; i < count && good; i++) {
        const bl_box *b = &lines[group[i]];
        int64_t length = 0;
        if (is_upright(b)) {
            good = add_edge(arena, &grid, true, middle(b->x0, b->x1));
            continue;
        }
        for (uint32_t k = 0; k < count; k++)
            if (is_level(&lines[group[k]]) && abs(middle(lines[group[k]].y0, lines[group[k]].y1) - middle(b->y0, b->y1)) < TOUCH)
                length += lines[group[k]].x1 - lines[group[k]].x0;
        if (length * 2 > grid.box.x1 - grid.box.x0)
            good = add_edge(arena, &grid, false, middle(b->y0, b->y1));
    }
    if (!good)
        return BL_ERROR_MEMORY;
    if (grid.xs.count < 3 || grid.ys.count < 2)
        return BL_OK;
    bl_sort(grid.xs.items, grid.xs.count, sizeof *grid.xs.items, by_value);
    bl_sort(grid.ys.items, grid.ys.count, sizeof *grid.ys.items, by_value);
    bl_grid *slot = BL_PUSH(arena, &sheet->grids);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = grid;
    return BL_OK;
}

bool bl_grid_divides(const bl_sheet *sheet, int32_t x, int32_t y)
{
    const bl_page *page = sheet->page;
    for (uint32_t i = 0; i < page->rules.count && i < BL_RULES_MOST; i++) {
        const bl_box *b = &page->rules.items[i];
        if (is_upright(b) && abs(middle(b->x0, b->x1) - x) < TOUCH && b->y0 - TOUCH < y && y < b->y1 + TOUCH)
            return true;
    }
    return false;
}

bool bl_grid_divides_rows(const bl_sheet *sheet, int32_t x, int32_t y)
{
    const bl_page *page = sheet->page;
    for (uint32_t i = 0; i < page->rules.count && i < BL_RULES_MOST; i++) {
        const bl_box *b = &page->rules.items[i];
        if (is_level(b) && abs(middle(b->y0, b->y1) - y) < TOUCH && b->x0 - TOUCH < x && x < b->x1 + TOUCH)
            return true;
    }
    return false;
}

/* Lines of one group lie behind one another in `order`. */
static bl_status group_lines(bl_sheet *sheet, bl_arena *arena, const bl_box *lines, uint32_t count, uint32_t *parents)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < i; k++)
            if (touch(&lines[i], &lines[k]))
                parents[root_of(parents, i)] = root_of(parents, k);
    uint32_t *group = BL_NEW_ARRAY(arena, uint32_t, count + 1);
    if (group == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t root = 0; root < count; root++) {
        uint32_t members = 0;
        if (root_of(parents, root) != root)
            continue;
        for (uint32_t i = 0; i < count; i++)
            if (root_of(parents, i) == root)
                group[members++] = i;
        BL_TRY(make_grid(sheet, arena, lines, group, members));
    }
    return BL_OK;
}

static bool holds(const bl_box *b, const bl_chunk *chunk)
{
    int32_t x = middle(chunk->x0, chunk->x1), y = chunk->baseline - chunk->size / 3;
    return x > b->x0 && x < b->x1 && y > b->y0 && y < b->y1;
}

/* Puts a chunk in the place of each grid that holds text in two columns; the chunks inside it leave the page. */
static bl_status replace_chunks(bl_sheet *sheet, bl_arena *arena)
{
    uint32_t own = sheet->chunks.count;
    for (uint32_t g = 0; g < sheet->grids.count; g++) {
        bl_grid *grid = &sheet->grids.items[g];
        int32_t size = 0;
        for (uint32_t i = 0; i < own; i++) {
            bl_chunk *chunk = &sheet->chunks.items[i];
            if (chunk->table != 0 || chunk->dropped || !holds(&grid->box, chunk))
                continue;
            uint32_t *slot = BL_PUSH(arena, &grid->chunks);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = i;
            chunk->table = BL_IN_TABLE;
            size = size == 0 || chunk->size < size ? chunk->size : size;
        }
        if (grid->chunks.count == 0)
            continue;
        bl_chunk *place = BL_PUSH(arena, &sheet->chunks);
        if (place == NULL)
            return BL_ERROR_MEMORY;
        *place = (bl_chunk){.x0 = grid->box.x0, .x1 = grid->box.x1, .baseline = grid->box.y0 + size, .size = size, .table = g + 1};
    }
    return BL_OK;
}

bl_status bl_grids_find(bl_sheet *sheet, bl_arena *arena)
{
    const bl_page *page = sheet->page;
    bl_box *lines = BL_NEW_ARRAY(arena, bl_box, BL_RULES_MOST);
    uint32_t *parents = BL_NEW_ARRAY(arena, uint32_t, BL_RULES_MOST), count = 0;
    if (lines == NULL || parents == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < page->rules.count && count < BL_RULES_MOST; i++)
        if (is_upright(&page->rules.items[i]) || is_level(&page->rules.items[i])) {
            parents[count] = count;
            lines[count++] = page->rules.items[i];
        }
    BL_TRY(group_lines(sheet, arena, lines, count, parents));
    return replace_chunks(sheet, arena);
}
