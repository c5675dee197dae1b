/* Rows that were broken only because the column ended. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/worker/rows.h"

#define LEADING_MOST 200 /* hundredths of an em between baselines of one paragraph */
#define ENOUGH 2         /* weight of evidence from which two rows are one line */
#define ROWS_MOST 200u   /* of a column that are looked at in each direction */
#define WORD_MOST 14u    /* letters of a word or two in a list */
#define TOP_ROWS 6u      /* that a head of a document has at most */
#define TOP_NEAR 4u      /* rows that make an edge */
#define EXACT 30         /* hundredths of a point: lines that end at the same place */

static int32_t first_word(const bl_layout *l, const bl_row *row) { return bl_first_word(&l->sheets[row->page], bl_row_chunk(l, row, 0)); }

/* The room that a row would have needed to take in the first word of the next: a blank as this row has them, and the word. */
static int32_t needed(const bl_layout *l, const bl_row *a, const bl_row *b)
{
    const bool dense_a = bl_is_dense(bl_row_last(l, a)->code), dense_b = bl_is_dense(bl_row_first(l, b)->code);
    const bool figure = (dense_a ? bl_row_first(l, b) : bl_row_last(l, a))->code <= '9';
    if ((dense_a && dense_b) || ((dense_a || dense_b) && !(figure ? l->airy_figures : l->airy)))
        return first_word(l, b) + a->size / 5;
    for (uint32_t k = 0; k < bl_row_chunks(a); k++)
        for (uint32_t i = bl_row_chunk(l, a, k)->begin; i < bl_row_chunk(l, a, k)->end; i++) {
            const bl_glyph *g = bl_row_glyph(l, a, i);
            if (bl_is_blank(g->code) && g->x1 - g->x0 > a->size / 6 && g->x1 - g->x0 < a->size * 2 / 5)
                return first_word(l, b) + g->x1 - g->x0;
        }
    return first_word(l, b) + a->size / 4;
}

/* Where a row ends, without the punctuation of Chinese that may hang over the edge, and without a date that stands beyond it in a column of its own. */
static int32_t solid_end(const bl_layout *l, const bl_row *row)
{
    for (uint32_t k = row->kind == BL_ROW_TEXT ? bl_row_chunks(row) : 0; k-- > 1;)
        if (bl_row_chunk(l, row, k)->x0 >= row->right && bl_row_chunk(l, row, k - 1)->x1 <= row->right)
            return bl_row_chunk(l, row, k - 1)->x1;
    const bl_glyph *last = row->kind == BL_ROW_TEXT ? bl_row_last(l, row) : NULL;
    bool hangs = last != NULL && bl_is_dense(last->code) && !bl_is_word(last->code);
    return hangs && last->x0 < row->x1 ? last->x0 : row->x1;
}

/* Of one column: on this page, or of one that stands at the same place on another. */
static bool share_column(const bl_row *a, const bl_row *b)
{
    return (a->column == b->column && a->right == b->right) ||
           (a->page != b->page && abs(a->left - b->left) < a->size && abs(a->right - b->right) < 3 * a->size);
}

static uint32_t count_near(const bl_layout *l, uint32_t begin, uint32_t end, const bl_row *row, int32_t edge)
{
    uint32_t near = 0;
    for (uint32_t i = begin; i < end; i++) {
        const bl_row *r = l->rows.items[i];
        near += share_column(r, row) && r->x1 > edge - row->size * 6 / 5 && solid_end(l, r) <= edge && bl_row_chunks(r) == 1;
    }
    return near;
}

/* Rows that end at the edge, as justified ones do. */
static uint32_t count_exact(const bl_layout *l, uint32_t begin, uint32_t end, const bl_row *row, int32_t edge)
{
    uint32_t exact = 0;
    for (uint32_t i = begin; i < end; i++)
        exact += share_column(l->rows.items[i], row) && abs(solid_end(l, l->rows.items[i]) - edge) < EXACT;
    return exact;
}

