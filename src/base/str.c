#include "base/str.h"

#include <stdio.h>

static unsigned char lower(char c) { return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool bl_str_equal_nocase(bl_str a, bl_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int bl_str_compare(bl_str a, bl_str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

/* Which byte of a needle tells most: of a character above ASCII not the first one, which it shares with most of the text's; in a long text the letter that is
 * rarest in English. */
static size_t telling_byte(bl_str needle, size_t text_len)
{
    enum { LONG = 64 };
    static const uint8_t common[256] = {[' '] = 27,
        ['e'] = 26,
        ['t'] = 25,
        ['a'] = 24,
        ['i'] = 23,
        ['n'] = 22,
        ['o'] = 21,
        ['s'] = 20,
        ['r'] = 19,
        ['l'] = 18,
        ['d'] = 17,
        ['c'] = 16,
        ['h'] = 15,
        ['u'] = 14,
        ['m'] = 13,
        ['p'] = 12,
        ['g'] = 11,
        ['f'] = 10,
        ['y'] = 9,
        ['w'] = 8,
        ['b'] = 7,
        ['v'] = 6,
        ['k'] = 5,
        ['x'] = 4,
        ['j'] = 3,
        ['q'] = 2,
        ['z'] = 1};
    size_t telling = needle.ptr[0] == ' ' && needle.len > 1 ? 1 : 0;
    if ((unsigned char)needle.ptr[0] >= 0x80)
        return needle.len - 1;
    for (size_t i = 1; text_len >= LONG && i < needle.len; i++)
        if ((unsigned char)needle.ptr[i] < 0x80 && common[(unsigned char)needle.ptr[i]] < common[(unsigned char)needle.ptr[telling]])
            telling = i;
    return telling;
}

size_t bl_str_find(bl_str s, bl_str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const size_t telling = telling_byte(needle, s.len - from);
    const char *at = s.ptr + from + telling, *end = s.ptr + s.len - (needle.len - 1 - telling);
    while (at < end && (at = memchr(at, needle.ptr[telling], (size_t)(end - at))) != NULL) {
        if (memcmp(at - telling, needle.ptr, needle.len) == 0)
            return (size_t)(at - telling - s.ptr);
        at++;
    }
    return SIZE_MAX;
}

bl_str bl_str_trim(bl_str s)
{
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    while (s.len > 0 && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    return s;
}

bl_str bl_str_copy(bl_arena *arena, bl_str s)
{
    char *copy = bl_arena_copy(arena, s.ptr, s.len);
    return (bl_str){copy, copy == NULL ? 0 : s.len};
}

bl_str bl_str_format_list(bl_arena *arena, const char *format, va_list list)
{
    char most[256]; /* what is longer is made once more */
    va_list again;
    va_copy(again, list);
    const int len = vsnprintf(most, sizeof most, format, list);
    bl_str out = BL_STR_NONE;
    if (len >= 0 && (size_t)len < sizeof most) {
        out = bl_str_copy(arena, (bl_str){most, (size_t)len});
    } else {
        char *bytes = len < 0 ? NULL : bl_arena_alloc(arena, (size_t)len + 1);
        if (bytes != NULL && vsnprintf(bytes, (size_t)len + 1, format, again) == len)
            out = (bl_str){bytes, (size_t)len};
    }
    va_end(again);
    return out;
}

bl_str bl_str_fixed(bl_arena *arena, int64_t units, unsigned places)
{
    enum { MOST = 48 };
    char room[MOST];
    uint64_t rest = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
    size_t at = MOST;
    for (unsigned i = 0; rest > 0 || i <= places; i++) {
        if (i == places && places > 0)
            room[--at] = '.';
        room[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (units < 0)
        room[--at] = '-';
    return bl_str_copy(arena, (bl_str){room + at, MOST - at});
}

bl_str bl_str_format(bl_arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    bl_str out = bl_str_format_list(arena, format, list);
    va_end(list);
    return out;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

unsigned bl_str_distance(bl_str a, bl_str b, unsigned limit)
{
    enum { LONGEST = 64 };
    if (a.len > LONGEST || b.len > LONGEST || (a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
        return limit + 1;
    unsigned nearest_above = 0;
    /* three rows of the table: row i - 2, row i - 1, row i */
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (unsigned j = 0; j <= b.len; j++)
        above[j] = before[j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned nearest = row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned changed = above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            row[j] = least(changed, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            nearest = least(nearest, row[j]);
        }
        if (nearest > limit && nearest_above > limit) /* every row below comes of these two */
            return limit + 1;
        nearest_above = nearest;
        unsigned *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return least(above[b.len], limit + 1);
}
