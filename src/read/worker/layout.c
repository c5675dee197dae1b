#include "read/worker/layout.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

#define WIDE_GAP 120     /* hundredths of an em: fields of a row, set apart */
#define LATIN_GAP 20     /* hundredths of an em: a blank between words that is no character */
#define DENSE_GAP 45     /* the same beside Chinese, which is set with air around Latin words */
#define LARGER 112       /* hundredths of the body's size from which a row is a heading */
#define LEADING_MOST 200 /* hundredths of an em between baselines of one paragraph */
#define LEVELS_MOST 6
#define MARGIN 9 /* hundredths of the page in which headers and page numbers stand */

typedef struct layout {
    bl_buffer *out;
    bl_arena *arena;
    bl_page *pages;
    bl_sheet *sheets;
    uint32_t count;
    BL_VEC(bl_row *) rows; /* of all pages, in reading order */
    int32_t body;          /* size of the running text */
    int32_t heads[LEVELS_MOST];
    uint32_t head_count;
    int32_t bullets[LEVELS_MOST]; /* left edges of the open items */
    uint32_t level, column;       /* of items; the column that they stand in */
    bool in_block;                /* a paragraph is open */
    uint32_t tables;
} layout;

static const bl_chunk *chunk_of(const layout *l, const bl_row *row, uint32_t i)
{
    const bl_sheet *sheet = &l->sheets[row->page];
    return &sheet->chunks.items[sheet->picked.items[row->chunk_begin + i]];
}

static uint32_t chunk_count(const bl_row *row) { return row->chunk_end - row->chunk_begin; }

static const bl_glyph *glyph_of(const layout *l, const bl_row *row, uint32_t at)
{
    const bl_sheet *sheet = &l->sheets[row->page];
    return &sheet->page->glyphs.items[sheet->order[at]];
}

static const bl_glyph *first_glyph(const layout *l, const bl_row *row) { return glyph_of(l, row, chunk_of(l, row, 0)->begin); }
static const bl_glyph *last_glyph(const layout *l, const bl_row *row) { return glyph_of(l, row, chunk_of(l, row, chunk_count(row) - 1)->end - 1); }

/* ---- text of a row ---- */

typedef struct writer {
    layout *l;
    const bl_row *row;
    char text[512]; /* of one style, not written yet */
    size_t len;
    bool bold, italic;
    const bl_link *link;
    uint32_t last; /* the code point before; 0 at the begin of a line */
} writer;

static void writer_flush(writer *w)
{
    bl_extract_text(w->l->out, w->text, w->len);
    w->len = 0;
}

static void put_code(writer *w, uint32_t code)
{
    if (w->len + 4 > sizeof w->text)
        writer_flush(w);
    bool sound = code >= 0x20 && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000);
    w->len += bl_utf8_put(w->text + w->len, sound ? code : 0xFFFD);
    w->last = code;
}

static void put_blanks(writer *w, unsigned count)
{
    while (w->last != 0 && count-- > 0)
        put_code(w, ' ');
}

static void set_mark(writer *w, bool *now, bool wanted, bl_mark_kind kind)
{
    if (*now == wanted)
        return;
    writer_flush(w);
    *now = wanted;
    wanted ? bl_extract_mark(w->l->out, kind, NULL, 0) : bl_extract_mark_end(w->l->out, kind);
}

static const bl_link *link_at(const bl_page *page, const bl_glyph *g)
{
    int32_t x = g->x0 + (g->x1 - g->x0) / 2, y = g->baseline - g->size * 3 / 10;
    for (uint32_t i = 0; i < page->links.count; i++) {
        const bl_box *b = &page->links.items[i].box;
        if (x >= b->x0 && x <= b->x1 && y >= b->y0 && y <= b->y1)
            return &page->links.items[i];
    }
    return NULL;
}

static void set_link(writer *w, const bl_link *wanted)
{
    if (w->link == wanted)
        return;
    writer_flush(w);
    if (w->link != NULL)
        bl_extract_mark_end(w->l->out, BL_MARK_LINK);
    w->link = wanted;
    if (wanted != NULL)
        bl_extract_mark(w->l->out, BL_MARK_LINK, wanted->target.ptr, wanted->target.len);
}

