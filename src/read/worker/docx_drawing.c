#include "read/worker/docx_drawing.h"

#include "read/worker/docx.h"
#include "read/worker/office.h"

#define NO_FILL BL_DOCX_UNSET
#define EMU_PER_TWIP 635
#define EMU_PER_POINT 12700
#define MARGIN (1440 * EMU_PER_TWIP)      /* where the text begins, as far as a drawing needs to know */
#define PAGE_WIDTH (11906 * EMU_PER_TWIP) /* A4 */
#define PAGE_HEIGHT (16838 * EMU_PER_TWIP)
#define FARTHEST ((int64_t)1 << 31) /* of any length: 59 m */
#define BANNER_WIDTH 1000000
#define BANNER_HEIGHT 150000 /* of a shape behind the text that may carry it */

static bool is(bl_str name, const char *z) { return bl_str_equal(name, bl_str_of(z)); }

void bl_docx_drawing_open(bl_docx_drawing *d) { *d = (bl_docx_drawing){.fill = NO_FILL}; }

bool bl_docx_drawing_shaded(const bl_docx_drawing *d) { return d->fill != NO_FILL && !bl_colors_near(d->fill, 0xFFFFFF); }

/* ---- places ---- */

static int64_t sane(int64_t length) { return length > FARTHEST ? FARTHEST : length < -FARTHEST ? -FARTHEST : length; }

/* A child's length in those of what holds the group. */
static int64_t scaled(int64_t length, int64_t size, int64_t child_size) { return child_size <= 0 || size <= 0 ? length : sane(length * size / child_size); }

static const bl_docx_group *around(const bl_docx_drawing *d) { return d->depth == 0 ? NULL : &d->groups[d->depth - 1]; }

/* A place among the children of the innermost group, on the page. */
static bl_docx_group on_page(const bl_docx_drawing *d, bl_docx_group place)
{
    const bl_docx_group *g = around(d);
    if (g == NULL)
        return place;
    place.x = sane(g->x + scaled(place.x - g->child_x, g->width, g->child_width));
    place.y = sane(g->y + scaled(place.y - g->child_y, g->height, g->child_height));
    place.width = scaled(place.width, g->width, g->child_width);
    place.height = scaled(place.height, g->height, g->child_height);
    return place;
}

static void push_group(bl_docx_drawing *d, bl_docx_group group)
{
    if (d->depth == BL_DOCX_GROUPS)
        d->too_deep++;
    else
        d->groups[d->depth++] = group;
}

static void pop_group(bl_docx_drawing *d)
{
    if (d->too_deep > 0)
        d->too_deep--;
    else
        d->depth -= d->depth > 0;
}

bl_spot bl_docx_drawing_spot(const bl_docx_drawing *d, int32_t paragraph_y)
{
    const int64_t y = d->shape.y / EMU_PER_TWIP + (d->from_paragraph || !d->placed ? paragraph_y : 0);
    return (bl_spot){
        (int32_t)(d->shape.x / EMU_PER_TWIP), (int32_t)sane(y), (int32_t)(d->shape.width / EMU_PER_TWIP), (int32_t)(d->shape.height / EMU_PER_TWIP)};
}

/* ---- new drawings ---- */

static void begin_drawing(bl_docx_drawing *d, bl_str name, const char *const *attributes)
{
    const bl_str behind = bl_xml_attribute(attributes, "behindDoc");
    d->behind = is(behind, "1") || is(behind, "true");
    d->large = false;
    d->fill = NO_FILL;
    d->placed = is(name, "anchor");
    d->from_paragraph = false;
    d->depth = d->too_deep = 0;
    d->across = d->down = 0;
    d->x = d->y = d->width = d->height = 0;
    d->shape = (bl_docx_group){0};
}

