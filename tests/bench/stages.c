/*
 * Where the time goes, stage by stage:  stages [--piles] RULES ROLE FOLDER...    (--piles: nothing but the folders)
 *
 * Each folder of résumés is read into memory once and worked through in rounds; a stage's figure is that of its best round, as noise only ever adds.
 * Then the rules: loading them, beside a bare event pass of libyaml over the same files. Then texts made to hurt, at two sizes each.
 * A benchmark, not a test: nothing fails on a time.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "facts/facts.h"
#include "facts/stages.h"
#include "read/encoding.h"
#include "read/reader.h"
#include "report/ranking.h"
#include "score/score.h"
#include "source/file.h"

#define ROUNDS 7u
#define ROUND_BYTES (2u << 20) /* a round goes over at least so many bytes */
#define FILES_MAX 10000u

static void die(const char *what, const char *which)
{
    fprintf(stderr, "stages: %s: %s\n", what, which);
    exit(2);
}

static void must(bl_status status, const char *what)
{
    if (status != BL_OK)
        die(what, "failed");
}

/* Nanoseconds of processor time: what else runs on the machine is not counted. */
static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* ---- a résumé, stage by stage ---- */

typedef enum stage {
    STAGE_READ,
    STAGE_DECODE,
    STAGE_FOLD,
    STAGE_MENTIONS,
    STAGE_SCAN,
    STAGE_CAREERS,
    STAGE_CREDIT,
    STAGE_SUMS,
    STAGE_SCORE,
    STAGE_REPORT,
    STAGE_COUNT
} stage;

static const struct {
    const char *name;
    bool inside; /* measured once more on its own; already part of the stage above */
} stage_names[STAGE_COUNT] = {
    {"read document", false},
    {"decode", true},
    {"fold", true},
    {"mentions", false},
    {"match words", true},
    {"outline, careers", false},
    {"credit", false},
    {"sums, findings", false},
    {"score", false},
    {"report", false},
};

/* The C library's memory, counted: a resume must not cost an allocation once the arenas are warm. */
static uint64_t allocations;

static void *counted_alloc(size_t size, void *context)
{
    (void)context;
    allocations++;
    return malloc(size);
}

static void counted_release(void *memory, void *context)
{
    (void)context;
    free(memory);
}

static const bl_allocator counted = {counted_alloc, counted_release, NULL};

typedef struct bench {
    bl_ruleset *rules;
    bl_role *role;
    bl_vocabulary vocabulary;
    bl_needs needs; /* of the role */
    bl_points *maxima;
    bl_arena *arena, *document, *scratch; /* for ever; a document's; what is measured once more */
    bl_buffer out;
    const bl_catalogue *catalogue;
    bl_month as_of;
    double ordinary; /* nanoseconds a byte of the last pile */
} bench;

/* Adds the time since *at to a stage. */
static void lap(uint64_t *spent, stage which, uint64_t *at)
{
    uint64_t time = now();
    spent[which] += time - *at;
    *at = time;
}

static void measure_again(bench *b, const bl_document *document, bl_str bytes, uint64_t *spent)
{
    bl_decoded decoded;
    bl_folded folded;
    bl_hits hits = {{0}};
    const bl_str text = document->text.text;
    uint64_t at = now();
    must(bl_decode(&decoded, b->scratch, bytes), "decode");
    lap(spent, STAGE_DECODE, &at);
    must(bl_folded_open(&folded, b->scratch, (uint32_t)text.len), "fold");
    must(bl_folded_append(&folded, text, (bl_span){0, (uint32_t)text.len}), "fold");
    lap(spent, STAGE_FOLD, &at);
    must(bl_matcher_scan(b->rules->lexicon.matcher, &hits, b->scratch, &document->folded, (bl_span){0, document->folded.len}), "match");
    lap(spent, STAGE_SCAN, &at);
    bl_arena_reset(b->scratch);
}

