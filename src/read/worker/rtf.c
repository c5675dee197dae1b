/*
 * RTF -> flow. A group has a state that ends with it; text is bytes in the code page of its font, or \u; what a reader of the page does not see (\v, \deleted,
 * white, tiny) is set apart, destinations that are no text are passed over.
 */
#include "read/worker/rtf.h"

#include "base/utf8.h"
#include "read/encoding.h"
#include "read/worker/signs.h"

#define UNSET BL_RTF_UNSET
#define MAX_GROUPS 512u
#define PENDING_BYTES 256u
#define CODE_BYTES 512u
#define TINY 2 /* half points */

typedef enum destination { TO_TEXT, TO_NOTHING, TO_TABLE, TO_FIELD_CODE, TO_SHAPE_NAME, TO_SHAPE_VALUE } destination;

typedef struct state { /* of a group */
    destination to;
    bl_rtf_table table;
    bool bold, italic, strike, vanish, deleted;
    int32_t size, color, fill; /* half points; indices of the colour table */
    int32_t font, skip_after_unicode;
    bool links; /* the result of a field that links */
    bool apart; /* a box or a footnote: its text does not stand in the run of the page */
} state;

typedef struct rtf {
    bl_arena *arena;
    bl_rtf_tables *tables;
    bl_rtf_blocks blocks;
    state states[MAX_GROUPS];
    uint32_t depth, too_deep;
    bool starred;                /* \* was read */
    char pending[PENDING_BYTES]; /* bytes of text, not yet decoded */
    size_t pending_len;
    char code[CODE_BYTES]; /* of the field that was read last */
    size_t code_len;
    int32_t code_page, skip;
    uint32_t high; /* first half of a pair of \u */
    bl_status status;
} rtf;

static bool is(bl_str word, const char *z) { return bl_str_equal(word, bl_str_of(z)); }

static state *top(rtf *r) { return &r->states[r->depth]; }
static bl_flow *flow_of(rtf *r) { return r->blocks.now.flow; }

/* ---- text ---- */

static bool hides(const rtf *r, const state *s, bl_hidden_trick *trick)
{
    const bl_rtf_blocks *b = &r->blocks;
    const int32_t color = bl_rtf_color(r->tables, s->color), own = bl_rtf_color(r->tables, s->fill > 0 ? s->fill : b->now.depth > 0 ? b->cell_fill : 0);
    const int32_t fill = own == UNSET ? b->box_fill : own;
    if (s->deleted)
        *trick = BL_HIDDEN_DELETED;
    else if (s->vanish)
        *trick = BL_HIDDEN_INVISIBLE;
    else if (s->size > 0 && s->size <= TINY)
        *trick = BL_HIDDEN_TINY;
    else if (color != UNSET && fill != BL_RTF_UNKNOWN && bl_colors_near(color, fill == UNSET ? 0xFFFFFF : fill))
        *trick = BL_HIDDEN_COLOUR;
    else
        return false;
    return true;
}

static void put(rtf *r, bl_str text)
{
    const state *s = top(r);
    bl_hidden_trick trick;
    if (text.len == 0)
        return;
    bl_rtf_begin_block(&r->blocks);
    bl_flow *flow = flow_of(r);
    static const bl_mark_kind kinds[] = {BL_MARK_BOLD, BL_MARK_ITALIC, BL_MARK_DELETED};
    const bool on[] = {s->bold, s->italic, s->strike};
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark(flow, kinds[i], BL_STR_NONE);
    const bool hidden = hides(r, s, &trick);
    if (hidden)
        bl_flow_hide(flow, trick);
    bl_flow_text(flow, text);
    for (size_t i = 0; i < 3; i++)
        if (on[i])
            bl_flow_mark_end(flow, kinds[i]);
    if (hidden)
        bl_flow_mark_end(flow, BL_MARK_HIDDEN);
}

