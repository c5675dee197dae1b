/* Dates or headings in a narrow column of their own, each beside what it names: timelines, and the pages of Europass and moderncv. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/worker/regions.h"

#define NARROW 45   /* hundredths of the region that labels take at most */
#define SAME_ROW 45 /* hundredths of an em between baselines of one row */
#define AIR 125     /* hundredths of the usual step: a new block begins behind more */
#define GROUPS_LEAST 3
#define PLACE_MOST 26u /* letters of a place below a date */

/* A label: the bands that it stands in, and those of what it names. */
typedef struct group {
    uint32_t begin, end; /* of the label's own bands */
    uint32_t next;       /* where the next label begins */
    uint32_t first_end;  /* of the bands of a date; what follows it in the label is a place */
} group;

/* First chunk of a band on one side of the gutter; NULL: none. */
static const bl_chunk *side_of(const bl_maker *m, const bl_region *r, const bl_band *b, const bl_gutter *g, bool right)
{
    for (uint32_t k = b->begin; k < b->end; k++)
        if ((bl_chunk_at(m, r, k)->x0 >= g->to - BL_EDGE_STEP) == right)
            return bl_chunk_at(m, r, k);
    return NULL;
}

static uint32_t code_at(const bl_maker *m, uint32_t at) { return m->sheet->page->glyphs.items[m->sheet->order[at]].code; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '~' || c == 0xFF5E || c == 0x81F3; } /* 至 */

/* Does the second line of a date complete the first: "June 2016 – | Present", "2019 | 年7月"? */
static bool completes(const bl_maker *m, const bl_chunk *a, const bl_chunk *b)
{
    const uint32_t last = code_at(m, a->end - 1), first = code_at(m, b->begin);
    return is_dash(last) || is_dash(first) || first == 0x5E74 || first == 0x6708 || (is_digit(first) && !is_digit(last) && last < 0x80);
}

/* Are two lines of the left side one label? */
static bool is_one_label(const bl_maker *m, const bl_chunk *a, const bl_chunk *b, int32_t edge)
{
    const bool aligned = abs(a->x0 - b->x0) <= a->size || abs(a->x1 - b->x1) <= a->size;
    if (b->baseline - a->baseline > 2 * a->size || abs(a->size - b->size) * 10 > a->size || a->bold != b->bold || !aligned)
        return false;
    if (bl_is_figure(m, a) || bl_is_figure(m, b))
        return completes(m, a, b);
    uint32_t end = b->begin; /* would its first word have fitted? */
    while (end < b->end && !bl_is_blank(code_at(m, end)))
        end++;
    const int32_t word = m->sheet->page->glyphs.items[m->sheet->order[end - 1]].x1 - b->x0;
    return a->x1 + word + a->size / 4 > edge;
}

/* Does a line below a date say where that was: "Oslo, Norway"? */
static bool is_place_of(const bl_maker *m, const bl_chunk *date, const bl_chunk *last, const bl_chunk *b)
{
    const bool aligned = abs(date->x0 - b->x0) < BL_EDGE_STEP || abs(date->x1 - b->x1) < BL_EDGE_STEP;
    return aligned && !b->bold && b->letters <= PLACE_MOST && b->size <= date->size && b->baseline - last->baseline < 2 * last->size && !bl_is_figure(m, b);
}

/* The right edge of the left side. */
static int32_t left_edge(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g)
{
    int32_t x1 = r->left;
    for (uint32_t k = bands[g->begin].begin; k < bands[g->end - 1].end; k++)
        if (bl_chunk_at(m, r, k)->x0 < g->to - BL_EDGE_STEP && bl_chunk_at(m, r, k)->x1 > x1)
            x1 = bl_chunk_at(m, r, k)->x1;
    return x1;
}