static void begin_offset(bl_docx_drawing *d, bl_str name, const char *const *attributes)
{
    const bl_str from = bl_xml_attribute(attributes, "relativeFrom");
    const bool page = is(from, "page");
    d->offset = is(name, "positionH") ? BL_OFFSET_H : BL_OFFSET_V;
    if (d->offset == BL_OFFSET_H) {
        d->x = page ? 0 : MARGIN;
    } else {
        d->from_paragraph = is(from, "paragraph") || is(from, "line");
        d->y = page || d->from_paragraph ? 0 : MARGIN;
    }
}

static int64_t number_of(bl_str text)
{
    char digits[16];
    const char *const pair[] = {"v", digits, NULL};
    if (text.len >= sizeof digits)
        return 0;
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = '\0';
    return bl_xml_number(pair, "v", 0);
}

void bl_docx_drawing_text(bl_docx_drawing *d, bl_str text)
{
    if (d->offset == BL_OFFSET_NONE)
        return;
    const bl_str said = bl_str_trim(text);
    const bool across = d->offset == BL_OFFSET_H;
    if (d->takes_number)
        *(across ? &d->x : &d->y) += number_of(said);
    else if (d->takes_word)
        *(across ? &d->across : &d->down) = is(said, "center") ? 1 : is(said, "right") || is(said, "bottom") ? 2 : 0;
}

/* The size of the drawing, which stands behind its place. */
static void take_extent(bl_docx_drawing *d, const char *const *attributes)
{
    d->width = bl_xml_number(attributes, "cx", 0);
    d->height = bl_xml_number(attributes, "cy", 0);
    d->large = d->width >= BANNER_WIDTH && d->height >= BANNER_HEIGHT;
    if (d->across > 0)
        d->x = (PAGE_WIDTH - d->width) * d->across / 2;
    if (d->down > 0)
        d->y = (PAGE_HEIGHT - d->height) * d->down / 2;
}

static void take_size(bl_docx_drawing *d, bl_str name, const char *const *attributes)
{
    const bool offset = is(name, "off") || is(name, "chOff");
    const int64_t a = bl_xml_number(attributes, offset ? "x" : "cx", 0), b = bl_xml_number(attributes, offset ? "y" : "cy", 0);
    if (!d->in_group_properties) {
        if (d->depth == 0) /* the shape is the drawing */
            return;
        *(offset ? &d->shape.x : &d->shape.width) = a;
        *(offset ? &d->shape.y : &d->shape.height) = b;
    } else if (d->depth > 0 && d->too_deep == 0) {
        bl_docx_group *g = &d->groups[d->depth - 1];
        const bool child = name.ptr[0] == 'c';
        *(offset ? child ? &g->child_x : &g->x : child ? &g->child_width : &g->width) = a;
        *(offset ? child ? &g->child_y : &g->y : child ? &g->child_height : &g->height) = b;
    }
}

/* The group's own place has been read: among its siblings, or that of the drawing. */
static void end_group_properties(bl_docx_drawing *d)
{
    d->in_group_properties = false;
    if (d->depth == 0 || d->too_deep > 0)
        return;
    bl_docx_group *g = &d->groups[d->depth - 1];
    if (d->depth == 1) {
        *g = (bl_docx_group){
            d->x, d->y, d->width > 0 ? d->width : g->width, d->height > 0 ? d->height : g->height, g->child_x, g->child_y, g->child_width, g->child_height};
        return;
    }
    d->depth--;
    const bl_docx_group place = on_page(d, *g);
    d->depth++;
    *g = place;
}

/* ---- old drawings: style="position:absolute;margin-left:12pt;margin-top:3.5pt;width:100pt;height:20pt" ---- */

