#include "facts/lines.h"

#include "base/utf8.h"
#include "text/token.h"

#define HEAD_WIDTH 100u /* columns; a longer line is running text, not a head */

static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {0x2022, 0x2023, 0x2043, 0x2219, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x25B6, 0x25B8, 0x25B9, 0x25BA, 0x25C6, 0x25C7, 0x25CB,
        0x25CF, 0x25E6, 0x2605, 0x2606, 0x2713, 0x2714, 0x221A, 0x27A2, 0x27A4, 0x203B};
    if (c < 0x2000 || c >= 0x2800)
        return c == '*' || c == '-' || c == '+' || c == '>' || c == 0xB7;
    for (unsigned i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

static bool is_icon(uint32_t c)
{
    return (c >= 0x1F000 && c < 0x20000) || (c >= 0x2600 && c < 0x27C0) || (c >= 0x25A0 && c < 0x2600) || (c >= 0xE000 && c < 0xF900) ||
           (c >= 0x2B00 && c < 0x2C00) || c == 0xFE0F || c == 0xFFFD;
}

static bool is_han_digit(uint32_t c)
{
    static const uint32_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (unsigned i = 0; i < sizeof digits / sizeof *digits; i++)
        if (digits[i] == c)
            return true;
    return false;
}

/* Bytes of a number that opens a point: "1. ", "(2)", "3、", "一、", "iv. "; 0 where there is none. "2019." and "3.5" are none. */
static size_t number_length(bl_str s)
{
    size_t i = 0, digits = 0;
    bool bracket = s.len > 0 && s.ptr[0] == '(';
    i += bracket;
    while (i < s.len) {
        size_t next = i;
        uint32_t c = bl_utf8_next(s, &next);
        if (!((c >= '0' && c <= '9') || is_han_digit(c)) || digits == 2)
            break;
        digits++;
        i = next;
    }
    if (digits == 0 || i >= s.len)
        return 0;
    size_t next = i;
    uint32_t c = bl_utf8_next(s, &next);
    if (bracket)
        return c == ')' ? next : 0;
    if (c == '.')
        return next < s.len && s.ptr[next] >= '0' && s.ptr[next] <= '9' ? 0 : next;
    return c == ')' || c == 0x3001 ? next : 0;
}

static void strip_front(bl_line_view *view, bl_str text)
{
    size_t at = view->begin;
    for (bool again = true; again && at < view->end;) {
        again = false;
        bl_str rest = bl_str_slice(text, at, view->end);
        size_t offset = 0;
        uint32_t c = bl_utf8_next(rest, &offset);
        if (c == ' ' || c == '\t' || is_icon(c)) {
            at += offset;
            again = true;
        } else if (is_bullet(c) && (c >= 0x80 || offset == rest.len || rest.ptr[offset] == ' ' || rest.ptr[offset] == '\t')) {
            view->depth = view->depth == 0 ? 1 : view->depth;
            at += offset;
            again = true;
        } else {
            size_t number = number_length(rest);
            if (number > 0) {
                view->ordered = true;
                view->depth = view->depth == 0 ? 1 : view->depth;
                at += number;
                again = true;
            }
        }
    }
    view->begin = (uint32_t)at;
}

/* Does the text take more columns than that? A run of white space counts as one: columns set apart by blanks do not make a line long. */
static bool is_wider(bl_str s, unsigned columns)
{
    unsigned width = 0;
    bool blank = false;
    if (s.len <= columns)
        return false;             /* no character takes more columns than bytes */
    unsigned seen = 0, other = 0; /* of ASCII alone: what is no blank behind a blank; in a loop without a branch */
    for (size_t i = 1; i < s.len; i++) {
        seen += s.ptr[i] != ' ' || s.ptr[i - 1] != ' ';
        other |= s.ptr[i] < ' ' || s.ptr[i] > '~';
    }
    if (other == 0 && s.ptr[0] > ' ' && s.ptr[0] <= '~')
        return seen + 1 > columns;
    for (size_t at = 0; at < s.len && width <= columns;) {
        if (bl_ideograph_at(s, (uint32_t)at)) {
            width += 2;
            at += 3;
            blank = false;
            continue;
        }
        const char byte = s.ptr[at];
        if (byte > ' ' && byte <= '~') {
            width++;
            at++;
            blank = false;
            continue;
        }
        uint32_t c = bl_utf8_next(s, &at);
        bool space = c == ' ' || c == '\t';
        width += space && blank ? 0 : bl_display_width(c);
        blank = space;
    }
    return width > columns;
}

static void look(bl_line_view *view, const bl_document *document, const bl_glance *glance, const bl_line *line)
{
    const bl_block *block = &document->blocks.items[line->block];
    bl_str text = {document->folded.bytes, document->folded.len};
    view->begin = line->begin;
    view->end = line->end;
    while (view->end > view->begin && (text.ptr[view->end - 1] == ' ' || text.ptr[view->end - 1] == '\t'))
        view->end--;
    if (bl_document_void(document, (bl_span){view->begin, view->end})) {
        view->end = view->begin; /* no line at all */
        return;
    }
    view->row = block->kind == BL_BLOCK_ROW;
    view->heading = block->kind == BL_BLOCK_HEADING;
    if (block->kind == BL_BLOCK_ITEM && &document->lines.items[block->line_begin] == line) {
        view->depth = block->level == 0 ? 1 : block->level;
        view->ordered = block->ordered;
    }
    if (!view->row)
        strip_front(view, text);
    if (view->begin >= view->end)
        return;
    size_t first = view->begin;
    bl_utf8_next(bl_str_slice(text, 0, view->end), &first);
    view->lead = bl_document_marked(document, (bl_span){view->begin, (uint32_t)first}, BL_MARK_BOLD);
    view->bold = ((view->lead || text.ptr[view->begin] <= ' ') && bl_document_marked(document, (bl_span){view->begin, view->end}, BL_MARK_BOLD)) ||
                 bl_document_marked(document, (bl_span){view->begin, view->end}, BL_MARK_ITALIC); /* a row begins with blanks at times */
    bl_str s = bl_str_slice(text, view->begin, view->end);
    view->sentence = bl_str_ends(s, BL_STR(";")) || bl_str_ends(s, BL_STR("\xE3\x80\x82")) || bl_str_ends(s, BL_STR("!")) || bl_str_ends(s, BL_STR("?")) ||
                     (bl_str_ends(s, BL_STR(".")) && !bl_str_ends(s, BL_STR("inc.")) && !bl_str_ends(s, BL_STR("ltd.")) && !bl_str_ends(s, BL_STR("co.")) &&
                         !bl_str_ends(s, BL_STR("corp."))) ||
                     bl_glance_count(glance->words, view->begin, view->end) > HEAD_WIDTH || is_wider(s, HEAD_WIDTH);
}

bl_status bl_lines_open(bl_lines *out, const bl_document *document, const bl_glance *glance, const bl_signs *signs, bl_month as_of)
{
    bl_dates dates;
    BL_TRY(bl_dates_open(&dates, document, glance, signs));
    *out = (bl_lines){0};
    out->views = BL_NEW_ARRAY(document->arena, bl_line_view, document->lines.count);
    if (out->views == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < document->lines.count; i++) {
        bl_line_view *view = &out->views[i];
        look(view, document, glance, &document->lines.items[i]);
        view->range_begin = out->ranges.count;
        bl_range range;
        for (uint32_t offset = view->begin; bl_dates_next(&range, &dates, (bl_span){view->begin, view->end}, as_of, &offset);) {
            bl_range *slot = BL_PUSH(document->arena, &out->ranges);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = range;
        }
        view->range_end = out->ranges.count;
    }
    return BL_OK;
}

const bl_range *bl_line_range(const bl_lines *lines, uint32_t line)
{
    const bl_line_view *view = &lines->views[line];
    for (uint32_t i = view->range_begin; i < view->range_end; i++)
        if (!lines->ranges.items[i].single)
            return &lines->ranges.items[i];
    return NULL;
}

bool bl_line_wider(const bl_lines *lines, const bl_document *document, uint32_t line, unsigned columns)
{
    return is_wider(bl_document_folded(document, (bl_span){lines->views[line].begin, lines->views[line].end}), columns);
}
