/* A flow in the order of reading: which tables are data, which are layout, and what is set apart because it is hidden. */
#include "read/worker/flow.h"

#define HIDDEN_BYTES 400u /* of a hidden passage are shown, about */
#define HEADS_MOST 8u     /* columns that stand under headings beside each other */
#define UPRIGHT_LINES 10u /* of a cell whose text stands upright */
#define DATED_BYTES 240u
#define DATED_LINES 5u    /* of a cell with the name, the title and the dates of a job */
#define WRAPPED_BYTES 60u /* two lines this short are one entry of a table, wrapped */

typedef struct emitter {
    const bl_flow *flow;
    bl_buffer *out;
    bl_flow_step block;     /* what the next text begins */
    bool block_wanted, gap; /* the next text begins a block; blank space stands above it */
    bool any, line_wanted;  /* something has been said; the next text begins another line of its block */
    bool in_row;            /* blocks and breaks are blanks */
    bool upright;           /* in a cell of one character a line */
    bool joins, joined;     /* in_row, the last cell: the first line belongs to the row, what follows it does not; it has text */
    unsigned marks;         /* that are open in the extract */
    bl_str target;
    uint32_t table; /* how many there were so far */
    bl_str hidden;  /* words that were hidden in the block, not yet said */
    bl_hidden_trick trick;
} emitter;

/* ---- text ---- */

static void change_marks(emitter *e, unsigned marks, bl_str target)
{
    const unsigned link = 1u << BL_MARK_LINK;
    if ((e->marks & marks & link) != 0 && !bl_str_equal(e->target, target)) {
        bl_extract_mark_end(e->out, BL_MARK_LINK);
        e->marks &= ~link;
    }
    for (unsigned kind = 0; kind < BL_MARK_KINDS; kind++)
        if ((e->marks & ~marks & 1u << kind) != 0)
            bl_extract_mark_end(e->out, (bl_mark_kind)kind);
    for (unsigned kind = 0; kind < BL_MARK_KINDS; kind++)
        if ((marks & ~e->marks & 1u << kind) != 0)
            bl_extract_mark(e->out, (bl_mark_kind)kind, kind == BL_MARK_LINK ? target.ptr : NULL, kind == BL_MARK_LINK ? target.len : 0);
    e->marks = marks;
    e->target = target;
}

static void want_block(emitter *e, bl_flow_step block)
{
    e->block = block;
    e->block_wanted = true;
}

static const bl_flow_step paragraph = {.kind = BL_FLOW_BLOCK, .what = BL_BLOCK_PARAGRAPH};

static void begin_line(emitter *e)
{
    change_marks(e, 0, BL_STR_NONE);
    if (e->gap && e->any)
        bl_extract_gap(e->out);
    if (e->block_wanted)
        bl_extract_block(e->out, (bl_block_kind)e->block.what, e->block.level, e->block.ordered, e->block.what == BL_BLOCK_ROW ? e->table : 0);
    bl_extract_line(e->out, 0);
    e->block_wanted = e->line_wanted = e->gap = false;
    e->any = true;
}

static bool is_blank(bl_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ')
            return false;
    return true;
}

/* Hidden words of one block are one finding. */
static void say_hidden(emitter *e)
{
    if (e->hidden.len > 0)
        bl_extract_hidden(e->out, e->trick, 0, e->hidden.ptr, e->hidden.len);
    e->hidden = BL_STR_NONE;
}

static void hide(emitter *e, const bl_flow_step *step)
{
    if (e->hidden.len > 0 && e->trick != (bl_hidden_trick)step->trick)
        say_hidden(e);
    e->trick = (bl_hidden_trick)step->trick;
    if ((e->hidden.len == 0 && is_blank(step->text)) || e->hidden.len > HIDDEN_BYTES)
        return;
    e->hidden = e->hidden.len == 0 ? step->text : bl_str_format(e->flow->arena, "%.*s%.*s", BL_STR_ARG(e->hidden), BL_STR_ARG(step->text));
}

static void say_text(emitter *e, const bl_flow_step *step)
{
    if ((step->what & 1u << BL_MARK_HIDDEN) != 0) {
        hide(e, step);
        return;
    }
    const bool blank = is_blank(step->text);
    if (e->block_wanted || e->line_wanted) {
        if (blank)
            return;
        begin_line(e);
    }
    change_marks(e, step->what, step->target);
    bl_extract_text(e->out, step->text.ptr, step->text.len);
    e->joined = e->joined || !blank;
}

