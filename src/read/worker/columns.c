#include <stdlib.h>

#include "base/sort.h"
#include "read/worker/regions.h"

#define SAME_ROW 45                 /* hundredths of the smaller em between baselines of one row */
#define GUTTER 80                   /* least width of a gutter, hundredths of an em */
#define LARGE (12 * BL_POINT)       /* larger letters need no wider gutter */
#define LONG 18                     /* letters of running text, or of several fields in a row */
#define DEPTH_MOST 8                /* columns in columns */
#define DATES_APART (60 * BL_POINT) /* between the begins of dates of one column: they may be flush right */
#define ENDS_NEAR 6                 /* ems from the column of dates, in which lines of text end that keep off it */
#define HEAD 108                    /* hundredths of the letters below, from which a line is a heading */
#define HEADS_LEAST 2               /* of a column */
#define LISTS_MOST 6                /* items side by side */
#define NEAR (3 * BL_POINT)         /* two lines of a table that touch */

/* ---- rows of a region ---- */

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
bl_status bl_bands_make(bl_maker *m, bl_region *r, bl_band **bands, uint32_t *count)
{
    sorted *items = BL_NEW_ARRAY(m->arena, sorted, r->count + 1);
    *bands = BL_NEW_ARRAY(m->arena, bl_band, r->count + 1);
    if (items == NULL || *bands == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->count; i++)
        items[i] = (sorted){bl_chunk_at(m, r, i)->baseline, bl_chunk_at(m, r, i)->x0, r->chunks[i]};
    bl_sort(items, r->count, sizeof *items, by_key);
    *count = 0;
    for (uint32_t begin = 0, end; begin < r->count; begin = end) {
        const bl_chunk *first = &m->sheet->chunks.items[items[begin].chunk];
        bl_band *b = &(*bands)[(*count)++];
        *b = (bl_band){begin, begin, first->baseline - first->size, first->baseline + first->size / 4};
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

bl_status bl_row_put(bl_maker *m, const bl_region *r, uint32_t begin, uint32_t end, uint32_t column, int32_t text_x)
{
    bl_sheet *sheet = m->sheet;
    for (uint32_t i = begin; i < end; i++) /* a table stands alone */
        if (bl_chunk_at(m, r, i)->table != 0 && bl_chunk_at(m, r, i)->table != BL_IN_TABLE) {
            if (i > begin)
                BL_TRY(bl_row_put(m, r, begin, i, column, text_x));
            BL_TRY(bl_table_put(m, &sheet->grids.items[bl_chunk_at(m, r, i)->table - 1]));
            return i + 1 < end ? bl_row_put(m, r, i + 1, end, column, text_x) : BL_OK;
        }
    bl_row *row = BL_PUSH(m->arena, &sheet->rows);
    if (row == NULL)
        return BL_ERROR_MEMORY;
    *row = (bl_row){.kind = BL_ROW_TEXT, .page = sheet->index, .chunk_begin = sheet->picked.count, .left = r->left, .right = r->right, .column = column};
    uint32_t letters = 0;
    for (uint32_t i = begin; i < end; i++) {
        const bl_chunk *chunk = bl_chunk_at(m, r, i);
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
    row->text_x = text_x == INT32_MIN ? row->x0 : text_x;
    row->trailing = end > begin && bl_chunk_at(m, r, end - 1)->trailing;
    return BL_OK;
}

/* ---- gutters ---- */

/* Mostly digits: a date, a period, a number of years. */
bool bl_is_figure(const bl_maker *m, const bl_chunk *chunk)
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
static bool is_drawn(const bl_maker *m, const bl_gutter *g, int32_t top, int32_t bottom)
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
    uint32_t bands, figures, wraps, longs;
    uint32_t heads, aligned; /* lines above smaller ones; lines that begin at the left edge */
    uint32_t centred;        /* lines in the middle of the region */
    int32_t x0, x1;
    int32_t last_x1, last_baseline, last_size;
} side;

static void look_at(side *s, const bl_maker *m, const bl_chunk *chunk, bool first_of_band)
{
    if (first_of_band) {
        s->bands++;
        s->figures += bl_is_figure(m, chunk);
        s->longs += chunk->letters >= LONG;
    }
    s->x0 = s->bands == 1 && first_of_band ? chunk->x0 : chunk->x0 < s->x0 ? chunk->x0 : s->x0;
    s->x1 = chunk->x1 > s->x1 ? chunk->x1 : s->x1;
}

/* Counts running text, lines that end at the right edge of their side and go on below, and how the others stand. */
static void count_side(side *s, const bl_chunk *chunk, bool first_of_band, int32_t middle)
{
    s->aligned += first_of_band && chunk->x0 < s->x0 + BL_EDGE_STEP;
    s->centred += first_of_band && abs((chunk->x0 + chunk->x1) / 2 - middle) < chunk->size;
    s->heads += first_of_band && s->last_size * 100 > chunk->size * HEAD && chunk->baseline - s->last_baseline < 3 * s->last_size;
    bool follows = s->last_size > 0 && chunk->baseline - s->last_baseline < 2 * chunk->size && abs(chunk->size - s->last_size) * 10 < chunk->size;
    if (follows && s->last_x1 > s->x1 - 2 * chunk->size && s->x1 - s->x0 > 8 * chunk->size)
        s->wraps++;
    s->last_x1 = chunk->x1;
    s->last_baseline = chunk->baseline;
    s->last_size = chunk->size;
}

/* Do both sides live a life of their own? Decides what a free strip is; false: it is only a gap in rows. */
static bool judge(bl_gutter *g, const bl_maker *m, const bl_region *r, const bl_band *bands)
{
    side sides[2] = {{0}, {0}};
    for (uint32_t i = g->begin; i < g->end; i++)
        for (uint32_t k = bands[i].begin, seen[2] = {0, 0}; k < bands[i].end; k++) {
            const bl_chunk *chunk = bl_chunk_at(m, r, k);
            unsigned at = chunk->x0 >= g->to - BL_EDGE_STEP;
            look_at(&sides[at], m, chunk, seen[at]++ == 0);
        }
    for (uint32_t i = g->begin; i < g->end; i++)
        for (uint32_t k = bands[i].begin, seen[2] = {0, 0}; k < bands[i].end; k++) {
            const bl_chunk *chunk = bl_chunk_at(m, r, k);
            const unsigned at = chunk->x0 >= g->to - BL_EDGE_STEP;
            count_side(&sides[at], chunk, seen[at]++ == 0, r->left + (r->right - r->left) / 2);
        }
    const side *left = &sides[0], *right = &sides[1];
    uint32_t alone_left = g->left - g->both, alone_right = g->right - g->both;
    int32_t top = bands[g->begin].top, bottom = bands[g->end - 1].bottom, width = r->right - r->left;
    g->labels = bl_labels_are(m, r, bands, g);
    if (g->labels)
        return true;
    if (left->figures * 2 >= g->left || right->figures * 2 >= g->right)
        return false; /* dates beside what they date */
    if (right->centred * 10 >= right->bands * 7)
        return false; /* headings in the middle of the page */
    if (g->left >= 3 && g->right >= 3 && is_drawn(m, g, top, bottom))
        return true;
    if (alone_left >= 2 && alone_right >= 2 && alone_left * 5 >= g->left && alone_right * 5 >= g->right)
        return true;
    bool wide = (left->x1 - left->x0) * 5 > width && (right->x1 - right->x0) * 5 > width;
    bool halves = (left->x1 - left->x0) * 7 > width * 2 && (right->x1 - right->x0) * 7 > width * 2;
    if (left->heads >= HEADS_LEAST && right->heads >= HEADS_LEAST && right->aligned * 10 >= right->bands * 8)
        return true; /* headings on both sides */
    if (halves && (right->bands >= 5 || right->figures == 0) && (alone_left >= 3 || alone_right >= 3 || (left->longs >= 3 && right->longs >= 3)))
        return true;
    return wide && left->wraps >= 2 && right->wraps >= 2 && g->both * 10 >= g->left;
}

/* Is the last band before `end` a heading on the left alone, above text that passes the gutter? Then it is that text's. */
static bool is_head_of(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, uint32_t end)
{
    const bl_band *head = &bands[end - 1];
    const bl_chunk *name = bl_chunk_at(m, r, head->begin), *text = bl_chunk_at(m, r, bands[end].begin);
    return head->end - head->begin == 1 && name->x0 < g->to - BL_EDGE_STEP && name->size * 100 > text->size * HEAD && abs(name->x0 - text->x0) < BL_EDGE_STEP &&
           text->x1 > g->to && text->baseline - name->baseline < 3 * name->size;
}

/* Ends a run of bands that the strip before `to` leaves free; keeps it where it is worth more than the best so far. */
static void close_run(bl_gutter *best, bl_gutter *run, const bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t end, uint32_t count)
{
    while (end > run->begin + 1 && end < count && is_head_of(m, r, bands, run, end)) {
        run->left--;
        end--;
    }
    run->end = end;
    const bool known = m->known != 0 && m->depth == 0 && abs(run->to - m->known) <= BL_EDGE_STEP && run->left > 0 && run->right > 0;
    if (known) { /* as on the page before */
        run->worth = INT64_MAX;
        run->labels = bl_labels_are(m, r, bands, run);
        *best = *run;
        return;
    }
    if (run->left < 2 || run->right < (run->left >= 8 ? 2 : 3) || end - run->begin < 4)
        return;
    run->worth = (int64_t)(bands[end - 1].bottom - bands[run->begin].top) * (run->left < run->right ? run->left : run->right);
    if (run->worth > best->worth && judge(run, m, r, bands))
        *best = *run;
}

/* Tries the strip that ends at `to`: where no chunk reaches into it, bands belong to a run. */
static void try_gutter(bl_gutter *best, const bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t count, int32_t to)
{
    bl_gutter run = {.to = to, .from = r->left};
    for (uint32_t i = 0; i < count; i++) {
        bool left = false, right = false, crossed = false;
        int32_t from = run.from;
        for (uint32_t k = bands[i].begin; k < bands[i].end && !crossed; k++) {
            const bl_chunk *chunk = bl_chunk_at(m, r, k);
            right = right || chunk->x0 >= to - BL_EDGE_STEP;
            left = left || chunk->x0 < to - BL_EDGE_STEP;
            crossed = chunk->x0 < to - BL_EDGE_STEP && (int64_t)(to - chunk->x1) * 100 < (int64_t)GUTTER * (chunk->size < LARGE ? chunk->size : LARGE);
            if (chunk->x0 < to - BL_EDGE_STEP && chunk->x1 > from)
                from = chunk->x1;
        }
        if (crossed) {
            close_run(best, &run, m, r, bands, i, count);
            run = (bl_gutter){.to = to, .from = r->left, .begin = i + 1};
            continue;
        }
        run.from = from;
        run.left += left;
        run.right += right;
        run.both += left && right;
    }
    close_run(best, &run, m, r, bands, count, count);
}

/* The gutter that is worth most. All left edges are tried, at most one every two points. */
static bl_status find_gutter(bl_gutter *best, bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t count)
{
    *best = (bl_gutter){0};
    uint32_t steps = (uint32_t)(m->sheet->page->width / BL_EDGE_STEP) + 2;
    uint32_t *edges = BL_NEW_ARRAY(m->arena, uint32_t, steps);
    int32_t *least = BL_NEW_ARRAY(m->arena, int32_t, steps);
    if (edges == NULL || least == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->count; i++) {
        const bl_chunk *chunk = bl_chunk_at(m, r, i);
        uint32_t step = chunk->x0 < 0 ? 0 : (uint32_t)(chunk->x0 / BL_EDGE_STEP);
        step = step < steps ? step : steps - 1;
        least[step] = edges[step] == 0 || chunk->x0 < least[step] ? chunk->x0 : least[step];
        edges[step]++;
    }
    for (uint32_t i = 1; i < steps; i++)
        if (edges[i] > 0)
            try_gutter(best, m, r, bands, count, least[i]);
    return BL_OK;
}

/* ---- regions ---- */

/* Where text on the left of a gutter has to end: as far from the edge of the panel that it stands on as it begins, else somewhere in the gutter. */
static int32_t left_limit(const bl_maker *m, const bl_region *r, const bl_gutter *g)
{
    const bl_page *page = m->sheet->page;
    for (uint32_t i = 0; i < page->panels.count; i++) {
        const bl_box *b = &page->panels.items[i];
        if (b->x0 <= r->left && b->x1 > g->from && b->x1 < g->to + BL_POINT && b->x1 - (r->left - b->x0) >= g->from - BL_POINT)
            return b->x1 - (r->left - b->x0);
    }
    return g->to - (g->to - g->from) / 4;
}

/* Chunks of bands [begin, end), all, or those on one side of a gutter. */
static bl_status lay_part(bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t begin, uint32_t end, const bl_gutter *g, int which)
{
    if (begin >= end)
        return BL_OK;
    bl_region part = {BL_NEW_ARRAY(m->arena, uint32_t, bands[end - 1].end - bands[begin].begin + 1), 0, r->left, r->right};
    if (part.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t k = bands[begin].begin; k < bands[end - 1].end; k++) {
        int at = g != NULL && bl_chunk_at(m, r, k)->x0 >= g->to - BL_EDGE_STEP ? 1 : 0;
        if (g == NULL || at == which)
            part.chunks[part.count++] = r->chunks[k];
    }
    if (g != NULL && which == 0)
        part.right = left_limit(m, r, g);
    if (g != NULL && which == 1)
        part.left = g->to;
    return bl_region_lay(m, part, 0);
}

/* Does a list begin at this chunk? */
static bool begins_item(const bl_maker *m, const bl_chunk *chunk)
{
    const bl_glyph *glyphs = m->sheet->page->glyphs.items;
    return chunk->table == 0 &&
           (bl_is_bullet(glyphs[m->sheet->order[chunk->begin]].code) || bl_has_dot(m->sheet->page, chunk->x0, chunk->baseline, chunk->size));
}

/* Where a row holds items side by side ("• Java   • Go   • C"): the last band below it in which no text crosses from one of these columns into the next.
 * xs: their left edges. */
static uint32_t find_list(const bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t at, uint32_t count, int32_t xs[LISTS_MOST], uint32_t *columns)
{
    *columns = 0;
    for (uint32_t k = bands[at].begin; k < bands[at].end; k++)
        if (begins_item(m, bl_chunk_at(m, r, k)) && *columns < LISTS_MOST)
            xs[(*columns)++] = bl_chunk_at(m, r, k)->x0;
    if (*columns < 2 || !begins_item(m, bl_chunk_at(m, r, bands[at].begin)))
        return at;
    uint32_t end = at;
    for (bool crossed = false, lonely = false; end < count && !crossed && !lonely; end += !crossed && !lonely) {
        lonely = bands[end].end - bands[end].begin == 1 && !begins_item(m, bl_chunk_at(m, r, bands[end].begin)) &&
                 bl_chunk_at(m, r, bands[end].begin)->x0 < xs[0] + BL_EDGE_STEP;
        for (uint32_t k = bands[end].begin; k < bands[end].end; k++)
            for (uint32_t c = 1; c < *columns; c++)
                crossed = crossed || (bl_chunk_at(m, r, k)->x0 < xs[c] - BL_EDGE_STEP && bl_chunk_at(m, r, k)->x1 > xs[c]) || bl_chunk_at(m, r, k)->table != 0;
    }
    return end;
}

/* Bands [begin, end) in the columns of a list. */
static bl_status lay_list(bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t begin, uint32_t end, const int32_t *xs, uint32_t columns)
{
    for (uint32_t c = 0; c < columns; c++) {
        bl_region part = {
            BL_NEW_ARRAY(m->arena, uint32_t, bands[end - 1].end - bands[begin].begin + 1), 0, c == 0 ? r->left : xs[c], c + 1 < columns ? xs[c + 1] : r->right};
        if (part.chunks == NULL)
            return BL_ERROR_MEMORY;
        for (uint32_t k = bands[begin].begin; k < bands[end - 1].end; k++) {
            const int32_t x = bl_chunk_at(m, r, k)->x0 + BL_EDGE_STEP;
            if ((c == 0 || x >= xs[c]) && (c + 1 == columns || x < xs[c + 1]))
                part.chunks[part.count++] = r->chunks[k];
        }
        BL_TRY(bl_region_lay(m, part, 0));
    }
    return BL_OK;
}

/* Bands in which dates stand in a column of their own at the right, and text keeps off it. */
typedef struct dated {
    uint32_t begin, end;
    int32_t right; /* where that text ends at most */
} dated;

/* The last chunk of a band that holds a date behind something else; NULL: it holds none. */
static const bl_chunk *right_date(const bl_maker *m, const bl_region *r, const bl_band *b)
{
    const bl_chunk *last = bl_chunk_at(m, r, b->end - 1);
    return b->end - b->begin >= 2 && last->table == 0 && bl_is_figure(m, last) ? last : NULL;
}

/* From the first date at or behind band `at` on: until text crosses into the column of dates. The text must be seen to keep off: lines of it end near the column. */
static dated find_dated(const bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t at, uint32_t count)
{
    uint32_t dates = 0, ends = 0;
    while (at < count && right_date(m, r, &bands[at]) == NULL)
        at++;
    dated out = {at, at, INT32_MAX};
    for (uint32_t i = at; i < count; i++) {
        const bl_chunk *date = right_date(m, r, &bands[i]), *last = bl_chunk_at(m, r, bands[i].end - 1);
        if (date != NULL ? out.right != INT32_MAX && abs(date->x0 - out.right) > DATES_APART : last->x1 > out.right || last->table != 0)
            break;
        if (date != NULL && date->x0 < out.right)
            out.right = date->x0;
        dates += date != NULL;
        out.end = i + 1;
    }
    for (uint32_t i = out.begin; i < out.end; i++) {
        const bl_chunk *last = bl_chunk_at(m, r, bands[i].end - 1);
        ends += right_date(m, r, &bands[i]) == NULL && out.right - last->x1 < ENDS_NEAR * last->size;
    }
    if (dates < 2 || ends < 2)
        out.right = INT32_MAX;
    return out;
}

/* All bands, one after the other. */
static bl_status lay_rows(bl_maker *m, const bl_region *whole, const bl_band *bands, uint32_t count, uint32_t column)
{
    int32_t xs[LISTS_MOST];
    uint32_t columns;
    bl_region narrow = *whole;
    dated dates = find_dated(m, whole, bands, 0, count);
    column = column != 0 ? column : ++m->sheet->columns;
    for (uint32_t i = 0, end; i < count; i = end) {
        while (dates.end <= i && dates.begin < count)
            dates = find_dated(m, whole, bands, dates.end > i ? dates.end : i, count);
        narrow.right = i >= dates.begin && i < dates.end && dates.right < whole->right ? dates.right : whole->right;
        const bl_region *r = &narrow;
        end = m->depth < DEPTH_MOST ? find_list(m, r, bands, i, count, xs, &columns) : i;
        if (end > i) {
            m->depth++;
            BL_TRY(lay_list(m, r, bands, i, end, xs, columns));
            m->depth--;
            continue;
        }
        end = i + 1;
        if (end < count && bl_label_wraps(m, r, &bands[i], &bands[end])) {
            BL_TRY(bl_label_wrapped_put(m, r, &bands[i], &bands[end], column));
            end++;
            continue;
        }
        if (end < count && bl_date_wraps(m, r, &bands[i], &bands[end])) {
            BL_TRY(bl_date_wrapped_put(m, r, &bands[i], &bands[end], column));
            end++;
            continue;
        }
        BL_TRY(bl_row_put(m, r, bands[i].begin, bands[i].end, column, INT32_MIN));
    }
    return BL_OK;
}

bl_status bl_region_lay(bl_maker *m, bl_region r, uint32_t column)
{
    bl_band *bands;
    uint32_t count;
    bl_gutter g = {0};
    if (r.count == 0)
        return BL_OK;
    BL_TRY(bl_bands_make(m, &r, &bands, &count));
    if (m->depth < DEPTH_MOST)
        BL_TRY(find_gutter(&g, m, &r, bands, count));
    if (g.worth == 0)
        return lay_rows(m, &r, bands, count, column);
    m->depth++;
    BL_TRY(lay_part(m, &r, bands, 0, g.begin, NULL, 0));
    bl_sheet *sheet = m->sheet;
    bool page_wide = m->depth == 1 && !g.labels;
    if (page_wide) {
        sheet->gutter = g.to;
        sheet->left_begin = sheet->rows.count;
    }
    if (g.labels) {
        BL_TRY(bl_labels_lay(m, &r, bands, &g));
    } else {
        BL_TRY(lay_part(m, &r, bands, g.begin, g.end, &g, 0));
        if (page_wide)
            sheet->left_end = sheet->rows.count;
        BL_TRY(lay_part(m, &r, bands, g.begin, g.end, &g, 1));
        if (page_wide)
            sheet->right_end = sheet->rows.count;
    }
    if (page_wide)
        m->depth++; /* what follows is not the page's own bl_gutter */
    BL_TRY(lay_part(m, &r, bands, g.end, count, NULL, 0));
    m->depth -= page_wide ? 2 : 1;
    return BL_OK;
}

bl_status bl_columns_make(bl_sheet *sheet, bl_arena *arena, int32_t known)
{
    bl_maker m = {sheet, arena, 0, known};
    bl_region all = {BL_NEW_ARRAY(arena, uint32_t, sheet->chunks.count + 1), 0, INT32_MAX, 0};
    if (all.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < sheet->chunks.count; i++) {
        const bl_chunk *chunk = &sheet->chunks.items[i];
        if (chunk->dropped || chunk->table == BL_IN_TABLE) /* inside a table */
            continue;
        all.chunks[all.count++] = i;
        all.left = chunk->x0 < all.left ? chunk->x0 : all.left;
        all.right = chunk->x1 > all.right ? chunk->x1 : all.right;
    }
    int32_t mirror = sheet->page->width - all.left; /* margins are alike, whatever the longest line says */
    all.right = mirror > all.right ? mirror : all.right;
    return bl_region_lay(&m, all, 0);
}
