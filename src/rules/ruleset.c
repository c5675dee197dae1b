#include "rules/ruleset.h"

#include <errno.h>
#include <stdatomic.h>

#include "base/limits.h"
#include "base/sort.h"
#include "rules/builder.h"
#include "source/file.h"

typedef struct counted { /* what a bl_ruleset is part of */
    bl_ruleset ruleset;
    atomic_uint references;
} counted;

typedef struct opener {
    bl_arena *scratch;
    bl_builder builder;
    bl_diags *diags;
    BL_VEC(bl_rule_file) files;
    bl_buffer all; /* path, NUL, contents, NUL of every file: what the hash is over */
} opener;

static void report_unreadable(opener *o, bl_str path, bl_status status)
{
    bl_source source;
    if (bl_source_open(&source, o->scratch, path, BL_STR("")) != BL_OK)
        return;
    if (status == BL_ERROR_LIMIT) {
        bl_diag *diag = bl_diag_add(o->diags, BL_ERROR, BL_CODE_YAML_LIMIT, &source, (bl_span){0, 0}, "larger than %u bytes", BL_LIMIT_RULE_BYTES);
        bl_diag_hint(o->diags, diag, "split it");
    } else {
        bl_diag *diag = bl_diag_add(o->diags, BL_ERROR, BL_CODE_FILE_UNREADABLE, &source, (bl_span){0, 0}, "cannot be read: %s", strerror(errno));
        bl_diag_hint(o->diags, diag, "check the path and its permissions");
    }
}

/* Reads one file; path is where it is, name how it is printed. Only memory fails: what is wrong with the file is in diags, and the others are still read. */
static bl_status read_file(opener *o, const char *path, bl_str name, uint32_t folder)
{
    bl_str bytes;
    bl_status status = bl_file_read(&bytes, o->scratch, path, BL_LIMIT_RULE_BYTES);
    if (status == BL_ERROR_MEMORY)
        return status;
    if (status != BL_OK) {
        report_unreadable(o, name, status);
        return BL_OK;
    }
    bl_rule_file *file = BL_PUSH(o->builder.arena, &o->files);
    bl_source *source = BL_NEW(o->scratch, bl_source);
    if (file == NULL || source == NULL)
        return BL_ERROR_MEMORY;
    *file = (bl_rule_file){bl_str_copy(o->builder.arena, name), bl_sha256_of(bytes.ptr, bytes.len), folder};
    if (file->path.ptr == NULL)
        return BL_ERROR_MEMORY;
    bl_buffer_add(&o->all, name);
    bl_buffer_add_char(&o->all, '\0');
    bl_buffer_add(&o->all, bytes);
    bl_buffer_add_char(&o->all, '\0');
    const bl_yaml *root = NULL;
    status = bl_yaml_parse(&root, source, o->scratch, file->path, bytes, BL_LIMIT_RULE_NODES, o->diags);
    if (status == BL_ERROR_MEMORY)
        return status;
    uint32_t index;
    BL_TRY(bl_builder_add_source(&o->builder, source, &index)); /* also for a bad file: indexes of sources and files are one */
    return status == BL_OK ? bl_builder_read(&o->builder, root, index, false) : BL_OK;
}

static int compare_paths(const void *a, const void *b) { return bl_str_compare(*(const bl_str *)a, *(const bl_str *)b); }

/* All rule files of a folder, sorted. BL_ERROR_IO: it is not a folder that can be read. */
static bl_status list_files(opener *o, const char *folder, bl_str **paths, uint32_t *count)
{
    bl_file_list lists[2];
    *count = 0;
    BL_TRY(bl_file_walk(&lists[0], o->scratch, folder, BL_STR(".yaml")));
    BL_TRY(bl_file_walk(&lists[1], o->scratch, folder, BL_STR(".yml")));
    *paths = BL_NEW_ARRAY(o->scratch, bl_str, lists[0].count + lists[1].count);
    if (*paths == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t l = 0; l < 2; l++)
        for (uint32_t i = 0; i < lists[l].count; i++)
            if (!bl_str_begins(lists[l].paths[i], BL_STR("roles/")))
                (*paths)[(*count)++] = lists[l].paths[i];
    bl_sort(*paths, *count, sizeof **paths, compare_paths);
    return BL_OK;
}

static bl_str base_name(bl_str path)
{
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/')
        begin--;
    return bl_str_slice(path, begin, path.len);
}

