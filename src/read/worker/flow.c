#include "read/worker/flow.h"

#include "base/utf8.h"

#define STEPS_MOST 400000u /* of one flow: runs of text, blocks, cells. A résumé has a few thousand */

void bl_flow_open(bl_flow *flow, bl_arena *arena) { *flow = (bl_flow){.arena = arena}; }

static void add(bl_flow *flow, bl_flow_step step)
{
    if (flow->status == BL_OK && flow->steps.count == STEPS_MOST)
        flow->status = BL_ERROR_LIMIT;
    if (flow->status != BL_OK)
        return;
    bl_flow_step *slot = BL_PUSH(flow->arena, &flow->steps);
    if (slot == NULL)
        flow->status = BL_ERROR_MEMORY;
    else
        *slot = step;
}

/* The innermost open cell, or NULL. */
static bl_flow_step *open_cell(bl_flow *flow)
{
    for (uint32_t i = flow->depth; i-- > 0;)
        if (flow->steps.items[flow->open[i]].kind == BL_FLOW_CELL)
            return &flow->steps.items[flow->open[i]];
    return NULL;
}

static void line_end(bl_flow *flow)
{
    bl_flow_step *cell = flow->line_filled && flow->status == BL_OK ? open_cell(flow) : NULL;
    if (cell != NULL)
        cell->lines++;
    flow->lines += flow->line_filled;
    flow->line_filled = false;
}

void bl_flow_block(bl_flow *flow, bl_block_kind kind, uint32_t level, bool ordered)
{
    line_end(flow);
    add(flow, (bl_flow_step){.kind = BL_FLOW_BLOCK, .what = (uint8_t)kind, .level = (uint8_t)(level > 255 ? 255 : level), .ordered = ordered});
}

void bl_flow_break(bl_flow *flow)
{
    line_end(flow);
    add(flow, (bl_flow_step){.kind = BL_FLOW_BREAK});
}

void bl_flow_gap(bl_flow *flow) { add(flow, (bl_flow_step){.kind = BL_FLOW_GAP}); }

static bool is_space(uint32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }
static bool is_control(uint32_t c) { return (c < 0x20 && c != '\t') || (c >= 0x7F && c <= 0x9F); }
static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B); }

/* What may stand in a line, and whether any of it is to be seen. */
static bl_str clean(bl_arena *arena, bl_str text, bool *filled)
{
    char *copy = BL_NEW_ARRAY(arena, char, text.len * 4 + 1);
    size_t len = 0;
    *filled = false;
    for (size_t i = 0; copy != NULL && i < text.len;) {
        uint32_t c = bl_utf8_next(text, &i);
        if (is_space(c))
            c = ' ';
        else if (is_control(c))
            continue;
        *filled = *filled || !is_blank(c);
        if (c == '\t') {
            memcpy(copy + len, "    ", 4);
            len += 4;
            continue;
        }
        len += bl_utf8_put(copy + len, c == BL_UTF8_INVALID ? 0xFFFD : c);
    }
    return (bl_str){copy, len};
}

void bl_flow_text(bl_flow *flow, bl_str text)
{
    if (text.len == 0 || flow->status != BL_OK)
        return;
    flow->bytes += text.len;
    if (flow->bytes > BL_LIMIT_DOCUMENT_BYTES) {
        flow->status = BL_ERROR_LIMIT;
        return;
    }
    bl_flow_step step = {.kind = BL_FLOW_TEXT, .target = flow->target, .trick = (uint8_t)flow->trick};
    bool filled;
    step.text = clean(flow->arena, text, &filled);
    if (step.text.ptr == NULL) {
        flow->status = BL_ERROR_MEMORY;
        return;
    }
    for (unsigned kind = 0; kind < BL_MARK_KINDS; kind++)
        step.what = (uint8_t)(step.what | (flow->marks[kind] > 0 ? 1u << kind : 0));
    bl_flow_step *cell = open_cell(flow);
    if (cell != NULL && flow->marks[BL_MARK_HIDDEN] == 0)
        cell->bytes += (uint32_t)step.text.len;
    flow->line_filled = flow->line_filled || (filled && flow->marks[BL_MARK_HIDDEN] == 0);
    add(flow, step);
}

void bl_flow_mark(bl_flow *flow, bl_mark_kind kind, bl_str target)
{
    flow->marks[kind]++;
    if (kind == BL_MARK_LINK && flow->marks[kind] == 1)
        flow->target = target;
}

void bl_flow_hide(bl_flow *flow, bl_hidden_trick trick)
{
    if (flow->marks[BL_MARK_HIDDEN]++ == 0)
        flow->trick = trick;
}

void bl_flow_mark_end(bl_flow *flow, bl_mark_kind kind)
{
    flow->marks[kind] -= flow->marks[kind] > 0 ? 1 : 0;
    if (kind == BL_MARK_LINK && flow->marks[kind] == 0)
        flow->target = BL_STR_NONE;
}

static void begin(bl_flow *flow, bl_flow_step step)
{
    line_end(flow);
    if (flow->depth == BL_LIMIT_NESTING || flow->too_deep > 0) {
        flow->too_deep++;
        return;
    }
    flow->open[flow->depth++] = flow->steps.count;
    add(flow, step);
}

