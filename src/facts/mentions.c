#include "facts/mentions.h"

#include "base/sort.h"
#include "facts/context.h"
#include "facts/lists.h"
#include "facts/near.h"
#include "facts/spelling.h"
#include "facts/stated.h"

#define ANSWERS 128u /* a power of two */

/* Whether one of a term's words stands in a sentence. */
typedef struct answer {
    uint32_t term, sentence; /* 1 + each; 0: none yet */
    bool met;
} answer;

typedef struct finder {
    bl_mentions *out;
    bl_document *document;
    const bl_vocabulary *vocabulary;
    const bl_needs *needs;
    bl_arena *arena;
    const bl_hits *hits;         /* that are being looked at, */
    uint32_t first_term;         /* and what their terms are numbered from */
    bl_context_text asked;       /* the last sentence that was asked for words */
    answer wanted[ANSWERS];      /* the last answers, by term */
    answer unless[ANSWERS];      /* likewise */
    uint32_t line;               /* of the last hit; hits only move forward */
    uint32_t cue_begin, cue_end; /* the last cue that a name may follow */
    bool cue_tool;               /* what follows it is a tool or a skill: 使用, 精通; not 通过, 做 */
} finder;

static const bl_term *term_of(const bl_vocabulary *v, uint32_t term)
{
    uint32_t count = v->rules->lexicon.term_count;
    return term < count ? &v->rules->lexicon.terms[term] : &v->own->terms[term - count];
}

const bl_term *bl_mention_term(const bl_vocabulary *vocabulary, const bl_mention *mention) { return term_of(vocabulary, mention->term); }

static uint32_t term_of_hit(const finder *f, const bl_hit *hit) { return f->first_term + bl_hit_term(hit->value); }

static const bl_entry *entry_of_hit(const finder *f, const bl_hit *hit)
{
    return bl_vocabulary_entry(f->vocabulary, term_of(f->vocabulary, term_of_hit(f, hit))->entry);
}

static bl_str text_of(const finder *f) { return (bl_str){f->document->folded.bytes, f->document->folded.len}; }

/* ---- skill lines ---- */

/* The line without white space, list marks and brackets at its ends. */
static bl_span content(const bl_document *document, const bl_line *line)
{
    bl_span span = {line->begin, line->end};
    const char *bytes = document->folded.bytes;
    while (span.begin < span.end && strchr(" \t-*#>:.", bytes[span.begin]) != NULL)
        span.begin++;
    while (span.end > span.begin && strchr(" \t*#:", bytes[span.end - 1]) != NULL)
        span.end--;
    return span;
}

/* Bytes that a heading may have besides the section's name: "三、", "【】", "(1)". */
#define HEADING_REST 9u

/* What a section's or label's word says about its line. */
static void mark_line(finder *f, const bl_hit *hit, const bl_entry *entry, uint32_t line, bl_section *heading)
{
    const bl_line *of = &f->document->lines.items[line];
    bl_span text = content(f->document, of);
    bool whole = hit->end - hit->begin + HEADING_REST >= text.end - text.begin;
    if (entry->kind == BL_KIND_SECTION && (whole || f->document->blocks.items[of->block].kind == BL_BLOCK_HEADING)) {
        if (heading[line] != BL_SECTION_SKILLS)
            heading[line] = entry->section;
        return;
    }
    bool stack = entry->kind == BL_KIND_LABEL ? bl_str_equal(entry->id, BL_STR("stack")) : entry->section == BL_SECTION_SKILLS;
    uint32_t end = hit->end;
    while (end < of->end && f->document->folded.bytes[end] == ' ')
        end++;
    if (stack && hit->begin <= text.begin + HEADING_REST && end < of->end && f->document->folded.bytes[end] == ':')
        f->out->skill_lines[line] = true;
}

