/*
 * A ranking says the same, to the byte, whether of a résumé was read what its role asks or everything: over the sample résumés, and the ready roles, those
 * of the tests and random ones made of the rules' ids and of words of the résumés.
 *
 *   unit-facts-needs [FOLDER...]    the résumés of other folders too, each under every role
 */
#include "reading.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "report/ranking.h"
#include "rules/role.h"
#include "score/score.h"
#include "source/file.h"

enum { FILES_MOST = 16384, ROLES_MOST = 256, RANDOM_ROLES = 80, SPARSE = 13 };

/* Texts in which a fact that no role asks for decides more than itself: whether it is a résumé at all, what a word denies elsewhere. Under every role. */
static const char *const notes[] = {
    "Java and Redis\nKafka\nsome more\nof this\nand of that\n",                  /* three skills make a résumé */
    "This and that\nof old days\nand of new\nnot familiar with Kafka\nat all\n", /* a denial does */
    "Monday\nTuesday\n\n- English: fluent\n\nWednesday\nThursday\n",             /* a language */
    "one\ntwo\nthree\nfour\nfive\nCPA certificate\nsix\n",                       /* a certificate */
    "one\ntwo\nthree\nfour\nfive\nsix\n",                                        /* nothing */
    "# Summary\n\nSomebody.\n\n# Skills\n\n- Kafka\n- Go\n- Redis\n- MySQL\n- Docker\n- Linux\n- Git\n\n# Interests\n\n- Chess\n- Tea\n\n# Other\n\nNothing\n",
    "# Jordan Example\n\nmail@example.com\n\n## Work experience\n\n### Alder Ltd | Engineer | 2019.03 - 2021.04\n\nThere was no\nRedis, and no Kafka\n",
    ("# 张三\n\n138-0000-0001\n\n## 工作经历\n\n### 云溪科技 | 后端工程师 | 2019.03 - 2021.04\n\n## 项目经历\n\n### 订单系统 2020.01 - 2020.12\n\n"
     "项目背景：原系统用 Oracle 和 PHP 搭建\n\n项目职责：用 MySQL 替换 Oracle，用 Go 重写 PHP 服务\n"),
};
#define NOTES (sizeof notes / sizeof *notes)

static bl_arena *forever;
static bl_str files[FILES_MOST];
static uint32_t file_count;
static bl_role *roles[ROLES_MOST];
static bl_needs needs[ROLES_MOST];
static bl_points *maxima[ROLES_MOST];
static uint32_t role_count;
static uint32_t sparse = SPARSE; /* of so many pairs of a résumé and a role one is tried */

/* ---- chance, the same on every machine (xorshift64) ---- */

static uint64_t chance = 20261122;

static uint32_t below(uint32_t count)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (uint32_t)((chance >> 32) % count);
}

/* ---- what is read ---- */

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void each_file(const char *folder, void (*visit)(bl_str path, bl_str bytes))
{
    static char *names[FILES_MOST];
    uint32_t count = 0;
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL && count < FILES_MOST;)
        if (strstr(entry->d_name, ".md") != NULL || strstr(entry->d_name, ".txt") != NULL || strstr(entry->d_name, ".yaml") != NULL)
            names[count++] = bl_arena_copy(forever, entry->d_name, strlen(entry->d_name));
    closedir(directory);
    qsort(names, count, sizeof *names, compare_names);
    for (uint32_t i = 0; i < count; i++) {
        bl_str bytes;
        const bl_str path = bl_str_format(forever, "%s/%s", folder, names[i]);
        assert_int_equal(bl_file_read(&bytes, forever, path.ptr, BL_LIMIT_DOCUMENT_BYTES), BL_OK);
        visit(path, bytes);
    }
}

static void add_file(bl_str path, bl_str bytes)
{
    if (file_count < FILES_MOST && bl_str_find(path, BL_STR(".yaml"), 0) == SIZE_MAX)
        files[file_count++] = bytes;
}

