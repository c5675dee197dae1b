/* ODT -> flow: headers, body, notes, footers. Styles say what is a heading, bold, or hidden; what a tracked change took out is set apart. */
#include "base/map.h"
#include "read/worker/floats.h"
#include "read/worker/office.h"
#include "read/worker/signs.h"
#include "read/worker/xml.h"
#include "read/worker/zip.h"

#define UNSET INT32_MIN
#define MAX_ANCESTORS 16u
#define MAX_DEPTH (BL_LIMIT_NESTING + 2)
#define GAP_TWIPS 100
#define TINY_TWIPS 20    /* one point */
#define MANY_COLORS (-1) /* a gradient or a picture */

typedef struct style {
    bl_str parent;
    int32_t bold, italic, strike, hidden, size; /* size: of the font, in twentieths of a point */
    int32_t color, fill;                        /* 0xRRGGBB */
    int32_t before, after, outline;
    int32_t signs;   /* set in a font of signs */
    int32_t on_page; /* a frame's place is counted from the page, not from its paragraph */
} style;

#define STYLE_NUMBERS 12u /* from bold to on_page */

typedef struct block { /* a paragraph whose text has not begun */
    bool waits, gap, ordered;
    bl_block_kind kind;
    uint32_t level;
} block;

typedef struct frame { /* an open element that has a look of its own */
    style look;
    bool box, note;
    size_t bytes; /* of text in the flow when it began */
    block block;  /* of the paragraph around the box or note */
} frame;

typedef struct odt {
    bl_arena *arena;
    bl_flow *flow, *body, notes, headers, footers;
    bl_floats floats;
    bl_spot spot;         /* of the frame that began last */
    bool placed, on_page; /* it floats; it is counted from the page */
    uint32_t paragraph;   /* how many outside of tables and frames have begun */
    int32_t y;            /* about where the open one stands */
    uint32_t tables;      /* open */
    block block;
    bl_map by_name; /* style -> styles */
    BL_VEC(style) styles;
    bl_map ordered; /* list style and level -> 1: numbered */
    uint32_t open_style;
    bl_str open_list; /* the list style that is defined, or in use */
    frame frames[MAX_DEPTH];
    uint32_t depth; /* of elements */
    uint32_t paragraphs, lists, skip, deleted, head_rows;
    bl_str list_styles[16];
    bool item_fresh, in_body;
    int32_t last_after;
    bl_status status;
} odt;

static bool is(bl_str name, const char *z) { return bl_str_equal(name, bl_str_of(z)); }

static const style nothing = {{NULL, 0}, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET};

static void inherit(style *to, const style *from)
{
    int32_t *t = &to->bold;
    const int32_t *f = &from->bold;
    for (size_t i = 0; i < STYLE_NUMBERS; i++)
        t[i] = t[i] == UNSET ? f[i] : t[i];
}

/* ---- styles ---- */

/* "0.25in", "-6pt", "0.2cm" in twentieths of a point. */
static int32_t twips(bl_str s)
{
    const size_t begin = bl_str_begins(s, BL_STR("-")) ? 1 : 0;
    int32_t value = 0, scale = 1;
    size_t i = begin;
    for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && value < 100000; i++)
        value = value * 10 + (s.ptr[i] - '0');
    if (i < s.len && s.ptr[i] == '.')
        for (i++; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
            if (scale < 1000) {
                value = value * 10 + (s.ptr[i] - '0');
                scale *= 10;
            }
    const bl_str unit = i == begin ? BL_STR_NONE : bl_str_slice(s, i, s.len);
    const int32_t each = is(unit, "pt") ? 20 : is(unit, "in") ? 1440 : is(unit, "cm") ? 567 : is(unit, "mm") ? 57 : is(unit, "px") ? 15 : 0;
    const int32_t length = (int32_t)((int64_t)value * each / scale);
    return each == 0 ? UNSET : begin == 1 ? -length : length;
}

