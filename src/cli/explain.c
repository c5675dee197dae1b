/* bole check --explain ID..., and bole check --help-code CODE. */
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/rules.h"

/* Operands that look like paths are rules to be read, too; the others are ids. */
static bool is_path(const char *operand)
{
    const size_t length = strlen(operand);
    return strchr(operand, '/') != NULL || (length > 5 && strcmp(operand + length - 5, ".yaml") == 0) ||
           (length > 4 && strcmp(operand + length - 4, ".yml") == 0);
}

/* The shipped rules, those of --rules, and the operands that are paths. */
static const char **folders_of(const cli_options *options, const char *shipped, size_t *count)
{
    const char **folders = cli_alloc((1 + options->rules_count + options->operand_count) * sizeof *folders);
    *count = 0;
    folders[(*count)++] = shipped;
    for (size_t i = 0; i < options->rules_count; i++)
        folders[(*count)++] = options->rules[i];
    for (size_t i = 0; i < options->operand_count; i++)
        if (is_path(options->operands[i]))
            folders[(*count)++] = options->operands[i];
    return folders;
}

static int explain(const cli_options *options, const bole_rules_options *rules, const char *id, cli_output *output)
{
    bole_diagnostics *diagnostics;
    if (bole_diagnostics_open(&diagnostics, NULL) != BOLE_OK)
        return cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
    const bole_status status = bole_rules_explain(rules, id, diagnostics, cli_output_write, output);
    const uint32_t errors = bole_diagnostics_count(diagnostics, BOLE_ERROR);
    bole_diagnostics_write(diagnostics, BOLE_DIAGNOSTICS_TEXT, BOLE_ERROR, cli_color_on(options, STDERR_FILENO), cli_write_error, NULL);
    bole_diagnostics_close(diagnostics);
    if (status != BOLE_OK && errors == 0)
        cli_refuse("'%s' cannot be explained: %s", id, cli_status_text(status));
    return status != BOLE_OK || errors > 0 ? CLI_USAGE : CLI_DONE;
}

int cli_explain(const cli_options *options)
{
    bole_rules_options rules = BOLE_OPTIONS(bole_rules_options);
    const char *shipped = cli_rules_folder();
    size_t ids = 0, written = 0;
    int status = CLI_DONE;
    cli_output output;
    if (shipped == NULL)
        return CLI_USAGE;
    for (size_t i = 0; i < options->operand_count; i++)
        ids += !is_path(options->operands[i]);
    if (ids == 0)
        return cli_refuse("'bole check --explain' wants the id of a rule, such as kafka");
    if (options->format != CLI_FORMAT_TEXT)
        return cli_refuse("'bole check --explain' writes YAML, and has no format '%s'", cli_format_name(options->format));
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    const char **folders = folders_of(options, shipped, &rules.folder_count);
    rules.folders = folders;
    for (size_t i = 0; i < options->operand_count; i++)
        if (!is_path(options->operands[i])) {
            if (written++ > 0)
                cli_output_write("\n", 1, &output);
            const int one = explain(options, &rules, options->operands[i], &output);
            status = one != CLI_DONE ? one : status;
        }
    cli_free(folders);
    return cli_output_commit(&output) ? status : CLI_OUTPUT;
}

int cli_help_code(const cli_options *options)
{
    cli_output output;
    const char *code = strcmp(options->help_code, "all") == 0 ? NULL : options->help_code;
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    const bole_status status = bole_code_help_write(code, cli_report_format(options->format), cli_output_write, &output);
    if (status == BOLE_ERROR_INPUT) {
        cli_output_discard(&output);
        return cli_refuse("there is no code '%s'; 'bole check --help-code all' lists them", options->help_code);
    }
    return cli_output_commit(&output) && status == BOLE_OK ? CLI_DONE : CLI_OUTPUT;
}
