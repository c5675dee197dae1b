/* The public interface: what it refuses, and that every allocation may fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bole/bole.h"

static const char *const folders[] = {BOLE_TEST_ROOT "/rules"};
static const char role_text[] = "role: Engineer\nas_of: 2024-06\nskills:\n  - {skill: Java, years: 3}\n  - {skill: Kafka}\nexperience:\n  - {years: 2}\n";
static const char resume_text[] = "# Ann Example\n\n## Experience\n\nExample Ltd, Engineer, 2020.01 - 2023.01\n\n- Built services in Java and Kafka\n";

/* An allocator that counts, and fails once when it has counted down. */
typedef struct ledger {
    long left; /* allocations until the one that fails; negative: none fails */
    long open; /* pieces that are not given back yet */
} ledger;

static void *count_alloc(size_t size, void *context)
{
    ledger *l = context;
    if (l->left == 0) {
        l->left = -1;
        return NULL;
    }
    l->left -= l->left > 0;
    void *piece = malloc(size);
    l->open += piece != NULL;
    return piece;
}

static void count_release(void *memory, void *context)
{
    ledger *l = context;
    l->open -= memory != NULL;
    free(memory);
}

static bool swallow(const char *bytes, size_t size, void *context)
{
    (void)bytes;
    *(size_t *)context += size;
    return true;
}

static bool refuse(const char *bytes, size_t size, void *context)
{
    (void)bytes;
    (void)size;
    (void)context;
    return false;
}

typedef struct world {
    bole_diagnostics *diagnostics;
    bole_rules *rules;
    bole_role *role;
    bole_session *session;
} world;

static bole_status open_world(world *w, const bole_allocator *allocator)
{
    bole_rules_options rules = BOLE_OPTIONS(bole_rules_options);
    bole_role_options role = BOLE_OPTIONS(bole_role_options);
    rules.allocator = role.allocator = allocator;
    rules.folders = role.shipped_folders = folders;
    rules.folder_count = role.shipped_folder_count = 1;
    *w = (world){0};
    bole_status status = bole_diagnostics_open(&w->diagnostics, allocator);
    if (status == BOLE_OK)
        status = bole_rules_open(&w->rules, &rules, w->diagnostics);
    role.rules = w->rules;
    if (status == BOLE_OK)
        status = bole_role_open(&w->role, "role.yaml", role_text, strlen(role_text), &role, w->diagnostics);
    if (status == BOLE_OK)
        status = bole_session_open(&w->session, allocator);
    return status;
}

static void close_world(world *w)
{
    bole_session_close(w->session);
    bole_rules_close(w->rules); /* before the role that was made with them */
    bole_role_close(w->role);
    bole_diagnostics_close(w->diagnostics);
}

/* Reads, scores, ranks and writes one résumé. */
static bole_status rank_one(world *w, size_t *written)
{
    bole_score_options score = BOLE_OPTIONS(bole_score_options);
    score.as_of = "2024-06";
    bole_report_options report = BOLE_OPTIONS(bole_report_options);
    bole_ranking *ranking = NULL;
    bole_candidate *candidate = NULL, *failed = NULL;
    bole_status status = bole_ranking_open(&ranking, w->role, &score);
    if (status == BOLE_OK)
        status = bole_candidate_open(&candidate, w->session, w->role, "ann.md", resume_text, strlen(resume_text), &score);
    if (status == BOLE_OK)
        status = bole_ranking_take(ranking, candidate);
    if (status == BOLE_OK)
        status = bole_candidate_fail(&failed, w->role, "gone.md", "not-found", "there is no such file");
    if (status == BOLE_OK)
        status = bole_ranking_take(ranking, failed);
    for (int format = BOLE_FORMAT_TEXT; status == BOLE_OK && format <= BOLE_FORMAT_JSONL; format++) {
        report.format = (bole_format)format;
        report.explain = true;
        status = bole_ranking_write(ranking, &report, swallow, written);
    }
    bole_ranking_close(ranking);
    return status;
}

static bole_status parse_one(world *w, size_t *written)
{
    bole_read_options read = BOLE_OPTIONS(bole_read_options);
    read.as_of = "2024-06";
    bole_resume *resume;
    bole_status status = bole_resume_read(&resume, w->session, w->rules, "ann.md", resume_text, strlen(resume_text), &read);
    for (int format = BOLE_FORMAT_TEXT; status == BOLE_OK && format <= BOLE_FORMAT_JSONL; format++)
        status = bole_resume_write(resume, (bole_format)format, BOLE_LANGUAGE_EN, true, swallow, written);
    return status;
}