static int32_t color_of(bl_str s)
{
    int32_t color = 0;
    if (s.len != 7 || s.ptr[0] != '#')
        return UNSET;
    for (size_t i = 1; i < 7; i++) {
        const char c = s.ptr[i];
        color = color * 16 + (c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0);
    }
    return color;
}

static void read_properties(style *s, const char *const *attributes)
{
    const bl_str weight = bl_xml_attribute(attributes, "font-weight"), slant = bl_xml_attribute(attributes, "font-style"),
                 line = bl_xml_attribute(attributes, "text-line-through-style"), display = bl_xml_attribute(attributes, "display"),
                 size = bl_xml_attribute(attributes, "font-size"), color = bl_xml_attribute(attributes, "color"),
                 fill = bl_xml_attribute(attributes, "background-color"), top = bl_xml_attribute(attributes, "margin-top"),
                 bottom = bl_xml_attribute(attributes, "margin-bottom"), font = bl_xml_attribute(attributes, "font-name");
    if (weight.ptr != NULL)
        s->bold = bl_str_begins(weight, BL_STR("bold")) || (weight.len == 3 && weight.ptr[0] >= '6');
    if (slant.ptr != NULL)
        s->italic = is(slant, "italic") || is(slant, "oblique");
    if (line.ptr != NULL)
        s->strike = !is(line, "none");
    if (display.ptr != NULL)
        s->hidden = is(display, "none");
    if (size.ptr != NULL && twips(size) != UNSET)
        s->size = twips(size);
    if (color.ptr != NULL)
        s->color = color_of(color);
    if (fill.ptr != NULL)
        s->fill = color_of(fill);
    if (top.ptr != NULL)
        s->before = twips(top);
    if (bottom.ptr != NULL)
        s->after = twips(bottom);
    const bl_str from = bl_xml_attribute(attributes, "vertical-rel");
    if (from.ptr != NULL)
        s->on_page = bl_str_begins(from, BL_STR("page"));
    const bl_str kind = bl_xml_attribute(attributes, "fill"), shape_fill = bl_xml_attribute(attributes, "fill-color");
    if (kind.ptr != NULL && !is(kind, "none"))
        s->fill = is(kind, "solid") && shape_fill.ptr != NULL ? color_of(shape_fill) : MANY_COLORS;
    if (font.ptr != NULL)
        s->signs = bl_is_sign_font(font);
}

static void begin_style(odt *o, const char *const *attributes)
{
    const bl_str name = bl_str_copy(o->arena, bl_xml_attribute(attributes, "name"));
    style *s = BL_PUSH(o->arena, &o->styles);
    uint32_t *index = s == NULL || name.ptr == NULL ? NULL : bl_map_put(&o->by_name, name, 0, NULL);
    if (index == NULL) {
        o->status = BL_ERROR_MEMORY;
        return;
    }
    *s = nothing;
    *index = o->open_style = o->styles.count - 1;
    const bl_str parent = bl_xml_attribute(attributes, "parent-style-name"), outline = bl_xml_attribute(attributes, "default-outline-level");
    s->parent = parent.ptr == NULL ? BL_STR_NONE : bl_str_copy(o->arena, parent);
    if (outline.len > 0)
        s->outline = bl_xml_number(attributes, "default-outline-level", UNSET);
}

/* A style and what its ancestors say. */
static style style_of(const odt *o, bl_str name)
{
    style found = nothing;
    for (unsigned depth = 0; name.ptr != NULL && depth < MAX_ANCESTORS; depth++) {
        const uint32_t *index = bl_map_get(&o->by_name, name);
        if (index == NULL)
            break;
        inherit(&found, &o->styles.items[*index]);
        name = o->styles.items[*index].parent;
    }
    return found;
}

