/* Where results go: standard output, or a file that is whole or absent (written aside in its own folder, synced, renamed). */
#ifndef BOLE_CLI_OUTPUT_H
#define BOLE_CLI_OUTPUT_H

#include "cli/cli.h"

typedef struct cli_output {
    int fd;
    char *target, *aside; /* aside NULL: written in place (standard output, a device, a pipe) */
    int error;            /* errno of the first failure; 0 */
} cli_output;

/* path NULL: standard output. False: a message has been printed; end with CLI_OUTPUT. */
bool cli_output_open(cli_output *out, const char *path);
bool cli_output_write(const char *bytes, size_t size, void *output); /* a bole_write */
/* Puts the file in its place. False: a message has been printed; nothing is there. */
bool cli_output_commit(cli_output *output);
/* Leaves what was there before. */
void cli_output_discard(cli_output *output);
/* Columns of the terminal that the output goes to; 0 where there is none. */
uint32_t cli_output_width(const cli_output *output);
/* What stands before a path that is relative to this folder to make it one that is relative to the folder of the output: "../" for "reports/a.html".
 * NULL: nothing, or it cannot be told. In cli_alloc's memory. */
const char *cli_output_links(const char *output);

/* What a report is written with, as the options and the place it goes to say. */
bole_report_options cli_output_report(const cli_output *output, const cli_options *options);

#endif
