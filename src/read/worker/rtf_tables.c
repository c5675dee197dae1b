#include "read/worker/rtf.h"
#include "read/worker/signs.h"

static bool is(bl_str word, const char *z) { return bl_str_equal(word, bl_str_of(z)); }

void bl_rtf_tables_open(bl_rtf_tables *tables)
{
    for (uint32_t i = 0; i < BL_RTF_COLORS; i++)
        tables->colors[i] = BL_RTF_UNSET;
    for (uint32_t i = 0; i < BL_RTF_LISTS; i++)
        tables->overrides[i] = BL_RTF_UNSET;
}

/* Windows' character sets, as fonts name them. */
static uint16_t code_page_of(int32_t charset)
{
    static const struct {
        int32_t charset;
        uint16_t page;
    } pages[] = {{2, BL_RTF_SIGNS}, {128, 932}, {129, 949}, {134, 936}, {136, 950}, {161, 1253}, {162, 1254}, {177, 1255}, {178, 1256}, {186, 1257},
        {204, 1251}, {222, 874}, {238, 1250}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].charset == charset)
            return pages[i].page;
    return 0;
}

static void font_word(bl_rtf_tables *t, bl_str word, int32_t value)
{
    if (is(word, "f")) {
        t->font = value;
        t->name_len = 0;
    } else if (is(word, "fcharset") && t->font >= 0 && t->font < (int32_t)BL_RTF_FONTS) {
        t->code_pages[t->font] = code_page_of(value);
    }
}

/* "Wingdings;": some programs give such a font the charset of letters. */
static void end_font(bl_rtf_tables *t)
{
    if (t->font >= 0 && t->font < (int32_t)BL_RTF_FONTS && bl_is_sign_font((bl_str){t->name, t->name_len}))
        t->code_pages[t->font] = BL_RTF_SIGNS;
    t->name_len = 0;
}

static void color_word(bl_rtf_tables *t, bl_str word, int32_t value)
{
    const bool red = is(word, "red"), green = is(word, "green");
    if (!red && !green && !is(word, "blue"))
        return;
    *(red ? &t->red : green ? &t->green : &t->blue) = value & 0xFF;
    t->colored = true;
}

static bl_rtf_style *open_style(bl_rtf_tables *t) { return t->style >= 0 && t->style < (int32_t)BL_RTF_STYLES ? &t->styles[t->style] : NULL; }

static void style_word(bl_rtf_tables *t, bl_str word, int32_t value)
{
    if (is(word, "s") || is(word, "cs") || is(word, "ds") || is(word, "ts"))
        t->style = word.len == 1 ? value : -1;
    bl_rtf_style *style = open_style(t);
    if (style == NULL)
        return;
    if (is(word, "outlinelevel") && value >= 0 && value < 9) {
        style->heading = true;
        style->outline = (uint8_t)value;
    } else if (is(word, "sa")) {
        style->after = value;
    }
}

static void list_word(bl_rtf_tables *t, bl_str word, int32_t value)
{
    if (is(word, "list") && t->list_count < BL_RTF_LISTS) {
        t->lists[t->list_count++] = (bl_rtf_list){.id = BL_RTF_UNSET};
        t->levels = 0;
    }
    bl_rtf_list *list = t->list_count > 0 ? &t->lists[t->list_count - 1] : NULL;
    if (list == NULL)
        return;
    if (is(word, "listlevel"))
        t->levels++;
    else if ((is(word, "levelnfc") || is(word, "levelnfcn")) && t->levels > 0 && t->levels <= BL_RTF_LEVELS)
        list->ordered[t->levels - 1] = value != 23 && value != 255;
    else if (is(word, "listid"))
        list->id = value;
}

static void override_word(bl_rtf_tables *t, bl_str word, int32_t value)
{
    if (is(word, "listid"))
        t->list_id = value;
    else if (is(word, "ls") && value >= 0 && value < (int32_t)BL_RTF_LISTS)
        t->overrides[value] = t->list_id;
}

void bl_rtf_tables_word(bl_rtf_tables *tables, bl_rtf_table table, bl_str word, int32_t value)
{
    switch (table) {
    case BL_RTF_FONT_TABLE: font_word(tables, word, value); break;
    case BL_RTF_COLOR_TABLE: color_word(tables, word, value); break;
    case BL_RTF_STYLE_TABLE: style_word(tables, word, value); break;
    case BL_RTF_LIST_TABLE: list_word(tables, word, value); break;
    case BL_RTF_OVERRIDE_TABLE: override_word(tables, word, value); break;
    default: break;
    }
}

/* "heading 1;" */
static void end_style(bl_rtf_tables *t)
{
    const bl_str name = bl_str_trim((bl_str){t->name, t->name_len});
    bl_rtf_style *style = open_style(t);
    if (style != NULL && !style->heading && name.len == 9 && bl_str_equal_nocase(bl_str_slice(name, 0, 8), BL_STR("heading ")) && name.ptr[8] >= '1' &&
        name.ptr[8] <= '9') {
        style->heading = true;
        style->outline = (uint8_t)(name.ptr[8] - '1');
    }
    t->name_len = 0;
    t->style = 0; /* an entry without a number is style 0 */
}

void bl_rtf_tables_character(bl_rtf_tables *tables, bl_rtf_table table, char c)
{
    bl_rtf_tables *t = tables;
    if (table == BL_RTF_COLOR_TABLE && c == ';') {
        if (t->color_count < BL_RTF_COLORS)
            t->colors[t->color_count++] = t->colored ? t->red << 16 | t->green << 8 | t->blue : BL_RTF_UNSET;
        t->colored = false;
        t->red = t->green = t->blue = 0;
    } else if (table == BL_RTF_STYLE_TABLE && c == ';') {
        end_style(t);
    } else if (table == BL_RTF_FONT_TABLE && c == ';') {
        end_font(t);
    } else if ((table == BL_RTF_STYLE_TABLE || table == BL_RTF_FONT_TABLE) && t->name_len < sizeof t->name) {
        t->name[t->name_len++] = c;
    }
}

bool bl_rtf_is_ordered(const bl_rtf_tables *tables, int32_t list, int32_t level)
{
    if (list < 0 || list >= (int32_t)BL_RTF_LISTS || level < 0 || level >= (int32_t)BL_RTF_LEVELS)
        return false;
    for (uint32_t i = 0; i < tables->list_count; i++)
        if (tables->overrides[list] != BL_RTF_UNSET && tables->lists[i].id == tables->overrides[list])
            return tables->lists[i].ordered[level];
    return false;
}

int32_t bl_rtf_color(const bl_rtf_tables *tables, int32_t index)
{
    return index > 0 && index < (int32_t)tables->color_count ? tables->colors[index] : BL_RTF_UNSET;
}
