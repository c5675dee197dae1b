/* Old Word: properties of characters and paragraphs, styles, lists ([MS-DOC] 2.4.6, 2.6, 2.9). */
#include "read/worker/doc.h"

#include "read/worker/signs.h"

#define PAGE 512u /* bytes of a page of formatting */
#define MAX_ANCESTORS 12u
#define MAX_ITEMS 100000u
#define FIB_STYLES 0xA2u
#define FIB_CHARACTERS 0xFAu
#define FIB_PARAGRAPHS 0x102u
#define FIB_FONTS 0x112u
#define FONT_NAME 39u /* where it stands in what is said of a font */
#define FONT_BYTES 64u
#define FIB_LISTS 0x2E2u
#define FIB_LIST_INSTANCES 0x2EAu

static bl_str slice(bl_str s, uint64_t begin, uint64_t len)
{
    if (begin >= s.len)
        return (bl_str){"", 0};
    return (bl_str){s.ptr + begin, len < s.len - begin ? (size_t)len : s.len - (size_t)begin};
}

static uint32_t u8(bl_str s, size_t offset) { return offset < s.len ? (unsigned char)s.ptr[offset] : 0; }

/* What the header says of a table: where, and how long. */
static bl_str table_of(const bl_doc_looks *looks, size_t fib) { return slice(looks->table, bl_ole_u32(looks->main, fib), bl_ole_u32(looks->main, fib + 4)); }

/* ---- runs of formatting ---- */

static bl_str paragraph_properties(bl_str page, uint32_t i, uint32_t count)
{
    const uint32_t at = u8(page, (count + 1) * 4 + (size_t)i * 13) * 2;
    if (at == 0)
        return (bl_str){"", 0};
    return u8(page, at) == 0 ? slice(page, at + 2, (uint64_t)u8(page, at + 1) * 2) : slice(page, at + 1, (uint64_t)u8(page, at) * 2 - 1);
}

static bl_str character_properties(bl_str page, uint32_t i, uint32_t count)
{
    const uint32_t at = u8(page, (count + 1) * 4 + (size_t)i) * 2;
    return at == 0 ? (bl_str){"", 0} : slice(page, at + 1, u8(page, at));
}

static bl_status read_runs(bl_doc_runs *out, const bl_doc_looks *looks, size_t fib, bool paragraphs)
{
    const bl_str plc = table_of(looks, fib);
    const uint32_t pages = plc.len < 4 ? 0 : (uint32_t)((plc.len - 4) / 8);
    uint32_t last = 0;
    for (uint32_t i = 0; i < pages && out->count < MAX_ITEMS * 10; i++) {
        const uint32_t number = bl_ole_u32(plc, ((size_t)pages + 1) * 4 + (size_t)i * 4) & 0x3FFFFF;
        const bl_str page = slice(looks->main, (uint64_t)number * PAGE, PAGE);
        const uint32_t count = u8(page, PAGE - 1);
        for (uint32_t k = 0; k < count; k++) {
            const uint32_t begin = bl_ole_u32(page, (size_t)k * 4), end = bl_ole_u32(page, (size_t)k * 4 + 4);
            if (begin < last || end <= begin)
                continue;
            bl_doc_run *run = BL_PUSH(looks->arena, out);
            if (run == NULL)
                return BL_ERROR_MEMORY;
            *run = (bl_doc_run){begin, end, paragraphs ? paragraph_properties(page, k, count) : character_properties(page, k, count)};
            last = end;
        }
    }
    return BL_OK;
}

