/* How a diagnostic looks on a terminal. */
#include "base/utf8.h"
#include "source/diag.h"

enum {
    TAB_STOP = 4,      /* columns; a tab is printed as spaces, so that every terminal agrees */
    WIDEST = 100,      /* columns of a line that are shown */
    BEFORE_CARET = 40, /* columns kept before the caret where a line is cut on the left */
};

static const char *const severity_names[] = {"note", "warning", "error"};
static const char *const severity_colors[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
static const char *const bold = "\033[1m", *const blue = "\033[34m", *const plain = "\033[0m";

static void paint(bl_buffer *out, bool color, const char *code)
{
    if (color)
        bl_buffer_add_z(out, code);
}

/* Text from an input: a control or invisible character becomes '?', so that no input can steer the terminal. */
static void add_safe(bl_buffer *out, bl_str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t begin = i;
        uint32_t c = bl_utf8_next(s, &i);
        if (bl_steers_terminal(c))
            bl_buffer_add_char(out, '?');
        else
            bl_buffer_add(out, bl_str_slice(s, begin, i));
    }
}

/* Terminal columns that a character takes when it starts at the given column (0-based): as add_safe and the tab stops
 * print it. */
static unsigned columns(uint32_t c, unsigned column)
{
    if (c == '\t')
        return TAB_STOP - column % TAB_STOP;
    return bl_steers_terminal(c) ? 1 : bl_display_width(c);
}

/* Where the marked characters stand on the screen, and what is shown of the line. */
typedef struct layout {
    unsigned caret, caret_end; /* columns of the whole line, 0-based, half-open */
    unsigned from, to;         /* the columns shown */
    unsigned width;            /* of the whole line */
} layout;

static layout measure(const bl_diag *diag)
{
    layout l = {0};
    uint32_t first = diag->place.column, last = first + diag->width - 1, index = 1;
    for (size_t i = 0; i < diag->line_text.len; index++) {
        if (index == first)
            l.caret = l.width;
        l.width += columns(bl_utf8_next(diag->line_text, &i), l.width);
        if (index == last)
            l.caret_end = l.width;
    }
    if (index <= first)
        l.caret = l.width;
    if (index <= last)
        l.caret_end = l.width;
    if (l.caret_end <= l.caret)
        l.caret_end = l.caret + 1;
    l.to = l.width;
    if (l.width > WIDEST) {
        l.from = l.caret > BEFORE_CARET ? l.caret - BEFORE_CARET : 0;
        if (l.from > 0 && l.width - l.from < WIDEST)
            l.from = l.width - WIDEST;
        l.to = l.from + WIDEST < l.width ? l.from + WIDEST : l.width;
    }
    if (l.caret_end > l.to && l.to > l.caret)
        l.caret_end = l.to;
    return l;
}

/* Prints the shown part; returns the column at which it really begins, which a wide character at the cut may shift. */
static unsigned write_line(bl_buffer *out, bl_str line, const layout *l)
{
    unsigned column = 0, begin = l->from;
    bool begun = false;
    if (l->from > 0)
        bl_buffer_add_z(out, "…");
    for (size_t i = 0; i < line.len && column < l->to;) {
        size_t at = i;
        uint32_t c = bl_utf8_next(line, &i);
        unsigned width = columns(c, column);
        if (column >= l->from && column + width <= l->to) {
            if (!begun)
                begin = column;
            begun = true;
            if (c == '\t')
                bl_buffer_add_repeat(out, " ", width);
            else
                add_safe(out, bl_str_slice(line, at, i));
        }
        column += width;
    }
    if (l->to < l->width)
        bl_buffer_add_z(out, "…");
    bl_buffer_add_char(out, '\n');
    return begin;
}

static void write_excerpt(bl_buffer *out, const bl_diag *diag, bool color)
{
    char digits[16];
    unsigned gutter = 0;
    for (uint32_t rest = diag->place.line; rest > 0; rest /= 10)
        digits[gutter++] = (char)('0' + rest % 10);
    layout l = measure(diag);
    bl_buffer_add_char(out, ' ');
    paint(out, color, blue);
    for (unsigned i = gutter; i-- > 0;)
        bl_buffer_add_char(out, digits[i]);
    bl_buffer_add_z(out, " | ");
    paint(out, color, plain);
    unsigned begin = write_line(out, diag->line_text, &l);
    paint(out, color, blue);
    bl_buffer_add_repeat(out, " ", gutter + 2);
    bl_buffer_add_z(out, "| ");
    paint(out, color, plain);
    unsigned indent = l.caret > begin ? l.caret - begin : 0;
    bl_buffer_add_repeat(out, " ", indent + (l.from > 0));
    paint(out, color, severity_colors[diag->severity]);
    bl_buffer_add_char(out, '^');
    bl_buffer_add_repeat(out, "~", l.caret_end - l.caret - 1);
    paint(out, color, plain);
    if (diag->hint.len > 0) {
        bl_buffer_add_char(out, ' ');
        add_safe(out, diag->hint);
    }
    bl_buffer_add_char(out, '\n');
}

static void write_where(bl_buffer *out, bl_str file, bl_place place)
{
    add_safe(out, file);
    if (place.line > 0)
        bl_buffer_format(out, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
    if (file.len > 0)
        bl_buffer_add_z(out, ": ");
}

void bl_diag_write(bl_buffer *out, const bl_diag *diag, bool color)
{
    paint(out, color, bold);
    write_where(out, diag->file, diag->place);
    paint(out, color, severity_colors[diag->severity]);
    bl_buffer_format(out, "%s[B%04d]", severity_names[diag->severity], (int)diag->code);
    paint(out, color, plain);
    paint(out, color, bold);
    bl_buffer_add_z(out, ": ");
    add_safe(out, diag->message);
    paint(out, color, plain);
    bl_buffer_add_char(out, '\n');
    if (diag->place.line > 0 && diag->line_text.ptr != NULL) {
        write_excerpt(out, diag, color);
    } else if (diag->hint.len > 0) {
        bl_buffer_add_z(out, "  hint: ");
        add_safe(out, diag->hint);
        bl_buffer_add_char(out, '\n');
    }
    if (diag->related_message.len > 0) {
        write_where(out, diag->related_file, diag->related);
        bl_buffer_add_z(out, "note: ");
        add_safe(out, diag->related_message);
        bl_buffer_add_char(out, '\n');
    }
}
