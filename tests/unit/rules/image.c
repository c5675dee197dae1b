/* An image of the shipped rules is what was compiled, wherever it stands; nothing in it points out of it; a damaged one is as none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "rules/image.h"
#include "text/fold.h"

static char folder[] = "/tmp/bole-image-XXXXXX";
static const bl_images images = {folder, 20000};
static bl_arena *arena;
static bl_diags diags;
static const bl_str shipped[] = {BL_STR_INIT(BOLE_TEST_ROOT "/rules")};
static const bl_str small[] = {BL_STR_INIT(BOLE_TEST_ROOT "/rules/scoring.yaml"), BL_STR_INIT(BOLE_TEST_ROOT "/tests/bad_rules/base")};

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || bl_arena_open(&arena, NULL, BL_LIMIT_RULESET_MEMORY) != BL_OK;
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return rmdir(folder);
}

static bl_ruleset *open_rules(const bl_str *folders, uint32_t count, const bl_images *where)
{
    bl_ruleset *rules = NULL;
    bl_diags_open(&diags, arena);
    assert_int_equal(bl_ruleset_open(&rules, NULL, folders, count, where, &diags), BL_OK);
    return rules;
}

/* The path of the one file of the folder. */
static const char *only_file(void)
{
    static char path[400];
    DIR *list = opendir(folder);
    unsigned count = 0;
    for (const struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        if (entry->d_name[0] != '.') {
            count++;
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        }
    closedir(list);
    assert_int_equal(count, 1);
    return path;
}

/* ---- is it the same? ---- */

static void assert_same_strings(const bl_str *a, uint32_t a_count, const bl_str *b, uint32_t b_count)
{
    assert_int_equal(a_count, b_count);
    for (uint32_t i = 0; i < a_count; i++)
        assert_true(bl_str_equal(a[i], b[i]) && (a[i].ptr == NULL) == (b[i].ptr == NULL));
}

static void assert_same_numbers(const uint32_t *a, uint32_t a_count, const uint32_t *b, uint32_t b_count)
{
    assert_int_equal(a_count, b_count);
    for (uint32_t i = 0; i < a_count; i++)
        assert_int_equal(a[i], b[i]);
}

static void assert_same_context(const bl_context *a, const bl_context *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a == NULL || b == NULL)
        return;
    assert_true(a->exact_case == b->exact_case && a->in_list == b->in_list);
    assert_same_strings(a->needs, a->needs_count, b->needs, b->needs_count);
    assert_same_strings(a->unless, a->unless_count, b->unless, b->unless_count);
    assert_same_strings(a->not_before, a->not_before_count, b->not_before, b->not_before_count);
    assert_same_strings(a->not_after, a->not_after_count, b->not_after, b->not_after_count);
}

static void assert_same_term(const bl_ruleset *a, const bl_ruleset *b, uint32_t i)
{
    const bl_term *x = &a->lexicon.terms[i], *y = &b->lexicon.terms[i];
    assert_true(bl_str_equal(x->text, y->text) && bl_str_equal(x->folded, y->folded));
    assert_true(x->entry == y->entry && x->weight == y->weight && x->is_name == y->is_name && x->file == y->file && x->line == y->line);
    assert_int_equal(a->lexicon.same_key[i], b->lexicon.same_key[i]);
    assert_same_context(x->context, y->context);
    assert_int_equal(bl_matcher_find(a->lexicon.matcher, x->folded, NULL, NULL), bl_matcher_find(b->lexicon.matcher, y->folded, NULL, NULL));
    uint32_t meant[2][8], count = bl_slips_find(a->slips, x->folded, meant[0], 8);
    assert_int_equal(count, bl_slips_find(b->slips, y->folded, meant[1], 8));
    assert_same_numbers(meant[0], count < 8 ? count : 8, meant[1], count < 8 ? count : 8);
}