/* The label that begins in band `at`, or behind it. */
static bool find_group(group *out, const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, uint32_t at, int32_t edge)
{
    while (at < g->end && side_of(m, r, &bands[at], g, false) == NULL)
        at++;
    if (at >= g->end)
        return false;
    const bl_chunk *first = side_of(m, r, &bands[at], g, false), *last = first;
    *out = (group){at, at + 1, g->end, at + 1};
    const bool date = bl_is_figure(m, first);
    for (uint32_t i = at + 1; i < g->end; i++) {
        const bl_chunk *next = side_of(m, r, &bands[i], g, false);
        if (next == NULL)
            continue;
        const bool one = out->first_end == out->end && is_one_label(m, last, next, edge);
        if (!one && !(date && is_place_of(m, first, last, next))) {
            out->next = i;
            break;
        }
        out->end = i + 1;
        out->first_end = one ? out->end : out->first_end;
        last = next;
    }
    return true;
}

/* The usual distance between rows of the right side: the least that is no overlap. */
static int32_t usual_step(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g)
{
    const bl_chunk *above = NULL;
    int32_t least = 0;
    for (uint32_t i = g->begin; i < g->end; i++) {
        const bl_chunk *now = side_of(m, r, &bands[i], g, true);
        if (now != NULL && above != NULL && now->baseline - above->baseline > now->size * 9 / 10 && (least == 0 || now->baseline - above->baseline < least))
            least = now->baseline - above->baseline;
        above = now != NULL ? now : above;
    }
    return least;
}

/* Does what stands beside a label begin there, or does nothing stand beside it? A date may stand beside any line. */
static bool is_beside_begin(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, const group *label, int32_t step)
{
    const bl_chunk *left = side_of(m, r, &bands[label->begin], g, false), *right = side_of(m, r, &bands[label->begin], g, true), *above = NULL;
    for (uint32_t i = label->begin; i-- > g->begin && above == NULL;)
        above = side_of(m, r, &bands[i], g, true);
    if (above == NULL || (right != NULL && bl_is_figure(m, left)))
        return true;
    return right != NULL ? (right->baseline - above->baseline) * 100 > step * AIR : left->baseline - above->baseline > step;
}

static bool begins_bold(const bl_maker *m, const bl_chunk *chunk)
{
    return chunk->table == 0 && m->sheet->page->glyphs.items[m->sheet->order[chunk->begin]].bold;
}

/* Does something begin beside a label, to be seen by its letters or by the air above it? */
static bool begins_beside(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, const group *label, int32_t step)
{
    const bl_chunk *right = side_of(m, r, &bands[label->begin], g, true), *above = NULL;
    for (uint32_t i = label->begin; i-- > g->begin && above == NULL;)
        above = side_of(m, r, &bands[i], g, true);
    return right != NULL && (above == NULL || (begins_bold(m, right) && !begins_bold(m, above)) || (right->baseline - above->baseline) * 100 > step * AIR);
}

/* A label that stands above what it names, as a heading does, rather than before its first line. */
static bool is_heading(const bl_maker *m, const bl_chunk *label, const bl_chunk *text)
{
    return !bl_is_figure(m, label) && (label->size * 100 > text->size * 108 || (label->bold && !text->bold));
}

/* Does a heading stand alone in its row, and what it names below it on the right? */
static bool is_above(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, const group *label)
{
    const bl_chunk *name = side_of(m, r, &bands[label->begin], g, false), *text = NULL;
    for (uint32_t i = label->begin; i < label->next && text == NULL; i++)
        text = side_of(m, r, &bands[i], g, true);
    return text != NULL && is_heading(m, name, text);
}

/* The first label beside or above something; what stands higher on the left is a name and its contacts. */
static bool find_first(group *out, const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, int32_t edge)
{
    for (uint32_t at = g->begin; find_group(out, m, r, bands, g, at, edge); at = out->next)
        for (uint32_t i = out->begin; i < out->next; i++)
            if (side_of(m, r, &bands[i], g, true) != NULL)
                return true;
    return false;
}