static void list_level(odt *o, bl_str name, const char *const *attributes)
{
    const bl_str key = bl_str_format(o->arena, "%.*s/%d", BL_STR_ARG(o->open_list), bl_xml_number(attributes, "level", 1));
    if (key.ptr == NULL ||
        bl_map_put(&o->ordered, key, is(name, "list-level-style-number") && bl_xml_attribute(attributes, "num-format").len > 0, NULL) == NULL)
        o->status = BL_ERROR_MEMORY;
}

static bool is_ordered(odt *o)
{
    const uint32_t level = o->lists < 16 ? o->lists : 16;
    bl_str name = BL_STR_NONE;
    for (uint32_t i = level; i-- > 0 && name.ptr == NULL;)
        name = o->list_styles[i];
    const bl_str key = bl_str_format(o->arena, "%.*s/%u", BL_STR_ARG(name), o->lists);
    const uint32_t *ordered = key.ptr == NULL ? NULL : bl_map_get(&o->ordered, key);
    return ordered != NULL && *ordered != 0;
}

/* ---- text ---- */

static frame *top(odt *o) { return &o->frames[o->depth]; }

static bool hides(const odt *o, const style *s, bl_hidden_trick *trick)
{
    if (o->deleted > 0)
        *trick = BL_HIDDEN_DELETED;
    else if (s->hidden == 1)
        *trick = BL_HIDDEN_INVISIBLE;
    else if (s->size != UNSET && s->size <= TINY_TWIPS)
        *trick = BL_HIDDEN_TINY;
    else if (s->color != UNSET && s->fill != MANY_COLORS && bl_colors_near(s->color, s->fill == UNSET ? 0xFFFFFF : s->fill))
        *trick = BL_HIDDEN_COLOUR;
    else
        return false;
    return true;
}

/* The block of a paragraph begins with its first text; frames that it holds may stand above it. */
static void begin_block(odt *o)
{
    if (!o->block.waits)
        return;
    o->block.waits = false;
    if (o->flow == o->body && o->tables == 0)
        (void)bl_floats_say(&o->floats, o->flow, o->paragraph);
    if (o->block.gap)
        bl_flow_gap(o->flow);
    bl_flow_block(o->flow, o->block.kind, o->block.level, o->block.ordered);
}

static void put(odt *o, bl_str text)
{
    const style *s = &top(o)->look;
    bl_hidden_trick trick;
    if (o->paragraphs == 0 || text.len == 0)
        return;
    if (s->signs == 1)
        text = bl_signs_of(o->arena, text);
    begin_block(o);
    static const bl_mark_kind kinds[] = {BL_MARK_BOLD, BL_MARK_ITALIC, BL_MARK_DELETED};
    const bool on[] = {s->bold == 1, s->italic == 1, s->strike == 1};
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark(o->flow, kinds[i], BL_STR_NONE);
    const bool hidden = hides(o, s, &trick);
    if (hidden)
        bl_flow_hide(o->flow, trick);
    bl_flow_text(o->flow, text);
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark_end(o->flow, kinds[i]);
    if (hidden)
        bl_flow_mark_end(o->flow, BL_MARK_HIDDEN);
}

static void begin_paragraph(odt *o, bl_str name, const char *const *attributes)
{
    style s = style_of(o, bl_xml_attribute(attributes, "style-name"));
    const int32_t level = is(name, "h") ? bl_xml_number(attributes, "outline-level", 1) : s.outline;
    const int32_t before = s.before == UNSET ? 0 : s.before, space = before > o->last_after ? before : o->last_after;
    const bool heading = level != UNSET && level > 0;
    inherit(&s, &top(o)->look);
    top(o)->look = s;
    top(o)->bytes = o->flow->bytes;
    if (o->paragraphs++ == 0 && o->tables == 0) {
        o->paragraph++;
        o->y += BL_LINE_HEIGHT;
    }
    const bool item = o->item_fresh && !heading;
    o->block = (block){.waits = true,
        .gap = heading || space >= GAP_TWIPS,
        .ordered = item && is_ordered(o),
        .kind = heading ? BL_BLOCK_HEADING
                : item  ? BL_BLOCK_ITEM
                        : BL_BLOCK_PARAGRAPH,
        .level = heading ? (uint32_t)(level < 6 ? level : 6)
                 : item  ? o->lists
                         : 0};
    o->item_fresh = false;
    o->last_after = s.after == UNSET ? 0 : s.after;
}