/* Does a row that ends at x1 pass an edge that those below it, rows [begin, end), make? */
static bool stands_out(const bl_layout *l, uint32_t begin, uint32_t end, const bl_row *row, int32_t edge, int32_t x1)
{
    const bool exact = count_exact(l, begin, end, row, edge) >= TOP_NEAR;
    return x1 > edge + (exact ? EXACT : row->size) && count_near(l, begin, end, row, edge) >= TOP_NEAR;
}

/* The right edge that the rows of a column respect, and how many end near it. A name and its contacts at the top of a column may be wider than that. */
static int32_t right_edge(const bl_layout *l, uint32_t at, uint32_t *near)
{
    const bl_row *row = l->rows.items[at];
    const uint32_t begin = at > ROWS_MOST ? at - ROWS_MOST : 0, end = at + ROWS_MOST < l->rows.count ? at + ROWS_MOST : l->rows.count;
    int32_t edge = 0, below = 0;
    uint32_t top = begin; /* behind the rows above this one that are wider than all that follow */
    for (uint32_t i = end; i-- > begin;) {
        const bl_row *r = l->rows.items[i];
        const int32_t x1 = share_column(r, row) ? solid_end(l, r) : 0;
        if (edge > 0 && i < at && x1 > edge + EXACT && stands_out(l, i + 1, end, row, edge, x1)) {
            top = top > begin ? top : i + 1;
            below = below > 0 ? below : edge;
        }
        edge = x1 > edge ? x1 : edge;
    }
    if (below > 0 && at - top < ROWS_MOST && top - begin <= TOP_ROWS)
        edge = below;
    else
        top = begin;
    *near = count_near(l, top, end, row, edge);
    return edge;
}

/* The room that single blanks take in a row. */
typedef struct blanks {
    int32_t least, most;
    uint32_t count;
} blanks;

static void count_blank(blanks *all, int32_t room)
{
    all->least = all->count == 0 || room < all->least ? room : all->least;
    all->most = room > all->most ? room : all->most;
    all->count++;
}

/* Are its blanks, three at least, all of one width? */
static bool is_even(const bl_layout *l, const bl_row *row)
{
    blanks all = {0};
    for (uint32_t k = 0; k < bl_row_chunks(row); k++) {
        const bl_chunk *chunk = bl_row_chunk(l, row, k), *above = k > 0 ? bl_row_chunk(l, row, k - 1) : NULL;
        if (above != NULL && !(above->trailing && above->end + 1 == chunk->begin))
            return false; /* fields, or more than a blank between them */
        if (above != NULL)
            count_blank(&all, chunk->x0 - above->x1);
        for (uint32_t i = chunk->begin + 1; i + 1 < chunk->end; i++) {
            const bl_glyph *a = bl_row_glyph(l, row, i - 1), *blank = bl_row_glyph(l, row, i), *b = bl_row_glyph(l, row, i + 1);
            if (bl_is_blank(blank->code) && !bl_is_blank(a->code) && !bl_is_blank(b->code))
                count_blank(&all, b->x0 - a->x1);
        }
    }
    return all.count >= 3 && all.most * 10 <= all.least * 13;
}

void bl_rows_mark_stretched(bl_layout *l)
{
    for (uint32_t i = 0; i < l->rows.count; i++) {
        bl_row *row = l->rows.items[i];
        uint32_t near;
        if (row->kind != BL_ROW_TEXT)
            continue;
        const int32_t edge = right_edge(l, i, &near);
        const uint32_t end = i + ROWS_MOST < l->rows.count ? i + ROWS_MOST : l->rows.count;
        row->stretched = is_even(l, row) ||
                         (near >= TOP_NEAR && abs(row->x1 - edge) < EXACT && count_exact(l, i > ROWS_MOST ? i - ROWS_MOST : 0, end, row, edge) >= TOP_NEAR);
    }
}