static void end_marks(writer *w)
{
    set_mark(w, &w->bold, false, BL_MARK_BOLD);
    set_mark(w, &w->italic, false, BL_MARK_ITALIC);
    set_link(w, NULL);
    writer_flush(w);
}

/* The usual gap between the letters of a chunk: wide where a heading is set with air between its letters. */
static int32_t usual_gap(const layout *l, const bl_row *row, const bl_chunk *chunk)
{
    int32_t gaps[32];
    uint32_t count = 0;
    for (uint32_t i = chunk->begin + 1; i < chunk->end && count < 32; i++) {
        const bl_glyph *a = glyph_of(l, row, i - 1), *b = glyph_of(l, row, i);
        if (!bl_is_blank(a->code) && !bl_is_blank(b->code) && b->size > 0)
            gaps[count++] = (int32_t)((int64_t)(b->x0 - a->x1) * 100 / b->size);
    }
    if (count < 4)
        return 0;
    for (uint32_t i = 1; i < count; i++) /* few: by insertion */
        for (uint32_t k = i; k > 0 && gaps[k] < gaps[k - 1]; k--) {
            int32_t swap = gaps[k];
            gaps[k] = gaps[k - 1];
            gaps[k - 1] = swap;
        }
    return gaps[count / 2] > 0 ? gaps[count / 2] : 0;
}

/* Blanks between two letters of a chunk: as they were typed, or as the gap says. */
static unsigned blanks_between(const bl_glyph *a, const bl_glyph *b, unsigned typed, int32_t usual)
{
    int64_t gap = b->size == 0 ? 0 : (int64_t)(b->x0 - a->x1) * 100 / b->size;
    bool dense_a = bl_is_dense(a->code), dense_b = bl_is_dense(b->code);
    if (typed > 0)
        return gap >= WIDE_GAP ? 3 : typed >= 2 || gap >= 80 ? 2 : 1;
    if (dense_a && dense_b)
        return gap > 80 + usual ? 1 : 0;
    return gap > usual + (dense_a || dense_b ? DENSE_GAP : LATIN_GAP) ? 1 : 0;
}

static void put_chunk(writer *w, const bl_chunk *chunk, uint32_t from)
{
    const bl_page *page = w->l->sheets[w->row->page].page;
    const bl_glyph *last = NULL;
    int32_t usual = usual_gap(w->l, w->row, chunk);
    unsigned typed = 0;
    for (uint32_t i = from; i < chunk->end; i++) {
        const bl_glyph *g = glyph_of(w->l, w->row, i);
        if (bl_is_blank(g->code)) {
            typed += last != NULL ? 1 + (g->code == 0x3000) : 0;
            continue;
        }
        unsigned blanks = last == NULL ? 0 : blanks_between(last, g, typed, usual);
        const bl_link *link = page->links.count > 0 ? link_at(page, g) : NULL;
        if (w->link != NULL && link != w->link)
            set_link(w, NULL);
        if (w->bold && !g->bold)
            set_mark(w, &w->bold, false, BL_MARK_BOLD);
        if (w->italic && !g->italic)
            set_mark(w, &w->italic, false, BL_MARK_ITALIC);
        put_blanks(w, blanks);
        set_mark(w, &w->bold, g->bold, BL_MARK_BOLD);
        set_mark(w, &w->italic, g->italic, BL_MARK_ITALIC);
        set_link(w, link);
        put_code(w, g->code);
        last = g;
        typed = 0;
    }
}

/* ---- what a row begins with ---- */

typedef struct lead {
    uint32_t chunk, glyph; /* where the text behind a bullet begins */
    char aside[24];        /* the bullet, or the number, as it is written */
    size_t len;
    bool item, ordered;
    int32_t x; /* left edge of the text */
} lead;

static bool is_dot_before(const layout *l, const bl_row *row)
{
    const bl_page *page = &l->pages[row->page];
    for (uint32_t i = 0; i < page->dots.count; i++) {
        const bl_box *b = &page->dots.items[i];
        int32_t middle = (b->y0 + b->y1) / 2;
        if (b->x1 <= row->x0 + row->size / 10 && row->x0 - b->x1 < 3 * row->size && middle < row->baseline && middle > row->baseline - row->size &&
            b->x1 - b->x0 < row->size * 7 / 10)
            return true;
    }
    return false;
}