/* As bl_facts_read does it. again: what is part of a stage is measured on its own as well. False: it is no text. */
static bool run_one(bench *b, bl_str bytes, const bl_needs *needs, uint64_t *spent, bool again)
{
    bl_document *document;
    bl_failure failure;
    bl_arena_reset(b->document);
    uint64_t at = now();
    if (bl_read_document(&document, &failure, b->document, BL_STR("resume.md"), bytes) != BL_OK)
        return false;
    lap(spent, STAGE_READ, &at);
    if (again)
        measure_again(b, document, bytes, spent);
    bl_reading r;
    at = now();
    must(bl_reading_open(&r, document, &b->vocabulary, b->as_of, needs), "memory");
    must(bl_mentions_find(&r.mentions, document, r.vocabulary, needs), "mentions");
    lap(spent, STAGE_MENTIONS, &at);
    must(bl_stages_run(&r, BL_STAGES_CAREERS), "careers");
    lap(spent, STAGE_CAREERS, &at);
    must(bl_stages_run(&r, BL_STAGES_CREDIT), "credit");
    lap(spent, STAGE_CREDIT, &at);
    must(bl_stages_run(&r, BL_STAGES_SUMS), "sums");
    lap(spent, STAGE_SUMS, &at);
    bl_score score;
    must(bl_score_record(&score, b->document, r.record, b->role, b->maxima), "score");
    lap(spent, STAGE_SCORE, &at);
    bl_candidate *candidate;
    must(bl_candidate_of(&candidate, &counted, r.record, &score, b->role, b->catalogue, BL_PRIVACY_PRIVATE | BL_PRIVACY_CONTACT, false), "report");
    bl_candidate_free(candidate);
    lap(spent, STAGE_REPORT, &at);
    return true;
}

/* ---- folders of résumés ---- */

typedef struct pile {
    bl_str *files;
    uint32_t count;
    size_t bytes;
} pile;

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static pile read_pile(bench *b, const char *folder)
{
    pile p = {BL_NEW_ARRAY(b->arena, bl_str, FILES_MAX), 0, 0};
    char **names = BL_NEW_ARRAY(b->arena, char *, FILES_MAX);
    uint32_t count = 0;
    DIR *directory = opendir(folder);
    if (directory == NULL || p.files == NULL || names == NULL)
        die("cannot be opened", folder);
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL && count < FILES_MAX;)
        if (strstr(entry->d_name, ".md") != NULL || strstr(entry->d_name, ".txt") != NULL)
            names[count++] = bl_arena_copy(b->arena, entry->d_name, strlen(entry->d_name));
    closedir(directory);
    qsort(names, count, sizeof *names, compare_names);
    for (uint32_t i = 0; i < count; i++) {
        bl_str path = bl_str_format(b->arena, "%s/%s", folder, names[i]);
        must(bl_file_read(&p.files[p.count], b->arena, path.ptr, BL_LIMIT_DOCUMENT_BYTES), path.ptr);
        p.bytes += p.files[p.count++].len;
    }
    if (p.bytes == 0)
        die("holds no .md and no .txt", folder);
    return p;
}

/* The best round of each stage over the pile; *warm: the allocations when the last began. */
static void time_pile(bench *b, const pile *p, const char *folder, const bl_needs *needs, uint32_t repeats, uint64_t best[STAGE_COUNT], uint64_t *warm)
{
    memset(best, 0xFF, STAGE_COUNT * sizeof *best);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint64_t spent[STAGE_COUNT] = {0};
        *warm = allocations;
        for (uint32_t k = 0; k < repeats; k++)
            for (uint32_t i = 0; i < p->count; i++)
                if (!run_one(b, p->files[i], needs, spent, true))
                    die("a file that cannot be read", folder);
        for (unsigned s = 0; s < STAGE_COUNT; s++)
            best[s] = spent[s] < best[s] ? spent[s] : best[s];
    }
}

static void bench_pile(bench *b, const char *folder)
{
    const pile p = read_pile(b, folder);
    uint64_t asked[STAGE_COUNT], whole[STAGE_COUNT], warm = 0;
    const uint32_t repeats = (uint32_t)(ROUND_BYTES / p.bytes) + 1;
    time_pile(b, &p, folder, &bl_needs_score, repeats, whole, &warm);
    time_pile(b, &p, folder, &b->needs, repeats, asked, &warm);
    const double files = (double)repeats * p.count, bytes = (double)repeats * (double)p.bytes;
    double total = 0, total_whole = 0;
    printf("\n%s: %u files, %zu bytes on average; what the role asks, and all facts\n", folder, p.count, p.bytes / p.count);
    printf("  %-22s %12s %10s %12s\n", "stage", "us a resume", "ns a byte", "of all facts");
    for (unsigned s = 0; s < STAGE_COUNT; s++) {
        printf("  %s%-*s %12.2f %10.2f %12.2f\n", stage_names[s].inside ? "  of it " : "", stage_names[s].inside ? 14 : 22, stage_names[s].name,
            (double)asked[s] / files / 1000, (double)asked[s] / bytes, (double)whole[s] / bytes);
        total += stage_names[s].inside ? 0 : (double)asked[s];
        total_whole += stage_names[s].inside ? 0 : (double)whole[s];
    }
    printf("  %-22s %12.2f %10.2f %12.2f\n", "all", total / files / 1000, total / bytes, total_whole / bytes);
    b->ordinary = total / bytes;
    printf("  allocations a resume, once warm: %.2f (what is kept of a candidate)\n", (double)(allocations - warm) / files);
}

/* ---- rules ---- */

