#include "read/worker/rows.h"

#include "base/utf8.h"

#define WIDE_GAP 120     /* hundredths of an em: fields of a row, set apart */
#define LATIN_GAP 20     /* hundredths of an em: a blank between words that is no character */
#define STRETCH_MOST 400 /* hundredths of an em: the widest blank of a justified row */
#define DENSE_GAP 45     /* the same beside Chinese, which is set with air around Latin words */

/* ---- text of a row ---- */

typedef struct writer {
    bl_layout *l;
    const bl_row *row;
    char text[512]; /* of one style, not written yet */
    size_t len;
    bool bold, italic;
    bool plain; /* what is bold in this row is so because another font has no bold letters */
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
static int32_t usual_gap(const bl_layout *l, const bl_row *row, const bl_chunk *chunk)
{
    int32_t gaps[32];
    uint32_t count = 0;
    for (uint32_t i = chunk->begin + 1; i < chunk->end && count < 32; i++) {
        const bl_glyph *a = bl_row_glyph(l, row, i - 1), *b = bl_row_glyph(l, row, i);
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
static unsigned blanks_between(const bl_glyph *a, const bl_glyph *b, unsigned typed, int32_t usual, bool stretched)
{
    int64_t gap = b->size == 0 ? 0 : (int64_t)(b->x0 - a->x1) * 100 / b->size;
    bool dense_a = bl_is_dense(a->code), dense_b = bl_is_dense(b->code);
    if (typed == 1 && stretched && gap < STRETCH_MOST)
        return 1;
    if (typed > 0)
        return gap >= WIDE_GAP ? 3 : typed >= 2 ? 2 : 1;
    if (dense_a && dense_b)
        return gap > (stretched ? STRETCH_MOST / 2 : 80 + usual) ? 1 : 0;
    if (stretched && (dense_a || dense_b))
        return gap > STRETCH_MOST / 2 ? 1 : 0;
    return gap > usual + (dense_a || dense_b ? DENSE_GAP : LATIN_GAP) ? 1 : 0;
}

/* A sign that is no character, and stands alone: the drawing of a telephone, of a letter. */
static bool is_icon(const writer *w, const bl_chunk *chunk, uint32_t at)
{
    const bl_glyph *g = bl_row_glyph(w->l, w->row, at);
    const bool before = at == chunk->begin || bl_is_blank(bl_row_glyph(w->l, w->row, at - 1)->code);
    const bool behind = at + 1 >= chunk->end || bl_is_blank(bl_row_glyph(w->l, w->row, at + 1)->code) ||
                        g->size * 3 / 20 < bl_row_glyph(w->l, w->row, at + 1)->x0 - g->x1;
    return g->unmapped && before && behind && chunk->letters > 1;
}

static void put_chunk(writer *w, const bl_chunk *chunk, uint32_t from)
{
    const bl_page *page = w->l->sheets[w->row->page].page;
    const bl_glyph *last = NULL;
    int32_t usual = usual_gap(w->l, w->row, chunk);
    unsigned typed = 0;
    for (uint32_t i = from; i < chunk->end; i++) {
        const bl_glyph *g = bl_row_glyph(w->l, w->row, i);
        if (is_icon(w, chunk, i))
            continue;
        if (bl_is_blank(g->code)) {
            typed += last != NULL ? 1 + (g->code == 0x3000 && (g->x1 - g->x0) * 10 > g->size * 7) : 0; /* some fonts name every blank so */
            continue;
        }
        unsigned blanks = last == NULL ? 0 : blanks_between(last, g, typed, usual, w->row->stretched);
        const bl_link *link = page->links.count > 0 ? link_at(page, g) : NULL;
        if (w->link != NULL && link != w->link)
            set_link(w, NULL);
        const bool bold = g->bold && !w->plain;
        if (w->bold && !bold)
            set_mark(w, &w->bold, false, BL_MARK_BOLD);
        if (w->italic && !g->italic)
            set_mark(w, &w->italic, false, BL_MARK_ITALIC);
        put_blanks(w, blanks);
        set_mark(w, &w->bold, bold, BL_MARK_BOLD);
        set_mark(w, &w->italic, g->italic, BL_MARK_ITALIC);
        set_link(w, link);
        put_code(w, g->code);
        last = g;
        typed = 0;
    }
}

/* ---- what a row begins with ---- */

bool bl_has_dot(const bl_page *page, int32_t x0, int32_t baseline, int32_t size)
{
    for (uint32_t i = 0; i < page->dots.count; i++) {
        const bl_box *b = &page->dots.items[i];
        int32_t middle = (b->y0 + b->y1) / 2;
        if (b->x1 <= x0 + size / 10 && x0 - b->x1 < 3 * size && middle < baseline && middle > baseline - size && b->x1 - b->x0 < size * 7 / 10)
            return true;
    }
    return false;
}

/* Glyphs of "1.", "12)", "3、" or "(4)" at the begin of a chunk; 0 where there is none. A year is none, nor is "1.5". */
static uint32_t number_glyphs(const bl_layout *l, const bl_row *row, const bl_chunk *chunk)
{
    uint32_t at = chunk->begin, digits = 0, c = bl_row_glyph(l, row, at)->code;
    bool open = c == '(' || c == 0xFF08;
    at += open;
    for (; at < chunk->end && (c = bl_row_glyph(l, row, at)->code) >= '0' && c <= '9'; at++)
        digits++;
    if (digits == 0 || digits > 2 || at >= chunk->end)
        return 0;
    bool close = c == ')' || c == 0xFF09, point = c == '.' || c == 0xFF0E, comma = c == 0x3001;
    if (!(close || (!open && (point || comma))))
        return 0;
    at++;
    uint32_t next = at < chunk->end ? bl_row_glyph(l, row, at)->code : 0;
    return (next >= '0' && next <= '9') || (point && next == '.') ? 0 : at - chunk->begin;
}

bl_lead bl_row_lead(const bl_layout *l, const bl_row *row)
{
    const bl_chunk *chunk = bl_row_chunk(l, row, 0);
    bl_lead out = {.chunk = 0, .glyph = chunk->begin, .x = row->text_x};
    uint32_t first = bl_row_glyph(l, row, chunk->begin)->code, end = 0;
    uint32_t next = chunk->begin + 1 < chunk->end ? bl_row_glyph(l, row, chunk->begin + 1)->code : ' ';
    bool alone = chunk->begin + 1 == chunk->end && bl_row_chunks(row) > 1;
    bool dash = (first == '-' || first == 0x2013 || first == 0x2014 || first == '*') && (bl_is_blank(next) || alone || bl_is_han(next));
    if (bl_has_dot(l->pages + row->page, row->x0, row->baseline, row->size)) {
        out.item = true;
        out.len = 4;
        memcpy(out.aside, "\xE2\x80\xA2 ", out.len);
        return out;
    }
    if ((bl_is_bullet(first) && next != first) || dash || (first == 'o' && alone))
        end = chunk->begin + 1;
    else if ((end = chunk->begin + number_glyphs(l, row, chunk)) > chunk->begin)
        out.ordered = true;
    if (end <= chunk->begin || (end == chunk->end && bl_row_chunks(row) == 1))
        return out;
    out.item = true;
    for (uint32_t i = chunk->begin; i < end && out.len + 5 < sizeof out.aside; i++) {
        uint32_t code = bl_row_glyph(l, row, i)->code;
        out.len += bl_utf8_put(out.aside + out.len, code >= 0xE000 && code < 0xF900 ? 0x2022 : code); /* symbol fonts */
    }
    out.aside[out.len++] = ' ';
    while (end < chunk->end && bl_is_blank(bl_row_glyph(l, row, end)->code))
        end++;
    if (end == chunk->end) {
        out.chunk = 1;
        end = bl_row_chunk(l, row, 1)->begin;
    }
    out.glyph = end;
    out.x = bl_row_glyph(l, row, end)->x0;
    return out;
}

bool bl_row_has_gap(const bl_layout *l, const bl_row *row)
{
    bl_lead head = bl_row_lead(l, row);
    for (uint32_t k = head.chunk + 1; k < bl_row_chunks(row); k++)
        if (bl_row_chunk(l, row, k)->x0 > row->text_x && bl_row_chunk(l, row, k)->x0 - bl_row_chunk(l, row, k - 1)->x1 > 2 * row->size)
            return true;
    return false;
}

/* ---- lines ---- */

static unsigned digits_at_end(const writer *w)
{
    unsigned digits = 0;
    while (digits < w->len && w->text[w->len - 1 - digits] >= '0' && w->text[w->len - 1 - digits] <= '9')
        digits++;
    return digits;
}

/* Does the writer put a blank behind this character (or before it), as the row shows elsewhere? */
static bool is_set_apart(const writer *w, uint32_t code, bool behind)
{
    for (uint32_t k = 0; k < bl_row_chunks(w->row) && w->row->kind == BL_ROW_TEXT; k++) {
        const bl_chunk *chunk = bl_row_chunk(w->l, w->row, k);
        for (uint32_t i = chunk->begin + 1; i + 1 < chunk->end; i++)
            if (bl_row_glyph(w->l, w->row, i)->code == code && bl_is_blank(bl_row_glyph(w->l, w->row, behind ? i + 1 : i - 1)->code))
                return true;
    }
    return false;
}

/* What parts two rows of one line; w->row is the upper one. A hyphen at the end is kept: nothing says whether it belongs to the word, but a soft one never does. */
static void put_join(writer *w, const bl_row *row, const bl_chunk *next, bool trailing)
{
    const uint32_t last = w->last, first = bl_row_glyph(w->l, row, next->begin)->code;
    if (last == '-' && w->row != row && bl_hyphen_is_soft(w->l, w->row, row)) {
        w->len--; /* it stands in the text that is not written yet */
        return;
    }
    const bool airy = next->begin + 1 < next->end &&
                      bl_is_blank(bl_row_glyph(w->l, row, next->begin + 1)->code); /* a mark that stands apart from what follows */
    if (last == 0xAD || (last == 0x2010 && first >= 'a' && first <= 'z')) {
        w->len -= last == 0xAD ? 2 : 3; /* it stands in the text that is not written yet */
        return;
    }
    const size_t bytes = last < 0x80 ? 1 : last < 0x800 ? 2 : 3;
    const bool inner = w->len > bytes && w->text[w->len - bytes - 1] != ' '; /* what ends the row stands close to what is before it */
    const bool digit = first >= '0' && first <= '9', dash = last == '-' || last == 0x2013 || last == 0x2014 || last == '~' || last == 0xFF5E || last == 0x2015;
    const bool bound = inner && ((last == '-' && bl_is_word(first)) || (dash && digit) || last == '/');
    const bool number = digit && digits_at_end(w) >= 7; /* a long one that did not fit into its cell */
    const bool mixed = bl_is_han(last) != bl_is_han(first) && (bl_is_word(last) || last == '%') && bl_is_word(first);
    const bool figure = digit || last == '%' || (last >= '0' && last <= '9'),
               date = first == 0x5E74 || first == 0x6708 || first == 0x65E5 || first == 0x85AA || last == 0x5E74;
    bool apart = !bl_is_dense(last) && !bl_is_dense(first);
    if (mixed)
        apart = date ? is_set_apart(w, first, false) : figure ? w->l->airy_figures : w->l->airy;
    apart = apart || (!bl_is_word(last) && ((!inner && !bl_is_dense(last)) || is_set_apart(w, last, true)));
    apart = apart || (!bl_is_word(first) && !bl_is_bullet(first) && (airy || is_set_apart(w, first, false)));
    if (trailing || (!bound && !number && apart))
        put_blanks(w, 1);
}

/* Do two chunks stand apart only because a row of Chinese was stretched to fill its column? */
static bool is_spread(const writer *w, const bl_chunk *a, const bl_chunk *b)
{
    const bl_glyph *last = bl_row_glyph(w->l, w->row, a->end - 1), *first = bl_row_glyph(w->l, w->row, b->begin);
    return w->row->stretched && !a->trailing && bl_is_dense(last->code) && bl_is_dense(first->code) &&
           (int64_t)(first->x0 - last->x1) * 100 < (int64_t)STRETCH_MOST / 2 * first->size;
}

/* Are all Latin letters bold, and no Chinese ones? Then the fonts differ, not what is said. */
static bool is_bold_by_font(const bl_layout *l, const bl_row *row)
{
    uint32_t latin = 0, thin = 0, han = 0;
    for (uint32_t k = 0; k < bl_row_chunks(row); k++)
        for (uint32_t i = bl_row_chunk(l, row, k)->begin; i < bl_row_chunk(l, row, k)->end; i++) {
            const bl_glyph *g = bl_row_glyph(l, row, i);
            const bool letter = (g->code >= 'a' && g->code <= 'z') || (g->code >= 'A' && g->code <= 'Z');
            latin += letter && g->bold;
            thin += letter && !g->bold;
            han += bl_is_han(g->code) ? 1 + 1000 * g->bold : 0;
        }
    return latin > 0 && thin == 0 && han > 0 && han < 1000;
}

static void put_row(writer *w, const bl_row *row, uint32_t chunk, uint32_t glyph)
{
    w->row = row;
    w->plain = is_bold_by_font(w->l, row);
    for (uint32_t k = chunk; k < bl_row_chunks(row); k++) {
        const bl_chunk *now = bl_row_chunk(w->l, row, k);
        const bl_chunk *above = k > chunk ? bl_row_chunk(w->l, row, k - 1) : NULL;
        if (above != NULL && now->x1 <= above->x0) { /* the place below a date, behind what stands beside that */
            end_marks(w);
            put_blanks(w, 3);
        } else if (above != NULL && now->baseline - above->baseline > now->size / 2 && now->x0 < above->x1) {
            put_join(w, row, now, above->trailing); /* a label of several lines */
        } else if (above != NULL) {
            int32_t gap = now->x0 - above->x1;
            bool stretched = row->stretched && above->trailing && (int64_t)gap * 100 < (int64_t)STRETCH_MOST * row->size;
            if (!stretched)
                end_marks(w);
            if (!is_spread(w, above, now))
                put_blanks(w, (int64_t)gap * 100 > (int64_t)WIDE_GAP * row->size && !stretched ? 3 : 1);
        }
        put_chunk(w, now, k == chunk ? glyph : now->begin);
    }
}

/* One line of text: rows [at, end). */
void bl_rows_write(bl_layout *l, uint32_t at, uint32_t end, const bl_lead *head)
{
    writer w = {.l = l, .row = l->rows.items[at]};
    bl_extract_line(l->out, l->pages[l->rows.items[at]->page].number);
    bl_extract_aside(l->out, head->aside, head->len);
    put_row(&w, l->rows.items[at], head->chunk, head->glyph);
    for (uint32_t i = at + 1; i < end; i++) {
        const bl_row *row = l->rows.items[i];
        put_join(&w, row, bl_row_chunk(l, row, 0), l->rows.items[i - 1]->trailing);
        put_row(&w, row, 0, bl_row_chunk(l, row, 0)->begin);
    }
    end_marks(&w);
}

/* A row of a table, its cells' lines joined. */
void bl_row_write_cells(bl_layout *l, const bl_row *row)
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
            put_join(&w, row, chunk, last->trailing);
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
