/* A view of bytes that somebody else owns. Not terminated by NUL; len is bytes. */
#ifndef BL_BASE_STR_H
#define BL_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct bl_str {
    const char *ptr;
    size_t len;
} bl_str;

#define BL_STR(literal) ((bl_str){"" literal, sizeof(literal) - 1})
#define BL_STR_INIT(literal)         \
    {                                \
        literal, sizeof(literal) - 1 \
    } /* in a table */
#define BL_STR_NONE ((bl_str){NULL, 0})
/* for printf: "%.*s" */
#define BL_STR_ARG(s) (int)(s).len, (s).ptr == NULL ? "" : (s).ptr

static inline bl_str bl_str_of(const char *z) { return (bl_str){z, z == NULL ? 0 : strlen(z)}; }
static inline bl_str bl_str_slice(bl_str s, size_t begin, size_t end) { return (bl_str){s.ptr + begin, end - begin}; }

/* Inline: where one of the two is a literal, what is left is a comparison of a few bytes. */
static inline bool bl_str_equal(bl_str a, bl_str b) { return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0); }
/* Is it the text of a literal? Reads no further than the first difference, so that a table of words costs no strlen each. */
static inline bool bl_str_is(bl_str s, const char *z)
{
    size_t i = 0;
    while (i < s.len && s.ptr[i] == z[i] && z[i] != '\0')
        i++;
    return i == s.len && z[i] == '\0';
}
/* Does it begin with the text of a literal? Likewise for tables of words. */
static inline bool bl_str_opens(bl_str s, const char *z)
{
    size_t i = 0;
    while (z[i] != '\0' && i < s.len && s.ptr[i] == z[i])
        i++;
    return z[i] == '\0';
}
static inline bool bl_str_begins(bl_str s, bl_str prefix) { return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0); }
static inline bool bl_str_ends(bl_str s, bl_str suffix)
{
    return s.len >= suffix.len && (suffix.len == 0 || memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0);
}
bool bl_str_equal_nocase(bl_str a, bl_str b); /* ASCII letters only */
int bl_str_compare(bl_str a, bl_str b);       /* by bytes: the order of every sorted output */
/* First byte offset of needle in s at or after from; SIZE_MAX where there is none. O(s.len) for needles of bounded length. */
size_t bl_str_find(bl_str s, bl_str needle, size_t from);
bl_str bl_str_trim(bl_str s); /* without white space (ASCII) at both ends */
/* A copy in the arena, NUL behind it; ptr is NULL when memory is out. */
bl_str bl_str_copy(bl_arena *arena, bl_str s);
/* units of 10^-places, in decimal: 12345 with two places is 123.45. ptr is NULL when memory is out. */
bl_str bl_str_fixed(bl_arena *arena, int64_t units, unsigned places);
/* printf into the arena; ptr is NULL when memory is out. Only %d %u %s %c %.*s %zu and the <inttypes.h> forms; no floats. */
bl_str bl_str_format(bl_arena *arena, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
bl_str bl_str_format_list(bl_arena *arena, const char *format, va_list list)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 0)))
#endif
    ;
/* Damerau-Levenshtein distance of two short words (optimal string alignment, bytes), or limit + 1 when it is larger
 * or one of them is longer than 64 bytes. O(a.len * b.len). */
unsigned bl_str_distance(bl_str a, bl_str b, unsigned limit);

#endif