/* Where a line ends in the file. */
static void end_line(emitter *e)
{
    if (!e->in_row) {
        e->line_wanted = true;
    } else if (e->joins && e->joined) {
        e->in_row = false;
        want_block(e, paragraph);
    } else if (e->joined) {
        bl_extract_text(e->out, " ", 1);
    }
}

/* ---- tables ---- */

static void emit(emitter *e, uint32_t begin, uint32_t end);

static const bl_flow_step *step_at(const emitter *e, uint32_t index) { return &e->flow->steps.items[index]; }

static uint32_t behind(const emitter *e, uint32_t index)
{
    const bl_flow_step *step = step_at(e, index);
    return step->kind >= BL_FLOW_TABLE && step->kind < BL_FLOW_END ? step->end + 1 : index + 1;
}

/* The first child of a kind at index or behind it, before end; end where there is none. */
static uint32_t child(const emitter *e, bl_flow_kind kind, uint32_t index, uint32_t end)
{
    while (index < end && step_at(e, index)->kind != kind)
        index = behind(e, index);
    return index;
}

static uint32_t next_child(const emitter *e, bl_flow_kind kind, uint32_t index, uint32_t end) { return child(e, kind, behind(e, index), end); }

/* Does it hold one character a line: a name of Chinese that stands upright? Then its bytes are three a line. */
static bool is_upright(const emitter *e, uint32_t cell)
{
    const bl_flow_step *step = step_at(e, cell);
    if (step->kind != BL_FLOW_CELL || step->lines < 2 || step->lines > UPRIGHT_LINES || step->bytes != 3 * step->lines)
        return false;
    for (uint32_t i = cell + 1; i < step->end; i++)
        if (step_at(e, i)->kind == BL_FLOW_TEXT && (step_at(e, i)->text.len % 3 != 0 || (unsigned char)step_at(e, i)->text.ptr[0] < 0xE4))
            return false;
    return true;
}

static bool is_short(const emitter *e, uint32_t cell)
{
    const bl_flow_step *step = step_at(e, cell);
    return step->lines <= 1 || (step->lines == 2 && step->bytes <= WRAPPED_BYTES) || is_upright(e, cell);
}

static bool has_digit(const emitter *e, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        for (size_t k = 0; step_at(e, i)->kind == BL_FLOW_TEXT && k < step_at(e, i)->text.len; k++)
            if (step_at(e, i)->text.ptr[k] >= '0' && step_at(e, i)->text.ptr[k] <= '9')
                return true;
    return false;
}

static void emit_inside(emitter *e, uint32_t cell)
{
    e->joined = false;
    e->upright = is_upright(e, cell);
    emit(e, cell + 1, step_at(e, cell)->end);
    e->upright = false;
}

/* A cell for itself: its blocks are blocks. */
static void emit_column(emitter *e, uint32_t cell)
{
    want_block(e, paragraph);
    emit_inside(e, cell);
    say_hidden(e);
    want_block(e, paragraph);
}

static void emit_cell(emitter *e, uint32_t cell)
{
    change_marks(e, 0, BL_STR_NONE);
    bl_extract_cell(e->out);
    emit_inside(e, cell);
}

/* Cells [cell, next) beside each other, and the first line of the cell at next where it joins them. */
static void emit_line(emitter *e, uint32_t cell, uint32_t next, uint32_t end, bool head, bool joins)
{
    want_block(e, (bl_flow_step){.what = BL_BLOCK_ROW, .level = head ? 0 : 1});
    begin_line(e);
    e->in_row = true;
    e->joins = false;
    for (; cell < next; cell = next_child(e, BL_FLOW_CELL, cell, end))
        emit_cell(e, cell);
    e->joins = joins;
    if (joins)
        emit_cell(e, next);
    e->in_row = e->joins = false;
    say_hidden(e);
    want_block(e, paragraph);
}

/* Does its text begin with a number or a bullet: "1. ...", "1、...", "• ..."? Then its first line is no head. */
static bool begins_list(const emitter *e, uint32_t cell)
{
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xA0", "\xE2\x97\x86", "\xE2\x9E\xA2", "\xC2\xB7", "- ", "* "};
    for (uint32_t i = cell + 1; i < step_at(e, cell)->end; i++) {
        const bl_flow_step *step = step_at(e, i);
        if (step->kind == BL_FLOW_BLOCK && step->what == BL_BLOCK_ITEM)
            return true;
        if (step->kind != BL_FLOW_TEXT || is_blank(step->text))
            continue;
        for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++)
            if (bl_str_begins(step->text, bl_str_of(bullets[k])))
                return true;
        size_t digits = 0;
        while (digits < step->text.len && step->text.ptr[digits] >= '0' && step->text.ptr[digits] <= '9')
            digits++;
        const bl_str rest = bl_str_slice(step->text, digits, step->text.len);
        return (digits == 1 || digits == 2) &&
               (bl_str_begins(rest, BL_STR(". ")) || bl_str_begins(rest, BL_STR("\xE3\x80\x81")) || bl_str_begins(rest, BL_STR(")")) ||
                   bl_str_begins(rest, BL_STR("\xEF\xBC\x8E")) || bl_str_begins(rest, BL_STR("\xEF\xBC\x89")));
    }
    return false;
}

