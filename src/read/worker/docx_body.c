/*
 * The text of one part of a DOCX. Text boxes are read behind the paragraph that holds them; what a revision took out, what is hidden, white or tiny is set
 * apart; of a field its result is read, of a page number nothing; of alternatives the first.
 */
#include "read/worker/docx.h"
#include "read/worker/docx_drawing.h"
#include "read/worker/docx_fields.h"
#include "read/worker/office.h"
#include "read/worker/signs.h"

#define UNSET BL_DOCX_UNSET
#define MAX_CHUNKS 8u      /* files of other formats in one part: the same one may be named again and again */
#define MAX_PARAGRAPHS 16u /* text boxes in text boxes */
#define PAGE_DIGITS 6u     /* "Page 100 of 200": more digits are a telephone */
#define GAP_TWIPS 100      /* space between paragraphs that a reader sees as a blank line */
#define TINY 2             /* half points */
#define ROW_LEAST 60       /* twentieths of a point: no row of a table that is read is lower */

typedef enum place { IN_TEXT, IN_PARAGRAPH_PROPERTIES, IN_RUN_PROPERTIES, IN_CELL_PROPERTIES, IN_ROW_PROPERTIES } place;

typedef struct paragraph {
    bl_docx_look look, run; /* direct properties; resolved where the block or the run has text */
    bl_str style, run_style;
    bool begun, run_resolved, placeholder;
    uint32_t first_step; /* of the flow, where its block begins */
    bool in_box, box_shaded;
} paragraph;

typedef struct docx {
    bl_arena *arena;
    bl_docx_part *part;
    bl_flow *flow;                        /* of what is read: the part's, or the boxes' */
    bl_floats floats;                     /* text boxes that are not said yet */
    uint32_t paragraph;                   /* how many outside of tables and boxes have begun */
    int32_t y;                            /* about where the open one stands */
    paragraph paragraphs[MAX_PARAGRAPHS]; /* [0] stands for what is outside of all */
    uint32_t depth;                       /* of the open one */
    bl_docx_fields fields;
    place where;
    uint32_t skip;                /* depth within what is left out */
    uint32_t deleted;             /* revisions that took out what is read */
    uint32_t tables, row_deleted; /* tables open; the one whose row was taken out */
    uint32_t row_flat;            /* the one whose row has no height */
    bool text_fill;               /* the elements that follow say what letters are filled with */
    int32_t fills[BL_LIMIT_NESTING];
    uint32_t cells; /* open; fills[cells - 1] is that of the innermost */
    bool takes_text, takes_code;
    int32_t last_after;      /* space below the last paragraph */
    bool table_shaded;       /* fills are there that are not followed one by one */
    bl_docx_drawing drawing; /* the open one */
    uint32_t chunks;         /* files of other formats so far */
    bool inner_margin;       /* in a header that stands inside the part */
    int32_t background;      /* of the pages */
    bl_status status;
} docx;

static bool is(bl_str name, const char *z) { return bl_str_equal(name, bl_str_of(z)); }

static paragraph *top(docx *d) { return &d->paragraphs[d->depth]; }

/* ---- how text looks ---- */

static const bl_docx_style *paragraph_style(const docx *d, const paragraph *p)
{
    const bl_docx_style *style = bl_docx_style_of(d->part->styles, p->style);
    return style != NULL ? style : bl_docx_normal(d->part->styles);
}

static void resolve_run(docx *d, paragraph *p)
{
    if (p->run_resolved)
        return;
    const bl_docx_style *of_run = bl_docx_style_of(d->part->styles, p->run_style), *of_paragraph = paragraph_style(d, p);
    p->placeholder = of_run != NULL && of_run->placeholder;
    if (of_run != NULL)
        bl_docx_inherit(&p->run, &of_run->look);
    if (p->run.fill == UNSET)
        p->run.fill = p->look.fill;
    if (of_paragraph != NULL)
        bl_docx_inherit(&p->run, &of_paragraph->look);
    bl_docx_inherit(&p->run, &d->part->styles->defaults);
    p->run_resolved = true;
}

