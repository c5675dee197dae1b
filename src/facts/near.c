#include "facts/near.h"

#include "base/sort.h"
#include "text/stem.h"
#include "text/token.h"

/* How far apart (folded bytes) the first and the last word may stand: about a dozen words. */
#define NEAR_BYTES 96u

#define OPENINGS 1024u /* a power of two */

typedef struct place { /* where a word of a phrase stands */
    uint32_t begin, end;
    bool seen, same; /* same: the word itself, inflection aside */
} place;

/* A phrase, and what was seen of it in the sentence and line at hand. */
typedef struct search {
    const bl_phrase *phrase;
    uint32_t term;
    bl_kind kind;
    uint32_t sentence, line;
    place places[BL_PHRASE_WORDS];
    bool whole;     /* all its words have stood here */
    uint32_t worth; /* of the best part that has stood here */
    bl_span part;
} search;

typedef struct word_of { /* a word of a phrase, by its root */
    uint32_t search, word;
    uint32_t next; /* + 1: another with this root; 0: none */
} word_of;

typedef struct found {
    uint32_t begin, end;
    uint32_t of; /* index into words */
    bool same;
} found;

typedef struct finder {
    bl_mentions *out;
    bl_document *document;
    bl_arena *arena;
    const bl_vocabulary *vocabulary;
    BL_VEC(search) searches;
    BL_VEC(word_of) words;
    BL_VEC(bl_pattern) han;
    bl_map roots;                     /* root -> index into words */
    uint64_t openings[OPENINGS / 64]; /* bits: how the roots begin; few words of a text begin like any */
    BL_VEC(found) hits;
    uint32_t known, own; /* mentions so far: those of the rules [0, own), those of the role [own, known) */
} finder;

/* The first two bytes of a word, which are those of its root, too (text/stem.h). */
static uint32_t opening_of(bl_str word) { return ((unsigned char)word.ptr[0] * 37u + (word.len > 1 ? (unsigned char)word.ptr[1] : 0) * 5u) % OPENINGS; }

static bl_status add_phrase(finder *f, const bl_phrase *phrase)
{
    search *s = BL_PUSH(f->arena, &f->searches);
    if (s == NULL)
        return BL_ERROR_MEMORY;
    const bl_entry *entry = bl_vocabulary_entry(f->vocabulary, phrase->entry);
    *s = (search){.phrase = phrase, .kind = entry->kind, .sentence = BL_NONE};
    s->term = entry->term_begin + f->vocabulary->rules->lexicon.term_count;
    for (uint32_t i = 0; i < phrase->word_count; i++) {
        const bl_phrase_word *word = &phrase->words[i];
        const word_of fresh = {.search = f->searches.count - 1, .word = i};
        word_of *slot = BL_PUSH(f->arena, &f->words);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = fresh;
        if (word->han) {
            bl_pattern *pattern = BL_PUSH(f->arena, &f->han);
            if (pattern == NULL)
                return BL_ERROR_MEMORY;
            *pattern = (bl_pattern){word->folded, f->words.count - 1};
            continue;
        }
        const uint32_t opening = opening_of(word->root);
        f->openings[opening / 64] |= UINT64_C(1) << opening % 64;
        bool existed = false;
        uint32_t *first = bl_map_put(&f->roots, word->root, f->words.count - 1, &existed);
        if (first == NULL)
            return BL_ERROR_MEMORY;
        if (existed) {
            slot->next = *first + 1;
            *first = f->words.count - 1;
        }
    }
    return BL_OK;
}

static bl_status add_found(finder *f, uint32_t begin, uint32_t end, uint32_t of, bool same)
{
    found *hit = BL_PUSH(f->arena, &f->hits);
    if (hit == NULL)
        return BL_ERROR_MEMORY;
    *hit = (found){begin, end, of, same};
    return BL_OK;
}

