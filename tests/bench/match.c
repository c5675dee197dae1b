/*
 * The match stage beside Hyperscan, over the same names and the same folded texts, in turn:  match RULES FOLDER...
 *
 * Hyperscan is given every name as a literal; what it reports is accepted where the name stands as a word, which is the least that a reader of résumés
 * needs. Ours finds more (plurals, versions, gaps, half a dozen rules about marks), so the counts differ and both are printed.
 * A benchmark, not a test: nothing fails on a time.
 */
#include <dirent.h>
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "rules/ruleset.h"
#include "source/file.h"
#include "text/token.h"

#define PAIRS 7u
#define ROUND_BYTES (8u << 20)
#define TEXTS_MAX 10000u

typedef struct corpus {
    bl_folded items[TEXTS_MAX];
    uint32_t count;
    size_t bytes;
} corpus;

static void die(const char *what, const char *which)
{
    fprintf(stderr, "match: %s: %s\n", what, which);
    exit(2);
}

/* Nanoseconds of processor time. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Folds every file of a folder, in the order of names. */
static void read_folder(corpus *out, bl_arena *arena, const char *folder)
{
    char *names[TEXTS_MAX];
    uint32_t count = 0;
    DIR *dir = opendir(folder);
    if (dir == NULL)
        die("cannot read", folder);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL && count < TEXTS_MAX;)
        if (entry->d_name[0] != '.')
            names[count++] = bl_arena_copy(arena, entry->d_name, strlen(entry->d_name));
    closedir(dir);
    qsort(names, count, sizeof *names, compare_names);
    for (uint32_t i = 0; i < count && out->count < TEXTS_MAX; i++) {
        bl_str text, path = bl_str_format(arena, "%s/%s", folder, names[i]);
        bl_folded *folded = &out->items[out->count];
        if (bl_file_read(&text, arena, path.ptr, BL_LIMIT_DOCUMENT_BYTES) != BL_OK)
            continue; /* a folder inside */
        if (bl_folded_open(folded, arena, (uint32_t)text.len + 1) != BL_OK || bl_folded_append(folded, text, (bl_span){0, (uint32_t)text.len}) != BL_OK)
            die("memory", path.ptr);
        out->bytes += folded->len;
        out->count++;
    }
}

static uint64_t scan_ours(const bl_matcher *matcher, const corpus *texts, bl_arena *scratch)
{
    uint64_t found = 0;
    for (uint32_t i = 0; i < texts->count; i++) {
        bl_hits hits = {{0}};
        bl_arena_reset(scratch);
        if (bl_matcher_scan(matcher, &hits, scratch, &texts->items[i], (bl_span){0, texts->items[i].len}) != BL_OK)
            die("memory", "scan");
        found += hits.list.count;
    }
    return found;
}

typedef struct accepting {
    bl_str text;
    const bl_term *terms;
    uint64_t count;
} accepting;

static int accept(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    accepting *a = context;
    const uint32_t end = (uint32_t)to, begin = end - (uint32_t)a->terms[id].folded.len;
    (void)from, (void)flags;
    a->count += !(bl_word_at(a->text, begin) && bl_word_before(a->text, begin)) && !(bl_word_before(a->text, end) && bl_word_at(a->text, end));
    return 0;
}

static uint64_t scan_hyperscan(const hs_database_t *database, hs_scratch_t *scratch, const corpus *texts, const bl_term *terms)
{
    uint64_t found = 0;
    for (uint32_t i = 0; i < texts->count; i++) {
        accepting a = {{texts->items[i].bytes, texts->items[i].len}, terms, 0};
        if (hs_scan(database, a.text.ptr, (unsigned)a.text.len, 0, scratch, accept, &a) != HS_SUCCESS)
            die("Hyperscan", "scan");
        found += a.count;
    }
    return found;
}

static hs_database_t *compile(const bl_lexicon *lexicon, bl_arena *arena)
{
    const uint32_t count = lexicon->term_count;
    const char **expressions = BL_NEW_ARRAY(arena, const char *, count);
    unsigned *flags = BL_NEW_ARRAY(arena, unsigned, count), *ids = BL_NEW_ARRAY(arena, unsigned, count);
    size_t *lengths = BL_NEW_ARRAY(arena, size_t, count);
    if (expressions == NULL || flags == NULL || ids == NULL || lengths == NULL)
        die("memory", "names");
    for (uint32_t i = 0; i < count; i++) {
        expressions[i] = lexicon->terms[i].folded.ptr;
        lengths[i] = lexicon->terms[i].folded.len;
        ids[i] = i;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_lit_multi(expressions, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS)
        die("Hyperscan", error->message);
    return database;
}

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static corpus texts;
    bl_arena *arena, *scratch;
    bl_diags diags;
    bl_ruleset *rules;
    if (argc < 3)
        die("usage", "match RULES FOLDER...");
    if (bl_arena_open(&arena, NULL, (size_t)2 << 30) != BL_OK || bl_arena_open(&scratch, NULL, BL_LIMIT_DOCUMENT_MEMORY) != BL_OK)
        die("memory", "arena");
    bl_diags_open(&diags, arena);
    const bl_str folder = bl_str_of(argv[1]);
    if (bl_ruleset_open(&rules, NULL, &folder, 1, NULL, &diags) != BL_OK)
        die("rules with errors", argv[1]);
    for (int i = 2; i < argc; i++)
        read_folder(&texts, arena, argv[i]);
    const bl_lexicon *lexicon = &rules->lexicon;
    hs_database_t *database = compile(lexicon, arena);
    hs_scratch_t *hs_scratch = NULL;
    if (hs_alloc_scratch(database, &hs_scratch) != HS_SUCCESS)
        die("Hyperscan", "memory");
    const uint32_t repeats = (uint32_t)(ROUND_BYTES / texts.bytes) + 1;
    double ours[PAIRS], theirs[PAIRS], ratios[PAIRS];
    uint64_t our_count = 0, their_count = 0;
    for (unsigned pair = 0; pair < PAIRS; pair++) {
        double at = now();
        for (uint32_t k = 0; k < repeats; k++)
            our_count = scan_ours(lexicon->matcher, &texts, scratch);
        ours[pair] = (now() - at) / repeats / (double)texts.bytes;
        at = now();
        for (uint32_t k = 0; k < repeats; k++)
            their_count = scan_hyperscan(database, hs_scratch, &texts, lexicon->terms);
        theirs[pair] = (now() - at) / repeats / (double)texts.bytes;
        ratios[pair] = ours[pair] / theirs[pair];
    }
    qsort(ours, PAIRS, sizeof *ours, compare_doubles);
    qsort(theirs, PAIRS, sizeof *theirs, compare_doubles);
    qsort(ratios, PAIRS, sizeof *ratios, compare_doubles);
    printf("%u names, %u texts, %zu bytes; %llu matches of ours, %llu of Hyperscan's that stand as words\n", lexicon->term_count, texts.count, texts.bytes,
        (unsigned long long)our_count, (unsigned long long)their_count);
    printf("    ns a byte: bole %.2f, Hyperscan %.2f\n", ours[PAIRS / 2], theirs[PAIRS / 2]);
    printf("P3  the match stage / Hyperscan %.3f (%.3f ... %.3f)  goal 0.25\n", ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1]);
    hs_free_scratch(hs_scratch);
    hs_free_database(database);
    bl_ruleset_release(rules);
    bl_arena_close(scratch);
    bl_arena_close(arena);
    return 0;
}
