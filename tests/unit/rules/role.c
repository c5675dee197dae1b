#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/role.h"
#include "source/file.h"

static bl_arena *arena;
static bl_diags diags;

static int set_up(void **state)
{
    (void)state;
    return bl_arena_open(&arena, NULL, 1u << 28) != BL_OK;
}

static int tear_down(void **state)
{
    (void)state;
    bl_arena_close(arena);
    return 0;
}

/* Reads a role with the few rules of tests/bad_roles/rules. */
static bl_role *open_role(const char *text)
{
    bl_str shipped[] = {BL_STR(BOLE_TEST_ROOT "/rules/scoring.yaml"), BL_STR(BOLE_TEST_ROOT "/tests/bad_roles/rules")};
    bl_role_options options = {.shipped = shipped, .shipped_count = 2};
    bl_role *role = NULL;
    bl_diags_open(&diags, arena);
    bl_status status = bl_role_open(&role, BL_STR("role.yaml"), bl_str_of(text), &options, &diags);
    assert_int_equal(status == BL_OK, diags.errors == 0);
    return role;
}

static const bl_criterion *by_id(const bl_role *role, const char *id)
{
    for (uint32_t i = 0; i < role->criterion_count; i++)
        if (bl_str_equal(role->criteria[i]->id, bl_str_of(id)))
            return role->criteria[i];
    fail_msg("no criterion '%s'", id);
    return NULL;
}

static const char *entry_id(const bl_role *role, const bl_name *name)
{
    bl_vocabulary v = bl_role_vocabulary(role);
    return bl_str_copy(arena, bl_vocabulary_entry(&v, name->entry)->id).ptr;
}

static void all_forms_are_read(void **state)
{
    (void)state;
    bl_role *r = open_role("role: 平台负责人\n"
                           "as_of: 2024-06\n"
                           "version: 3\n"
                           "weights: {skills: 50, experience: 20, domains: 30.5}\n"
                           "skills:\n"
                           "  - {skill: java, weight: 3, years: 8, must: true}\n"
                           "  - {any: [redis, kafka], years: 3}\n"
                           "  - {at_least: 2, of: [mysql, {skill: spring-boot, within: 1.5}, 卡夫卡]}\n"
                           "  - {skill: redis, weight: 0, within: 2, must: {used: true}}\n"
                           "experience:\n"
                           "  - {years: 2.1, must: true, why: 老手}\n"
                           "  - {management: true, years: 3, people: 10, must: {years: 1}}\n"
                           "domains:\n"
                           "  - 支付\n");
    assert_non_null(r);
    assert_true(r->chinese);
    assert_int_equal(r->as_of, bl_month_of(2024, 6));
    assert_int_equal(r->asked[BL_GROUP_DOMAINS], 30500);
    assert_int_equal(r->asked[BL_GROUP_OTHER], -1);
    assert_int_equal(r->applied[BL_GROUP_OTHER], 0);
    const bl_criterion *c = by_id(r, "skills/java");
    assert_true(c->must.asked && !c->must.used && c->must.years == -1);
    assert_int_equal(c->weight, 3000);
    assert_int_equal(c->months, 96);
    assert_int_equal(c->place.line, 6);
    c = by_id(r, "skills/any-kafka-redis");
    assert_int_equal(c->child_count, 2);
    assert_int_equal(c->children[0]->months, 36);
    c = by_id(r, "skills/at-least-2-kafka-mysql-spring-boot");
    assert_int_equal(c->count, 2);
    assert_int_equal(c->children[1]->within, 1500);
    assert_int_equal(c->children[0]->months, r->rules->scoring.default_months);
    c = by_id(r, "skills/redis");
    assert_true(c->must.used && c->weight == 0);
    c = by_id(r, "experience/years");
    assert_int_equal(c->months, 26); /* 25.2 months */
    assert_int_equal(c->must.years, 2100);
    c = by_id(r, "experience/management");
    assert_int_equal(c->count, 10);
    assert_int_equal(c->must.years, 1000);
    assert_true(bl_str_equal(by_id(r, "domains/payments")->label, BL_STR("支付")));
    bl_role_close(r);
}

