#include "text/matcher.h"

#include "text/boundary.h"
#include "text/matcher_impl.h"

enum {
    VERSION_DIGITS = 4,              /* "sql2019" */
    VERSION_STEM = 2,                /* bytes before a version: "go1" */
    PLURAL_STEM = 3,                 /* bytes before a plural: "apis", but not "its" */
    IES_WORD = 64,                   /* bytes of the longest word that "-ies" is taken from */
    MOST_STARTS = 2 * BL_BITS_BLOCK, /* of a block of the text */
    BATCH = 2 * MOST_STARTS,         /* starts that are tried together */
};

/* A token of a path: bytes of the text, less its ending where it was found without. */
typedef struct step {
    uint32_t begin;
    uint16_t len;
    bool gap; /* before it */
    bool y;   /* its last byte is to be read as 'y': "strategi" of "strategies" */
} step;

/* A token of the text; the first two Han characters of a match, which follow each other directly, count as one. */
typedef struct token {
    uint32_t begin, end;
    uint8_t kind; /* bl_token_kind */
    bool gap;     /* before it */
} token;

/* Where a match may begin. */
typedef struct start {
    uint64_t place; /* behind its token */
    token first;
    uint8_t hope; /* bits of HOPE_… */
} start;

/* What may come of a start. */
enum {
    HOPE_ENDS = 1,    /* a path may end behind its token */
    HOPE_LEADS = 2,   /* a path may lead on by what stands there */
    HOPE_SIMPLER = 4, /* its word may have to be read in a simpler form, or is too long for any pattern */
};

/* One pass over a text, or one look-up. */
typedef struct scan {
    const bl_trie *trie;
    bl_str text;
    uint32_t begin, limit; /* of the match that is being tried; no match ends behind the limit */
    bl_token_kind first;
    bl_arena *arena;
    bl_hits *hits;                                /* NULL: a look-up of the whole text, */
    void (*visit)(uint32_t value, void *context); /* which tells of each pattern (not NULL), */
    void *context;
    uint32_t whole; /* and found this first, or UINT32_MAX */
    bl_status status;
    uint32_t start_count;
    start starts[BATCH];
    step steps[BL_MATCHER_PATH]; /* of the match that is being tried */
} scan;

/* A place reached in the text and the tree. Handed on by its address and never copied: that would wait for what was written just before. */
typedef struct reached {
    uint64_t place;
    uint32_t depth;        /* steps to here */
    uint32_t hit_end, end; /* behind the stem of the last token, and behind all of it */
    bl_token_kind last;
    bool versioned;
} reached;

static bool arrive(scan *s, reached *r);

/* A scan over a text; most of it needs no initial value. */
static void open_scan(scan *s, const bl_matcher *matcher, bl_str text, uint32_t limit)
{
    s->trie = &matcher->trie;
    s->text = text;
    s->limit = limit;
    s->arena = NULL;
    s->hits = NULL;
    s->visit = NULL;
    s->whole = UINT32_MAX;
    s->status = BL_OK;
    s->start_count = 0;
}

/* ---- what was found ---- */

/* Whether one step stands at *at in the path, apart from blanks that are missing there (a bit for each, from the next on). */
static bool same_step(const scan *s, const step *one, bl_str path, size_t *at, unsigned *missing)
{
    const char *bytes = s->text.ptr + one->begin;
    const uint32_t plain = one->len - one->y;
    if (*missing == 0) {
        if (path.len - *at < one->len || (plain > 0 && !bl_trie_equal(path.ptr + *at, bytes, plain, s->text.len - one->begin)))
            return false;
        *at += one->len;
        return !one->y || path.ptr[*at - 1] == 'y';
    }
    for (uint32_t k = 0; k < one->len; k++) {
        for (; *at < path.len && path.ptr[*at] == ' ' && (*missing & 1) != 0; *missing >>= 1)
            ++*at;
        if (*at == path.len || path.ptr[(*at)++] != (k < plain ? bytes[k] : 'y'))
            return false;
    }
    return true;
}

/* Whether the steps make the path, less its blanks that are missing. A blank of the path is a gap of the text. */
static bool same_steps(const scan *s, uint32_t depth, bl_str path, unsigned missing)
{
    size_t at = 0;
    for (uint32_t i = 0; i < depth; i++) {
        if (s->steps[i].gap) {
            if (at == path.len || path.ptr[at++] != ' ' || (missing & 1) != 0)
                return false;
            missing >>= 1;
        }
        if (!same_step(s, &s->steps[i], path, &at, &missing))
            return false;
    }
    return at == path.len;
}