static void assert_same_snippets(const bl_snippet *a, uint32_t a_count, const bl_snippet *b, uint32_t b_count)
{
    assert_int_equal(a_count, b_count);
    for (uint32_t i = 0; i < a_count; i++) {
        assert_true(bl_str_equal(a[i].text, b[i].text) && bl_str_equal(a[i].line_text, b[i].line_text) && a[i].file == b[i].file);
        assert_true(a[i].place.line == b[i].place.line && a[i].place.column == b[i].place.column && a[i].width == b[i].width);
    }
}

static void assert_same_entry(const bl_ruleset *a, const bl_ruleset *b, uint32_t i)
{
    const bl_vocabulary v[] = {{a, NULL}, {b, NULL}};
    const bl_entry *x = &a->lexicon.entries[i], *y = &b->lexicon.entries[i];
    const bl_str names[][3] = {{x->id, x->name, x->category}, {y->id, y->name, y->category}};
    assert_same_strings(names[0], 3, names[1], 3);
    assert_true(x->kind == y->kind && x->file == y->file && x->line == y->line && x->draft == y->draft && x->term_begin == y->term_begin &&
                x->term_end == y->term_end && x->level == y->level && x->mode == y->mode && x->status == y->status && x->cefr == y->cefr &&
                x->language == y->language && x->papers == y->papers && x->seniority == y->seniority && x->section == y->section && x->cue == y->cue &&
                x->reach == y->reach && x->score_count == y->score_count);
    for (uint32_t s = 0; s < x->score_count; s++)
        assert_true(x->scores[s].from == y->scores[s].from && x->scores[s].cefr == y->scores[s].cefr);
    assert_same_numbers(x->parents, x->parent_count, y->parents, y->parent_count);
    assert_same_numbers(x->employers, x->employer_count, y->employers, y->employer_count);
    assert_same_snippets(x->hits, x->hit_count, y->hits, y->hit_count);
    assert_same_snippets(x->misses, x->miss_count, y->misses, y->miss_count);
    assert_int_equal(bl_vocabulary_by_id(&v[0], x->kind, x->id), bl_vocabulary_by_id(&v[1], y->kind, y->id));
    uint32_t found[2][8];
    assert_int_equal(bl_vocabulary_by_name(&v[0], NULL, x->kind, x->name, found[0], 8), bl_vocabulary_by_name(&v[1], NULL, y->kind, y->name, found[1], 8));
    assert_int_equal(found[0][0], found[1][0]);
}

static void assert_same_map(const bl_map *a, const bl_map *b)
{
    assert_int_equal(a->count, b->count);
    for (uint32_t i = 0; i < a->count; i++) {
        assert_true(bl_str_equal(a->items[i].key, b->items[i].key));
        assert_int_equal(a->items[i].value, *bl_map_get(b, a->items[i].key));
    }
}

static void assert_same_rest(const bl_ruleset *a, const bl_ruleset *b)
{
    const bl_wordings *x = a->lexicon.wordings, *y = b->lexicon.wordings;
    assert_same_map(a->words, b->words);
    assert_same_map(&a->rarity, &b->rarity);
    assert_same_map(&a->title_rarity, &b->title_rarity);
    assert_memory_equal(&a->scoring, &b->scoring, sizeof a->scoring);
    assert_memory_equal(a->scoring_places, b->scoring_places, sizeof a->scoring_places);
    assert_memory_equal(x->begins, y->begins, sizeof x->begins);
    assert_int_equal(x->words.count, y->words.count);
    for (uint32_t i = 0; i < x->words.count; i++) {
        assert_true(bl_str_equal(x->words.items[i].word, y->words.items[i].word));
        assert_int_equal(x->words.items[i].next, y->words.items[i].next);
        assert_int_equal(x->first[x->words.items[i].group], y->first[y->words.items[i].group]);
    }
    assert_int_equal(a->protected_count, b->protected_count);
    for (uint32_t i = 0; i < a->protected_count; i++) {
        const bl_protected *p = &a->protected[i], *q = &b->protected[i];
        assert_true(bl_str_equal(p->id, q->id) && bl_str_equal(p->why, q->why) && bl_str_equal(p->instead, q->instead));
        assert_same_strings(p->words, p->word_count, q->words, q->word_count);
    }
    assert_int_equal(a->lexicon.disabled_count, b->lexicon.disabled_count);
    for (uint32_t i = 0; i < a->lexicon.disabled_count; i++)
        assert_true(bl_str_equal(a->lexicon.disabled[i].key, b->lexicon.disabled[i].key) && bl_str_equal(a->lexicon.disabled[i].id, b->lexicon.disabled[i].id));
    assert_string_equal(a->sha256.hex, b->sha256.hex);
    assert_int_equal(a->file_count, b->file_count);
    for (uint32_t i = 0; i < a->file_count; i++)
        assert_true(bl_str_equal(a->files[i].path, b->files[i].path) && a->files[i].folder == b->files[i].folder);
}