static void add_role(bl_str path, bl_str text)
{
    bl_arena *arena;
    bl_diags diags;
    const bl_str shipped = BL_STR(BOLE_TEST_ROOT "/rules");
    const bl_role_options options = {.shipped = &shipped, .shipped_count = 1, .loaded = (rules(), shared_rules)};
    if (role_count == ROLES_MOST || bl_str_find(path, BL_STR(".yaml"), 0) == SIZE_MAX)
        return;
    assert_int_equal(bl_arena_open(&arena, NULL, 64u << 20), BL_OK);
    bl_diags_open(&diags, arena);
    if (bl_role_open(&roles[role_count], path, text, &options, &diags) != BL_OK)
        fail_msg("not a role: %.*s\n%.*s", BL_STR_ARG(path), BL_STR_ARG(text));
    bl_arena_close(arena);
    bl_role *role = roles[role_count];
    maxima[role_count] = BL_NEW_ARRAY(forever, bl_points, role->criterion_count);
    assert_int_equal(bl_needs_of(&needs[role_count], forever, role), BL_OK);
    assert_int_equal(bl_score_deal(maxima[role_count], forever, role), BL_OK);
    role_count++;
}

/* ---- random roles ---- */

static void write_id(bl_buffer *out, bl_kind kind)
{
    const bl_map *ids = rules()->lexicon.ids[kind];
    bl_buffer_format(out, "\"%.*s\"", BL_STR_ARG(ids->items[below(ids->count)].key));
}

static bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || (unsigned char)c >= 0xE4; }

/* Some letters of a résumé, cut where a word may end: plain words, most of which no rule knows. */
static bool write_words(bl_buffer *out)
{
    const bl_str text = files[below(file_count)];
    size_t begin = text.len < 64 ? 0 : below((uint32_t)text.len - 60), end;
    while (begin < text.len && text.ptr[begin] != ' ' && (unsigned char)text.ptr[begin] < 0xE4)
        begin++;
    for (end = begin; end < text.len && end < begin + 24 && is_plain(text.ptr[end]);)
        end += (unsigned char)text.ptr[end] >= 0xE4 && end + 3 <= text.len && (unsigned char)text.ptr[end] < 0xF0 ? 3 : 1;
    const bl_str words = bl_str_trim(bl_str_slice(text, begin, end < text.len ? end : text.len));
    if (words.len < 5 || bl_utf8_valid(words) != words.len)
        return false;
    bl_buffer_format(out, "\"%.*s\"", BL_STR_ARG(words));
    return true;
}

static void write_name(bl_buffer *out, bl_kind kind)
{
    if (below(4) != 0 || !write_words(out))
        write_id(out, kind);
}

static void write_criterion(bl_buffer *out, const char *key, bl_kind kind)
{
    const uint32_t form = below(6);
    if (form < 3) {
        bl_buffer_format(out, "  - {%s: ", key);
        write_name(out, kind);
    } else {
        bl_buffer_add_z(out, form == 3 ? "  - {any: [" : form == 4 ? "  - {all: [" : "  - {at_least: 2, of: [");
        for (uint32_t i = 0, parts = 2 + below(3); i < parts; i++) {
            bl_buffer_format(out, "%s{%s: ", i > 0 ? ", " : "", key);
            write_name(out, kind);
            bl_buffer_add_char(out, '}');
        }
        bl_buffer_add_char(out, ']');
    }
    if (below(3) == 0)
        bl_buffer_format(out, ", years: %u", 1 + below(8));
    if (kind == BL_KIND_SKILL && below(4) == 0)
        bl_buffer_format(out, ", within: %u", 1 + below(4));
    if (below(4) == 0)
        bl_buffer_add_z(out, ", must: true");
    bl_buffer_add_z(out, "}\n");
}

static void write_group(bl_buffer *out, const char *group, const char *key, bl_kind kind, uint32_t most)
{
    const uint32_t count = below(most + 1);
    if (count > 0)
        bl_buffer_format(out, "%s:\n", group);
    for (uint32_t i = 0; i < count; i++)
        write_criterion(out, key, kind);
}

/* Of a list of lines about half, under the group's name. */
static void write_some(bl_buffer *out, const char *group, const char *const *lines, uint32_t count)
{
    bool any = false;
    for (uint32_t i = 0; i < count; i++) {
        if (below(2) == 0)
            continue;
        bl_buffer_format(out, "%s%s  - %s\n", any ? "" : group, any ? "" : ":\n", lines[i]);
        any = true;
    }
}

