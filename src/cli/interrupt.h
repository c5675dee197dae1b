/* Ctrl-C: a flag that long loops look at. A write to a closed pipe is an error, not a signal. */
#ifndef BOLE_CLI_INTERRUPT_H
#define BOLE_CLI_INTERRUPT_H

#include <stdbool.h>

void cli_interrupt_open(void);
bool cli_interrupted(void);
/* Keeps the signals away from threads that are made between the two calls. */
void cli_interrupt_hold(void);
void cli_interrupt_release(void);

#endif