/*
 * Short cells of a row stand on one line. A cell of several lines is read for itself, below the line of those before it; where they hold a number (dates),
 * its first line stands beside them.
 */
static void emit_row(emitter *e, uint32_t row)
{
    const uint32_t end = step_at(e, row)->end;
    for (uint32_t cell = child(e, BL_FLOW_CELL, row + 1, end); cell < end;) {
        uint32_t next = cell, filled = 0;
        for (; next < end && is_short(e, next); next = next_child(e, BL_FLOW_CELL, next, end))
            filled += step_at(e, next)->lines > 0;
        const bool joins = next < end && (filled == 1 || filled == 2) && has_digit(e, cell, next) && !begins_list(e, next);
        if (filled + (joins ? 1 : 0) > 1) {
            emit_line(e, cell, next, end, step_at(e, row)->what != 0, joins);
            if (next < end && !joins)
                emit_column(e, next);
        } else {
            for (; cell < next; cell = next_child(e, BL_FLOW_CELL, cell, end))
                emit_column(e, cell);
            if (next < end)
                emit_column(e, next);
        }
        cell = next < end ? next_child(e, BL_FLOW_CELL, next, end) : end;
    }
}

static uint32_t count_cells(const emitter *e, uint32_t row)
{
    uint32_t count = 0;
    for (uint32_t i = child(e, BL_FLOW_CELL, row + 1, step_at(e, row)->end); i < step_at(e, row)->end; i = next_child(e, BL_FLOW_CELL, i, step_at(e, row)->end))
        count++;
    return count;
}

/* Index of a row's cell; the row's end where it has fewer. */
static uint32_t cell_of(const emitter *e, uint32_t row, uint32_t column)
{
    const uint32_t end = step_at(e, row)->end;
    uint32_t cell = child(e, BL_FLOW_CELL, row + 1, end);
    while (column-- > 0 && cell < end)
        cell = next_child(e, BL_FLOW_CELL, cell, end);
    return cell;
}

/* Does a cell hold a year, and not much more: dates with the place or the name that they belong to? */
static bool is_dated(const emitter *e, uint32_t cell)
{
    const bl_flow_step *step = step_at(e, cell);
    unsigned digits = 0; /* of the number so far, whose runs may be several */
    char first = 0;
    if (step->bytes > DATED_BYTES || step->lines > DATED_LINES)
        return false;
    for (uint32_t i = cell + 1; i <= step->end; i++) {
        const bl_str text = step_at(e, i)->kind == BL_FLOW_TEXT ? step_at(e, i)->text : BL_STR("\n");
        for (size_t k = 0; k < text.len; k++) {
            const bool digit = text.ptr[k] >= '0' && text.ptr[k] <= '9';
            if (!digit && digits == 4 && (first == '1' || first == '2'))
                return true;
            first = digit && digits == 0 ? text.ptr[k] : first;
            digits = digit ? digits + 1 : 0;
        }
    }
    return false;
}

/* Are all cells of one of the two columns dated, as where each job stands beside its points? */
static bool is_dated_column(const emitter *e, uint32_t row, uint32_t until, uint32_t end, uint32_t column)
{
    for (; row < until; row = next_child(e, BL_FLOW_ROW, row, end))
        if (step_at(e, cell_of(e, row, column))->lines > 0 && !is_dated(e, cell_of(e, row, column)))
            return false;
    return true;
}

/* Are rows [row, until) two columns of a page: both hold paragraphs, in at least half of the rows? Then they are read one after the other. */
static bool is_page(const emitter *e, uint32_t row, uint32_t until, uint32_t end)
{
    uint32_t rows = 0, left = 0, right = 0;
    if (is_dated_column(e, row, until, end, 0) || is_dated_column(e, row, until, end, 1))
        return false;
    for (; row < until; row = next_child(e, BL_FLOW_ROW, row, end), rows++) {
        left += !is_short(e, cell_of(e, row, 0));
        right += !is_short(e, cell_of(e, row, 1));
    }
    return rows > 1 && left * 2 >= rows && right * 2 >= rows;
}

