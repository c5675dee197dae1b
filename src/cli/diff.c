/* bole diff ROLE RESUME|DIR... --against RULES|ROLE: every résumé is scored twice, and the two rankings are compared. */
#include <string.h>
#include <unistd.h>

#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/rules.h"
#include "cli/work.h"
#include "cli/worker.h"

enum { BEFORE, AFTER, SIDES };

typedef struct diff {
    const cli_options *options;
    bole_role *roles[SIDES];
    bole_ranking *rankings[SIDES];
    bole_score_options score;
    cli_inputs inputs;
    bole_status status; /* of taking a pair */
} diff;

typedef struct pair {
    bole_candidate *sides[SIDES];
} pair;

static void drop_pair(void *result)
{
    pair *p = result;
    for (int side = 0; side < SIDES; side++)
        bole_candidate_close(p->sides[side]);
    cli_free(p);
}

static void *make_pair(void *state, size_t index, void *context)
{
    cli_worker *w = state;
    const diff *d = context;
    const cli_input *input = &d->inputs.items[index];
    cli_failure failure;
    pair *p = cli_alloc(sizeof *p);
    const bool read = cli_file_read(&w->file, &failure, input, BOLE_RESUME_BYTES_MAX);
    for (int side = 0; side < SIDES; side++)
        if (read)
            bole_candidate_open(&p->sides[side], w->session, d->roles[side], input->path, w->file.bytes, w->file.size, &d->score);
        else
            bole_candidate_fail(&p->sides[side], d->roles[side], input->path, failure.code, failure.message);
    if (p->sides[BEFORE] != NULL && p->sides[AFTER] != NULL)
        return p;
    drop_pair(p);
    return NULL;
}

static bool take_pair(void *result, size_t index, void *context)
{
    diff *d = context;
    pair *p = result;
    (void)index;
    for (int side = 0; side < SIDES; side++) {
        bole_candidate *candidate = p->sides[side];
        p->sides[side] = NULL;
        if (d->status == BOLE_OK)
            d->status = bole_ranking_take(d->rankings[side], candidate);
        else
            bole_candidate_close(candidate);
    }
    cli_free(p);
    return d->status == BOLE_OK;
}

static int write_diff(diff *d)
{
    cli_output output;
    bool differs = false;
    if (!cli_output_open(&output, d->options->output))
        return CLI_OUTPUT;
    const bole_report_options report = cli_output_report(&output, d->options);
    const bole_status status = bole_diff_write(d->rankings[BEFORE], d->rankings[AFTER], &report, &differs, cli_output_write, &output);
    if (status != BOLE_OK && output.error == 0) {
        cli_output_discard(&output);
        cli_refuse("the rankings could not be compared: %s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    if (!cli_output_commit(&output))
        return CLI_OUTPUT;
    const bole_counts counts = bole_ranking_counts(d->rankings[AFTER]);
    if (counts.failed > 0 && !d->options->quiet)
        cli_say("%u of %u files failed; 'bole rank' says why\n", (unsigned)counts.failed, (unsigned)counts.files);
    if (d->options->exit_code && differs)
        return CLI_FOUND;
    return counts.failed > 0 ? CLI_FILES_FAILED : CLI_DONE;
}

static int run(diff *d)
{
    const cli_work work = {
        .count = d->inputs.count,
        .jobs = d->options->jobs,
        .context = d,
        .open = cli_worker_open,
        .make = make_pair,
        .take = take_pair,
        .drop = drop_pair,
        .close = cli_worker_close,
    };
    for (int side = 0; side < SIDES; side++)
        if (bole_ranking_open(&d->rankings[side], d->roles[side], &d->score) != BOLE_OK) {
            cli_refuse("the rankings could not be made: %s", cli_status_text(BOLE_ERROR_MEMORY));
            return CLI_OUTPUT;
        }
    const cli_work_end end = cli_work_run(&work);
    if (end == CLI_WORK_DONE)
        return write_diff(d);
    if (end == CLI_WORK_INTERRUPTED) {
        cli_say("interrupted: nothing was compared\n");
        return CLI_INTERRUPTED;
    }
    cli_refuse("the rankings could not be made: %s", cli_status_text(end == CLI_WORK_STOPPED ? d->status : BOLE_ERROR_MEMORY));
    return CLI_OUTPUT;
}

/* A role under the rules of --rules and, where more is not NULL, that folder or file. */
static bool open_role(bole_role **out, const char *path, const char *more, const cli_options *options)
{
    cli_options all = *options;
    bole_rules *rules = NULL;
    all.rules = cli_alloc((options->rules_count + 1) * sizeof *all.rules);
    for (size_t i = 0; i < options->rules_count; i++)
        all.rules[i] = options->rules[i];
    if (more != NULL)
        all.rules[all.rules_count++] = more;
    const bool opened = cli_rules_open(&rules, &all) && cli_role_open(out, path, rules, &all);
    bole_rules_close(rules);
    cli_free(all.rules);
    return opened;
}

static bool open_roles(diff *d)
{
    const cli_options *options = d->options;
    const cli_input input = {.path = options->against};
    cli_failure failure;
    cli_bytes bytes = {0};
    const bool role = cli_file_read(&bytes, &failure, &input, BOLE_ROLE_BYTES_MAX) && cli_is_role(&bytes);
    cli_bytes_free(&bytes);
    cli_options quiet = *options; /* what is doubtful about the role has been said once */
    quiet.quiet = quiet.quiet || !role;
    return open_role(&d->roles[BEFORE], options->operands[0], NULL, options) &&
           open_role(&d->roles[AFTER], role ? options->against : options->operands[0], role ? NULL : options->against, &quiet);
}

int cli_diff(const cli_options *options)
{
    diff d = {.options = options, .score = BOLE_OPTIONS(bole_score_options)};
    char month[8];
    int status = CLI_USAGE;
    if (options->against == NULL)
        return cli_refuse("'bole diff' wants --against, with a folder of rules or another role; 'bole diff --help' shows an example");
    if (strcmp(options->operands[0], "-") == 0 || strcmp(options->against, "-") == 0)
        return cli_refuse("a role that is read twice cannot come from standard input");
    d.score.language = options->language;
    d.score.contacts = options->contacts;
    d.score.blind = options->blind;
    if (open_roles(&d) && cli_settle_as_of(&d.score.as_of, d.roles[BEFORE], options, month)) {
        cli_inputs_open(&d.inputs, options->operands + 1, options->operand_count - 1, options->quiet);
        status = run(&d);
        cli_inputs_close(&d.inputs);
    }
    for (int side = 0; side < SIDES; side++) {
        bole_ranking_close(d.rankings[side]);
        bole_role_close(d.roles[side]);
    }
    return status;
}
