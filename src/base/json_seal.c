#include "base/json_seal.h"

#include "base/utf8.h"

typedef struct press {
    bl_sha256_sum sum;
    char bytes[4096];
    size_t len;
} press;

static void put(press *p, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (p->len == sizeof p->bytes) {
            bl_sha256_add(&p->sum, p->bytes, p->len);
            p->len = 0;
        }
        p->bytes[p->len++] = bytes[i];
    }
}

static int32_t hex4(const char *s)
{
    int32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value * 16 + (s[i] <= '9' ? s[i] - '0' : (s[i] | 0x20) - 'a' + 10);
    return value;
}

/* The escape at text[i], behind the backslash; gives where it ends. Half a pair is put as it comes: the other half follows. */
static size_t put_escape(press *p, bl_str text, size_t i)
{
    static const char escapes[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *known = strchr(escapes, text.ptr[i]);
    if (text.ptr[i] != 'u' || i + 4 >= text.len) {
        put(p, known != NULL ? meant + (known - escapes) : text.ptr + i, 1);
        return i + 1;
    }
    uint32_t code_point = (uint32_t)hex4(text.ptr + i + 1);
    i += 5;
    if (code_point >= 0xD800 && code_point < 0xDC00 && i + 6 <= text.len && text.ptr[i] == '\\' && text.ptr[i + 1] == 'u') {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + ((uint32_t)hex4(text.ptr + i + 2) & 0x3FF);
        i += 6;
    }
    char encoded[4];
    put(p, encoded, bl_utf8_put(encoded, code_point));
    return i;
}

/* A string from its opening mark; each ends with a byte that UTF-8 does not have, so that no two strings can be taken for one. */
static size_t put_string(press *p, bl_str text, size_t i)
{
    for (i++; i < text.len && text.ptr[i] != '"';) {
        if (text.ptr[i] == '\\' && i + 1 < text.len)
            i = put_escape(p, text, i + 1);
        else
            put(p, text.ptr + i++, 1);
    }
    put(p, "\xFF", 1);
    return i + 1;
}

/* A number or a word: without the zeros that end a decimal, and without a point that nothing follows. */
static size_t put_plain(press *p, bl_str text, size_t i)
{
    size_t end = i;
    bool point = false;
    for (; end < text.len && strchr(" \t\r\n,:]}[{\"", text.ptr[end]) == NULL; end++)
        point = point || text.ptr[end] == '.';
    size_t last = end;
    while (point && last > i && text.ptr[last - 1] == '0')
        last--;
    if (point && text.ptr[last - 1] == '.')
        last--;
    put(p, text.ptr + i, last - i);
    put(p, "\xFE", 1);
    return end;
}

bl_sha256 bl_json_seal(bl_str before, bl_str json)
{
    press p = {.len = 0};
    bl_sha256_open(&p.sum);
    if (before.len > 0) {
        put(&p, before.ptr, before.len);
        put(&p, "\xFF", 1);
    }
    for (size_t i = 0; i < json.len;) {
        const char c = json.ptr[i];
        if (c == '"') {
            i = put_string(&p, json, i);
        } else if (strchr("{}[]", c) != NULL) {
            put(&p, json.ptr + i++, 1);
        } else if (strchr(" \t\r\n,:", c) != NULL) {
            i++; /* what they part is parted by the ends of strings and numbers */
        } else {
            i = put_plain(&p, json, i);
        }
    }
    bl_sha256_add(&p.sum, p.bytes, p.len);
    return bl_sha256_close(&p.sum);
}
