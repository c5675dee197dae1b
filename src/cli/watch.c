/*
 * bole watch ROLE RESUME|DIR...: ranks, waits until something is saved, reads that anew, ranks again, and says who moved.
 *
 * A role or rules that cannot be read are not taken over: what was good last stays in force until the file is mended.
 */
#include <string.h>

#include "cli/changes.h"
#include "cli/output.h"
#include "cli/pile.h"
#include "cli/rules.h"

enum { ROLE = 1, RULES = 2, RESUMES = 4 };

typedef struct state { /* a ranking, and what it was made with */
    bole_role *role;
    bole_ranking *ranking;
    bole_score_options score;
} state;

typedef struct watch {
    const cli_options *asked;
    cli_options options; /* from the second turn on quiet: what was doubtful and is as it was is said once */
    cli_output page;     /* standard output */
    char month[8];       /* of the clock, where the role does not say */
    bole_rules *rules;
    cli_changes *changes;
    state now;
} watch;

/* ---- reading ---- */

/* Called before anything is read anew: folders come and go, and the role may name other rules. */
static void watch_all(watch *w)
{
    const cli_options *o = w->asked;
    const size_t own = bole_role_folder_count(w->now.role);
    const char **paths = cli_alloc((o->operand_count + o->rules_count + own + 1) * sizeof *paths);
    unsigned *bits = cli_alloc((o->operand_count + o->rules_count + own + 1) * sizeof *bits);
    size_t count = 0;
    for (size_t i = 0; i < o->operand_count; i++) {
        bits[count] = i == 0 ? ROLE : RESUMES;
        paths[count++] = o->operands[i];
    }
    for (size_t i = 0; i < own; i++) {
        bits[count] = ROLE; /* they are read with the role */
        paths[count++] = bole_role_folder(w->now.role, i);
    }
    for (size_t i = 0; i < o->rules_count; i++) {
        bits[count] = RULES;
        paths[count++] = o->rules[i];
    }
    bits[count] = RULES;
    paths[count] = cli_rules_folder();
    count += paths[count] != NULL;
    cli_changes_watch(w->changes, paths, bits, count);
    cli_free(paths);
    cli_free(bits);
}

/* The rules where they were saved, and the role over them. False: a message has been printed, and out has no role. */
static bool open_role(watch *w, state *out, unsigned saved)
{
    bole_rules *rules = NULL;
    out->role = NULL;
    if ((saved & RULES) != 0) {
        if (!cli_rules_open(&rules, &w->options)) {
            bole_rules_close(rules);
            return false;
        }
        bole_rules_close(w->rules);
        w->rules = rules;
    }
    if (cli_role_open(&out->role, w->asked->operands[0], w->rules, (saved & ROLE) != 0 ? w->asked : &w->options) &&
        cli_settle_as_of(&out->score.as_of, out->role, &w->options, w->month))
        return true;
    bole_role_close(out->role);
    out->role = NULL;
    return false;
}

static bole_status rank(const watch *w, state *out)
{
    cli_inputs inputs;
    cli_inputs_open(&inputs, w->asked->operands + 1, w->asked->operand_count - 1, w->options.quiet);
    const bole_status status = cli_pile_rank(&out->ranking, out->role, &out->score, &inputs, &w->options);
    cli_inputs_close(&inputs);
    return status;
}

/* Of a state that is given up for another; the role may be the same. */
static void close_state(const state *s, const state *other)
{
    bole_ranking_close(s->ranking);
    if (s->role != other->role)
        bole_role_close(s->role);
}

/* ---- writing ---- */

/* CLI_DONE, or what the program ends with; then a message has been printed. */
static int settle(bole_status status, cli_output *output)
{
    if (status == BOLE_ERROR_INTERRUPTED)
        return CLI_INTERRUPTED;
    if (status == BOLE_OK && output->error == 0)
        return CLI_DONE;
    if (output->error != 0)
        cli_output_commit(output); /* says why it cannot */
    else
        cli_refuse("the ranking could not be made: %s", cli_status_text(status));
    return CLI_OUTPUT;
}

