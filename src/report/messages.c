#include "report/messages.h"

const char *const bl_message_names[BL_MESSAGE_COUNT] = {
#define X(name) #name,
    BL_MESSAGES(X)
#undef X
};

/* The number of a placeholder at s[i] ("{1}"), or 0. */
static uint32_t placeholder(bl_str s, size_t i)
{
    const bool there = i + 2 < s.len && s.ptr[i] == '{' && s.ptr[i + 1] >= '1' && s.ptr[i + 1] <= '9' && s.ptr[i + 2] == '}';
    return there ? (uint32_t)(s.ptr[i + 1] - '0') : 0;
}

bl_str bl_say(bl_arena *arena, const bl_catalogue *catalogue, bl_message message, const bl_str *args, uint32_t count)
{
    const bl_str text = bl_str_of(catalogue->messages[message]);
    size_t len = text.len;
    for (size_t i = 0; i < text.len; i++) {
        const uint32_t n = placeholder(text, i);
        if (n > 0 && n <= count)
            len += args[n - 1].len;
    }
    char *out = bl_arena_alloc(arena, len + 1);
    if (out == NULL)
        return BL_STR_NONE;
    size_t at = 0;
    for (size_t i = 0; i < text.len; i++) {
        const uint32_t n = placeholder(text, i);
        if (n == 0 || n > count) {
            out[at++] = text.ptr[i];
            continue;
        }
        if (args[n - 1].len > 0)
            memcpy(out + at, args[n - 1].ptr, args[n - 1].len);
        at += args[n - 1].len;
        i += 2;
    }
    return (bl_str){out, at};
}
