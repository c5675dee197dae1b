/* From patterns to the tree: every way in which a pattern may stand in a text becomes a path. */
#include "base/utf8.h"
#include "text/matcher_impl.h"

/* What stands before a token of a pattern. */
typedef enum join { JOIN_DIRECT, JOIN_GAP, JOIN_FREE } join;

typedef struct part {
    bl_str bytes;
    bl_token_kind kind;
    join join;
} part;

typedef struct parts {
    part items[BL_MATCHER_PATTERN];
    unsigned count, free;
    char path[BL_MATCHER_PATH + sizeof(uint64_t)]; /* room to write one down */
} parts;

static bool han_beside_word(bl_token_kind a, bl_token_kind b) { return (a == BL_TOKEN_HAN && b == BL_TOKEN_WORD) || (a == BL_TOKEN_WORD && b == BL_TOKEN_HAN); }

/* Takes a pattern apart. A break inside it counts as a gap; gaps at its ends are dropped. */
static void split(parts *out, bl_str folded)
{
    bool gap = false;
    out->count = out->free = 0;
    for (uint32_t at = 0; at < folded.len;) {
        uint32_t begin = at;
        bl_token_kind kind = bl_token_at(folded, begin, &at);
        if (kind == BL_TOKEN_GAP || kind == BL_TOKEN_END) {
            gap = true;
            continue;
        }
        part *p = &out->items[out->count];
        *p = (part){bl_str_slice(folded, begin, at), kind, gap ? JOIN_GAP : JOIN_DIRECT};
        if (out->count == 0)
            p->join = JOIN_DIRECT;
        else if (out->free < BL_MATCHER_FREE && (gap || han_beside_word(p[-1].kind, p->kind))) {
            p->join = JOIN_FREE;
            out->free++;
        }
        out->count++;
        gap = false;
    }
}

/* Whether a gap stands before the part, in the path where bit i of gaps says whether the i-th free place holds one. */
static bool gap_before(const part *p, unsigned *gaps)
{
    bool gap = p->join == JOIN_GAP || (p->join == JOIN_FREE && (*gaps & 1) != 0);
    if (p->join == JOIN_FREE)
        *gaps >>= 1;
    return gap;
}

/* Adds one path, all gaps of free places first. Words with nothing between them are one token of the text; a row of Han characters is entered by its first two
 * at once. */
static bl_status add_path(bl_trie_draft *draft, parts *pattern, unsigned gaps, uint32_t value)
{
    const unsigned missing = ~gaps & ((1u << pattern->free) - 1);
    char *path = pattern->path;
    uint32_t len = 0, begin = 0; /* of the token */
    uint64_t place = BL_TRIE_ROOT;
    bool gap = false, entered = false;
    for (const part *p = pattern->items, *last = p + pattern->count - 1; p <= last; p++) {
        memcpy(path + len, p->bytes.ptr, p->bytes.len);
        len += (uint32_t)p->bytes.len;
        bool next_gap = p < last && gap_before(p + 1, &gaps);
        if (p < last && !next_gap && p->kind == BL_TOKEN_WORD && p[1].kind == BL_TOKEN_WORD)
            continue;
        if (entered)
            bl_trie_lead(draft, place, bl_trie_way(place, gap, bl_trie_load(path + begin, len - begin)));
        place = bl_trie_step(place, gap, bl_trie_token(p->kind, path + begin, len - begin, sizeof pattern->path - begin));
        entered |= begin > 0 || next_gap || p == last || p->kind != BL_TOKEN_HAN || p[1].kind != BL_TOKEN_HAN;
        gap = next_gap;
        if (gap)
            path[len++] = ' ';
        begin = len;
    }
    return missing == 0 ? bl_trie_put(draft, place, value, (bl_str){path, len}) : bl_trie_put_variant(draft, place, value, missing);
}

/* ASCII marks with which a pattern begins are looked for in the text; all others are passed over. */
static void note_first(bl_matcher *matcher, const part *first)
{
    unsigned char c = (unsigned char)first->bytes.ptr[0];
    if (first->kind == BL_TOKEN_MARK && c < 0x80)
        bl_bits_put(&matcher->marks, c);
}

static bl_status add_pattern(bl_matcher *matcher, bl_trie_draft *draft, parts *pattern, const bl_pattern *from)
{
    if (from->folded.len > BL_MATCHER_PATTERN)
        return BL_OK;
    split(pattern, from->folded);
    if (pattern->count == 0)
        return BL_OK;
    note_first(matcher, pattern->items);
    for (unsigned gaps = 1u << pattern->free; gaps-- > 0;)
        BL_TRY(add_path(draft, pattern, gaps, from->value));
    return BL_OK;
}

bl_status bl_matcher_build(bl_matcher **out, bl_arena *arena, bl_arena *scratch, const bl_pattern *patterns, uint32_t count)
{
    *out = NULL;
    bl_matcher *matcher = BL_NEW(arena, bl_matcher);
    parts *pattern = BL_NEW(scratch, parts);
    if (matcher == NULL || pattern == NULL)
        return BL_ERROR_MEMORY;
    bl_trie_draft draft;
    BL_TRY(bl_trie_open(&draft, scratch, count));
    for (uint32_t i = 0; i < count; i++)
        BL_TRY(add_pattern(matcher, &draft, pattern, &patterns[i]));
    BL_TRY(bl_trie_freeze(&matcher->trie, arena, &draft));
    *out = matcher;
    return BL_OK;
}

void bl_matcher_pack(bl_pack *pack, size_t field, const bl_matcher *matcher)
{
    const size_t at = bl_pack_array(pack, field, matcher, 1, sizeof *matcher);
    bl_trie_pack(pack, at + offsetof(bl_matcher, trie), &matcher->trie);
}