static bl_status mark_skill_lines(finder *f)
{
    uint32_t count = f->document->lines.count;
    bl_section *heading = BL_NEW_ARRAY(f->arena, bl_section, count + 1);
    f->out->skill_lines = BL_NEW_ARRAY(f->arena, bool, count + 1);
    if (heading == NULL || f->out->skill_lines == NULL)
        return BL_ERROR_MEMORY;
    uint32_t line = 0;
    for (uint32_t i = 0; i < f->hits->list.count; i++) {
        const bl_hit *hit = &f->hits->list.items[i];
        if (bl_hit_kind(hit->value) != BL_KIND_SECTION && bl_hit_kind(hit->value) != BL_KIND_LABEL)
            continue;
        while (line + 1 < count && f->document->lines.items[line].end < hit->end)
            line++;
        mark_line(f, hit, entry_of_hit(f, hit), line, heading);
    }
    bool skills = false;
    uint8_t level = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bl_block *block = &f->document->blocks.items[f->document->lines.items[i].block];
        if (heading[i] != BL_SECTION_NONE) {
            skills = heading[i] == BL_SECTION_SKILLS;
            level = block->kind == BL_BLOCK_HEADING ? block->level : 7;
        } else if (skills && block->kind == BL_BLOCK_HEADING && block->level <= level) {
            skills = false;
        }
        f->out->skill_lines[i] |= skills;
    }
    return BL_OK;
}

/* ---- contexts ---- */

/* Does a cue begin right behind the span: 用Go[重写], 用R[分析]? Hits are in order of their begin. */
static bool is_followed(const finder *f, uint32_t hit)
{
    const bl_hits *hits = f->hits;
    uint32_t end = hits->list.items[hit].end, from = end;
    while (from < f->document->folded.len && f->document->folded.bytes[from] == ' ')
        from++;
    for (uint32_t i = hit + 1; i < hits->list.count && hits->list.items[i].begin <= from; i++) {
        const bl_hit *next = &hits->list.items[i];
        if (next->begin < end || bl_hit_kind(next->value) != BL_KIND_CUE)
            continue;
        const bl_cue_kind cue = entry_of_hit(f, next)->cue;
        if (cue == BL_CUE_LEAD || cue == BL_CUE_USE)
            return true;
    }
    return false;
}

/* Is the span a Latin name, written with a capital letter, that a Chinese verb of use precedes directly (我用Sketch出图, 精通SAP)? Then no common
 * word is meant. */
static bool is_tool(const finder *f, bl_span span, bl_span wide)
{
    if (wide.begin == span.begin || !f->cue_tool || (unsigned char)f->document->folded.bytes[f->cue_end - 1] < 0x80 || span.end - span.begin < 2)
        return false;
    bl_span first = bl_document_origin(f->document, (bl_span){span.begin, span.begin + 1});
    char letter = first.begin < first.end ? bl_source_slice(&f->document->text, first).ptr[0] : 'a';
    return letter >= 'A' && letter <= 'Z';
}

static bool is_listed(const finder *f, bl_span span, bool followed)
{
    bool skill_line = f->out->skill_lines[f->line];
    bl_span wide = span;
    bl_str text = text_of(f);
    if (f->cue_end > f->cue_begin && f->cue_begin >= f->document->lines.items[f->line].begin && f->cue_end <= span.begin &&
        bl_str_trim(bl_str_slice(text, f->cue_end, span.begin)).len == 0)
        wide.begin = f->cue_begin;
    if (wide.begin < span.begin && (followed || bl_list_closed(f->document, f->line, span)))
        return true; /* between a verb of use and what was done with it, or the end of the piece */
    if (is_tool(f, span, wide))
        return true;
    if (skill_line && (bl_list_item(f->document, f->line, span) || bl_list_item(f->document, f->line, wide)))
        return true;
    return bl_list_enumerated(f->document, f->line, span) || (wide.begin < span.begin && bl_list_enumerated(f->document, f->line, wide));
}

