/* What is wrong with a frozen lexicon as a whole. */
#include <stdarg.h>

#include "base/utf8.h"
#include "rules/builder.h"
#include "text/fold.h"

#define PLURAL_MAX 128u /* bytes of a key that is looked at for a plural */

static const bl_source *source_of(const bl_builder *b, uint32_t file) { return b->sources.items[file]; }

/* Where a term stands on its line: rules keep lines, not offsets. An id that is spelt like it is not it. */
static bl_span span_of(const bl_builder *b, const bl_term *term)
{
    const bl_source *source = source_of(b, term->file);
    bl_str line = bl_source_line_text(source, term->line);
    const bl_str id = BL_STR("id: ");
    size_t found = bl_str_find(line, term->text, 0);
    while (found != SIZE_MAX && bl_str_ends(bl_str_slice(line, 0, found), id))
        found = bl_str_find(line, term->text, found + 1);
    uint32_t begin = source->line_starts[term->line - 1] + (uint32_t)(found == SIZE_MAX ? 0 : found);
    return (bl_span){begin, begin + (uint32_t)(found == SIZE_MAX ? line.len : term->text.len)};
}

/* A warning at a term; NULL where its file allows it. */
static bl_diag *warn(const bl_builder *b, bl_code code, const bl_term *term, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;
static bl_diag *warn(const bl_builder *b, bl_code code, const bl_term *term, const char *format, ...)
{
    if (bl_allow_has(&b->allowed.items[term->file], code))
        return NULL;
    va_list arguments;
    va_start(arguments, format);
    bl_str message = bl_str_format_list(b->scratch, format, arguments);
    va_end(arguments);
    return bl_diag_add(b->diags, BL_WARNING, code, source_of(b, term->file), span_of(b, term), "%.*s", BL_STR_ARG(message));
}

static bool same_texts(const bl_str *a, uint32_t a_count, const bl_str *b, uint32_t b_count)
{
    for (uint32_t i = 0; a_count == b_count && i < a_count; i++)
        if (!bl_str_equal(a[i], b[i]))
            return false;
    return a_count == b_count;
}

static bool same_context(const bl_context *a, const bl_context *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->exact_case == b->exact_case && a->in_list == b->in_list && same_texts(a->needs, a->needs_count, b->needs, b->needs_count) &&
           same_texts(a->unless, a->unless_count, b->unless, b->unless_count) &&
           same_texts(a->not_before, a->not_before_count, b->not_before, b->not_before_count) &&
           same_texts(a->not_after, a->not_after_count, b->not_after, b->not_after_count);
}

static uint32_t separators(bl_str s)
{
    uint32_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == ' ' || s.ptr[i] == '-' || s.ptr[i] == '_';
    return count;
}

/* The name of an entry is its first term; cues have none. */
static bool is_name_of_entry(const bl_lexicon *l, const bl_term *term) { return term->is_name && term == &l->terms[l->entries[term->entry].term_begin]; }

static void report_covered(const bl_builder *b, const bl_lexicon *l, const bl_term *covered, const bl_term *covering)
{
    bl_diag *diag = warn(b, BL_CODE_RULE_ALIAS_FOLDED, covered, "'%.*s' is found by '%.*s' already", BL_STR_ARG(covered->text), BL_STR_ARG(covering->text));
    bl_diag_relate(b->diags, diag, source_of(b, covering->file), span_of(b, covering), "by this one");
    if (is_name_of_entry(l, covered))
        bl_diag_hint(b->diags, diag, "write the name as '%.*s', and drop that alias", BL_STR_ARG(covering->text));
    else
        bl_diag_hint(b->diags, diag, is_name_of_entry(l, covering) ? "drop the alias: the name finds it" : "drop it");
}

/* Two terms of one entry with one key: the one with fewer separators is covered by the other. */
static void report_folded(const bl_builder *b, const bl_lexicon *l, const bl_term *x, const bl_term *y)
{
    bool x_covered = !x->is_name   ? true
                     : !y->is_name ? false
                                   : separators(x->folded) < separators(y->folded) || (separators(x->folded) == separators(y->folded) && x > y);
    report_covered(b, l, x_covered ? x : y, x_covered ? y : x);
}

static void report_twice(const bl_builder *b, const bl_lexicon *l, const bl_term *x, const bl_term *y)
{
    const bl_term *later = x > y ? x : y, *first = x > y ? y : x;
    bl_diag *diag = bl_diag_add(b->diags, BL_ERROR, BL_CODE_RULE_ALIAS_TWICE, source_of(b, later->file), span_of(b, later),
        "the %ss '%.*s' and '%.*s' both own '%.*s', and not each has a context", bl_kind_name(l->entries[later->entry].kind),
        BL_STR_ARG(l->entries[first->entry].id), BL_STR_ARG(l->entries[later->entry].id), BL_STR_ARG(later->text));
    bl_diag_relate(b->diags, diag, source_of(b, first->file), span_of(b, first), "the other one is here");
    bl_diag_hint(b->diags, diag, "give each a context ('needs', 'in', 'unless', ...), or remove one");
}

/* Two terms of one entry with one key, one of them without a context: the other adds nothing. */
static void report_shadowed(const bl_builder *b, const bl_term *x, const bl_term *y)
{
    const bl_term *shadowed = x->context != NULL ? x : y, *bare = x->context != NULL ? y : x;
    bl_diag *diag = warn(b, BL_CODE_RULE_ALIAS_SHADOWED, shadowed, "'%.*s' asks for a context, but '%.*s' counts without one", BL_STR_ARG(shadowed->text),
        BL_STR_ARG(bare->text));
    bl_diag_relate(b->diags, diag, source_of(b, bare->file), span_of(b, bare), "here");
    bl_diag_hint(b->diags, diag, "remove it, or give the other one a context too");
}

/* Walks the terms of one key once. Within an entry any two with one context are too many; within a kind, any two entries where one has no context.
 * Terms of domains and words of cues may be shared: they hint, they do not name. */
static void check_key(const bl_builder *b, const bl_lexicon *l, uint32_t first)
{
    uint32_t owner[BL_KIND_COUNT], bare[BL_KIND_COUNT];
    bool reported[BL_KIND_COUNT] = {false};
    for (uint32_t k = 0; k < BL_KIND_COUNT; k++)
        owner[k] = bare[k] = BL_NO_ENTRY;
    uint32_t previous = BL_NO_ENTRY;
    for (uint32_t t = first; t != BL_NO_ENTRY; previous = t, t = l->same_key[t]) {
        const bl_term *term = &l->terms[t];
        bl_kind kind = l->entries[term->entry].kind;
        if (previous != BL_NO_ENTRY && l->terms[previous].entry == term->entry && same_context(l->terms[previous].context, term->context))
            report_folded(b, l, &l->terms[previous], term);
        else if (previous != BL_NO_ENTRY && l->terms[previous].entry == term->entry && term->is_name && l->terms[previous].is_name &&
                 (term->context == NULL) != (l->terms[previous].context == NULL))
            report_shadowed(b, &l->terms[previous], term);
        if (!term->is_name || reported[kind])
            continue;
        uint32_t other = term->context == NULL ? owner[kind] : bare[kind];
        if (other != BL_NO_ENTRY && l->terms[other].entry != term->entry) {
            report_twice(b, l, &l->terms[other], term);
            reported[kind] = true;
        }
        if (owner[kind] == BL_NO_ENTRY)
            owner[kind] = t;
        if (term->context == NULL)
            bare[kind] = t;
    }
}

/* "indexes" -> "index", "strategies" -> "strategy", "cats" -> "cat": the stems that the matcher tries for a plural, by number; empty where there is none. */
static bl_str singular(char *room, bl_str key, unsigned number)
{
    static const struct {
        const char *ending, *stem;
    } plurals[] = {{"ies", "y"}, {"es", ""}, {"s", ""}};
    const bl_str ending = bl_str_of(plurals[number].ending), stem = bl_str_of(plurals[number].stem);
    if (key.len < ending.len + 3 || key.len > PLURAL_MAX || !bl_str_ends(key, ending))
        return BL_STR("");
    const size_t len = key.len - ending.len;
    memcpy(room, key.ptr, len);
    memcpy(room + len, stem.ptr, stem.len);
    return (bl_str){room, len + stem.len};
}

/* Headings, degrees and cues are short lists that say what they mean in any form; a name must stand, however it is written. */
static bool may_be_plural(const bl_lexicon *l, uint32_t term)
{
    const bl_entry *entry = &l->entries[l->terms[term].entry];
    const bool kind = entry->kind == BL_KIND_SKILL || entry->kind == BL_KIND_DOMAIN || entry->kind == BL_KIND_EMPLOYER || entry->kind == BL_KIND_TITLE ||
                      entry->kind == BL_KIND_SCHOOL || entry->kind == BL_KIND_CERTIFICATE;
    return kind && l->terms[term].is_name && !bl_str_equal(l->terms[term].text, entry->name);
}

/* An alias that is the plural of another of the same entry, in the same context. */
static void check_plural(const bl_builder *b, const bl_lexicon *l, uint32_t first)
{
    char room[PLURAL_MAX];
    const bl_str folded = bl_str_trim(l->terms[first].folded);
    if (folded.len == 0 || strchr("s-_", folded.ptr[folded.len - 1]) == NULL)
        return; /* no plural ends so */
    const bl_str key = bl_key_of_folded(b->scratch, folded);
    for (unsigned number = 0; number < 3; number++) {
        const bl_str stem = singular(room, key, number);
        const uint32_t found = stem.len == 0 ? BL_NO_ENTRY : bl_lexicon_by_key(l, stem);
        for (uint32_t t = first; found != BL_NO_ENTRY && t != BL_NO_ENTRY; t = l->same_key[t])
            for (uint32_t s = found; s != BL_NO_ENTRY; s = l->same_key[s])
                if (l->terms[s].entry == l->terms[t].entry && may_be_plural(l, t) && same_context(l->terms[s].context, l->terms[t].context))
                    report_covered(b, l, &l->terms[t], &l->terms[s]);
    }
}

enum { UNSEEN, OPEN, DONE };

/* Depth first along the parents, with a stack of its own: files may hold long chains. */
static bl_status check_loops(const bl_builder *b, const bl_lexicon *l)
{
    typedef struct step {
        uint32_t entry, next;
    } step;
    unsigned char *state = bl_arena_alloc(b->scratch, l->entry_count);
    step *stack = BL_NEW_ARRAY(b->scratch, step, l->entry_count + 1);
    if (state == NULL || stack == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t root = 0; root < l->entry_count; root++) {
        uint32_t depth = 0;
        if (state[root] != UNSEEN)
            continue;
        stack[depth++] = (step){root, 0};
        state[root] = OPEN;
        while (depth > 0) {
            step *top = &stack[depth - 1];
            const bl_entry *entry = &l->entries[top->entry];
            if (top->next == entry->parent_count) {
                state[top->entry] = DONE;
                depth--;
                continue;
            }
            uint32_t parent = entry->parents[top->next++];
            if (state[parent] == OPEN) {
                const bl_source *source = source_of(b, entry->file);
                uint32_t begin = source->line_starts[entry->line - 1];
                bl_diag *diag = bl_diag_add(b->diags, BL_ERROR, BL_CODE_RULE_PARENT_LOOP, source, (bl_span){begin, begin + 1},
                    "the parents of '%.*s' lead back to it by '%.*s'", BL_STR_ARG(l->entries[parent].id), BL_STR_ARG(entry->id));
                const bl_source *other = source_of(b, l->entries[parent].file);
                uint32_t there = other->line_starts[l->entries[parent].line - 1];
                bl_diag_relate(b->diags, diag, other, (bl_span){there, there + 1}, "it is defined here");
                bl_diag_hint(b->diags, diag, "remove one of the parents");
            } else if (state[parent] == UNSEEN) {
                state[parent] = OPEN;
                stack[depth++] = (step){parent, 0};
            }
        }
    }
    return BL_OK;
}

/* Is there a letter that has a case? Han, kana and digits have none. */
static bool has_case(bl_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = bl_utf8_next(text, &at);
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x590) || (c >= 0x1E00 && c < 0x2000) || (c >= 0xFF21 && c <= 0xFF5A))
            return true;
    }
    return false;
}