static void make_roles(void)
{
    static const char *const experience[] = {"{years: 5}", "{title: [backend engineer, accountant, nurse], years: 3}",
        "{management: true, people: 5, years: 2}", "{domain: payments, years: 2}"},
                             *const education[] = {"{level: bachelor, area: [computer science]}", "{level: master}"},
                             *const languages[] = {"{language: en, level: B2}", "{any: [{language: ja}, {certificate: CET-6}]}"},
                             *const other[] = {"{certificate: CPA}", "{patents: 2}", "{open_source: true}", "{publications: 1}"};
    bl_buffer text;
    bl_buffer_open(&text, NULL, 1 << 20);
    for (uint32_t i = 0; i < RANDOM_ROLES; i++) {
        bl_buffer_clear(&text);
        bl_buffer_format(&text, "role: Anything\nlanguage: %s\nas_of: 2024-06\nshow: [salary, location, education, current]\nskills:\n", i % 2 ? "zh" : "en");
        for (uint32_t k = 0, count = 1 + below(8); k < count; k++)
            write_criterion(&text, "skill", BL_KIND_SKILL);
        write_group(&text, "domains", "domain", BL_KIND_DOMAIN, 3);
        write_some(&text, "experience", experience, 4);
        write_some(&text, "education", education, 2);
        write_some(&text, "languages", languages, 2);
        write_some(&text, "other", other, 4);
        assert_int_equal(text.status, BL_OK);
        add_role(BL_STR("random.yaml"), bl_str_copy(forever, bl_buffer_str(&text)));
    }
    bl_buffer_close(&text);
}

static int open_all(void **state)
{
    (void)state;
    each_file(BOLE_TEST_ROOT "/rules/roles", add_role);
    each_file(BOLE_TEST_ROOT "/tests/roles", add_role);
    make_roles();
    assert_true(role_count > RANDOM_ROLES + 30 && file_count > 50);
    return 0;
}

static int close_all(void **state)
{
    for (uint32_t i = 0; i < role_count; i++)
        bl_role_close(roles[i]);
    return release_rules(state);
}

/* ---- what a ranking says ---- */

/* Appends the ranking of the document alone, as JSON; that it is no résumé where it is none. */
static void rank(bl_buffer *out, bl_document *document, const bl_role *role, const bl_points *max, const bl_needs *asked)
{
    bl_record *record;
    bl_score score;
    bl_candidate *candidate;
    bl_ranking *ranking;
    const bl_vocabulary vocabulary = bl_role_vocabulary(role);
    const bl_month as_of = bl_month_of(2024, 6);
    const bl_catalogue *catalogue = role->chinese ? &bl_catalogue_zh : &bl_catalogue_en;
    const bl_ranking_options options = {.engine = "test", .contacts = true};
    bl_buffer_clear(out);
    assert_int_equal(bl_facts_read(&record, document, &vocabulary, as_of, asked), BL_OK);
    if (record->not_a_resume) {
        bl_buffer_add_z(out, "no résumé");
        return;
    }
    assert_int_equal(bl_score_record(&score, document->arena, record, role, max), BL_OK);
    assert_int_equal(bl_candidate_of(&candidate, &bl_allocator_libc, record, &score, role, catalogue, BL_PRIVACY_PRIVATE, false), BL_OK);
    assert_int_equal(bl_ranking_open(&ranking, &bl_allocator_libc, role, catalogue, as_of), BL_OK);
    assert_int_equal(bl_ranking_take(ranking, candidate), BL_OK);
    assert_int_equal(bl_ranking_sort(ranking, 0), BL_OK);
    bl_ranking_write_json(out, ranking, &options);
    bl_ranking_free(ranking);
    assert_int_equal(out->status, BL_OK);
}

static bool shares_words(uint32_t a, uint32_t b) { return roles[a]->own == NULL && roles[b]->own == NULL; }