static bl_ruleset *load_rules(const char *folder)
{
    bl_arena *arena;
    bl_diags diags;
    bl_ruleset *rules;
    const bl_str shipped = bl_str_of(folder);
    must(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), "memory");
    bl_diags_open(&diags, arena);
    if (bl_ruleset_open(&rules, NULL, &shipped, 1, NULL, &diags) != BL_OK)
        die("rules with errors", folder);
    bl_arena_close(arena);
    return rules;
}

static void pass_events(bl_str bytes)
{
    yaml_parser_t parser;
    yaml_event_t event;
    if (!yaml_parser_initialize(&parser))
        die("memory", "libyaml");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.ptr, bytes.len);
    for (bool end = false; !end;) {
        if (!yaml_parser_parse(&parser, &event))
            die("libyaml", parser.problem);
        end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static void bench_rules(const bench *b, const char *folder)
{
    uint64_t loading = UINT64_MAX, passing = UINT64_MAX;
    size_t bytes = 0;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        bl_arena *arena;
        must(bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), "memory");
        uint64_t at = now();
        bl_ruleset_release(load_rules(folder));
        uint64_t time = now() - at;
        loading = time < loading ? time : loading;
        bytes = 0;
        at = now();
        for (uint32_t i = 0; i < b->rules->file_count; i++) {
            bl_str file, path = bl_str_format(arena, "%s/%.*s", folder, BL_STR_ARG(b->rules->files[i].path));
            must(bl_file_read(&file, arena, path.ptr, BL_LIMIT_RULE_BYTES), path.ptr);
            pass_events(file);
            bytes += file.len;
        }
        time = now() - at;
        passing = time < passing ? time : passing;
        bl_arena_close(arena);
    }
    printf("\nrules: %u files, %zu KB, %u entries, %u words\n", b->rules->file_count, bytes >> 10, b->rules->lexicon.entry_count, b->rules->lexicon.term_count);
    printf("    load and compile %.1f ms, libyaml's bare event pass over the same files %.1f ms: %.2f times\n", (double)loading / 1e6, (double)passing / 1e6,
        (double)loading / (double)passing);
}

/* ---- texts made to hurt ---- */

typedef struct hurting {
    const char *name, *begin, *piece; /* begin once, then the piece over and over */
    size_t bytes;                     /* of the largest text */
} hurting;

/* One of 50,000 bullets, as long as the piece. */
#define SMALLEST 8192u
#define PATIENCE UINT64_C(500000000) /* nanoseconds */
#define BULLET "- Used Redis in production 2019.03 - 2020.04\n"

static const hurting hurtings[] = {
    {"one line of a megabyte", "# A\n\n", "Used Redis in production, then Kafka and 微服务 at Somewhere Ltd; ", 1u << 20},
    {"all digits", "", "0123456789", 1u << 20},
    {"years without end", "", "2019.03 - ", 1u << 20},
    {"all C", "", "C", 1u << 20},
    {"all C, parted", "", "C ", 1u << 20},
    {"all Chinese", "", "研", 1u << 20},
    {"skills without end", "", "Java,", 1u << 20},
    {"50,000 bullets", "# A\n\n## Work experience\n\n", BULLET, 50000 * (sizeof BULLET - 1)},
    {"50,000 jobs", "## Work experience\n\n", "### Ab Ltd | Engineer | 2019.03 - 2020.04\n", 50000 * 41},
    {"one table", "| Company | Position | Dates |\n|---|---|---|\n", "| Ab Ltd | Engineer | 2019.03 - 2020.04 |\n", 1u << 20},
    {"headings without end", "", "# Work experience\n\n", 1u << 20},
    {"rows of bars", "", "| a | b |\n", 1u << 20},
    {"brackets without end", "", "(", 1u << 20},
    {"brackets in pairs", "", "()", 1u << 20},
    {"dates without end", "", "2019年3月 2020.04 Mar 2019 ", 1u << 20},
    {"labels without end", "", "公司：甲 ", 1u << 20},
    {"commas without end", "", ",", 1u << 20},
    {"Java made by", "", "由Java开发，没有用过", 1u << 20},
    {"lists in lists", "", "- - - - a\n", 1u << 20},
    {"words without end", "", "Designed and built services for several teams ", 1u << 20},
    {"bold without end", "", "**a ", 1u << 20},
    {"quotes in quotes", "", "> ", 64u << 10},
};

