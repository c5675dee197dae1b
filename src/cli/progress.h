/* A line of progress every two seconds, for whoever watches a long run on a terminal. */
#ifndef BOLE_CLI_PROGRESS_H
#define BOLE_CLI_PROGRESS_H

#include "cli/cli.h"

typedef struct cli_progress {
    bool on;
    size_t total;        /* files in all */
    int64_t begun, last; /* milliseconds of a clock that never goes back */
} cli_progress;

/* On where standard error is a terminal, and output_fd (where results go at once; -1: they do not) is none; never under --quiet. */
void cli_progress_open(cli_progress *out, const cli_options *options, size_t total, int output_fd);
/* "1200 of 30000 files, 850 a second, 34 seconds left" */
void cli_progress_step(cli_progress *progress, size_t done);

#endif