bool bl_labels_are(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g)
{
    const int32_t step = usual_step(m, r, bands, g);
    const int32_t edge = left_edge(m, r, bands, g);
    uint32_t groups = 0, good = 0, beside = 0, above = 0;
    group label;
    if (!find_first(&label, m, r, bands, g, edge))
        return false;
    for (uint32_t at = label.begin; find_group(&label, m, r, bands, g, at, edge); at = label.next) {
        groups++;
        good += label.first_end < label.end ? begins_beside(m, r, bands, g, &label, step) : is_beside_begin(m, r, bands, g, &label, step);
        beside += side_of(m, r, &bands[label.begin], g, true) != NULL;
        above += is_above(m, r, bands, g, &label);
    }
    return (groups >= GROUPS_LEAST ? beside >= 2 || above == groups : groups == 2 && above == groups) && good * 10 >= groups * 9 && g->right >= groups &&
           (edge - r->left) * 100 < (r->right - r->left) * NARROW;
}

/* Chunks of bands [begin, end) on one side. */
static bl_status take_side(bl_maker *m, const bl_region *r, const bl_band *bands, uint32_t begin, uint32_t end, const bl_gutter *g, bool right, bl_region *out)
{
    *out = (bl_region){BL_NEW_ARRAY(m->arena, uint32_t, bands[end - 1].end - bands[begin].begin + 1), 0, right ? g->to : r->left, right ? r->right : g->to};
    if (out->chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t k = bands[begin].begin; k < bands[end - 1].end; k++)
        if ((bl_chunk_at(m, r, k)->x0 >= g->to - BL_EDGE_STEP) == right)
            out->chunks[out->count++] = r->chunks[k];
    return BL_OK;
}

/* The label and the first row beside it as one row, then the rest in the same column. named: chunks of the label before its place. */
static bl_status lay_beside(bl_maker *m, bl_region *label, uint32_t named, const bl_region *text, const bl_band *first, uint32_t rows)
{
    bl_region row = {BL_NEW_ARRAY(m->arena, uint32_t, label->count + text->count + 1), 0, label->left, text->right}, rest = *text;
    if (row.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < named; i++)
        row.chunks[row.count++] = label->chunks[i];
    for (uint32_t i = 0; i < first->end; i++)
        row.chunks[row.count++] = text->chunks[i];
    for (uint32_t i = named; i < label->count; i++)
        row.chunks[row.count++] = label->chunks[i];
    const uint32_t column = ++m->sheet->columns;
    BL_TRY(bl_row_put(m, &row, 0, row.count, column, bl_chunk_at(m, text, 0)->x0));
    rest.chunks += first->end;
    rest.count -= first->end;
    return rows > 1 ? bl_region_lay(m, rest, column) : BL_OK;
}

/* Do labels stand above what they name anywhere here? */
static bool has_headings(const bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g, int32_t edge)
{
    group label;
    for (uint32_t at = g->begin; find_group(&label, m, r, bands, g, at, edge); at = label.next) {
        const bl_chunk *text = side_of(m, r, &bands[label.begin], g, true);
        if (text != NULL && is_heading(m, side_of(m, r, &bands[label.begin], g, false), text))
            return true;
    }
    return false;
}