/* Is the text in the colour of what is behind it? Where that is not known, it is taken to be seen. */
static bool is_camouflaged(const docx *d, const paragraph *p)
{
    if (p->run.color == UNSET || p->run.color == BL_DOCX_AUTO)
        return false;
    int32_t fill = p->run.fill;
    for (uint32_t i = d->cells; i-- > 0 && fill == UNSET;)
        fill = d->fills[i];
    if (fill == UNSET && (p->box_shaded || d->table_shaded || d->drawing.backdrop))
        return false;
    return bl_colors_near(p->run.color, fill != UNSET ? fill : d->background != UNSET ? d->background : 0xFFFFFF);
}

static bool hides(const docx *d, const paragraph *p, bl_hidden_trick *trick)
{
    if (d->deleted > 0 || d->row_deleted > 0)
        *trick = BL_HIDDEN_DELETED;
    else if (p->run.vanish == 1)
        *trick = BL_HIDDEN_INVISIBLE;
    else if ((p->run.size != UNSET && p->run.size <= TINY) || p->run.pressed == 1 || p->look.pressed == 1 || d->row_flat > 0)
        *trick = BL_HIDDEN_TINY;
    else if (p->look.away == 1)
        *trick = BL_HIDDEN_OFF_PAGE;
    else if (is_camouflaged(d, p))
        *trick = BL_HIDDEN_COLOUR;
    else
        return false;
    return true;
}

/* ---- paragraphs ---- */

static int32_t known(int32_t value, int32_t otherwise) { return value == UNSET ? otherwise : value; }

static void begin_paragraph(docx *d)
{
    if (d->depth + 1 == MAX_PARAGRAPHS) {
        d->skip = 1;
        return;
    }
    const bool in_box = top(d)->in_box, shaded = top(d)->box_shaded;
    if (d->depth == 0) {
        d->paragraph++;
        d->y += BL_LINE_HEIGHT;
    }
    d->depth++;
    *top(d) = (paragraph){.look = bl_docx_plain, .run = bl_docx_plain, .first_step = d->flow->steps.count, .in_box = in_box, .box_shaded = shaded};
}

/* Says the boxes that stand before the text of the open paragraph. */
static void say_floats(docx *d)
{
    if (d->flow == d->part->flow && bl_floats_say(&d->floats, d->flow, d->paragraph) > 0)
        top(d)->first_step = d->flow->steps.count;
}

/* The block of a paragraph begins with its first text, when its properties are known. */
static void begin_block(docx *d)
{
    paragraph *p = top(d);
    if (p->begun)
        return;
    p->begun = true;
    say_floats(d);
    const bl_docx_style *style = paragraph_style(d, p), *normal = bl_docx_normal(d->part->styles);
    bl_docx_look *look = &p->look;
    if (style != NULL)
        bl_docx_inherit(look, &style->look);
    bl_docx_inherit(look, &d->part->styles->defaults);
    const int32_t usual = normal == NULL ? known(d->part->styles->defaults.after, 0) : known(normal->look.after, known(d->part->styles->defaults.after, 0));
    const int32_t before = known(look->before, 0), space = before > d->last_after ? before : d->last_after;
    const bool heading = look->outline != UNSET && look->outline >= 0 && look->outline < 9;
    if (heading || (space >= GAP_TWIPS && space > usual))
        bl_flow_gap(d->flow);
    if (heading)
        bl_flow_block(d->flow, BL_BLOCK_HEADING, (uint32_t)(look->outline < 6 ? look->outline + 1 : 6), false);
    else if (look->list != UNSET && look->list > 0) {
        const int32_t level = look->list_level == UNSET || look->list_level < 0 || look->list_level > 8 ? 0 : look->list_level;
        bl_flow_block(d->flow, BL_BLOCK_ITEM, (uint32_t)level + 1, bl_docx_is_ordered(d->part->styles, look->list, level));
    } else
        bl_flow_block(d->flow, BL_BLOCK_PARAGRAPH, 0, false);
    d->last_after = known(look->after, 0);
}

