/* bole suggest RESUME|DIR... */
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rules.h"
#include "cli/worker.h"

enum { SHOWN = 50 }; /* without --limit */

typedef struct suggest {
    const cli_options *options;
    bole_suggestions *suggestions;
    cli_inputs inputs;
    uint32_t failed;
} suggest;

/* In the order of the arguments, so that the examples are always the same. BOLE_OK also where a file could not be read. */
static bole_status read_all(suggest *s, cli_worker *worker)
{
    for (size_t i = 0; i < s->inputs.count; i++) {
        const cli_input *input = &s->inputs.items[i];
        cli_failure failure;
        if (cli_interrupted())
            return BOLE_ERROR_INTERRUPTED;
        if (!cli_file_read(&worker->file, &failure, input, BOLE_RESUME_BYTES_MAX)) {
            s->failed++;
            continue;
        }
        const bole_status status = bole_suggestions_add(s->suggestions, worker->session, input->path, worker->file.bytes, worker->file.size);
        if (status == BOLE_ERROR_MEMORY || status == BOLE_ERROR_MISUSE)
            return status;
        s->failed += status != BOLE_OK;
    }
    return BOLE_OK;
}

static int write_all(suggest *s)
{
    const cli_options *options = s->options;
    cli_output output;
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    const bole_status status = bole_suggestions_write(
        s->suggestions, cli_report_format(options->format), options->limit == 0 ? SHOWN : options->limit, cli_output_write, &output);
    if (status != BOLE_OK && output.error == 0) {
        cli_output_discard(&output);
        cli_refuse("%s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    if (!cli_output_commit(&output))
        return CLI_OUTPUT;
    if (!options->quiet && s->inputs.count > s->failed && bole_suggestions_count(s->suggestions) == 0)
        cli_say("nothing to suggest: every word in the skills sections and lists is known\n");
    if (!options->quiet)
        cli_say("%zu %s = %zu read + %u failed\n", s->inputs.count, s->inputs.count == 1 ? "file" : "files", s->inputs.count - s->failed, (unsigned)s->failed);
    return s->failed > 0 ? CLI_FILES_FAILED : CLI_DONE;
}

static int run(suggest *s)
{
    cli_worker *worker = cli_worker_open(NULL);
    const bole_status status = worker == NULL ? BOLE_ERROR_MEMORY : read_all(s, worker);
    cli_worker_close(worker);
    if (status == BOLE_OK)
        return write_all(s);
    if (status == BOLE_ERROR_INTERRUPTED) {
        cli_say("interrupted: nothing was written\n");
        return CLI_INTERRUPTED;
    }
    cli_refuse("%s", cli_status_text(status));
    return CLI_OUTPUT;
}

int cli_suggest(const cli_options *options)
{
    bole_rules *rules;
    suggest s = {.options = options};
    int status = CLI_USAGE;
    if (cli_rules_open(&rules, options)) {
        if (bole_suggestions_open(&s.suggestions, rules) == BOLE_OK) {
            cli_inputs_open(&s.inputs, options->operands, options->operand_count, options->quiet);
            status = run(&s);
            cli_inputs_close(&s.inputs);
        } else {
            cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
            status = CLI_OUTPUT;
        }
    }
    bole_suggestions_close(s.suggestions);
    bole_rules_close(rules);
    return status;
}
