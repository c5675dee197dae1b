/* Why one stands above the other, for every pair of all résumés under every role of tests/roles: the signed differences add up to the gap, as JSON and as text. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json_tree.h"
#include "bole/bole.h"

enum { PEOPLE_MOST = 512, PATH_BYTES = 1024, FILE_BYTES = 1 << 18 };

static const char *const folders[] = {BOLE_TEST_ROOT "/rules"};
static bole_rules *rules;
static bole_session *session;
static bl_arena *arena;
static bole_diagnostics *diagnostics;

typedef struct text {
    char bytes[1 << 18];
    size_t len;
} text;

static bool append(const char *bytes, size_t size, void *context)
{
    text *t = context;
    assert_true(t->len + size < sizeof t->bytes);
    memcpy(t->bytes + t->len, bytes, size);
    t->len += size;
    t->bytes[t->len] = '\0';
    return true;
}

static size_t read_file(char *bytes, const char *folder, const char *name)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t size = fread(bytes, 1, FILE_BYTES, file);
    fclose(file);
    return size;
}

static int is_text(const struct dirent *entry) { return strstr(entry->d_name, ".md") != NULL || strstr(entry->d_name, ".txt") != NULL; }
static int is_role(const struct dirent *entry) { return strstr(entry->d_name, ".yaml") != NULL; }

static int64_t hundredths(const bl_json_node *node, const char *key)
{
    int64_t value = 0;
    assert_true(bl_json_get_decimal(&value, node, key, 2));
    return value;
}

/* "+12.30" at the begin of a line of two columns. */
static bool signed_at(const char *line, int64_t *value)
{
    line += strspn(line, " ");
    const bool minus = *line == '-';
    if (*line != '+' && !minus && !(*line == '0'))
        return false;
    char *end;
    const int64_t whole = strtol(line + (*line != '0'), &end, 10);
    if (*end != '.' || strspn(end + 1, "0123456789") != 2)
        return false;
    *value = whole * 100 + strtol(end + 1, NULL, 10);
    *value = minus ? -*value : *value;
    return true;
}

/* As JSON: the gap, the differences and the sides say the same. */
static int64_t check_json(const bole_candidate *a, const bole_candidate *b, const bole_role *role, text *out)
{
    bole_report_options options = BOLE_OPTIONS(bole_report_options);
    const bl_json_node *why;
    bl_json_fault fault;
    bl_arena_reset(arena);
    options.format = BOLE_FORMAT_JSON;
    out->len = 0;
    assert_int_equal(bole_why_write(a, b, role, BOLE_LANGUAGE_EN, &options, append, out), BOLE_OK);
    assert_int_equal(bl_json_read(&why, arena, (bl_str){out->bytes, out->len}, &fault), BL_OK);
    const int64_t gap = hundredths(why, "gap");
    int64_t sum = 0, last = INT64_MAX;
    BL_JSON_EACH(d, bl_json_get(why, "differences"))
    {
        const int64_t difference = hundredths(d, "difference"), size = difference < 0 ? -difference : difference;
        assert_int_equal(difference, hundredths(bl_json_get(d, "a"), "points") - hundredths(bl_json_get(d, "b"), "points"));
        assert_true(size <= last); /* the largest first */
        last = size;
        sum += difference;
    }
    assert_int_equal(sum, gap);
    assert_int_equal(gap, hundredths(bl_json_get(why, "a"), "score") - hundredths(bl_json_get(why, "b"), "score"));
    return gap;
}

