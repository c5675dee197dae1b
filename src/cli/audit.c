/* bole audit RANKING.json GROUPS.csv */
#include "cli/file.h"
#include "cli/output.h"

enum { TABLE_BYTES_MAX = 1 << 30 };

typedef struct audit {
    const cli_options *options;
    cli_output output;
} audit;

static bool say_refusal(const char *bytes, size_t size, void *context)
{
    (void)context;
    cli_refuse("%.*s", (int)size, bytes);
    return true;
}

static bool write_report(const char *bytes, size_t size, void *context) { return cli_output_write(bytes, size, &((audit *)context)->output); }

static bool read_input(cli_bytes *bytes, bole_input *out, const char *path)
{
    const cli_input input = {.path = path};
    cli_failure failure;
    if (!cli_file_read(bytes, &failure, &input, TABLE_BYTES_MAX)) {
        cli_refuse("'%s': %s", path, failure.message);
        return false;
    }
    *out = (bole_input){path, bytes->bytes, bytes->size};
    return true;
}

static int run(audit *a, const bole_input *ranking, const bole_input *groups)
{
    if (!cli_output_open(&a->output, a->options->output))
        return CLI_OUTPUT;
    const bole_status status = bole_audit_write(ranking, groups, NULL, cli_report_format(a->options->format), say_refusal, write_report, a);
    if (status == BOLE_OK)
        return cli_output_commit(&a->output) ? CLI_DONE : CLI_OUTPUT;
    cli_output_discard(&a->output);
    if (status == BOLE_ERROR_INPUT)
        return CLI_USAGE;
    if (a->output.error == 0)
        cli_refuse("%s", cli_status_text(status));
    return CLI_OUTPUT;
}

int cli_audit(const cli_options *options)
{
    cli_bytes files[2] = {{0}, {0}};
    bole_input inputs[2];
    audit a = {.options = options};
    int status = CLI_USAGE;
    if (read_input(&files[0], &inputs[0], options->operands[0]) && read_input(&files[1], &inputs[1], options->operands[1]))
        status = run(&a, &inputs[0], &inputs[1]);
    cli_bytes_free(&files[0]);
    cli_bytes_free(&files[1]);
    return status;
}