static void end_paragraph(odt *o)
{
    if (o->flow->bytes == top(o)->bytes) /* an empty one */
        bl_flow_gap(o->flow);
    o->block.waits = false;
    o->paragraphs -= o->paragraphs > 0;
    if (o->paragraphs == 0 && o->tables > 0)
        (void)bl_floats_say_all(&o->floats, o->flow);
}

/* A frame or another shape: its text is read where it stands on the page. */
static void begin_frame(odt *o, const char *const *attributes)
{
    const int32_t x = twips(bl_xml_attribute(attributes, "x")), y = twips(bl_xml_attribute(attributes, "y")),
                  width = twips(bl_xml_attribute(attributes, "width")), height = twips(bl_xml_attribute(attributes, "height"));
    const bl_str anchor = bl_xml_attribute(attributes, "anchor-type");
    o->spot = (bl_spot){x == UNSET ? 0 : x, y == UNSET ? 0 : y, width == UNSET ? 0 : width, height == UNSET ? 0 : height};
    o->placed = !is(anchor, "as-char") && y != UNSET;
    const style s = style_of(o, bl_xml_attribute(attributes, "style-name"));
    o->on_page = is(anchor, "page") || s.on_page == 1;
    top(o)->look.fill = s.fill == UNSET ? top(o)->look.fill : s.fill;
}

static void begin_box(odt *o)
{
    bl_spot spot = o->spot;
    spot.y += o->placed && o->on_page ? 0 : o->y;
    bl_float *made = bl_floats_add(&o->floats, spot, o->paragraph);
    if (made == NULL) {
        o->status = o->floats.status;
        return;
    }
    if (o->placed && o->on_page && bl_spot_off_page(&spot))
        bl_flow_hide(&made->flow, BL_HIDDEN_OFF_PAGE);
    made->before = o->placed && (spot.height > BL_TALL_FLOAT || (!o->on_page && o->spot.y + spot.height / 2 < 0));
    top(o)->box = true;
    top(o)->block = o->block;
    o->flow = &made->flow;
}

static void put_spaces(odt *o, const char *const *attributes)
{
    const int32_t count = bl_xml_number(attributes, "c", 1);
    for (int32_t i = 0; i < count && i < 64; i++)
        put(o, BL_STR(" "));
}

/* ---- events ---- */

static bool is_left_out(bl_str name)
{
    static const char *const names[] = {"annotation", "page-number", "page-count", "note-citation", "scripts", "forms", "sequence-decls", "change-info",
        "title", "desc", "ruby-text", "binary-data", "hidden-text", "hidden-paragraph"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(name, names[i]))
            return true;
    return false;
}

static void begin_margin(odt *o, bool header)
{
    o->flow = header ? &o->headers : &o->footers;
    o->in_body = true;
}

static void begin_element(odt *o, bl_str name, const char *const *attributes)
{
    if (is(name, "style") || is(name, "default-style")) {
        begin_style(o, attributes);
    } else if (bl_str_ends(name, BL_STR("-properties")) && o->open_style != UINT32_MAX) {
        read_properties(&o->styles.items[o->open_style], attributes);
    } else if (is(name, "list-style")) {
        o->open_list = bl_str_copy(o->arena, bl_xml_attribute(attributes, "name"));
    } else if (bl_str_begins(name, BL_STR("list-level-style-"))) {
        list_level(o, name, attributes);
    } else if (is(name, "text")) {
        o->in_body = true;
        o->flow = o->body;
    } else if (bl_str_begins(name, BL_STR("header")) || bl_str_begins(name, BL_STR("footer"))) {
        if (name.len == 6 || bl_str_begins(bl_str_slice(name, 6, name.len), BL_STR("-left")) ||
            bl_str_begins(bl_str_slice(name, 6, name.len), BL_STR("-first")))
            begin_margin(o, name.ptr[0] == 'h');
    }
}

