/*
 * A verification accepts what was written and rejects it with a digit changed: by the seal wherever the digit stands; and, where the seal is made again over the
 * changed report, by adding up, hashing and looking for the quotes. As JSON and as JSON lines, blind and open, in both languages: every digit of every report.
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

/* How a ranking is written. */
static const struct way {
    bole_format format;
    bole_language language;
    bool blind;
} ways[] = {{BOLE_FORMAT_JSON, BOLE_LANGUAGE_EN, false}, {BOLE_FORMAT_JSON, BOLE_LANGUAGE_ZH, true}, {BOLE_FORMAT_JSONL, BOLE_LANGUAGE_ZH, false},
    {BOLE_FORMAT_JSONL, BOLE_LANGUAGE_EN, true}};
enum { WAYS = sizeof ways / sizeof *ways };

static bole_rules *rules;
static bole_session *session;
static text rankings[ROLES][WAYS];

static text rank(const char *role_text, const struct way *way)
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
    score.language = way->language;
    score.blind = way->blind;
    report.format = way->format;
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

/* The number of faults, from the report alone or given all its files; -1 where it is no ranking any more. said: what was written. */
static int verify(const char *role, const text *ranking, text *said, bool with_files)
{
    bole_verification *v;
    uint32_t faults = 0;
    const bole_status status = bole_verification_open(&v, NULL, "ranking.json", ranking->bytes, ranking->len);
    if (status == BOLE_ERROR_INPUT) {
        bole_verification_close(v);
        return -1;
    }
    assert_int_equal(status, BOLE_OK);
    for (uint32_t i = 0; with_files && i < bole_verification_source_count(v); i++) {
        const bole_source source = bole_verification_source(v, i);
        if (source.kind == BOLE_SOURCE_ROLE)
            assert_int_equal(bole_verification_check(v, i, session, role, strlen(role)), BOLE_OK);
    }
    for (int i = 0; with_files && i < RESUMES; i++) /* found by their hashes: a blind report names no files */
        assert_int_equal(bole_verification_offer(v, session, resumes[i], strlen(resumes[i])), BOLE_OK);
    said->len = 0;
    assert_int_equal(bole_verification_write(v, with_files, &faults, append, said), BOLE_OK);
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
        for (int k = 0; k < WAYS; k++)
            rankings[i][k] = rank(roles[i], &ways[k]);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    for (int i = 0; i < ROLES; i++)
        for (int k = 0; k < WAYS; k++)
            free(rankings[i][k].bytes);
    bole_session_close(session);
    bole_rules_close(rules);
    return 0;
}

