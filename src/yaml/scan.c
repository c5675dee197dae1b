/*
 * A light lexer of YAML: it knows just enough (quotes, comments, block scalars, flow nesting, keys) to tell punctuation from prose.
 *
 *   skills：[java，kafka]       ->  skills:  [java,  kafka]        each full-width mark takes three bytes, and so does what stands for it
 *   role: “架构师”               ->  role:   "架构师"
 */
#include "yaml/scan.h"

#include "base/limits.h"

typedef struct scanner {
    const bl_source *source;
    bl_diags *diags;
    bl_arena *arena;
    bl_str text;
    char *fixed; /* NULL until the first mistake */
    size_t at;
    size_t line_begin;
    uint32_t depth; /* of flow collections */
    bool is_map[BL_LIMIT_YAML_DEPTH + 1], prose[BL_LIMIT_YAML_DEPTH + 1];
    bool value_is_prose; /* of the key that was read last */
    bool token;          /* a token may begin here */
    bool key;            /* and it may be a key */
    size_t key_column;   /* bytes before the first token of the line, or before its last '-' */
    bool memory;         /* ran out */
} scanner;

static bool sees(const scanner *s, size_t at, const char *mark)
{
    size_t len = strlen(mark);
    return at + len <= s->text.len && memcmp(s->text.ptr + at, mark, len) == 0;
}

/* Puts replacement (as long as the bytes at offset at) into the repaired text. */
static void repair(scanner *s, size_t at, const char *replacement)
{
    if (s->fixed == NULL)
        s->fixed = bl_arena_copy(s->arena, s->text.ptr, s->text.len);
    if (s->fixed == NULL)
        s->memory = true;
    else
        memcpy(s->fixed + at, replacement, strlen(replacement));
}

static void report(scanner *s, size_t at, const char *ascii, const char *replacement)
{
    bl_span span = {(uint32_t)at, (uint32_t)(at + 3)};
    bl_diag *diag = bl_diag_add(
        s->diags, BL_ERROR, BL_CODE_YAML_FULL_WIDTH, s->source, span, "'%.*s' is full-width punctuation; YAML wants '%s'", 3, s->text.ptr + at, ascii);
    bl_diag_hint(s->diags, diag, "write '%s' with the input method off", ascii);
    repair(s, at, replacement);
}

static bool is_break(char c) { return c == '\n' || c == '\r'; }
static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static size_t line_end(const scanner *s, size_t at)
{
    while (at < s->text.len && !is_break(s->text.ptr[at]))
        at++;
    return at;
}

/* Does a value end at this offset? */
static bool value_ends(const scanner *s, size_t at)
{
    while (at < s->text.len && is_blank(s->text.ptr[at]))
        at++;
    if (at >= s->text.len || strchr("\r\n,]}#:", s->text.ptr[at]) != NULL)
        return true;
    return sees(s, at, "，") || sees(s, at, "】") || sees(s, at, "］") || sees(s, at, "｝") || sees(s, at, "：") || sees(s, at, "、");
}

/* The offset of a closing mark on this line behind which the value ends, or 0. */
static size_t closing(const scanner *s, size_t at, const char *mark)
{
    size_t end = line_end(s, at);
    for (size_t i = at; i + 3 <= end; i++)
        if (sees(s, i, mark) && value_ends(s, i + 3))
            return i;
    return 0;
}

static bl_status open_flow(scanner *s, bool map)
{
    if (s->depth == BL_LIMIT_YAML_DEPTH) {
        bl_span span = {(uint32_t)s->at, (uint32_t)s->at + 1};
        bl_diag_add(s->diags, BL_ERROR, BL_CODE_YAML_LIMIT, s->source, span, "nested more than %u deep", BL_LIMIT_YAML_DEPTH);
        return BL_ERROR_LIMIT;
    }
    s->depth++;
    s->is_map[s->depth] = map;
    s->prose[s->depth] = s->value_is_prose || s->prose[s->depth - 1];
    s->token = true;
    s->key = map;
    return BL_OK;
}

static void close_flow(scanner *s)
{
    if (s->depth > 0)
        s->depth--;
    s->token = s->key = s->value_is_prose = false;
}

/* Skips a quoted scalar; at stands on the opening quote. */
static void skip_quoted(scanner *s)
{
    char quote = s->text.ptr[s->at++];
    while (s->at < s->text.len && s->text.ptr[s->at] != quote)
        s->at += s->text.ptr[s->at] == '\\' && quote == '"' ? 2 : 1;
    s->at = s->at < s->text.len ? s->at + 1 : s->text.len;
    s->token = false;
}

