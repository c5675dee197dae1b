#include "text/matcher.h"

#include "base/utf8.h"
#include "text/boundary.h"
#include "text/matcher_impl.h"

enum {
    VERSION_DIGITS = 4, /* "sql2019" */
    VERSION_STEM = 2,   /* bytes before a version: "go1" */
    PLURAL_STEM = 3,    /* bytes before a plural: "apis", but not "its" */
    IES_WORD = 64,      /* bytes of the longest word that "-ies" is taken from */
};

/* One pass over a text, or one look-up. */
typedef struct scan {
    const bl_trie *trie;
    bl_str text;
    uint32_t begin, limit; /* of the match that is being tried; no match ends behind the limit */
    bl_token_kind first;
    bl_arena *arena;
    bl_hits *hits; /* NULL: a look-up, which wants the node that the whole text leads to */
    uint32_t whole;
    bl_status status;
} scan;

/* A place reached in the text and the tree. */
typedef struct reached {
    uint32_t node;    /* before the token, then behind it */
    bool gap;         /* before the token */
    uint32_t hit_end; /* behind the stem */
    uint32_t end;     /* behind the token */
    bl_token_kind last;
    bool versioned;
} reached;

static bool try_token(scan *s, uint32_t node, uint32_t at);

static bool report(scan *s, const reached *r)
{
    bool single = s->first == BL_TOKEN_WORD && r->hit_end - s->begin == 1;
    if (r->hit_end > s->limit || !bl_boundary_before(s->text, s->begin, s->first, single) ||
        !bl_boundary_after(s->text, r->end, r->last, single, r->versioned))
        return false;
    for (uint32_t i = s->trie->nodes.items[r->node].first; i != BL_TRIE_NONE; i = s->trie->values.items[i].next) {
        bl_hit *hit = BL_PUSH(s->arena, &s->hits->list);
        if (hit == NULL) {
            s->status = BL_ERROR_MEMORY;
            return true;
        }
        *hit = (bl_hit){s->begin, r->hit_end, s->trie->values.items[i].value};
    }
    return true;
}

/* Takes what ends at this node and goes on from it. */
static bool arrive(scan *s, reached r)
{
    const bl_trie_node *node = &s->trie->nodes.items[r.node];
    bool found = false;
    if (node->first != BL_TRIE_NONE && s->hits != NULL) {
        found = report(s, &r);
    } else if (node->first != BL_TRIE_NONE && r.end == s->text.len && s->whole == BL_TRIE_NONE) {
        s->whole = r.node;
        found = true;
    }
    if ((node->direct || node->after_gap) && r.end < s->limit && s->status == BL_OK)
        found |= try_token(s, r.node, r.end);
    return found;
}

