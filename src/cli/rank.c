/* bole rank ROLE RESUME|DIR... */
#include <string.h>

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/pile.h"
#include "cli/rules.h"

typedef struct rank {
    const cli_options *options;
    const bole_role *role;
    bole_ranking *ranking;
    bole_score_options score;
    cli_inputs inputs;
} rank;

static void say_summary(const rank *r)
{
    bole_counts counts = bole_ranking_counts(r->ranking);
    if (r->options->quiet)
        return;
    cli_say("%u %s = %u ranked + %u failed", (unsigned)counts.files, counts.files == 1 ? "file" : "files", (unsigned)counts.ranked, (unsigned)counts.failed);
    if (counts.limited > 0)
        cli_say(", %u of them over a limit", (unsigned)counts.limited);
    if (counts.passed_over > 0)
        cli_say(" (%u passed over)", (unsigned)counts.passed_over);
    cli_say("\n");
}

static int end_interrupted(cli_output *output)
{
    cli_output_discard(output);
    cli_say("interrupted: no ranking was written\n");
    return CLI_INTERRUPTED;
}

/* The ranking comes in one piece, so this is the last moment at which Ctrl-C leaves nothing behind. */
static bool write_unless_interrupted(const char *bytes, size_t size, void *output) { return !cli_interrupted() && cli_output_write(bytes, size, output); }

static int write_ranking(rank *r, cli_output *output)
{
    const bole_report_options report = cli_output_report(output, r->options);
    bole_status status = bole_ranking_write(r->ranking, &report, write_unless_interrupted, output);
    if (status == BOLE_ERROR_IO && output->error == 0)
        return end_interrupted(output);
    if (status != BOLE_OK && output->error == 0) {
        cli_output_discard(output);
        cli_refuse("the ranking could not be made: %s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    if (!cli_output_commit(output))
        return CLI_OUTPUT;
    say_summary(r);
    return bole_ranking_counts(r->ranking).failed > 0 ? CLI_FILES_FAILED : CLI_DONE;
}

static int run(rank *r, cli_output *output)
{
    const bole_status status = cli_pile_rank(&r->ranking, r->role, &r->score, &r->inputs, r->options);
    if (status == BOLE_OK)
        return write_ranking(r, output);
    if (status == BOLE_ERROR_INTERRUPTED)
        return end_interrupted(output);
    cli_output_discard(output);
    if (status == BOLE_ERROR_INPUT)
        return CLI_FILES_FAILED; /* --max-failures; the word has been said */
    cli_refuse("the ranking could not be made: %s", cli_status_text(status));
    return CLI_OUTPUT;
}

static bool two_standard_inputs(const cli_options *options)
{
    for (size_t i = 1; i < options->operand_count; i++)
        if (strcmp(options->operands[0], "-") == 0 && strcmp(options->operands[i], "-") == 0)
            return true;
    return false;
}

int cli_rank(const cli_options *options)
{
    if (two_standard_inputs(options))
        return cli_refuse("the role and a résumé cannot both come from standard input");
    bole_rules *rules;
    bole_role *role = NULL;
    if (!cli_rules_open(&rules, options) || !cli_role_open(&role, options->operands[0], rules, options)) {
        bole_role_close(role);
        bole_rules_close(rules);
        return CLI_USAGE;
    }
    bole_rules_close(rules); /* the role holds what it needs */
    rank r = {.options = options, .role = role, .score = BOLE_OPTIONS(bole_score_options)};
    r.score.language = options->language;
    r.score.contacts = options->contacts;
    r.score.blind = options->blind;
    r.score.whole = options->format == CLI_FORMAT_HTML;
    r.score.keep = options->limit;
    char month[8];
    int status = CLI_USAGE;
    if (cli_settle_as_of(&r.score.as_of, role, options, month)) {
        cli_output output;
        cli_inputs_open(&r.inputs, options->operands + 1, options->operand_count - 1, options->quiet);
        status = cli_output_open(&output, options->output) ? run(&r, &output) : CLI_OUTPUT;
        bole_ranking_close(r.ranking);
        cli_inputs_close(&r.inputs);
    }
    bole_role_close(role);
    return status;
}
