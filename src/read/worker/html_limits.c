#include "read/worker/html_limits.h"

#define MAX_TAGS 60000u
#define MAX_PIECES 480000u   /* of all tags: attributes, and words in them */
#define MAX_ATTRIBUTES 1000u /* of one tag */
#define MAX_DEPTH 2000u      /* of elements that end by their own tag only, about */

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/* Tags that need no end: they are none, or another tag ends them. */
static bool ends_itself(bl_str name)
{
    static const char *const names[] = {"p", "li", "td", "th", "tr", "dt", "dd", "br", "hr", "img", "input", "meta", "link", "option", "col", "base", "area",
        "source", "wbr", "param", "embed", "track", "tbody", "thead", "tfoot", "colgroup", "rt", "rp", "html", "body", "head", "o:p"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bl_str_equal_nocase(name, bl_str_of(names[i])))
            return true;
    return false;
}

/* Behind the end of a tag that begins at s[at]; counts what stands in it. */
static size_t skip_tag(bl_str s, size_t at, size_t *pieces, size_t *attributes, bool *closed)
{
    char quote = 0;
    *attributes = 0;
    for (; at < s.len; at++) {
        const char c = s.ptr[at];
        *pieces += is_white(c) || c == '/' || c == '"';
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            continue;
        }
        *attributes += is_white(c) || c == '/';
        if ((c == '"' || c == '\'') && s.ptr[at - 1] == '=')
            quote = c;
        if (c == '>')
            break;
    }
    *closed = at > 0 && at < s.len && s.ptr[at - 1] == '/';
    return at;
}

/* Behind what is no markup: a comment, a script, a sheet. Where there is no end, the page ends with it. */
static size_t skip_to(bl_str s, size_t at, bl_str end)
{
    const size_t found = bl_str_find(s, end, at);
    return found == SIZE_MAX ? s.len : found;
}

bool bl_html_is_too_much(bl_str s)
{
    size_t tags = 0, pieces = 0, depth = 0;
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] != '<')
            continue;
        tags++;
        const bl_str rest = bl_str_slice(s, i, s.len);
        if (bl_str_begins(rest, BL_STR("<!--"))) {
            i = skip_to(s, i + 4, BL_STR("-->"));
            continue;
        }
        const bool end = s.ptr[i + 1] == '/';
        const size_t begin = i + 1 + (end ? 1 : 0);
        if (begin >= s.len || !is_letter(s.ptr[begin]))
            continue;
        size_t name_end = begin, attributes;
        bool closed;
        while (name_end < s.len && !is_white(s.ptr[name_end]) && s.ptr[name_end] != '>' && s.ptr[name_end] != '/')
            name_end++;
        const bl_str name = bl_str_slice(s, begin, name_end);
        i = skip_tag(s, name_end, &pieces, &attributes, &closed);
        const bool script = !end && bl_str_equal_nocase(name, BL_STR("script")), style = !end && bl_str_equal_nocase(name, BL_STR("style"));
        if (script || style)
            i = skip_to(s, i, script ? BL_STR("</script") : BL_STR("</style")) - 1;
        else if (!closed && !ends_itself(name))
            depth = end ? depth - (depth > 0) : depth + 1;
        if (tags > MAX_TAGS || pieces > MAX_PIECES || attributes > MAX_ATTRIBUTES || depth > MAX_DEPTH)
            return true;
    }
    return tags > MAX_TAGS;
}
