/* Rows that were broken only because the column ended. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/worker/rows.h"

#define LEADING_MOST 200 /* hundredths of an em between baselines of one paragraph */

/* ---- rows that were broken to fit ---- */

static bool ends_sentence(uint32_t c) { return c == '.' || c == 0x3002 || c == ';' || c == 0xFF1B || c == '!' || c == 0xFF01 || c == '?' || c == 0xFF1F; }

/* Chinese punctuation that may not begin a line. */
static bool is_tied(uint32_t c)
{
    switch (c) {
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x3011: /* 】 */
    case 0x201D: /* ” */
    case 0xFF01: /* ！ */
    case 0xFF09: /* ） */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF1F: /* ？ */ return true;
    default: return false;
    }
}

/* Width of what would have had to fit: the first word of a row, with the punctuation behind it. */
static int32_t first_word(const bl_layout *l, const bl_row *row)
{
    const bl_chunk *chunk = bl_row_chunk(l, row, 0);
    int32_t x0 = bl_row_glyph(l, row, chunk->begin)->x0, x1 = x0;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        const bl_glyph *g = bl_row_glyph(l, row, i);
        const bool parts = i > chunk->begin && (bl_is_han(g->code) || (bl_is_han(bl_row_glyph(l, row, i - 1)->code) && !is_tied(g->code)));
        if (bl_is_blank(g->code) || parts)
            break;
        x1 = g->x1;
    }
    return x1 - x0;
}

/* Where a row ends, without the punctuation of Chinese that may hang over the edge. */
static int32_t solid_end(const bl_layout *l, const bl_row *row)
{
    const bl_glyph *last = row->kind == BL_ROW_TEXT ? bl_row_last(l, row) : NULL;
    bool hangs = last != NULL && bl_is_dense(last->code) && !bl_is_word(last->code);
    return hangs && last->x0 < row->x1 ? last->x0 : row->x1;
}

/* The right edge that the rows of a column respect, and how many end near it. */
static int32_t right_edge(const bl_layout *l, uint32_t at, uint32_t *near)
{
    const bl_row *row = l->rows.items[at];
    int32_t edge = 0;
    uint32_t begin = at, end = at + 1;
    while (begin > 0 && at - begin < 200 && l->rows.items[begin - 1]->column == row->column && l->rows.items[begin - 1]->page == row->page)
        begin--;
    while (end < l->rows.count && end - at < 200 && l->rows.items[end]->column == row->column && l->rows.items[end]->page == row->page)
        end++;
    for (uint32_t i = begin; i < end; i++)
        edge = solid_end(l, l->rows.items[i]) > edge ? solid_end(l, l->rows.items[i]) : edge;
    *near = 0;
    for (uint32_t i = begin; i < end; i++)
        *near += l->rows.items[i]->x1 > edge - row->size * 6 / 5 && bl_row_chunks(l->rows.items[i]) == 1;
    return edge;
}

/* Begins with a year. */
static bool is_figure_row(const bl_layout *l, const bl_row *row)
{
    const bl_chunk *chunk = bl_row_chunk(l, row, 0);
    uint32_t digits = 0;
    for (uint32_t i = chunk->begin; i < chunk->end && digits < 4; i++, digits++) {
        uint32_t c = bl_row_glyph(l, row, i)->code;
        if (c < '0' || c > '9')
            return false;
    }
    return digits == 4;
}

/* "2019年4月", and below it "- 至今": no item, but the rest of a period. */
static bool is_rest_of_range(const bl_layout *l, const bl_row *a, const bl_row *b)
{
    const bl_chunk *chunk = bl_row_chunk(l, b, 0);
    uint32_t last = bl_row_last(l, a)->code, dash = bl_row_first(l, b)->code, at = chunk->begin + 1;
    if (!((last >= '0' && last <= '9') || last == 0x5E74 || last == 0x6708) || !(dash == '-' || dash == 0x2013 || dash == 0x2014 || dash == '~'))
        return false;
    while (at < chunk->end && bl_is_blank(bl_row_glyph(l, b, at)->code))
        at++;
    uint32_t next = at < chunk->end ? bl_row_glyph(l, b, at)->code : 0;
    return (next >= '0' && next <= '9') || next == 0x81F3 || next == 0x4ECA || next == 'P' || next == 'p' || next == 'n' || next == 'N'; /* 至, 今 */
}