/* Does one of the term's words stand in the sentence? Asked once for each term and sentence, so repetition costs nothing. */
static bool in_sentence(finder *f, answer answers[ANSWERS], uint32_t term, const bl_str *words, uint32_t count, uint32_t offset)
{
    const bl_clauses *clauses = &f->out->clauses;
    const uint32_t sentence = bl_sentence_at(clauses, offset);
    answer *asked = &answers[term % ANSWERS];
    if (asked->term == term + 1 && asked->sentence == sentence + 1)
        return asked->met;
    bl_span span = bl_sentence(clauses, sentence);
    *asked = (answer){term + 1, sentence + 1, bl_context_any_of(words, count, bl_str_slice(text_of(f), span.begin, span.end), &f->asked)};
    return asked->met;
}

/* "SPRING- Exprience - 24 months": exports that write every skill in capitals say how long it was used. */
static bool is_timed_capitals(const finder *f, bl_span at, uint32_t line_end)
{
    if (bl_stated_behind(bl_str_slice(text_of(f), at.end, line_end)) == 0)
        return false;
    const bl_str written = bl_source_slice(&f->document->text, bl_document_origin(f->document, at));
    for (size_t i = 0; i < written.len; i++)
        if (written.ptr[i] >= 'a' && written.ptr[i] <= 'z')
            return false;
    return true;
}

static bool context_holds(finder *f, uint32_t term, const bl_context *c, bl_kind kind, bl_str alias, bl_span at, bool listed)
{
    bl_str text = text_of(f);
    const bl_line *line = &f->document->lines.items[f->line];
    if (c->exact_case && !bl_context_exact(f->document, at, alias) && !is_timed_capitals(f, at, line->end))
        return false;
    if (c->not_before_count > 0 && bl_context_follows(c->not_before, c->not_before_count, bl_str_slice(text, at.end, line->end)))
        return false;
    if (c->not_after_count > 0 && bl_context_precedes(c->not_after, c->not_after_count, bl_str_slice(text, line->begin, at.begin)))
        return false;
    if (c->unless_count > 0 && in_sentence(f, f->unless, term, c->unless, c->unless_count, at.begin))
        return false;
    if (kind == BL_KIND_CUE || (c->needs_count == 0 && !c->in_list))
        return true; /* what a cue needs is looked for where it reaches: cues.c */
    return (c->in_list && listed) || (c->needs_count > 0 && in_sentence(f, f->wanted, term, c->needs, c->needs_count, at.begin));
}

/* ---- filling the list ---- */

/* How many mentions back a longer term of the same domain may stand. */
#define LOOK_BACK 24u

/* Words of domains hint, they do not name: only a longer word of the same domain swallows one, not another domain's. */
static bool in_same_domain(const finder *f, uint32_t entry, uint32_t begin)
{
    uint32_t count = f->out->list.count;
    for (uint32_t i = count; i > 0 && count - i < LOOK_BACK; i--)
        if (f->out->list.items[i - 1].entry == entry && f->out->list.items[i - 1].end > begin)
            return true;
    return false;
}

/* Does a name in Latin letters stand in a longer one of Chinese words, and mean itself there: Linux in Linux驱动程序, SSD in SSD控制器固件? In
 * "Spring Cloud Alibaba" there is no Spring, and a name that wants a context (R, AI, PR) is a part of the word. */
static bool is_own_word(const finder *f, const bl_hit *hit, const bl_term *term, bl_span kept)
{
    const unsigned char *bytes = (const unsigned char *)f->document->folded.bytes;
    uint32_t before = hit->begin, after = hit->end;
    if (term->context != NULL || hit->end > kept.end || hit->end - hit->begin < 2 || bytes[hit->begin] >= 0x80)
        return false;
    while (before > kept.begin && bytes[before - 1] == ' ')
        before--;
    while (after < kept.end && bytes[after] == ' ')
        after++;
    return (before == kept.begin || bytes[before - 1] >= 0x80) && (after == kept.end || bytes[after] >= 0x80);
}