static void test_what_nobody_asks_changes_nothing(void **state)
{
    (void)state;
    bl_arena *arena;
    bl_buffer whole, asked;
    uint32_t tried = 0, shared = 0, persons = 0;
    assert_int_equal(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), BL_OK);
    bl_buffer_open(&whole, NULL, BL_LIMIT_OUTPUT_BYTES);
    bl_buffer_open(&asked, NULL, BL_LIMIT_OUTPUT_BYTES);
    for (uint32_t i = 0; i < file_count; i++) {
        const uint32_t step = i < NOTES ? 1 : sparse;
        for (uint32_t k = i % step; k < role_count; k += step) {
            bl_document *document;
            bl_failure failure;
            bl_arena_reset(arena);
            if (bl_read_document(&document, &failure, arena, BL_STR("resume.md"), files[i]) != BL_OK)
                continue;
            rank(&whole, document, roles[k], maxima[k], &bl_needs_score);
            rank(&asked, document, roles[k], maxima[k], &needs[k]);
            tried++;
            persons += whole.len > 20;
            if (!bl_str_equal(bl_buffer_str(&whole), bl_buffer_str(&asked)))
                fail_msg("file %u, role %u (%.*s)\n%.*s\n--- all that was read\n%.*s\n--- what was asked\n%.*s", i, k, BL_STR_ARG(roles[k]->source.name),
                    BL_STR_ARG(roles[k]->source.text), BL_STR_ARG(bl_buffer_str(&whole)), BL_STR_ARG(bl_buffer_str(&asked)));
            const uint32_t other = below(role_count); /* one record for two roles, as 'filter' has it */
            if (!shares_words(k, other))
                continue;
            bl_needs both;
            assert_int_equal(bl_needs_unite(&both, arena, &needs[k], &needs[other]), BL_OK);
            rank(&asked, document, roles[k], maxima[k], &both);
            shared++;
            assert_true(bl_str_equal(bl_buffer_str(&whole), bl_buffer_str(&asked)));
        }
    }
    bl_buffer_close(&asked);
    bl_buffer_close(&whole);
    bl_arena_close(arena);
    assert_true(tried >= file_count && persons * 2 > tried && shared > 0);
    print_message("%u rankings, %u of a record for two roles\n", tried, shared);
}

/* A role that asks for a skill asks for what stands below it and above it, and for nothing beside it. */
static void test_children_and_parents(void **state)
{
    (void)state;
    const bl_map *skills = rules()->lexicon.ids[BL_KIND_SKILL];
    const bl_vocabulary v = {rules(), NULL};
    const uint32_t first = role_count;
    for (uint32_t i = 0; i < skills->count && role_count == first; i++) { /* some skill in the middle: the parent, if it has one, of a child with another */
        const bl_entry *child = bl_vocabulary_entry(&v, skills->items[i].value);
        const bl_entry *middle = child->parent_count == 0 ? child : bl_vocabulary_entry(&v, child->parents[0]);
        if (middle->parent_count > 0 && middle != child)
            add_role(BL_STR("one.yaml"), bl_str_format(forever, "role: One\nas_of: 2024-06\nskills: [\"%.*s\"]\n", BL_STR_ARG(middle->id)));
    }
    assert_int_equal(role_count, first + 1);
    const bl_needs *one = &needs[first];
    const uint32_t asked = roles[first]->criteria[0]->names[0].entry;
    uint32_t beside = 0, under = 0, above = 0;
    for (uint32_t i = 0; i < skills->count; i++) {
        const uint32_t entry = skills->items[i].value;
        const bool child = bl_vocabulary_ancestor(&v, entry, asked) > 0, parent = bl_vocabulary_ancestor(&v, asked, entry) > 0;
        assert_int_equal(bl_needs_entry(one, entry), entry == asked || child || parent);
        under += child;
        above += parent;
        beside += entry != asked && !child && !parent;
    }
    assert_true(under > 0 && above > 0 && beside > 100);
    assert_int_equal(one->kinds, 0);
    assert_false(bl_needs_entry(one, UINT32_MAX));
    assert_true(bl_needs_entry(&bl_needs_record, UINT32_MAX));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_nobody_asks_changes_nothing), cmocka_unit_test(test_children_and_parents)};
    if (bl_arena_open(&forever, NULL, (size_t)1 << 30) != BL_OK)
        return 1;
    for (size_t i = 0; i < NOTES; i++)
        add_file(BL_STR("note.md"), bl_str_of(notes[i]));
    each_file(BOLE_TEST_ROOT "/tests/resumes", add_file);
    for (int i = 1; i < argc; i++) {
        each_file(argv[i], add_file);
        sparse = 1;
    }
    const int failed = cmocka_run_group_tests(tests, open_all, close_all);
    bl_arena_close(forever);
    return failed;
}
