#include "report/saying.h"

static bool is(char c, const char *bracket) { return c == *bracket; }

/* The end of the piece that begins at `at`: of one message with its arguments, or of a run of text. */
static size_t piece_end(bl_str s, size_t at)
{
    uint32_t depth = 0;
    if (!is(s.ptr[at], BL_KEYED_BEGIN)) {
        while (at < s.len && !is(s.ptr[at], BL_KEYED_BEGIN))
            at++;
        return at;
    }
    for (; at < s.len; at++) {
        depth += is(s.ptr[at], BL_KEYED_BEGIN);
        if (is(s.ptr[at], BL_KEYED_END) && --depth == 0)
            return at + 1;
    }
    return s.len;
}

/* The end of the key or the argument that begins at `at`, inside of one message. */
static size_t part_end(bl_str s, size_t at)
{
    while (at < s.len && !is(s.ptr[at], BL_KEYED_ARGUMENT) && !is(s.ptr[at], BL_KEYED_END))
        at = is(s.ptr[at], BL_KEYED_BEGIN) ? piece_end(s, at) : at + 1;
    return at;
}

static void piece(bl_json *json, bl_str s)
{
    if (s.len == 0 || !is(s.ptr[0], BL_KEYED_BEGIN)) {
        bl_json_str(json, s);
        return;
    }
    bl_json_begin_array(json);
    size_t end = part_end(s, 1);
    bl_json_str(json, bl_str_slice(s, 1, end));
    while (end < s.len && is(s.ptr[end], BL_KEYED_ARGUMENT)) {
        const size_t begin = end + 1;
        end = part_end(s, begin);
        bl_json_saying(json, bl_str_slice(s, begin, end));
    }
    bl_json_end_array(json);
}

void bl_json_saying(bl_json *json, bl_str said)
{
    if (said.len == 0 || piece_end(said, 0) == said.len) {
        piece(json, said);
        return;
    }
    bl_json_begin_array(json);
    bl_json_z(json, "");
    for (size_t at = 0, end; at < said.len; at = end) {
        end = piece_end(said, at);
        piece(json, bl_str_slice(said, at, end));
    }
    bl_json_end_array(json);
}

void bl_json_key_saying(bl_json *json, const char *key, bl_str said)
{
    bl_json_key(json, key);
    if (said.len == 0)
        bl_json_null(json);
    else
        bl_json_saying(json, said);
}
