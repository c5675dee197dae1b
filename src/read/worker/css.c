#include "read/worker/css.h"

#include "read/worker/signs.h"

#define UNSET BL_CSS_UNSET
#define MAX_RULES 5000u
#define VALUE_BYTES 128u /* longer values decide nothing here */
#define FAR_OFF 500      /* pixels beyond the edge */
#define PRESSED (-8)     /* pixels between letters, from which they stand on each other */
#define WIDE 8           /* pixels between two words that are seen as apart */

const bl_css_look bl_css_plain = {
    UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET, UNSET};

static bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is(bl_str s, const char *z) { return bl_str_equal(s, bl_str_of(z)); }

/* ---- values ---- */

static int hex(char c)
{
    if (is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A number with at most one decimal, in tenths; *unit is what stands behind it. */
static bool number(int32_t *tenths, bl_str *unit, bl_str s)
{
    const bool negative = s.len > 0 && s.ptr[0] == '-';
    size_t i = negative || (s.len > 0 && s.ptr[0] == '+') ? 1 : 0, begin = i;
    int32_t value = 0;
    for (; i < s.len && is_digit(s.ptr[i]); i++)
        value = value > 100000 ? value : value * 10 + (s.ptr[i] - '0');
    value *= 10;
    if (i < s.len && s.ptr[i] == '.') {
        value += i + 1 < s.len && is_digit(s.ptr[i + 1]) ? s.ptr[i + 1] - '0' : 0;
        for (i++; i < s.len && is_digit(s.ptr[i]);)
            i++;
    }
    *tenths = negative ? -value : value;
    *unit = bl_str_slice(s, i, s.len);
    return i > begin;
}

/* "rgb(255,255,255)", "rgba(0,0,0,0)", without blanks. */
static int32_t rgb(bl_str s)
{
    int32_t color = 0, part;
    size_t at = bl_str_find(s, BL_STR("("), 0);
    for (unsigned i = 0; i < 4 && at != SIZE_MAX; i++) {
        bl_str unit;
        if (!number(&part, &unit, bl_str_slice(s, at + 1, s.len)))
            return UNSET;
        if (i == 3)
            return part == 0 && !bl_str_begins(unit, BL_STR("5")) ? BL_CSS_UNKNOWN : color;
        color = color << 8 | (part / 10 > 255 ? 255 : part < 0 ? 0 : part / 10);
        at = bl_str_find(s, BL_STR(","), at + 1);
        if (i == 2 && at == SIZE_MAX)
            return color;
    }
    return UNSET;
}

/* "hsl(0,0%,100%)": white and black only. */
static int32_t hsl(bl_str s)
{
    const size_t second = bl_str_find(s, BL_STR(","), 0), third = second == SIZE_MAX ? second : bl_str_find(s, BL_STR(","), second + 1);
    int32_t light;
    bl_str unit;
    if (third == SIZE_MAX || !number(&light, &unit, bl_str_slice(s, third + 1, s.len)))
        return UNSET;
    return light >= 970 ? 0xFFFFFF : light <= 30 ? 0 : UNSET;
}

int32_t bl_css_color(bl_str s)
{
    static const struct {
        const char *name;
        int32_t color;
    } names[] = {{"white", 0xFFFFFF}, {"snow", 0xFFFAFA}, {"ivory", 0xFFFFF0}, {"ghostwhite", 0xF8F8FF}, {"whitesmoke", 0xF5F5F5}, {"black", 0},
        {"red", 0xFF0000}, {"green", 0x008000}, {"blue", 0x0000FF}, {"navy", 0x000080}, {"gray", 0x808080}, {"grey", 0x808080}, {"silver", 0xC0C0C0},
        {"yellow", 0xFFFF00}, {"orange", 0xFFA500}, {"teal", 0x008080}, {"purple", 0x800080}, {"transparent", BL_CSS_UNKNOWN}};
    if (s.len > 0 && s.ptr[0] == '#' && (s.len == 4 || s.len == 5 || s.len == 7 || s.len == 9)) {
        const size_t digits = s.len < 6 ? 1 : 2;
        int32_t color = 0;
        for (size_t i = 1; i < 1 + digits * 3; i++) {
            if (hex(s.ptr[i]) < 0)
                return UNSET;
            color = color * 16 + hex(s.ptr[i]);
            color = digits == 1 ? color * 16 + hex(s.ptr[i]) : color;
        }
        const bool clear = s.len == 5 ? s.ptr[4] == '0' : s.len == 9 && s.ptr[7] == '0' && s.ptr[8] == '0';
        return clear ? BL_CSS_UNKNOWN : color;
    }
    if (bl_str_begins(s, BL_STR("rgb")))
        return rgb(s);
    if (bl_str_begins(s, BL_STR("hsl")))
        return hsl(s);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(s, names[i].name))
            return names[i].color;
    return UNSET;
}

/* A length in tenths of a pixel; relative ones by a font of 16 pixels. */
static int32_t length(bl_str s)
{
    int32_t tenths;
    bl_str unit;
    if (!number(&tenths, &unit, s))
        return UNSET;
    if (unit.len == 0 || is(unit, "px"))
        return tenths;
    if (is(unit, "pt"))
        return tenths * 4 / 3;
    if (is(unit, "em") || is(unit, "rem"))
        return tenths * 16;
    return is(unit, "%") ? tenths * 16 / 100 : is(unit, "in") || is(unit, "cm") || is(unit, "vw") || is(unit, "vh") ? tenths * 37 : tenths;
}

/* ---- declarations ---- */

/* "translatex(-9999px)", "translate(0,-2000px)" */
static bool is_moved_away(bl_str value)
{
    const size_t open = bl_str_find(value, BL_STR("("), 0), comma = bl_str_find(value, BL_STR(","), 0);
    if (!bl_str_begins(value, BL_STR("translate")) || open == SIZE_MAX)
        return false;
    const int32_t first = length(bl_str_slice(value, open + 1, value.len)), second = comma == SIZE_MAX ? 0 : length(bl_str_slice(value, comma + 1, value.len));
    return (first != UNSET && first <= -FAR_OFF * 10) || (second != UNSET && second <= -FAR_OFF * 10);
}

static bool is_zero(bl_str s)
{
    size_t i = 0;
    while (i < s.len && (s.ptr[i] == '0' || s.ptr[i] == '.'))
        i++;
    return i > 0 && (i == s.len || s.ptr[i] == '%' || s.ptr[i] == 'p');
}

/* "polygon(0 0,0 0,0 0)": an outline whose corners are all one. */
static bool is_point(bl_str value)
{
    const bl_str polygon = BL_STR("polygon(");
    for (size_t i = polygon.len; i < value.len; i++)
        if (value.ptr[i] >= '1' && value.ptr[i] <= '9')
            return false;
    return bl_str_begins(value, polygon);
}

static void declare_place(bl_css_look *look, bl_str key, bl_str value)
{
    const bool edge = is(key, "left") || is(key, "top") || is(key, "right") || is(key, "bottom") || is(key, "text-indent") || is(key, "margin-left");
    const bool clip = bl_str_begins(value, BL_STR("rect(0")) || bl_str_begins(value, BL_STR("rect(1px"));
    const bool path = is_point(value) || bl_str_begins(value, BL_STR("inset(50%")) || bl_str_begins(value, BL_STR("inset(100%")) ||
                      bl_str_begins(value, BL_STR("circle(0"));
    if (edge && length(value) != UNSET && length(value) <= -FAR_OFF * 10)
        look->gone = 1;
    else if ((is(key, "clip") && clip) || (is(key, "clip-path") && path))
        look->gone = 1;
    else if (is(key, "transform") && (bl_str_begins(value, BL_STR("scale(0)")) || is_moved_away(value)))
        look->gone = 1;
    else if (is(key, "content-visibility"))
        look->gone = is(value, "hidden") ? 1 : look->gone;
    else if (is(key, "zoom") || is(key, "scale"))
        look->gone = is_zero(value) || bl_str_begins(value, BL_STR("0.0")) || bl_str_begins(value, BL_STR(".0")) ? 1 : look->gone;
    else if (is(key, "letter-spacing"))
        look->gone = length(value) != UNSET && length(value) <= PRESSED * 10 ? 1 : look->gone;
    else if (is(key, "height") || is(key, "max-height") || is(key, "width") || is(key, "max-width"))
        look->flat = is_zero(value) ? 1 : look->flat;
    else if (is(key, "overflow") || is(key, "overflow-y") || is(key, "overflow-x"))
        look->cut = is(value, "hidden") || is(value, "clip");
    if (is(key, "margin-left") || is(key, "padding-left"))
        look->before = length(value) == UNSET ? look->before : length(value) >= WIDE * 10;
    else if (is(key, "margin-right") || is(key, "padding-right"))
        look->behind = length(value) == UNSET ? look->behind : length(value) >= WIDE * 10;
}

static void declare_display(bl_css_look *look, bl_str value)
{
    look->none = is(value, "none");
    if (!look->none)
        look->block = !bl_str_begins(value, BL_STR("inline")) && !is(value, "contents");
    look->items = bl_str_ends(value, BL_STR("flex")) || bl_str_ends(value, BL_STR("grid"));
}

static void declare_color(bl_css_look *look, bl_str key, bl_str value)
{
    if (is(key, "color") || is(key, "-webkit-text-fill-color")) {
        const int32_t color = bl_css_color(value);
        look->color = color == UNSET ? look->color : color;
    } else {
        const int32_t color = bl_css_color(value);
        const bool picture = bl_str_find(value, BL_STR("url("), 0) != SIZE_MAX || bl_str_find(value, BL_STR("gradient("), 0) != SIZE_MAX;
        if (picture)
            look->background = BL_CSS_UNKNOWN;
        else if (color != UNSET && color != BL_CSS_UNKNOWN)
            look->background = color;
    }
}

static void declare(bl_css_look *look, bl_str key, bl_str value)
{
    if (is(key, "display"))
        declare_display(look, value);
    else if (is(key, "visibility"))
        look->invisible = is(value, "hidden") || is(value, "collapse");
    else if (is(key, "opacity"))
        look->clear = is_zero(value) || bl_str_begins(value, BL_STR("0.0")) || bl_str_begins(value, BL_STR(".0"));
    else if (is(key, "filter"))
        look->clear = bl_str_begins(value, BL_STR("opacity(0)")) || bl_str_begins(value, BL_STR("opacity(0%)")) ? 1 : look->clear;
    else if (is(key, "font"))
        look->size = bl_str_begins(value, BL_STR("0/")) || bl_str_begins(value, BL_STR("0px")) ? 0 : look->size;
    else if (bl_str_ends(key, BL_STR("background-clip")))
        look->painted = is(value, "text");
    else if (is(key, "font-size"))
        look->size = length(value) == UNSET ? look->size : length(value);
    else if (is(key, "color") || is(key, "-webkit-text-fill-color") || is(key, "background") || is(key, "background-color") || is(key, "background-image"))
        declare_color(look, key, value);
    else if (is(key, "font-weight"))
        look->bold = bl_str_begins(value, BL_STR("bold")) || (value.len == 3 && value.ptr[0] >= '6' && value.ptr[0] <= '9');
    else if (is(key, "font-style"))
        look->italic = is(value, "italic") || is(value, "oblique");
    else if (is(key, "text-decoration") || is(key, "text-decoration-line"))
        look->strike = bl_str_find(value, BL_STR("line-through"), 0) != SIZE_MAX;
    else if (is(key, "font-family"))
        look->signs = bl_is_sign_font(value);
    else if (is(key, "white-space"))
        look->pre = bl_str_begins(value, BL_STR("pre"));
    else
        declare_place(look, key, value);
}

/* Does a number follow, or the share that a colour covers: "rgb(255 0 0 / 50%)"? */
static bool is_next_number(bl_str s, size_t i)
{
    while (i < s.len && (is_white(s.ptr[i]) || s.ptr[i] == '/'))
        i++;
    return i < s.len && (is_digit(s.ptr[i]) || s.ptr[i] == '.' || s.ptr[i] == '-');
}

/* Copies s in lower case without blanks and comments; false where it does not fit. Blanks between numbers of a function are commas, as they were once. */
static bool tidy(char *to, size_t *len, bl_str s)
{
    *len = 0;
    bool inside = false, color = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '(') {
            inside = true;
            color = *len >= 3 && *len <= 4 && (memcmp(to, "rgb", 3) == 0 || memcmp(to, "hsl", 3) == 0);
        }
        const char last = *len > 0 ? to[*len - 1] : 0;
        if (inside && (is_digit(last) || last == '%') && *len < VALUE_BYTES && (is_white(s.ptr[i]) || (color && s.ptr[i] == '/')) && is_next_number(s, i))
            to[(*len)++] = ',';
        if (is_white(s.ptr[i]) || (color && s.ptr[i] == '/'))
            continue;
        if (*len == VALUE_BYTES)
            return false;
        to[(*len)++] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32) : s.ptr[i];
    }
    return true;
}

