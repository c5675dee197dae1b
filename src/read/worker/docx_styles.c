/* How text and paragraphs of a DOCX look: direct properties, styles, lists. */
#include "read/worker/docx.h"

#include "base/limits.h"
#include "read/worker/signs.h"

#define UNSET BL_DOCX_UNSET
#define PRESSED_MOST 10 /* hundredths of their width, to which letters are pressed together */
#define LINE_LEAST 40   /* twentieths of a point: no line that is read is lower */
#define PAGE_MOST 24000 /* twentieths of a point: no page that is printed is wider */

const bl_docx_look bl_docx_plain = {UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET};

static bool is(bl_str name, const char *z) { return bl_str_equal(name, bl_str_of(z)); }

/* <w:b/>, <w:b w:val="0"/> */
static int32_t toggle(const char *const *attributes)
{
    const bl_str value = bl_xml_attribute(attributes, "val");
    return value.ptr == NULL || !(is(value, "0") || is(value, "false") || is(value, "off") || is(value, "none"));
}

static int32_t hex_color(bl_str value)
{
    int32_t color = 0;
    if (value.ptr == NULL)
        return UNSET;
    if (value.len != 6)
        return BL_DOCX_AUTO;
    for (size_t i = 0; i < 6; i++) {
        const char c = value.ptr[i];
        const int32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return BL_DOCX_AUTO;
        color = color * 16 + digit;
    }
    return color;
}

/* "#RRGGBB" of a filled cell or paragraph; highlighting is a colour by name, and never white. */
static int32_t fill_of(bl_str name, const char *const *attributes)
{
    if (is(name, "highlight"))
        return is(bl_xml_attribute(attributes, "val"), "none")    ? UNSET
               : is(bl_xml_attribute(attributes, "val"), "white") ? 0xFFFFFF
               : is(bl_xml_attribute(attributes, "val"), "black") ? 0
                                                                  : 0x808000;
    const bl_str pattern = bl_xml_attribute(attributes, "val");
    if (is(pattern, "solid"))
        return hex_color(bl_xml_attribute(attributes, "color"));
    const int32_t fill = hex_color(bl_xml_attribute(attributes, "fill"));
    return fill == BL_DOCX_AUTO ? UNSET : fill;
}

/* <w:rFonts w:ascii="Wingdings" w:eastAsia="...">: which font Latin letters are set in. */
static int32_t has_signs(int32_t before, const char *const *attributes)
{
    const bl_str ascii = bl_xml_attribute(attributes, "ascii"), font = ascii.ptr != NULL ? ascii : bl_xml_attribute(attributes, "hAnsi");
    if (font.ptr != NULL)
        return bl_is_sign_font(font);
    return bl_xml_attribute(attributes, "asciiTheme").ptr != NULL ? 0 : before;
}

/* The colour of a run: in hexadecimal, or the theme's, whose ground is white. */
static int32_t color_of(const char *const *attributes)
{
    const bl_str value = bl_xml_attribute(attributes, "val"), theme = bl_xml_attribute(attributes, "themeColor");
    return value.ptr == NULL && (is(theme, "background1") || is(theme, "light1")) ? 0xFFFFFF : hex_color(value);
}

/* <w:ind w:left="-20000"/>: does a paragraph begin beyond the page? */
static bool is_indented_away(const char *const *attributes)
{
    const int32_t left = bl_xml_number(attributes, "left", bl_xml_number(attributes, "start", 0));
    return left < -PAGE_MOST / 2 || left > PAGE_MOST;
}

/* <w:framePr w:x="-9000" w:y="1" w:w="3000" w:hAnchor="page" .../> */
static bool is_framed_away(const char *const *attributes)
{
    const bool across = is(bl_xml_attribute(attributes, "hAnchor"), "page"), down = is(bl_xml_attribute(attributes, "vAnchor"), "page");
    const int32_t x = bl_xml_number(attributes, "x", 0), y = bl_xml_number(attributes, "y", 0);
    return (across && (x + bl_xml_number(attributes, "w", 0) < 0 || x > PAGE_MOST)) || (down && (y + bl_xml_number(attributes, "h", 0) < 0 || y > PAGE_MOST));
}

