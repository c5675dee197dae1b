/* Names in a role -> entries of the rules, of 'define', or own entries for what nobody knows. */
#include "base/utf8.h"
#include "rules/role_reader.h"
#include "text/fold.h"

enum { SUGGESTIONS = 50 }; /* unknown names that get a "did you mean": each looks at all names of its kind */

static bl_status note_key(bl_role_reader *r, bl_kind kind, bl_str name, uint32_t number)
{
    bl_str key = bl_name_key(r->yaml.arena, name);
    return key.ptr == NULL || bl_map_put(&r->own_keys[kind], key, number, NULL) == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bl_status find(const bl_role_reader *r, bl_kind kind, bl_str text, uint32_t *entry, bool *many)
{
    bl_vocabulary rules = {r->role->rules, NULL};
    bl_str key = bl_name_key(r->yaml.arena, text);
    const uint32_t *index = bl_map_get(&r->own.ids[kind], text);
    uint32_t found[8];
    *many = false;
    *entry = BL_NO_ENTRY;
    if (key.ptr == NULL)
        return BL_ERROR_MEMORY;
    const uint32_t *own = bl_map_get(&r->own_keys[kind], key);
    if (index != NULL || own != NULL) {
        *entry = index != NULL ? r->own.drafts.items[*index]->number : *own;
        return BL_OK;
    }
    *entry = bl_vocabulary_by_id(&rules, kind, text);
    if (*entry != BL_NO_ENTRY)
        return BL_OK;
    uint32_t count = bl_vocabulary_by_name(&rules, NULL, kind, text, found, 8);
    *many = count > 1;
    for (uint32_t i = 0; i < count; i++) { /* the one that is called so goes before those that are also called so */
        bl_str name = bl_name_key(r->yaml.arena, bl_vocabulary_entry(&rules, found[i])->name);
        if (name.ptr == NULL)
            return BL_ERROR_MEMORY;
        if (bl_str_equal(name, key)) {
            *many = false;
            *entry = found[i];
            return BL_OK;
        }
    }
    if (count > 0)
        *entry = found[0];
    return BL_OK;
}

static bool gather(bl_role_reader *r, bl_kind kind, bl_str name)
{
    bl_str *slot = BL_PUSH(r->yaml.arena, &r->known[kind]);
    if (slot != NULL)
        *slot = name;
    return slot != NULL;
}

/* The known name that was probably meant. */
static bl_str near_name(bl_role_reader *r, bl_kind kind, bl_str text)
{
    const bl_lexicon *l = &r->role->rules->lexicon;
    if (++r->unknown_count > SUGGESTIONS)
        return BL_STR_NONE;
    if (r->known[kind].count == 0) {
        for (uint32_t i = 0; i < l->ids[kind]->count; i++)
            if (!gather(r, kind, l->ids[kind]->items[i].key))
                return BL_STR_NONE;
        for (uint32_t t = 0; t < l->term_count; t++)
            if (l->terms[t].is_name && l->entries[l->terms[t].entry].kind == kind && !gather(r, kind, l->terms[t].text))
                return BL_STR_NONE;
    }
    return bl_did_you_mean(text, r->known[kind].items, r->known[kind].count);
}

/* What to do about a name that no rule knows. */
static void hint_unknown(bl_role_reader *r, bl_diag *diag, bl_kind kind, bl_str text)
{
    const bl_lexicon *l = &r->role->rules->lexicon;
    const bl_str key = l->disabled_count == 0 ? BL_STR_NONE : bl_name_key(r->yaml.arena, text);
    for (uint32_t i = 0; key.ptr != NULL && i < l->disabled_count; i++) {
        const bl_disabled *d = &l->disabled[i];
        if (d->kind == kind && bl_str_equal(d->key, key)) {
            bl_diag_hint(r->yaml.diags, diag, "the rule '%.*s' is disabled in %.*s:%u", BL_STR_ARG(d->id), BL_STR_ARG(bl_ruleset_file(r->role->rules, d->file)),
                (unsigned)d->line);
            return;
        }
    }
    const bl_str near = near_name(r, kind, text);
    if (near.len > 0)
        bl_diag_hint(r->yaml.diags, diag, "did you mean '%.*s'?", BL_STR_ARG(near));
    else
        bl_diag_hint(r->yaml.diags, diag, "check the spelling, or define it under 'define'");
}

bl_status bl_role_resolve(bl_role_reader *r, bl_kind kind, bl_str text, bl_span span, bl_name *out)
{
    bool many = false;
    *out = (bl_name){.text = text, .entry = BL_NO_ENTRY};
    BL_TRY(find(r, kind, text, &out->entry, &many));
    if (many) {
        bl_diag *diag = bl_role_warn(r, BL_CODE_ROLE_AMBIGUOUS_NAME, span, "several %ss are called '%.*s'; '%.*s' is taken", bl_kind_name(kind),
            BL_STR_ARG(text), BL_STR_ARG(bl_role_entry(r, out->entry)->id));
        bl_diag_hint(r->yaml.diags, diag, "write the id; 'bole lookup' lists them");
    }
    bool own = out->entry >= r->own.base->entry_count; /* also BL_NO_ENTRY */
    if (out->entry != BL_NO_ENTRY && !own)
        return bl_role_add_phrase(r, kind, out);
    if (out->entry != BL_NO_ENTRY) { /* 'define', or an unknown name that is asked for again */
        for (uint32_t i = r->defined; i < r->own.drafts.count; i++)
            out->unknown = out->unknown || r->own.drafts.items[i]->number == out->entry;
        return BL_OK;
    }
    uint32_t draft;
    BL_TRY(bl_builder_add_name(&r->own, kind, text, r->source, span, &draft));
    out->entry = r->own.drafts.items[draft]->number = r->next_number++;
    out->unknown = true;
    BL_TRY(note_key(r, kind, text, out->entry));
    bl_diag *diag = bl_role_warn(
        r, BL_CODE_ROLE_UNKNOWN_NAME, span, "no rule knows the %s '%.*s'; it is found as written", bl_kind_name(kind), BL_STR_ARG(text));
    if (diag != NULL)
        hint_unknown(r, diag, kind, text);
    return bl_role_add_phrase(r, kind, out);
}

const bl_entry *bl_role_entry(const bl_role_reader *r, uint32_t entry)
{
    if (entry < r->own.base->entry_count)
        return &r->own.base->entries[entry];
    for (uint32_t i = 0; i < r->own.drafts.count; i++)
        if (r->own.drafts.items[i]->number == entry)
            return &r->own.drafts.items[i]->entry;
    return NULL;
}

/* Employers of defined domains that no rule knows are found as written, like every other name in a role. */
static bl_status define_employers(bl_role_reader *r)
{
    for (uint32_t i = 0; i < r->defined; i++)
        for (uint32_t e = 0; e < r->own.drafts.items[i]->employers.count; e++) {
            bl_reference name = r->own.drafts.items[i]->employers.items[e];
            bl_name resolved;
            BL_TRY(bl_role_resolve(r, BL_KIND_EMPLOYER, name.text, name.span, &resolved));
        }
    return BL_OK;
}

/* A word of 'define' that the rules have too, of the same kind: worth a note. */
static void note_clash(const bl_role_reader *r, const bl_draft *d, const bl_word *word)
{
    bl_vocabulary rules = {r->role->rules, NULL};
    uint32_t found[4], count = bl_vocabulary_by_name(&rules, NULL, d->entry.kind, word->text, found, 4);
    for (uint32_t i = 0; i < count; i++)
        if (found[i] != d->extends) {
            bl_diag_add(r->yaml.diags, BL_NOTE, BL_CODE_ROLE_DEFINE_CLASH, r->yaml.source, word->span,
                "the rules know '%.*s' as the %s '%.*s'; in this role it is '%.*s'", BL_STR_ARG(word->text), bl_kind_name(d->entry.kind),
                BL_STR_ARG(bl_vocabulary_entry(&rules, found[i])->id), BL_STR_ARG(d->entry.id));
            return;
        }
}

bl_status bl_role_names_open(bl_role_reader *r, const bl_yaml *define)
{
    for (uint32_t kind = 0; kind < BL_KIND_COUNT; kind++)
        bl_map_open(&r->own_keys[kind], r->yaml.arena);
    r->next_number = r->own.base->entry_count;
    if (define == NULL)
        return BL_OK;
    BL_TRY(bl_builder_read(&r->own, define, r->source, true));
    r->defined = r->own.drafts.count;
    for (uint32_t i = 0; i < r->defined; i++) {
        bl_draft *d = r->own.drafts.items[i];
        d->number = d->extends != BL_NO_ENTRY ? d->extends : r->next_number++;
        if (d->name.text.len > 0) {
            BL_TRY(note_key(r, d->entry.kind, d->name.text, d->number));
            note_clash(r, d, &d->name);
        }
        for (uint32_t a = 0; a < d->aliases.count; a++) {
            BL_TRY(note_key(r, d->entry.kind, d->aliases.items[a].text, d->number));
            note_clash(r, d, &d->aliases.items[a]);
        }
    }
    return define_employers(r);
}
