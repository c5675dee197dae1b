/* MHTML -> flow: a mail whose first part of HTML is the page, as browsers, Word and job boards save it. */
#include "read/encoding.h"
#include "read/worker/office.h"

#define MAX_DEPTH 4u /* of parts in parts */
#define MAX_PARTS 200u
#define FIELD_BYTES 1024u

typedef struct part {
    char type[FIELD_BYTES]; /* "text/html; charset=gb2312", in one line */
    size_t type_len;
    char coding[64]; /* "base64" */
    size_t coding_len;
    bl_str body;
} part;

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* The line at *at, without its end; *at moves behind it. */
static bl_str next_line(bl_str s, size_t *at)
{
    const size_t begin = *at;
    size_t end = begin;
    while (end < s.len && s.ptr[end] != '\n')
        end++;
    *at = end < s.len ? end + 1 : end;
    return bl_str_slice(s, begin, end > begin && s.ptr[end - 1] == '\r' ? end - 1 : end);
}

static void append(char *to, size_t *len, size_t room, bl_str s)
{
    const size_t count = s.len < room - *len ? s.len : room - *len;
    memcpy(to + *len, s.ptr, count);
    *len += count;
}

/* The head of a part: fields up to an empty line; a field goes on where a line begins with a blank. */
static void read_head(part *out, bl_str s)
{
    size_t at = 0;
    char *to = NULL;
    size_t *len = NULL, room = 0;
    out->type_len = out->coding_len = 0;
    while (at < s.len) {
        const bl_str one = next_line(s, &at);
        if (one.len == 0)
            break;
        const size_t colon = is_blank(one.ptr[0]) ? SIZE_MAX : bl_str_find(one, BL_STR(":"), 0);
        const bl_str name = colon == SIZE_MAX ? BL_STR_NONE : bl_str_slice(one, 0, colon);
        if (colon != SIZE_MAX)
            to = NULL;
        if (bl_str_equal_nocase(name, BL_STR("Content-Type"))) {
            to = out->type;
            len = &out->type_len;
            room = sizeof out->type;
        } else if (bl_str_equal_nocase(name, BL_STR("Content-Transfer-Encoding"))) {
            to = out->coding;
            len = &out->coding_len;
            room = sizeof out->coding;
        }
        if (to != NULL)
            append(to, len, room, bl_str_trim(colon == SIZE_MAX ? one : bl_str_slice(one, colon + 1, one.len)));
    }
    out->body = bl_str_slice(s, at, s.len);
}

/* The parameter of a content type: charset=gb2312, boundary="...". */
static bl_str parameter(const part *p, bl_str name)
{
    const bl_str type = {p->type, p->type_len};
    for (size_t at = 0; at + name.len < type.len; at++) {
        if (!bl_str_equal_nocase(bl_str_slice(type, at, at + name.len), name) || type.ptr[at + name.len] != '=')
            continue;
        at += name.len + 1;
        const bool quoted = at < type.len && type.ptr[at] == '"';
        at += quoted;
        size_t end = at;
        while (end < type.len && (quoted ? type.ptr[end] != '"' : type.ptr[end] != ';' && !is_blank(type.ptr[end])))
            end++;
        return bl_str_slice(type, at, end);
    }
    return BL_STR_NONE;
}

static bool type_begins(const part *p, bl_str prefix)
{
    return p->type_len >= prefix.len && bl_str_equal_nocase(bl_str_slice((bl_str){p->type, p->type_len}, 0, prefix.len), prefix);
}

/* ---- transfer encodings ---- */

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static size_t decode_base64(char *to, bl_str s)
{
    uint32_t bits = 0;
    unsigned count = 0;
    size_t len = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] != '='; i++) {
        const int value = base64_value(s.ptr[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            to[len++] = (char)(bits >> count);
        }
    }
    return len;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static size_t decode_quoted(char *to, bl_str s)
{
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '=') {
            to[len++] = s.ptr[i];
        } else if (i + 1 < s.len && (s.ptr[i + 1] == '\n' || s.ptr[i + 1] == '\r')) { /* a line that goes on */
            i += i + 2 < s.len && s.ptr[i + 1] == '\r' && s.ptr[i + 2] == '\n' ? 2 : 1;
        } else if (i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0) {
            to[len++] = (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2]));
            i += 2;
        } else {
            to[len++] = '=';
        }
    }
    return len;
}