/* "Page 3 of 5", "第 3 页 共 5 页": what stands around a page number. */
static bool is_page_number(const bl_flow *flow, uint32_t begin)
{
    char text[64];
    size_t len = 0, digits = 0;
    for (uint32_t i = begin; i < flow->steps.count; i++) {
        const bl_str s = flow->steps.items[i].text;
        for (size_t k = 0; k < s.len; k++) {
            const char c = s.ptr[k];
            const bool mark = c == ' ' || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '|' || c == '.';
            digits += c >= '0' && c <= '9';
            if (len == sizeof text || digits > PAGE_DIGITS)
                return false;
            if (!mark)
                text[len++] = c;
        }
    }
    static const char *const words[] = {"", "Page", "page", "Pageof", "pageof", "PAGE", "PAGEOF", "\xE7\xAC\xAC\xE9\xA1\xB5", "\xE9\xA1\xB5",
        "\xE7\xAC\xAC\xE9\xA1\xB5\xE5\x85\xB1\xE9\xA1\xB5", "\xE7\xAC\xAC\xE9\xA0\x81", "\xE7\xAC\xAC\xE9\xA0\x81\xE5\x85\xB1\xE9\xA0\x81"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_equal((bl_str){text, len}, bl_str_of(words[i])))
            return true;
    return false;
}

static void end_paragraph(docx *d)
{
    if (d->depth == 0)
        return;
    const paragraph *p = top(d);
    if (!p->begun)
        bl_flow_gap(d->flow);
    else if (d->part->margin && !p->in_box && d->flow->status == BL_OK && is_page_number(d->flow, p->first_step))
        d->flow->steps.count = p->first_step;
    d->depth--;
    if (d->tables > 0 && d->depth == 0)
        (void)bl_floats_say_all(&d->floats, d->part->flow);
}

static void begin_box(docx *d)
{
    const paragraph *p = top(d);
    if (d->depth + 1 == MAX_PARAGRAPHS) {
        d->skip = 1;
        return;
    }
    if (!p->in_box) {
        bl_float *made = bl_floats_add(&d->floats, bl_docx_drawing_spot(&d->drawing, d->y), d->paragraph);
        if (made == NULL) {
            d->status = d->floats.status;
            d->skip = 1;
            return;
        }
        const int32_t height = made->spot.height, middle = made->spot.y - d->y + height / 2;
        made->before = d->drawing.placed && (height > BL_TALL_FLOAT || (d->drawing.from_paragraph && middle < 0));
        d->flow = &made->flow;
        if (d->drawing.placed && !d->drawing.from_paragraph && bl_spot_off_page(&made->spot))
            bl_flow_hide(d->flow, BL_HIDDEN_OFF_PAGE); /* all of it: the flow ends with the box */
    }
    d->depth++;
    *top(d) = (paragraph){.look = bl_docx_plain, .run = bl_docx_plain, .in_box = true, .box_shaded = bl_docx_drawing_shaded(&d->drawing) || p->box_shaded};
    bl_flow_gap(d->flow);
}

static void end_box(docx *d)
{
    if (d->depth == 0)
        return;
    d->depth--;
    bl_flow_gap(d->flow);
    if (!top(d)->in_box)
        d->flow = d->part->flow;
}

/* ---- text ---- */

static void put_text(docx *d, bl_str text)
{
    paragraph *p = top(d);
    if (d->depth == 0 || bl_docx_field_hides(&d->fields))
        return;
    resolve_run(d, p);
    if (p->placeholder)
        return;
    if (p->run.signs == 1)
        text = bl_signs_of(d->arena, text);
    begin_block(d);
    static const bl_mark_kind kinds[] = {BL_MARK_BOLD, BL_MARK_ITALIC, BL_MARK_DELETED};
    const bool on[] = {p->run.bold == 1, p->run.italic == 1, p->run.strike == 1};
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark(d->flow, kinds[i], BL_STR_NONE);
    bl_hidden_trick trick;
    const bool hidden = hides(d, p, &trick);
    if (hidden)
        bl_flow_hide(d->flow, trick);
    bl_flow_text(d->flow, text);
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark_end(d->flow, kinds[i]);
    if (hidden)
        bl_flow_mark_end(d->flow, BL_MARK_HIDDEN);
}

/* <w:sym w:font="Wingdings" w:char="F0B7"/> */
static void put_symbol(docx *d, const char *const *attributes)
{
    const bl_str code = bl_xml_attribute(attributes, "char");
    uint32_t value = 0;
    for (size_t i = 0; i < code.len && i < 6; i++) {
        const char c = code.ptr[i];
        value = value * 16 + (uint32_t)(c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : 0);
    }
    put_text(d, bl_sign_of(value));
}

static void turn_page(docx *d)
{
    if (d->depth == 1 && !top(d)->begun)
        say_floats(d);
    d->y = BL_PAGE_TOP;
}

