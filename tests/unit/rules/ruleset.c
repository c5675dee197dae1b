#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "rules/ruleset.h"

static char folder[] = "/tmp/bole-rules-XXXXXX";
static bl_arena *arena;
static bl_diags diags;

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || bl_arena_open(&arena, NULL, 1u << 28) != BL_OK;
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return rmdir(folder);
}

static bl_str write_file(const char *name, const char *text)
{
    bl_str path = bl_str_format(arena, "%s/%s", folder, name);
    FILE *f = fopen(path.ptr, "wb");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    fclose(f);
    return path;
}

/* Rules of the shipped constants and up to two texts, the second one read over the first. */
static bl_ruleset *open_rules(const char *first, const char *second)
{
    bl_str folders[] = {BL_STR(BOLE_TEST_ROOT "/rules/scoring.yaml"), write_file("a.yaml", first), write_file("b.yaml", second)};
    bl_ruleset *ruleset = NULL;
    bl_diags_open(&diags, arena);
    bl_status status = bl_ruleset_open(&ruleset, NULL, folders, 3, NULL, &diags);
    unlink(folders[1].ptr);
    unlink(folders[2].ptr);
    assert_int_equal(status == BL_OK, diags.errors == 0);
    return ruleset;
}

static bl_str found(const bl_ruleset *r, bl_kind kind, const char *name)
{
    bl_vocabulary v = {r, NULL};
    uint32_t entry;
    return bl_vocabulary_by_name(&v, NULL, kind, bl_str_of(name), &entry, 1) == 1 ? bl_vocabulary_entry(&v, entry)->id : BL_STR("-");
}

static void assert_found(const bl_ruleset *r, const char *name, const char *id) { assert_true(bl_str_equal(found(r, BL_KIND_SKILL, name), bl_str_of(id))); }

static const char base[] = "skills:\n"
                           "  - {id: kafka, name: Kafka, aliases: [AK, 卡夫卡], category: messaging}\n"
                           "  - {id: spring-boot, name: Spring Boot, parents: [java]}\n"
                           "  - {id: java, name: Java, parents: [jvm]}\n"
                           "  - {id: jvm, name: JVM}\n"
                           "  - {id: cobol, name: COBOL}\n"
                           "  - {id: c-plus-plus, name: C++}\n"
                           "  - {id: c, name: C}\n"
                           "employers:\n"
                           "  - {id: zdns, name: ZDNS}\n"
                           "domains:\n"
                           "  - {id: dns, name: DNS, terms: [{term: WHOIS, weight: 3}, 域名], employers: [zdns]}\n";

static void names_fold(void **state)
{
    (void)state;
    bl_ruleset *r = open_rules(base, "");
    assert_found(r, "kafka", "kafka");
    assert_found(r, "ＫＡＦＫＡ", "kafka");
    assert_found(r, "卡夫卡", "kafka");
    assert_found(r, "spring-boot", "spring-boot");
    assert_found(r, "SpringBoot", "spring-boot");
    assert_found(r, "spring_boot", "spring-boot");
    assert_found(r, "c++", "c-plus-plus");
    assert_found(r, "C", "c");
    assert_found(r, "rust", "-");
    assert_true(bl_str_equal(found(r, BL_KIND_DOMAIN, "WHOIS"), BL_STR("-"))); /* a term hints at its domain and does not name it */
    assert_true(bl_str_equal(found(r, BL_KIND_EMPLOYER, "zdns"), BL_STR("zdns")));
    bl_ruleset_release(r);
}

static void parents_have_distances(void **state)
{
    (void)state;
    bl_ruleset *r = open_rules(base, "");
    bl_vocabulary v = {r, NULL};
    uint32_t boot = bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("spring-boot")), java = bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("java"));
    uint32_t jvm = bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("jvm"));
    assert_int_equal(bl_vocabulary_ancestor(&v, boot, java), 1);
    assert_int_equal(bl_vocabulary_ancestor(&v, boot, jvm), 2);
    assert_int_equal(bl_vocabulary_ancestor(&v, jvm, boot), 0);
    assert_int_equal(bl_vocabulary_ancestor(&v, boot, boot), 0);
    bl_ruleset_release(r);
}

