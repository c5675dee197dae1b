/* From patterns to the tree: every way in which a pattern may stand in a text becomes a path. */
#include "base/utf8.h"
#include "text/matcher_impl.h"

enum {
    LONGEST_PATTERN = 512, /* bytes; bounds the depth of the tree */
    FREE_PLACES = 4,       /* places of a pattern where a gap may stand or not: 16 paths at most */
};

/* What stands before a token of a pattern. */
typedef enum join { JOIN_DIRECT, JOIN_GAP, JOIN_FREE } join;

typedef struct part {
    bl_str bytes;
    bl_token_kind kind;
    join join;
} part;

typedef struct parts {
    part items[LONGEST_PATTERN];
    unsigned count, free;
} parts;

static bool han_beside_word(bl_token_kind a, bl_token_kind b)
{
    return (a == BL_TOKEN_HAN && b == BL_TOKEN_WORD) || (a == BL_TOKEN_WORD && b == BL_TOKEN_HAN);
}

/* Takes a pattern apart. A break inside it counts as a gap; gaps at its ends are dropped. */
static void split(parts *out, bl_str folded)
{
    bool gap = false;
    out->count = out->free = 0;
    for (uint32_t at = 0; at < folded.len;) {
        bl_token token = bl_token_at(folded, at);
        at = token.end;
        if (token.kind == BL_TOKEN_GAP || token.kind == BL_TOKEN_END) {
            gap = true;
            continue;
        }
        part *p = &out->items[out->count];
        *p = (part){bl_str_slice(folded, token.begin, token.end), token.kind, gap ? JOIN_GAP : JOIN_DIRECT};
        if (out->count == 0)
            p->join = JOIN_DIRECT;
        else if (out->free < FREE_PLACES && (gap || han_beside_word(p[-1].kind, p->kind))) {
            p->join = JOIN_FREE;
            out->free++;
        }
        out->count++;
        gap = false;
    }
}

/* Adds one path: bit i of gaps says whether the i-th free place holds a gap. Words with nothing between them are one
 * token of the text. */
static bl_status add_path(bl_trie *trie, const parts *pattern, unsigned gaps, uint32_t value)
{
    char token[LONGEST_PATTERN];
    size_t len = 0;
    uint32_t node = BL_TRIE_ROOT;
    bool gap = false; /* before the token */
    for (unsigned i = 0; i < pattern->count; i++) {
        const part *p = &pattern->items[i];
        memcpy(token + len, p->bytes.ptr, p->bytes.len);
        len += p->bytes.len;
        bool next_gap = false;
        if (i + 1 < pattern->count) {
            next_gap = p[1].join == JOIN_GAP;
            if (p[1].join == JOIN_FREE) {
                next_gap = (gaps & 1) != 0;
                gaps >>= 1;
            }
            if (!next_gap && p->kind == BL_TOKEN_WORD && p[1].kind == BL_TOKEN_WORD)
                continue;
        }
        node = bl_trie_add(trie, node, gap, (bl_str){token, len});
        if (node == BL_TRIE_NONE)
            return BL_ERROR_MEMORY;
        len = 0;
        gap = next_gap;
    }
    return bl_trie_add_value(trie, node, value);
}

static void filter_pair(bl_trie *trie, bl_str first, bl_str second)
{
    char pair[8];
    memcpy(pair, first.ptr, first.len);
    memcpy(pair + first.len, second.ptr, second.len);
    bl_trie_filter_set(trie, bl_trie_hash((bl_str){pair, first.len + second.len}));
}

/* Tells the filter how a Han pattern may begin: by its first two characters, and by the first alone where the second
 * need not follow directly. */
static void filter_han(bl_trie *trie, const parts *pattern)
{
    const part *first = pattern->items;
    if (first->kind != BL_TOKEN_HAN)
        return;
    bool pair = pattern->count > 1 && first[1].kind == BL_TOKEN_HAN;
    if (pair)
        filter_pair(trie, first->bytes, first[1].bytes);
    if (!pair || first[1].join != JOIN_DIRECT)
        bl_trie_filter_set(trie, bl_trie_hash(first->bytes));
}

/* Tells it all other tokens that lead away from the root, words made by joining included. */
static void filter_words(bl_matcher *matcher)
{
    bl_trie *trie = &matcher->trie;
    for (unsigned c = 0; c < 0x80; c++)
        matcher->passed_over[c] = !bl_is_word(c);
    for (uint32_t node = 1; node < trie->nodes.count; node++) {
        bl_str token = bl_trie_token(trie, node);
        if (trie->nodes.items[node].parent != BL_TRIE_ROOT || bl_token_at(token, 0).kind == BL_TOKEN_HAN)
            continue;
        bl_trie_filter_set(trie, bl_trie_hash(token));
        matcher->passed_over[(unsigned char)token.ptr[0]] = false;
    }
}

bl_status bl_matcher_build(bl_matcher **out, bl_arena *arena, const bl_pattern *patterns, uint32_t count)
{
    *out = NULL;
    bl_matcher *matcher = BL_NEW(arena, bl_matcher);
    parts *pattern = BL_NEW(arena, parts);
    if (matcher == NULL || pattern == NULL)
        return BL_ERROR_MEMORY;
    bl_trie *trie = &matcher->trie;
    BL_TRY(bl_trie_open(trie, arena));
    for (uint32_t i = 0; i < count; i++) {
        if (patterns[i].folded.len > LONGEST_PATTERN)
            continue;
        split(pattern, patterns[i].folded);
        if (pattern->count == 0)
            continue;
        for (unsigned gaps = 0; gaps < 1u << pattern->free; gaps++)
            BL_TRY(add_path(trie, pattern, gaps, patterns[i].value));
        filter_han(trie, pattern);
    }
    filter_words(matcher);
    BL_TRY(bl_trie_freeze(trie));
    *out = matcher;
    return BL_OK;
}