static void begin_table(odt *o, bl_str name, const char *const *attributes)
{
    if (is(name, "table")) {
        if (o->tables++ == 0 && o->flow == o->body)
            (void)bl_floats_say_all(&o->floats, o->flow);
        bl_flow_table(o->flow);
    } else if (is(name, "table-header-rows"))
        o->head_rows++;
    else if (is(name, "table-row"))
        bl_flow_row(o->flow, o->head_rows > 0);
    else {
        const style s = style_of(o, bl_xml_attribute(attributes, "style-name"));
        bl_flow_wide_cell(
            o->flow, (uint32_t)bl_xml_number(attributes, "number-columns-spanned", 1), (uint32_t)bl_xml_number(attributes, "number-rows-spanned", 1));
        top(o)->look.fill = s.fill == UNSET ? top(o)->look.fill : s.fill;
    }
    o->last_after = 0;
}

static bool is_table(bl_str name) { return is(name, "table") || is(name, "table-header-rows") || is(name, "table-row") || is(name, "table-cell"); }

static void begin_text(odt *o, bl_str name, const char *const *attributes)
{
    if (is(name, "p") || is(name, "h")) {
        begin_paragraph(o, name, attributes);
    } else if (is(name, "span")) {
        style s = style_of(o, bl_xml_attribute(attributes, "style-name"));
        inherit(&s, &top(o)->look);
        top(o)->look = s;
    } else if (is(name, "a")) {
        const bl_str target = bl_str_copy(o->arena, bl_xml_attribute(attributes, "href"));
        bl_flow_mark(o->flow, BL_MARK_LINK, target.ptr == NULL ? BL_STR_NONE : target);
    } else if (is(name, "list")) {
        const bl_str style_name = bl_xml_attribute(attributes, "style-name");
        if (o->lists < 16)
            o->list_styles[o->lists] = style_name.ptr == NULL ? BL_STR_NONE : bl_str_copy(o->arena, style_name);
        o->lists++;
    } else if (is(name, "list-item")) {
        o->item_fresh = true;
    } else if (is_table(name)) {
        begin_table(o, name, attributes);
    } else if (is(name, "line-break")) {
        begin_block(o);
        bl_flow_break(o->flow);
    } else if (is(name, "tab")) {
        put(o, BL_STR("\t"));
    } else if (is(name, "s")) {
        put_spaces(o, attributes);
    } else if (is(name, "deletion")) {
        o->deleted++;
    } else if (is(name, "section") && is(bl_xml_attribute(attributes, "display"), "none")) {
        top(o)->look.hidden = 1;
    } else if (is(name, "frame") || is(name, "custom-shape") || is(name, "rect")) {
        begin_frame(o, attributes);
        if (name.ptr[0] != 'f' && o->flow == o->body)
            begin_box(o);
    } else if (is(name, "text-box") && o->flow == o->body) {
        begin_box(o);
    } else if (is(name, "note-body") && o->flow == o->body) {
        top(o)->note = true;
        top(o)->block = o->block;
        o->flow = &o->notes;
    }
}

static bl_status on_begin(void *context, bl_str name, const char *const *attributes)
{
    odt *o = context;
    if (o->skip > 0 || is_left_out(name)) {
        o->skip++;
        return BL_OK;
    }
    if (o->depth + 1 < MAX_DEPTH) {
        o->frames[o->depth + 1] = (frame){.look = o->frames[o->depth].look};
        o->depth++;
    }
    if (o->in_body)
        begin_text(o, name, attributes);
    else
        begin_element(o, name, attributes);
    return o->status != BL_OK ? o->status : o->flow->status;
}

