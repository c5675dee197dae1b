#include "facts/near.h"

/* How far apart (folded bytes) the first and the last word may stand: about a dozen words. */
#define NEAR_BYTES 96u
#define WORDS_MAX 8u

typedef struct phrase {
    uint32_t entry, term; /* of the vocabulary */
    uint32_t word_count;
    uint32_t begin[WORDS_MAX], end[WORDS_MAX]; /* where each word stood last */
    bool seen[WORDS_MAX];
    uint32_t sentence; /* in which they stood */
} phrase;

static bool is_gap(char c) { return c == ' ' || c == '-' || c == '_' || c == '/' || c == ','; }

/* The words of a folded name, at most WORDS_MAX; more, or fewer than two, and it is no phrase. */
static uint32_t split(bl_str name, bl_str words[WORDS_MAX])
{
    uint32_t count = 0;
    size_t i = 0;
    while (i < name.len) {
        while (i < name.len && is_gap(name.ptr[i]))
            i++;
        size_t begin = i;
        while (i < name.len && !is_gap(name.ptr[i]))
            i++;
        if (i == begin)
            break;
        if (count == WORDS_MAX)
            return 0;
        words[count++] = bl_str_slice(name, begin, i);
    }
    return count < 2 ? 0 : count;
}

typedef struct phrases {
    BL_VEC(phrase) list;
    BL_VEC(bl_pattern) words; /* value: phrase * WORDS_MAX + word */
} phrases;

/* Entries of the role that are nothing but their name: what it asks for in words that no rule knows. */
static bl_status collect(phrases *out, bl_arena *arena, const bl_vocabulary *v)
{
    for (uint32_t i = 0; i < v->own->entry_count; i++) {
        const bl_entry *entry = &v->own->entries[i];
        bl_str words[WORDS_MAX];
        if (entry->term_end != entry->term_begin + 1 || (entry->kind != BL_KIND_SKILL && entry->kind != BL_KIND_DOMAIN))
            continue;
        uint32_t count = split(v->own->terms[entry->term_begin].folded, words);
        if (count == 0)
            continue;
        phrase *p = BL_PUSH(arena, &out->list);
        if (p == NULL)
            return BL_ERROR_MEMORY;
        *p = (phrase){.entry = v->own->base + i, .term = v->rules->lexicon.term_count + entry->term_begin, .word_count = count, .sentence = BL_NONE};
        for (uint32_t w = 0; w < count; w++) {
            bl_pattern *pattern = BL_PUSH(arena, &out->words);
            if (pattern == NULL)
                return BL_ERROR_MEMORY;
            *pattern = (bl_pattern){words[w], (out->list.count - 1) * WORDS_MAX + w};
        }
    }
    return BL_OK;
}

/* Have all words stood in the sentence, near enough to each other? Then the span of them all, and the search begins anew. */
static bool complete(phrase *p, bl_span *span)
{
    span->begin = UINT32_MAX;
    span->end = 0;
    for (uint32_t w = 0; w < p->word_count; w++) {
        if (!p->seen[w])
            return false;
        span->begin = p->begin[w] < span->begin ? p->begin[w] : span->begin;
        span->end = p->end[w] > span->end ? p->end[w] : span->end;
    }
    if (span->end - span->begin > NEAR_BYTES)
        return false;
    memset(p->seen, 0, sizeof p->seen);
    return true;
}

static bool is_found(const bl_mentions *out, uint32_t known, const phrase *p, bl_span span)
{
    uint32_t low = 0, high = known; /* the role's own mentions stand at the end, in order of begin */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const bl_mention *m = &out->list.items[middle];
        if (m->begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < known && out->list.items[low].begin < span.end; low++)
        if (out->list.items[low].entry == p->entry)
            return true;
    return false;
}

bl_status bl_near_find(bl_mentions *out, bl_document *document, const bl_vocabulary *v)
{
    phrases all = {0};
    BL_TRY(collect(&all, document->arena, v));
    if (all.list.count == 0)
        return BL_OK;
    bl_matcher *matcher = NULL;
    bl_hits hits = {0};
    BL_TRY(bl_matcher_build(&matcher, document->arena, document->arena, all.words.items, all.words.count));
    BL_TRY(bl_matcher_scan(matcher, &hits, document->arena, &document->folded, (bl_span){0, document->folded.len}));
    uint32_t line = 0, first_own = 0;
    while (first_own < out->list.count && out->list.items[first_own].entry < v->own->base)
        first_own++;
    bl_mentions own = {.list = {out->list.items + first_own, out->list.count - first_own, 0}};
    uint32_t known = own.list.count;
    for (uint32_t i = 0; i < hits.list.count; i++) {
        const bl_hit *hit = &hits.list.items[i];
        phrase *p = &all.list.items[hit->value / WORDS_MAX];
        uint32_t word = hit->value % WORDS_MAX, sentence = bl_sentence_at(&out->clauses, hit->begin);
        while (line + 1 < document->lines.count && document->lines.items[line].end < hit->end)
            line++;
        if (p->sentence != sentence) {
            memset(p->seen, 0, sizeof p->seen);
            p->sentence = sentence;
        }
        p->begin[word] = hit->begin;
        p->end[word] = hit->end;
        p->seen[word] = true;
        bl_span span;
        if (!complete(p, &span) || span.begin < document->lines.items[line].begin)
            continue;
        own.list.items = out->list.items + first_own; /* the list may have moved */
        if (is_found(&own, known, p, span))
            continue;
        bl_mention *m = BL_PUSH(document->arena, &out->list);
        if (m == NULL)
            return BL_ERROR_MEMORY;
        *m = (bl_mention){.begin = span.begin,
            .end = span.end,
            .term = p->term,
            .entry = p->entry,
            .line = line,
            .kind = bl_vocabulary_entry(v, p->entry)->kind,
            .near = true};
    }
    return BL_OK;
}
