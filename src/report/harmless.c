#include "report/harmless.h"

#include <string.h>

#include "base/utf8.h"

bool bl_is_formula(bl_str text)
{
    for (size_t i = 0; i < text.len;) {
        const uint32_t c = bl_utf8_next(text, &i);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000)
            continue;
        return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
    }
    return false;
}

/* One character of the text at *at, which moves behind it, as it may stand on a line. */
static bl_str harmless_next(bl_str text, size_t *at)
{
    const size_t begin = *at;
    const uint32_t c = bl_utf8_next(text, at);
    if (c == '\n' || c == '\r' || c == '\t')
        return BL_STR(" ");
    return bl_steers_terminal(c) ? BL_STR("?") : bl_str_slice(text, begin, *at);
}

bl_str bl_harmless_cell(bl_arena *arena, bl_str text)
{
    char *out = bl_arena_alloc(arena, text.len + 2);
    if (out == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    if (bl_is_formula(text))
        out[len++] = '\'';
    for (size_t i = 0; i < text.len;) {
        const bl_str c = harmless_next(text, &i);
        memcpy(out + len, c.ptr, c.len);
        len += c.len;
    }
    return (bl_str){out, len};
}

/* A backslash takes a mark its meaning; mentions, references to issues and bare addresses are stronger, so '@', '#' and "://" stand as references. */
static bl_str escaped(bl_str rest)
{
    static const char marks[] = "\\`*_[]<>|~&$";
    static char const pairs[] = "\\\\\\`\\*\\_\\[\\]\\<\\>\\|\\~\\&\\$";
    const char c = rest.ptr[0];
    if (c == '@')
        return BL_STR("&#64;");
    if (c == '#')
        return BL_STR("&#35;");
    if (c == ':' && bl_str_begins(rest, BL_STR("://")))
        return BL_STR("&#58;");
    const char *mark = c == '\0' ? NULL : strchr(marks, c);
    return mark == NULL ? BL_STR_NONE : (bl_str){pairs + 2 * (mark - marks), 2};
}

bl_str bl_harmless_markdown(bl_arena *arena, bl_str text)
{
    char *out = bl_arena_alloc(arena, text.len * 5 + 1);
    if (out == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        const size_t begin = i;
        bl_str c = harmless_next(text, &i);
        const bl_str mark = escaped(bl_str_slice(text, begin, text.len));
        if (mark.len > 0)
            c = mark;
        memcpy(out + len, c.ptr, c.len);
        len += c.len;
    }
    return (bl_str){out, len};
}