static uint16_t page_of(rtf *r)
{
    const int32_t font = top(r)->font;
    const uint16_t page = font >= 0 && font < (int32_t)BL_RTF_FONTS ? r->tables->code_pages[font] : 0;
    return page != 0 ? page : (uint16_t)r->code_page;
}

static bool is_double_byte(uint16_t page) { return page == 932 || page == 936 || page == 949 || page == 950; }

/* Is the last byte of what waits the first half of a character? */
static bool is_half(const rtf *r, uint16_t page)
{
    bool half = false;
    for (size_t i = 0; i < r->pending_len && is_double_byte(page); i++) {
        const unsigned char c = (unsigned char)r->pending[i];
        half = !half && c >= 0x81 && c != 0xFF && !(page == 932 && c >= 0xA0 && c <= 0xDF);
    }
    return half;
}

static void flush(rtf *r)
{
    if (r->pending_len == 0)
        return;
    const uint16_t page = page_of(r);
    const bl_str bytes = {r->pending, r->pending_len};
    if (page == BL_RTF_SIGNS) {
        for (size_t i = 0; i < r->pending_len; i++)
            put(r, r->pending[i] == ' ' ? BL_STR(" ") : bl_sign_of((unsigned char)r->pending[i]));
        r->pending_len = 0;
        return;
    }
    const bl_str charset = bl_str_format(r->arena, "cp%u", (unsigned)page);
    bl_decoded decoded;
    bl_status status = charset.ptr == NULL ? BL_ERROR_MEMORY : bl_decode_as(&decoded, r->arena, bytes, charset);
    if (status == BL_ERROR_MISUSE || (status == BL_OK && decoded.replaced > 0)) /* a Western font in an Eastern file */
        status = bl_decode_as(&decoded, r->arena, bytes, BL_STR("windows-1252"));
    r->pending_len = 0;
    if (status == BL_OK)
        put(r, decoded.text);
    else
        r->status = status;
}

static void put_byte(rtf *r, char c)
{
    if (r->pending_len == PENDING_BYTES - 1 && !is_half(r, page_of(r)))
        flush(r);
    if (r->pending_len < PENDING_BYTES)
        r->pending[r->pending_len++] = c;
    if (r->pending_len == PENDING_BYTES)
        flush(r);
}

static void put_code_point(rtf *r, uint32_t c)
{
    char bytes[4];
    flush(r);
    if (c >= 0xD800 && c <= 0xDBFF) {
        r->high = c;
        return;
    }
    if (c >= 0xDC00 && c <= 0xDFFF && r->high != 0)
        c = 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00);
    r->high = 0;
    if (c >= 0xD800 && c <= 0xDFFF)
        c = 0xFFFD;
    const bool sign = c >= 0xF020 && c <= 0xF0FF && page_of(r) == BL_RTF_SIGNS;
    put(r, sign ? bl_sign_of(c) : (bl_str){bytes, bl_utf8_put(bytes, c)});
}

/* A character of the file that is no markup. */
static void character(rtf *r, char c)
{
    const state *s = top(r);
    bl_rtf_shape *shape = &r->blocks.shape;
    if (r->skip > 0) {
        r->skip--;
        return;
    }
    if (s->to == TO_TABLE)
        bl_rtf_tables_character(r->tables, s->table, c);
    else if (s->to == TO_FIELD_CODE && r->code_len < CODE_BYTES)
        r->code[r->code_len++] = c;
    else if (s->to == TO_SHAPE_NAME && shape->name_len < sizeof shape->name)
        shape->name[shape->name_len++] = c;
    else if (s->to == TO_SHAPE_VALUE && shape->value_len < sizeof shape->value)
        shape->value[shape->value_len++] = c;
    else if (s->to == TO_TEXT)
        put_byte(r, c);
}

/* ---- control words ---- */

static bool is_in(bl_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is(word, words[i]))
            return true;
    return false;
}

static void go_to(rtf *r, destination to, bl_rtf_table table)
{
    top(r)->to = to;
    top(r)->table = table;
}

