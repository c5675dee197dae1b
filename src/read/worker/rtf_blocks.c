#include "read/worker/rtf.h"

#define GAP_TWIPS 100

static bool is(bl_str word, const char *z) { return bl_str_is(word, z); }

void bl_rtf_blocks_open(bl_rtf_blocks *b, bl_arena *arena, bl_flow *flow, const bl_rtf_tables *tables)
{
    *b = (bl_rtf_blocks){.arena = arena, .tables = tables, .now = {.flow = flow}, .y = BL_PAGE_TOP, .box_fill = BL_RTF_UNSET};
    bl_flow_open(&b->notes, arena);
    bl_floats_open(&b->floats, arena);
}

/* ---- tables ---- */

static void close_to(bl_rtf_stream *s, uint32_t depth)
{
    for (; s->depth > depth; s->depth--) {
        bl_rtf_level *level = &s->levels[s->depth];
        for (int open = level->table + level->row + level->cell; open > 0; open--)
            bl_flow_end(s->flow);
        *level = (bl_rtf_level){0};
    }
}

/* Opens the cells around the paragraph, as many as it stands in. */
static void open_to(bl_rtf_blocks *b, uint32_t depth)
{
    bl_rtf_stream *s = &b->now;
    close_to(s, depth);
    if (depth > 0 && s->depth == 0 && !b->apart)
        (void)bl_floats_say_all(&b->floats, s->flow);
    for (uint32_t i = 1; i <= depth; i++) {
        bl_rtf_level *level = &s->levels[i];
        if (!level->table)
            bl_flow_table(s->flow);
        if (!level->row)
            bl_flow_row(s->flow, b->head && i == depth);
        if (!level->cell)
            bl_flow_cell(s->flow);
        *level = (bl_rtf_level){true, true, true};
    }
    s->depth = depth;
}

static uint32_t depth_of(const bl_rtf_paragraph *p)
{
    if (!p->in_table)
        return 0;
    return p->depth <= 1 ? 1 : p->depth < (int32_t)BL_RTF_NESTED ? (uint32_t)p->depth : BL_RTF_NESTED;
}

static uint32_t depth_of_end(const bl_rtf_blocks *b, bool nested)
{
    const uint32_t depth = depth_of(&b->now.p);
    return !nested ? 1 : depth < 2 ? 2 : depth;
}

void bl_rtf_end_cell(bl_rtf_blocks *b, bool nested)
{
    bl_rtf_stream *s = &b->now;
    const uint32_t depth = depth_of_end(b, nested);
    open_to(b, depth);
    if (!b->apart)
        (void)bl_floats_say_all(&b->floats, s->flow);
    bl_flow_end(s->flow);
    s->levels[depth].cell = s->begun = s->p.listed = false;
}

void bl_rtf_end_row(bl_rtf_blocks *b, bool nested)
{
    bl_rtf_stream *s = &b->now;
    const uint32_t depth = depth_of_end(b, nested);
    close_to(s, depth);
    if (s->depth == depth) {
        for (int open = s->levels[depth].row + s->levels[depth].cell; open > 0; open--)
            bl_flow_end(s->flow);
        s->levels[depth].row = s->levels[depth].cell = false;
    }
    s->begun = false;
    b->cell_fill = 0;
}

/* ---- paragraphs ---- */

void bl_rtf_begin_block(bl_rtf_blocks *b)
{
    bl_rtf_stream *s = &b->now;
    const bl_rtf_paragraph *p = &s->p;
    if (s->begun)
        return;
    s->begun = true;
    open_to(b, depth_of(p));
    if (!b->apart && s->depth == 0)
        (void)bl_floats_say(&b->floats, s->flow, b->paragraph);
    const int32_t usual = b->tables->styles[0].after, space = p->before > s->last_after ? p->before : s->last_after;
    if (p->heading || (space >= GAP_TWIPS && space > usual))
        bl_flow_gap(s->flow);
    if (p->heading)
        bl_flow_block(s->flow, BL_BLOCK_HEADING, p->outline < 6 ? (uint32_t)p->outline + 1 : 6, false);
    else if (p->list > 0 || p->listed)
        bl_flow_block(s->flow, BL_BLOCK_ITEM, p->list_level >= 0 && p->list_level < 9 ? (uint32_t)p->list_level + 1 : 1,
            bl_rtf_is_ordered(b->tables, p->list, p->list_level));
    else
        bl_flow_block(s->flow, BL_BLOCK_PARAGRAPH, 0, false);
    s->last_after = p->after;
}

