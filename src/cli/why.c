/* bole why ROLE A B */
#include "cli/file.h"
#include "cli/output.h"
#include "cli/rules.h"
#include "cli/worker.h"

/* NULL: a message has been printed. */
static bole_candidate *read_candidate(cli_worker *worker, const bole_role *role, const char *path, const bole_score_options *score)
{
    const cli_input input = {.path = path};
    cli_failure failure;
    bole_candidate *candidate = NULL;
    if (!cli_file_read(&worker->file, &failure, &input, BOLE_RESUME_BYTES_MAX)) {
        cli_refuse("'%s' cannot be read: %s", path, failure.message);
        return NULL;
    }
    const bole_status status = bole_candidate_open(&candidate, worker->session, role, path, worker->file.bytes, worker->file.size, score);
    if (status != BOLE_OK || bole_candidate_failed(candidate)) {
        cli_refuse("'%s' cannot be ranked: %s", path, status != BOLE_OK ? cli_status_text(status) : "look at it with 'bole parse'");
        bole_candidate_close(candidate);
        return NULL;
    }
    return candidate;
}

static int write_why(const bole_candidate *a, const bole_candidate *b, const bole_role *role, const cli_options *options)
{
    cli_output output;
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    const bole_report_options report = cli_output_report(&output, options);
    const bole_status status = bole_why_write(a, b, role, options->language, &report, cli_output_write, &output);
    if (status != BOLE_OK && output.error == 0) {
        cli_output_discard(&output);
        cli_refuse("%s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    return cli_output_commit(&output) ? CLI_DONE : CLI_OUTPUT;
}

static int compare(const bole_role *role, const cli_options *options)
{
    char month[8];
    bole_score_options score = BOLE_OPTIONS(bole_score_options);
    score.language = options->language;
    score.contacts = options->contacts;
    score.blind = options->blind;
    if (!cli_settle_as_of(&score.as_of, role, options, month))
        return CLI_USAGE;
    cli_worker *worker = cli_worker_open(NULL);
    if (worker == NULL) {
        cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
        return CLI_OUTPUT;
    }
    bole_candidate *a = read_candidate(worker, role, options->operands[1], &score);
    bole_candidate *b = a == NULL ? NULL : read_candidate(worker, role, options->operands[2], &score);
    const int status = b == NULL ? CLI_FILES_FAILED : write_why(a, b, role, options);
    bole_candidate_close(a);
    bole_candidate_close(b);
    cli_worker_close(worker);
    return status;
}

int cli_why(const cli_options *options)
{
    bole_rules *rules;
    bole_role *role = NULL;
    int status = CLI_USAGE;
    if (cli_rules_open(&rules, options) && cli_role_open(&role, options->operands[0], rules, options))
        status = compare(role, options);
    bole_role_close(role);
    bole_rules_close(rules);
    return status;
}