/* Whether the steps make the record's path; most are one step. */
static bool same_path(const scan *s, uint32_t depth, const bl_trie_record *record)
{
    const step *only = &s->steps[0];
    const bl_trie_record *whole = bl_trie_whole(s->trie, record);
    if (depth > 1 || only->y || whole != record)
        return same_steps(s, depth, (bl_str){whole->path, whole->len}, whole == record ? 0 : record->len - BL_TRIE_VARIANT);
    return record->len == only->len && bl_trie_equal(record->path, s->text.ptr + only->begin, only->len, s->text.len - only->begin);
}

/* Whether the match may begin and end where it does. */
static bool stands_free(const scan *s, const reached *r)
{
    if (s->first != BL_TOKEN_MARK && bl_boundary_plain(s->text, s->begin, r->end))
        return true;
    bool single = s->first == BL_TOKEN_WORD && r->hit_end - s->begin == 1;
    return bl_boundary_before(s->text, s->begin, s->first, single) && bl_boundary_after(s->text, r->end, r->last, single, r->versioned);
}

/* Whether what ends at a place is wanted there. */
static bool is_wanted(const scan *s, const reached *r)
{
    if (s->hits == NULL)
        return r->end == s->text.len && s->whole == UINT32_MAX;
    return r->hit_end <= s->limit && stands_free(s, r);
}

static void report(scan *s, const reached *r, uint32_t value)
{
    if (s->hits == NULL) {
        if (s->whole == UINT32_MAX)
            s->whole = value;
        if (s->visit != NULL)
            s->visit(value, s->context);
        return;
    }
    bl_hit *hit = BL_PUSH(s->arena, &s->hits->list);
    if (hit == NULL)
        s->status = BL_ERROR_MEMORY;
    else
        *hit = (bl_hit){s->begin, r->hit_end, value};
}

/* Takes what ends at this place; whether that is anything. */
static bool take(scan *s, const reached *r)
{
    const bl_trie *trie = s->trie;
    const uint32_t bucket = bl_trie_bucket(trie->bucket_count, r->place), end = trie->buckets[bucket + 1];
    const uint16_t tag = bl_trie_tag(r->place);
    bool found = false;
    if (!is_wanted(s, r))
        return false;
    for (uint32_t unit = trie->buckets[bucket]; (unit = bl_trie_next(trie, unit, end, tag)) < end;) {
        const bl_trie_record *record = bl_trie_at(trie, unit);
        unit += bl_trie_units(record->len);
        if (!same_path(s, r->depth, record))
            continue;
        report(s, r, record->value);
        found = true;
    }
    return found;
}

/* ---- words and their simpler forms ---- */

/* A word of the text in one of its forms. */
typedef struct word {
    const char *ptr;
    uint32_t len, readable; /* bytes from ptr on */
    uint32_t begin, end;    /* in the text, with its ending */
    bool gap;               /* before it */
} word;

/* Follows the first bytes of a word away from a place. y: with 'y' in place of the last, which the bytes at form have. */
static bool try_form(scan *s, const reached *from, const word *w, const char *form, uint32_t len, uint32_t hit_end, bool versioned, bool y)
{
    uint64_t hash = bl_trie_word(form, len, y ? len : w->readable);
    reached r;
    r.place = bl_trie_step(from->place, w->gap, hash);
    if (len > BL_MATCHER_PATTERN || from->depth == BL_MATCHER_PATH)
        return false; /* no pattern is so long */
    s->steps[from->depth] = (step){w->begin, (uint16_t)len, w->gap, y};
    r.depth = from->depth + 1;
    r.hit_end = hit_end;
    r.end = w->end;
    r.last = BL_TOKEN_WORD;
    r.versioned = versioned;
    return arrive(s, &r);
}

static bool is_digit(char c) { return (unsigned char)(c - '0') < 10; }

/* Whether the word may have a version or a plural to leave out. Without a branch: it is asked of every word. */
static bool has_ending(const char *p, uint32_t len)
{
    char last = p[len - 1];
    if (last == 's')
        return len > PLURAL_STEM && p[len - 2] != 's';
    return is_digit(last) && len > VERSION_STEM && !is_digit(p[0]);
}

static bool try_without_version(scan *s, const reached *from, const word *w)
{
    uint32_t stem = w->len;
    while (stem > 0 && is_digit(w->ptr[stem - 1]))
        stem--;
    if (s->hits == NULL || stem < VERSION_STEM || w->len - stem > VERSION_DIGITS)
        return false;
    if (try_form(s, from, w, w->ptr, stem, w->begin + stem, true, false))
        return true;
    stem--;
    return stem >= VERSION_STEM && w->ptr[stem] == 'v' && try_form(s, from, w, w->ptr, stem, w->begin + stem, true, false);
}

