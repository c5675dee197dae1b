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

/* Where a match may begin. */
typedef struct start {
    uint64_t place;      /* behind its token */
    uint32_t begin, end; /* of the token, or of the first two Han characters */
    bl_token_kind kind;
    bool halfway; /* one Han character; a second one that follows directly makes another start */
} start;

/* One pass over a text, or one look-up. */
typedef struct scan {
    const bl_trie *trie;
    bl_str text;
    uint32_t begin, limit; /* of the match that is being tried; no match ends behind the limit */
    bl_token_kind first;
    bl_arena *arena;
    bl_hits *hits; /* NULL: a look-up, which wants the record of the whole text */
    const bl_trie_record *whole;
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
    bool versioned, halfway;
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
    s->whole = NULL;
    s->status = BL_OK;
    s->start_count = 0;
}

/* ---- what was found ---- */

/* Whether the steps make the record's path. Those that stand together in the text are compared at once. */
static bool same_path(const scan *s, uint32_t depth, const bl_trie_record *record)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < depth;) {
        const step *first = &s->steps[i], *last = first;
        uint32_t len = first->len;
        for (i++; i < depth && !s->steps[i].gap && s->steps[i].begin == first->begin + len; i++) {
            last = &s->steps[i];
            len += last->len;
        }
        if (record->len - at < len + first->gap || (first->gap && record->path[at] != ' '))
            return false;
        at += first->gap;
        uint32_t plain = len - last->y;
        if (memcmp(record->path + at, s->text.ptr + first->begin, plain) != 0 || (last->y && record->path[at + plain] != 'y'))
            return false;
        at += len;
    }
    return at == record->len;
}

/* Whether the match may begin and end where it does. */
static bool stands_free(const scan *s, const reached *r)
{
    if (s->first != BL_TOKEN_MARK && bl_boundary_plain(s->text, s->begin, r->end))
        return true;
    bool single = s->first == BL_TOKEN_WORD && r->hit_end - s->begin == 1;
    return bl_boundary_before(s->text, s->begin, s->first, single) && bl_boundary_after(s->text, r->end, r->last, single, r->versioned);
}

static bool report(scan *s, const reached *r, uint32_t records)
{
    bool found = false;
    if (r->hit_end > s->limit || !stands_free(s, r))
        return false;
    while (records != BL_TRIE_NONE) {
        const bl_trie_record *record = bl_trie_record_at(s->trie, records);
        records = record->next;
        if (!same_path(s, r->depth, record))
            continue;
        bl_hit *hit = BL_PUSH(s->arena, &s->hits->list);
        found = true;
        if (hit == NULL) {
            s->status = BL_ERROR_MEMORY;
            break;
        }
        *hit = (bl_hit){s->begin, r->hit_end, record->value};
    }
    return found;
}