/* Every word of the text by its root. */
static bl_status find_words(finder *f)
{
    const bl_str text = {f->document->folded.bytes, f->document->folded.len};
    for (uint32_t at = 0, end; at < text.len; at = end) {
        const bl_token_kind kind = bl_token_at(text, at, &end);
        if (end <= at)
            end = at + 1;
        if (kind != BL_TOKEN_WORD)
            continue;
        while (end < text.len && (text.ptr[end] == '+' || text.ptr[end] == '#')) /* c++, c# */
            end++;
        const bl_str word = bl_str_slice(text, at, end);
        const uint32_t opening = opening_of(word);
        if ((f->openings[opening / 64] >> opening % 64 & 1) == 0)
            continue;
        bl_stem stem;
        bl_stem_of(&stem, word);
        const uint32_t *first = bl_map_get(&f->roots, (bl_str){stem.bytes, stem.root});
        for (uint32_t i = first == NULL ? 0 : *first + 1; i > 0; i = f->words.items[i - 1].next) {
            const word_of *w = &f->words.items[i - 1];
            const bl_str own = f->searches.items[w->search].phrase->words[w->word].stem;
            BL_TRY(add_found(f, at, end, i - 1, bl_str_equal(own, (bl_str){stem.bytes, stem.stem})));
        }
    }
    return BL_OK;
}

static bl_status find_han(finder *f)
{
    bl_matcher *matcher = NULL;
    bl_hits hits = {0};
    const bl_str text = {f->document->folded.bytes, f->document->folded.len};
    uint32_t kept = 0; /* those that stand in the text at all */
    for (uint32_t i = 0; i < f->han.count; i++)
        if (bl_str_find(text, f->han.items[i].folded, 0) != SIZE_MAX)
            f->han.items[kept++] = f->han.items[i];
    f->han.count = kept;
    if (f->han.count == 0)
        return BL_OK;
    BL_TRY(bl_matcher_build(&matcher, f->arena, f->arena, f->han.items, f->han.count));
    BL_TRY(bl_matcher_scan(matcher, &hits, f->arena, &f->document->folded, (bl_span){0, f->document->folded.len}));
    for (uint32_t i = 0; i < hits.list.count; i++)
        BL_TRY(add_found(f, hits.list.items[i].begin, hits.list.items[i].end, hits.list.items[i].value, true));
    return BL_OK;
}

static int by_place(const void *a, const void *b)
{
    const found *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return x->of < y->of ? -1 : x->of > y->of;
}

/* Is the entry mentioned in the span already, among the mentions [low, high), which are in order of begin? */
static bool is_mentioned(const finder *f, uint32_t low, uint32_t high, uint32_t entry, bl_span span)
{
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (f->out->list.items[middle].begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < end && f->out->list.items[low].begin < span.end; low++)
        if (f->out->list.items[low].entry == entry)
            return true;
    return false;
}

static bl_status mention(finder *f, const search *s, bl_span span, bl_grade grade, uint32_t worth)
{
    const uint32_t entry = s->phrase->entry;
    if (is_mentioned(f, 0, f->own, entry, span) || is_mentioned(f, f->own, f->known, entry, span))
        return BL_OK;
    bl_mention *m = BL_PUSH(f->arena, &f->out->list);
    if (m == NULL)
        return BL_ERROR_MEMORY;
    *m = (bl_mention){.begin = span.begin,
        .end = span.end,
        .term = s->term,
        .entry = entry,
        .line = s->line,
        .kind = grade == BL_GRADE_PART ? BL_KIND_PHRASE : s->kind,
        .grade = grade,
        .worth = (uint16_t)worth};
    return BL_OK;
}

/* What a part of the words is worth: its share of the phrase, less where its words are too common to say something alone. */
static uint32_t worth_of(const bl_phrase *phrase, uint32_t rarity)
{
    const uint64_t share = (uint64_t)1000 * rarity / (phrase->rarity > 0 ? phrase->rarity : 1);
    return (uint32_t)(share * (rarity < 1000 ? rarity : 1000) / 1000);
}