bl_status bl_labels_lay(bl_maker *m, const bl_region *r, const bl_band *bands, const bl_gutter *g)
{
    group label;
    bl_region left, right;
    bl_band *rows;
    uint32_t count, at = g->begin;
    const int32_t edge = left_edge(m, r, bands, g);
    const bool headings = has_headings(m, r, bands, g, edge);
    if (find_first(&label, m, r, bands, g, edge) && label.begin > at) { /* before the first label */
        for (int side = 0; side < 2; side++) {
            BL_TRY(take_side(m, r, bands, at, label.begin, g, side == 1, &right));
            BL_TRY(bl_region_lay(m, right, 0));
        }
        at = label.begin;
    }
    for (; find_group(&label, m, r, bands, g, at, edge); at = label.next) {
        BL_TRY(take_side(m, r, bands, label.begin, label.first_end, g, false, &left));
        const uint32_t named = left.count;
        BL_TRY(take_side(m, r, bands, label.begin, label.end, g, false, &left));
        BL_TRY(take_side(m, r, bands, label.begin, label.next, g, true, &right));
        BL_TRY(bl_bands_make(m, &right, &rows, &count));
        const bl_chunk *name = bl_chunk_at(m, &left, 0), *text = count > 0 ? bl_chunk_at(m, &right, 0) : NULL;
        const bool level = text != NULL && abs(text->baseline - name->baseline) * 100 <= SAME_ROW * name->size;
        const bool heading = level && (is_heading(m, name, text) || (headings && name->bold && !bl_is_figure(m, name)));
        if (level && !heading) {
            BL_TRY(lay_beside(m, &left, named, &right, &rows[0], count));
            continue;
        }
        BL_TRY(bl_row_put(m, &left, 0, left.count, ++m->sheet->columns, INT32_MIN));
        BL_TRY(bl_region_lay(m, right, 0));
    }
    return BL_OK;
}

/* Is the lower chunk the second line of a date? */
static bool wraps(const bl_maker *m, const bl_chunk *upper, const bl_chunk *lower)
{
    const bool date = upper->table == 0 && lower->table == 0 && bl_is_figure(m, upper) && lower->letters <= 12;
    const bool aligned = abs(lower->x0 - upper->x0) < BL_EDGE_STEP || abs(lower->x1 - upper->x1) < BL_EDGE_STEP;
    return date && aligned && lower->baseline - upper->baseline < 2 * upper->size && completes(m, upper, lower);
}

bool bl_label_wraps(const bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b)
{
    const bl_chunk *lower = bl_chunk_at(m, r, b->begin);
    return a->end - a->begin >= 2 && wraps(m, bl_chunk_at(m, r, a->begin), lower) && lower->x1 < bl_chunk_at(m, r, a->begin + 1)->x0;
}

bool bl_date_wraps(const bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b)
{
    const bl_chunk *lower = bl_chunk_at(m, r, b->end - 1);
    return a->end - a->begin >= 2 && wraps(m, bl_chunk_at(m, r, a->end - 1), lower) && lower->x0 > bl_chunk_at(m, r, a->end - 2)->x1 &&
           (b->end - b->begin == 1 || lower->x0 > bl_chunk_at(m, r, b->end - 2)->x1);
}

bl_status bl_date_wrapped_put(bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b, uint32_t column)
{
    bl_region row = {BL_NEW_ARRAY(m->arena, uint32_t, a->end - a->begin + 2), 0, r->left, r->right};
    if (row.chunks == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t k = a->begin; k < a->end; k++)
        row.chunks[row.count++] = r->chunks[k];
    row.chunks[row.count++] = r->chunks[b->end - 1];
    BL_TRY(bl_row_put(m, &row, 0, row.count, column, INT32_MIN));
    return b->begin + 1 < b->end ? bl_row_put(m, r, b->begin, b->end - 1, column, INT32_MIN) : BL_OK;
}

bl_status bl_label_wrapped_put(bl_maker *m, const bl_region *r, const bl_band *a, const bl_band *b, uint32_t column)
{
    bl_region row = {BL_NEW_ARRAY(m->arena, uint32_t, b->end - a->begin + 1), 0, r->left, r->right};
    if (row.chunks == NULL)
        return BL_ERROR_MEMORY;
    row.chunks[row.count++] = r->chunks[a->begin];
    row.chunks[row.count++] = r->chunks[b->begin];
    for (uint32_t k = a->begin + 1; k < a->end; k++)
        row.chunks[row.count++] = r->chunks[k];
    BL_TRY(bl_row_put(m, &row, 0, row.count, column, bl_chunk_at(m, &row, 2)->x0));
    return b->begin + 1 < b->end ? bl_row_put(m, r, b->begin + 1, b->end, column, INT32_MIN) : BL_OK;
}