void bl_css_declare(bl_css_look *look, bl_str declarations)
{
    for (size_t begin = 0, end; begin < declarations.len; begin = end + 1) {
        for (end = begin; end < declarations.len && declarations.ptr[end] != ';';)
            end++;
        const bl_str one = bl_str_slice(declarations, begin, end);
        const size_t colon = bl_str_find(one, BL_STR(":"), 0);
        char key[VALUE_BYTES], value[VALUE_BYTES];
        size_t key_len, value_len;
        if (colon == SIZE_MAX || !tidy(key, &key_len, bl_str_slice(one, 0, colon)) || !tidy(value, &value_len, bl_str_slice(one, colon + 1, one.len)))
            continue;
        if (bl_str_ends((bl_str){value, value_len}, BL_STR("!important")))
            value_len -= 10;
        declare(look, (bl_str){key, key_len}, (bl_str){value, value_len});
    }
}

/* ---- selectors ---- */

static bool is_name(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || (unsigned char)c >= 0x80; }

/* One part of a selector; false where it asks for more than is followed here. */
static bool read_part(bl_css_part *out, uint32_t *weight, bl_str s)
{
    *out = (bl_css_part){0};
    uint32_t classes = 0;
    for (size_t i = 0; i < s.len;) {
        const char sign = s.ptr[i];
        size_t begin = sign == '.' || sign == '#' ? i + 1 : i, end = begin;
        if (sign == '*' && i == 0) {
            i++;
            continue;
        }
        while (end < s.len && is_name(s.ptr[end]))
            end++;
        if (end == begin)
            return false;
        const bl_str name = bl_str_slice(s, begin, end);
        if (sign == '#')
            out->id = name;
        else if (sign == '.' && classes < BL_CSS_CLASSES)
            out->classes[classes++] = name;
        else if (i == 0)
            out->tag = name;
        else
            return false;
        *weight += sign == '#' ? 10000 : sign == '.' ? 100 : 1;
        i = end;
    }
    return s.len > 0;
}