/* The sentence or line is over. */
static bl_status close_part(finder *f, search *s)
{
    if (!s->whole && s->worth >= f->vocabulary->rules->scoring.phrase_least && s->worth > 0)
        BL_TRY(mention(f, s, s->part, BL_GRADE_PART, s->worth));
    for (uint32_t i = 0; i < s->phrase->word_count; i++)
        s->places[i].seen = false;
    s->whole = false;
    s->worth = 0;
    return BL_OK;
}

/* Do the words stand in their order, with nothing but gaps between them, each in a form of its own? */
static bool is_inflected(const finder *f, const search *s)
{
    const bl_str text = {f->document->folded.bytes, f->document->folded.len};
    for (uint32_t i = 0; i < s->phrase->word_count; i++) {
        const place *p = &s->places[i];
        if (!p->same || (i > 0 && (p->begin < s->places[i - 1].end || bl_gap_end(text, s->places[i - 1].end) != p->begin)))
            return false;
    }
    return true;
}

static bl_status add_word(finder *f, search *s, const found *hit, uint32_t word)
{
    uint32_t seen = 0, rarity = 0;
    bl_span span = {hit->begin, hit->end};
    s->places[word] = (place){hit->begin, hit->end, true, hit->same};
    for (uint32_t i = 0; i < s->phrase->word_count; i++) {
        const place *p = &s->places[i];
        if (!p->seen || p->begin + NEAR_BYTES < hit->end)
            continue;
        seen++;
        rarity += s->phrase->words[i].rarity;
        span.begin = p->begin < span.begin ? p->begin : span.begin;
        span.end = p->end > span.end ? p->end : span.end;
    }
    if (seen == s->phrase->word_count) {
        const bool inflected = is_inflected(f, s);
        s->whole = true;
        for (uint32_t i = 0; i < seen; i++)
            s->places[i].seen = false;
        return mention(f, s, span, inflected ? BL_GRADE_NAMED : BL_GRADE_NEAR, 1000);
    }
    const uint32_t worth = worth_of(s->phrase, rarity);
    if (worth > s->worth) {
        s->worth = worth;
        s->part = span;
    }
    return BL_OK;
}

bl_status bl_near_find(bl_mentions *out, bl_document *document, const bl_vocabulary *v)
{
    finder f = {.out = out, .document = document, .arena = document->arena, .vocabulary = v, .known = out->list.count};
    if (v->own->phrase_count == 0)
        return BL_OK;
    bl_map_open(&f.roots, f.arena);
    for (uint32_t i = 0; i < v->own->phrase_count; i++)
        BL_TRY(add_phrase(&f, &v->own->phrases[i]));
    while (f.own < f.known && out->list.items[f.own].term < v->rules->lexicon.term_count)
        f.own++;
    BL_TRY(find_words(&f));
    BL_TRY(find_han(&f));
    bl_sort(f.hits.items, f.hits.count, sizeof *f.hits.items, by_place);
    uint32_t line = 0;
    for (uint32_t i = 0; i < f.hits.count; i++) {
        const found *hit = &f.hits.items[i];
        const word_of *w = &f.words.items[hit->of];
        search *s = &f.searches.items[w->search];
        const uint32_t sentence = bl_sentence_at(&out->clauses, hit->begin);
        while (line + 1 < document->lines.count && document->lines.items[line].end < hit->end)
            line++;
        if (s->sentence != sentence || s->line != line)
            BL_TRY(close_part(&f, s));
        s->sentence = sentence;
        s->line = line;
        BL_TRY(add_word(&f, s, hit, w->word));
    }
    for (uint32_t i = 0; i < f.searches.count; i++)
        BL_TRY(close_part(&f, &f.searches.items[i]));
    return BL_OK;
}
