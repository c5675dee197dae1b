#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

enum { EVERY = 2000 }; /* milliseconds */

static int64_t now(void)
{
    struct timespec t;
    return clock_gettime(CLOCK_MONOTONIC, &t) != 0 ? 0 : (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void cli_progress_open(cli_progress *out, const cli_options *options, size_t total, int output_fd)
{
    *out = (cli_progress){.on = !options->quiet && isatty(STDERR_FILENO) && (output_fd < 0 || !isatty(output_fd)), .total = total};
    out->begun = out->last = out->on ? now() : 0;
}

void cli_progress_step(cli_progress *progress, size_t done)
{
    if (!progress->on)
        return;
    const int64_t at = now(), passed = at - progress->begun;
    if (at - progress->last < EVERY || done == 0)
        return;
    progress->last = at;
    const size_t left = progress->total - done;
    const unsigned long long rate = (unsigned long long)done * 1000 / (unsigned long long)passed;
    const unsigned long long seconds = ((unsigned long long)left * (unsigned long long)passed / done + 999) / 1000;
    if (rate > 0)
        cli_say("%zu of %zu files, %llu a second, %llu second%s left\n", done, progress->total, rate, seconds, seconds == 1 ? "" : "s");
    else
        cli_say("%zu of %zu files, %llu second%s left\n", done, progress->total, seconds, seconds == 1 ? "" : "s");
}