/* A word of the alias itself always stands in its sentence. */
static void check_own_words(const bl_builder *b, const bl_term *term)
{
    const bl_context *c = term->context;
    for (uint32_t i = 0; i < c->unless_count; i++) {
        if (!bl_fold_holds(term->folded, c->unless[i]))
            continue;
        bl_diag *diag = warn(
            b, BL_CODE_RULE_CONTEXT_NEVER, term, "'%.*s' never counts: '%.*s' of its 'unless' stands in it", BL_STR_ARG(term->text), BL_STR_ARG(c->unless[i]));
        bl_diag_hint(b->diags, diag, "take that word out of 'unless'");
        return;
    }
    for (uint32_t i = 0; i < c->needs_count; i++) {
        if (!bl_fold_holds(term->folded, c->needs[i]))
            continue;
        bl_diag *diag = warn(b, BL_CODE_RULE_CONTEXT_IDLE, term, "'%.*s' counts everywhere: '%.*s' of its 'needs' stands in it", BL_STR_ARG(term->text),
            BL_STR_ARG(c->needs[i]));
        bl_diag_hint(b->diags, diag, "take that word out of 'needs'; where others are left, they then decide");
        return;
    }
}

static void check_context(const bl_builder *b, const bl_term *term)
{
    const bl_context *c = term->context;
    check_own_words(b, term);
    if (c->exact_case && !has_case(term->text)) {
        bl_diag *diag = warn(b, BL_CODE_RULE_CASE_IDLE, term, "'%.*s' has no letter that could be upper or lower case", BL_STR_ARG(term->text));
        bl_diag_hint(b->diags, diag, "remove 'case: exact'");
    }
    for (uint32_t n = 0; n < c->needs_count; n++)
        for (uint32_t u = 0; u < c->unless_count; u++) {
            if (!bl_str_equal(c->needs[n], c->unless[u]))
                continue;
            bl_diag *diag = warn(b, BL_CODE_RULE_CONTEXT_CLASH, term, "the context of '%.*s' both needs and forbids '%.*s', so that word never lets it count",
                BL_STR_ARG(term->text), BL_STR_ARG(c->needs[n]));
            bl_diag_hint(b->diags, diag, "take it out of 'needs' or of 'unless'");
        }
}