/* Glyphs of "1.", "12)", "3、" or "(4)" at the begin of a chunk; 0 where there is none. A year is none, nor is "1.5". */
static uint32_t number_glyphs(const layout *l, const bl_row *row, const bl_chunk *chunk)
{
    uint32_t at = chunk->begin, digits = 0, c = glyph_of(l, row, at)->code;
    bool open = c == '(' || c == 0xFF08;
    at += open;
    for (; at < chunk->end && (c = glyph_of(l, row, at)->code) >= '0' && c <= '9'; at++)
        digits++;
    if (digits == 0 || digits > 2 || at >= chunk->end)
        return 0;
    bool close = c == ')' || c == 0xFF09, point = c == '.' || c == 0xFF0E, comma = c == 0x3001;
    if (!(close || (!open && (point || comma))))
        return 0;
    at++;
    uint32_t next = at < chunk->end ? glyph_of(l, row, at)->code : 0;
    return (next >= '0' && next <= '9') || (point && next == '.') ? 0 : at - chunk->begin;
}

static lead read_lead(const layout *l, const bl_row *row)
{
    const bl_chunk *chunk = chunk_of(l, row, 0);
    lead out = {.chunk = 0, .glyph = chunk->begin, .x = row->x0};
    uint32_t first = glyph_of(l, row, chunk->begin)->code, end = 0;
    uint32_t next = chunk->begin + 1 < chunk->end ? glyph_of(l, row, chunk->begin + 1)->code : ' ';
    bool alone = chunk->begin + 1 == chunk->end && chunk_count(row) > 1;
    bool dash = (first == '-' || first == 0x2013 || first == 0x2014 || first == '*') && (bl_is_blank(next) || alone || bl_is_han(next));
    if (is_dot_before(l, row)) {
        out.item = true;
        out.len = 4;
        memcpy(out.aside, "\xE2\x80\xA2 ", out.len);
        return out;
    }
    if ((bl_is_bullet(first) && next != first) || dash || (first == 'o' && alone))
        end = chunk->begin + 1;
    else if ((end = chunk->begin + number_glyphs(l, row, chunk)) > chunk->begin)
        out.ordered = true;
    if (end <= chunk->begin || (end == chunk->end && chunk_count(row) == 1))
        return out;
    out.item = true;
    for (uint32_t i = chunk->begin; i < end && out.len + 5 < sizeof out.aside; i++) {
        uint32_t code = glyph_of(l, row, i)->code;
        out.len += bl_utf8_put(out.aside + out.len, code >= 0xE000 && code < 0xF900 ? 0x2022 : code); /* symbol fonts */
    }
    out.aside[out.len++] = ' ';
    while (end < chunk->end && bl_is_blank(glyph_of(l, row, end)->code))
        end++;
    if (end == chunk->end) {
        out.chunk = 1;
        end = chunk_of(l, row, 1)->begin;
    }
    out.glyph = end;
    out.x = glyph_of(l, row, end)->x0;
    return out;
}

/* ---- sizes ---- */

static bl_status find_sizes(layout *l)
{
    enum { BINS = 400 }; /* of a quarter of a point */
    uint32_t *letters = BL_NEW_ARRAY(l->arena, uint32_t, BINS);
    if (letters == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < l->rows.count; i++)
        for (uint32_t k = 0; k < chunk_count(l->rows.items[i]) && l->rows.items[i]->kind == BL_ROW_TEXT; k++) {
            const bl_chunk *chunk = chunk_of(l, l->rows.items[i], k);
            uint32_t bin = (uint32_t)chunk->size / (BL_POINT / 4);
            letters[bin < BINS ? bin : BINS - 1] += chunk->letters;
        }
    uint32_t best = 0;
    for (uint32_t i = 1; i < BINS; i++)
        if (letters[i] > letters[best])
            best = i;
    l->body = (int32_t)best * (BL_POINT / 4) + BL_POINT / 8;
    for (uint32_t i = BINS; i-- > 0 && l->head_count < LEVELS_MOST;) {
        int32_t size = (int32_t)i * (BL_POINT / 4) + BL_POINT / 8;
        if (letters[i] == 0 || size * 100 < l->body * LARGER)
            continue;
        if (l->head_count == 0 || size * 100 < l->heads[l->head_count - 1] * 95)
            l->heads[l->head_count++] = size;
    }
    return BL_OK;
}

