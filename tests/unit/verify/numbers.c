/*
 * A verification accepts what was written and rejects it with a digit changed: by the seal wherever the digit stands; and, where the seal is made again over the
 * changed report, by adding up, hashing and looking for the quotes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json_seal.h"
#include "base/vec.h"
#include "bole/bole.h"

static const char *const folders[] = {BOLE_TEST_ROOT "/rules"};

static const char *const roles[] = {
    "role: Engineer\nas_of: 2024-06\nskills:\n  - {skill: Java, years: 3, weight: 3, must: true}\n  - {skill: Kafka}\n  - {skill: Redis, weight: 0}\n"
    "experience:\n  - {years: 7}\nlanguages:\n  - {language: en, level: B2}\n",
    "role: 后端工程师\nas_of: 2024-06\nweights: {skills: 61.5, experience: 20.25, education: 18.25}\nskills:\n  - {any: [java, go], years: 5}\n"
    "  - {all: [docker, kubernetes], weight: 1.7}\n  - {skill: mysql, weight: 2.3}\nexperience:\n  - {years: 10, must: true}\neducation:\n  - {level: "
    "master}\n",
    "role: Cook\nas_of: 2024-06\nskills:\n  - {skill: food cost control}\nother:\n  - {patents: 3}\n  - {publications: 1}\n  - {open_source: true}\n"};

static const char *const resumes[] = {
    ("# Ann Example\n\n## Experience\n\nExample Ltd, Engineer, 2020.01 - 2023.01\n\n- Built services in Java and Kafka, Redis\n- Java and MySQL\n\n## Skills\n\nGo, "
     "Docker\n"),
    "# 王测试\n\n## 工作经历\n\n示例公司 | 后端工程师 | 2019 - 2022.05\n\n- 使用Java与MySQL开发订单服务，部署在Kubernetes\n\n## 教育经历\n\n示例大学 本科 2015-2019\n",
    "# Ben Example\n\n## Experience\n\nSample Kitchen, Cook, 2016.01 - 2024.01\n\n- Kept the food cost control of the kitchen; two patents\n- No experience with Java\n"};
enum { ROLES = 3, RESUMES = 3 };

typedef struct text {
    char *bytes;
    size_t len;
} text;

static bool append(const char *bytes, size_t size, void *context)
{
    text *t = context;
    t->bytes = realloc(t->bytes, t->len + size + 1);
    assert_non_null(t->bytes);
    memcpy(t->bytes + t->len, bytes, size);
    t->len += size;
    t->bytes[t->len] = '\0';
    return true;
}

static bole_rules *rules;
static bole_session *session;
static text rankings[ROLES];

static text rank(const char *role_text)
{
    bole_diagnostics *diagnostics;
    bole_role *role;
    bole_ranking *ranking;
    bole_role_options options = BOLE_OPTIONS(bole_role_options);
    bole_score_options score = BOLE_OPTIONS(bole_score_options);
    bole_report_options report = BOLE_OPTIONS(bole_report_options);
    options.rules = rules;
    options.shipped_folders = folders;
    options.shipped_folder_count = 1;
    score.as_of = "2024-06";
    report.format = BOLE_FORMAT_JSON;
    assert_int_equal(bole_diagnostics_open(&diagnostics, NULL), BOLE_OK);
    assert_int_equal(bole_role_open(&role, "role.yaml", role_text, strlen(role_text), &options, diagnostics), BOLE_OK);
    assert_int_equal(bole_ranking_open(&ranking, role, &score), BOLE_OK);
    for (int i = 0; i < RESUMES; i++) {
        bole_candidate *candidate;
        char path[16];
        snprintf(path, sizeof path, "%d.md", i);
        assert_int_equal(bole_candidate_open(&candidate, session, role, path, resumes[i], strlen(resumes[i]), &score), BOLE_OK);
        assert_false(bole_candidate_failed(candidate));
        assert_int_equal(bole_ranking_take(ranking, candidate), BOLE_OK);
    }
    text out = {NULL, 0};
    assert_int_equal(bole_ranking_write(ranking, &report, append, &out), BOLE_OK);
    bole_ranking_close(ranking);
    bole_role_close(role);
    bole_diagnostics_close(diagnostics);
    return out;
}

/* The number of faults; -1 where it is no ranking any more. said: what was written. */
static int verify(const char *role, const text *ranking, text *said)
{
    bole_verification *v;
    uint32_t faults = 0;
    const bole_status status = bole_verification_open(&v, NULL, "ranking.json", ranking->bytes, ranking->len);
    if (status == BOLE_ERROR_INPUT) {
        bole_verification_close(v);
        return -1;
    }
    assert_int_equal(status, BOLE_OK);
    for (uint32_t i = 0; i < bole_verification_source_count(v); i++) {
        const bole_source source = bole_verification_source(v, i);
        if (source.kind == BOLE_SOURCE_ROLE)
            assert_int_equal(bole_verification_check(v, i, session, role, strlen(role)), BOLE_OK);
        else if (source.kind == BOLE_SOURCE_RESUME && source.path[0] >= '0' && source.path[0] < '0' + RESUMES) {
            const char *resume = resumes[source.path[0] - '0'];
            assert_int_equal(bole_verification_check(v, i, session, resume, strlen(resume)), BOLE_OK);
        }
    }
    said->len = 0;
    assert_int_equal(bole_verification_write(v, false, &faults, append, said), BOLE_OK);
    bole_verification_close(v);
    return (int)faults;
}

