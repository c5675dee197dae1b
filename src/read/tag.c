#include "read/tag.h"

#include "base/limits.h"

typedef struct element {
    const char *name;
    bl_tag_class kind;
} element;

static const element elements[] = {
    {"a", BL_TAG_LINK},
    {"abbr", BL_TAG_INLINE},
    {"address", BL_TAG_BLOCK},
    {"article", BL_TAG_BLOCK},
    {"aside", BL_TAG_BLOCK},
    {"b", BL_TAG_BOLD},
    {"big", BL_TAG_INLINE},
    {"blockquote", BL_TAG_BLOCK},
    {"body", BL_TAG_BLOCK},
    {"br", BL_TAG_BREAK},
    {"button", BL_TAG_INLINE},
    {"caption", BL_TAG_BLOCK},
    {"center", BL_TAG_BLOCK},
    {"cite", BL_TAG_INLINE},
    {"code", BL_TAG_CODE},
    {"col", BL_TAG_VOID},
    {"colgroup", BL_TAG_BLOCK},
    {"dd", BL_TAG_BLOCK},
    {"del", BL_TAG_DELETED},
    {"details", BL_TAG_BLOCK},
    {"div", BL_TAG_BLOCK},
    {"dl", BL_TAG_BLOCK},
    {"dt", BL_TAG_BLOCK},
    {"em", BL_TAG_ITALIC},
    {"figcaption", BL_TAG_BLOCK},
    {"figure", BL_TAG_BLOCK},
    {"font", BL_TAG_INLINE},
    {"footer", BL_TAG_BLOCK},
    {"form", BL_TAG_BLOCK},
    {"h1", BL_TAG_HEADING},
    {"h2", BL_TAG_HEADING},
    {"h3", BL_TAG_HEADING},
    {"h4", BL_TAG_HEADING},
    {"h5", BL_TAG_HEADING},
    {"h6", BL_TAG_HEADING},
    {"head", BL_TAG_BLOCK},
    {"header", BL_TAG_BLOCK},
    {"hr", BL_TAG_RULE},
    {"html", BL_TAG_BLOCK},
    {"i", BL_TAG_ITALIC},
    {"iframe", BL_TAG_RAW},
    {"img", BL_TAG_VOID},
    {"input", BL_TAG_VOID},
    {"ins", BL_TAG_INLINE},
    {"kbd", BL_TAG_CODE},
    {"label", BL_TAG_INLINE},
    {"li", BL_TAG_ITEM},
    {"link", BL_TAG_VOID},
    {"main", BL_TAG_BLOCK},
    {"mark", BL_TAG_INLINE},
    {"meta", BL_TAG_VOID},
    {"nav", BL_TAG_BLOCK},
    {"nobr", BL_TAG_INLINE},
    {"noscript", BL_TAG_BLOCK},
    {"object", BL_TAG_INLINE},
    {"ol", BL_TAG_LIST},
    {"p", BL_TAG_BLOCK},
    {"picture", BL_TAG_INLINE},
    {"pre", BL_TAG_BLOCK},
    {"q", BL_TAG_INLINE},
    {"s", BL_TAG_DELETED},
    {"samp", BL_TAG_CODE},
    {"script", BL_TAG_RAW},
    {"section", BL_TAG_BLOCK},
    {"small", BL_TAG_INLINE},
    {"source", BL_TAG_VOID},
    {"span", BL_TAG_INLINE},
    {"strike", BL_TAG_DELETED},
    {"strong", BL_TAG_BOLD},
    {"style", BL_TAG_RAW},
    {"sub", BL_TAG_INLINE},
    {"summary", BL_TAG_BLOCK},
    {"sup", BL_TAG_INLINE},
    {"svg", BL_TAG_INLINE},
    {"table", BL_TAG_TABLE},
    {"tbody", BL_TAG_TABLE},
    {"td", BL_TAG_CELL},
    {"template", BL_TAG_RAW},
    {"textarea", BL_TAG_INLINE},
    {"tfoot", BL_TAG_TABLE},
    {"th", BL_TAG_CELL},
    {"thead", BL_TAG_TABLE},
    {"time", BL_TAG_INLINE},
    {"title", BL_TAG_RAW},
    {"tr", BL_TAG_ROW},
    {"tt", BL_TAG_CODE},
    {"u", BL_TAG_INLINE},
    {"ul", BL_TAG_LIST},
    {"var", BL_TAG_INLINE},
    {"video", BL_TAG_INLINE},
    {"wbr", BL_TAG_VOID},
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bl_tag_class class_of(bl_str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (bl_str_equal_nocase(bl_str_of(elements[i].name), name))
            return elements[i].kind;
    return BL_TAG_UNKNOWN;
}

bool bl_tag_read(bl_tag *out, bl_str text, size_t begin)
{
    *out = (bl_tag){BL_TAG_UNKNOWN, BL_STR_NONE, BL_STR_NONE, false, false, 0};
    size_t i = begin + 1;
    if (i < text.len && text.ptr[i] == '/') {
        out->closing = true;
        i++;
    }
    size_t name = i;
    if (i >= text.len || !is_letter(text.ptr[i]))
        return false;
    while (i < text.len && (is_letter(text.ptr[i]) || is_digit(text.ptr[i]) || text.ptr[i] == '-'))
        i++;
    out->name = bl_str_slice(text, name, i);
    size_t attributes = i;
    if (i < text.len && text.ptr[i] != '>' && text.ptr[i] != '/' && !is_white(text.ptr[i]))
        return false;
    for (char quote = 0; i < text.len && (quote != 0 || text.ptr[i] != '>'); i++) {
        char c = text.ptr[i];
        if (quote != 0)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && text.ptr[i - 1] == '=')
            quote = c;
    }
    if (i >= text.len) {
        out->end = SIZE_MAX;
        return false;
    }
    out->empty = text.ptr[i - 1] == '/';
    out->attributes = bl_str_slice(text, attributes, i);
    out->end = i + 1;
    out->kind = class_of(out->name);
    return true;
}