/* Does the last row of a column or page go on in the first one of the next? It fills its line, ends no sentence, and what follows begins like the rest of
 * one: in the middle of a Chinese word, or with a small letter. */
static bool goes_on_elsewhere(const bl_layout *l, uint32_t at_a, int32_t text_x)
{
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_a + 1];
    const bool next_page = b->page == a->page + 1, next_column = b->page == a->page && b->column != a->column && b->baseline < a->baseline;
    if ((!next_page && !next_column) || abs(a->size - b->size) * 100 > 4 * a->size || bl_row_has_gap(l, a) || bl_row_has_gap(l, b))
        return false;
    if (bl_row_last(l, a)->bold || bl_row_first(l, b)->bold || bl_row_lead(l, b).item || is_figure_row(l, b))
        return false;
    const uint32_t last = bl_row_last(l, a)->code, first = bl_row_first(l, b)->code;
    const bool flows = (bl_is_dense(first) && bl_is_dense(last)) || (first >= 'a' && first <= 'z');
    if (!flows || ends_sentence(last) || last == ':' || last == 0xFF1A || abs((b->x0 - b->left) - (text_x - a->left)) > a->size)
        return false;
    uint32_t near;
    return a->x1 + first_word(l, b) + a->size / 5 >= right_edge(l, at_a, &near) && near >= 2;
}

bool bl_row_goes_on(const bl_layout *l, uint32_t at_a, int32_t text_x, bool item)
{
    const uint32_t at_b = at_a + 1;
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_b];
    if (a->kind != BL_ROW_TEXT || b->kind != BL_ROW_TEXT)
        return false;
    if (a->column != b->column || a->page != b->page)
        return goes_on_elsewhere(l, at_a, text_x);
    if (abs(a->size - b->size) * 100 > 8 * a->size)
        return false;
    int32_t step = b->baseline - a->baseline, leading = bl_row_leading(l, at_b);
    if (step <= 0 || step * 100 > LEADING_MOST * a->size || (leading > 0 && step * 100 > leading * 116))
        return false;
    if (bl_row_last(l, a)->bold != bl_row_first(l, b)->bold || (bl_row_lead(l, b).item && !is_rest_of_range(l, a, b)) || bl_row_has_gap(l, a))
        return false;
    if (b->x0 > text_x + 6 * a->size / 10 || b->x0 < text_x - 5 * a->size / 2 - a->size / 2)
        return false;
    uint32_t near, last = bl_row_last(l, a)->code, first = bl_row_first(l, b)->code;
    int32_t edge = right_edge(l, at_a, &near);
    if (a->x1 + first_word(l, b) + a->size / 5 < edge)
        return false; /* it would have fitted: the line was ended on purpose */
    if ((ends_sentence(last) || is_figure_row(l, b)) && bl_row_has_gap(l, b))
        return false;
    if (a->x1 + first_word(l, b) > a->right - a->size)
        return true; /* nor into the column */
    bool wide = (a->x1 - a->x0) * 10 > (a->right - a->left) * 6, label = last == ':' || last == 0xFF1A;
    if (item && abs(b->x0 - text_x) * 2 < a->size)
        return true;
    bool flows = label || (wide && !ends_sentence(last) && ((first >= 'a' && first <= 'z') || bl_is_dense(first)));
    return flows || (near >= 3 && !(first >= '0' && first <= '9'));
}

int32_t bl_row_leading(const bl_layout *l, uint32_t at)
{
    int32_t least = 0;
    if (at == 0)
        return 0;
    const bl_row *above = l->rows.items[at - 1], *row = l->rows.items[at];
    for (uint32_t i = at > 40 ? at - 40 : 0; i + 1 < l->rows.count && i < at + 40; i++) {
        const bl_row *a = l->rows.items[i], *b = l->rows.items[i + 1];
        int32_t step = b->baseline - a->baseline;
        bool alike = a->column == row->column && b->column == row->column && a->page == b->page && abs(a->size - row->size) * 10 < row->size &&
                     abs(b->size - row->size) * 10 < row->size && a->dense == above->dense && b->dense == row->dense;
        if (alike && step * 10 > 9 * row->size && (least == 0 || step < least))
            least = step;
    }
    return least;
}