static void end_body(odt *o, bl_str name)
{
    if (is(name, "p") || is(name, "h")) {
        end_paragraph(o);
    } else if (is(name, "a")) {
        bl_flow_mark_end(o->flow, BL_MARK_LINK);
    } else if (is(name, "list")) {
        o->lists -= o->lists > 0;
        o->item_fresh = false;
    } else if (is(name, "table-header-rows")) {
        o->head_rows--;
    } else if (is_table(name)) {
        bl_flow_end(o->flow);
        o->tables -= is(name, "table") && o->tables > 0;
        o->last_after = 0;
    } else if (is(name, "deletion")) {
        o->deleted--;
    } else if (top(o)->box || top(o)->note) {
        o->block = top(o)->block;
        o->flow = o->body;
    } else if (is(name, "text") || bl_str_begins(name, BL_STR("header")) || bl_str_begins(name, BL_STR("footer"))) {
        o->in_body = false;
        o->last_after = 0;
    }
}

static void on_end(void *context, bl_str name)
{
    odt *o = context;
    if (o->skip > 0) {
        o->skip--;
        return;
    }
    if (o->in_body)
        end_body(o, name);
    else if (is(name, "style") || is(name, "default-style"))
        o->open_style = UINT32_MAX;
    o->depth -= o->depth > 0;
}

/* White space of the markup is one blank; leading and trailing ones are left to the lines. */
static void on_text(void *context, bl_str text)
{
    odt *o = context;
    if (o->skip == 0 && o->in_body)
        put(o, text);
}

/* ---- parts ---- */

static bl_status read_part(odt *o, bl_zip *zip, const char *name, bool needed)
{
    static const bl_xml_events events = {on_begin, on_end, on_text};
    bl_xml_source source;
    BL_TRY(bl_zip_stream(&source, zip, name));
    if (source.next == NULL)
        return needed ? BL_ERROR_INPUT : BL_OK;
    o->depth = o->skip = o->deleted = o->lists = o->paragraphs = o->head_rows = o->tables = 0;
    o->frames[0] = (frame){.look = nothing};
    o->open_style = UINT32_MAX;
    const bl_status status = bl_xml_read(source, &events, o);
    (void)bl_floats_say_all(&o->floats, o->flow);
    return o->status != BL_OK ? o->status : needed || status != BL_ERROR_INPUT ? status : BL_OK;
}

static bl_status read_all(odt *o, bl_zip *zip, bl_flow *out)
{
    bl_flow body;
    bl_str manifest;
    BL_TRY(bl_zip_read(&manifest, zip, "META-INF/manifest.xml"));
    if (manifest.ptr != NULL && bl_str_find(manifest, BL_STR("encryption-data"), 0) != SIZE_MAX)
        return bl_office_refuse(out, "encrypted", "this file (ODT) is encrypted: save it without a password");
    bl_flow_open(&body, o->arena);
    o->flow = o->body = &body;
    BL_TRY(read_part(o, zip, "styles.xml", false));
    o->in_body = false;
    o->flow = &body;
    BL_TRY(read_part(o, zip, "content.xml", true));
    bl_flow *const parts[] = {&o->headers, &body, &o->notes, &o->footers};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (i > 0)
            bl_flow_gap(out);
        bl_flow_append(out, parts[i]);
    }
    return BL_OK;
}

bl_status bl_odt_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    odt *o = BL_NEW(arena, odt);
    bl_zip *zip;
    if (o == NULL)
        return BL_ERROR_MEMORY;
    o->arena = arena;
    bl_floats_open(&o->floats, arena);
    o->y = BL_PAGE_TOP - BL_LINE_HEIGHT;
    bl_flow_open(&o->notes, arena);
    bl_flow_open(&o->headers, arena);
    bl_flow_open(&o->footers, arena);
    bl_map_open(&o->by_name, arena);
    bl_map_open(&o->ordered, arena);
    BL_TRY(bl_zip_open(&zip, arena, bytes));
    const bl_status status = read_all(o, zip, out);
    bl_zip_close(zip);
    return status;
}