static void assert_same(const bl_ruleset *a, const bl_ruleset *b)
{
    assert_int_equal(a->lexicon.term_count, b->lexicon.term_count);
    assert_int_equal(a->lexicon.entry_count, b->lexicon.entry_count);
    for (uint32_t i = 0; i < a->lexicon.term_count; i++)
        assert_same_term(a, b, i);
    for (uint32_t i = 0; i < a->lexicon.entry_count; i++)
        assert_same_entry(a, b, i);
    assert_same_rest(a, b);
}

/* ---- tests ---- */

static void an_image_is_what_was_compiled_wherever_it_stands(void **state)
{
    (void)state;
    bl_ruleset *compiled = open_rules(shipped, 1, NULL);
    bl_ruleset_release(open_rules(shipped, 1, &images));
    const char *path = only_file();
    struct stat before, after;
    assert_int_equal(stat(path, &before), 0);
    bl_ruleset *mapped = open_rules(shipped, 1, &images), *moved = open_rules(shipped, 1, &images); /* its address is taken */
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* none was made anew */
    assert_ptr_not_equal(mapped->lexicon.terms, moved->lexicon.terms);
    assert_int_equal(unlink(path), 0);
    assert_same(compiled, mapped);
    assert_same(compiled, moved);
    bl_ruleset_release(mapped);
    assert_same(compiled, moved);
    bl_ruleset_release(moved);
    bl_ruleset_release(compiled);
}

/* What stays of the memory in which rules were compiled would be different each time. */
static void nothing_in_it_points_out_of_it(void **state)
{
    (void)state;
    bl_ruleset *rules[] = {open_rules(shipped, 1, NULL), open_rules(shipped, 1, NULL)};
    bl_pack packs[2];
    for (int i = 0; i < 2; i++)
        assert_true(bl_image_pack(&packs[i], rules[i], arena) && bl_pack_close(&packs[i]));
    assert_ptr_not_equal(rules[0]->lexicon.terms, rules[1]->lexicon.terms);
    assert_int_equal(packs[0].len, packs[1].len);
    assert_memory_equal(packs[0].bytes, packs[1].bytes, packs[0].len);
    assert_int_equal(packs[0].pieces.count, packs[1].pieces.count);
    for (uint32_t i = 0; i < packs[0].pieces.count; i++)
        assert_true(bl_str_equal(packs[0].pieces.items[i], packs[1].pieces.items[i]));
    for (size_t slot = 0; slot < packs[0].marks_at / 8; slot++) { /* and what is marked leads to a place inside */
        uint64_t target;
        memcpy(&target, packs[0].bytes + slot * 8, sizeof target);
        if ((packs[0].marks[slot / 64] >> slot % 64 & 1) != 0)
            assert_true(target > 0 && target < packs[0].size);
    }
    for (int i = 0; i < 2; i++)
        bl_ruleset_release(rules[i]);
}

static bool can_be_used(const bl_sha256 *key)
{
    bl_ruleset rules = {0};
    bl_image image;
    const bool good = bl_image_open(&image, &rules, &images, key);
    assert_int_equal(good, rules.lexicon.terms != NULL);
    bl_image_close(&image);
    return good;
}

