/* The tests that stand beside the rules: each `hit:` must be found, no `miss:` may be. A failure is a diagnostic at its rule. */
#include "api/handles.h"

#include "facts/trial.h"

typedef struct trials {
    const bl_vocabulary *vocabulary;
    bl_arena *arena; /* of the snippet at hand */
    bl_diags *diags;
    bole_test_counts *counts;
} trials;

static bl_str matched(const trials *t, const bl_document *snippet, const bl_mention *m)
{
    return bl_document_visible(snippet, t->arena, (bl_span){m->begin, m->end});
}

/* Why a hit was not found: a name of the entry stands there and does not count, or "no name of 'tidewarp' stands there: TideWarp, 潮汐编排". */
static bl_str looked_for(const trials *t, const bl_document *snippet, const bl_entry *entry)
{
    enum { SHOWN = 6 };
    const bl_lexicon *lexicon = &t->vocabulary->rules->lexicon;
    const uint32_t count = entry->term_end - entry->term_begin;
    const bl_str there = {snippet->folded.bytes, snippet->folded.len};
    bl_str names = BL_STR("");
    for (uint32_t i = 0; i < count; i++) {
        const bl_term *term = &lexicon->terms[entry->term_begin + i];
        if (bl_fold_holds(there, term->folded))
            return bl_str_format(t->arena, "'%.*s' of line %u stands there, but does not count: %s", BL_STR_ARG(term->text), (unsigned)term->line,
                term->context != NULL ? "its context does not hold, or it is part of a longer name" : "it is part of a longer name");
        if (i < SHOWN)
            names = bl_str_format(t->arena, "%.*s%s%.*s", BL_STR_ARG(names), i == 0 ? "" : ", ", BL_STR_ARG(term->text));
    }
    if (count > SHOWN)
        names = bl_str_format(t->arena, "%.*s and %u more", BL_STR_ARG(names), (unsigned)(count - SHOWN));
    return bl_str_format(t->arena, "no name of '%.*s' stands there: %.*s", BL_STR_ARG(entry->id), BL_STR_ARG(names));
}

static void report(trials *t, const bl_entry *entry, const bl_snippet *test, bool hit, const bl_document *snippet, const bl_trial *trial)
{
    bl_diag *diag = bl_diag_add(t->diags, BL_ERROR, BL_CODE_RULE_TEST_FAILED, NULL, (bl_span){0, 0}, "the %s '%.*s' must%s be found in: %.*s",
        bl_kind_name(entry->kind), BL_STR_ARG(entry->id), hit ? "" : " not", BL_STR_ARG(test->text));
    if (diag != NULL) {
        diag->file = bl_str_copy(t->diags->arena, bl_ruleset_file(t->vocabulary->rules, test->file));
        diag->place = test->place;
        diag->width = test->width > 0 ? test->width : 1;
        diag->line_text = bl_str_copy(t->diags->arena, test->line_text);
    }
    if (hit)
        bl_diag_hint(t->diags, diag, "%.*s", BL_STR_ARG(looked_for(t, snippet, entry)));
    else if (trial->mention != NULL) {
        const bl_term *term = bl_mention_term(t->vocabulary, trial->mention);
        bl_diag_hint(t->diags, diag, "the alias '%.*s' of line %u finds '%.*s'; give it a context, or remove it", BL_STR_ARG(term->text), (unsigned)term->line,
            BL_STR_ARG(matched(t, snippet, trial->mention)));
    }
}

static bl_status try_one(trials *t, uint32_t number, const bl_snippet *test, bool hit)
{
    bl_document *snippet;
    bl_failure failure;
    bl_trial trial = {.mention = NULL};
    bl_arena_reset(t->arena);
    bl_status status = bl_read_document(&snippet, &failure, t->arena, BL_STR("snippet.md"), test->text);
    if (status == BL_OK)
        status = bl_trial_run(&trial, snippet, t->vocabulary, number);
    else if (status == BL_ERROR_INPUT)
        return BL_ERROR_MISUSE; /* an empty snippet; the loader refuses it */
    BL_TRY(status);
    t->counts->run++;
    t->counts->own += t->vocabulary->rules->files[test->file].folder > 0;
    const bool found = trial.mention != NULL && (hit || !trial.mention->covered); /* 京东 inside 京东方 is no hit of 京东 that a miss could mean */
    if (found != hit) {
        t->counts->failed++;
        report(t, bl_vocabulary_entry(t->vocabulary, number), test, hit, snippet, &trial);
    }
    return BL_OK;
}

static bl_status try_all(trials *t)
{
    const bl_lexicon *lexicon = &t->vocabulary->rules->lexicon;
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        const bl_entry *entry = &lexicon->entries[i];
        for (uint32_t k = 0; k < entry->hit_count; k++)
            BL_TRY(try_one(t, i, &entry->hits[k], true));
        for (uint32_t k = 0; k < entry->miss_count; k++)
            BL_TRY(try_one(t, i, &entry->misses[k], false));
    }
    return BL_OK;
}

bole_status bole_rules_test(const bole_rules *rules, bole_test_counts *counts, bole_diagnostics *diagnostics)
{
    if (rules == NULL || counts == NULL || diagnostics == NULL)
        return BOLE_ERROR_MISUSE;
    *counts = (bole_test_counts){0};
    const bl_vocabulary vocabulary = {rules->ruleset, NULL};
    trials t = {.vocabulary = &vocabulary, .diags = &diagnostics->diags, .counts = counts};
    bl_status status = bl_arena_open(&t.arena, &bl_allocator_libc, BL_LIMIT_DOCUMENT_MEMORY);
    if (status == BL_OK)
        status = try_all(&t);
    bl_arena_close(t.arena);
    return bl_api_status(status);
}