static void put_break(docx *d, const char *const *attributes)
{
    if (d->depth == 0)
        return;
    const bl_str type = bl_xml_attribute(attributes, "type");
    if (top(d)->begun)
        bl_flow_break(d->flow);
    if (is(type, "page"))
        turn_page(d);
    if (is(type, "page") || is(type, "column"))
        bl_flow_gap(d->flow);
}

/* ---- links ---- */

static void begin_link(docx *d, const char *const *attributes)
{
    const bl_docx_relation *to = bl_docx_relation_of(d->part->relations, bl_xml_attribute(attributes, "id"));
    bl_flow_mark(d->flow, BL_MARK_LINK, to != NULL && to->external ? to->target : BL_STR_NONE);
}

/* <w:altChunk r:id="...">: a file of another format stands here. */
static void put_chunk(docx *d, const char *const *attributes)
{
    const bl_docx_relation *to = bl_docx_relation_of(d->part->relations, bl_xml_attribute(attributes, "id"));
    const bool wanted = to != NULL && !to->external && d->part->chunk != NULL && d->chunks++ < MAX_CHUNKS;
    bl_flow *chunk = wanted ? BL_NEW(d->arena, bl_flow) : NULL;
    if (chunk == NULL)
        return;
    bl_flow_open(chunk, d->arena);
    const bl_status status = d->part->chunk(chunk, d->part->context, to->target);
    d->status = d->status == BL_OK ? status : d->status;
    bl_flow_gap(d->flow);
    bl_flow_append(d->flow, chunk);
    bl_flow_gap(d->flow);
}

/* ---- tables and drawings ---- */

static void begin_cell(docx *d)
{
    bl_flow_cell(d->flow);
    if (d->cells < BL_LIMIT_NESTING)
        d->fills[d->cells] = UNSET;
    d->cells++;
    d->last_after = 0;
}

static void begin_table(docx *d)
{
    if (d->tables == 0 && d->flow == d->part->flow)
        (void)bl_floats_say_all(&d->floats, d->flow);
    bl_flow_table(d->flow);
    d->tables++;
    d->last_after = 0;
}

static void end_row(docx *d)
{
    bl_flow_end(d->flow);
    if (d->row_deleted == d->tables)
        d->row_deleted = 0;
    if (d->row_flat == d->tables)
        d->row_flat = 0;
}

/* ---- events ---- */

static void keep_id(docx *d, const char *const *attributes, bool header)
{
    const bl_str id = bl_str_copy(d->arena, bl_xml_attribute(attributes, "id"));
    bl_str *slot = header ? BL_PUSH(d->arena, &d->part->headers) : BL_PUSH(d->arena, &d->part->footers);
    if (slot == NULL || id.ptr == NULL)
        d->status = BL_ERROR_MEMORY;
    else
        *slot = id;
}

/* <w14:textFill><w14:noFill/></w14:textFill> and the like stand among the properties of runs. */
static void run_property(docx *d, bl_str name, const char *const *attributes)
{
    bl_docx_look *look = &top(d)->run;
    const bool inside = is(name, "noFill") || is(name, "solidFill") || is(name, "srgbClr") || is(name, "alpha");
    d->text_fill = is(name, "textFill") || (d->text_fill && inside);
    if (d->text_fill && is(name, "noFill"))
        look->vanish = 1;
    else if (d->text_fill && is(name, "srgbClr"))
        (void)bl_docx_property(look, BL_STR("color"), attributes);
    else if (!inside)
        (void)bl_docx_property(look, name, attributes);
}

static void property(docx *d, bl_str name, const char *const *attributes)
{
    paragraph *p = top(d);
    const bl_str value = bl_xml_attribute(attributes, "val");
    switch (d->where) {
    case IN_PARAGRAPH_PROPERTIES:
        if (is(name, "pStyle"))
            p->style = bl_str_copy(d->arena, value);
        else if (is(name, "headerReference") || is(name, "footerReference"))
            keep_id(d, attributes, name.ptr[0] == 'h');
        else
            (void)bl_docx_property(&p->look, name, attributes);
        break;
    case IN_RUN_PROPERTIES:
        if (is(name, "rStyle"))
            p->run_style = bl_str_copy(d->arena, value);
        else
            run_property(d, name, attributes);
        break;
    case IN_CELL_PROPERTIES:
        if (is(name, "shd") && d->cells > 0 && d->cells <= BL_LIMIT_NESTING) {
            bl_docx_look look = bl_docx_plain;
            (void)bl_docx_property(&look, name, attributes);
            d->fills[d->cells - 1] = look.fill;
        }
        break;
    case IN_ROW_PROPERTIES:
        if (is(name, "tblHeader"))
            bl_flow_row_heads(d->flow);
        else if (is(name, "del") && d->row_deleted == 0)
            d->row_deleted = d->tables;
        else if (is(name, "trHeight") && d->row_flat == 0 && is(bl_xml_attribute(attributes, "hRule"), "exact") &&
                 bl_xml_number(attributes, "val", 240) <= ROW_LEAST)
            d->row_flat = d->tables;
        break;
    default: break;
    }
}