/* A bullet that parts two fields of a broken line: "Leeds ·", or "· Leeds" below it. It stands within the row above too, or no other row begins with it. */
static bool is_separator(const bl_layout *l, uint32_t at_a)
{
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_a + 1];
    const uint32_t mark = bl_row_first(l, b)->code;
    if (bl_row_lead(l, b).ordered || bl_row_lead(l, b).glyph == bl_row_chunk(l, b, 0)->begin || bl_row_first(l, a)->code == mark)
        return false;
    for (uint32_t k = 0; k < bl_row_chunks(a); k++)
        for (uint32_t i = bl_row_chunk(l, a, k)->begin + 1; i + 1 < bl_row_chunk(l, a, k)->end; i++)
            if (bl_row_glyph(l, a, i)->code == mark && bl_is_blank(bl_row_glyph(l, a, i - 1)->code) && bl_is_blank(bl_row_glyph(l, a, i + 1)->code))
                return true;
    if (mark != '-' && mark != 0x2013 && mark != 0x2014)
        return false;
    for (uint32_t i = 0; i < l->rows.count; i++)
        if (i != at_a + 1 && l->rows.items[i]->kind == BL_ROW_TEXT && bl_row_first(l, l->rows.items[i])->code == mark)
            return false;
    return true;
}

/* Does the last row of a column or page go on in the first one of the next? It fills its line, ends no sentence, and what follows begins like the rest of
 * one: in the middle of a Chinese word, or with a small letter. */
static bool goes_on_elsewhere(const bl_layout *l, uint32_t at_a, int32_t text_x)
{
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_a + 1];
    const bool next_page = b->page == a->page + 1, next_column = b->page == a->page && b->column != a->column && b->baseline < a->baseline;
    const bl_seam seam = bl_seam_read(l, a, b);
    if ((!next_page && !next_column) || abs(a->size - b->size) * 100 > 4 * a->size || (!seam.period && (bl_row_has_gap(l, a) || bl_row_has_gap(l, b))))
        return false;
    if (bl_row_last(l, a)->bold || bl_row_first(l, b)->bold || bl_row_lead(l, b).item || (seam.fresh && !seam.period) || seam.labelled)
        return false;
    const uint32_t last = bl_row_last(l, a)->code, first = bl_row_first(l, b)->code;
    const bool flows = seam.period || (bl_is_dense(first) && bl_is_dense(last)) || (first >= 'a' && first <= 'z');
    if (!flows || seam.closed || last == ':' || last == 0xFF1A || abs((b->x0 - b->left) - (text_x - a->left)) > a->size)
        return false;
    uint32_t near;
    return seam.period || (a->x1 + needed(l, a, b) >= right_edge(l, at_a, &near) && near >= 2);
}

/* Do all rows of the block around `at` hold a short word, and end at the same place, the last one too? A list does; a paragraph seldom. */
static bool are_equal(const bl_layout *l, uint32_t at)
{
    const bl_row *row = l->rows.items[at];
    const int32_t most = (l->rows.items[at + 1]->baseline - row->baseline) * 116 / 100;
    uint32_t begin = at, end = at + 1;
    while (begin > 0 && at - begin < 40 && l->rows.items[begin - 1]->column == row->column &&
           l->rows.items[begin]->baseline - l->rows.items[begin - 1]->baseline <= most)
        begin--;
    while (end < l->rows.count && end - at < 40 && l->rows.items[end]->column == row->column &&
           l->rows.items[end]->baseline - l->rows.items[end - 1]->baseline <= most)
        end++;
    for (uint32_t i = begin; i < end; i++)
        if (abs(solid_end(l, l->rows.items[i]) - solid_end(l, row)) > row->size * 7 / 10 || bl_row_chunk(l, l->rows.items[i], 0)->letters > WORD_MOST)
            return false;
    return true;
}