/* "-es" is an ending behind these. */
static bool hisses(bl_str stem)
{
    return bl_str_ends(stem, BL_STR("s")) || bl_str_ends(stem, BL_STR("x")) || bl_str_ends(stem, BL_STR("z")) || bl_str_ends(stem, BL_STR("ch")) ||
           bl_str_ends(stem, BL_STR("sh"));
}

static bool try_without_plural(scan *s, const reached *from, const word *w)
{
    uint32_t stem = w->len - 1;
    if (try_form(s, from, w, w->ptr, stem, w->end - 1, false, false))
        return true;
    if (w->ptr[stem - 1] != 'e' || w->len < PLURAL_STEM + 2)
        return false;
    stem--;
    if (hisses((bl_str){w->ptr, stem}))
        return try_form(s, from, w, w->ptr, stem, w->end - 2, false, false);
    if (w->ptr[stem - 1] != 'i' || w->len > IES_WORD)
        return false;
    char singular[IES_WORD];
    memcpy(singular, w->ptr, stem);
    singular[stem - 1] = 'y';
    return try_form(s, from, w, singular, stem, w->end, false, true);
}

/* Follows a word of the text away from the place, also in its simpler forms; whether anything was found. */
static bool follow(scan *s, const reached *from, const token *t)
{
    const word w = {s->text.ptr + t->begin, t->end - t->begin, (uint32_t)s->text.len - t->begin, t->begin, t->end, t->gap};
    const bool found = try_form(s, from, &w, w.ptr, w.len, t->end, false, false);
    if (!has_ending(w.ptr, w.len))
        return found;
    if (w.ptr[w.len - 1] == 's') /* one name may stand in the plural, and another in the singular */
        return try_without_plural(s, from, &w) || found;
    return found || try_without_version(s, from, &w);
}

/* ---- through the tree ---- */

/* Whether any path may lead on from the place behind the end of a token; *begin is where the next one begins. */
static inline bool may_lead(const scan *s, uint64_t place, uint32_t end, uint32_t *begin)
{
    uint64_t bytes = bl_trie_load(s->text.ptr + end, s->text.len - end);
    bool gap = (bytes & 0xFF) == ' ';
    *begin = end + gap;
    bytes >>= gap ? 8 : 0;
    const char c = (char)(bytes & 0xFF);
    if ((c == ' ') | (c == '-') | (c == '_')) {
        *begin = bl_gap_end(s->text, end);
        bytes = bl_trie_load(s->text.ptr + *begin, s->text.len - *begin);
        gap = *begin > end;
    }
    return bl_trie_may(bl_trie_line(s->trie, place), bl_trie_way(place, gap, bytes));
}

/* Whether a word may have to be read in a simpler form, or is too long for any pattern. */
static inline bool is_simpler(const char *p, uint32_t len) { return has_ending(p, len) | (len > BL_MATCHER_PATTERN); }

/* Takes the step by a token to the place behind it. */
static inline void pass(scan *s, reached *r, const token *t, uint64_t place)
{
    s->steps[r->depth++] = (step){t->begin, (uint16_t)(t->end - t->begin), t->gap, false};
    r->place = place;
    r->hit_end = r->end = t->end;
    r->last = (bl_token_kind)t->kind;
    r->versioned = false;
}

/* Goes on by the token at begin; whether anything was found. */
static bool go_on(scan *s, reached *r, uint32_t begin)
{
    uint32_t end;
    if (s->status != BL_OK || r->depth == BL_MATCHER_PATH || r->end >= s->limit)
        return false;
    const bl_token_kind kind = bl_token_at(s->text, begin, &end);
    if (kind == BL_TOKEN_END)
        return false;
    const token next = {begin, end, (uint8_t)kind, begin > r->end};
    const char *p = s->text.ptr + begin;
    if (kind == BL_TOKEN_WORD && is_simpler(p, end - begin))
        return follow(s, r, &next);
    pass(s, r, &next, bl_trie_step(r->place, next.gap, bl_trie_token(kind, p, end - begin, s->text.len - begin)));
    return arrive(s, r);
}

/* Takes what ends at this place and goes on from it; whether anything was found. */
static bool arrive(scan *s, reached *r)
{
    uint32_t begin;
    bool found = bl_trie_may(bl_trie_line(s->trie, r->place), r->place) && take(s, r);
    return (may_lead(s, r->place, r->end, &begin) && go_on(s, r, begin)) || found;
}