static void everything_works_and_is_given_back(void **state)
{
    (void)state;
    ledger l = {.left = -1};
    const bole_allocator allocator = {count_alloc, count_release, &l};
    world w;
    size_t written = 0;
    assert_int_equal(open_world(&w, &allocator), BOLE_OK);
    assert_int_equal(rank_one(&w, &written), BOLE_OK);
    assert_int_equal(parse_one(&w, &written), BOLE_OK);
    assert_true(written > 1000);
    assert_string_equal(bole_role_as_of(w.role), "2024-06");
    assert_int_equal(strlen(bole_rules_sha256(w.rules)), 64);
    close_world(&w);
    assert_int_equal(l.open, 0);
}

/* Each allocation of the work on a résumé fails once, in turn: a clean status or a failed record, and nothing is lost. */
static void every_allocation_may_fail(void **state)
{
    (void)state;
    ledger l = {.left = -1};
    const bole_allocator allocator = {count_alloc, count_release, &l};
    world w;
    assert_int_equal(open_world(&w, NULL), BOLE_OK);
    for (long turn = 0;; turn++) {
        size_t written = 0;
        bole_session_close(w.session);
        l.left = turn;
        bole_status status = bole_session_open(&w.session, &allocator);
        if (status == BOLE_OK)
            status = rank_one(&w, &written);
        if (status == BOLE_OK)
            status = parse_one(&w, &written);
        assert_true(status == BOLE_OK || status == BOLE_ERROR_MEMORY || status == BOLE_ERROR_INPUT);
        if (l.left >= 0)
            break; /* nothing failed any more */
        assert_true(turn < 10000);
    }
    close_world(&w);
    assert_int_equal(l.open, 0);
}

static void rules_and_roles_may_lack_memory(void **state)
{
    (void)state;
    ledger l = {.left = -1};
    const bole_allocator allocator = {count_alloc, count_release, &l};
    for (long turn = 0;; turn++) {
        world w;
        l.left = turn;
        bole_status status = open_world(&w, &allocator);
        bool reached = l.left < 0;
        assert_true(reached ? status != BOLE_OK : status == BOLE_OK);
        close_world(&w);
        assert_int_equal(l.open, 0);
        if (!reached)
            break;
        assert_true(turn < 10000);
    }
}

