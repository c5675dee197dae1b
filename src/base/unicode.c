#include "base/unicode.h"

#include <utf8proc.h>

bool bl_is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (c >= 0x4E00 && c <= 0x9FFF)
        return true;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN: /* a mark belongs to its letter */
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

unsigned bl_display_width(uint32_t c)
{
    if (c < 0x300)
        return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xAD;
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 0 ? 0 : (unsigned)width;
}

unsigned bl_str_width(bl_str s)
{
    unsigned width = 0;
    for (size_t i = 0; i < s.len;)
        width += bl_display_width(bl_utf8_next(s, &i));
    return width;
}

bool bl_unicode_joins(uint32_t c)
{
    if (c < 0x300)
        return false;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    return property->combining_class != 0 || property->category == UTF8PROC_CATEGORY_MC || property->category == UTF8PROC_CATEGORY_MN ||
           (c >= 0x1160 && c <= 0x11FF) /* jamo vowels and finals */ || c == 0xFF9E || c == 0xFF9F /* half-width voicing marks */;
}

bool bl_unicode_invisible(uint32_t c)
{
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    if (c < 0x7F)
        return false;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    return property->ignorable || (property->category == UTF8PROC_CATEGORY_CC && c != 0x85) || property->category == UTF8PROC_CATEGORY_CF;
}

size_t bl_unicode_fold(char *out, const uint32_t *code_points, size_t count)
{
    enum { MOST = BL_UNICODE_FOLDED / 4 };
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_int32_t buffer[MOST];
    utf8proc_ssize_t used = 0;
    int boundary = 0;
    for (size_t i = 0; i < count; i++) {
        utf8proc_ssize_t more = utf8proc_decompose_char((utf8proc_int32_t)code_points[i], buffer + used, MOST - used, options, &boundary);
        if (more > 0 && more <= MOST - used)
            used += more;
    }
    /* canonical order, which decomposing one by one leaves undone; a stable exchange as in utf8proc_decompose */
    for (utf8proc_ssize_t i = 1; i < used; i++)
        for (utf8proc_ssize_t j = i; j > 0; j--) {
            int here = utf8proc_get_property(buffer[j])->combining_class;
            if (here == 0 || utf8proc_get_property(buffer[j - 1])->combining_class <= here)
                break;
            utf8proc_int32_t held = buffer[j];
            buffer[j] = buffer[j - 1];
            buffer[j - 1] = held;
        }
    used = utf8proc_normalize_utf32(buffer, used, options);
    size_t len = 0;
    for (utf8proc_ssize_t i = 0; i < used; i++)
        len += bl_utf8_put(out + len, (uint32_t)buffer[i]);
    return len;
}

const char *bl_unicode_library(void) { return utf8proc_version(); }