static void reordering_changes_no_id(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "  - {skill: java, years: 3}\n", "  - {skill: java}\n", "  - {any: [kafka, redis]}\n", "  - {skill: java, years: 5, id: mine}\n"};
    bl_str ids[4] = {BL_STR_NONE};
    for (uint32_t shift = 0; shift < 4; shift++) {
        bl_str text = BL_STR("role: x\nskills:\n");
        for (uint32_t i = 0; i < 4; i++)
            text = bl_str_format(arena, "%.*s%s", BL_STR_ARG(text), lines[(i + shift) % 4]);
        bl_role *r = open_role(text.ptr);
        assert_non_null(r);
        for (uint32_t i = 0; i < 4; i++) {
            bl_str id = r->criteria[i]->id;
            if (shift == 0)
                ids[i] = bl_str_copy(arena, id);
            else
                assert_true(bl_str_equal(ids[(i + shift) % 4], id));
        }
        bl_role_close(r);
    }
}

static void unknown_names_become_words_of_the_role(void **state)
{
    (void)state;
    bl_role *r = open_role("role: x\nskills:\n  - java\n  - {skill: supply of Chain finance}\n  - {any: [C, C++, supply of chain Finance]}\n");
    assert_non_null(r);
    const bl_name *name = &by_id(r, "skills/supply-of-chain-finance")->names[0];
    assert_true(name->unknown);
    assert_int_equal(name->entry, r->own->base);
    assert_int_equal(r->own->phrase_count, 3); /* word by word, without what says nothing; C and C++ are the others */
    assert_int_equal(r->own->phrases[0].entry, name->entry);
    assert_int_equal(r->own->phrases[0].word_count, 3);
    assert_true(bl_str_equal(r->own->phrases[0].words[1].folded, BL_STR("chain")));
    assert_string_equal(entry_id(r, name), "supply-of-chain-finance");
    const bl_criterion *any = r->criteria[2];
    assert_int_equal(any->children[2]->names[0].entry, name->entry); /* the same words are the same entry */
    assert_string_equal(entry_id(r, &any->children[0]->names[0]), "c");
    assert_string_equal(entry_id(r, &any->children[1]->names[0]), "c-2"); /* C++ is not C */
    assert_non_null(r->own->matcher);
    bl_role_close(r);
}

static void define_adds(void **state)
{
    (void)state;
    bl_role *r = open_role(
        "role: x\nskills: [java, epp, kafka]\ndomains: [domain registry, payments]\n"
        "define:\n"
        "  skills: [{id: epp, name: EPP, aliases: [Extensible Provisioning Protocol]}, {id: kafka, aliases: [AK]}]\n"
        "  domains: [{id: domain-registry, name: Domain registry, terms: [WHOIS], employers: [ZDNS]}, {id: payments, name: Pay, employers: [ZDNS]}]\n");
    assert_non_null(r);
    bl_vocabulary v = bl_role_vocabulary(r);
    assert_false(by_id(r, "skills/epp")->names[0].unknown);
    uint32_t registry = by_id(r, "domains/domain-registry")->names[0].entry, payments = by_id(r, "domains/payments")->names[0].entry;
    assert_int_equal(bl_vocabulary_entry(&v, registry)->employer_count, 1);
    assert_true(payments < r->rules->lexicon.entry_count); /* its number stays */
    assert_int_equal(bl_vocabulary_entry(&v, payments)->employer_count, 1);
    assert_int_equal(bl_vocabulary_entry(&v, registry)->employers[0], bl_vocabulary_entry(&v, payments)->employers[0]);
    uint32_t kafka = by_id(r, "skills/kafka")->names[0].entry, found = BL_NO_ENTRY;
    assert_int_equal(bl_vocabulary_by_name(&v, NULL, BL_KIND_SKILL, BL_STR("AK"), &found, 1), 1);
    assert_int_equal(found, kafka);
    assert_int_equal(bl_vocabulary_by_name(&v, NULL, BL_KIND_SKILL, BL_STR("extensible provisioning protocols"), &found, 1), 1);
    bl_role_close(r);
}