/* A length of the style, in 1/914400 inch; without a unit in those of the group. */
static bool style_length(int64_t *out, bl_str style, bl_str key)
{
    for (size_t at = 0; (at = bl_str_find(style, key, at)) != SIZE_MAX; at += key.len) {
        if ((at > 0 && style.ptr[at - 1] != ';' && style.ptr[at - 1] != ' ') || at + key.len >= style.len || style.ptr[at + key.len] != ':')
            continue;
        size_t i = at + key.len + 1;
        const bool negative = i < style.len && style.ptr[i] == '-';
        int64_t value = 0, parts = 1;
        bool point = false;
        for (i += negative; i < style.len && ((style.ptr[i] >= '0' && style.ptr[i] <= '9') || (style.ptr[i] == '.' && !point)); i++) {
            if (style.ptr[i] == '.') {
                point = true;
            } else if (value < FARTHEST && parts < 1000) {
                value = value * 10 + (style.ptr[i] - '0');
                parts *= point ? 10 : 1;
            }
        }
        const bl_str unit = bl_str_slice(style, i, style.len);
        const int64_t scale = bl_str_begins(unit, BL_STR("pt"))   ? EMU_PER_POINT
                              : bl_str_begins(unit, BL_STR("in")) ? 914400
                              : bl_str_begins(unit, BL_STR("cm")) ? 360000
                              : bl_str_begins(unit, BL_STR("mm")) ? 36000
                              : bl_str_begins(unit, BL_STR("px")) ? 9525
                                                                  : 1;
        *out = sane((negative ? -value : value) * scale / parts);
        return true;
    }
    return false;
}

static bl_docx_group style_place(bl_docx_drawing *d, const char *const *attributes)
{
    const bl_str style = bl_xml_attribute(attributes, "style");
    bl_docx_group place = {0};
    int64_t more;
    if (style.ptr == NULL)
        return place;
    (void)style_length(&place.width, style, BL_STR("width"));
    (void)style_length(&place.height, style, BL_STR("height"));
    if (style_length(&more, style, BL_STR("left")))
        place.x += more;
    if (style_length(&more, style, BL_STR("top")))
        place.y += more;
    if (d->depth > 0)
        return place;
    if (style_length(&more, style, BL_STR("margin-left")))
        place.x += more;
    if (style_length(&more, style, BL_STR("margin-top")))
        place.y += more;
    d->placed = bl_str_find(style, BL_STR("absolute"), 0) != SIZE_MAX;
    const bool page = bl_str_find(style, BL_STR("mso-position-vertical-relative:page"), 0) != SIZE_MAX;
    const bool margin = bl_str_find(style, BL_STR("mso-position-vertical-relative:margin"), 0) != SIZE_MAX;
    d->from_paragraph = !page && !margin;
    place.y += margin ? MARGIN : 0;
    place.x += bl_str_find(style, BL_STR("mso-position-horizontal-relative:page"), 0) != SIZE_MAX ? 0 : MARGIN;
    return place;
}

/* "100,200" */
static void read_pair(int64_t *a, int64_t *b, bl_str s)
{
    int64_t numbers[2] = {0, 0};
    unsigned which = 0;
    bool negative = false;
    for (size_t i = 0; s.ptr != NULL && i < s.len && which < 2; i++) {
        if (s.ptr[i] == ',') {
            numbers[which] = negative ? -numbers[which] : numbers[which];
            which++;
            negative = false;
        } else if (s.ptr[i] == '-') {
            negative = true;
        } else if (s.ptr[i] >= '0' && s.ptr[i] <= '9' && numbers[which] < FARTHEST) {
            numbers[which] = numbers[which] * 10 + (s.ptr[i] - '0');
        }
    }
    if (which < 2)
        numbers[which] = negative ? -numbers[which] : numbers[which];
    *a = sane(numbers[0]);
    *b = sane(numbers[1]);
}

static void begin_old_group(bl_docx_drawing *d, const char *const *attributes)
{
    bl_docx_group group = on_page(d, style_place(d, attributes));
    group.child_width = group.child_height = 1000; /* what it is where nothing is said */
    if (bl_xml_attribute(attributes, "coordsize").ptr != NULL)
        read_pair(&group.child_width, &group.child_height, bl_xml_attribute(attributes, "coordsize"));
    read_pair(&group.child_x, &group.child_y, bl_xml_attribute(attributes, "coordorigin"));
    push_group(d, group);
}