/* Of a look-up: the first path that the whole text is. */
static bool keep_whole(scan *s, const reached *r, uint32_t records)
{
    if (r->end != s->text.len || s->whole != NULL)
        return false;
    while (records != BL_TRIE_NONE && s->whole == NULL) {
        const bl_trie_record *record = bl_trie_record_at(s->trie, records);
        records = record->next;
        if (same_path(s, r->depth, record))
            s->whole = record;
    }
    return s->whole != NULL;
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
    if (from->depth == 0 && !bl_trie_may_begin(s->trie, r.place))
        return false;
    if (len > BL_MATCHER_PATTERN || from->depth == BL_MATCHER_PATH)
        return false; /* no pattern is so long */
    s->steps[from->depth] = (step){w->begin, (uint16_t)len, w->gap, y};
    r.depth = from->depth + 1;
    r.hit_end = hit_end;
    r.end = w->end;
    r.last = BL_TOKEN_WORD;
    r.versioned = versioned;
    r.halfway = false;
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
static bool follow(scan *s, const reached *from, bool gap, uint32_t begin, uint32_t end)
{
    const word w = {s->text.ptr + begin, end - begin, (uint32_t)s->text.len - begin, begin, end, gap};
    bool found = try_form(s, from, &w, w.ptr, w.len, end, false, false);
    if (!has_ending(w.ptr, w.len))
        return found;
    if (w.ptr[w.len - 1] == 's') /* one name may stand in the plural, and another in the singular */
        return try_without_plural(s, from, &w) || found;
    return found || try_without_version(s, from, &w);
}

/* ---- through the tree ---- */

/* Goes on by a character; false where it leads nowhere. */
static bool pass(scan *s, reached *r, bool gap, bl_token_kind kind, uint32_t begin, uint32_t end)
{
    uint64_t hash = bl_trie_character(s->text.ptr + begin, end - begin);
    if ((r->halfway && !gap && kind == BL_TOKEN_HAN) || r->depth == BL_MATCHER_PATH)
        return false;
    s->steps[r->depth++] = (step){begin, (uint16_t)(end - begin), gap, false};
    r->place = bl_trie_step(r->place, gap, hash);
    r->hit_end = r->end = end;
    r->last = kind;
    r->versioned = r->halfway = false;
    return true;
}

/* Takes what ends at this place and goes on from it; whether anything was found. */
static bool arrive(scan *s, reached *r)
{
    bool found = false;
    for (;;) {
        const bl_trie_slot *slot = bl_trie_find(s->trie, r->place);
        if (slot == NULL)
            return found;
        if (slot->records != BL_TRIE_NONE)
            found |= s->hits == NULL ? keep_whole(s, r, slot->records) : report(s, r, slot->records);
        if (((slot->direct | slot->gap) == 0) | (r->end >= s->limit) || s->status != BL_OK)
            return found;
        uint32_t begin = bl_gap_end(s->text, r->end), end;
        bool gap = begin > r->end;
        if (begin >= s->text.len || ((gap ? slot->gap : slot->direct) & bl_trie_edge(s->text.ptr + begin)) == 0)
            return found;
        bl_token_kind kind = bl_token_at(s->text, begin, &end);
        if (kind == BL_TOKEN_WORD)
            return follow(s, r, gap, begin, end) || found;
        if (kind == BL_TOKEN_END || !pass(s, r, gap, kind, begin, end))
            return found;
    }
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

/* Tries one start. Its place is good unless the word may have to be read in another form. */
static void try_start(scan *s, const start *from)
{
    uint32_t len = from->end - from->begin;
    s->begin = from->begin;
    s->first = from->kind;
    reached r;
    if (from->kind == BL_TOKEN_WORD && (has_ending(s->text.ptr + from->begin, len) || len > BL_MATCHER_PATTERN)) {
        r.place = BL_TRIE_ROOT;
        r.depth = 0;
        follow(s, &r, false, from->begin, from->end);
        return;
    }
    s->steps[0] = (step){from->begin, (uint16_t)len, false, false};
    r.place = from->place;
    r.depth = 1;
    r.hit_end = r.end = from->end;
    r.last = from->kind;
    r.versioned = false;
    r.halfway = from->halfway;
    arrive(s, &r);
}

/* Tries the starts that were noted, and sorts the hits of those that begin together. */
static void try_starts(scan *s)
{
    for (uint32_t i = 0; i < s->start_count; i++)
        bl_trie_prefetch(s->trie, s->starts[i].place);
    uint32_t first = s->hits == NULL ? 0 : s->hits->list.count;
    for (uint32_t i = 0; i < s->start_count && s->status == BL_OK; i++) {
        try_start(s, &s->starts[i]);
        if (s->hits == NULL || (i + 1 < s->start_count && s->starts[i + 1].begin == s->begin))
            continue;
        if (s->hits->list.count - first > 1)
            sort_hits(s->hits->list.items + first, s->hits->list.count - first);
        first = s->hits->list.count;
    }
    s->start_count = 0;
}

/* ---- where matches may begin ---- */

/* Notes a start if it is wanted, without a branch: nobody could foretell it. */
static void note(scan *s, uint64_t place, uint32_t begin, uint32_t end, bl_token_kind kind, bool halfway, bool wanted)
{
    start *next = &s->starts[s->start_count];
    next->place = place;
    next->begin = begin;
    next->end = end;
    next->kind = kind;
    next->halfway = halfway;
    s->start_count += wanted;
}

static void note_word(scan *s, uint32_t begin, uint32_t end)
{
    const char *p = s->text.ptr + begin;
    uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, bl_trie_word(p, end - begin, s->text.len - begin));
    bool wanted = has_ending(p, end - begin);
    wanted |= bl_trie_may_begin(s->trie, place);
    note(s, place, begin, end, BL_TOKEN_WORD, false, wanted);
}

/* A Han character makes two starts: alone, and together with one that follows directly. */
static void note_character(scan *s, bl_token_kind kind, uint32_t begin, uint32_t end)
{
    uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, bl_trie_character(s->text.ptr + begin, end - begin));
    bool han = kind == BL_TOKEN_HAN;
    note(s, place, begin, end, kind, han, bl_trie_may_begin(s->trie, place));
    if (!han || end >= s->text.len || (unsigned char)s->text.ptr[end] < 0xE2) /* no Han character begins below */
        return;
    uint32_t second_end;
    if (bl_token_at(s->text, end, &second_end) != BL_TOKEN_HAN)
        return;
    place = bl_trie_step(place, false, bl_trie_character(s->text.ptr + end, second_end - end));
    note(s, place, begin, second_end, BL_TOKEN_HAN, false, bl_trie_may_begin(s->trie, place));
}