static uint32_t letters_of(const layout *l, const bl_row *row)
{
    uint32_t letters = 0;
    for (uint32_t k = 0; k < chunk_count(row); k++)
        letters += chunk_of(l, row, k)->letters;
    return letters;
}

/* 1 to 6; 0: no heading. */
static uint8_t heading_level(const layout *l, const bl_row *row)
{
    if (row->kind != BL_ROW_TEXT || row->size * 100 < l->body * LARGER || letters_of(l, row) > 80)
        return 0;
    for (uint32_t i = 0; i < l->head_count; i++)
        if (row->size * 100 >= l->heads[i] * 95)
            return (uint8_t)(i + 1);
    return LEVELS_MOST;
}

/* ---- rows that were broken to fit ---- */

static bool ends_sentence(uint32_t c) { return c == '.' || c == 0x3002 || c == ';' || c == 0xFF1B || c == '!' || c == 0xFF01 || c == '?' || c == 0xFF1F; }

/* Width of what would have had to fit: the first word of a row, with the punctuation behind it. */
static int32_t first_word(const layout *l, const bl_row *row)
{
    const bl_chunk *chunk = chunk_of(l, row, 0);
    int32_t x0 = glyph_of(l, row, chunk->begin)->x0, x1 = x0;
    for (uint32_t i = chunk->begin; i < chunk->end; i++) {
        const bl_glyph *g = glyph_of(l, row, i);
        if (bl_is_blank(g->code) || (i > chunk->begin && (bl_is_han(g->code) || bl_is_han(glyph_of(l, row, i - 1)->code))))
            break;
        x1 = g->x1;
    }
    return x1 - x0;
}

/* The right edge that the rows of a column respect, and how many end near it. */
static int32_t right_edge(const layout *l, uint32_t at, uint32_t *near)
{
    const bl_row *row = l->rows.items[at];
    int32_t edge = 0;
    uint32_t begin = at, end = at + 1;
    while (begin > 0 && at - begin < 200 && l->rows.items[begin - 1]->column == row->column && l->rows.items[begin - 1]->page == row->page)
        begin--;
    while (end < l->rows.count && end - at < 200 && l->rows.items[end]->column == row->column && l->rows.items[end]->page == row->page)
        end++;
    for (uint32_t i = begin; i < end; i++)
        edge = l->rows.items[i]->x1 > edge ? l->rows.items[i]->x1 : edge;
    *near = 0;
    for (uint32_t i = begin; i < end; i++)
        *near += l->rows.items[i]->x1 > edge - row->size * 6 / 5 && chunk_count(l->rows.items[i]) == 1;
    return edge;
}

static bool has_wide_gap(const layout *l, const bl_row *row)
{
    lead head = read_lead(l, row);
    for (uint32_t k = head.chunk + 1; k < chunk_count(row); k++)
        if (chunk_of(l, row, k)->x0 - chunk_of(l, row, k - 1)->x1 > 2 * row->size)
            return true;
    return false;
}

/* Begins with a year. */
static bool is_figure_row(const layout *l, const bl_row *row)
{
    const bl_chunk *chunk = chunk_of(l, row, 0);
    uint32_t digits = 0;
    for (uint32_t i = chunk->begin; i < chunk->end && digits < 4; i++, digits++) {
        uint32_t c = glyph_of(l, row, i)->code;
        if (c < '0' || c > '9')
            return false;
    }
    return digits == 4;
}

