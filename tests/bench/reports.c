/*
 * bench-reports RULES ROLE FOLDER: what writing a ranking costs, a format at a time, when all résumés of the folder have been read and scored. Processor time
 * of the writing alone; the best of ROUNDS. Sorting, ranks, twins and firmness are made once, before the first format, and stand in a row of their own; so do
 * the dossiers that HTML wants, which are made while the résumés are read: what reading takes longer with them, the best of ROUNDS each.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bole/bole.h"

#define ROUNDS 5

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool count(const char *bytes, size_t size, void *context)
{
    (void)bytes;
    *(size_t *)context += size;
    return true;
}

static void must(bole_status status, const char *what)
{
    if (status == BOLE_OK)
        return;
    fprintf(stderr, "bench-reports: %s: status %d\n", what, (int)status);
    exit(1);
}

static char *contents(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "bench-reports: cannot read %s\n", path);
        exit(1);
    }
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (bytes == NULL || fread(bytes, 1, *size, file) != *size)
        exit(1);
    fclose(file);
    return bytes;
}

static void take_all(bole_ranking *ranking, const bole_role *role, bole_session *session, const char *folder, const bole_score_options *options)
{
    struct dirent **names;
    const int found = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < found; free(names[i++])) {
        char path[4096];
        size_t size;
        if (names[i]->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        char *bytes = contents(path, &size);
        bole_candidate *candidate;
        must(bole_candidate_open(&candidate, session, role, path, bytes, size, options), path);
        must(bole_ranking_take(ranking, candidate), path);
        free(bytes);
    }
    free(names);
}

static bole_ranking *read_all(double *best, const bole_role *role, bole_session *session, const char *folder, bool whole)
{
    const bole_score_options options = {.size = sizeof options, .as_of = "2024-06", .whole = whole};
    bole_ranking *ranking = NULL;
    *best = 1e12;
    for (int i = 0; i < ROUNDS; i++) {
        bole_ranking_close(ranking);
        const double begin = now();
        must(bole_ranking_open(&ranking, role, &options), "ranking");
        take_all(ranking, role, session, folder, &options);
        const double took = now() - begin;
        *best = took < *best ? took : *best;
    }
    return ranking;
}

static void time_format(bole_ranking *ranking, const char *name, bole_format format)
{
    double best = 1e12;
    size_t bytes = 0;
    const bole_report_options options = {.size = sizeof options, .format = format};
    for (int i = 0; i < ROUNDS && bole_format_built(format); i++) {
        const double begin = now();
        bytes = 0;
        must(bole_ranking_write(ranking, &options, count, &bytes), name);
        const double took = now() - begin;
        best = took < best ? took : best;
    }
    printf("%-10s %9.1f ms %9.2f MB\n", name, best, (double)bytes / 1e6);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: bench-reports RULES ROLE FOLDER\n");
        return 2;
    }
    bole_diagnostics *diagnostics;
    bole_rules *rules;
    bole_role *role;
    bole_session *session;
    const bole_rules_options folders = {.size = sizeof folders, .folders = (const char *const *)&argv[1], .folder_count = 1};
    must(bole_diagnostics_open(&diagnostics, NULL), "diagnostics");
    must(bole_rules_open(&rules, &folders, diagnostics), argv[1]);
    size_t size;
    char *text = contents(argv[2], &size);
    const bole_role_options with = {.size = sizeof with, .rules = rules, .shipped_folders = folders.folders, .shipped_folder_count = 1};
    must(bole_role_open(&role, argv[2], text, size, &with, diagnostics), argv[2]);
    must(bole_session_open(&session, NULL), "session");
    double bare, whole;
    bole_ranking_close(read_all(&bare, role, session, argv[3], false));
    bole_ranking *ranking = read_all(&whole, role, session, argv[3], true);
    size_t written = 0;
    const bole_report_options first = {.size = sizeof first, .format = BOLE_FORMAT_CSV, .limit = 1};
    const double begin = now();
    must(bole_ranking_write(ranking, &first, count, &written), "order");
    printf("writing a ranking of %u, the best of %d rounds\n%-10s %9.1f ms\n", (unsigned)bole_ranking_counts(ranking).ranked, ROUNDS, "order", now() - begin);
    printf("%-10s %9.1f ms beside %.1f ms of reading and scoring\n", "dossiers", whole - bare, bare);
    static const struct {
        const char *name;
        bole_format format;
    } formats[] = {{"table", BOLE_FORMAT_TEXT}, {"json", BOLE_FORMAT_JSON}, {"jsonl", BOLE_FORMAT_JSONL}, {"html", BOLE_FORMAT_HTML},
        {"markdown", BOLE_FORMAT_MARKDOWN}, {"csv", BOLE_FORMAT_CSV}, {"xlsx", BOLE_FORMAT_XLSX}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        time_format(ranking, formats[i].name, formats[i].format);
    bole_ranking_close(ranking);
    bole_session_close(session);
    bole_role_close(role);
    bole_rules_close(rules);
    bole_diagnostics_close(diagnostics);
    free(text);
    return 0;
}