static bl_status decode(bl_str *out, bl_arena *arena, const part *p)
{
    const bl_str coding = {p->coding, p->coding_len};
    *out = p->body;
    const bool base64 = bl_str_equal_nocase(coding, BL_STR("base64")), quoted = bl_str_equal_nocase(coding, BL_STR("quoted-printable"));
    if (!base64 && !quoted)
        return BL_OK;
    char *to = BL_NEW_ARRAY(arena, char, p->body.len + 1);
    if (to == NULL)
        return BL_ERROR_MEMORY;
    *out = (bl_str){to, base64 ? decode_base64(to, p->body) : decode_quoted(to, p->body)};
    return BL_OK;
}

/* ---- parts ---- */

static bl_status read_page(bl_flow *out, bl_arena *arena, const part *p)
{
    bl_str bytes;
    bl_decoded decoded;
    BL_TRY(decode(&bytes, arena, p));
    const bl_str charset = parameter(p, BL_STR("charset"));
    const bl_status status = charset.len == 0 ? BL_ERROR_MISUSE : bl_decode_as(&decoded, arena, bytes, charset);
    if (status == BL_ERROR_MISUSE || (status == BL_OK && decoded.replaced > 0))
        return bl_html_read(out, arena, bytes); /* the page may say what the mail does not */
    BL_TRY(status);
    return bl_html_read_text(out, arena, decoded.text);
}

static bl_status read_part(bl_flow *out, bl_arena *arena, bl_str bytes, unsigned depth, bool *found);

/* The pieces between lines of "--" and the boundary, until one of them is a page. */
static bl_status read_parts(bl_flow *out, bl_arena *arena, const part *p, unsigned depth, bool *found)
{
    const bl_str boundary = parameter(p, BL_STR("boundary"));
    size_t begin = SIZE_MAX;
    unsigned parts = 0;
    for (size_t at = 0; boundary.len > 0 && at < p->body.len && !*found && parts < MAX_PARTS;) {
        const size_t line_begin = at;
        const bl_str one = next_line(p->body, &at);
        if (!bl_str_begins(one, BL_STR("--")) || !bl_str_begins(bl_str_slice(one, 2, one.len), boundary))
            continue;
        if (begin != SIZE_MAX)
            BL_TRY(read_part(out, arena, bl_str_slice(p->body, begin, line_begin), depth + 1, found));
        begin = at;
        parts++;
    }
    if (begin != SIZE_MAX && begin < p->body.len && !*found) /* the end is missing */
        BL_TRY(read_part(out, arena, bl_str_slice(p->body, begin, p->body.len), depth + 1, found));
    return BL_OK;
}

static bl_status read_part(bl_flow *out, bl_arena *arena, bl_str bytes, unsigned depth, bool *found)
{
    part p;
    if (depth > MAX_DEPTH)
        return BL_OK;
    read_head(&p, bytes);
    if (type_begins(&p, BL_STR("multipart/")))
        return read_parts(out, arena, &p, depth, found);
    if (!type_begins(&p, BL_STR("text/html")))
        return BL_OK;
    *found = true;
    return read_page(out, arena, &p);
}

bl_status bl_mhtml_read(bl_flow *out, bl_arena *arena, bl_str bytes)
{
    bool found = false;
    if (bl_str_begins(bytes, BL_STR("\xEF\xBB\xBF")))
        bytes = bl_str_slice(bytes, 3, bytes.len);
    while (bytes.len > 0 && (bytes.ptr[0] == '\n' || bytes.ptr[0] == '\r' || is_blank(bytes.ptr[0])))
        bytes = bl_str_slice(bytes, 1, bytes.len);
    BL_TRY(read_part(out, arena, bytes, 0, &found));
    return found ? BL_OK : bl_office_refuse(out, "no-text", "this mail holds no page: open it, and save the résumé as DOCX or text");
}