/* Does row b go on where row a was broken? text_x: left edge of a's text; item: it is one of a list, whose text hangs behind its bullet. */
static bool is_continuation(const layout *l, uint32_t at_a, uint32_t at_b, int32_t text_x, bool item, int32_t leading)
{
    const bl_row *a = l->rows.items[at_a], *b = l->rows.items[at_b];
    if (a->kind != BL_ROW_TEXT || b->kind != BL_ROW_TEXT || a->column != b->column || a->page != b->page || abs(a->size - b->size) * 100 > 8 * a->size)
        return false;
    int32_t step = b->baseline - a->baseline;
    if (step <= 0 || step * 100 > LEADING_MOST * a->size || (leading > 0 && step * 100 > leading * 116))
        return false;
    if (last_glyph(l, a)->bold != first_glyph(l, b)->bold || read_lead(l, b).item || has_wide_gap(l, a))
        return false;
    if (b->x0 > text_x + 6 * a->size / 10 || b->x0 < text_x - 5 * a->size / 2 - a->size / 2)
        return false;
    uint32_t near, last = last_glyph(l, a)->code, first = first_glyph(l, b)->code;
    int32_t edge = right_edge(l, at_a, &near);
    if (a->x1 + first_word(l, b) + a->size / 5 < edge)
        return false; /* it would have fitted: the line was ended on purpose */
    if ((ends_sentence(last) || is_figure_row(l, b)) && has_wide_gap(l, b))
        return false;
    if (a->x1 + first_word(l, b) > a->right - a->size)
        return true; /* nor into the column */
    bool wide = (a->x1 - a->x0) * 10 > (a->right - a->left) * 6, label = last == ':' || last == 0xFF1A;
    if (item && abs(b->x0 - text_x) * 2 < a->size)
        return true;
    bool flows = label || (wide && !ends_sentence(last) && ((first >= 'a' && first <= 'z') || bl_is_dense(first)));
    return flows || (near >= 3 && !(first >= '0' && first <= '9'));
}

/* The usual distance between the rows of a column. */
static int32_t usual_leading(const layout *l, uint32_t at)
{
    int32_t least = 0;
    const bl_row *row = l->rows.items[at];
    for (uint32_t i = at > 40 ? at - 40 : 0; i + 1 < l->rows.count && i < at + 40; i++) {
        const bl_row *a = l->rows.items[i], *b = l->rows.items[i + 1];
        int32_t step = b->baseline - a->baseline;
        bool alike = a->column == row->column && b->column == row->column && a->page == b->page && abs(a->size - row->size) * 10 < row->size &&
                     abs(b->size - row->size) * 10 < row->size;
        if (alike && step * 10 > 9 * row->size && (least == 0 || step < least))
            least = step;
    }
    return least;
}

/* ---- lines ---- */

static unsigned digits_at_end(const writer *w)
{
    unsigned digits = 0;
    while (digits < w->len && w->text[w->len - 1 - digits] >= '0' && w->text[w->len - 1 - digits] <= '9')
        digits++;
    return digits;
}

/* What parts two rows of one line. A hyphen at the end is kept: nothing says whether it belongs to the word, but a soft one never does. */
static void put_join(writer *w, uint32_t first)
{
    uint32_t last = w->last;
    if (last == 0xAD || (last == 0x2010 && first >= 'a' && first <= 'z')) {
        w->len -= last == 0xAD ? 2 : 3; /* it stands in the text that is not written yet */
        return;
    }
    bool digit = first >= '0' && first <= '9', dash = last == '-' || last == 0x2013 || last == 0x2014 || last == '~';
    bool bound = dash && (digit || (first >= 'a' && first <= 'z' && last == '-'));
    bool number = digit && digits_at_end(w) >= 7; /* a long one that did not fit into its cell */
    bool slash = last == '/' && w->len > 1 && w->text[w->len - 2] != ' ';
    if (!bound && !number && !slash && !bl_is_dense(last) && !bl_is_dense(first))
        put_blanks(w, 1);
}

static void put_row(writer *w, const bl_row *row, uint32_t chunk, uint32_t glyph)
{
    w->row = row;
    for (uint32_t k = chunk; k < chunk_count(row); k++) {
        const bl_chunk *now = chunk_of(w->l, row, k);
        if (k > chunk) {
            int32_t gap = now->x0 - chunk_of(w->l, row, k - 1)->x1;
            bool wide = (int64_t)gap * 100 > (int64_t)WIDE_GAP * row->size;
            set_link(w, NULL);
            set_mark(w, &w->bold, false, BL_MARK_BOLD);
            set_mark(w, &w->italic, false, BL_MARK_ITALIC);
            put_blanks(w, wide ? 3 : 1);
        }
        put_chunk(w, now, k == chunk ? glyph : now->begin);
    }
}