/* Word 2003 keeps the header among the properties of a section. */
static bool is_inner_margin(const docx *d, bl_str name) { return d->where == IN_PARAGRAPH_PROPERTIES && (is(name, "hdr") || is(name, "ftr")); }

static void begin_inner_margin(docx *d)
{
    d->where = IN_TEXT;
    d->inner_margin = true;
    begin_box(d);
}

static void end_inner_margin(docx *d)
{
    end_box(d);
    d->inner_margin = false;
    d->where = IN_PARAGRAPH_PROPERTIES;
}

static bool is_left_out(const docx *d, bl_str name)
{
    return is(name, "Fallback") || is(name, "rt") || bl_str_ends(name, BL_STR("Change")) || (is(name, "rPr") && d->where == IN_PARAGRAPH_PROPERTIES);
}

static void begin_run(docx *d)
{
    top(d)->run = bl_docx_plain;
    top(d)->run_style = BL_STR_NONE;
    top(d)->run_resolved = top(d)->placeholder = false;
}

typedef struct element {
    const char *name;
    void (*begin)(docx *d);
    void (*end)(docx *d);
} element;

static void begin_row(docx *d) { bl_flow_row(d->flow, false); }
static void end_cell(docx *d)
{
    bl_flow_end(d->flow);
    d->cells -= d->cells > 0;
    d->last_after = 0;
}
static void end_table(docx *d)
{
    bl_flow_end(d->flow);
    d->tables -= d->tables > 0;
    d->table_shaded = d->table_shaded && d->tables > 0;
    d->last_after = 0;
}
static void delete_begins(docx *d) { d->deleted++; }
static void delete_ends(docx *d) { d->deleted -= d->deleted > 0; }
static void text_begins(docx *d) { d->takes_text = true; }
static void text_ends(docx *d) { d->takes_text = false; }
static void code_begins(docx *d) { d->takes_code = true; }
static void code_ends(docx *d) { d->takes_code = false; }
static void in_paragraph_properties(docx *d) { d->where = IN_PARAGRAPH_PROPERTIES; }
static void in_run_properties(docx *d) { d->where = IN_RUN_PROPERTIES; }
static void in_cell_properties(docx *d) { d->where = IN_CELL_PROPERTIES; }
static void in_row_properties(docx *d) { d->where = IN_ROW_PROPERTIES; }
static void in_text(docx *d) { d->where = IN_TEXT; }
static void put_tab(docx *d) { put_text(d, BL_STR("\t")); }
static void put_hyphen(docx *d) { put_text(d, BL_STR("-")); }
static void end_link(docx *d) { bl_flow_mark_end(d->flow, BL_MARK_LINK); }
static void end_simple_field(docx *d) { bl_docx_field_character(&d->fields, d->flow, BL_STR("end")); }

static const element elements[] = {
    {"p", begin_paragraph, end_paragraph},
    {"r", begin_run, NULL},
    {"t", text_begins, text_ends},
    {"delText", text_begins, text_ends},
    {"instrText", code_begins, code_ends},
    {"pPr", in_paragraph_properties, in_text},
    {"sectPr", in_paragraph_properties, NULL},
    {"rPr", in_run_properties, in_text},
    {"tcPr", in_cell_properties, in_text},
    {"trPr", in_row_properties, in_text},
    {"tab", put_tab, NULL},
    {"ptab", put_tab, NULL},
    {"noBreakHyphen", put_hyphen, NULL},
    {"tbl", begin_table, end_table},
    {"tr", begin_row, end_row},
    {"tc", begin_cell, end_cell},
    {"del", delete_begins, delete_ends},
    {"moveFrom", delete_begins, delete_ends},
    {"txbxContent", begin_box, end_box},
    {"hyperlink", NULL, end_link},
    {"fldSimple", NULL, end_simple_field},
};

