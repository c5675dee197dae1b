/*
 * Drafts -> a frozen lexicon.
 *
 *   drafts --number--> entries --fold--> terms --by key--> keys, same_key
 *             \---- names of parents, employers, languages --resolve--> entry numbers
 */
#include "base/sort.h"
#include "base/utf8.h"
#include "rules/builder.h"
#include "rules/names.h"
#include "rules/wordings.h"
#include "text/fold.h"

typedef struct compiler {
    bl_builder *b;
    bl_lexicon *out;
    bl_entry *entries;
    uint32_t entry_count;
    BL_VEC(bl_term) terms;
    BL_VEC(uint32_t) same_key;       /* of each term */
    BL_VEC(uint32_t) hashes;         /* of the key of each term; in scratch */
    bl_spellings written, elsewhere; /* of the word at hand; in scratch */
    bl_override *overrides;
    uint32_t override_count;
    bl_keys keys;
} compiler;

bl_str bl_name_key(bl_arena *arena, bl_str name)
{
    bl_str folded = bl_fold(arena, name);
    return folded.ptr == NULL ? folded : bl_key_of_folded(arena, folded);
}

static bl_status keep(const compiler *c, bl_str *s)
{
    if (s->ptr == NULL)
        return BL_OK;
    *s = bl_str_copy(c->b->arena, *s);
    return s->ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

/* The words of a context, folded, with all that they stand for. */
static bl_status keep_words(compiler *c, const bl_str **items, uint32_t *count)
{
    bl_spellings all = {0};
    c->written.count = 0;
    for (uint32_t i = 0; i < *count; i++)
        BL_TRY(bl_alternatives(c->b->scratch, (*items)[i], &c->written));
    for (uint32_t i = 0; i < c->written.count; i++) {
        bl_str folded = bl_fold(c->b->arena, c->written.items[i]);
        c->elsewhere.count = 0;
        if (folded.ptr == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(bl_wordings_spell(c->out->wordings, c->b->arena, c->b->scratch, folded, &c->elsewhere));
        for (uint32_t k = 0; k <= c->elsewhere.count; k++) {
            bl_str *slot = BL_PUSH(c->b->arena, &all);
            if (slot == NULL)
                return BL_ERROR_MEMORY;
            *slot = k == 0 ? folded : c->elsewhere.items[k - 1];
        }
    }
    *items = all.items;
    *count = all.count;
    return BL_OK;
}

static bl_status keep_context(compiler *c, const bl_context *from, const bl_context **to)
{
    if (from == NULL)
        return BL_OK;
    bl_context *kept = BL_NEW(c->b->arena, bl_context);
    if (kept == NULL)
        return BL_ERROR_MEMORY;
    *kept = *from;
    BL_TRY(keep_words(c, &kept->needs, &kept->needs_count));
    BL_TRY(keep_words(c, &kept->unless, &kept->unless_count));
    BL_TRY(keep_words(c, &kept->not_before, &kept->not_before_count));
    BL_TRY(keep_words(c, &kept->not_after, &kept->not_after_count));
    *to = kept;
    return BL_OK;
}

/* Own words of a role have no rule file; their line is the role's. */
static uint32_t file_of(const compiler *c, uint32_t source) { return c->b->base == NULL ? source : BL_FILE_ROLE; }

static bl_status keep_snippets(const compiler *c, const bl_references *from, const bl_snippet **to, uint32_t *count)
{
    bl_snippet *kept = BL_NEW_ARRAY(c->b->arena, bl_snippet, from->count);
    if (kept == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < from->count; i++) {
        const bl_reference *r = &from->items[i];
        const bl_source *source = c->b->sources.items[r->source];
        bl_snippet *s = &kept[i];
        *s = (bl_snippet){.text = r->text, .file = file_of(c, r->source), .place = bl_source_place(source, r->span.begin)};
        const bl_str line = bl_source_line_text(source, s->place.line);
        const size_t end = (size_t)(line.ptr - source->text.ptr) + line.len;
        s->width = (uint32_t)bl_utf8_count(bl_source_slice(source, (bl_span){r->span.begin, r->span.end < end ? r->span.end : (uint32_t)end}));
        const bool same = i > 0 && kept[i - 1].file == s->file && kept[i - 1].place.line == s->place.line;
        s->line_text = same ? kept[i - 1].line_text : line;
        BL_TRY(keep(c, &s->text));
        if (!same)
            BL_TRY(keep(c, &s->line_text));
    }
    *to = kept;
    *count = from->count;
    return BL_OK;
}

static bl_kind kind_of(const compiler *c, uint32_t entry)
{
    return entry >= c->out->base ? c->entries[entry - c->out->base].kind : c->b->base->entries[entry].kind;
}

/* Puts a term at the end; link_terms does the rest. */
static bl_status push_term(compiler *c, const bl_term *term)
{
    const bl_str key = bl_key_of_folded(c->b->scratch, term->folded);
    bl_term *slot = key.ptr == NULL ? NULL : BL_PUSH(c->b->arena, &c->terms);
    uint32_t *hash = slot == NULL ? NULL : BL_PUSH(c->b->scratch, &c->hashes);
    if (hash == NULL)
        return BL_ERROR_MEMORY;
    *slot = *term;
    *hash = bl_key_hash(key);
    return BL_OK;
}

/* Puts the terms from the first on under their keys. */
static bl_status link_terms(compiler *c, uint32_t first)
{
    enum { AHEAD = 12 }; /* terms whose place in the table is on its way from the memory */
    if (!bl_keys_reserve(&c->keys, c->b->arena, c->terms.count))
        return BL_ERROR_MEMORY;
    for (uint32_t t = first; t < c->terms.count; t++) {
        uint32_t *next = BL_PUSH(c->b->arena, &c->same_key);
        if (t + AHEAD < c->terms.count)
            bl_keys_expect(&c->keys, c->hashes.items[t + AHEAD]);
        if (next == NULL || !bl_keys_put(&c->keys, c->b->arena, c->terms.items, t, c->hashes.items[t], next))
            return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

static bl_status add_term(compiler *c, const bl_word *word, uint32_t entry, bool is_name)
{
    const bl_source *source = c->b->sources.items[word->source];
    bl_term term = {.entry = entry,
        .weight = word->weight,
        .kind = (uint8_t)kind_of(c, entry),
        .is_name = is_name,
        .file = file_of(c, word->source),
        .line = bl_source_line(source, word->span.begin)};
    BL_TRY(keep_context(c, word->context, &term.context));
    c->written.count = 0;
    BL_TRY(bl_alternatives(c->b->scratch, word->text, &c->written));
    for (uint32_t i = 0; i < c->written.count; i++) {
        term.text = c->written.items[i];
        BL_TRY(keep(c, &term.text));
        term.folded = bl_fold(c->b->arena, term.text);
        if (term.folded.ptr == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(push_term(c, &term));
    }
    return BL_OK;
}

/* What the terms are called elsewhere, behind all that is written: a name that some entry of the kind has already is not taken from it. */
static bl_status add_wordings(compiler *c)
{
    for (uint32_t t = 0, written = c->terms.count; t < written; t++) {
        bl_term term = c->terms.items[t];
        c->elsewhere.count = 0;
        BL_TRY(bl_wordings_spell(c->out->wordings, c->b->arena, c->b->scratch, term.folded, &c->elsewhere));
        for (uint32_t i = 0; i < c->elsewhere.count; i++) {
            const bl_str key = bl_key_of_folded(c->b->scratch, c->elsewhere.items[i]);
            bool taken = false;
            if (key.ptr == NULL)
                return BL_ERROR_MEMORY;
            for (uint32_t k = bl_keys_get(&c->keys, c->terms.items, key); k != BL_NO_ENTRY && !taken; k = c->same_key.items[k])
                taken = c->terms.items[k].entry == term.entry ||
                        (term.is_name && kind_of(c, c->terms.items[k].entry) == kind_of(c, term.entry)); /* hints may be shared */
            term.text = term.folded = c->elsewhere.items[i];
            if (taken)
                continue;
            BL_TRY(push_term(c, &term));
            BL_TRY(link_terms(c, c->terms.count - 1));
        }
    }
    return BL_OK;
}

static bl_status add_terms(compiler *c, const bl_draft *d)
{
    if (d->name.text.len > 0) {
        bl_word name = d->name;
        name.weight = d->entry.kind == BL_KIND_DOMAIN ? 3 : 0;
        BL_TRY(add_term(c, &name, d->number, true));
    }
    for (uint32_t i = 0; i < d->aliases.count; i++)
        BL_TRY(add_term(c, &d->aliases.items[i], d->number, true));
    for (uint32_t i = 0; i < d->terms.count; i++)
        BL_TRY(add_term(c, &d->terms.items[i], d->number, false));
    return BL_OK;
}

/* The entry that id means, among the drafts and in the base; *gone: it was disabled. */
static uint32_t by_id(const compiler *c, bl_kind kind, bl_str id, bool *gone)
{
    const uint32_t *index = bl_map_get(&c->b->ids[kind], id);
    *gone = index != NULL && c->b->drafts.items[*index]->gone;
    if (index != NULL)
        return *gone ? BL_NO_ENTRY : c->b->drafts.items[*index]->number;
    const uint32_t *known = c->b->base == NULL ? NULL : bl_map_get(c->b->base->ids[kind], id);
    return known == NULL ? BL_NO_ENTRY : *known;
}

/* The entry of a kind that has a name with this key, in one lexicon. */
static uint32_t by_key(const compiler *c, const bl_keys *keys, const uint32_t *same_key, const bl_term *terms, bl_kind kind, bl_str key)
{
    for (uint32_t t = bl_keys_get(keys, terms, key); t != BL_NO_ENTRY; t = same_key[t])
        if (terms[t].is_name && kind_of(c, terms[t].entry) == kind)
            return terms[t].entry;
    return BL_NO_ENTRY;
}

/* Resolves the names of other entries; what is unknown is an error and is left out. */
static bl_status resolve(
    const compiler *c, bl_kind kind, const bl_references *names, const uint32_t *more, uint32_t more_count, const uint32_t **out, uint32_t *count)
{
    uint32_t *numbers = BL_NEW_ARRAY(c->b->arena, uint32_t, names->count + more_count);
    if (numbers == NULL)
        return BL_ERROR_MEMORY;
    for (*count = 0; *count < more_count; ++*count)
        numbers[*count] = more[*count];
    for (uint32_t i = 0; i < names->count; i++) {
        const bl_reference *name = &names->items[i];
        bool gone = false;
        uint32_t entry = by_id(c, kind, name->text, &gone);
        if (entry == BL_NO_ENTRY && !gone && c->b->base != NULL) { /* a role may write names */
            bl_str key = bl_name_key(c->b->scratch, name->text);
            if (key.ptr == NULL)
                return BL_ERROR_MEMORY;
            const bl_lexicon *base = c->b->base;
            entry = by_key(c, &c->keys, c->same_key.items, c->terms.items, kind, key);
            if (entry == BL_NO_ENTRY)
                entry = by_key(c, &base->keys, base->same_key, base->terms, kind, key);
        }
        if (entry != BL_NO_ENTRY) {
            numbers[(*count)++] = entry;
        } else if (!gone) {
            bl_diag *diag = bl_diag_add(c->b->diags, BL_ERROR, BL_CODE_RULE_UNKNOWN_ID, c->b->sources.items[name->source], name->span,
                "no rule defines the %s '%.*s'", bl_kind_name(kind), BL_STR_ARG(name->text));
            bl_str near = bl_builder_near_id(c->b, kind, name->text);
            if (near.len > 0)
                bl_diag_hint(c->b->diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
        }
    }
    *out = numbers;
    return BL_OK;
}

static bl_status fill_entry(compiler *c, const bl_draft *d, bl_entry *e)
{
    const bl_source *source = c->b->sources.items[d->source];
    const bl_entry *base = d->extends == BL_NO_ENTRY ? NULL : &c->b->base->entries[d->extends];
    *e = d->entry;
    e->file = file_of(c, d->source);
    e->line = bl_source_line(source, d->span.begin);
    e->name = d->name.text.len > 0 ? d->name.text : base != NULL ? base->name : d->entry.id;
    if (base != NULL) { /* 'define' adds: what it does not say stays */
        bl_str name = e->name;
        *e = *base;
        e->name = name;
    }
    BL_TRY(keep(c, &e->id));
    BL_TRY(keep(c, &e->name));
    BL_TRY(keep(c, &e->category));
    if (base == NULL) { /* else those of the base stay */
        BL_TRY(keep_snippets(c, &d->hits, &e->hits, &e->hit_count));
        BL_TRY(keep_snippets(c, &d->misses, &e->misses, &e->miss_count));
    }
    BL_TRY(resolve(c, BL_KIND_SKILL, &d->parents, e->parents, e->parent_count, &e->parents, &e->parent_count));
    BL_TRY(resolve(c, BL_KIND_EMPLOYER, &d->employers, e->employers, e->employer_count, &e->employers, &e->employer_count));
    if (e->kind == BL_KIND_SECTION)
        for (uint32_t i = 1; i < BL_SECTION_COUNT; i++)
            if (bl_str_equal(e->id, bl_str_of(bl_section_names[i])))
                e->section = (bl_section)i;
    if (e->score_count > 0) {
        bl_exam_score *scores = BL_NEW_ARRAY(c->b->arena, bl_exam_score, e->score_count);
        if (scores == NULL)
            return BL_ERROR_MEMORY;
        memcpy(scores, e->scores, e->score_count * sizeof *scores);
        e->scores = scores;
    }
    if (base != NULL || e->kind != BL_KIND_EXAM)
        return BL_OK;
    e->language = BL_NO_ENTRY;
    if (d->language.text.len > 0) {
        bl_references one = {(bl_reference *)&(bl_reference){d->language.text, d->language.source, d->language.span}, 1, 1};
        const uint32_t *found;
        uint32_t count;
        BL_TRY(resolve(c, BL_KIND_LANGUAGE, &one, NULL, 0, &found, &count));
        if (count > 0)
            e->language = found[0];
    }
    return BL_OK;
}

/* Numbers the drafts and makes room for everything. */
static bl_status number(compiler *c)
{
    bl_builder *b = c->b;
    uint32_t words = 0;
    for (uint32_t i = 0; i < b->drafts.count; i++) {
        bl_draft *d = b->drafts.items[i];
        if (d->gone)
            continue;
        d->number = d->extends != BL_NO_ENTRY ? d->extends : c->out->base + c->entry_count++;
        c->override_count += d->extends != BL_NO_ENTRY;
        words += 1 + d->aliases.count + d->terms.count;
    }
    c->entries = BL_NEW_ARRAY(b->arena, bl_entry, c->entry_count);
    c->overrides = BL_NEW_ARRAY(b->arena, bl_override, c->override_count);
    if (c->entries == NULL || c->overrides == NULL)
        return BL_ERROR_MEMORY;
    words += words / 2; /* a guess at what alternatives and wordings add; more may come */
    if (!BL_RESERVE(b->arena, &c->terms, words) || !BL_RESERVE(b->arena, &c->same_key, words) || !BL_RESERVE(b->scratch, &c->hashes, words))
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < b->drafts.count; i++)
        if (!b->drafts.items[i]->gone && b->drafts.items[i]->extends == BL_NO_ENTRY)
            c->entries[b->drafts.items[i]->number - c->out->base].kind = b->drafts.items[i]->entry.kind;
    return BL_OK;
}

static bl_status make_ids(compiler *c)
{
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++) {
        bl_map *ids = BL_NEW(c->b->arena, bl_map);
        if (ids == NULL)
            return BL_ERROR_MEMORY;
        bl_map_open(ids, c->b->arena);
        c->out->ids[kind] = ids;
        for (uint32_t i = 0; i < c->entry_count; i++)
            if (c->entries[i].kind == (bl_kind)kind && bl_map_put(ids, c->entries[i].id, c->out->base + i, NULL) == NULL)
                return BL_ERROR_MEMORY;
    }
    return BL_OK;
}

typedef BL_VEC(bl_disabled) disabled_names;

/* A name of a disabled entry, with all that it stands for. */
static bl_status push_disabled(compiler *c, const bl_draft *d, bl_str name, disabled_names *out)
{
    c->written.count = 0;
    BL_TRY(bl_alternatives(c->b->scratch, name, &c->written));
    for (uint32_t i = 0; i < c->written.count; i++) {
        const bl_source *source = c->b->sources.items[d->disable.source];
        bl_disabled disabled = {
            d->entry.kind, bl_name_key(c->b->arena, c->written.items[i]), d->entry.id, d->disable.source, bl_source_line(source, d->disable.span.begin)};
        BL_TRY(keep(c, &disabled.id));
        bl_disabled *slot = disabled.key.ptr == NULL ? NULL : BL_PUSH(c->b->arena, out);
        if (slot == NULL)
            return BL_ERROR_MEMORY;
        *slot = disabled;
    }
    return BL_OK;
}

/* The names that roles may still write, and no rule knows any more. */
static bl_status note_disabled(compiler *c)
{
    disabled_names names = {0};
    for (uint32_t i = 0; c->b->base == NULL && i < c->b->drafts.count; i++) {
        const bl_draft *d = c->b->drafts.items[i];
        if (!d->gone)
            continue;
        BL_TRY(push_disabled(c, d, d->entry.id, &names));
        if (d->name.text.len > 0)
            BL_TRY(push_disabled(c, d, d->name.text, &names));
        for (uint32_t a = 0; a < d->aliases.count; a++)
            BL_TRY(push_disabled(c, d, d->aliases.items[a].text, &names));
    }
    c->out->disabled = names.items;
    c->out->disabled_count = names.count;
    return BL_OK;
}

static int compare_overrides(const void *a, const void *b)
{
    uint32_t x = ((const bl_override *)a)->entry, y = ((const bl_override *)b)->entry;
    return (x > y) - (x < y);
}

bl_status bl_builder_freeze(bl_builder *b, bl_lexicon *out)
{
    *out = (bl_lexicon){.base = b->base == NULL ? 0 : b->base->base + b->base->entry_count};
    compiler c = {.b = b, .out = out};
    if (b->base != NULL)
        out->wordings = b->base->wordings;
    else
        BL_TRY(bl_wordings_freeze(b, &out->wordings));
    BL_TRY(number(&c));
    uint32_t *begins = BL_NEW_ARRAY(b->scratch, uint32_t, b->drafts.count + 1);
    if (begins == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < b->drafts.count; i++) {
        begins[i] = c.terms.count;
        if (!b->drafts.items[i]->gone)
            BL_TRY(add_terms(&c, b->drafts.items[i]));
        begins[i + 1] = c.terms.count;
    }
    BL_TRY(link_terms(&c, 0));
    BL_TRY(add_wordings(&c));
    BL_TRY(note_disabled(&c));
    uint32_t override = 0;
    for (uint32_t i = 0; i < b->drafts.count; i++) {
        const bl_draft *d = b->drafts.items[i];
        if (d->gone)
            continue;
        if (d->extends != BL_NO_ENTRY) {
            c.overrides[override].entry = d->extends;
            BL_TRY(fill_entry(&c, d, &c.overrides[override++].merged));
            continue;
        }
        bl_entry *entry = &c.entries[d->number - out->base];
        BL_TRY(fill_entry(&c, d, entry));
        entry->term_begin = begins[i];
        entry->term_end = begins[i + 1];
    }
    bl_sort(c.overrides, c.override_count, sizeof *c.overrides, compare_overrides);
    out->entries = c.entries;
    out->entry_count = c.entry_count;
    out->terms = c.terms.items;
    out->term_count = c.terms.count;
    out->keys = c.keys;
    out->same_key = c.same_key.items;
    out->overrides = c.overrides;
    out->override_count = c.override_count;
    return make_ids(&c);
}

bl_status bl_lexicon_match(bl_lexicon *lexicon, bl_arena *arena, bl_arena *scratch)
{
    bl_pattern *patterns = BL_NEW_ARRAY(scratch, bl_pattern, lexicon->term_count);
    bl_matcher *matcher = NULL;
    if (patterns == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < lexicon->term_count; i++)
        patterns[i] = (bl_pattern){lexicon->terms[i].folded, bl_hit_value(i, (bl_kind)lexicon->terms[i].kind)};
    BL_TRY(bl_matcher_build(&matcher, arena, scratch, patterns, lexicon->term_count));
    lexicon->matcher = matcher;
    return BL_OK;
}