/* The text of so many bytes, or a piece more; its time, the better of two runs. */
static uint64_t time_of(bench *b, const hurting *h, size_t bytes)
{
    uint64_t best = UINT64_MAX;
    bl_buffer_clear(&b->out);
    bl_buffer_add_z(&b->out, h->begin);
    while (b->out.len < bytes)
        bl_buffer_add_z(&b->out, h->piece);
    must(b->out.status, "memory");
    for (unsigned round = 0; round < 2; round++) {
        uint64_t spent[STAGE_COUNT] = {0}, at = now();
        run_one(b, bl_buffer_str(&b->out), &b->needs, spent, false);
        uint64_t time = now() - at;
        best = time < best ? time : best;
    }
    return best;
}

/* Each text doubles up to its size, or until it takes longer than PATIENCE: what is quadratic would take hours. */
static void bench_hurting(bench *b)
{
    double ordinary = b->ordinary, worst = 0, steepest = 0;
    const char *worst_name = "", *steepest_name = "";
    printf("\ntexts made to hurt, read and scored\n  %-24s %10s %10s %10s %12s %12s\n", "text", "bytes", "ms", "ns a byte", "t(2n)/t(n)", "x ordinary");
    for (size_t i = 0; i < sizeof hurtings / sizeof *hurtings; i++) {
        const hurting *h = &hurtings[i];
        size_t bytes = h->bytes;
        while (bytes > SMALLEST)
            bytes /= 2;
        uint64_t before = time_of(b, h, bytes), time;
        for (;;) {
            bytes *= 2;
            time = time_of(b, h, bytes);
            if (bytes * 2 > h->bytes || time > PATIENCE)
                break;
            before = time;
        }
        const double per_byte = (double)time / (double)b->out.len;
        const double growth = (double)time / (double)before;
        worst_name = per_byte / ordinary > worst ? h->name : worst_name;
        worst = per_byte / ordinary > worst ? per_byte / ordinary : worst;
        steepest_name = growth > steepest ? h->name : steepest_name;
        steepest = growth > steepest ? growth : steepest;
        printf("  %-24s %10zu %10.2f %10.2f %12.2f %12.1f%s\n", h->name, b->out.len, (double)time / 1e6, per_byte, growth, per_byte / ordinary,
            bytes * 2 > h->bytes ? "" : "  (stopped here)");
        fflush(stdout);
    }
    printf("P8  worst a byte %.2f times ordinary text (%s); steepest t(2n)/t(n) %.2f (%s)\n", worst, worst_name, steepest, steepest_name);
}

/* ---- all of it ---- */

static void open_bench(bench *b, const char *rules, const char *role)
{
    bl_diags diags;
    bl_str text;
    *b = (bench){.rules = load_rules(rules), .catalogue = &bl_catalogue_en, .as_of = bl_month_of(2024, 6)};
    must(bl_arena_open(&b->arena, NULL, BL_LIMIT_DOCUMENT_MEMORY), "memory");
    must(bl_arena_open(&b->document, &counted, BL_LIMIT_DOCUMENT_MEMORY), "memory");
    must(bl_arena_open(&b->scratch, NULL, BL_LIMIT_DOCUMENT_MEMORY), "memory");
    bl_buffer_open(&b->out, NULL, BL_LIMIT_DOCUMENT_BYTES);
    bl_diags_open(&diags, b->arena);
    const bl_str shipped = bl_str_of(rules);
    const bl_role_options options = {.shipped = &shipped, .shipped_count = 1, .loaded = b->rules};
    must(bl_file_read(&text, b->arena, role, BL_LIMIT_ROLE_BYTES), role);
    if (bl_role_open(&b->role, bl_str_of(role), text, &options, &diags) != BL_OK)
        die("a role with errors", role);
    b->vocabulary = bl_role_vocabulary(b->role);
    must(bl_needs_of(&b->needs, b->arena, b->role), "needs");
    b->maxima = BL_NEW_ARRAY(b->arena, bl_points, b->role->criterion_count);
    if (b->maxima == NULL)
        die("memory", role);
    must(bl_score_deal(b->maxima, b->arena, b->role), "score");
}

int main(int argc, char **argv)
{
    const bool piles = argc > 1 && strcmp(argv[1], "--piles") == 0;
    char **const operands = argv + 1 + piles;
    const int count = argc - 1 - piles;
    if (count < 3) {
        fprintf(stderr, "usage: stages [--piles] RULES ROLE FOLDER...\n");
        return 2;
    }
    bench b;
    open_bench(&b, operands[0], operands[1]);
    printf("role: %s; the best of %u rounds", operands[1], ROUNDS);
    for (int i = 2; i < count; i++)
        bench_pile(&b, operands[i]);
    if (!piles) {
        bench_rules(&b, operands[0]);
        bench_hurting(&b);
    }
    bl_role_close(b.role);
    bl_ruleset_release(b.rules);
    bl_buffer_close(&b.out);
    bl_arena_close(b.scratch);
    bl_arena_close(b.document);
    bl_arena_close(b.arena);
    return 0;
}