/* Sorts the hits of one beginning: longest first, then by value. They are few. */
static void sort_hits(bl_hit *hits, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        bl_hit held = hits[i];
        uint32_t j = i;
        for (; j > 0 && (hits[j - 1].end < held.end || (hits[j - 1].end == held.end && hits[j - 1].value > held.value)); j--)
            hits[j] = hits[j - 1];
        hits[j] = held;
    }
}

static void try_start(scan *s, const start *from)
{
    reached r;
    s->begin = from->first.begin;
    s->first = (bl_token_kind)from->first.kind;
    r.depth = 0;
    if ((from->hope & HOPE_SIMPLER) != 0) {
        r.place = BL_TRIE_ROOT;
        follow(s, &r, &from->first);
        return;
    }
    pass(s, &r, &from->first, from->place);
    if ((from->hope & HOPE_ENDS) != 0)
        take(s, &r);
    if ((from->hope & HOPE_LEADS) != 0)
        go_on(s, &r, bl_gap_end(s->text, r.end));
}

/* Tries the starts that were noted, and sorts the hits of those that begin together. */
static void try_starts(scan *s)
{
    for (uint32_t i = 0; i < s->start_count; i++)
        bl_trie_prefetch(s->trie, s->starts[i].place);
    uint32_t first = s->hits == NULL ? 0 : s->hits->list.count;
    for (uint32_t i = 0; i < s->start_count && s->status == BL_OK; i++) {
        try_start(s, &s->starts[i]);
        if (s->hits == NULL || (i + 1 < s->start_count && s->starts[i + 1].first.begin == s->begin))
            continue;
        if (s->hits->list.count - first > 1)
            sort_hits(s->hits->list.items + first, s->hits->list.count - first);
        first = s->hits->list.count;
    }
    s->start_count = 0;
}

/* ---- where matches may begin ---- */

/* Notes a start if there is hope, without a branch: nobody could foretell it. */
static inline void note(scan *s, uint64_t place, token first, unsigned hope)
{
    start *next = &s->starts[s->start_count];
    hope |= bl_trie_may(bl_trie_line(s->trie, place), place) ? HOPE_ENDS : 0;
    next->place = place;
    next->first = first;
    next->hope = (uint8_t)hope;
    s->start_count += hope != 0;
}

/* HOPE_LEADS or none. */
static inline unsigned hope_to_lead(const scan *s, uint64_t place, uint32_t end)
{
    uint32_t begin;
    return may_lead(s, place, end, &begin) ? HOPE_LEADS : 0;
}

static inline void note_word(scan *s, uint32_t begin, uint32_t end)
{
    const char *p = s->text.ptr + begin;
    const uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, bl_trie_word(p, end - begin, s->text.len - begin));
    note(s, place, (token){begin, end, BL_TOKEN_WORD, false}, hope_to_lead(s, place, end) | (is_simpler(p, end - begin) ? HOPE_SIMPLER : 0));
}

/* A Han character makes two starts: alone, and together with one that follows directly. */
static void note_character(scan *s, bl_token_kind kind, uint32_t begin, uint32_t end)
{
    const uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, bl_trie_character(s->text.ptr + begin, end - begin));
    uint32_t second_end;
    const bool pair = kind == BL_TOKEN_HAN && bl_token_at(s->text, end, &second_end) == BL_TOKEN_HAN;
    note(s, place, (token){begin, end, (uint8_t)kind, false}, pair ? 0 : hope_to_lead(s, place, end));
    if (!pair)
        return;
    const uint64_t both = bl_trie_step(place, false, bl_trie_character(s->text.ptr + end, second_end - end));
    note(s, both, (token){begin, second_end, BL_TOKEN_HAN, false}, hope_to_lead(s, both, second_end));
}

/* The same for ordinary ideographs from the offset up to the limit; returns where they end. The last of a row is left over: what follows it
 * may be a Han character of another kind. */
static uint32_t note_ideographs(scan *s, uint32_t at, uint32_t limit)
{
    if (s->text.len - at < 6)
        return at;
    const uint32_t most = (uint32_t)s->text.len - 6, end = limit - 1 < most ? limit - 1 : most;
    uint32_t first = bl_ideograph(s->text.ptr + at), second;
    for (; at <= end && first != 0 && (second = bl_ideograph(s->text.ptr + at + 3)) != 0; at += 3, first = second) {
        const uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, first), both = bl_trie_step(place, false, second);
        note(s, place, (token){at, at + 3, BL_TOKEN_HAN, false}, 0);
        note(s, both, (token){at, at + 6, BL_TOKEN_HAN, false}, hope_to_lead(s, both, at + 6));
    }
    return at;
}