/* "div.a > .b" -> ".b" inside "div.a". */
static bool read_selector(bl_css_rule *rule, bl_str s)
{
    rule->part_count = 0;
    rule->weight = 0;
    for (size_t end = s.len; end > 0;) {
        while (end > 0 && (is_white(s.ptr[end - 1]) || s.ptr[end - 1] == '>'))
            end--;
        size_t begin = end;
        while (begin > 0 && !is_white(s.ptr[begin - 1]) && s.ptr[begin - 1] != '>')
            begin--;
        if (begin == end)
            break;
        if (rule->part_count == BL_CSS_PARTS || !read_part(&rule->parts[rule->part_count++], &rule->weight, bl_str_slice(s, begin, end)))
            return false;
        end = begin;
    }
    return rule->part_count > 0;
}

static bl_str key_of(bl_arena *arena, char sign, bl_str name)
{
    return sign == 0 ? bl_str_format(arena, "%.*s", BL_STR_ARG(name)) : bl_str_format(arena, "%c%.*s", sign, BL_STR_ARG(name));
}

static bl_status add_rule(bl_css *css, const bl_css_rule *rule)
{
    const bl_css_part *part = &rule->parts[0];
    const bl_str key = part->id.len > 0           ? key_of(css->arena, '#', part->id)
                       : part->classes[0].len > 0 ? key_of(css->arena, '.', part->classes[0])
                                                  : key_of(css->arena, 0, part->tag);
    uint32_t *last = key.ptr == NULL ? NULL : bl_map_put(&css->by_key, key, UINT32_MAX, NULL);
    bl_css_rule *slot = BL_PUSH(css->arena, &css->rules);
    if (last == NULL || slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = *rule;
    slot->next = *last;
    *last = css->rules.count - 1;
    return BL_OK;
}

void bl_css_open(bl_css *css, bl_arena *arena)
{
    *css = (bl_css){.arena = arena};
    bl_map_open(&css->by_key, arena);
}

static bool says_nothing(const bl_css_look *look) { return memcmp(look, &bl_css_plain, sizeof *look) == 0; }

static bl_status add_rules(bl_css *css, bl_str selectors, bl_str declarations)
{
    bl_css_rule rule = {.look = bl_css_plain};
    bl_css_declare(&rule.look, declarations);
    if (says_nothing(&rule.look))
        return BL_OK;
    for (size_t begin = 0, end; begin < selectors.len && css->rules.count < MAX_RULES; begin = end + 1) {
        for (end = begin; end < selectors.len && selectors.ptr[end] != ',';)
            end++;
        if (read_selector(&rule, bl_str_slice(selectors, begin, end)))
            BL_TRY(add_rule(css, &rule));
    }
    return BL_OK;
}

/* The sheet without its comments. */
static bl_str without_comments(bl_arena *arena, bl_str sheet)
{
    char *copy = BL_NEW_ARRAY(arena, char, sheet.len + 1);
    size_t len = 0;
    for (size_t i = 0; copy != NULL && i < sheet.len; i++) {
        if (sheet.ptr[i] == '/' && i + 1 < sheet.len && sheet.ptr[i + 1] == '*') {
            const size_t end = bl_str_find(sheet, BL_STR("*/"), i + 2);
            i = end == SIZE_MAX ? sheet.len : end + 1;
            continue;
        }
        copy[len++] = sheet.ptr[i];
    }
    return (bl_str){copy, len};
}

/* "@media screen", "@media all": rules that hold wherever a page is read. Others ask for a width, or for paper. */
static bool holds_always(bl_str at_rule)
{
    return bl_str_begins(at_rule, BL_STR("@media")) && bl_str_find(at_rule, BL_STR("("), 0) == SIZE_MAX && bl_str_find(at_rule, BL_STR("not"), 0) == SIZE_MAX &&
           (bl_str_find(at_rule, BL_STR("screen"), 0) != SIZE_MAX || bl_str_find(at_rule, BL_STR("all"), 0) != SIZE_MAX);
}

static bl_status add_sheet(bl_css *css, bl_str s, bool inside)
{
    for (size_t begin = 0; begin < s.len;) {
        size_t open = begin;
        while (open < s.len && s.ptr[open] != '{' && s.ptr[open] != ';' && s.ptr[open] != '}')
            open++;
        if (open == s.len)
            break;
        if (s.ptr[open] != '{') { /* "@import ...;" */
            begin = open + 1;
            continue;
        }
        size_t close = open + 1;
        for (unsigned depth = 1; close < s.len && depth > 0; close++)
            depth += s.ptr[close] == '{' ? 1 : s.ptr[close] == '}' ? UINT32_MAX : 0;
        const bl_str selectors = bl_str_trim(bl_str_slice(s, begin, open)), body = bl_str_slice(s, open + 1, close > open + 1 ? close - 1 : open + 1);
        if (!bl_str_begins(selectors, BL_STR("@")))
            BL_TRY(add_rules(css, selectors, body));
        else if (!inside && holds_always(selectors))
            BL_TRY(add_sheet(css, body, true)); /* one level, no deeper */
        begin = close;
    }
    return BL_OK;
}

bl_status bl_css_add(bl_css *css, bl_str sheet)
{
    const bl_str s = without_comments(css->arena, sheet);
    return s.ptr == NULL ? BL_ERROR_MEMORY : add_sheet(css, s, false);
}

/* ---- which rules an element obeys ---- */

static bool has_class(bl_str classes, bl_str name)
{
    for (size_t begin = 0, end; begin < classes.len; begin = end + 1) {
        for (end = begin; end < classes.len && !is_white(classes.ptr[end]);)
            end++;
        if (bl_str_equal(bl_str_slice(classes, begin, end), name))
            return true;
    }
    return false;
}

static bool fits(const bl_css_part *part, const bl_css_element *element)
{
    if ((part->tag.len > 0 && !bl_str_equal_nocase(part->tag, element->tag)) || (part->id.len > 0 && !bl_str_equal(part->id, element->id)))
        return false;
    for (unsigned i = 0; i < BL_CSS_CLASSES && part->classes[i].len > 0; i++)
        if (!has_class(element->classes, part->classes[i]))
            return false;
    return true;
}

static bool obeys(const bl_css_rule *rule, const bl_css_element *element, uint64_t *steps)
{
    if (!fits(&rule->parts[0], element))
        return false;
    uint32_t part = 1;
    for (const bl_css_element *above = element->parent; above != NULL && part < rule->part_count; above = above->parent) {
        part += fits(&rule->parts[part], above);
        ++*steps;
    }
    return part == rule->part_count;
}

/* The rules of one key, over what is known so far where their selectors weigh as much. */
static void apply(bl_css_look *out, uint32_t weights[], const bl_css *css, bl_str key, const bl_css_element *element, uint64_t *steps)
{
    const uint32_t *last = bl_map_get(&css->by_key, key);
    for (uint32_t i = last == NULL ? UINT32_MAX : *last; i != UINT32_MAX; i = css->rules.items[i].next) { /* the latest first */
        const bl_css_rule *rule = &css->rules.items[i];
        ++*steps;
        if (!obeys(rule, element, steps))
            continue;
        int32_t *to = &out->none;
        const int32_t *from = &rule->look.none;
        for (size_t k = 0; k < sizeof *out / sizeof *to; k++)
            if (from[k] != UNSET && (to[k] == UNSET || rule->weight > weights[k])) {
                to[k] = from[k];
                weights[k] = rule->weight;
            }
    }
}

void bl_css_look_up(bl_css_look *out, const bl_css *css, const bl_css_element *element, uint64_t *steps)
{
    uint32_t weights[sizeof(bl_css_look) / sizeof(int32_t)] = {0};
    char key[VALUE_BYTES];
    *out = bl_css_plain;
    if (css->rules.count == 0)
        return;
    apply(out, weights, css, element->tag, element, steps);
    for (size_t begin = 0, end; begin < element->classes.len; begin = end + 1) {
        for (end = begin; end < element->classes.len && !is_white(element->classes.ptr[end]);)
            end++;
        if (end == begin || end - begin + 1 > sizeof key)
            continue;
        key[0] = '.';
        memcpy(key + 1, element->classes.ptr + begin, end - begin);
        apply(out, weights, css, (bl_str){key, end - begin + 1}, element, steps);
    }
    if (element->id.len > 0 && element->id.len < sizeof key) {
        key[0] = '#';
        memcpy(key + 1, element->id.ptr, element->id.len);
        apply(out, weights, css, (bl_str){key, element->id.len + 1}, element, steps);
    }
}