/* The whole ranking into the file of --output. */
static int save_ranking(const watch *w)
{
    cli_output file;
    if (w->asked->output == NULL)
        return CLI_DONE;
    if (!cli_output_open(&file, w->asked->output))
        return CLI_OUTPUT;
    const bole_report_options report = cli_output_report(&file, w->asked);
    const int end = settle(bole_ranking_write(w->now.ranking, &report, cli_output_write, &file), &file);
    if (end != CLI_DONE) {
        if (file.error == 0)
            cli_output_discard(&file);
        return end;
    }
    return cli_output_commit(&file) ? CLI_DONE : CLI_OUTPUT;
}

static int write_first(watch *w)
{
    bole_report_options report = cli_output_report(&w->page, w->asked);
    report.format = BOLE_FORMAT_TEXT;
    const int end = settle(bole_ranking_write(w->now.ranking, &report, cli_output_write, &w->page), &w->page);
    return end == CLI_DONE ? save_ranking(w) : end;
}

/* Who moved; next then stands in the place of now. */
static int write_next(watch *w, const state *next)
{
    bole_report_options report = cli_output_report(&w->page, w->asked);
    report.format = BOLE_FORMAT_TEXT;
    bool differs = false;
    const bole_status status = cli_output_write("\n", 1, &w->page)
                                   ? bole_diff_write(w->now.ranking, next->ranking, &report, &differs, cli_output_write, &w->page)
                                   : BOLE_ERROR_IO;
    const uint32_t failed = bole_ranking_counts(next->ranking).failed, before = bole_ranking_counts(w->now.ranking).failed;
    close_state(&w->now, next);
    w->now = *next;
    const int end = settle(status, &w->page);
    if (end != CLI_DONE)
        return end;
    if (failed != before)
        cli_say("%u file%s failed, and %u before; 'bole rank' says why\n", (unsigned)failed, failed == 1 ? "" : "s", (unsigned)before);
    return differs || failed != before ? save_ranking(w) : CLI_DONE;
}

/* ---- turn by turn ---- */

static int turn(watch *w, unsigned saved)
{
    state next = w->now;
    if (!w->asked->quiet)
        cli_say("\nsaved: %s\n", w->asked->blind ? "names are not shown" : cli_changes_text(w->changes));
    watch_all(w);
    if ((saved & (ROLE | RULES)) != 0 && !open_role(w, &next, saved)) {
        cli_say("the last good state stays in force until it is mended\n");
        if ((saved & RESUMES) == 0)
            return CLI_DONE;
        next = w->now;
    }
    next.ranking = NULL;
    const bole_status status = rank(w, &next);
    if (status == BOLE_OK)
        return write_next(w, &next);
    close_state(&next, &w->now);
    return settle(status, &w->page);
}

static int run(watch *w)
{
    watch_all(w);
    if (!cli_rules_open(&w->rules, &w->options) || !open_role(w, &w->now, ROLE))
        return CLI_USAGE;
    watch_all(w);
    w->options.quiet = true;
    w->options.no_cache = true; /* rules that somebody is writing are not worth keeping compiled */
    bole_status status = rank(w, &w->now);
    int end = status == BOLE_OK ? write_first(w) : settle(status, &w->page);
    while (end == CLI_DONE) {
        const unsigned saved = cli_changes_wait(w->changes);
        end = saved == 0 ? CLI_INTERRUPTED : turn(w, saved);
    }
    return end;
}

int cli_watch(const cli_options *options)
{
    watch w = {.asked = options, .options = *options, .now = {.score = BOLE_OPTIONS(bole_score_options)}};
    w.now.score.language = options->language;
    w.now.score.blind = options->blind;
    w.now.score.whole = options->format == CLI_FORMAT_HTML;
    for (size_t i = 0; i < options->operand_count; i++)
        if (strcmp(options->operands[i], "-") == 0)
            return cli_refuse("standard input cannot be watched: name files or folders");
    if (options->output == NULL && options->format != CLI_FORMAT_TABLE && options->format != CLI_FORMAT_TEXT)
        return cli_refuse("'bole watch' writes text for people; with --output FILE it keeps the ranking in a file, as %s", cli_format_name(options->format));
    cli_output_open(&w.page, NULL);
    w.changes = cli_changes_open();
    const int end = w.changes == NULL ? CLI_USAGE : run(&w);
    cli_changes_close(w.changes);
    const state none = {0};
    close_state(&w.now, &none);
    bole_rules_close(w.rules);
    return end;
}