static void put(const char *path, const char *bytes, size_t size)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
}

static void one_that_is_damaged_is_none(void **state)
{
    (void)state;
    bl_ruleset *rules = open_rules(small, 2, &images);
    const bl_sha256 key = bl_image_key(rules->files, rules->file_count);
    const char *path = only_file();
    static char bytes[1 << 20];
    FILE *in = fopen(path, "rb");
    const size_t size = fread(bytes, 1, sizeof bytes, in);
    fclose(in);
    assert_in_range(size, 1000, sizeof bytes - 1);
    assert_true(can_be_used(&key));
    for (size_t at = 0; at < size; at += at < 400 ? 1 : 61) { /* all of the head, and every byte of a structure in turn */
        bytes[at] ^= 0x10;
        put(path, bytes, size);
        assert_false(can_be_used(&key));
        bytes[at] ^= 0x10;
    }
    static const size_t lengths[] = {0, 1, 100, 167, 168, 169, 1000};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        put(path, bytes, lengths[i]);
        assert_false(can_be_used(&key));
        put(path, bytes, size - lengths[i] - 1);
        assert_false(can_be_used(&key));
    }
    put(path, bytes, size + 1);
    assert_false(can_be_used(&key));
    put(path, bytes, size);
    assert_true(can_be_used(&key));
    bl_sha256 other = key;
    other.hex[63] = other.hex[63] == '0' ? '1' : '0'; /* the file's name has only the first digits */
    assert_false(can_be_used(&other));
    bl_ruleset_release(rules);
    unlink(path);
}

static void the_key_is_that_of_the_files_and_their_folders(void **state)
{
    (void)state;
    bl_rule_file files[] = {{BL_STR("a.yaml"), {"aa"}, 0}, {BL_STR("b.yaml"), {"bb"}, 0}};
    bl_sha256 keys[6];
    keys[0] = bl_image_key(files, 2);
    keys[1] = bl_image_key(files, 1);
    files[1].folder = 1;
    keys[2] = bl_image_key(files, 2);
    files[1] = (bl_rule_file){BL_STR("c.yaml"), {"bb"}, 0};
    keys[3] = bl_image_key(files, 2);
    files[1] = (bl_rule_file){BL_STR("b.yaml"), {"bc"}, 0};
    keys[4] = bl_image_key(files, 2);
    const bl_rule_file swapped[] = {{BL_STR("b.yaml"), {"bb"}, 0}, {BL_STR("a.yaml"), {"aa"}, 0}};
    keys[5] = bl_image_key(swapped, 2);
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(keys[i].hex, keys[k].hex);
}

static void rules_with_a_word_of_warning_are_not_kept(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "%s.yaml", folder);
    static const char *const texts[] = {"skills:\n  - {id: x1, name: X1, aliases: [x1]}\n", "skills:\n  - {id: x1, nam: X1}\n"};
    for (int i = 0; i < 2; i++) {
        put(path, texts[i], strlen(texts[i]));
        const bl_str folders[] = {small[0], bl_str_of(path)};
        uint32_t said[2];
        for (int run = 0; run < 2; run++) {
            bl_ruleset *rules = NULL;
            bl_diags_open(&diags, arena);
            assert_int_equal(bl_ruleset_open(&rules, NULL, folders, 2, &images, &diags), i == 0 ? BL_OK : BL_ERROR_INPUT);
            bl_ruleset_release(rules);
            said[run] = diags.list.count;
        }
        assert_true(said[0] > 0 && said[0] == said[1]);
        assert_int_equal(bl_images_clear(folder), 0);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_image_is_what_was_compiled_wherever_it_stands),
        cmocka_unit_test(nothing_in_it_points_out_of_it),
        cmocka_unit_test(one_that_is_damaged_is_none),
        cmocka_unit_test(the_key_is_that_of_the_files_and_their_folders),
        cmocka_unit_test(rules_with_a_word_of_warning_are_not_kept),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
