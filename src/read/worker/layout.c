#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "read/worker/rows.h"

#define LARGER 112 /* hundredths of the body's size from which a row is a heading */
#define MARGIN 9   /* hundredths of the page in which headers and page numbers stand */

/* ---- sizes ---- */

static bl_status find_sizes(bl_layout *l)
{
    enum { BINS = 400 }; /* of a quarter of a point */
    uint32_t *letters = BL_NEW_ARRAY(l->arena, uint32_t, BINS);
    if (letters == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < l->rows.count; i++)
        for (uint32_t k = 0; k < bl_row_chunks(l->rows.items[i]) && l->rows.items[i]->kind == BL_ROW_TEXT; k++) {
            const bl_chunk *chunk = bl_row_chunk(l, l->rows.items[i], k);
            uint32_t bin = (uint32_t)chunk->size / (BL_POINT / 4);
            letters[bin < BINS ? bin : BINS - 1] += chunk->letters;
        }
    uint32_t best = 0;
    for (uint32_t i = 1; i < BINS; i++)
        if (letters[i] > letters[best])
            best = i;
    l->body = (int32_t)best * (BL_POINT / 4) + BL_POINT / 8;
    for (uint32_t i = BINS; i-- > 0 && l->head_count < BL_LEVELS_MOST;) {
        int32_t size = (int32_t)i * (BL_POINT / 4) + BL_POINT / 8;
        if (letters[i] == 0 || size * 100 < l->body * LARGER)
            continue;
        if (l->head_count == 0 || size * 100 < l->heads[l->head_count - 1] * 95)
            l->heads[l->head_count++] = size;
    }
    return BL_OK;
}

/* Does this writer put blanks between Chinese and Latin words? Asked where a line was broken between them. */
static void find_habit(bl_layout *l)
{
    uint32_t apart = 0, together = 0;
    for (uint32_t i = 0; i < l->rows.count; i++)
        for (uint32_t k = 0; k < bl_row_chunks(l->rows.items[i]) && l->rows.items[i]->kind == BL_ROW_TEXT; k++) {
            const bl_chunk *chunk = bl_row_chunk(l, l->rows.items[i], k);
            const bl_glyph *last = NULL;
            for (uint32_t g = chunk->begin; g < chunk->end; g++) {
                const bl_glyph *now = bl_row_glyph(l, l->rows.items[i], g);
                if (bl_is_blank(now->code))
                    continue;
                if (last != NULL && bl_is_han(last->code) != bl_is_han(now->code) && bl_is_word(last->code) && bl_is_word(now->code)) {
                    bool blank = bl_is_blank(bl_row_glyph(l, l->rows.items[i], g - 1)->code);
                    apart += blank;
                    together += !blank;
                }
                last = now;
            }
        }
    l->airy = apart > together;
}

static uint32_t letters_of(const bl_layout *l, const bl_row *row)
{
    uint32_t letters = 0;
    for (uint32_t k = 0; k < bl_row_chunks(row); k++)
        letters += bl_row_chunk(l, row, k)->letters;
    return letters;
}

/* 1 to 6; 0: no heading. */
static uint8_t heading_level(const bl_layout *l, const bl_row *row)
{
    if (row->kind != BL_ROW_TEXT || row->size * 100 < l->body * LARGER || letters_of(l, row) > 80)
        return 0;
    for (uint32_t i = 0; i < l->head_count; i++)
        if (row->size * 100 >= l->heads[i] * 95)
            return (uint8_t)(i + 1);
    return BL_LEVELS_MOST;
}

static void begin_item(bl_layout *l, const bl_row *row, const bl_lead *head)
{
    if (l->column != row->column)
        l->level = 0;
    l->column = row->column;
    while (l->level > 0 && row->x0 < l->bullets[l->level - 1] - row->size / 2)
        l->level--;
    if (l->level == 0 || (row->x0 > l->bullets[l->level - 1] + row->size * 3 / 4 && l->level < BL_LEVELS_MOST))
        l->bullets[l->level++] = row->x0;
    bl_extract_block(l->out, BL_BLOCK_ITEM, (uint8_t)l->level, head->ordered, 0);
    l->in_block = false;
}