bool bl_docx_property(bl_docx_look *look, bl_str name, const char *const *attributes)
{
    if (is(name, "b"))
        look->bold = toggle(attributes);
    else if (is(name, "i"))
        look->italic = toggle(attributes);
    else if (is(name, "strike") || is(name, "dstrike"))
        look->strike = toggle(attributes);
    else if (is(name, "vanish") || is(name, "webHidden"))
        look->vanish = toggle(attributes);
    else if (is(name, "rFonts"))
        look->signs = has_signs(look->signs, attributes);
    else if (is(name, "sz"))
        look->size = bl_xml_number(attributes, "val", UNSET);
    else if (is(name, "color"))
        look->color = color_of(attributes);
    else if (is(name, "w"))
        look->pressed = bl_xml_number(attributes, "val", 100) <= PRESSED_MOST;
    else if (is(name, "ind"))
        look->away = is_indented_away(attributes);
    else if (is(name, "framePr"))
        look->away = is_framed_away(attributes);
    else if (is(name, "shd") || is(name, "highlight"))
        look->fill = fill_of(name, attributes);
    else if (is(name, "outlineLvl"))
        look->outline = bl_xml_number(attributes, "val", UNSET);
    else if (is(name, "numId") || is(name, "ilfo"))
        look->list = bl_xml_number(attributes, "val", UNSET);
    else if (is(name, "ilvl"))
        look->list_level = bl_xml_number(attributes, "val", UNSET);
    else if (is(name, "spacing")) {
        look->before = bl_xml_number(attributes, "before", look->before);
        look->after = bl_xml_number(attributes, "after", look->after);
        if (is(bl_xml_attribute(attributes, "lineRule"), "exact"))
            look->pressed = bl_xml_number(attributes, "line", 240) <= LINE_LEAST;
    } else
        return false;
    return true;
}

void bl_docx_inherit(bl_docx_look *over, const bl_docx_look *under)
{
    int32_t *to = &over->bold;
    const int32_t *from = &under->bold;
    for (size_t i = 0; i < sizeof *over / sizeof *to; i++)
        to[i] = to[i] == UNSET ? from[i] : to[i];
}

/* ---- styles.xml ---- */

typedef struct styles_reading {
    bl_docx_styles *styles;
    bl_docx_style *style; /* the open one */
    bool in_defaults;
    uint32_t skip; /* depth inside what is left out: tables' conditions and what a revision changed */
    bl_status status;
} styles_reading;

/* "heading 1", "标题 1", "Title": the names that Word and WPS give in any language. */
static int32_t outline_of_name(bl_str name)
{
    static const char *const heads[] = {"heading ", "Heading ", "\xE6\xA0\x87\xE9\xA2\x98 ", "\xE6\xA0\x87\xE9\xA2\x98", "\xE6\xA8\x99\xE9\xA1\x8C "};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const bl_str head = bl_str_of(heads[i]);
        if (bl_str_begins(name, head) && name.len == head.len + 1 && name.ptr[head.len] >= '1' && name.ptr[head.len] <= '9')
            return name.ptr[head.len] - '1';
    }
    return bl_str_equal_nocase(name, BL_STR("Title")) || is(name, "\xE6\xA0\x87\xE9\xA2\x98") ? 0 : UNSET;
}

