#include "base/utf8.h"
#include "yaml/scan.h"

static uint32_t utf16_unit(bl_str bytes, size_t at, bool big)
{
    unsigned char first = (unsigned char)bytes.ptr[at], second = (unsigned char)bytes.ptr[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

/* BL_ERROR_INPUT: a lone surrogate or an odd number of bytes. */
static bl_status decode_utf16(bl_str *out, bl_arena *arena, bl_str bytes, bool big)
{
    if (bytes.len % 2 != 0)
        return BL_ERROR_INPUT;
    char *text = bl_arena_alloc(arena, bytes.len / 2 * 3 + 1); /* a unit takes at most three bytes */
    if (text == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    for (size_t at = 2; at < bytes.len; at += 2) { /* behind the BOM */
        uint32_t point = utf16_unit(bytes, at, big);
        if (point >= 0xDC00 && point <= 0xDFFF)
            return BL_ERROR_INPUT;
        if (point >= 0xD800 && point <= 0xDBFF) {
            at += 2;
            uint32_t low = at < bytes.len ? utf16_unit(bytes, at, big) : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                return BL_ERROR_INPUT;
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        }
        len += bl_utf8_put(text + len, point);
    }
    *out = (bl_str){text, len};
    return BL_OK;
}

/* Do all bytes beyond ASCII stand in pairs as GBK has them? */
static bool looks_like_gbk(bl_str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char lead = (unsigned char)bytes.ptr[i];
        if (lead < 0x80)
            continue;
        unsigned char trail = i + 1 < bytes.len ? (unsigned char)bytes.ptr[i + 1] : 0;
        if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF)
            return false;
        i++;
    }
    return true;
}

/* Reports an encoding that is not read. The line cannot be shown as it is, so its bytes beyond ASCII become '?'. */
static bl_status refuse(bl_arena *arena, bl_str name, bl_str bytes, size_t at, bl_diags *diags)
{
    char *shown = bl_arena_copy(arena, bytes.ptr, bytes.len);
    if (shown == NULL)
        return BL_ERROR_MEMORY;
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)shown[i] >= 0x80)
            shown[i] = '?';
    bl_source source;
    BL_TRY(bl_source_open(&source, arena, name, (bl_str){shown, bytes.len}));
    bl_span span = {(uint32_t)at, (uint32_t)(at < bytes.len ? at + 1 : at)};
    if (looks_like_gbk(bytes)) {
        bl_diag *diag = bl_diag_add(diags, BL_ERROR, BL_CODE_YAML_GBK, &source, span, "the file is in GBK (or GB18030), not UTF-8");
        bl_diag_hint(diags, diag, "save it as UTF-8, or: iconv -f gb18030 -t utf-8 '%.*s'", BL_STR_ARG(name));
    } else {
        bl_diag *diag = bl_diag_add(diags, BL_ERROR, BL_CODE_YAML_ENCODING, &source, span, "the file is not valid UTF-8");
        bl_diag_hint(diags, diag, "save it as UTF-8");
    }
    return BL_ERROR_INPUT;
}

bl_status bl_yaml_decode(bl_str *out, bl_arena *arena, bl_str name, bl_str bytes, bl_diags *diags)
{
    if (bl_str_begins(bytes, BL_STR("\xEF\xBB\xBF")))
        bytes = bl_str_slice(bytes, 3, bytes.len);
    bool little = bl_str_begins(bytes, BL_STR("\xFF\xFE")), big = bl_str_begins(bytes, BL_STR("\xFE\xFF"));
    if (little || big) {
        bl_status status = decode_utf16(out, arena, bytes, big);
        if (status != BL_ERROR_INPUT)
            return status;
        bl_source source;
        BL_TRY(bl_source_open(&source, arena, name, BL_STR("")));
        bl_diag *diag = bl_diag_add(diags, BL_ERROR, BL_CODE_YAML_ENCODING, &source, (bl_span){0, 0}, "the file begins as UTF-16 and is not valid");
        bl_diag_hint(diags, diag, "save it as UTF-8");
        return BL_ERROR_INPUT;
    }
    size_t invalid = bl_utf8_valid(bytes);
    if (invalid < bytes.len)
        return refuse(arena, name, bytes, invalid, diags);
    *out = bytes;
    return BL_OK;
}