static void overlays_change_what_they_name(void **state)
{
    (void)state;
    bl_ruleset *r = open_rules(base, "skills:\n"
                                     "  - {extend: kafka, aliases: {add: [卡夫卡集群], remove: [AK]}}\n"
                                     "  - {replace: java, id: java, name: Jawa}\n"
                                     "  - {disable: jvm}\n"
                                     "  - {disable: cobol}\n"
                                     "  - {id: cobol, name: COBOL 2}\n"
                                     "scoring:\n"
                                     "  listed: {value: 0.1, why: house rule}\n");
    bl_vocabulary v = {r, NULL};
    assert_int_equal(diags.list.count, 0);
    assert_found(r, "卡夫卡集群", "kafka");
    assert_found(r, "AK", "-");
    assert_true(bl_str_equal(bl_vocabulary_entry(&v, bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("kafka")))->category, BL_STR("messaging")));
    assert_found(r, "Jawa", "java");
    assert_found(r, "JVM", "-");
    assert_found(r, "COBOL 2", "cobol");
    assert_int_equal(bl_vocabulary_entry(&v, bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("java")))->parent_count, 0);
    assert_int_equal(r->scoring.listed, 100);
    bl_rule_place place = r->scoring_places[BL_CONSTANT_LISTED];
    assert_true(bl_str_equal(bl_ruleset_file(r, place.file), BL_STR("b.yaml")));
    assert_int_equal(place.line, 8);
    bl_ruleset_release(r);
}

static void a_disabled_parent_is_left_out(void **state)
{
    (void)state;
    bl_ruleset *r = open_rules(base, "skills: [{disable: java}]\n");
    assert_non_null(r);
    bl_vocabulary v = {r, NULL};
    assert_int_equal(bl_vocabulary_entry(&v, bl_vocabulary_by_id(&v, BL_KIND_SKILL, BL_STR("spring-boot")))->parent_count, 0);
    bl_ruleset_release(r);
}

static void terms_know_their_line(void **state)
{
    (void)state;
    bl_ruleset *r = open_rules(base, "");
    for (uint32_t t = 0; t < r->lexicon.term_count; t++)
        if (bl_str_equal(r->lexicon.terms[t].text, BL_STR("WHOIS"))) {
            assert_int_equal(r->lexicon.terms[t].line, 12);
            assert_int_equal(r->lexicon.terms[t].weight, 3);
            assert_true(bl_str_equal(bl_ruleset_file(r, r->lexicon.terms[t].file), BL_STR("a.yaml")));
            bl_ruleset_release(r);
            return;
        }
    fail();
}

static void the_hash_follows_the_files(void **state)
{
    (void)state;
    bl_ruleset *a = open_rules(base, ""), *b = open_rules(base, "# a comment\n"), *c = open_rules(base, "");
    assert_string_not_equal(a->sha256.hex, b->sha256.hex);
    assert_string_equal(a->sha256.hex, c->sha256.hex);
    bl_ruleset *again = bl_ruleset_retain(a);
    bl_ruleset_release(a);
    assert_int_equal(again->file_count, 3);
    bl_ruleset_release(again);
    bl_ruleset_release(b);
    bl_ruleset_release(c);
}

static void missing_constants_are_errors(void **state)
{
    (void)state;
    bl_str folders[] = {write_file("a.yaml", base)};
    bl_ruleset *r = NULL;
    bl_diags_open(&diags, arena);
    assert_int_equal(bl_ruleset_open(&r, NULL, folders, 1, NULL, &diags), BL_ERROR_INPUT);
    assert_null(r);
    assert_int_equal(diags.list.items[0].code, BL_CODE_YAML_MISSING_KEY);
    unlink(folders[0].ptr);
}

/* An allocator that fails once, at a given call. */
typedef struct failing {
    uint32_t calls, fail_at;
} failing;
static void *failing_alloc(size_t size, void *context)
{
    failing *f = context;
    return f->calls++ == f->fail_at ? NULL : malloc(size);
}
static void failing_release(void *memory, void *context)
{
    (void)context;
    free(memory);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    bl_str folders[] = {BL_STR(BOLE_TEST_ROOT "/rules/scoring.yaml"), write_file("a.yaml", base)};
    failing f = {0, 0};
    for (;; f.fail_at++) {
        bl_allocator allocator = {failing_alloc, failing_release, &f};
        bl_ruleset *r = NULL;
        f.calls = 0;
        bl_diags_open(&diags, arena);
        bl_status status = bl_ruleset_open(&r, &allocator, folders, 2, NULL, &diags);
        bl_ruleset_release(r);
        if (status == BL_OK)
            break;
        assert_int_equal(status, BL_ERROR_MEMORY);
    }
    assert_true(f.fail_at > 2);
    unlink(folders[1].ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_fold),
        cmocka_unit_test(parents_have_distances),
        cmocka_unit_test(overlays_change_what_they_name),
        cmocka_unit_test(a_disabled_parent_is_left_out),
        cmocka_unit_test(terms_know_their_line),
        cmocka_unit_test(the_hash_follows_the_files),
        cmocka_unit_test(missing_constants_are_errors),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