/* One line of text: rows [at, end). */
static void put_line(layout *l, uint32_t at, uint32_t end, const lead *head)
{
    writer w = {.l = l, .row = l->rows.items[at]};
    bl_extract_line(l->out, l->pages[l->rows.items[at]->page].number);
    bl_extract_aside(l->out, head->aside, head->len);
    put_row(&w, l->rows.items[at], head->chunk, head->glyph);
    for (uint32_t i = at + 1; i < end; i++) {
        const bl_row *row = l->rows.items[i];
        put_join(&w, first_glyph(l, row)->code);
        put_row(&w, row, 0, chunk_of(l, row, 0)->begin);
    }
    end_marks(&w);
}

static void begin_item(layout *l, const bl_row *row, const lead *head)
{
    if (l->column != row->column)
        l->level = 0;
    l->column = row->column;
    while (l->level > 0 && row->x0 < l->bullets[l->level - 1] - row->size / 2)
        l->level--;
    if (l->level == 0 || (row->x0 > l->bullets[l->level - 1] + row->size * 3 / 4 && l->level < LEVELS_MOST))
        l->bullets[l->level++] = row->x0;
    bl_extract_block(l->out, BL_BLOCK_ITEM, (uint8_t)l->level, head->ordered, 0);
    l->in_block = false;
}

static void begin_block(layout *l, uint32_t at, const lead *head, bool gap)
{
    const bl_row *row = l->rows.items[at];
    uint8_t level = heading_level(l, row);
    if (gap && l->rows.items[0] != row)
        bl_extract_gap(l->out);
    if (level > 0) {
        bl_extract_block(l->out, BL_BLOCK_HEADING, level, false, 0);
        l->in_block = false;
        l->level = 0;
    } else if (head->item) {
        begin_item(l, row, head);
    } else if (!l->in_block || gap) {
        bl_extract_block(l->out, BL_BLOCK_PARAGRAPH, 0, false, 0);
        l->in_block = true;
    }
}

/* More air above than within a paragraph, or another column or page. */
static bool has_gap(const layout *l, uint32_t at, int32_t leading)
{
    if (at == 0)
        return false;
    const bl_row *a = l->rows.items[at - 1], *b = l->rows.items[at];
    if (a->column != b->column || a->page != b->page)
        return a->page == b->page;
    return leading > 0 && (b->baseline - a->baseline) * 100 > leading * 122;
}

/* A row of a table, its cells' lines joined. */
static void put_cells(layout *l, const bl_row *row)
{
    const bl_sheet *sheet = &l->sheets[row->page];
    writer w = {.l = l, .row = row};
    bl_extract_block(l->out, BL_BLOCK_ROW, row->head ? 0 : 1, false, row->page * 1000 + row->table);
    bl_extract_line(l->out, l->pages[row->page].number);
    bl_extract_cell(l->out);
    const bl_chunk *last = NULL;
    bool joins = false;
    for (uint32_t i = row->chunk_begin; i < row->chunk_end; i++) {
        uint32_t picked = sheet->picked.items[i];
        if (picked == BL_CELL_END) {
            end_marks(&w);
            bl_extract_cell(l->out);
            w.last = 0;
            last = NULL;
            continue;
        }
        joins = joins || picked == BL_LINE_END;
        if (picked == BL_BLANK_END)
            put_blanks(&w, 1);
        if (picked == BL_LINE_END || picked == BL_BLANK_END) {
            last = picked == BL_LINE_END ? last : NULL;
            continue;
        }
        const bl_chunk *chunk = &sheet->chunks.items[picked];
        if (joins && last != NULL)
            put_join(&w, glyph_of(l, row, chunk->begin)->code);
        else if (last != NULL)
            put_blanks(&w, 2);
        put_chunk(&w, chunk, chunk->begin);
        last = chunk;
        joins = false;
    }
    end_marks(&w);
    l->in_block = false;
    l->level = 0;
}

