#include "report/messages.h"

const char *const bl_message_names[BL_MESSAGE_COUNT] = {
#define X(name) #name,
    BL_MESSAGES(X)
#undef X
};

const bl_catalogue bl_catalogue_keyed = {
    .keyed = true,
    .messages =
        {
#define X(name) BL_KEYED_BEGIN #name BL_KEYED_END,
            BL_MESSAGES(X)
#undef X
        },
};

/* "BEGIN key END" with the arguments before its end. */
static bl_str say_keyed(bl_arena *arena, bl_str message, const bl_str *args, uint32_t count)
{
    size_t len = message.len;
    for (uint32_t i = 0; i < count; i++)
        len += 1 + args[i].len;
    char *out = bl_arena_alloc(arena, len);
    if (out == NULL)
        return BL_STR_NONE;
    size_t at = message.len - 1;
    memcpy(out, message.ptr, at);
    for (uint32_t i = 0; i < count; i++) {
        out[at++] = *BL_KEYED_ARGUMENT;
        if (args[i].len > 0)
            memcpy(out + at, args[i].ptr, args[i].len);
        at += args[i].len;
    }
    out[at] = *BL_KEYED_END;
    return (bl_str){out, len};
}

bl_str bl_say_either(bl_arena *arena, const bl_catalogue *catalogue, bl_str english, bl_str chinese)
{
    if (!catalogue->keyed || bl_str_equal(english, chinese))
        return catalogue->chinese ? chinese : english;
    return say_keyed(arena, BL_STR(BL_KEYED_BEGIN "|" BL_KEYED_END), (const bl_str[]){english, chinese}, 2);
}

/* The number of a placeholder at s[i] ("{1}"), or 0. */
static uint32_t placeholder(bl_str s, size_t i)
{
    const bool there = i + 2 < s.len && s.ptr[i] == '{' && s.ptr[i + 1] >= '1' && s.ptr[i + 1] <= '9' && s.ptr[i + 2] == '}';
    return there ? (uint32_t)(s.ptr[i + 1] - '0') : 0;
}

bl_str bl_say(bl_arena *arena, const bl_catalogue *catalogue, bl_message message, const bl_str *args, uint32_t count)
{
    const bl_str text = bl_str_of(catalogue->messages[message]);
    if (catalogue->keyed)
        return say_keyed(arena, text, args, count);
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