/* Is a row one of headings, each above a column of text in the row below: 技能 | 语言 | 证书? Nothing but such pairs may follow. */
static bool is_headed(const emitter *e, uint32_t row, uint32_t below, uint32_t end)
{
    uint32_t columns = 0, tall = 0;
    bool dated = false;
    if (below >= end || count_cells(e, row) > HEADS_MOST || count_cells(e, row) != count_cells(e, below) || next_child(e, BL_FLOW_ROW, below, end) < end)
        return false;
    const uint32_t row_end = step_at(e, row)->end, below_end = step_at(e, below)->end;
    for (uint32_t head = child(e, BL_FLOW_CELL, row + 1, row_end), body = child(e, BL_FLOW_CELL, below + 1, below_end); head < row_end;
         head = next_child(e, BL_FLOW_CELL, head, row_end), body = next_child(e, BL_FLOW_CELL, body, below_end)) {
        if (step_at(e, head)->lines > 1 || (step_at(e, head)->lines == 1) != (step_at(e, body)->lines > 0))
            return false;
        columns += step_at(e, head)->lines;
        tall += step_at(e, body)->lines > 1;
        dated = dated || is_dated(e, body);
    }
    return columns >= 2 && tall > 0 && !dated && !has_digit(e, row, row_end);
}

/* Both rows, column by column. */
static void emit_headed(emitter *e, uint32_t row, uint32_t below)
{
    for (uint32_t column = 0, count = count_cells(e, row); column < count; column++) {
        e->gap = true;
        emit_column(e, cell_of(e, row, column));
        emit_column(e, cell_of(e, below, column));
    }
}

static void emit_table(emitter *e, uint32_t table)
{
    const uint32_t end = step_at(e, table)->end;
    e->table++;
    for (uint32_t row = child(e, BL_FLOW_ROW, table + 1, end); row < end;) {
        uint32_t until = next_child(e, BL_FLOW_ROW, row, end);
        if (until < end && is_headed(e, row, until, end)) {
            emit_headed(e, row, until);
            row = next_child(e, BL_FLOW_ROW, until, end);
            continue;
        }
        if (count_cells(e, row) != 2) {
            emit_row(e, row);
            row = until;
            continue;
        }
        while (until < end && count_cells(e, until) == 2)
            until = next_child(e, BL_FLOW_ROW, until, end);
        const bool page = is_page(e, row, until, end);
        for (uint32_t column = 0; column < 2 && page; column++)
            for (uint32_t i = row; i < until; i = next_child(e, BL_FLOW_ROW, i, end))
                emit_column(e, cell_of(e, i, column));
        for (; row < until && !page; row = next_child(e, BL_FLOW_ROW, row, end))
            emit_row(e, row);
        row = until;
    }
}

/* ---- all of it ---- */

static void emit_step(emitter *e, uint32_t index)
{
    const bl_flow_step *step = step_at(e, index);
    if (e->upright && e->joined && step->kind != BL_FLOW_TEXT)
        return; /* its lines are one word */
    switch ((bl_flow_kind)step->kind) {
    case BL_FLOW_BLOCK:
        end_line(e);
        if (!e->in_row) {
            say_hidden(e);
            want_block(e, *step);
        }
        break;
    case BL_FLOW_TEXT: say_text(e, step); break;
    case BL_FLOW_BREAK: end_line(e); break;
    case BL_FLOW_GAP: e->gap = e->gap || !e->in_row; break;
    default: break;
    }
}

static void emit(emitter *e, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end;) {
        if (step_at(e, i)->kind != BL_FLOW_TABLE || (e->in_row && !(e->joins && e->joined))) {
            emit_step(e, i++); /* a table inside a short cell is text */
            continue;
        }
        e->in_row = false;
        e->gap = true;
        emit_table(e, i);
        e->gap = true;
        i = behind(e, i);
    }
}

bl_status bl_flow_emit(bl_flow *flow, bl_buffer *out)
{
    bl_flow_close(flow);
    if (flow->status != BL_OK)
        return flow->status;
    emitter e = {.flow = flow, .out = out};
    want_block(&e, paragraph);
    emit(&e, 0, flow->steps.count);
    say_hidden(&e);
    change_marks(&e, 0, BL_STR_NONE);
    return out->status;
}
