#include "cli/worker.h"

void *cli_worker_open(void *context)
{
    (void)context;
    cli_worker *worker = cli_alloc(sizeof *worker);
    if (bole_session_open(&worker->session, NULL) == BOLE_OK)
        return worker;
    cli_free(worker);
    return NULL;
}

void cli_worker_close(void *state)
{
    cli_worker *worker = state;
    if (worker == NULL)
        return;
    bole_session_close(worker->session);
    cli_bytes_free(&worker->file);
    cli_free(worker);
}