/* Skips a block scalar: all lines that are blank or stand deeper than its key. */
static void skip_block_scalar(scanner *s)
{
    s->at = line_end(s, s->at);
    while (s->at < s->text.len) {
        size_t begin = s->at + (sees(s, s->at, "\r\n") ? 2 : 1), first = begin;
        while (first < s->text.len && s->text.ptr[first] == ' ')
            first++;
        if (first < s->text.len && !is_break(s->text.ptr[first]) && first - begin <= s->key_column)
            return; /* at stands on the line end before */
        s->at = line_end(s, first);
    }
}

/* The length of a word of our own making at this offset (keys are a-z and '_'), or 0. */
static size_t word_len(const scanner *s, size_t at)
{
    size_t len = 0;
    while (at + len < s->text.len && ((s->text.ptr[at + len] >= 'a' && s->text.ptr[at + len] <= 'z') || s->text.ptr[at + len] == '_'))
        len++;
    return len;
}

/* Values of these keys are sentences, snippets, and words with the punctuation that stands around them: any mark is theirs. */
static bool is_prose_key(bl_str key)
{
    static const char *const keys[] = {
        "why", "label", "reason", "role", "hit", "miss", "owner", "name", "approved", "needs", "unless", "not_before", "not_after"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (bl_str_is(key, keys[i]))
            return true;
    return false;
}

/* Reads a key, with ':' or '：' behind it; at moves behind the mark. */
static bool read_key(scanner *s)
{
    size_t len = word_len(s, s->at), end = s->at + len;
    if (len == 0 || end >= s->text.len)
        return false;
    if (s->text.ptr[end] != ':' && !sees(s, end, "："))
        return false;
    if (s->text.ptr[end] == ':' && end + 1 < s->text.len && !is_blank(s->text.ptr[end + 1]) && !is_break(s->text.ptr[end + 1]) && !sees(s, end + 1, "\u3000") &&
        s->depth == 0)
        return false;
    s->value_is_prose = is_prose_key(bl_str_slice(s->text, s->at, end));
    s->key = false;
    s->token = true;
    if (s->text.ptr[end] == ':') {
        s->at = end + 1;
    } else {
        report(s, end, ":", ":  ");
        s->at = end + 3;
    }
    while (sees(s, s->at, "\u3000")) {
        report(s, s->at, " ", "   ");
        s->at += 3;
    }
    return true;
}

/* “value” and 【a, b】 as a whole token. */
static bl_status read_full_width_token(scanner *s, bool *read)
{
    static const struct {
        const char *open, *close, *ascii_open, *ascii_close, *open_fix, *close_fix;
        bool quote, map;
    } pairs[] = {{"“", "”", "\"", "\"", "  \"", "\"  ", true, false}, {"‘", "’", "'", "'", "  '", "'  ", true, false},
        {"”", "”", "\"", "\"", "  \"", "\"  ", true, false}, {"【", "】", "[", "]", "[  ", "]  ", false, false},
        {"［", "］", "[", "]", "[  ", "]  ", false, false}, {"｛", "｝", "{", "}", "{  ", "}  ", false, true}};
    *read = true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t end = sees(s, s->at, pairs[i].open) ? closing(s, s->at + 3, pairs[i].close) : 0;
        if (end == 0)
            continue;
        report(s, s->at, pairs[i].ascii_open, pairs[i].open_fix);
        if (pairs[i].quote) {
            report(s, end, pairs[i].ascii_close, pairs[i].close_fix);
            s->at = end + 3;
            s->token = false;
            return BL_OK;
        }
        BL_TRY(open_flow(s, pairs[i].map));
        s->at += 3;
        return BL_OK;
    }
    *read = false;
    return BL_OK;
}

/* A mark inside a flow collection; false where there is none. */
static bool read_full_width_mark(scanner *s)
{
    unsigned char lead = (unsigned char)s->text.ptr[s->at];
    if (lead != 0xE3 && lead != 0xEF)
        return false; /* all these marks begin so, and no Han character does */
    bool prose = s->prose[s->depth] || s->value_is_prose;
    if (!prose && (sees(s, s->at, "，") || sees(s, s->at, "、"))) {
        report(s, s->at, ",", ",  ");
        s->token = true;
        s->key = s->is_map[s->depth];
    } else if (sees(s, s->at, "】") || sees(s, s->at, "］")) {
        report(s, s->at, "]", "]  ");
        close_flow(s);
    } else if (sees(s, s->at, "｝")) {
        report(s, s->at, "}", "}  ");
        close_flow(s);
    } else {
        return false;
    }
    s->at += 3;
    return true;
}