static bool try_word(scan *s, bl_str word, reached r)
{
    uint64_t hash = bl_trie_hash(word);
    if (r.node == BL_TRIE_ROOT && r.last == BL_TOKEN_WORD && !bl_trie_filter_has(s->trie, hash))
        return false;
    r.node = bl_trie_step(s->trie, r.node, r.gap, word, hash);
    return r.node != BL_TRIE_NONE && arrive(s, r);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool try_without_version(scan *s, bl_str word, reached r)
{
    size_t stem = word.len;
    while (stem > 0 && is_digit(word.ptr[stem - 1]))
        stem--;
    if (s->hits == NULL || stem < VERSION_STEM || word.len - stem > VERSION_DIGITS || is_digit(word.ptr[0]))
        return false;
    r.versioned = true;
    r.hit_end = r.end - (uint32_t)(word.len - stem);
    if (try_word(s, (bl_str){word.ptr, stem}, r))
        return true;
    r.hit_end--;
    return stem > VERSION_STEM && word.ptr[stem - 1] == 'v' && try_word(s, (bl_str){word.ptr, stem - 1}, r);
}

/* "-es" is an ending behind these. */
static bool hisses(bl_str stem)
{
    return bl_str_ends(stem, BL_STR("s")) || bl_str_ends(stem, BL_STR("x")) || bl_str_ends(stem, BL_STR("z")) ||
           bl_str_ends(stem, BL_STR("ch")) || bl_str_ends(stem, BL_STR("sh"));
}

static bool try_without_plural(scan *s, bl_str word, reached r)
{
    if (word.len < PLURAL_STEM + 1 || word.ptr[word.len - 2] == 's')
        return false;
    bl_str stem = {word.ptr, word.len - 1};
    r.hit_end = r.end - 1;
    if (try_word(s, stem, r))
        return true;
    if (word.ptr[word.len - 2] != 'e' || word.len < PLURAL_STEM + 2)
        return false;
    stem.len--;
    r.hit_end = r.end - 2;
    if (hisses(stem))
        return try_word(s, stem, r);
    if (word.ptr[word.len - 3] != 'i' || word.len > IES_WORD)
        return false;
    char singular[IES_WORD];
    memcpy(singular, word.ptr, stem.len);
    singular[stem.len - 1] = 'y';
    r.hit_end = r.end;
    return try_word(s, (bl_str){singular, stem.len}, r);
}

/* Follows a token away from the node, a word also in its simpler forms; whether anything was found. */
static bool follow(scan *s, uint32_t node, bool gap, bl_token token)
{
    bl_str bytes = bl_str_slice(s->text, token.begin, token.end);
    reached r = {.node = node, .gap = gap, .hit_end = token.end, .end = token.end, .last = token.kind};
    if (try_word(s, bytes, r))
        return true;
    char last = bytes.ptr[bytes.len - 1];
    if (token.kind != BL_TOKEN_WORD || (last != 's' && !is_digit(last)))
        return false;
    return last == 's' ? try_without_plural(s, bytes, r) : try_without_version(s, bytes, r);
}

/* The same for the token at the offset, or behind the gap there. */
static bool try_token(scan *s, uint32_t node, uint32_t at)
{
    bl_token token = bl_token_at(s->text, at);
    bool gap = token.kind == BL_TOKEN_GAP;
    if (gap ? !s->trie->nodes.items[node].after_gap : !s->trie->nodes.items[node].direct)
        return false;
    if (gap)
        token = bl_token_at(s->text, token.end);
    return token.kind != BL_TOKEN_END && follow(s, node, gap, token);
}

/* Whether the filter lets a match begin with this token, and if it is a Han character, with what follows it. Words are
 * asked later, in all forms. */
static bool may_begin(const scan *s, bl_token token)
{
    if (token.kind == BL_TOKEN_WORD || token.kind == BL_TOKEN_GAP || token.kind == BL_TOKEN_END)
        return token.kind == BL_TOKEN_WORD;
    bl_str bytes = bl_str_slice(s->text, token.begin, token.end);
    if (bl_trie_filter_has(s->trie, bl_trie_hash(bytes)))
        return true;
    if (token.kind == BL_TOKEN_MARK || token.end >= s->text.len || (unsigned char)s->text.ptr[token.end] < 0xE2)
        return false; /* no Han character begins below */
    size_t next = token.end;
    bl_utf8_next(s->text, &next);
    return bl_trie_filter_has(s->trie, bl_trie_hash(bl_str_slice(s->text, token.begin, next)));
}

/* Sorts the hits of one beginning: longest first, then by value. They are few. */
static void sort_hits(bl_hit *hits, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        bl_hit held = hits[i];
        uint32_t j = i;
        for (; j > 0 && (hits[j - 1].end < held.end || (hits[j - 1].end == held.end && hits[j - 1].value > held.value));
             j--)
            hits[j] = hits[j - 1];
        hits[j] = held;
    }
}

bl_status bl_matcher_scan(const bl_matcher *matcher, bl_hits *hits, bl_arena *arena, const bl_folded *folded,
                          bl_span span)
{
    scan s = {
        .trie = &matcher->trie, .text = {folded->bytes, folded->len}, .limit = span.end, .arena = arena, .hits = hits};
    if (span.begin > span.end || span.end > folded->len)
        return BL_ERROR_MISUSE;
    uint32_t at = span.begin;
    if (bl_word_before(s.text, at) && bl_word_at(s.text, at))
        at = bl_token_at(s.text, at).end; /* the span cuts a word, which is no match then */
    while (at < span.end && s.status == BL_OK) {
        if (matcher->passed_over[(unsigned char)folded->bytes[at]]) {
            at++;
            continue;
        }
        bl_token token = bl_token_at(s.text, at);
        s.begin = at;
        s.first = token.kind;
        at = token.end;
        if (!may_begin(&s, token))
            continue;
        uint32_t before = hits->list.count;
        if (follow(&s, BL_TRIE_ROOT, false, token) && hits->list.count - before > 1)
            sort_hits(hits->list.items + before, hits->list.count - before);
    }
    return s.status;
}

uint32_t bl_matcher_find(const bl_matcher *matcher, bl_str folded, void (*visit)(uint32_t value, void *context),
                         void *context)
{
    bl_str text = bl_str_trim(folded);
    if (text.len == 0 || text.len >= UINT32_MAX)
        return UINT32_MAX;
    scan s = {.trie = &matcher->trie, .text = text, .limit = (uint32_t)text.len, .whole = BL_TRIE_NONE};
    try_token(&s, BL_TRIE_ROOT, 0);
    if (s.whole == BL_TRIE_NONE)
        return UINT32_MAX;
    const bl_trie_value *values = s.trie->values.items;
    uint32_t first = s.trie->nodes.items[s.whole].first;
    for (uint32_t i = first; visit != NULL && i != BL_TRIE_NONE; i = values[i].next)
        visit(values[i].value, context);
    return values[first].value;
}
