#include "report/table.h"

#include "base/utf8.h"

static const char *const codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};

static void begin_style(bl_buffer *out, bl_style style, bool color)
{
    if (color && style != BL_STYLE_PLAIN)
        bl_buffer_add_z(out, codes[style]);
}

static void end_style(bl_buffer *out, bl_style style, bool color)
{
    if (color && style != BL_STYLE_PLAIN)
        bl_buffer_add_z(out, "\x1b[0m");
}

/* One character, made harmless: controls and what turns the direction of a line become '?'; line ends and tabs a space. */
static void put(bl_buffer *out, bl_str s, size_t begin, size_t end, uint32_t code_point)
{
    if (code_point == '\n' || code_point == '\r' || code_point == '\t')
        bl_buffer_add_char(out, ' ');
    else if (bl_steers_terminal(code_point))
        bl_buffer_add_char(out, '?');
    else
        bl_buffer_add(out, bl_str_slice(s, begin, end));
}

static uint32_t columns(uint32_t code_point) { return bl_steers_terminal(code_point) ? 1 : bl_display_width(code_point); }

static uint32_t width_of(bl_str s)
{
    uint32_t width = 0;
    for (size_t i = 0; i < s.len;)
        width += columns(bl_utf8_next(s, &i));
    return width;
}

void bl_table_text(bl_buffer *out, bl_str s, bl_style style, bool color)
{
    begin_style(out, style, color);
    for (size_t i = 0; i < s.len;) {
        const size_t begin = i;
        const uint32_t c = bl_utf8_next(s, &i);
        put(out, s, begin, i, c);
    }
    end_style(out, style, color);
}

void bl_table_cell(bl_buffer *out, bl_str s, uint32_t width, bl_align align, bl_style style, bool color)
{
    const uint32_t whole = width_of(s);
    const uint32_t room = whole > width && width > 0 ? width - 1 : width;
    uint32_t used = 0;
    size_t end = 0;
    while (end < s.len) {
        size_t next = end;
        const uint32_t w = columns(bl_utf8_next(s, &next));
        if (used + w > room)
            break;
        used += w;
        end = next;
    }
    const bool cut = end < s.len;
    const uint32_t fill = width - used - (cut ? 1 : 0);
    if (align == BL_ALIGN_RIGHT)
        bl_buffer_add_repeat(out, " ", fill);
    begin_style(out, style, color);
    bl_table_text(out, bl_str_slice(s, 0, end), BL_STYLE_PLAIN, false);
    if (cut)
        bl_buffer_add_z(out, "…");
    end_style(out, style, color);
    if (align == BL_ALIGN_LEFT)
        bl_buffer_add_repeat(out, " ", fill);
}

/* What no line begins with: Chinese stops and what closes. */
static bool closes(uint32_t c)
{
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF01, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x2019, 0x201D};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

/* Where a line of at most `room` columns that begins at `begin` ends: at the last space or beside the last wide character that fits. */
static size_t line_end(bl_str s, size_t begin, uint32_t room)
{
    uint32_t used = 0;
    size_t last = begin, i = begin;
    while (i < s.len) {
        const size_t at = i;
        const uint32_t c = bl_utf8_next(s, &i), w = columns(c);
        if (used + w > room)
            return last > begin ? last : (at > begin ? at : i);
        used += w;
        size_t ahead = i;
        if (c == ' ' || (w == 2 && (i == s.len || !closes(bl_utf8_next(s, &ahead)))))
            last = i;
    }
    return s.len;
}

void bl_table_wrap(bl_buffer *out, bl_str s, uint32_t indent, uint32_t width)
{
    const uint32_t room = width > indent + 8 ? width - indent : 8;
    for (size_t begin = 0; begin < s.len;) {
        const size_t end = line_end(s, begin, room);
        if (begin > 0)
            bl_buffer_add_repeat(out, " ", indent);
        bl_str line = bl_str_slice(s, begin, end);
        while (line.len > 0 && line.ptr[line.len - 1] == ' ')
            line.len--;
        bl_table_text(out, line, BL_STYLE_PLAIN, false);
        bl_buffer_add_char(out, '\n');
        begin = end;
    }
    if (s.len == 0)
        bl_buffer_add_char(out, '\n');
}

void bl_table_rule(bl_buffer *out, uint32_t width)
{
    bl_buffer_add_repeat(out, "─", width);
    bl_buffer_add_char(out, '\n');
}