/* The indentation of a line in block context; at stops at the first other byte. */
static void read_indentation(scanner *s)
{
    size_t end = s->at;
    while (end < s->text.len && (is_blank(s->text.ptr[end]) || sees(s, end, "\u3000")))
        end += is_blank(s->text.ptr[end]) ? 1 : 3;
    bool empty = end >= s->text.len || is_break(s->text.ptr[end]) || s->text.ptr[end] == '#';
    for (size_t i = s->at; !empty && i < end; i++) {
        if (s->text.ptr[i] == '\t') {
            bl_span span = {(uint32_t)i, (uint32_t)i + 1};
            bl_diag *diag = bl_diag_add(s->diags, BL_ERROR, BL_CODE_YAML_TAB, s->source, span, "a tab is used for indentation");
            bl_diag_hint(s->diags, diag, "indent with spaces");
            repair(s, i, " ");
        } else if (sees(s, i, "\u3000")) {
            report(s, i, " ", "   ");
            i += 2;
        }
    }
    s->at = end;
    s->key_column = end - s->line_begin;
}

static void begin_line(scanner *s)
{
    s->line_begin = s->at;
    if (s->depth > 0)
        return;
    s->token = s->key = true;
    s->value_is_prose = false;
    read_indentation(s);
}

/* '-' of a list, ASCII or full-width, in block context. */
static bool read_dash(scanner *s)
{
    if (s->depth > 0 || !s->key)
        return false;
    size_t len = sees(s, s->at, "- ") ? 1 : sees(s, s->at, "－") ? 3 : 0;
    if (len == 0)
        return false;
    if (len == 3)
        report(s, s->at, "-", "-  ");
    s->key_column = s->at - s->line_begin;
    s->at += len;
    while (s->at < s->text.len && s->text.ptr[s->at] == ' ')
        s->at++;
    if (word_len(s, s->at) > 0) /* a key may follow: what is deeper than it belongs to its block scalar */
        s->key_column = s->at - s->line_begin;
    return true;
}

/* Letters, digits and most of what is not ASCII: in the middle of a token they mean nothing here. */
static bool is_ordinary(char c)
{
    static const uint64_t ordinary[4] = {
        UINT64_C(0x03FF000000000000), UINT64_C(0x07FFFFFE07FFFFFE), UINT64_MAX, UINT64_MAX & ~(UINT64_C(1) << (0xE3 - 0xC0) | UINT64_C(1) << (0xEF - 0xC0))};
    const unsigned char byte = (unsigned char)c;
    return (ordinary[byte / 64] >> byte % 64 & 1) != 0;
}

/* One token or character in the middle of a line. */
static bl_status step(scanner *s)
{
    char c = s->text.ptr[s->at];
    if (is_blank(c)) {
        s->at++;
        return BL_OK;
    }
    if (c == '#' && (s->at == s->line_begin || is_blank(s->text.ptr[s->at - 1]))) {
        s->at = line_end(s, s->at);
        return BL_OK;
    }
    if (s->token) {
        bool read = false;
        if (read_dash(s) || (s->key && read_key(s)))
            return BL_OK;
        if ((unsigned char)c >= 0x80)
            BL_TRY(read_full_width_token(s, &read));
        if (read)
            return BL_OK;
        if (c == '"' || c == '\'') {
            skip_quoted(s);
            return BL_OK;
        }
        if ((c == '|' || c == '>') && s->depth == 0) {
            skip_block_scalar(s);
            return BL_OK;
        }
    }
    if ((c == '[' || c == '{') && (s->token || s->depth > 0)) {
        BL_TRY(open_flow(s, c == '{'));
    } else if ((c == ']' || c == '}') && s->depth > 0) {
        close_flow(s);
    } else if (c == ',' && s->depth > 0) {
        s->token = true;
        s->key = s->is_map[s->depth];
        s->value_is_prose = false;
    } else if ((unsigned char)c >= 0x80 && s->depth > 0 && read_full_width_mark(s)) {
        return BL_OK;
    } else {
        s->token = c == ':' && (s->at + 1 == s->text.len || is_blank(s->text.ptr[s->at + 1]) || is_break(s->text.ptr[s->at + 1]));
        s->key = false;
    }
    s->at++;
    while (!s->token && s->at < s->text.len && is_ordinary(s->text.ptr[s->at]))
        s->at++;
    return BL_OK;
}

bl_status bl_yaml_scan(bl_str *out, bl_arena *arena, const bl_source *source, bl_diags *diags)
{
    scanner s = {.source = source, .diags = diags, .arena = arena, .text = source->text};
    begin_line(&s);
    while (s.at < s.text.len && !s.memory) {
        if (is_break(s.text.ptr[s.at])) {
            s.at += sees(&s, s.at, "\r\n") ? 2 : 1;
            begin_line(&s);
        } else {
            BL_TRY(step(&s));
        }
    }
    *out = s.fixed == NULL ? s.text : (bl_str){s.fixed, s.text.len};
    return s.memory ? BL_ERROR_MEMORY : BL_OK;
}
