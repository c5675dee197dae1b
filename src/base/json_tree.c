#include "base/json_tree.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"

#define FEW_MEMBERS 16u /* up to here, a key is compared with each before it */

typedef struct reader {
    bl_arena *arena;
    bl_str text;
    size_t at;
    unsigned depth;
    bl_json_fault *fault;
} reader;

static bl_status refuse(reader *r, const char *message)
{
    *r->fault = (bl_json_fault){r->at, message};
    return BL_ERROR_INPUT;
}

static int peek(const reader *r) { return r->at < r->text.len ? (unsigned char)r->text.ptr[r->at] : -1; }

static void skip_white(reader *r)
{
    while (r->at < r->text.len && (r->text.ptr[r->at] == ' ' || r->text.ptr[r->at] == '\t' || r->text.ptr[r->at] == '\n' || r->text.ptr[r->at] == '\r'))
        r->at++;
}

static bool take(reader *r, char c)
{
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

/* ---- strings ---- */

static int hex_digit(int c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

/* Four hexadecimal digits at `at`; -1 where there are none. */
static int32_t hex4(const reader *r, size_t at)
{
    int32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        const int digit = at + i < r->text.len ? hex_digit((unsigned char)r->text.ptr[at + i]) : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Behind "\u": a code point, of two escapes where they are a pair. */
static bool read_code_point(reader *r, uint32_t *out)
{
    const int32_t first = hex4(r, r->at);
    if (first < 0)
        return false;
    r->at += 4;
    *out = (uint32_t)first;
    if (first < 0xD800 || first > 0xDFFF)
        return true;
    const bool pair = first < 0xDC00 && r->at + 6 <= r->text.len && r->text.ptr[r->at] == '\\' && r->text.ptr[r->at + 1] == 'u';
    const int32_t second = pair ? hex4(r, r->at + 2) : -1;
    *out = 0xFFFD;
    if (second >= 0xDC00 && second <= 0xDFFF) {
        *out = 0x10000 + (((uint32_t)first - 0xD800) << 10) + ((uint32_t)second - 0xDC00);
        r->at += 6;
    }
    return true;
}

static bl_status read_escape(reader *r, char *out, size_t *len)
{
    static const char escapes[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const int c = peek(r);
    const char *known = c > 0 ? strchr(escapes, c) : NULL;
    if (known != NULL) {
        out[(*len)++] = meant[known - escapes];
        r->at++;
        return BL_OK;
    }
    uint32_t code_point;
    if (!take(r, 'u') || !read_code_point(r, &code_point))
        return refuse(r, "an escape that JSON does not have");
    *len += bl_utf8_put(out + *len, code_point);
    return BL_OK;
}

/* From the opening quotation mark. */
static bl_status read_string(reader *r, bl_str *out)
{
    const size_t begin = ++r->at;
    bool escaped = false;
    for (;; r->at++) {
        const int c = peek(r);
        if (c < 0)
            return refuse(r, "a string is not closed");
        if (c < 0x20)
            return refuse(r, "a control character inside a string");
        if (c == '"')
            break;
        if (c == '\\') {
            escaped = true;
            r->at++;
        }
    }
    const size_t end = r->at++;
    *out = bl_str_slice(r->text, begin, end);
    if (!escaped)
        return BL_OK;
    char *bytes = bl_arena_alloc(r->arena, end - begin); /* an escape is never shorter than what it means */
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    size_t len = 0;
    r->at = begin;
    while (r->at < end) {
        if (take(r, '\\'))
            BL_TRY(read_escape(r, bytes, &len));
        else
            bytes[len++] = r->text.ptr[r->at++];
    }
    r->at = end + 1;
    *out = (bl_str){bytes, len};
    return BL_OK;
}

/* ---- numbers and words ---- */

static bool digits(reader *r)
{
    const size_t begin = r->at;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    return r->at > begin;
}

static bl_status read_number(reader *r, bl_json_node *node)
{
    const size_t begin = r->at;
    take(r, '-');
    bool good = take(r, '0') || digits(r);
    if (good && take(r, '.'))
        good = digits(r);
    if (good && (take(r, 'e') || take(r, 'E'))) {
        if (!take(r, '+'))
            take(r, '-');
        good = digits(r);
    }
    if (!good)
        return refuse(r, "not a JSON value");
    node->kind = BL_JSON_NUMBER;
    node->text = bl_str_slice(r->text, begin, r->at);
    return BL_OK;
}

static bl_status read_word(reader *r, bl_json_node *node)
{
    static const struct {
        bl_json_kind kind;
        bl_str word;
    } words[] = {{BL_JSON_NULL, {"null", 4}}, {BL_JSON_FALSE, {"false", 5}}, {BL_JSON_TRUE, {"true", 4}}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_begins(bl_str_slice(r->text, r->at, r->text.len), words[i].word)) {
            node->kind = words[i].kind;
            r->at += words[i].word.len;
            return BL_OK;
        }
    return read_number(r, node);
}

/* ---- arrays and objects ---- */

static bl_status read_value(reader *r, bl_json_node *node);

typedef struct holding { /* what an array or object holds so far */
    bl_json_node *node, *last;
    bl_map keys; /* opened once there are more than a few */
} holding;

static bl_json_node *append(reader *r, holding *h)
{
    bl_json_node *item = BL_NEW(r->arena, bl_json_node);
    if (item == NULL)
        return NULL;
    if (h->last == NULL)
        h->node->first = item;
    else
        h->last->next = item;
    h->last = item;
    h->node->count++;
    return item;
}

static bl_status check_key(reader *r, holding *h, const bl_json_node *fresh)
{
    bool twice = false;
    if (h->node->count <= FEW_MEMBERS) {
        for (const bl_json_node *m = h->node->first; m != fresh; m = m->next)
            twice = twice || bl_str_equal(m->key, fresh->key);
    } else {
        if (h->keys.arena == NULL) {
            bl_map_open(&h->keys, r->arena);
            for (const bl_json_node *m = h->node->first; m != fresh; m = m->next)
                if (bl_map_put(&h->keys, m->key, 0, NULL) == NULL)
                    return BL_ERROR_MEMORY;
        }
        if (bl_map_put(&h->keys, fresh->key, 0, &twice) == NULL)
            return BL_ERROR_MEMORY;
    }
    return twice ? refuse(r, "a key stands twice in one object") : BL_OK;
}

static bl_status read_member(reader *r, holding *h)
{
    if (peek(r) != '"')
        return refuse(r, "a key in quotation marks is missing");
    bl_json_node *member = append(r, h);
    if (member == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(read_string(r, &member->key));
    BL_TRY(check_key(r, h, member));
    skip_white(r);
    if (!take(r, ':'))
        return refuse(r, "a ':' is missing behind a key");
    skip_white(r);
    return read_value(r, member);
}

static bl_status read_items(reader *r, bl_json_node *node, char close)
{
    holding h = {.node = node};
    node->kind = close == ']' ? BL_JSON_ARRAY : BL_JSON_OBJECT;
    if (++r->depth > BL_LIMIT_JSON_DEPTH)
        return refuse(r, "nested too deep");
    r->at++;
    skip_white(r);
    for (bool more = !take(r, close); more;) {
        if (close == '}') {
            BL_TRY(read_member(r, &h));
        } else {
            bl_json_node *item = append(r, &h);
            if (item == NULL)
                return BL_ERROR_MEMORY;
            BL_TRY(read_value(r, item));
        }
        skip_white(r);
        more = take(r, ',');
        if (!more && !take(r, close))
            return refuse(r, close == ']' ? "a ',' or ']' is missing" : "a ',' or '}' is missing");
        skip_white(r);
    }
    r->depth--;
    return BL_OK;
}

static bl_status read_value(reader *r, bl_json_node *node)
{
    node->offset = r->at;
    switch (peek(r)) {
    case '{': return read_items(r, node, '}');
    case '[': return read_items(r, node, ']');
    case '"': node->kind = BL_JSON_STRING; return read_string(r, &node->text);
    default: return read_word(r, node);
    }
}

bl_status bl_json_read_at(const bl_json_node **out, bl_arena *arena, bl_str text, size_t offset, bl_json_fault *fault)
{
    reader r = {.arena = arena, .text = text, .at = offset, .fault = fault};
    bl_json_node *node = BL_NEW(arena, bl_json_node);
    *out = NULL;
    if (node == NULL)
        return BL_ERROR_MEMORY;
    r.at = offset + bl_utf8_valid(bl_str_slice(text, offset, text.len));
    if (r.at < text.len)
        return refuse(&r, "not UTF-8");
    r.at = offset + (bl_str_begins(bl_str_slice(text, offset, text.len), BL_STR("\xEF\xBB\xBF")) ? 3 : 0);
    skip_white(&r);
    BL_TRY(read_value(&r, node));
    skip_white(&r);
    if (r.at < text.len)
        return refuse(&r, "something stands behind the value");
    *out = node;
    return BL_OK;
}

bl_status bl_json_read(const bl_json_node **out, bl_arena *arena, bl_str text, bl_json_fault *fault) { return bl_json_read_at(out, arena, text, 0, fault); }

/* ---- looking into it ---- */

const bl_json_node *bl_json_get(const bl_json_node *node, const char *key)
{
    if (node == NULL || node->kind != BL_JSON_OBJECT)
        return NULL;
    const bl_str wanted = bl_str_of(key);
    BL_JSON_EACH(member, node)
    if (bl_str_equal(member->key, wanted))
        return member;
    return NULL;
}

bl_str bl_json_get_str(const bl_json_node *node, const char *key)
{
    const bl_json_node *member = bl_json_get(node, key);
    return member != NULL && member->kind == BL_JSON_STRING ? member->text : BL_STR_NONE;
}

bool bl_json_decimal(int64_t *out, const bl_json_node *node, unsigned places)
{
    if (node == NULL || node->kind != BL_JSON_NUMBER || node->text.len > 17)
        return false;
    bool behind = false;
    unsigned left = places, count = 0;
    *out = 0;
    for (size_t i = 0; i < node->text.len; i++) {
        const char c = node->text.ptr[i];
        if (c == '.') {
            behind = true;
        } else if (c >= '0' && c <= '9') {
            if ((behind && left == 0) || ++count > 15)
                return false;
            left -= behind;
            *out = *out * 10 + (c - '0');
        } else if (c != '-') {
            return false; /* an exponent */
        }
    }
    for (; left > 0 && count <= 15; left--, count++)
        *out *= 10;
    if (node->text.ptr[0] == '-')
        *out = -*out;
    return left == 0;
}

bool bl_json_get_decimal(int64_t *out, const bl_json_node *node, const char *key, unsigned places)
{
    return bl_json_decimal(out, bl_json_get(node, key), places);
}