static uint32_t note_token(scan *s, uint32_t begin)
{
    uint32_t end;
    bl_token_kind kind = bl_token_at(s->text, begin, &end);
    if (kind == BL_TOKEN_WORD)
        note_word(s, begin, end);
    else if (kind == BL_TOKEN_HAN || kind == BL_TOKEN_MARK)
        note_character(s, kind, begin, end);
    return end;
}

/* ---- the text, block by block ---- */

typedef struct block {
    bl_bits bits;
    uint32_t begin, end;
} block;

static void look_at(block *out, bl_bits_look *look, const bl_bits_set *marks, bl_str text, uint32_t begin, uint32_t limit)
{
    char padded[BL_BITS_BLOCK] = {0};
    const char *bytes = text.ptr + begin;
    if (text.len - begin < BL_BITS_BLOCK)
        bytes = memcpy(padded, bytes, text.len - begin);
    out->begin = begin;
    out->end = limit - begin < BL_BITS_BLOCK ? limit : begin + BL_BITS_BLOCK;
    look(&out->bits, bytes, marks);
}

/* The bits from the offset up to the end of the block. */
static uint64_t bits_from(const block *b, uint32_t offset)
{
    uint64_t all = UINT64_MAX >> (BL_BITS_BLOCK - (b->end - b->begin));
    if (offset <= b->begin)
        return all;
    return offset >= b->end ? 0 : all & UINT64_MAX << (offset - b->begin);
}

/* The end of the word that begins at the offset with an ASCII letter or digit. */
static inline uint32_t word_end(const block *b, bl_str text, uint32_t at)
{
    const uint64_t others = ~(b->bits.word >> (at - b->begin)); /* what is shifted in counts among them */
    const uint32_t end = at + (others == 0 ? BL_BITS_BLOCK : (uint32_t)__builtin_ctzll(others)), bit = end - b->begin;
    return bit < BL_BITS_BLOCK && (b->bits.lead >> bit & 1) == 0 ? end : bl_word_end(text, end);
}

/* Notes what begins in the block, from the offset on; returns where the last of it ends. in_word: the byte before the block belongs to a word. */
static uint32_t note_block(scan *s, const block *b, uint32_t at, bool in_word)
{
    uint64_t begins = (b->bits.word & ~(b->bits.word << 1 | in_word)) | b->bits.lead | b->bits.set;
    for (begins &= bits_from(b, at); begins != 0;) {
        const uint32_t bit = (uint32_t)__builtin_ctzll(begins), begin = b->begin + bit;
        if ((b->bits.word >> bit & 1) != 0) {
            at = word_end(b, s->text, begin);
            note_word(s, begin, at);
        } else {
            at = note_ideographs(s, begin, b->end);
            at = at > begin ? at : note_token(s, begin);
        }
        const uint32_t done = at - b->begin;
        begins = done < BL_BITS_BLOCK ? begins >> done << done : 0;
    }
    return at;
}

bl_status bl_matcher_scan(const bl_matcher *matcher, bl_hits *hits, bl_arena *arena, const bl_folded *folded, bl_span span)
{
    if (span.begin > span.end || span.end > folded->len)
        return BL_ERROR_MISUSE;
    bl_bits_look *const look = bl_bits_best();
    scan s;
    open_scan(&s, matcher, (bl_str){folded->bytes, folded->len}, span.end);
    s.arena = arena;
    s.hits = hits;
    uint32_t at = span.begin; /* what begins before it has been read */
    if (bl_word_before(s.text, at) && bl_word_at(s.text, at))
        at = bl_word_end(s.text, at); /* the span cuts a word, which is no match then */
    bool in_word = false;
    for (uint32_t begin = at; begin < span.end && s.status == BL_OK; begin += BL_BITS_BLOCK) {
        block b;
        look_at(&b, look, &matcher->marks, s.text, begin, span.end);
        at = note_block(&s, &b, at, in_word);
        in_word = b.bits.word >> (BL_BITS_BLOCK - 1);
        if (s.start_count > BATCH - MOST_STARTS || b.end == span.end)
            try_starts(&s);
    }
    return s.status;
}

uint32_t bl_matcher_find(const bl_matcher *matcher, bl_str folded, void (*visit)(uint32_t value, void *context), void *context)
{
    bl_str text = bl_str_trim(folded);
    if (text.len == 0 || text.len >= UINT32_MAX)
        return UINT32_MAX;
    scan s;
    open_scan(&s, matcher, text, (uint32_t)text.len);
    s.visit = visit;
    s.context = context;
    note_token(&s, 0);
    try_starts(&s);
    return s.whole;
}