/* The same for ordinary ideographs from the offset up to the limit; returns where they end. The last of a row is left over: what follows it
 * may be a Han character of another kind. */
static uint32_t note_ideographs(scan *s, uint32_t at, uint32_t limit)
{
    while (at < limit && bl_ideograph_at(s->text, at) && bl_ideograph_at(s->text, at + 3)) {
        const char *p = s->text.ptr + at;
        uint64_t place = bl_trie_step(BL_TRIE_ROOT, false, bl_trie_character(p, 3));
        note(s, place, at, at + 3, BL_TOKEN_HAN, true, bl_trie_may_begin(s->trie, place));
        place = bl_trie_step(place, false, bl_trie_character(p + 3, 3));
        note(s, place, at, at + 6, BL_TOKEN_HAN, false, bl_trie_may_begin(s->trie, place));
        at += 3;
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
static uint32_t word_end(const block *b, bl_str text, uint32_t at)
{
    uint64_t others = ~(b->bits.word >> (at - b->begin)); /* what is shifted in counts among them */
    uint32_t end = at + (others == 0 ? BL_BITS_BLOCK : (uint32_t)__builtin_ctzll(others));
    bool sure = end - b->begin < BL_BITS_BLOCK && end < text.len && (unsigned char)text.ptr[end] < 0x80;
    return sure ? end : bl_word_end(text, end);
}

/* Notes what begins in the block, from the offset on; returns where the last of it ends. in_word: the byte before the block belongs to a word. */
static uint32_t note_block(scan *s, const block *b, uint32_t at, bool in_word)
{
    uint64_t begins = (b->bits.word & ~(b->bits.word << 1 | in_word)) | b->bits.lead | b->bits.set;
    for (begins &= bits_from(b, at); begins != 0; begins &= bits_from(b, at)) {
        at = b->begin + (uint32_t)__builtin_ctzll(begins);
        if ((b->bits.word >> (at - b->begin) & 1) != 0) {
            uint32_t end = word_end(b, s->text, at);
            note_word(s, at, end);
            at = end;
            continue;
        }
        uint32_t end = note_ideographs(s, at, b->end);
        at = end > at ? end : note_token(s, at);
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
    note_token(&s, 0);
    try_starts(&s);
    if (s.whole == NULL)
        return UINT32_MAX;
    for (const bl_trie_record *r = s.whole; visit != NULL; r = bl_trie_record_at(s.trie, r->next)) {
        if (r->len == s.whole->len && memcmp(r->path, s.whole->path, r->len) == 0)
            visit(r->value, context);
        if (r->next == BL_TRIE_NONE)
            break;
    }
    return s.whole->value;
}
