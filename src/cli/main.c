#include <string.h>

#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/readers.h"

static int print_version(void)
{
    cli_output output;
    cli_output_open(&output, NULL);
    const char *version = bole_version();
    cli_output_write("bole ", 5, &output);
    cli_output_write(version, strlen(version), &output);
    cli_output_write("\n", 1, &output);
    return cli_output_commit(&output) ? CLI_DONE : CLI_OUTPUT;
}

static int print_help(const cli_command *command)
{
    cli_output output;
    cli_output_open(&output, NULL);
    cli_help_write(command, cli_output_write, &output);
    return cli_output_commit(&output) ? CLI_DONE : CLI_OUTPUT;
}

static int run(int argc, char **argv)
{
    cli_options options;
    const cli_command *command;
    if (!cli_options_read(&options, &command, argc, argv))
        return CLI_USAGE;
    if (options.version)
        return print_version();
    if (options.help)
        return print_help(command);
    if (command == NULL) {
        cli_help_write(NULL, cli_write_error, NULL);
        return CLI_USAGE;
    }
    if (!cli_readers_open(&options, command->run != cli_filter))
        return CLI_USAGE;
    int status = command->run(&options);
    cli_readers_close();
    return status;
}

int main(int argc, char **argv)
{
    cli_interrupt_open();
    int status = run(argc, argv);
    cli_memory_close();
    /* what was refused after Ctrl-C was refused for it: standard input ended early */
    return status == CLI_USAGE && cli_interrupted() ? CLI_INTERRUPTED : status;
}