static void write_rows(layout *l)
{
    for (uint32_t at = 0, end; at < l->rows.count; at = end) {
        const bl_row *row = l->rows.items[at];
        if (row->kind == BL_ROW_CELLS) {
            put_cells(l, row);
            end = at + 1;
            continue;
        }
        lead head = read_lead(l, row);
        int32_t leading = usual_leading(l, at);
        begin_block(l, at, &head, has_gap(l, at, leading));
        for (end = at + 1; end < l->rows.count && end - at < 60; end++) {
            int32_t x = end == at + 1 ? head.x : l->rows.items[end - 1]->x0;
            if (!is_continuation(l, end - 1, end, x, head.item, leading))
                break;
        }
        put_line(l, at, end, &head);
    }
}

/* ---- headers, footers, page numbers ---- */

/* What a row says, digits as '#', blanks left out: hashed, and counted. */
typedef struct summary {
    uint64_t key;
    uint32_t letters, digits, words;
    bool page_word; /* "page", "of", 第, 页, 共, '/', '-' */
} summary;

static summary summarise(const layout *l, const bl_row *row)
{
    summary s = {.key = 14695981039346656037u};
    char word[8] = {0};
    size_t len = 0;
    uint32_t others = 0;
    for (uint32_t k = 0; k < chunk_count(row); k++)
        for (uint32_t i = chunk_of(l, row, k)->begin; i < chunk_of(l, row, k)->end; i++) {
            uint32_t c = glyph_of(l, row, i)->code;
            if (bl_is_blank(c))
                continue;
            bool digit = c >= '0' && c <= '9';
            s.letters++;
            s.digits += digit;
            s.key = (s.key ^ (digit ? '#' : c)) * 1099511628211u;
            bool mark = c == '/' || c == '-' || c == 0x2013 || c == 0x2014 || c == '|' || c == '.' || c == ',' || c == 0x7B2C || c == 0x9875 || c == 0x5171 ||
                        c == 0xFF0C;
            if (!digit && !mark) {
                others++;
                if (len < sizeof word)
                    word[len++] = c < 0x80 ? (char)(c | 0x20) : '?';
            }
        }
    bl_str rest = {word, len};
    s.page_word = others == 0 || bl_str_equal(rest, BL_STR("page")) || bl_str_equal(rest, BL_STR("pageof")) || bl_str_equal(rest, BL_STR("of")) ||
                  bl_str_equal(rest, BL_STR("p"));
    return s;
}

static bool in_margin(const layout *l, const bl_row *row, bool *top)
{
    int32_t height = l->pages[row->page].height;
    *top = row->baseline * 100 < height * MARGIN;
    return *top || (height - row->baseline) * 100 < height * MARGIN;
}

/* The first and the last row of a page are looked at, from outside to inside, as long as they go. */
static void drop_margins(layout *l)
{
    for (uint32_t i = 0; i < l->rows.count; i++) {
        bl_row *row = l->rows.items[i];
        bool top, other_top, seen = false;
        if (row->kind != BL_ROW_TEXT || !in_margin(l, row, &top))
            continue;
        summary s = summarise(l, row);
        if (s.page_word && s.digits > 0 && s.digits <= 6 && s.letters <= 16) {
            row->dropped = true;
            continue;
        }
        for (uint32_t k = 0; k < i && !seen; k++) { /* the first time it may be the person's name */
            const bl_row *other = l->rows.items[k];
            seen = other->page != row->page && abs(other->baseline - row->baseline) < 6 * BL_POINT && other->kind == BL_ROW_TEXT &&
                   in_margin(l, other, &other_top) && other_top == top && summarise(l, other).key == s.key;
        }
        row->dropped = seen;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < l->rows.count; i++)
        if (!l->rows.items[i]->dropped)
            l->rows.items[kept++] = l->rows.items[i];
    l->rows.count = kept;
}

/* ---- all pages in reading order ---- */

static bl_status take_rows(layout *l, uint32_t page, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        bl_row **slot = BL_PUSH(l->arena, &l->rows);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = &l->sheets[page].rows.items[i];
    }
    return BL_OK;
}

/* Columns of uneven width that go on over pages are each read to their end: a sidebar, and what stands beside it. */
static uint32_t pages_alike(const layout *l, uint32_t page)
{
    uint32_t end = page + 1;
    const bl_sheet *first = &l->sheets[page];
    if (first->gutter == 0 || abs(first->gutter - first->page->width / 2) < first->page->width / 12)
        return end;
    while (end < l->count && l->sheets[end].gutter != 0 && abs(l->sheets[end].gutter - first->gutter) < 8 * BL_POINT && l->sheets[end].left_begin == 0 &&
           l->sheets[end - 1].right_end == l->sheets[end - 1].rows.count)
        end++;
    return end;
}