/* Where the last word of each kind stands that was kept; of domains, how far the farthest reaches. */
typedef struct last_kept {
    bl_span of[BL_KIND_COUNT];
} last_kept;

/* Does a longer word of its kind hold the hit, or one that began before it? Of kinds but domains. */
static bool is_inside(const bl_hit *hit, bl_span last) { return hit->begin < last.end && (hit->begin != last.begin || hit->end != last.end); }

/* What names that follow may be led by. */
static void note_cue(finder *f, const bl_hit *hit, const bl_term *term)
{
    const bl_entry *entry = bl_vocabulary_entry(f->vocabulary, term->entry);
    if (entry->cue == BL_CUE_MANAGEMENT || (entry->cue == BL_CUE_USE && entry->reach != BL_REACH_AFTER))
        return;
    f->cue_begin = hit->begin;
    f->cue_end = hit->end;
    f->cue_tool = entry->cue == BL_CUE_LEVEL || (entry->cue == BL_CUE_USE && bl_str_find(term->folded, BL_STR("用"), 0) != SIZE_MAX);
}

/* Does it matter whether the term stands in a list? A hint of a domain says less there. */
static bool asks_list(const finder *f, bl_kind kind, const bl_term *term)
{
    return (kind == BL_KIND_DOMAIN && term->weight > 1 && bl_needs_entry(f->needs, term->entry)) || (term->context != NULL && term->context->in_list);
}

static bl_status add_hit(finder *f, uint32_t index, last_kept *last)
{
    const bl_hit *hit = &f->hits->list.items[index];
    const bl_kind kind = bl_hit_kind(hit->value);
    const bl_span span = {hit->begin, hit->end};
    const bool inside = kind != BL_KIND_DOMAIN && is_inside(hit, last->of[kind]);
    if (inside && kind != BL_KIND_SKILL)
        return BL_OK;
    const uint32_t number = term_of_hit(f, hit);
    const bl_term *term = term_of(f->vocabulary, number);
    if (kind == BL_KIND_DOMAIN ? hit->begin < last->of[kind].end && in_same_domain(f, term->entry, hit->begin)
                               : inside && !is_own_word(f, hit, term, last->of[kind]))
        return BL_OK;
    while (f->line + 1 < f->document->lines.count && f->document->lines.items[f->line].end < hit->end)
        f->line++;
    const bool asks = asks_list(f, kind, term), listed = asks && is_listed(f, span, term->context != NULL && is_followed(f, index));
    if (term->context != NULL && !context_holds(f, number, term->context, kind, term->text, span, listed))
        return BL_OK;
    if (!inside && (kind != BL_KIND_DOMAIN || span.end > last->of[kind].end))
        last->of[kind] = span;
    if (kind == BL_KIND_CUE)
        note_cue(f, hit, term);
    bl_mention *m = BL_PUSH(f->arena, &f->out->list);
    if (m == NULL)
        return BL_ERROR_MEMORY;
    m->begin = span.begin;
    m->end = span.end;
    m->term = number;
    m->entry = term->entry;
    m->line = f->line;
    m->kind = kind;
    m->weight = term->weight;
    m->listed = listed;
    return BL_OK;
}

static bl_status add_hits(finder *f)
{
    enum { AHEAD = 12 }; /* hits: so long it takes until the memory has answered */
    last_kept last = {{{0, 0}}};
    last.of[BL_KIND_DOMAIN].end = f->out->list.count > 0 ? UINT32_MAX : 0;
    f->line = f->cue_begin = f->cue_end = 0;
    if (!BL_RESERVE(f->arena, &f->out->list, f->out->list.count + f->hits->list.count))
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < f->hits->list.count; i++) {
        if (i + AHEAD < f->hits->list.count)
            __builtin_prefetch(term_of(f->vocabulary, term_of_hit(f, &f->hits->list.items[i + AHEAD])));
        BL_TRY(add_hit(f, i, &last));
    }
    return BL_OK;
}