static void accepts_what_was_written(void **state)
{
    (void)state;
    text said = {NULL, 0};
    for (int i = 0; i < ROLES; i++)
        for (int k = 0; k < WAYS; k++)
            if (verify(roles[i], &rankings[i][k], &said, true) != 0)
                fail_msg("%s", said.bytes);
    free(said.bytes);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char other_digit(char c) { return c == '9' ? '0' : (char)(c + 1); }

/* Every digit of the report stands under a seal, those of the seals too. */
static void no_digit_changes_under_the_seal(void **state)
{
    (void)state;
    const size_t step = BOLE_TEST_SANITIZED ? 11 : 1;
    text said = {NULL, 0};
    uint32_t changed = 0;
    for (int i = 0; i < ROLES; i++)
        for (int k = 0; k < WAYS; k++) {
            const text *ranking = &rankings[i][k];
            for (size_t at = 0; at < ranking->len; at += step) {
                char *c = &ranking->bytes[at];
                const char was = *c;
                if (!is_digit(was))
                    continue;
                *c = other_digit(was);
                changed++;
                if (verify(roles[i], ranking, &said, false) == 0)
                    fail_msg("a changed digit passes: %.60s", c - (at < 20 ? at : 20));
                *c = was;
            }
        }
    assert_true(changed > 20000 / step);
    free(said.bytes);
}

/* Lines belong where they stand: none may change places, be said twice or be missing. */
static void no_line_moves(void **state)
{
    (void)state;
    text said = {NULL, 0};
    for (int i = 0; i < ROLES; i++)
        for (int k = 0; k < WAYS; k++) {
            const text *ranking = &rankings[i][k];
            const char *begin[64];
            uint32_t lines = 0;
            for (size_t at = 0; ways[k].format == BOLE_FORMAT_JSONL && at < ranking->len; at++)
                if (at == 0 || ranking->bytes[at - 1] == '\n')
                    begin[lines++] = ranking->bytes + at;
            begin[lines] = ranking->bytes + ranking->len;
            for (uint32_t x = 0; x < lines * lines * 3; x++) {
                const uint32_t a = x % lines, b = x / lines % lines, how = x / lines / lines; /* 0: change places, 1: without a, 2: a twice */
                if (how == 0 ? a >= b : a != b)
                    continue;
                text other = {NULL, 0};
                for (uint32_t line = 0; line < lines; line++) {
                    const uint32_t from = how != 0 || (line != a && line != b) ? line : line == a ? b : a;
                    for (uint32_t times = how == 0 || line != a ? 1 : how == 1 ? 0 : 2; times > 0; times--)
                        append(begin[from], (size_t)(begin[from + 1] - begin[from]), &other);
                }
                if (verify(roles[i], &other, &said, false) == 0)
                    fail_msg("lines %u and %u, way %u", (unsigned)a, (unsigned)b, (unsigned)how);
                free(other.bytes);
            }
        }
    free(said.bytes);
}

static size_t seal_place(const text *ranking)
{
    size_t at = ranking->len - strlen("\"seal\"");
    while (memcmp(ranking->bytes + at, "\"seal\"", 6) != 0)
        at--;
    return at;
}

static void seal_again(text *ranking)
{
    const size_t seal = seal_place(ranking);
    const bl_sha256 hash = bl_json_seal(BL_STR_NONE, (bl_str){ranking->bytes, seal});
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

/* Does the line end with a quote that is masked to its end? Any words of its length are like it, so its place cannot be proven. */
static bool is_masked(const char *line)
{
    const char *end = strchr(line, '\n');
    return end != NULL && end - line > 4 && memcmp(end - 4, "\xE2\x96\x88\"", 4) == 0;
}

/* Of a weight of 0: two lines above its possible degree stand its possible points. From such a degree nothing follows that could be added up. */
static bool has_no_points(const text *ranking, size_t at)
{
    const char *line = line_of(ranking, at);
    for (int up = 0; up < 2; up++)
        line = line_of(ranking, (size_t)(line - ranking->bytes) - 1);
    return begins_with_key(line, "possible") && strncmp(strchr(line, ':'), ": 0.00,", 7) == 0;
}

/* A line or column of evidence; "line" is also a key of the rule's place, which is no quote. */
static bool is_checked(const text *ranking, size_t at)
{
    static const char *const keys[] = {
        "points", "score", "possible", "max", "degree", "possibleDegree", "rank", "holds", "margin", "change", "bytes", "files", "ranked", "failed", "shown"};
    const char *line = line_of(ranking, at);
    if (begins_with_key(line, "possibleDegree") && has_no_points(ranking, at))
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (begins_with_key(line, keys[i]))
            return true;
    if (begins_with_key(line, "column"))
        return !is_masked(strchr(line, '\n') + 1);
    return begins_with_key(line, "line") && begins_with_key(strchr(line, '\n') + 1, "column") && !is_masked(strchr(strchr(line, '\n') + 1, '\n') + 1);
}

/* Sealed again, the numbers themselves give it away. Only the hash of a rule's file cannot: those files are not given here. */
static void no_number_changes_at_all(void **state)
{
    (void)state;
    text said = {NULL, 0};
    uint32_t changed = 0;
    for (int i = 0; i < ROLES * WAYS; i++) {
        text *ranking = &rankings[i / WAYS][i % WAYS];
        if (ways[i % WAYS].format != BOLE_FORMAT_JSON) /* keys are looked for by their lines */
            continue;
        const size_t seal = seal_place(ranking);
        for (size_t at = 0; at < seal; at++) {
            char *c = &ranking->bytes[at];
            const char was = *c;
            if (!is_digit(was) || !is_checked(ranking, at) || is_digit(line_of(ranking, at)[strspn(line_of(ranking, at), " ")]))
                continue;
            *c = other_digit(was);
            seal_again(ranking);
            changed++;
            if (verify(roles[i / WAYS], ranking, &said, true) == 0)
                fail_msg("a changed number adds up: %.*s", 60, line_of(ranking, at));
            *c = was;
        }
        seal_again(ranking);
        assert_int_equal(verify(roles[i / WAYS], ranking, &said, true), 0);
    }
    assert_true(changed > 1000);
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
        const bl_sha256 a = bl_json_seal(BL_STR_NONE, bl_str_of(cases[i].a)), b = bl_json_seal(BL_STR_NONE, bl_str_of(cases[i].b));
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
        cmocka_unit_test(no_line_moves),
        cmocka_unit_test(no_number_changes_at_all),
        cmocka_unit_test(the_seal_does_not_mind_the_layout),
        cmocka_unit_test(refuses_what_is_no_ranking),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