static bl_status read_folder(opener *o, bl_str folder, uint32_t index)
{
    bl_str path = bl_str_copy(o->scratch, folder), *names = NULL;
    uint32_t count = 0;
    if (path.ptr == NULL)
        return BL_ERROR_MEMORY;
    if (bl_str_ends(path, BL_STR(".yaml")) || bl_str_ends(path, BL_STR(".yml")))
        return read_file(o, path.ptr, base_name(path), index);
    bl_status status = list_files(o, path.ptr, &names, &count);
    if (status == BL_ERROR_MEMORY)
        return status;
    if (status != BL_OK) {
        report_unreadable(o, folder, status);
        return BL_OK;
    }
    if (count == 0) {
        bl_source source;
        BL_TRY(bl_source_open(&source, o->scratch, folder, BL_STR("")));
        bl_diag *diag = bl_diag_add(o->diags, BL_ERROR, BL_CODE_RULE_EMPTY, &source, (bl_span){0, 0}, "no rule files in this folder");
        bl_diag_hint(o->diags, diag, "name a folder that holds *.yaml files with rules");
    }
    for (uint32_t i = 0; i < count; i++) {
        bl_str full = bl_str_format(o->scratch, "%.*s/%.*s", BL_STR_ARG(path), BL_STR_ARG(names[i]));
        if (full.ptr == NULL)
            return BL_ERROR_MEMORY;
        BL_TRY(read_file(o, full.ptr, names[i], index));
    }
    return BL_OK;
}

/* The names that a slip of the pen may have been meant to be: those of skills and employers that count wherever a list has them. */
static bl_status index_slips(bl_ruleset *ruleset)
{
    const bl_lexicon *lexicon = &ruleset->lexicon;
    BL_VEC(bl_pattern) words = {0};
    for (uint32_t i = 0; i < lexicon->term_count; i++) {
        const bl_term *term = &lexicon->terms[i];
        bl_kind kind = lexicon->entries[term->entry].kind;
        if (!term->is_name || (kind != BL_KIND_SKILL && kind != BL_KIND_EMPLOYER) ||
            (term->context != NULL && term->context->needs_count > 0 && !term->context->in_list))
            continue;
        bl_pattern *word = BL_PUSH(ruleset->arena, &words);
        if (word == NULL)
            return BL_ERROR_MEMORY;
        *word = (bl_pattern){term->folded, i};
    }
    bl_slips *slips = NULL;
    BL_TRY(bl_slips_build(&slips, ruleset->arena, words.items, words.count));
    ruleset->slips = slips;
    return BL_OK;
}

static bl_status compile(opener *o, const bl_allocator *allocator, const bl_str *folders, uint32_t folder_count, bl_ruleset *ruleset)
{
    bl_builder_open(&o->builder, ruleset->arena, o->scratch, NULL, o->diags);
    bl_buffer_open(&o->all, allocator, BL_LIMIT_RULESET_MEMORY);
    bl_status status = BL_OK;
    for (uint32_t i = 0; status == BL_OK && i < folder_count; i++)
        status = read_folder(o, folders[i], i);
    if (status == BL_OK)
        status = o->all.status;
    if (status == BL_OK)
        ruleset->sha256 = bl_sha256_of(bl_buffer_str(&o->all).ptr, bl_buffer_str(&o->all).len);
    bl_buffer_close(&o->all);
    BL_TRY(status);
    bl_scoring_check(&o->builder);
    BL_TRY(bl_builder_freeze(&o->builder, &ruleset->lexicon));
    BL_TRY(bl_rules_lint(&o->builder, &ruleset->lexicon));
    ruleset->scoring = o->builder.scoring;
    memcpy(ruleset->scoring_places, o->builder.scoring_places, sizeof ruleset->scoring_places);
    ruleset->files = o->files.items;
    ruleset->file_count = o->files.count;
    BL_TRY(bl_lexicon_match(&ruleset->lexicon, ruleset->arena, o->scratch));
    return index_slips(ruleset);
}

bl_status bl_ruleset_open(bl_ruleset **out, const bl_allocator *allocator, const bl_str *folders, uint32_t folder_count, bl_diags *diags)
{
    uint32_t errors = diags->errors;
    bl_arena *arena = NULL;
    opener o = {.diags = diags};
    *out = NULL;
    BL_TRY(bl_arena_open(&arena, allocator, BL_LIMIT_RULESET_MEMORY));
    bl_status status = bl_arena_open(&o.scratch, allocator, BL_LIMIT_RULESET_MEMORY);
    counted *c = status == BL_OK ? BL_NEW(arena, counted) : NULL;
    if (c != NULL) {
        c->ruleset.arena = arena;
        atomic_init(&c->references, 1);
        status = compile(&o, allocator, folders, folder_count, &c->ruleset);
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
    if (ruleset != NULL && atomic_fetch_sub(&((counted *)ruleset)->references, 1) == 1)
        bl_arena_close(ruleset->arena);
}

bl_str bl_ruleset_file(const bl_ruleset *ruleset, uint32_t file) { return file < ruleset->file_count ? ruleset->files[file].path : BL_STR(""); }