static const bl_doc_run *run_at(const bl_doc_runs *runs, uint32_t at)
{
    uint32_t low = 0, high = runs->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (runs->items[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < runs->count && runs->items[low].begin <= at ? &runs->items[low] : NULL;
}

/* ---- properties ---- */

static int32_t palette(uint32_t index)
{
    static const int32_t colors[] = {BL_DOC_UNSET, 0x000000, 0x0000FF, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0xFFFF00, 0xFFFFFF, 0x000080, 0x008080, 0x008000,
        0x800080, 0x800000, 0x808000, 0x808080, 0xC0C0C0};
    return index < sizeof colors / sizeof *colors ? colors[index] : BL_DOC_UNSET;
}

/* 0x00BBGGRR */
static int32_t color_of(uint32_t value) { return value >> 24 != 0 ? BL_DOC_UNSET : (int32_t)((value & 0xFF) << 16 | (value & 0xFF00) | value >> 16); }

static void say(bl_doc_look *look, uint32_t code, bl_str operand)
{
    const uint32_t value = u8(operand, 0);
    switch (code) {
    case 0x0800: look->deleted = value != 0; break;
    case 0x0835: look->bold = value == 1 || value == 0x81; break; /* 0x81: the other way than the style */
    case 0x0836: look->italic = value == 1 || value == 0x81; break;
    case 0x0837: look->strike = value == 1 || value == 0x81; break;
    case 0x083C: look->vanish = value == 1 || value == 0x81; break;
    case 0x4A43: look->size = (int32_t)bl_ole_u16(operand, 0); break;
    case 0x4A4F: look->font = bl_ole_u16(operand, 0); break;
    case 0x6A09:
        look->symbol_font = bl_ole_u16(operand, 0);
        look->symbol = bl_ole_u16(operand, 2);
        break;
    case 0x2A42: look->color = palette(value); break;
    case 0x6870: look->color = color_of(bl_ole_u32(operand, 0)); break;
    case 0xCA71: look->fill = color_of(bl_ole_u32(operand, 5)); break; /* behind its length: fore, back */
    case 0x2416: look->in_table = value != 0; break;
    case 0x2417: look->row_end = value != 0; break;
    case 0x460B: look->list = (int32_t)bl_ole_u16(operand, 0); break;
    case 0x260A: look->list_level = (int32_t)value; break;
    case 0x2640: look->outline = (int32_t)value; break;
    case 0xA413: look->before = (int32_t)bl_ole_u16(operand, 0); break;
    case 0xA414: look->after = (int32_t)bl_ole_u16(operand, 0); break;
    default: break;
    }
}

/* Each property is a code, whose upper bits tell how long its operand is, and that. */
static void say_all(bl_doc_look *look, bl_str properties)
{
    for (size_t at = 0; at + 2 < properties.len;) {
        const uint32_t code = bl_ole_u16(properties, at);
        static const unsigned lengths[] = {1, 1, 2, 4, 2, 2, 0, 3};
        size_t len = lengths[code >> 13];
        at += 2;
        if (len == 0)
            len = code == 0xD608 ? bl_ole_u16(properties, at) + 1 : u8(properties, at) + 1;
        say(look, code, slice(properties, at, len));
        at += len;
    }
}

/* ---- styles ---- */

static bl_status read_styles(bl_doc_looks *looks)
{
    const bl_str sheet = table_of(looks, FIB_STYLES);
    const uint32_t head = bl_ole_u16(sheet, 0), count = bl_ole_u16(sheet, 2);
    looks->style_base = bl_ole_u16(sheet, 4);
    size_t at = 2 + (size_t)head;
    for (uint32_t i = 0; i < count && at + 2 <= sheet.len && i < 4096; i++) {
        const uint32_t len = bl_ole_u16(sheet, at);
        bl_str *slot = BL_PUSH(looks->arena, &looks->styles);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = slice(sheet, at + 2, len);
        at += 2 + (size_t)len + len % 2;
    }
    return BL_OK;
}

static bl_str style_of(const bl_doc_looks *looks, uint32_t style) { return style < looks->styles.count ? looks->styles.items[style] : (bl_str){"", 0}; }

static uint32_t base_of(bl_str definition) { return bl_ole_u16(definition, 2) >> 4; }

uint32_t bl_doc_heading(const bl_doc_looks *looks, uint32_t style)
{
    for (unsigned depth = 0; depth < MAX_ANCESTORS; depth++) {
        const bl_str definition = style_of(looks, style);
        const uint32_t id = bl_ole_u16(definition, 0) & 0xFFF;
        if (definition.len < 4)
            return 0;
        if (id >= 1 && id <= 9)
            return id;
        if (id == 62)
            return 1; /* Title */
        style = base_of(definition);
    }
    return 0;
}

/* What a paragraph style says of paragraphs and their characters, its ancestors first. */
static void say_style(bl_doc_look *look, const bl_doc_looks *looks, uint32_t style, unsigned depth)
{
    const bl_str definition = style_of(looks, style);
    if (definition.len < 10 || depth == MAX_ANCESTORS || (bl_ole_u16(definition, 2) & 0xF) != 1)
        return;
    say_style(look, looks, base_of(definition), depth + 1);
    size_t at = looks->style_base;
    at += 2 + (size_t)bl_ole_u16(definition, at) * 2 + 2; /* its name */
    for (unsigned i = 0; i < 2 && at + 2 <= definition.len; i++) {
        const uint32_t len = bl_ole_u16(definition, at);
        const uint32_t skip = i == 0 ? 2 : 0; /* the style once more */
        say_all(look, slice(definition, at + 2 + skip, len < skip ? 0 : len - skip));
        at += 2 + (size_t)len + len % 2;
    }
}

void bl_doc_paragraph_look(bl_doc_look *out, const bl_doc_looks *looks, uint32_t at)
{
    *out = (bl_doc_look){.color = BL_DOC_UNSET, .fill = BL_DOC_UNSET, .outline = 9};
    const bl_doc_run *run = run_at(&looks->paragraphs, at);
    out->style = run == NULL ? 0 : bl_ole_u16(run->properties, 0);
    say_style(out, looks, out->style, 0);
    if (run != NULL)
        say_all(out, slice(run->properties, 2, run->properties.len));
}

void bl_doc_character_look(bl_doc_look *out, const bl_doc_looks *looks, uint32_t at, uint32_t *end)
{
    const bl_doc_run *run = run_at(&looks->characters, at);
    *end = run == NULL ? UINT32_MAX : run->end;
    if (run != NULL)
        say_all(out, run->properties);
}

/* ---- fonts ---- */

/* Is the name of a font, in UTF-16, that of one of signs? They are written in Latin letters. */
static bool names_signs(bl_str wide)
{
    char name[FONT_BYTES];
    size_t len = 0;
    for (size_t i = 0; i + 1 < wide.len && len < sizeof name; i += 2) {
        const uint32_t c = bl_ole_u16(wide, i);
        if (c == 0)
            break;
        name[len++] = c < 0x80 ? (char)c : '?';
    }
    return bl_is_sign_font((bl_str){name, len});
}

static bl_status read_fonts(bl_doc_looks *looks)
{
    const bl_str fonts = table_of(looks, FIB_FONTS);
    const uint32_t count = bl_ole_u16(fonts, 0);
    size_t at = 4;
    for (uint32_t i = 0; i < count && at < fonts.len; i++) {
        bool *slot = BL_PUSH(looks->arena, &looks->signs);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        const uint32_t len = u8(fonts, at);
        *slot = len > FONT_NAME && names_signs(slice(fonts, at + 1 + FONT_NAME, len - FONT_NAME));
        at += 1 + (size_t)len;
    }
    return BL_OK;
}

bool bl_doc_is_signs(const bl_doc_looks *looks, uint32_t font) { return font < looks->signs.count && looks->signs.items[font]; }

/* ---- lists ---- */

static bl_status push(bl_arena *arena, void *vector, uint32_t value)
{
    BL_VEC(uint32_t) *v = vector;
    uint32_t *slot = BL_PUSH(arena, v);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = value;
    return BL_OK;
}

/* The lists, 28 bytes each, and behind all of them their levels. */
static bl_status read_lists(bl_doc_looks *looks)
{
    const uint32_t begin = bl_ole_u32(looks->main, FIB_LISTS), len = bl_ole_u32(looks->main, FIB_LISTS + 4);
    const bl_str lists = slice(looks->table, begin, len), behind = slice(looks->table, (uint64_t)begin + len, looks->table.len);
    const uint32_t count = bl_ole_u16(lists, 0);
    size_t at = 0;
    for (uint32_t i = 0; i < count && 2 + (size_t)i * 28 + 28 <= lists.len; i++) {
        const bl_str list = slice(lists, 2 + (size_t)i * 28, 28);
        const uint32_t levels = (u8(list, 26) & 1) != 0 ? 1 : 9;
        uint32_t bullets = 0;
        for (uint32_t level = 0; level < levels && at + 28 <= behind.len; level++) {
            const uint32_t format = u8(behind, at + 4);
            bullets |= format == 23 || format == 255 ? 1u << level : 0;
            at += 28 + (size_t)u8(behind, at + 24) + u8(behind, at + 25);
            at += 2 + (size_t)bl_ole_u16(behind, at) * 2;
        }
        BL_TRY(push(looks->arena, &looks->defined, bl_ole_u32(list, 0)));
        BL_TRY(push(looks->arena, &looks->bullets, bullets));
    }
    const bl_str instances = table_of(looks, FIB_LIST_INSTANCES);
    const uint32_t instance_count = bl_ole_u32(instances, 0);
    for (uint32_t i = 0; i < instance_count && 4 + (size_t)i * 16 + 16 <= instances.len; i++)
        BL_TRY(push(looks->arena, &looks->list_ids, bl_ole_u32(instances, 4 + (size_t)i * 16)));
    return BL_OK;
}

bool bl_doc_is_ordered(const bl_doc_looks *looks, int32_t list, int32_t level)
{
    if (list < 1 || (uint32_t)list > looks->list_ids.count || level < 0 || level > 8)
        return false;
    for (uint32_t i = 0; i < looks->defined.count; i++)
        if (looks->defined.items[i] == looks->list_ids.items[list - 1])
            return (looks->bullets.items[i] & 1u << level) == 0;
    return false;
}

bl_status bl_doc_looks_open(bl_doc_looks *out, bl_arena *arena, bl_str main, bl_str table)
{
    *out = (bl_doc_looks){.arena = arena, .main = main, .table = table};
    BL_TRY(read_runs(&out->characters, out, FIB_CHARACTERS, false));
    BL_TRY(read_runs(&out->paragraphs, out, FIB_PARAGRAPHS, true));
    BL_TRY(read_styles(out));
    BL_TRY(read_fonts(out));
    return read_lists(out);
}