/* As text: what is printed adds up to what is printed last. */
static void check_text(const bole_candidate *a, const bole_candidate *b, const bole_role *role, text *out, int64_t gap)
{
    bole_report_options options = BOLE_OPTIONS(bole_report_options);
    options.format = BOLE_FORMAT_TEXT;
    out->len = 0;
    assert_int_equal(bole_why_write(a, b, role, BOLE_LANGUAGE_EN, &options, append, out), BOLE_OK);
    int64_t sum = 0, value = 0, total = 0;
    bool ended = false;
    for (const char *line = strchr(out->bytes, '\n'); line != NULL; line = strchr(line + 1, '\n')) {
        const size_t indent = strspn(line + 1, " ");
        if (indent > 5 || !signed_at(line + 1, &value))
            continue;
        const char *end = strchr(line + 1, '\n');
        const char *words = strstr(line + 1, "is what these add up to");
        ended = words != NULL && words < end;
        total = ended ? value : total;
        sum += ended ? 0 : value;
    }
    assert_true(ended);
    assert_int_equal(sum, gap);
    assert_int_equal(total, gap);
}

static uint32_t open_candidates(bole_candidate **out, const bole_role *role, char *bytes)
{
    bole_score_options options = BOLE_OPTIONS(bole_score_options);
    struct dirent **entries;
    const int found = scandir(BOLE_TEST_ROOT "/tests/resumes", &entries, is_text, alphasort);
    uint32_t count = 0;
    assert_true(found > 0 && found < PEOPLE_MOST);
    options.as_of = "2024-06";
    for (int i = 0; i < found; i++) {
        const size_t size = read_file(bytes, BOLE_TEST_ROOT "/tests/resumes", entries[i]->d_name);
        assert_int_equal(bole_candidate_open(&out[count], session, role, entries[i]->d_name, bytes, size, &options), BOLE_OK);
        assert_false(bole_candidate_failed(out[count++]));
        free(entries[i]);
    }
    free(entries);
    return count;
}

static uint32_t check_role(const char *name, char *bytes, text *out)
{
    bole_role_options options = BOLE_OPTIONS(bole_role_options);
    bole_candidate *people[PEOPLE_MOST];
    bole_role *role;
    options.rules = rules;
    options.shipped_folders = folders;
    options.shipped_folder_count = 1;
    const size_t size = read_file(bytes, BOLE_TEST_ROOT "/tests/roles", name);
    assert_int_equal(bole_role_open(&role, name, bytes, size, &options, diagnostics), BOLE_OK);
    const uint32_t count = open_candidates(people, role, bytes), step = BOLE_TEST_SANITIZED ? 17 : 1;
    uint32_t pairs = 0;
    for (uint32_t pair = 0; pair < count * count; pair += step) {
        const bole_candidate *a = people[pair / count], *b = people[pair % count];
        const int64_t gap = check_json(a, b, role, out);
        if (pair % 5 == 0) /* made of the same pair of facts */
            check_text(a, b, role, out, gap);
        pairs++;
    }
    for (uint32_t i = 0; i < count; i++)
        bole_candidate_close(people[i]);
    bole_role_close(role);
    return pairs;
}

static void every_pair_adds_up(void **state)
{
    (void)state;
    char *bytes = malloc(FILE_BYTES);
    text *out = malloc(sizeof *out);
    struct dirent **entries;
    uint32_t pairs = 0;
    assert_non_null(bytes);
    assert_non_null(out);
    const int found = scandir(BOLE_TEST_ROOT "/tests/roles", &entries, is_role, alphasort);
    assert_true(found >= 5);
    for (int i = 0; i < found; i++) {
        pairs += check_role(entries[i]->d_name, bytes, out);
        free(entries[i]);
    }
    free(entries);
    free(out);
    free(bytes);
    assert_true(pairs > (BOLE_TEST_SANITIZED ? 1500 : 30000));
}

static int open_all(void **state)
{
    (void)state;
    bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
    options.folders = folders;
    options.folder_count = 1;
    assert_int_equal(bole_diagnostics_open(&diagnostics, NULL), BOLE_OK);
    assert_int_equal(bole_rules_open(&rules, &options, diagnostics), BOLE_OK);
    assert_int_equal(bole_session_open(&session, NULL), BOLE_OK);
    return bl_arena_open(&arena, NULL, 1 << 24) == BL_OK ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    bl_arena_close(arena);
    bole_session_close(session);
    bole_rules_close(rules);
    bole_diagnostics_close(diagnostics);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_pair_adds_up)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