static void allow_silences_warnings(void **state)
{
    (void)state;
    bl_role *r = open_role("role: x\nallow: [{code: B0303, reason: meant}]\nskills: [java, java, mysql]\n");
    assert_non_null(r);
    assert_int_equal(diags.list.count, 0);
    assert_true(bl_role_allows(r, BL_CODE_ROLE_DUPLICATE));
    assert_false(bl_role_allows(r, BL_CODE_ROLE_NO_AS_OF));
    bl_role_close(r);
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
    bl_str shipped[] = {BL_STR(BOLE_TEST_ROOT "/rules/scoring.yaml"), BL_STR(BOLE_TEST_ROOT "/tests/bad_roles/rules")};
    bl_str text = BL_STR("role: x\nskills: [java, {any: [kafka, nobody knows this]}]\ndefine: {skills: [{id: epp, name: EPP}]}\n");
    failing f = {0, 0};
    for (;; f.fail_at++) {
        bl_allocator allocator = {failing_alloc, failing_release, &f};
        bl_role_options options = {.shipped = shipped, .shipped_count = 2, .allocator = &allocator};
        bl_role *role = NULL;
        f.calls = 0;
        bl_diags_open(&diags, arena);
        bl_status status = bl_role_open(&role, BL_STR("role.yaml"), text, &options, &diags);
        bl_role_close(role);
        if (status == BL_OK)
            break;
        assert_int_equal(status, BL_ERROR_MEMORY);
    }
    assert_true(f.fail_at > 3);
}

/* The roles that come with the program: no word of their own, no warning. */
static void ready_roles_are_clean(void **state)
{
    (void)state;
    bl_file_list files;
    bl_str rules = BL_STR(BOLE_TEST_ROOT "/rules");
    bl_ruleset *loaded = NULL;
    bl_diags_open(&diags, arena);
    assert_int_equal(bl_ruleset_open(&loaded, NULL, &rules, 1, NULL, &diags), BL_OK);
    assert_int_equal(bl_file_walk(&files, arena, BOLE_TEST_ROOT "/rules/roles", BL_STR(".yaml")), BL_OK);
    assert_true(files.count >= 5);
    for (uint32_t i = 0; i < files.count; i++) {
        bl_role_options options = {.shipped = &rules, .shipped_count = 1, .loaded = loaded};
        bl_str path = bl_str_format(arena, BOLE_TEST_ROOT "/rules/roles/%.*s", BL_STR_ARG(files.paths[i])), text;
        bl_role *role = NULL;
        bl_diags_open(&diags, arena);
        assert_int_equal(bl_file_read(&text, arena, path.ptr, 1u << 20), BL_OK);
        assert_int_equal(bl_role_open(&role, path, text, &options, &diags), BL_OK);
        for (uint32_t d = 0; d < diags.list.count; d++)
            print_message("%.*s: %.*s\n", BL_STR_ARG(path), BL_STR_ARG(diags.list.items[d].message));
        assert_int_equal(diags.list.count, 0);
        assert_null(role->own);
        assert_true(role->as_of != BL_MONTH_NONE);
        bl_role_close(role);
    }
    bl_ruleset_release(loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forms_are_read),
        cmocka_unit_test(reordering_changes_no_id),
        cmocka_unit_test(unknown_names_become_words_of_the_role),
        cmocka_unit_test(define_adds),
        cmocka_unit_test(allow_silences_warnings),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(ready_roles_are_clean),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