void bl_rtf_end_paragraph(bl_rtf_blocks *b)
{
    bl_rtf_stream *s = &b->now;
    if (!s->begun)
        bl_flow_gap(s->flow);
    s->begun = s->p.listed = false;
    if (!b->apart && s->depth == 0) {
        b->paragraph++;
        b->y += BL_LINE_HEIGHT;
    }
}

/* ---- boxes and notes ---- */

static bool begin_apart(bl_rtf_blocks *b, bl_flow *flow)
{
    if (b->apart || flow == NULL)
        return false;
    b->apart = true;
    b->page = b->now;
    b->now = (bl_rtf_stream){.flow = flow};
    return true;
}

bool bl_rtf_begin_note(bl_rtf_blocks *b) { return begin_apart(b, &b->notes); }

bool bl_rtf_begin_box(bl_rtf_blocks *b)
{
    const bl_rtf_shape *shape = &b->shape;
    if (b->apart)
        return false;
    const int32_t y = shape->top + (shape->on_page ? 0 : shape->on_margin ? BL_PAGE_TOP : b->y), height = shape->bottom - shape->top;
    bl_float *made = bl_floats_add(&b->floats, (bl_spot){shape->left, y, shape->right - shape->left, height}, b->paragraph);
    if (made == NULL) {
        b->status = b->floats.status;
        return false;
    }
    if (shape->on_page && bl_spot_off_page(&made->spot))
        bl_flow_hide(&made->flow, BL_HIDDEN_OFF_PAGE);
    made->before = height > BL_TALL_FLOAT || (!shape->on_page && !shape->on_margin && shape->top + height / 2 < 0);
    b->box_fill = shape->unfilled ? BL_RTF_UNSET : shape->fill;
    return begin_apart(b, &made->flow);
}

void bl_rtf_end_apart(bl_rtf_blocks *b)
{
    close_to(&b->now, 0);
    b->now = b->page;
    b->apart = false;
    b->box_fill = BL_RTF_UNSET;
}

/* ---- shapes ---- */

static int32_t bounded(int32_t value) { return value > 1000000 ? 1000000 : value < -1000000 ? -1000000 : value; }

bool bl_rtf_shape_word(bl_rtf_blocks *b, bl_str word, int32_t value)
{
    bl_rtf_shape *shape = &b->shape;
    if (is(word, "shp"))
        *shape = (bl_rtf_shape){.fill = BL_RTF_UNSET};
    else if (is(word, "shpleft"))
        shape->left = bounded(value);
    else if (is(word, "shptop"))
        shape->top = bounded(value);
    else if (is(word, "shpright"))
        shape->right = bounded(value);
    else if (is(word, "shpbottom"))
        shape->bottom = bounded(value);
    else if (is(word, "shpbypage"))
        shape->on_page = true;
    else if (is(word, "shpbymargin"))
        shape->on_margin = true;
    else
        return false;
    return true;
}

/* A decimal number; 0 where it is none. */
static int32_t number_of(bl_str s)
{
    int32_t value = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && value < 100000000; i++)
        value = value * 10 + (s.ptr[i] - '0');
    return value;
}

void bl_rtf_shape_property(bl_rtf_blocks *b)
{
    bl_rtf_shape *shape = &b->shape;
    const bl_str name = bl_str_trim((bl_str){shape->name, shape->name_len}), value = bl_str_trim((bl_str){shape->value, shape->value_len});
    const int32_t number = number_of(value);
    if (is(name, "posrelv")) {
        shape->on_margin = number == 0;
        shape->on_page = number == 1;
    } else if (is(name, "fillColor") && shape->fill != BL_RTF_UNKNOWN) {
        shape->fill = (number & 0xFF) << 16 | (number & 0xFF00) | (number >> 16 & 0xFF); /* blue, green, red */
    } else if (is(name, "fillType") && number != 0) {
        shape->fill = BL_RTF_UNKNOWN;
    } else if (is(name, "fFilled")) {
        shape->unfilled = number == 0;
    }
    shape->name_len = shape->value_len = 0;
}

void bl_rtf_blocks_close(bl_rtf_blocks *b)
{
    if (b->apart)
        bl_rtf_end_apart(b);
    close_to(&b->now, 0);
    (void)bl_floats_say_all(&b->floats, b->now.flow);
    if (b->notes.steps.count > 0) {
        bl_flow_gap(b->now.flow);
        bl_flow_append(b->now.flow, &b->notes);
    }
}
