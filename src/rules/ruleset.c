#include "rules/ruleset.h"

#include <stdatomic.h>

#include "base/limits.h"
#include "rules/folders.h"
#include "rules/image.h"

typedef struct counted { /* what a bl_ruleset is part of */
    bl_ruleset ruleset;
    bl_image image; /* where it was not compiled */
    atomic_uint references;
} counted;

/* What is taken for each byte of the rule files, about: until they are frozen, and for good. */
#define SCRATCH_PER_BYTE 13u
#define RULESET_PER_BYTE 13u
#define FILES (4u << 20) /* bytes; the shipped files are half of it */

/* Shorter words are never taken for slips. */
#define WORD_MIN 5u

static bl_status index_words(bl_ruleset *ruleset)
{
    bl_map *words = BL_NEW(ruleset->arena, bl_map);
    if (words == NULL)
        return BL_ERROR_MEMORY;
    bl_map_open(words, ruleset->arena);
    for (uint32_t i = 0; i < ruleset->lexicon.term_count; i++) {
        bl_str s = ruleset->lexicon.terms[i].folded;
        for (size_t begin = 0, end; begin < s.len; begin = end + 1) {
            for (end = begin; end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z';)
                end++;
            if (end - begin < WORD_MIN)
                continue;
            uint32_t *count = bl_map_put(words, bl_str_slice(s, begin, end), 0, NULL);
            if (count == NULL)
                return BL_ERROR_MEMORY;
            ++*count;
        }
    }
    ruleset->words = words;
    return BL_OK;
}

/* Whether a slip of the pen may have been meant to be the term: a name of a skill or an employer that counts wherever a list has it. */
static bool may_be_meant(const bl_lexicon *lexicon, const bl_term *term)
{
    bl_kind kind = lexicon->entries[term->entry].kind;
    return term->is_name && (kind == BL_KIND_SKILL || kind == BL_KIND_EMPLOYER) &&
           (term->context == NULL || term->context->needs_count == 0 || term->context->in_list);
}

static bl_status index_slips(bl_ruleset *ruleset)
{
    const bl_lexicon *lexicon = &ruleset->lexicon;
    BL_VEC(bl_pattern) words = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < lexicon->term_count; i++)
        count += may_be_meant(lexicon, &lexicon->terms[i]);
    if (!BL_RESERVE(ruleset->arena, &words, count))
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < lexicon->term_count; i++)
        if (may_be_meant(lexicon, &lexicon->terms[i]))
            words.items[words.count++] = (bl_pattern){lexicon->terms[i].folded, i};
    bl_slips *slips = NULL;
    BL_TRY(bl_slips_build(&slips, ruleset->arena, words.items, words.count));
    ruleset->slips = slips;
    return BL_OK;
}

/* What was read, compiled. */
static bl_status compile(bl_folders *o, bl_ruleset *ruleset)
{
    bl_arena_expect(o->scratch, o->size * SCRATCH_PER_BYTE);
    bl_arena_expect(ruleset->arena, o->size * RULESET_PER_BYTE);
    BL_TRY(bl_folders_build(o));
    bl_scoring_check(&o->builder);
    BL_TRY(bl_builder_freeze(&o->builder, &ruleset->lexicon));
    BL_TRY(bl_rules_lint(&o->builder, &ruleset->lexicon));
    ruleset->scoring = o->builder.scoring;
    memcpy(ruleset->scoring_places, o->builder.scoring_places, sizeof ruleset->scoring_places);
    ruleset->rarity = o->builder.rarity;
    ruleset->title_rarity = o->builder.title_rarity;
    ruleset->protected = o->builder.protected.items;
    ruleset->protected_count = o->builder.protected.count;
    bl_arena_reset(o->scratch); /* files, nodes and drafts: what is frozen needs none of them */
    BL_TRY(bl_lexicon_match(&ruleset->lexicon, ruleset->arena, o->scratch));
    BL_TRY(index_words(ruleset));
    return index_slips(ruleset);
}

static uint32_t said(const bl_diags *diags) { return diags->list.count + diags->errors + diags->warnings; }

/* Reads the folders, and compiles them where there is no image of what they say. */
static bl_status fill(counted *c, bl_folders *o, const bl_str *folders, uint32_t folder_count, const bl_images *images)
{
    bl_ruleset *ruleset = &c->ruleset;
    const uint32_t before = said(o->diags);
    bl_builder_open(&o->builder, ruleset->arena, o->scratch, NULL, o->diags);
    bl_arena_expect(o->scratch, FILES);
    BL_TRY(bl_folders_read(o, folders, folder_count));
    ruleset->sha256 = bl_folders_sha256(o);
    ruleset->files = o->files.items;
    ruleset->file_count = o->files.count;
    if (images == NULL)
        return compile(o, ruleset);
    const bl_sha256 key = bl_image_key(ruleset->files, ruleset->file_count);
    if (said(o->diags) == before && bl_image_open(&c->image, ruleset, images, &key))
        return BL_OK;
    BL_TRY(compile(o, ruleset));
    if (said(o->diags) == before) {
        bl_arena_reset(o->scratch);
        bl_image_keep(ruleset, o->scratch, images, &key);
    }
    return BL_OK;
}

bl_status bl_ruleset_open(
    bl_ruleset **out, const bl_allocator *allocator, const bl_str *folders, uint32_t folder_count, const bl_images *images, bl_diags *diags)
{
    uint32_t errors = diags->errors;
    bl_arena *arena = NULL;
    bl_folders o = {.diags = diags};
    *out = NULL;
    BL_TRY(bl_arena_open(&arena, allocator, BL_LIMIT_RULESET_MEMORY));
    bl_status status = bl_arena_open(&o.scratch, allocator, BL_LIMIT_RULESET_MEMORY);
    counted *c = status == BL_OK ? BL_NEW(arena, counted) : NULL;
    if (c != NULL) {
        c->ruleset.arena = arena;
        atomic_init(&c->references, 1);
        status = fill(c, &o, folders, folder_count, images);
    } else {
        status = BL_ERROR_MEMORY;
    }
    bl_arena_close(o.scratch);
    if (status == BL_OK && diags->errors > errors)
        status = BL_ERROR_INPUT;
    if (status == BL_OK)
        *out = &c->ruleset;
    else
        bl_arena_close(arena);
    return status;
}

bl_ruleset *bl_ruleset_retain(bl_ruleset *ruleset)
{
    atomic_fetch_add(&((counted *)ruleset)->references, 1);
    return ruleset;
}

void bl_ruleset_release(bl_ruleset *ruleset)
{
    if (ruleset == NULL || atomic_fetch_sub(&((counted *)ruleset)->references, 1) != 1)
        return;
    bl_image_close(&((counted *)ruleset)->image);
    bl_arena_close(ruleset->arena);
}

bl_str bl_ruleset_file(const bl_ruleset *ruleset, uint32_t file) { return file < ruleset->file_count ? ruleset->files[file].path : BL_STR(""); }