/* HYPERLINK "where to" before the result of a field. */
static void begin_result(rtf *r)
{
    const bl_str code = bl_str_trim((bl_str){r->code, r->code_len});
    const bool page = bl_str_begins(code, BL_STR("PAGE")) || bl_str_begins(code, BL_STR("NUMPAGES"));
    const size_t quote = bl_str_begins(code, BL_STR("HYPERLINK")) ? bl_str_find(code, BL_STR("\""), 0) : SIZE_MAX;
    const size_t end = quote == SIZE_MAX ? SIZE_MAX : bl_str_find(code, BL_STR("\""), quote + 1);
    if (page) {
        go_to(r, TO_NOTHING, BL_RTF_NO_TABLE);
    } else if (end != SIZE_MAX) {
        const bl_str target = bl_str_copy(r->arena, bl_str_slice(code, quote + 1, end));
        bl_flow_mark(flow_of(r), BL_MARK_LINK, target.ptr == NULL ? BL_STR_NONE : target);
        top(r)->links = true;
    }
    r->code_len = 0;
}

/* Destinations; false where the word is none. */
static bool destination_word(rtf *r, bl_str word)
{
    static const char *const nothing[] = {"info", "pict", "objdata", "generator", "pntext", "listtext", "pntxta", "pntxtb", "shprslt", "nonesttables", "xe",
        "tc", "txe", "rxe", "filetbl", "template", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl", "xmlnstbl", "revtbl",
        "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "nextfile", "do", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"};
    static const struct {
        const char *word;
        bl_rtf_table table;
    } tables[] = {{"fonttbl", BL_RTF_FONT_TABLE}, {"colortbl", BL_RTF_COLOR_TABLE}, {"stylesheet", BL_RTF_STYLE_TABLE}, {"listtable", BL_RTF_LIST_TABLE},
        {"listoverridetable", BL_RTF_OVERRIDE_TABLE}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (is(word, tables[i].word)) {
            go_to(r, TO_TABLE, tables[i].table);
            return true;
        }
    if (is(word, "pntext") || is(word, "listtext"))
        r->blocks.now.p.listed = true;
    if (is_in(word, nothing, sizeof nothing / sizeof *nothing)) {
        go_to(r, TO_NOTHING, BL_RTF_NO_TABLE);
    } else if (is(word, "fldinst")) {
        go_to(r, TO_FIELD_CODE, BL_RTF_NO_TABLE);
        r->code_len = 0;
    } else if (is(word, "fldrslt")) {
        begin_result(r);
    } else if (is(word, "footnote")) {
        top(r)->apart = bl_rtf_begin_note(&r->blocks);
    } else if (is(word, "shptxt")) {
        top(r)->apart = bl_rtf_begin_box(&r->blocks);
    } else if (is(word, "sn") || is(word, "sv")) {
        go_to(r, word.ptr[1] == 'n' ? TO_SHAPE_NAME : TO_SHAPE_VALUE, BL_RTF_NO_TABLE);
    } else if (bl_str_begins(word, BL_STR("header")) || bl_str_begins(word, BL_STR("footer"))) {
        r->blocks.now.begun = r->blocks.now.begun && (is(word, "headery") || is(word, "footery")); /* those are distances */
    } else if (!is(word, "shpinst") && !is(word, "nesttableprops") && !is(word, "sp")) {
        return false;
    }
    return true;
}

static bool character_word(rtf *r, bl_str word)
{
    static const struct {
        const char *word;
        uint32_t c;
    } words[] = {{"tab", '\t'}, {"emdash", 0x2014}, {"endash", 0x2013}, {"bullet", 0x2022}, {"lquote", 0x2018}, {"rquote", 0x2019}, {"ldblquote", 0x201C},
        {"rdblquote", 0x201D}, {"emspace", ' '}, {"enspace", ' '}, {"qmspace", ' '}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is(word, words[i].word)) {
            put_code_point(r, words[i].c);
            return true;
        }
    return false;
}

static void paragraph_word(rtf *r, bl_str word, int32_t value)
{
    bl_rtf_paragraph *p = &r->blocks.now.p;
    if (is(word, "pard")) {
        *p = (bl_rtf_paragraph){.list_level = 0, .listed = p->listed};
    } else if (is(word, "s") && value >= 0 && value < (int32_t)BL_RTF_STYLES) {
        p->heading = r->tables->styles[value].heading;
        p->outline = r->tables->styles[value].outline;
    } else if (is(word, "outlinelevel")) {
        p->heading = value >= 0 && value < 9;
        p->outline = value;
    } else if (is(word, "intbl")) {
        p->in_table = true;
    } else if (is(word, "itap")) {
        p->depth = value;
        p->in_table = value > 0;
    } else if (is(word, "ls")) {
        p->list = value;
    } else if (is(word, "ilvl")) {
        p->list_level = value;
    } else if (is(word, "sb")) {
        p->before = value;
    } else if (is(word, "sa")) {
        p->after = value;
    }
}

static void look_word(rtf *r, bl_str word, int32_t value, bool has_value)
{
    state *s = top(r);
    const bool on = !has_value || value != 0;
    if (is(word, "b"))
        s->bold = on;
    else if (is(word, "i"))
        s->italic = on;
    else if (is(word, "strike") || is(word, "striked"))
        s->strike = on;
    else if (is(word, "v"))
        s->vanish = on;
    else if (is(word, "deleted"))
        s->deleted = on;
    else if (is(word, "fs"))
        s->size = value;
    else if (is(word, "cf"))
        s->color = value;
    else if (is(word, "cb") || is(word, "highlight") || is(word, "chcbpat") || is(word, "cbpat"))
        s->fill = value;
    else if (is(word, "clcbpat"))
        r->blocks.cell_fill = value;
    else if (is(word, "f"))
        s->font = value;
    else if (is(word, "plain")) {
        s->bold = s->italic = s->strike = s->vanish = s->deleted = false;
        s->size = s->color = s->fill = 0;
    }
}

static void text_word(rtf *r, bl_str word, int32_t value, bool has_value)
{
    bl_rtf_blocks *b = &r->blocks;
    if (is(word, "par") || is(word, "sect")) {
        bl_rtf_end_paragraph(b);
    } else if (is(word, "line") || is(word, "lbr") || is(word, "page") || is(word, "column")) {
        if (b->now.begun)
            bl_flow_break(b->now.flow);
    } else if (is(word, "cell") || is(word, "nestcell")) {
        bl_rtf_end_cell(b, word.ptr[0] == 'n');
    } else if (is(word, "row") || is(word, "nestrow")) {
        bl_rtf_end_row(b, word.ptr[0] == 'n');
    } else if (is(word, "trhdr")) {
        b->head = true;
    } else if (is(word, "trowd")) {
        b->head = false;
    } else if (!character_word(r, word) && !bl_rtf_shape_word(b, word, value)) {
        paragraph_word(r, word, value);
        look_word(r, word, value, has_value);
    }
}

static void control_word(rtf *r, bl_str word, int32_t value, bool has_value)
{
    const bool starred = r->starred;
    r->starred = false;
    if (is(word, "uc")) {
        top(r)->skip_after_unicode = value < 0 || value > 16 ? 1 : value;
        return;
    }
    if (is(word, "u")) {
        const uint32_t c = (uint32_t)value & 0xFFFF; /* written as a signed number of 16 bits */
        if (top(r)->to == TO_TEXT)
            put_code_point(r, c);
        r->skip = top(r)->skip_after_unicode;
        return;
    }
    if (r->skip > 0) {
        r->skip--;
        return;
    }
    if (is(word, "ansicpg"))
        r->code_page = value;
    if (top(r)->to == TO_TABLE)
        bl_rtf_tables_word(r->tables, top(r)->table, word, value);
    if (top(r)->to != TO_TEXT)
        return;
    flush(r);
    if (destination_word(r, word))
        return;
    if (starred)
        go_to(r, TO_NOTHING, BL_RTF_NO_TABLE); /* a destination that is not known here */
    else
        text_word(r, word, value, has_value);
}

/* ---- groups and the bytes ---- */

static void begin_group(rtf *r)
{
    r->skip = 0;
    if (r->depth + 1 == MAX_GROUPS || r->too_deep > 0) {
        r->too_deep++;
        return;
    }
    flush(r);
    r->states[r->depth + 1] = r->states[r->depth];
    r->depth++;
    top(r)->links = top(r)->apart = false;
}

static void end_group(rtf *r)
{
    r->skip = 0;
    r->starred = false;
    if (r->too_deep > 0) {
        r->too_deep--;
        return;
    }
    if (r->depth == 0)
        return;
    flush(r);
    if (top(r)->links)
        bl_flow_mark_end(flow_of(r), BL_MARK_LINK);
    if (top(r)->to == TO_SHAPE_VALUE)
        bl_rtf_shape_property(&r->blocks);
    if (top(r)->apart)
        bl_rtf_end_apart(&r->blocks);
    r->depth--;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* What stands behind a backslash at s[i]; returns where it ends. */
static size_t control(rtf *r, bl_str s, size_t i)
{
    const char c = s.ptr[i];
    if ((c | 32) < 'a' || (c | 32) > 'z') {
        if (c == '\'' && i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0) {
            character(r, (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2])));
            return i + 3;
        }
        if (c == '*')
            r->starred = true;
        else if (c == '\n' || c == '\r')
            control_word(r, BL_STR("par"), 0, false);
        else if (c == '~' || c == '_')
            character(r, c == '~' ? ' ' : '-');
        else if (c == '\\' || c == '{' || c == '}')
            character(r, c);
        return i + 1;
    }
    const size_t begin = i;
    while (i < s.len && (s.ptr[i] | 32) >= 'a' && (s.ptr[i] | 32) <= 'z' && i - begin < 32)
        i++;
    const bl_str word = bl_str_slice(s, begin, i);
    const bool negative = i < s.len && s.ptr[i] == '-';
    size_t digits = i + (negative ? 1 : 0);
    int32_t value = 0;
    const size_t first = digits;
    for (; digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9'; digits++)
        value = value > 100000000 ? value : value * 10 + (s.ptr[digits] - '0');
    const bool has_value = digits > first;
    i = has_value ? digits : i;
    if (i < s.len && s.ptr[i] == ' ')
        i++;
    if (is(word, "bin") && has_value && !negative) /* raw bytes */
        return (size_t)value < s.len - i ? i + (size_t)value : s.len;
    control_word(r, word, negative ? -value : value, has_value);
    return i;
}

static void read_all(rtf *r, bl_str s)
{
    for (size_t i = 0; i < s.len && r->status == BL_OK && r->blocks.status == BL_OK && flow_of(r)->status == BL_OK;) {
        const char c = s.ptr[i++];
        if (c == '\\' && i < s.len)
            i = control(r, s, i);
        else if (c == '{')
            begin_group(r);
        else if (c == '}')
            end_group(r);
        else if (c != '\n' && c != '\r' && c != '\0')
            character(r, c);
    }
    flush(r);
}

bl_status bl_rtf_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    rtf *r = BL_NEW(arena, rtf);
    if (r == NULL || (r->tables = BL_NEW(arena, bl_rtf_tables)) == NULL)
        return BL_ERROR_MEMORY;
    r->arena = arena;
    r->code_page = 1252;
    r->states[0].skip_after_unicode = 1;
    bl_rtf_tables_open(r->tables);
    bl_rtf_blocks_open(&r->blocks, arena, out, r->tables);
    read_all(r, bytes);
    bl_rtf_blocks_close(&r->blocks);
    return r->status != BL_OK ? r->status : r->blocks.status;
}
