/* bole lookup NAME... */
#include "cli/output.h"
#include "cli/rules.h"

int cli_lookup(const cli_options *options)
{
    bole_rules *rules;
    cli_output output;
    int status = CLI_USAGE;
    if (cli_rules_open(&rules, options)) {
        status = CLI_OUTPUT;
        if (cli_output_open(&output, options->output)) {
            bole_status done = bole_rules_lookup(
                rules, options->operands, options->operand_count, cli_report_format(options->format), cli_output_write, &output);
            if (done != BOLE_OK && output.error == 0) {
                cli_output_discard(&output);
                cli_refuse("%s", cli_status_text(done));
            } else if (cli_output_commit(&output)) {
                status = CLI_DONE;
            }
        }
    }
    bole_rules_close(rules);
    return status;
}
