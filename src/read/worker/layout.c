#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "read/worker/rows.h"

#define TITLE 130  /* hundredths of all other letters from which a row heads the page */
#define LARGER 112 /* hundredths of the body's size from which a row is a heading */

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

/* Blanks between Chinese words and others, typed and not. */
typedef struct habit {
    uint32_t apart, together;
} habit;

static void count_habits(const bl_layout *l, const bl_row *row, habit *words, habit *figures)
{
    for (uint32_t k = 0; k < bl_row_chunks(row); k++) {
        const bl_chunk *chunk = bl_row_chunk(l, row, k);
        const bl_glyph *last = NULL;
        for (uint32_t g = chunk->begin; g < chunk->end; g++) {
            const bl_glyph *now = bl_row_glyph(l, row, g);
            if (bl_is_blank(now->code))
                continue;
            if (last != NULL && bl_is_han(last->code) != bl_is_han(now->code) && bl_is_word(last->code) && bl_is_word(now->code)) {
                const uint32_t han = bl_is_han(last->code) ? last->code : now->code, other = han == last->code ? now->code : last->code;
                const bool digit = other >= '0' && other <= '9', blank = bl_is_blank(bl_row_glyph(l, row, g - 1)->code);
                habit *which = digit ? figures : words;
                if (!digit || (han != 0x5E74 && han != 0x6708 && han != 0x65E5)) { /* 年月日: dates are written together by all */
                    which->apart += blank;
                    which->together += !blank;
                }
            }
            last = now;
        }
    }
}

/* Does this writer put blanks between Chinese and Latin words, and figures? Asked where a line was broken between them. And are blanks kept where rows end? */
static void find_habits(bl_layout *l)
{
    habit words = {0}, figures = {0};
    uint32_t ends = 0, trailing = 0;
    for (uint32_t i = 0; i < l->rows.count; i++) {
        const bl_row *row = l->rows.items[i], *next = i + 1 < l->rows.count ? l->rows.items[i + 1] : NULL;
        if (row->kind != BL_ROW_TEXT)
            continue;
        count_habits(l, row, &words, &figures);
        if (next == NULL || next->kind != BL_ROW_TEXT || next->column != row->column || next->baseline - row->baseline < 2 * row->size)
            continue;
        ends++; /* a paragraph ends here, whatever it says */
        trailing += row->trailing;
    }
    l->airy = words.apart > words.together;
    l->airy_figures = figures.apart > figures.together;
    l->trails = ends >= 2 && trailing * 3 < ends;
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
            if (!bl_row_goes_on(l, end - 1, &head, at))
                break;
        }
        bl_rows_write(l, at, end, &head);
    }
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

static int32_t last_baseline(const bl_sheet *sheet, uint32_t begin, uint32_t end)
{
    int32_t last = 0;
    for (uint32_t i = begin; i < end; i++)
        last = sheet->rows.items[i].baseline > last ? sheet->rows.items[i].baseline : last;
    return last;
}

/* Does text not flow from the left column into the right one? They are of uneven width, or the right one ends far above the left. */
static bool are_independent(const bl_sheet *sheet)
{
    const int32_t width = sheet->page->width;
    if (abs(sheet->gutter - width / 2) >= width / 12)
        return true;
    return last_baseline(sheet, sheet->left_end, sheet->right_end) < last_baseline(sheet, sheet->left_begin, sheet->left_end) - sheet->page->height / 8;
}

/* Does a page without columns hold only what goes on in the left one? Then it is that. */
static bool goes_on_left(bl_sheet *sheet, const bl_sheet *first)
{
    if (sheet->gutter != 0 || sheet->rows.count == 0)
        return false;
    for (uint32_t i = 0; i < sheet->rows.count; i++)
        if (sheet->rows.items[i].kind != BL_ROW_TEXT || sheet->rows.items[i].x1 > first->gutter)
            return false;
    for (uint32_t i = 0; i < sheet->rows.count; i++)
        sheet->rows.items[i].right = first->rows.items[first->left_begin].right;
    sheet->gutter = first->gutter;
    sheet->left_end = sheet->right_end = sheet->rows.count;
    return true;
}

/* Columns that go on over pages are each read to their end: a sidebar, and what stands beside it. */
static uint32_t pages_alike(const bl_layout *l, uint32_t page)
{
    uint32_t end = page + 1;
    const bl_sheet *first = &l->sheets[page];
    if (first->gutter == 0 || !are_independent(first))
        return end;
    while (end < l->count && l->sheets[end - 1].right_end == l->sheets[end - 1].rows.count) {
        bl_sheet *next = &l->sheets[end];
        bool alike = next->gutter != 0 && abs(next->gutter - first->gutter) < 8 * BL_POINT && next->left_begin == 0;
        if (!alike && !goes_on_left(next, first))
            break;
        end++;
    }
    return end;
}

/* Does the right column begin with the largest letters of the page: with the name, beside a sidebar? */
static bool heads_page(const bl_sheet *sheet)
{
    int32_t largest = 0;
    for (uint32_t i = sheet->left_begin; i < sheet->left_end; i++)
        largest = sheet->rows.items[i].size > largest ? sheet->rows.items[i].size : largest;
    return sheet->left_end < sheet->right_end && sheet->rows.items[sheet->left_end].size * 100 > largest * TITLE;
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
        const bool right_first = heads_page(sheet);
        for (int side = 0; side < 2; side++)
            for (uint32_t i = page; i < end; i++) {
                const bl_sheet *s = &l->sheets[i];
                const bool right = (side == 1) != right_first;
                BL_TRY(take_rows(l, i, right ? s->left_end : s->left_begin, right ? s->right_end : s->left_end));
            }
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
    }
    BL_TRY(bl_margins_drop(l->sheets, count, l->arena));
    for (uint32_t i = 0; i < count; i++) {
        bl_upright_join(&l->sheets[i]);
        BL_TRY(bl_grids_find(&l->sheets[i], l->arena));
        BL_TRY(bl_columns_make(&l->sheets[i], l->arena, i > 0 ? l->sheets[i - 1].gutter : 0));
    }
    BL_TRY(order_rows(l));
    find_habits(l);
    bl_rows_mark_stretched(l);
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
    for (uint32_t i = 0; i < count; i++)
        bl_page_turn(&pages[i]);
    BL_TRY(bl_strings_sift(out, arena, pages, count));
    if (all > count)
        bl_extract_pages(out, count, all);
    BL_TRY(lay_out(&l, count));
    write_rows(&l);
    bl_extract_end(out);
    return BL_OK;
}