void bl_flow_table(bl_flow *flow) { begin(flow, (bl_flow_step){.kind = BL_FLOW_TABLE}); }
void bl_flow_cell(bl_flow *flow) { begin(flow, (bl_flow_step){.kind = BL_FLOW_CELL}); }

void bl_flow_row(bl_flow *flow, bool head)
{
    if (flow->spans != NULL && flow->spans->depth == flow->depth)
        flow->spans->column = 0;
    begin(flow, (bl_flow_step){.kind = BL_FLOW_ROW, .what = head});
}

/* ---- cells that reach into the rows below ---- */

/* That of the table whose row is open; NULL: none is, or no memory. */
static bl_flow_spans *open_spans(bl_flow *flow)
{
    if (flow->depth < 2 || flow->too_deep > 0 || flow->status != BL_OK || flow->steps.items[flow->open[flow->depth - 1]].kind != BL_FLOW_ROW)
        return NULL;
    if (flow->spans != NULL && flow->spans->depth == flow->depth - 1)
        return flow->spans;
    bl_flow_spans *made = BL_NEW(flow->arena, bl_flow_spans);
    if (made == NULL)
        return NULL;
    *made = (bl_flow_spans){.around = flow->spans, .depth = flow->depth - 1};
    return flow->spans = made;
}

void bl_flow_wide_cell(bl_flow *flow, uint32_t columns, uint32_t rows)
{
    bl_flow_spans *spans = open_spans(flow);
    while (spans != NULL && spans->column < BL_FLOW_COLUMNS && spans->rows[spans->column] > 0) {
        spans->rows[spans->column]--;
        spans->column += spans->columns[spans->column];
        bl_flow_cell(flow);
        bl_flow_end(flow);
    }
    if (spans != NULL && spans->column < BL_FLOW_COLUMNS) {
        columns = columns == 0 ? 1 : columns > BL_FLOW_COLUMNS ? BL_FLOW_COLUMNS : columns;
        spans->rows[spans->column] = (uint8_t)(rows < 2 ? 0 : rows > UINT8_MAX ? UINT8_MAX - 1 : rows - 1);
        spans->columns[spans->column] = (uint8_t)columns;
        spans->column += columns;
    }
    bl_flow_cell(flow);
}

/* What stands behind the last cell of a row is a row shorter; behind the last row, the table is done. */
static void end_spans(bl_flow *flow, bl_flow_kind ended)
{
    bl_flow_spans *spans = flow->spans;
    if (ended == BL_FLOW_ROW && spans != NULL && spans->depth == flow->depth)
        for (uint32_t i = spans->column; i < BL_FLOW_COLUMNS; i++)
            spans->rows[i] = (uint8_t)(spans->rows[i] - (spans->rows[i] > 0));
    if (ended == BL_FLOW_TABLE && spans != NULL && spans->depth == flow->depth + 1)
        flow->spans = spans->around;
}

void bl_flow_end(bl_flow *flow)
{
    line_end(flow);
    if (flow->too_deep > 0) {
        flow->too_deep--;
        return;
    }
    if (flow->depth == 0 || flow->status != BL_OK)
        return;
    bl_flow_step *ended = &flow->steps.items[flow->open[--flow->depth]];
    ended->end = flow->steps.count;
    end_spans(flow, (bl_flow_kind)ended->kind);
    bl_flow_step *around = ended->kind == BL_FLOW_CELL ? open_cell(flow) : NULL;
    if (around != NULL) {
        around->lines += ended->lines;
        around->bytes += ended->bytes;
    }
    add(flow, (bl_flow_step){.kind = BL_FLOW_END});
}

void bl_flow_row_heads(bl_flow *flow)
{
    for (uint32_t i = flow->depth; i-- > 0 && flow->status == BL_OK;)
        if (flow->steps.items[flow->open[i]].kind == BL_FLOW_ROW) {
            flow->steps.items[flow->open[i]].what = 1;
            return;
        }
}

void bl_flow_close(bl_flow *flow)
{
    while (flow->depth + flow->too_deep > 0 && flow->status == BL_OK)
        bl_flow_end(flow);
}

bool bl_flow_same(const bl_flow *a, const bl_flow *b)
{
    if (a->steps.count != b->steps.count)
        return false;
    for (uint32_t i = 0; i < a->steps.count; i++)
        if (!bl_str_equal(a->steps.items[i].text, b->steps.items[i].text))
            return false;
    return true;
}

void bl_flow_append(bl_flow *flow, bl_flow *other)
{
    bl_flow_close(other);
    line_end(flow);
    if (flow->status == BL_OK)
        flow->status = other->status;
    const uint32_t shift = flow->steps.count;
    bl_flow_step *cell = flow->status == BL_OK ? open_cell(flow) : NULL;
    if (cell != NULL) {
        cell->lines += other->lines;
        cell->bytes += (uint32_t)other->bytes;
    }
    for (uint32_t i = 0; i < other->steps.count; i++) {
        bl_flow_step step = other->steps.items[i];
        step.end += step.kind >= BL_FLOW_TABLE && step.kind < BL_FLOW_END ? shift : 0;
        add(flow, step);
    }
    flow->bytes += other->bytes;
}