static bl_status order_rows(layout *l)
{
    for (uint32_t page = 0, end; page < l->count; page = end) {
        const bl_sheet *sheet = &l->sheets[page];
        end = pages_alike(l, page);
        if (end == page + 1) {
            BL_TRY(take_rows(l, page, 0, sheet->rows.count));
            continue;
        }
        BL_TRY(take_rows(l, page, 0, sheet->left_begin));
        for (uint32_t i = page; i < end; i++)
            BL_TRY(take_rows(l, i, l->sheets[i].left_begin, l->sheets[i].left_end));
        for (uint32_t i = page; i < end; i++)
            BL_TRY(take_rows(l, i, l->sheets[i].left_end, l->sheets[i].right_end));
        BL_TRY(take_rows(l, end - 1, l->sheets[end - 1].right_end, l->sheets[end - 1].rows.count));
    }
    return BL_OK;
}

/* ---- what cannot be read ---- */

typedef struct census {
    uint32_t letters, unmapped, invisible;
    bool pictures; /* most of some page is a picture */
} census;

static census count_all(const bl_page *pages, uint32_t count)
{
    census c = {0};
    for (uint32_t i = 0; i < count; i++) {
        c.pictures = c.pictures || pages[i].pictures * 10 > (int64_t)pages[i].width * pages[i].height * 4;
        for (uint32_t k = 0; k < pages[i].glyphs.count; k++) {
            const bl_glyph *g = &pages[i].glyphs.items[k];
            if (bl_is_blank(g->code))
                continue;
            c.letters += g->hidden == BL_VISIBLE;
            c.unmapped += g->hidden == BL_VISIBLE && g->unmapped && !bl_is_bullet(g->code);
            c.invisible += g->hidden == BL_HIDDEN_INVISIBLE;
        }
    }
    return c;
}

/* True: a failure has been written. */
static bool refuse(bl_buffer *out, const bl_page *pages, uint32_t count)
{
    census c = count_all(pages, count);
    bool few = c.letters < 30 * count && c.letters < 100;
    if (few && c.pictures)
        bl_extract_fail(out, "scan",
            c.invisible > c.letters
                ? "the pages are pictures, and the text that a scanner put under them is invisible and may say anything: read it, and save it as text"
                : "the pages are pictures without text: read them with a program that recognises letters (OCR), and save that as text or DOCX");
    else if (c.letters >= 20 && c.unmapped * 10 > c.letters * 3)
        bl_extract_fail(out, "unmapped-glyphs",
            "the fonts in this PDF do not say which letters they draw, so its text cannot be read: save the résumé as DOCX, or print it to a new PDF");
    else
        return false;
    return true;
}

static bl_status lay_out(layout *l, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        l->sheets[i] = (bl_sheet){.page = &l->pages[i], .index = i, .columns = i << 16};
        BL_TRY(bl_chunks_make(&l->sheets[i], l->arena));
        BL_TRY(bl_grids_find(&l->sheets[i], l->arena));
        BL_TRY(bl_columns_make(&l->sheets[i], l->arena));
    }
    BL_TRY(order_rows(l));
    drop_margins(l);
    return find_sizes(l);
}

bl_status bl_layout_write(bl_buffer *out, bl_arena *arena, bl_page *pages, uint32_t count, uint32_t all)
{
    layout l = {.out = out, .arena = arena, .pages = pages, .count = count};
    if (refuse(out, pages, count))
        return BL_OK;
    l.sheets = BL_NEW_ARRAY(arena, bl_sheet, count + 1);
    if (l.sheets == NULL)
        return BL_ERROR_MEMORY;
    bl_extract_begin(out, BL_FORMAT_PDF);
    BL_TRY(bl_strings_sift(out, arena, pages, count));
    if (all > count) {
        bl_str note = bl_str_format(arena, "only the first %u of %u pages were read", count, all);
        bl_extract_note(out, note.ptr, note.len);
    }
    BL_TRY(lay_out(&l, count));
    write_rows(&l);
    bl_extract_end(out);
    return BL_OK;
}