static void style_begin(styles_reading *r, const char *const *attributes)
{
    bl_docx_styles *styles = r->styles;
    const bl_str id = bl_str_copy(styles->arena, bl_xml_attribute(attributes, "styleId"));
    bl_docx_style *style = BL_PUSH(styles->arena, &styles->styles);
    if (style == NULL || id.ptr == NULL || bl_map_put(&styles->by_id, id, styles->styles.count - 1, NULL) == NULL) {
        r->status = BL_ERROR_MEMORY;
        return;
    }
    *style = (bl_docx_style){.id = id, .look = bl_docx_plain};
    r->style = style;
    const bl_str type = bl_xml_attribute(attributes, "type"), standard = bl_xml_attribute(attributes, "default");
    if (is(type, "paragraph") && (is(standard, "1") || is(standard, "true") || is(standard, "on")))
        styles->normal = styles->styles.count - 1;
}

static void style_name(bl_docx_style *style, bl_str name)
{
    if (style->look.outline == UNSET)
        style->look.outline = outline_of_name(name);
    style->placeholder = bl_str_equal_nocase(name, BL_STR("Placeholder Text"));
    style->table_head = bl_str_equal_nocase(name, BL_STR("Table Heading"));
}

static bl_status on_styles_begin(void *context, bl_str name, const char *const *attributes)
{
    styles_reading *r = context;
    if (r->skip > 0) {
        r->skip++;
        if (r->style != NULL && is(name, "shd") && fill_of(name, attributes) != UNSET)
            r->style->shaded = true;
        return r->status;
    }
    if (is(name, "tblStylePr") || bl_str_ends(name, BL_STR("Change")))
        r->skip = 1;
    else if (is(name, "docDefaults"))
        r->in_defaults = true;
    else if (is(name, "style"))
        style_begin(r, attributes);
    else if (r->in_defaults)
        (void)bl_docx_property(&r->styles->defaults, name, attributes);
    else if (r->style != NULL && is(name, "name"))
        style_name(r->style, bl_xml_attribute(attributes, "val"));
    else if (r->style != NULL && is(name, "basedOn"))
        r->style->based_on = bl_str_copy(r->styles->arena, bl_xml_attribute(attributes, "val"));
    else if (r->style != NULL)
        (void)bl_docx_property(&r->style->look, name, attributes);
    return r->status;
}

static void on_styles_end(void *context, bl_str name)
{
    styles_reading *r = context;
    if (r->skip > 0) {
        r->skip--;
        return;
    }
    if (is(name, "docDefaults"))
        r->in_defaults = false;
    else if (is(name, "style"))
        r->style = NULL;
}

static void no_text(void *context, bl_str text)
{
    (void)context;
    (void)text;
}

#define MAX_ANCESTORS 16u

/* Each style says at the end what its ancestors say too. A loop among them ends by the count. */
static void resolve(bl_docx_styles *styles)
{
    bl_docx_look *resolved = BL_NEW_ARRAY(styles->arena, bl_docx_look, styles->styles.count + 1);
    for (uint32_t i = 0; i < styles->styles.count && resolved != NULL; i++) {
        resolved[i] = styles->styles.items[i].look;
        const bl_docx_style *ancestor = bl_docx_style_of(styles, styles->styles.items[i].based_on);
        for (unsigned depth = 0; ancestor != NULL && depth < MAX_ANCESTORS; depth++) {
            bl_docx_inherit(&resolved[i], &ancestor->look);
            ancestor = bl_docx_style_of(styles, ancestor->based_on);
        }
    }
    for (uint32_t i = 0; i < styles->styles.count && resolved != NULL; i++)
        styles->styles.items[i].look = resolved[i];
}

/* ---- numbering.xml ---- */

typedef struct numbering_reading {
    bl_docx_styles *styles;
    int32_t abstract, level, instance; /* the open ones */
    bl_status status;
} numbering_reading;

static bl_str list_key(bl_arena *arena, int32_t list, int32_t level) { return bl_str_format(arena, "%d/%d", list, level); }

static void put(numbering_reading *r, bl_map *map, bl_str key, uint32_t value)
{
    if (key.ptr == NULL || bl_map_put(map, key, value, NULL) == NULL)
        r->status = BL_ERROR_MEMORY;
}

