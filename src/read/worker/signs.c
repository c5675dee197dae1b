#include "read/worker/signs.h"

#include "base/utf8.h"

bool bl_is_sign_font(bl_str name)
{
    static const char *const names[] = {"Wingdings", "Webdings", "ZapfDingbats", "Zapf Dingbats", "MT Extra", "Marlett"};
    while (name.len > 0 && (name.ptr[0] == '"' || name.ptr[0] == '\'' || name.ptr[0] == ' '))
        name = bl_str_slice(name, 1, name.len);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const bl_str known = bl_str_of(names[i]);
        if (name.len >= known.len && bl_str_equal_nocase(bl_str_slice(name, 0, known.len), known))
            return true;
    }
    return false;
}

bl_str bl_sign_of(uint32_t code)
{
    static const struct {
        uint8_t code;
        const char *text;
    } signs[] = {{0x6C, "\xE2\x97\x8F"}, {0x6E, "\xE2\x96\xA0"}, {0x6F, "\xE2\x96\xA1"}, {0x70, "\xE2\x97\xBB"}, {0x71, "\xE2\x9D\x91"}, {0x74, "\xE2\x97\x86"},
        {0x75, "\xE2\x97\x86"}, {0x76, "\xE2\x9D\x96"}, {0x77, "\xE2\x97\x86"}, {0x9E, "\xE2\x80\xA2"}, {0x9F, "\xE2\x80\xA2"}, {0xA7, "\xE2\x96\xAA"},
        {0xA8, "\xE2\x97\xBB"}, {0xAB, "\xE2\x98\x85"}, {0xB7, "\xE2\x80\xA2"}, {0xD8, "\xE2\x9E\xA2"}, {0xE0, "\xE2\x86\x92"}, {0xE8, "\xE2\x9E\x94"},
        {0xF0, "\xE2\x87\xA8"}, {0xFC, "\xE2\x9C\x93"}, {0xFE, "\xE2\x98\x91"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].code == (code & 0xFF))
            return bl_str_of(signs[i].text);
    return BL_STR(" ");
}

/* The byte of Windows-1252 that a character stands for, where text was decoded as that: "Ÿ" is 0x9F. */
static uint32_t byte_of(uint32_t c) { return c == 0x178 ? 0x9F : c == 0x17E ? 0x9E : c; }

bl_str bl_signs_of(bl_arena *arena, bl_str text)
{
    char *to = BL_NEW_ARRAY(arena, char, text.len * 3 + 1);
    size_t len = 0;
    for (size_t i = 0; to != NULL && i < text.len;) {
        const uint32_t c = byte_of(bl_utf8_next(text, &i));
        if (c <= 0x20 || c == 0xA0 || (c > 0xFF && (c < 0xF020 || c > 0xF0FF))) {
            len += bl_utf8_put(to + len, c == BL_UTF8_INVALID ? 0xFFFD : c);
            continue;
        }
        const bl_str sign = bl_sign_of(c);
        memcpy(to + len, sign.ptr, sign.len);
        len += sign.len;
    }
    return (bl_str){to, len};
}