static const element *element_of(bl_str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (is(name, elements[i].name))
            return &elements[i];
    return NULL;
}

static void begin_element(docx *d, bl_str name, const char *const *attributes)
{
    const element *known_element = element_of(name);
    if (is_inner_margin(d, name)) {
        begin_inner_margin(d);
    } else if (d->where != IN_TEXT && !is(name, "sectPr") && !is(name, "rPr")) {
        property(d, name, attributes);
    } else if (is(name, "br") || is(name, "cr")) {
        put_break(d, attributes);
    } else if (is(name, "lastRenderedPageBreak")) {
        turn_page(d);
    } else if (is(name, "sym")) {
        put_symbol(d, attributes);
    } else if (is(name, "fldChar")) {
        bl_docx_field_character(&d->fields, d->flow, bl_xml_attribute(attributes, "fldCharType"));
    } else if (is(name, "fldSimple")) {
        bl_docx_field_simple(&d->fields, d->flow, bl_xml_attribute(attributes, "instr"));
    } else if (is(name, "hyperlink")) {
        begin_link(d, attributes);
    } else if (is(name, "altChunk")) {
        put_chunk(d, attributes);
    } else if (is(name, "tblStyle")) {
        const bl_docx_style *style = bl_docx_style_of(d->part->styles, bl_xml_attribute(attributes, "val"));
        d->table_shaded = style != NULL && style->shaded;
    } else if (is(name, "background")) {
        bl_docx_look look = bl_docx_plain;
        const bl_str color = bl_xml_attribute(attributes, "color");
        const char *const pair[] = {"val", color.ptr, NULL};
        if (color.ptr != NULL && bl_docx_property(&look, BL_STR("color"), pair) && look.color != BL_DOCX_AUTO)
            d->background = look.color;
    } else if (known_element != NULL && known_element->begin != NULL) {
        known_element->begin(d);
    } else if (known_element == NULL) {
        bl_docx_drawing_begin(&d->drawing, name, attributes);
    }
}

static bl_status on_begin(void *context, bl_str name, const char *const *attributes)
{
    docx *d = context;
    if (d->skip > 0 || is_left_out(d, name))
        d->skip++;
    else
        begin_element(d, name, attributes);
    return d->status != BL_OK ? d->status : d->flow->status;
}

static void on_end(void *context, bl_str name)
{
    docx *d = context;
    if (d->skip > 0) {
        d->skip--;
        return;
    }
    const bool is_property_end = is(name, "pPr") || is(name, "rPr") || is(name, "tcPr") || is(name, "trPr") || is(name, "sectPr");
    const element *known_element = element_of(name);
    if (d->inner_margin && (is(name, "hdr") || is(name, "ftr"))) {
        end_inner_margin(d);
        return;
    }
    if (is(name, "sectPr") && d->depth == 0)
        d->where = IN_TEXT;
    if (d->where != IN_TEXT && !is_property_end)
        return;
    if (known_element != NULL && known_element->end != NULL)
        known_element->end(d);
    else if (known_element == NULL)
        bl_docx_drawing_end(&d->drawing, name);
}

static void on_text(void *context, bl_str text)
{
    docx *d = context;
    if (d->skip > 0 || d->where != IN_TEXT)
        return;
    if (d->takes_code)
        bl_docx_field_code(&d->fields, text);
    else if (d->takes_text)
        put_text(d, text);
    else
        bl_docx_drawing_text(&d->drawing, text);
}

bl_status bl_docx_part_read(bl_docx_part *part, bl_arena *arena, bl_xml_source source)
{
    static const bl_xml_events events = {on_begin, on_end, on_text};
    docx *d = BL_NEW(arena, docx);
    if (d == NULL)
        return BL_ERROR_MEMORY;
    d->arena = arena;
    d->part = part;
    d->flow = part->flow;
    d->background = UNSET;
    d->y = BL_PAGE_TOP - BL_LINE_HEIGHT;
    d->paragraphs[0] = (paragraph){.look = bl_docx_plain, .run = bl_docx_plain};
    bl_docx_drawing_open(&d->drawing);
    bl_floats_open(&d->floats, arena);
    const bl_status status = bl_xml_read(source, &events, d);
    (void)bl_floats_say_all(&d->floats, part->flow);
    return d->status != BL_OK ? d->status : status;
}