static void begin_old_shape(bl_docx_drawing *d, const char *const *attributes)
{
    const bl_str color = bl_xml_attribute(attributes, "fillcolor");
    d->fill = color.ptr != NULL && !is(color, "white") && !bl_str_begins(color, BL_STR("#fff")) ? 0 : NO_FILL;
    d->shape = on_page(d, style_place(d, attributes));
}

/* ---- elements ---- */

static bool is_fill(bl_str name) { return is(name, "solidFill") || is(name, "gradFill") || is(name, "blipFill") || is(name, "pattFill"); }

static void take_color(bl_docx_drawing *d, bl_str name, const char *const *attributes)
{
    if (is(name, "schemeClr")) {
        d->fill = is(bl_xml_attribute(attributes, "val"), "bg1") ? 0xFFFFFF : 0;
        return;
    }
    bl_docx_look color = bl_docx_plain;
    (void)bl_docx_property(&color, BL_STR("color"), attributes);
    d->fill = color.color == BL_DOCX_UNSET || color.color == BL_DOCX_AUTO ? 0 : color.color;
}

void bl_docx_drawing_begin(bl_docx_drawing *d, bl_str name, const char *const *attributes)
{
    if (is(name, "anchor") || is(name, "inline")) {
        begin_drawing(d, name, attributes);
    } else if (is(name, "positionH") || is(name, "positionV")) {
        begin_offset(d, name, attributes);
    } else if (is(name, "posOffset") || is(name, "align")) {
        d->takes_number = name.ptr[0] == 'p';
        d->takes_word = !d->takes_number;
    } else if (is(name, "extent")) {
        take_extent(d, attributes);
    } else if (is(name, "wgp") || is(name, "grpSp") || is(name, "wpc")) {
        push_group(d, (bl_docx_group){.x = d->x, .y = d->y});
    } else if (is(name, "grpSpPr")) {
        d->in_group_properties = true;
    } else if (is(name, "off") || is(name, "ext") || is(name, "chOff") || is(name, "chExt")) {
        take_size(d, name, attributes);
    } else if (is(name, "wsp")) {
        d->fill = NO_FILL;
        d->shape = (bl_docx_group){.x = d->x, .y = d->y, .width = d->width, .height = d->height};
    } else if (is(name, "group")) {
        begin_old_group(d, attributes);
    } else if (is(name, "pict")) {
        d->placed = false;
        d->depth = d->too_deep = 0;
    } else if (is(name, "shape") || is(name, "roundrect") || (is(name, "rect") && bl_xml_attribute(attributes, "style").ptr != NULL)) {
        begin_old_shape(d, attributes);
    } else if (is(name, "ln")) {
        d->in_line = true;
    } else if (!d->in_line && is_fill(name)) {
        d->fill = 0;
        d->in_fill = true;
    } else if (d->in_fill && (is(name, "srgbClr") || is(name, "schemeClr"))) {
        take_color(d, name, attributes);
    }
    if (d->behind && d->large && bl_docx_drawing_shaded(d))
        d->backdrop = true;
}

void bl_docx_drawing_end(bl_docx_drawing *d, bl_str name)
{
    if (is(name, "ln"))
        d->in_line = false;
    else if (is_fill(name))
        d->in_fill = false;
    else if (is(name, "posOffset") || is(name, "align"))
        d->takes_number = d->takes_word = false;
    else if (is(name, "positionH") || is(name, "positionV"))
        d->offset = BL_OFFSET_NONE;
    else if (is(name, "grpSpPr"))
        end_group_properties(d);
    else if (is(name, "xfrm") && !d->in_group_properties && d->depth > 0)
        d->shape = on_page(d, d->shape);
    else if (is(name, "wgp") || is(name, "grpSp") || is(name, "wpc") || is(name, "group"))
        pop_group(d);
}