static void misuse_is_refused(void **state)
{
    (void)state;
    world w;
    size_t written = 0;
    assert_int_equal(open_world(&w, NULL), BOLE_OK);
    bole_rules *rules;
    bole_role *role;
    bole_resume *resume;
    bole_candidate *candidate;
    bole_ranking *ranking;
    bole_rules_options no_folders = BOLE_OPTIONS(bole_rules_options);
    bole_role_options no_rules = BOLE_OPTIONS(bole_role_options);
    bole_score_options no_month = BOLE_OPTIONS(bole_score_options), bad_month = BOLE_OPTIONS(bole_score_options);
    bole_read_options small = {.size = 1};
    bad_month.as_of = "2024-13";
    assert_int_equal(bole_rules_open(NULL, &no_folders, w.diagnostics), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_rules_open(&rules, &no_folders, w.diagnostics), BOLE_ERROR_MISUSE);
    assert_null(rules);
    assert_int_equal(bole_role_open(&role, "r", "", 0, &no_rules, w.diagnostics), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_role_open(&role, "r", NULL, 5, NULL, NULL), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_resume_read(&resume, w.session, w.rules, "x", "x", 1, NULL), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_resume_read(&resume, w.session, w.rules, "x", "x", 1, &small), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_candidate_open(&candidate, w.session, w.role, "x", "x", 1, &no_month), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_candidate_open(&candidate, w.session, w.role, "x", "x", 1, &bad_month), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_ranking_open(&ranking, NULL, &bad_month), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_ranking_take(NULL, NULL), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_resume_write(NULL, BOLE_FORMAT_JSON, BOLE_LANGUAGE_EN, false, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_rules_lookup(w.rules, NULL, 1, BOLE_FORMAT_TEXT, swallow, &written), BOLE_ERROR_MISUSE);
    assert_false(bole_as_of_valid(NULL));
    assert_false(bole_candidate_failed(NULL));
    assert_int_equal(bole_ranking_counts(NULL).files, 0);
    bole_rules_close(NULL);
    bole_role_close(NULL);
    bole_session_close(NULL);
    bole_candidate_close(NULL);
    bole_ranking_close(NULL);
    bole_diagnostics_close(NULL);
    close_world(&w);
}

/* What asks about the rules: explaining, testing, comparing, suggesting. */
static void questions_refuse_misuse_and_tell_a_write_that_fails(void **state)
{
    (void)state;
    world w;
    size_t written = 0;
    bole_test_counts counts;
    bool differs;
    bole_suggestions *suggestions;
    assert_int_equal(open_world(&w, NULL), BOLE_OK);
    const bole_rules_options rules = {.size = sizeof rules, .folders = folders, .folder_count = 1}, none = BOLE_OPTIONS(bole_rules_options);
    assert_int_equal(bole_rules_explain(&none, "kafka", w.diagnostics, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_rules_explain(&rules, NULL, w.diagnostics, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_rules_explain(&rules, "kafka", w.diagnostics, refuse, &written), BOLE_ERROR_IO);
    assert_int_equal(bole_rules_explain(&rules, "no-such-rule-anywhere", w.diagnostics, swallow, &written), BOLE_ERROR_INPUT);
    assert_int_equal(bole_code_help_write("B0101", BOLE_FORMAT_JSON, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_code_help_write("B9999", BOLE_FORMAT_TEXT, swallow, &written), BOLE_ERROR_INPUT);
    assert_int_equal(bole_code_help_write("B0101", BOLE_FORMAT_TEXT, refuse, &written), BOLE_ERROR_IO);
    assert_int_equal(bole_rules_expect(w.rules, NULL, &counts, w.diagnostics), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_rules_expect(w.rules, &none, &counts, w.diagnostics), BOLE_OK);
    assert_int_equal(counts.run, 0);
    assert_int_equal(bole_diff_write(NULL, NULL, NULL, &differs, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_suggestions_open(&suggestions, NULL), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_suggestions_open(&suggestions, w.rules), BOLE_OK);
    assert_int_equal(bole_suggestions_add(suggestions, w.session, "x.md", resume_text, sizeof resume_text - 1), BOLE_OK);
    assert_int_equal(bole_suggestions_add(suggestions, w.session, "empty.md", "", 0), BOLE_ERROR_INPUT);
    assert_int_equal(bole_suggestions_write(suggestions, BOLE_FORMAT_JSON, 0, swallow, &written), BOLE_ERROR_MISUSE);
    assert_int_equal(bole_suggestions_write(suggestions, BOLE_FORMAT_TEXT, 0, swallow, &written), BOLE_OK);
    assert_int_equal(bole_suggestions_add(suggestions, w.session, "x.md", resume_text, sizeof resume_text - 1), BOLE_ERROR_MISUSE);
    bole_suggestions_close(suggestions);
    bole_suggestions_close(NULL);
    close_world(&w);
}

static void failures_are_records(void **state)
{
    (void)state;
    world w;
    size_t written = 0;
    bole_resume *resume;
    bole_read_options read = BOLE_OPTIONS(bole_read_options);
    read.as_of = "2024-06";
    assert_int_equal(open_world(&w, NULL), BOLE_OK);
    assert_int_equal(bole_resume_read(&resume, w.session, w.rules, "empty", "", 0, &read), BOLE_ERROR_INPUT);
    assert_non_null(bole_resume_failure(resume));
    assert_int_equal(bole_resume_write(resume, BOLE_FORMAT_JSONL, BOLE_LANGUAGE_EN, false, swallow, &written), BOLE_OK);
    assert_int_equal(bole_resume_write_text(resume, swallow, &written), BOLE_ERROR_INPUT);
    assert_int_equal(bole_resume_fail(&resume, w.session, "b\xFF", "gone", "there is none"), BOLE_OK);
    assert_int_equal(bole_resume_write(resume, BOLE_FORMAT_TEXT, BOLE_LANGUAGE_EN, false, refuse, NULL), BOLE_ERROR_IO);
    assert_int_equal(bole_resume_read(&resume, w.session, NULL, "ann.md", resume_text, strlen(resume_text), NULL), BOLE_OK);
    assert_null(bole_resume_failure(resume));
    assert_int_equal(bole_resume_write_text(resume, swallow, &written), BOLE_OK);
    assert_int_equal(bole_resume_write(resume, BOLE_FORMAT_JSON, BOLE_LANGUAGE_EN, false, swallow, &written), BOLE_ERROR_MISUSE);
    close_world(&w);
}

static void the_nearest_word_is_found(void **state)
{
    (void)state;
    static const char *const words[] = {"parse", NULL, "rank", "ranking"};
    assert_string_equal(bole_nearest("rnak", words, 4), "rank");
    assert_string_equal(bole_nearest("rankin", words, 4), "ranking");
    assert_null(bole_nearest("zebra", words, 4));
    assert_null(bole_nearest(NULL, words, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_works_and_is_given_back),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(rules_and_roles_may_lack_memory),
        cmocka_unit_test(misuse_is_refused),
        cmocka_unit_test(questions_refuse_misuse_and_tell_a_write_that_fails),
        cmocka_unit_test(failures_are_records),
        cmocka_unit_test(the_nearest_word_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