static void begin_block(bl_layout *l, uint32_t at, const bl_lead *head, bool gap)
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
static bool has_gap(const bl_layout *l, uint32_t at, int32_t leading)
{
    if (at == 0)
        return false;
    const bl_row *a = l->rows.items[at - 1], *b = l->rows.items[at];
    if (a->column != b->column || a->page != b->page)
        return a->page == b->page;
    return leading > 0 && (b->baseline - a->baseline) * 100 > leading * 122;
}

static void write_rows(bl_layout *l)
{
    for (uint32_t at = 0, end; at < l->rows.count; at = end) {
        const bl_row *row = l->rows.items[at];
        if (row->kind == BL_ROW_CELLS) {
            bl_row_write_cells(l, row);
            end = at + 1;
            continue;
        }
        bl_lead head = bl_row_lead(l, row);
        int32_t leading = bl_row_leading(l, at);
        begin_block(l, at, &head, has_gap(l, at, leading));
        for (end = at + 1; end < l->rows.count && end - at < 60; end++) {
            int32_t x = end == at + 1 ? head.x : l->rows.items[end - 1]->x0;
            if (!bl_row_goes_on(l, end - 1, x, head.item))
                break;
        }
        bl_rows_write(l, at, end, &head);
    }
}

/* ---- headers, footers, page numbers ---- */

/* What a row says, digits as '#', blanks left out: hashed, and counted. */
typedef struct summary {
    uint64_t key;
    uint32_t letters, digits, words;
    bool page_word; /* "page", "of", 第, 页, 共, '/', '-' */
} summary;

static summary summarise(const bl_layout *l, const bl_row *row)
{
    summary s = {.key = 14695981039346656037u};
    char word[8] = {0};
    size_t len = 0;
    uint32_t others = 0;
    for (uint32_t k = 0; k < bl_row_chunks(row); k++)
        for (uint32_t i = bl_row_chunk(l, row, k)->begin; i < bl_row_chunk(l, row, k)->end; i++) {
            uint32_t c = bl_row_glyph(l, row, i)->code;
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

static bool in_margin(const bl_layout *l, const bl_row *row, bool *top)
{
    int32_t height = l->pages[row->page].height;
    *top = row->baseline * 100 < height * MARGIN;
    return *top || (height - row->baseline) * 100 < height * MARGIN;
}

/* The first and the last row of a page are looked at, from outside to inside, as long as they go. */
static void drop_margins(bl_layout *l)
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

static bl_status take_rows(bl_layout *l, uint32_t page, uint32_t begin, uint32_t end)
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
static uint32_t pages_alike(const bl_layout *l, uint32_t page)
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

static bl_status order_rows(bl_layout *l)
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

static bl_status lay_out(bl_layout *l, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        l->sheets[i] = (bl_sheet){.page = &l->pages[i], .index = i, .columns = i << 16};
        BL_TRY(bl_chunks_make(&l->sheets[i], l->arena));
        BL_TRY(bl_grids_find(&l->sheets[i], l->arena));
        BL_TRY(bl_columns_make(&l->sheets[i], l->arena));
    }
    BL_TRY(order_rows(l));
    drop_margins(l);
    find_habit(l);
    return find_sizes(l);
}

bl_status bl_layout_write(bl_buffer *out, bl_arena *arena, bl_page *pages, uint32_t count, uint32_t all)
{
    bl_layout l = {.out = out, .arena = arena, .pages = pages, .count = count};
    if (refuse(out, pages, count))
        return BL_OK;
    l.sheets = BL_NEW_ARRAY(arena, bl_sheet, count + 1);
    if (l.sheets == NULL)
        return BL_ERROR_MEMORY;
    bl_extract_begin(out, BL_FORMAT_PDF);
    BL_TRY(bl_strings_sift(out, arena, pages, count));
    if (all > count)
        bl_extract_pages(out, count, all);
    BL_TRY(lay_out(&l, count));
    write_rows(&l);
    bl_extract_end(out);
    return BL_OK;
}