static void check_snippets(const bl_builder *b, const bl_entry *entry)
{
    for (uint32_t h = 0; h < entry->hit_count; h++)
        for (uint32_t m = 0; m < entry->miss_count; m++) {
            if (!bl_str_equal(entry->hits[h].text, entry->misses[m].text))
                continue;
            uint32_t begin = source_of(b, entry->file)->line_starts[entry->line - 1];
            bl_diag *diag = bl_diag_add(b->diags, BL_ERROR, BL_CODE_RULE_TEST_CLASH, source_of(b, entry->file), (bl_span){begin, begin + 1},
                "the snippet '%.*s' of '%.*s' stands under both 'hit' and 'miss'", BL_STR_ARG(entry->hits[h].text), BL_STR_ARG(entry->id));
            bl_diag_hint(b->diags, diag, "keep it under one of them");
        }
}

/* The terms of each key, by the term that had it first. */
static bl_status check_keys(const bl_builder *b, const bl_lexicon *l)
{
    uint32_t *leader = BL_NEW_ARRAY(b->scratch, uint32_t, l->term_count); /* of the key whose oldest term it is, plus one */
    bool *follows = BL_NEW_ARRAY(b->scratch, bool, l->term_count);
    if (leader == NULL || follows == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t t = 0; t < l->term_count; t++)
        if (l->same_key[t] != BL_NO_ENTRY)
            follows[l->same_key[t]] = true;
    for (uint32_t t = 0; t < l->term_count; t++)
        if (!follows[t]) {
            uint32_t oldest = t;
            while (l->same_key[oldest] != BL_NO_ENTRY)
                oldest = l->same_key[oldest];
            leader[oldest] = t + 1;
        }
    for (uint32_t t = 0; t < l->term_count; t++)
        if (leader[t] != 0) {
            if (leader[t] - 1 != t)
                check_key(b, l, leader[t] - 1);
            check_plural(b, l, leader[t] - 1);
        }
    return BL_OK;
}

bl_status bl_rules_lint(const bl_builder *builder, const bl_lexicon *lexicon)
{
    BL_TRY(check_keys(builder, lexicon));
    for (uint32_t t = 0; t < lexicon->term_count; t++)
        if (lexicon->terms[t].context != NULL)
            check_context(builder, &lexicon->terms[t]);
    for (uint32_t i = 0; i < lexicon->entry_count; i++)
        check_snippets(builder, &lexicon->entries[i]);
    return check_loops(builder, lexicon);
}
