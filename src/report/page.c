#include "report/page.h"

#include "base/utf8.h"

void bl_page_open(bl_page *page, bl_buffer *out) { *page = (bl_page){.out = out, .hanging = BL_PAGE_GUTTER}; }

static unsigned digits(uint64_t number)
{
    unsigned count = 1;
    for (; number >= 10; number /= 10)
        count++;
    return count;
}

static void spaces(bl_page *page, unsigned count)
{
    bl_buffer_add_repeat(page->out, " ", count);
    page->column += count;
}

void bl_page_number(bl_page *page, int64_t number, unsigned column)
{
    unsigned width = digits(number < 0 ? (uint64_t)-number : (uint64_t)number) + (number < 0);
    spaces(page, column > page->column + width ? column - page->column - width : 1);
    bl_buffer_add_int(page->out, number);
    page->column += width;
}

void bl_page_begin(bl_page *page, uint32_t number)
{
    page->column = 0;
    page->hanging = BL_PAGE_GUTTER;
    if (number > 0)
        bl_page_number(page, number, BL_PAGE_GUTTER - 2);
    if (page->column < BL_PAGE_GUTTER)
        spaces(page, BL_PAGE_GUTTER - page->column);
    else
        spaces(page, 1);
}

void bl_page_end(bl_page *page)
{
    bl_buffer *out = page->out;
    while (out->len > 0 && out->bytes[out->len - 1] == ' ')
        out->len--;
    bl_buffer_add_char(out, '\n');
    page->column = 0;
}

void bl_page_blank(bl_page *page) { bl_buffer_add_char(page->out, '\n'); }

void bl_page_rule(bl_page *page)
{
    bl_buffer_add_repeat(page->out, "─", BL_PAGE_COLUMNS);
    bl_buffer_add_char(page->out, '\n');
}

void bl_page_tab(bl_page *page, unsigned column) { spaces(page, column > page->column ? column - page->column : 1); }

void bl_page_add_safe(bl_buffer *out, bl_str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t begin = i;
        uint32_t c = bl_utf8_next(text, &i);
        if (bl_steers_terminal(c) && c != '\t')
            bl_buffer_add_char(out, '?');
        else
            bl_buffer_add(out, bl_str_slice(text, begin, i));
    }
}

/* What is printed for a character: itself, ' ' for white space, '?' for what could steer a terminal. */
static bl_str shown(bl_str text, size_t *offset)
{
    size_t begin = *offset;
    uint32_t c = bl_utf8_next(text, offset);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000)
        return BL_STR(" ");
    if (bl_steers_terminal(c))
        return BL_STR("?");
    return bl_str_slice(text, begin, *offset);
}

/* The next piece, runs of white space as one. */
static bl_str next_shown(bl_str text, size_t *offset)
{
    bl_str piece = shown(text, offset);
    while (bl_str_equal(piece, BL_STR(" ")) && *offset < text.len) {
        size_t ahead = *offset;
        if (!bl_str_equal(shown(text, &ahead), BL_STR(" ")))
            break;
        *offset = ahead;
    }
    return piece;
}

static unsigned width_of(bl_str text)
{
    unsigned width = 0;
    for (size_t i = 0; i < text.len;)
        width += bl_str_width(next_shown(text, &i));
    return width;
}

void bl_page_cut(bl_page *page, bl_str text, unsigned column)
{
    text = bl_str_trim(text);
    bool whole = page->column + width_of(text) <= column;
    for (size_t i = 0; i < text.len;) {
        bl_str piece = next_shown(text, &i);
        unsigned width = bl_str_width(piece);
        if (!whole && page->column + width + 1 > column) {
            bl_buffer_add_z(page->out, "…");
            page->column++;
            return;
        }
        bl_buffer_add(page->out, piece);
        page->column += width;
    }
}

/* Bytes of the next run that must not be torn apart: one wide character, or narrow ones up to a space. */
static size_t unit(bl_str text, size_t begin)
{
    size_t i = begin;
    while (i < text.len) {
        size_t at = i;
        bl_str piece = shown(text, &i);
        bool wide = bl_str_width(piece) == 2;
        if (wide || bl_str_equal(piece, BL_STR(" ")))
            return at == begin ? i : at;
    }
    return i;
}

void bl_page_wrap(bl_page *page, bl_str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t end = unit(text, i);
        unsigned width = width_of(bl_str_slice(text, i, end));
        bool fresh = page->column <= page->hanging;
        if (page->column + width > BL_PAGE_COLUMNS && !fresh) {
            bl_page_end(page);
            spaces(page, page->hanging);
            fresh = true;
        }
        while (i < end) {
            bl_str piece = next_shown(text, &i);
            if (fresh && bl_str_equal(piece, BL_STR(" ")))
                continue;
            if (page->column + bl_str_width(piece) > BL_PAGE_COLUMNS) { /* a word longer than a line */
                bl_page_end(page);
                spaces(page, page->hanging);
            }
            bl_buffer_add(page->out, piece);
            page->column += bl_str_width(piece);
            fresh = false;
        }
    }
}