/* The end of an attribute's value that begins at i; *value is without quotes. */
static size_t attribute_value(bl_str s, size_t i, bl_str *value)
{
    char quote = i < s.len && (s.ptr[i] == '"' || s.ptr[i] == '\'') ? s.ptr[i] : 0;
    size_t begin = quote != 0 ? i + 1 : i;
    for (i = begin; i < s.len && (quote != 0 ? s.ptr[i] != quote : !is_white(s.ptr[i]));)
        i++;
    *value = bl_str_slice(s, begin, i);
    return quote != 0 && i < s.len ? i + 1 : i;
}

bl_str bl_tag_attribute(const bl_tag *tag, bl_str name)
{
    bl_str s = tag->attributes;
    for (size_t i = 0; i < s.len;) {
        while (i < s.len && (is_white(s.ptr[i]) || s.ptr[i] == '/'))
            i++;
        size_t begin = i;
        while (i < s.len && !is_white(s.ptr[i]) && s.ptr[i] != '=')
            i++;
        bl_str key = bl_str_slice(s, begin, i), value = {"", 0};
        size_t after = i;
        while (after < s.len && is_white(s.ptr[after]))
            after++;
        if (after < s.len && s.ptr[after] == '=') {
            for (after++; after < s.len && is_white(s.ptr[after]);)
                after++;
            i = attribute_value(s, after, &value);
        }
        if (key.len > 0 && bl_str_equal_nocase(key, name))
            return value;
    }
    return BL_STR_NONE;
}

/* Is the value at s a zero: "0", "0px", "0.0", but not "0.9em"? */
static bool is_zero(bl_str s)
{
    size_t i = 0;
    while (i < s.len && (s.ptr[i] == '0' || s.ptr[i] == '.'))
        i++;
    return i > 0 && (i == s.len || !is_digit(s.ptr[i]));
}

static bool is_white_color(bl_str s)
{
    static const char *const whites[] = {"white", "#fff", "#ffffff", "transparent", "rgb(255,255,255)", "rgba(255,255,255,1)"};
    for (size_t i = 0; i < sizeof whites / sizeof whites[0]; i++)
        if (bl_str_equal(s, bl_str_of(whites[i])))
            return true;
    return false;
}

/* Is it far off the page: "-9999px"? */
static bool is_far_off(bl_str s) { return s.len >= 4 && s.ptr[0] == '-' && is_digit(s.ptr[1]) && is_digit(s.ptr[2]) && is_digit(s.ptr[3]); }

/* One declaration, in lower case and without white space: "display:none". */
static bool declaration_hides(bl_str s, bool *background, bool *white)
{
    size_t colon = bl_str_find(s, BL_STR(":"), 0);
    if (colon == SIZE_MAX)
        return false;
    bl_str key = bl_str_slice(s, 0, colon), value = bl_str_slice(s, colon + 1, s.len);
    if (bl_str_ends(value, BL_STR("!important")))
        value.len -= 10;
    *background = *background || bl_str_begins(key, BL_STR("background"));
    *white = *white || (bl_str_equal(key, BL_STR("color")) && is_white_color(value));
    if (bl_str_equal(key, BL_STR("display")))
        return bl_str_equal(value, BL_STR("none"));
    if (bl_str_equal(key, BL_STR("visibility")))
        return bl_str_equal(value, BL_STR("hidden")) || bl_str_equal(value, BL_STR("collapse"));
    if (bl_str_equal(key, BL_STR("font-size")) || bl_str_equal(key, BL_STR("opacity")))
        return is_zero(value) || bl_str_equal(value, BL_STR("1px"));
    return (bl_str_equal(key, BL_STR("left")) || bl_str_equal(key, BL_STR("top")) || bl_str_equal(key, BL_STR("text-indent"))) && is_far_off(value);
}

static bool style_hides(bl_str style)
{
    char text[96]; /* one declaration; longer ones are none that hide */
    size_t len = 0;
    bool background = false, white = false, hides = false;
    for (size_t i = 0; i <= style.len; i++) {
        if (i == style.len || style.ptr[i] == ';') {
            hides = hides || declaration_hides((bl_str){text, len}, &background, &white);
            len = 0;
        } else if (!is_white(style.ptr[i]) && len < sizeof text) {
            text[len++] = lower(style.ptr[i]);
        }
    }
    return hides || (white && !background);
}

bool bl_tag_hides(const bl_tag *tag)
{
    if (tag->closing || tag->empty || tag->attributes.len == 0 || tag->kind == BL_TAG_VOID || tag->kind == BL_TAG_BREAK || tag->kind == BL_TAG_RULE)
        return false;
    if (bl_tag_attribute(tag, BL_STR("hidden")).ptr != NULL)
        return true;
    bl_str color = bl_tag_attribute(tag, BL_STR("color")), style = bl_tag_attribute(tag, BL_STR("style"));
    char text[32];
    for (size_t i = 0; color.ptr != NULL && i < color.len && i < sizeof text; i++)
        text[i] = lower(color.ptr[i]);
    return (color.ptr != NULL && color.len < sizeof text && is_white_color((bl_str){text, color.len})) || (style.ptr != NULL && style_hides(style));
}

bool bl_tag_contains_blocks(bl_tag_class kind) { return kind == BL_TAG_BLOCK || kind == BL_TAG_LIST || kind == BL_TAG_TABLE || kind == BL_TAG_ROW; }