/* The second names are those of Word 2003, where 23 is the format of a bullet. */
static bl_status on_numbering_begin(void *context, bl_str name, const char *const *attributes)
{
    numbering_reading *r = context;
    bl_docx_styles *styles = r->styles;
    const bl_str value = bl_xml_attribute(attributes, "val");
    if (is(name, "abstractNum"))
        r->abstract = bl_xml_number(attributes, "abstractNumId", -1);
    else if (is(name, "listDef"))
        r->abstract = bl_xml_number(attributes, "listDefId", -1);
    else if (is(name, "lvl"))
        r->level = bl_xml_number(attributes, "ilvl", 0);
    else if (is(name, "num"))
        r->instance = bl_xml_number(attributes, "numId", -1);
    else if (is(name, "list"))
        r->instance = bl_xml_number(attributes, "ilfo", -1);
    else if ((is(name, "numFmt") || is(name, "nfc")) && r->instance < 0)
        put(r, &styles->ordered, list_key(styles->arena, r->abstract, r->level),
            !(is(value, "bullet") || is(value, "none") || is(value, "23") || is(value, "255")));
    else if ((is(name, "abstractNumId") || is(name, "ilst")) && r->instance >= 0)
        put(r, &styles->numbering, list_key(styles->arena, r->instance, -1), (uint32_t)bl_xml_number(attributes, "val", 0));
    return r->status;
}

static void on_numbering_end(void *context, bl_str name)
{
    numbering_reading *r = context;
    if (is(name, "num") || is(name, "list"))
        r->instance = -1;
}

bl_status bl_docx_styles_read(bl_docx_styles *out, bl_arena *arena, bl_xml_source styles, bl_xml_source numbering)
{
    *out = (bl_docx_styles){.arena = arena, .defaults = bl_docx_plain, .normal = UINT32_MAX};
    bl_map_open(&out->by_id, arena);
    bl_map_open(&out->numbering, arena);
    bl_map_open(&out->ordered, arena);
    styles_reading r = {.styles = out};
    static const bl_xml_events of_styles = {on_styles_begin, on_styles_end, no_text};
    if (styles.next != NULL) {
        const bl_status status = bl_xml_read(styles, &of_styles, &r);
        BL_TRY(status == BL_ERROR_MEMORY ? status : r.status); /* what could be read of it serves */
    }
    resolve(out);
    numbering_reading n = {.styles = out, .instance = -1};
    static const bl_xml_events of_numbering = {on_numbering_begin, on_numbering_end, no_text};
    if (numbering.next != NULL) {
        const bl_status status = bl_xml_read(numbering, &of_numbering, &n);
        BL_TRY(status == BL_ERROR_MEMORY ? status : n.status);
    }
    return BL_OK;
}

const bl_docx_style *bl_docx_style_of(const bl_docx_styles *styles, bl_str id)
{
    const uint32_t *index = id.ptr == NULL ? NULL : bl_map_get(&styles->by_id, id);
    return index == NULL ? NULL : &styles->styles.items[*index];
}

const bl_docx_style *bl_docx_normal(const bl_docx_styles *styles) { return styles->normal == UINT32_MAX ? NULL : &styles->styles.items[styles->normal]; }

bool bl_docx_is_ordered(const bl_docx_styles *styles, int32_t list, int32_t level)
{
    const bl_str instance = list_key(styles->arena, list, -1);
    const uint32_t *abstract = instance.ptr == NULL ? NULL : bl_map_get(&styles->numbering, instance);
    const bl_str key = abstract == NULL ? BL_STR_NONE : list_key(styles->arena, (int32_t)*abstract, level);
    const uint32_t *ordered = key.ptr == NULL ? NULL : bl_map_get(&styles->ordered, key);
    return ordered != NULL && *ordered != 0;
}