/* ---- their order ---- */

/* By begin, longest first, kind, entry. */
static inline int order_of(const bl_mention *x, const bl_mention *y)
{
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->entry != y->entry)
        return x->entry < y->entry ? -1 : 1;
    return x->term < y->term ? -1 : x->term > y->term;
}

static int compare(const void *a, const void *b) { return order_of(a, b); }

/* Mentions that come by their begin, as hits do: only those that begin together, which are few, may have to change places. */
static void order_together(bl_mention *list, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (list[i - 1].begin != list[i].begin || order_of(&list[i - 1], &list[i]) <= 0)
            continue;
        const bl_mention held = list[i];
        uint32_t at = i;
        for (; at > 0 && order_of(&list[at - 1], &held) > 0; at--)
            list[at] = list[at - 1];
        list[at] = held;
    }
}

/* Merges the ordered mentions [middle, count) into the ordered ones before them. */
static bl_status merge(bl_mentions *out, bl_arena *arena, uint32_t middle)
{
    const uint32_t more = out->list.count - middle;
    if (more == 0)
        return BL_OK;
    bl_mention *list = out->list.items, *late = bl_arena_room(arena, more * sizeof *late);
    if (late == NULL)
        return BL_ERROR_MEMORY;
    memcpy(late, list + middle, more * sizeof *late);
    for (uint32_t i = middle, k = more, to = out->list.count; k > 0; to--) {
        if (i > 0 && order_of(&list[i - 1], &late[k - 1]) > 0)
            list[to - 1] = list[--i];
        else
            list[to - 1] = late[--k];
    }
    return BL_OK;
}

/* One entry may own two aliases that fold alike; it is mentioned once. */
static void drop_repeats(bl_mentions *out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->list.count; i++) {
        const bl_mention *m = &out->list.items[i];
        if (kept > 0) {
            const bl_mention *last = &out->list.items[kept - 1];
            if (last->begin == m->begin && last->end == m->end && last->entry == m->entry)
                continue;
        }
        out->list.items[kept++] = *m;
    }
    out->list.count = kept;
}

/* Kinds whose words name something: a word inside is a part of the name. Cues, labels, sections and domains are words of running text. */
#define NAMING                                                                                                                                                \
    ((1u << BL_KIND_SKILL) | (1u << BL_KIND_EMPLOYER) | (1u << BL_KIND_SCHOOL) | (1u << BL_KIND_CERTIFICATE) | (1u << BL_KIND_EXAM) | (1u << BL_KIND_TITLE) | \
        (1u << BL_KIND_DEGREE) | (1u << BL_KIND_LANGUAGE))

/* Does a name of a skill begin with what was done: [managed] in "managed a store", [led] in "led the sales team"? Such a word is one of the sentence still;
 * [lead] in "lead generation" is none. */
static bool opens_with_deed(const bl_mention *m, bl_span name, bl_str text)
{
    const bl_str word = bl_str_slice(text, m->begin, m->end);
    return m->kind == BL_KIND_CUE && m->begin == name.begin &&
           (bl_str_ends(word, BL_STR("ed")) || bl_str_equal(word, BL_STR("ran")) || bl_str_equal(word, BL_STR("oversaw")) ||
               bl_str_equal(word, BL_STR("built")));
}

static void mark_covered(bl_mentions *out, bl_str text)
{
    bl_span last[BL_KIND_COUNT]; /* of each kind: the mention that reaches farthest so far */
    unsigned reaching = 0;       /* bit 1 << kind: it reaches behind the last begin */
    for (uint32_t i = 0; i < out->list.count; i++) {
        bl_mention *m = &out->list.items[i];
        for (unsigned rest = reaching; rest != 0; rest &= rest - 1) {
            const unsigned kind = (unsigned)__builtin_ctz(rest);
            if (last[kind].end <= m->begin)
                reaching &= ~(1u << kind);
            else if (kind != m->kind && last[kind].end >= m->end && last[kind].end - last[kind].begin > m->end - m->begin &&
                     !(kind == BL_KIND_SKILL && opens_with_deed(m, last[kind], text)))
                m->covering |= (uint16_t)(1u << kind);
        }
        m->covered = (m->covering & NAMING) != 0;
        if ((reaching >> m->kind & 1) == 0 || m->end > last[m->kind].end)
            last[m->kind] = (bl_span){m->begin, m->end};
        reaching |= 1u << m->kind;
    }
}