/* How much speaks for one line, where the first word of the next row would not have fitted. */
static int weigh(const bl_layout *l, uint32_t at_a, const bl_lead *head, uint32_t since, int32_t edge, uint32_t near)
{
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_a + 1];
    const int64_t width = edge - a->left, word = needed(l, a, b);
    const bl_seam seam = bl_seam_read(l, a, b);
    const bool full = a->x1 + word > a->right - a->size;                                 /* nor would it have fitted into the column */
    int weight = word * 100 < width * 12 ? 2 : word * 100 < width * 30 ? 1 : 0;          /* the shorter the word, the less by chance */
    weight += bl_is_han(bl_row_last(l, a)->code) && bl_is_han(bl_row_first(l, b)->code); /* within a word, perhaps */
    weight = near >= 3 || full ? weight : near == 2 && weight > 1 ? 1 : 0;               /* an edge that one row makes is none */
    weight += (near >= 3) + full;
    weight += at_a > since ? 2 : 0; /* it is running text already */
    weight += head->item && abs(b->x0 - head->x) * 2 < a->size ? 3 : 0;
    weight += a->size * 100 > l->body * 112; /* headings seldom follow each other */
    weight += seam.period || seam.open || seam.resumed ? 3 : 0;
    weight += l->trails && a->trailing ? 1 : 0;
    weight -= bl_row_last(l, a)->bold != bl_row_first(l, b)->bold ? 4 : 0;
    weight -= are_equal(l, at_a) ? 3 : 0;
    weight -= seam.closed ? 1 : 0;
    weight -= seam.dated ? 3 : 0;
    weight -= !seam.fresh || seam.period ? 0 : seam.open || seam.undated ? 1 : 4;
    weight -= !seam.labelled ? 0 : seam.open ? 1 : bl_is_han(bl_row_first(l, b)->code) ? 5 : 3;
    return weight;
}

bool bl_row_goes_on(const bl_layout *l, uint32_t at_a, const bl_lead *head, uint32_t since)
{
    const uint32_t at_b = at_a + 1;
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_b];
    const int32_t text_x = at_a == since ? head->x : a->x0;
    if (a->kind != BL_ROW_TEXT || b->kind != BL_ROW_TEXT)
        return false;
    if (a->column != b->column || a->page != b->page)
        return goes_on_elsewhere(l, at_a, text_x);
    if (abs(a->size - b->size) * 100 > 8 * a->size)
        return false;
    int32_t step = b->baseline - a->baseline, leading = bl_row_leading(l, at_b);
    const bool hangs = head->item && abs(b->x0 - head->x) * 2 < a->size; /* behind a bullet: no other item begins there */
    const bl_seam seam = bl_seam_read(l, a, b);
    const int32_t most = hangs ? 140 : seam.open || seam.resumed || seam.period ? 125 : 116; /* hundredths of the usual step */
    if (step <= 0 || step * 100 > LEADING_MOST * a->size || (leading > 0 && step * 100 > leading * most))
        return false;
    if ((bl_row_has_gap(l, a) && !a->stretched) || (bl_row_lead(l, b).item && !seam.period && !is_separator(l, at_a)))
        return false;
    if (b->x0 > text_x + 6 * a->size / 10 || b->x0 < text_x - 3 * a->size)
        return false;
    uint32_t near;
    int32_t edge = right_edge(l, at_a, &near);
    if (a->x1 + needed(l, a, b) < edge)
        return false; /* it would have fitted: the line was ended on purpose */
    return weigh(l, at_a, head, since, edge, near) >= ENOUGH;
}

int32_t bl_row_leading(const bl_layout *l, uint32_t at)
{
    int32_t least = 0;
    if (at == 0)
        return 0;
    const bl_row *above = l->rows.items[at - 1], *row = l->rows.items[at];
    const bool latin = !above->dense && !row->dense; /* such rows are set no higher than others */
    for (uint32_t i = at > 40 ? at - 40 : 0; i + 1 < l->rows.count && i < at + 40; i++) {
        const bl_row *a = l->rows.items[i], *b = l->rows.items[i + 1];
        int32_t step = b->baseline - a->baseline;
        bool alike = a->column == row->column && b->column == row->column && a->page == b->page && abs(a->size - row->size) * 10 < row->size &&
                     abs(b->size - row->size) * 10 < row->size && (latin || (a->dense == above->dense && b->dense == row->dense));
        if (alike && step * 10 > 9 * row->size && (least == 0 || step < least))
            least = step;
    }
    return least;
}
