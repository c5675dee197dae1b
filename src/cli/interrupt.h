/* Ctrl-C: a flag that long loops look at. A write to a closed pipe is an error, not a signal. */
#ifndef BOLE_CLI_INTERRUPT_H
#define BOLE_CLI_INTERRUPT_H

#include <stdbool.h>

void cli_interrupt_open(void);
bool cli_interrupted(void);
typedef enum cli_poll { CLI_POLL_READY, CLI_POLL_SILENT, CLI_POLL_INTERRUPTED } cli_poll;
/* Waits until fd can be read, or has ended, for so many milliseconds (-1: for ever) or until Ctrl-C, which cannot slip in between. */
cli_poll cli_interrupt_poll(int fd, int milliseconds);
/* Keeps the signals away from threads that are made between the two calls. */
void cli_interrupt_hold(void);
void cli_interrupt_release(void);

#endif
