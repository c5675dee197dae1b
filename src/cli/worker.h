/* What one thread reads résumés with: a session, and the bytes of the file at hand. */
#ifndef BOLE_CLI_WORKER_H
#define BOLE_CLI_WORKER_H

#include "cli/file.h"

typedef struct cli_worker {
    bole_session *session;
    cli_bytes file;
} cli_worker;

/* As cli_work wants them: a new worker, NULL without memory; and its end, NULL is fine. */
void *cli_worker_open(void *context);
void cli_worker_close(void *worker);

#endif