static int open_all(void **state)
{
    (void)state;
    bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
    bole_diagnostics *diagnostics;
    options.folders = folders;
    options.folder_count = 1;
    assert_int_equal(bole_diagnostics_open(&diagnostics, NULL), BOLE_OK);
    assert_int_equal(bole_rules_open(&rules, &options, diagnostics), BOLE_OK);
    assert_int_equal(bole_session_open(&session, NULL), BOLE_OK);
    bole_diagnostics_close(diagnostics);
    for (int i = 0; i < ROLES; i++)
        rankings[i] = rank(roles[i]);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    for (int i = 0; i < ROLES; i++)
        free(rankings[i].bytes);
    bole_session_close(session);
    bole_rules_close(rules);
    return 0;
}

static void accepts_what_was_written(void **state)
{
    (void)state;
    text said = {NULL, 0};
    for (int i = 0; i < ROLES; i++)
        if (verify(roles[i], &rankings[i], &said) != 0)
            fail_msg("%s", said.bytes);
    free(said.bytes);
}

static size_t seal_place(const text *ranking)
{
    size_t at = ranking->len - strlen("\"seal\"");
    while (memcmp(ranking->bytes + at, "\"seal\"", 6) != 0)
        at--;
    return at;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char other_digit(char c) { return c == '9' ? '0' : (char)(c + 1); }

/* Every digit of the report, and every letter of a hash, stands under the seal. */
static void no_digit_changes_under_the_seal(void **state)
{
    (void)state;
    text said = {NULL, 0};
    for (int i = 0; i < ROLES; i++) {
        const size_t seal = seal_place(&rankings[i]);
        for (size_t at = 0; at < seal; at += rankings[i].bytes[at] == '\n' ? 3 : 1) {
            char *c = &rankings[i].bytes[at];
            const char was = *c;
            if (!is_digit(was) || at % 3 != (size_t)i) /* a third of them for each ranking: the places are alike */
                continue;
            *c = other_digit(was);
            const int faults = verify(roles[i], &rankings[i], &said);
            if (faults == 0)
                fail_msg("a changed digit passes: %.60s", c - 20);
            *c = was;
        }
    }
    free(said.bytes);
}

static void seal_again(text *ranking)
{
    const size_t seal = seal_place(ranking);
    const bl_sha256 hash = bl_json_seal((bl_str){ranking->bytes, seal});
    memcpy(ranking->bytes + seal + strlen("\"seal\": \""), hash.hex, 64);
}

/* The line of the report that a place is in. */
static const char *line_of(const text *ranking, size_t at)
{
    while (at > 0 && ranking->bytes[at - 1] != '\n')
        at--;
    return ranking->bytes + at;
}

static bool begins_with_key(const char *line, const char *key)
{
    line += strspn(line, " ");
    return *line == '"' && strncmp(line + 1, key, strlen(key)) == 0 && line[1 + strlen(key)] == '"';
}

/* A line or column of evidence; "line" is also a key of the rule's place, which is no quote. */
static bool is_checked(const text *ranking, size_t at)
{
    static const char *const keys[] = {"points", "score", "possible", "max", "degree", "possibleDegree", "column", "rank", "holds", "margin", "change", "bytes",
        "files", "ranked", "failed", "shown"};
    const char *line = line_of(ranking, at);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (begins_with_key(line, keys[i]))
            return true;
    return begins_with_key(line, "line") && begins_with_key(strchr(line, '\n') + 1, "column");
}

/* Sealed again, the numbers themselves give it away. Only the hash of a rule's file cannot: those files are not given here. */
static void no_number_changes_at_all(void **state)
{
    (void)state;
    text said = {NULL, 0};
    uint32_t changed = 0;
    for (int i = 0; i < ROLES; i++) {
        const size_t seal = seal_place(&rankings[i]);
        for (size_t at = 0; at < seal; at++) {
            char *c = &rankings[i].bytes[at];
            const char was = *c;
            if (!is_digit(was) || !is_checked(&rankings[i], at) || is_digit(line_of(&rankings[i], at)[strspn(line_of(&rankings[i], at), " ")]))
                continue;
            *c = other_digit(was);
            seal_again(&rankings[i]);
            changed++;
            if (verify(roles[i], &rankings[i], &said) == 0)
                fail_msg("a changed number adds up: %.*s", 60, line_of(&rankings[i], at));
            *c = was;
        }
        seal_again(&rankings[i]);
        assert_int_equal(verify(roles[i], &rankings[i], &said), 0);
    }
    assert_true(changed > 500);
    free(said.bytes);
}

/* The seal is over what is said, not over how it is laid out. */
static void the_seal_does_not_mind_the_layout(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {{"{\"a\": 1.50, \"b\": [1, 2]", "{\"a\":1.5,\"b\":[1,2]", true}, {"\"\\u00e9\\/\"", "\"\xC3\xA9/\"", true},
        {"\"\\ud83d\\ude00\"", "\"\xF0\x9F\x98\x80\"", true}, {"[12, 3]", "[1, 23]", false}, {"[\"a\", \"b\"]", "[\"ab\"]", false}, {"[\"1\"]", "[1]", false},
        {"[1.0]", "[1]", true}, {"[10]", "[1]", false}, {"[0.10]", "[0.1]", true}, {"{\"a\": {\"b\": 1}}", "{\"a\": {}, \"b\": 1}", false},
        {"[true]", "[false]", false}, {"\"\\n\"", "\"n\"", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bl_sha256 a = bl_json_seal(bl_str_of(cases[i].a)), b = bl_json_seal(bl_str_of(cases[i].b));
        assert_int_equal(strcmp(a.hex, b.hex) == 0, cases[i].same);
    }
}

static void refuses_what_is_no_ranking(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "{", "[]", "{}", "{\"schema\":\"bole/resume/1\"}", "\xFF\xFE", "{\"schema\":\"bole/ranking/1\"} x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bole_verification *v;
        assert_int_equal(bole_verification_open(&v, NULL, "x", texts[i], strlen(texts[i])), BOLE_ERROR_INPUT);
        assert_true(strlen(bole_verification_failure(v)) > 0);
        bole_verification_close(v);
    }
    bole_verification *v;
    const char *hollow = "{\"schema\":\"bole/ranking/1\",\"candidates\":[1,{}, {\"criteria\":[7]}]}"; /* a shell: every number is missing */
    assert_int_equal(bole_verification_open(&v, NULL, "x", hollow, strlen(hollow)), BOLE_OK);
    bole_verification_close(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_what_was_written),
        cmocka_unit_test(no_digit_changes_under_the_seal),
        cmocka_unit_test(no_number_changes_at_all),
        cmocka_unit_test(the_seal_does_not_mind_the_layout),
        cmocka_unit_test(refuses_what_is_no_ranking),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