static bl_status index_lines(bl_mentions *out, const bl_document *document)
{
    out->line_begin = BL_NEW_ARRAY(document->arena, uint32_t, (size_t)document->lines.count + 1);
    if (out->line_begin == NULL)
        return BL_ERROR_MEMORY;
    uint32_t next = 0;
    for (uint32_t line = 0; line < document->lines.count; line++) {
        out->line_begin[line] = next;
        while (next < out->list.count && out->list.items[next].line <= line)
            next++;
    }
    out->line_begin[document->lines.count] = out->list.count;
    return BL_OK;
}

/* *own_begin: where the mentions of the role's own words begin. */
static bl_status scan(finder *f, uint32_t *own_begin)
{
    const bl_vocabulary *v = f->vocabulary;
    bl_span all = {0, f->document->folded.len};
    bl_hits hits = {0}, own = {0};
    BL_TRY(bl_matcher_scan(v->rules->lexicon.matcher, &hits, f->arena, &f->document->folded, all));
    f->hits = &hits;
    BL_TRY(mark_skill_lines(f));
    BL_TRY(add_hits(f));
    *own_begin = f->out->list.count;
    if (v->own == NULL || v->own->matcher == NULL)
        return BL_OK;
    BL_TRY(bl_matcher_scan(v->own->matcher, &own, f->arena, &f->document->folded, all));
    f->hits = &own;
    f->first_term = v->rules->lexicon.term_count;
    return add_hits(f); /* apart from the ruleset's: a role's own words are never swallowed by longer ones */
}

bl_status bl_mentions_find(bl_mentions *out, bl_document *document, const bl_vocabulary *vocabulary, const bl_needs *needs)
{
    *out = (bl_mentions){.line_begin = NULL};
    finder f = {.out = out, .document = document, .vocabulary = vocabulary, .needs = needs, .arena = document->arena};
    BL_TRY(bl_clauses_find(&out->clauses, document));
    uint32_t own = 0;
    BL_TRY(scan(&f, &own));
    order_together(out->list.items, own);
    if (vocabulary->own != NULL) {
        BL_TRY(bl_near_find(out, document, vocabulary));
        bl_sort(out->list.items + own, out->list.count - own, sizeof *out->list.items, compare);
        BL_TRY(merge(out, f.arena, own));
    }
    uint32_t as_written = 0;
    BL_TRY(bl_spelling_find(out, document, vocabulary, &as_written));
    bl_sort(out->list.items + as_written, out->list.count - as_written, sizeof *out->list.items, compare);
    BL_TRY(merge(out, f.arena, as_written));
    drop_repeats(out);
    mark_covered(out, text_of(&f));
    return index_lines(out, document);
}

const bl_mention *bl_mentions_next(const bl_mentions *mentions, const bl_document *document, bl_kind kind, bl_span within, uint32_t *cursor)
{
    if (*cursor == 0 && document->lines.count > 0)
        *cursor = mentions->line_begin[bl_document_line_at(document, within.begin)] + 1;
    for (; *cursor != 0 && *cursor <= mentions->list.count; ++*cursor) {
        const bl_mention *m = &mentions->list.items[*cursor - 1];
        if (m->begin >= within.end)
            return NULL;
        if (m->kind == kind && m->begin >= within.begin && m->end <= within.end) {
            ++*cursor;
            return m;
        }
    }
    return NULL;
}
