#include "cli/worker.h"

#include "cli/readers.h"

void *cli_worker_open(void *context)
{
    (void)context;
    cli_worker *worker = cli_alloc(sizeof *worker);
    if (bole_session_open(&worker->session, NULL) == BOLE_OK && cli_readers_use(worker->session) == BOLE_OK)
        return worker;
    cli_worker_close(worker);
    return NULL;
}

void cli_worker_close(void *state)
{
    cli_worker *worker = state;
    if (worker == NULL)
        return;
    cli_readers_done(worker->session);
    bole_session_close(worker->session);
    cli_bytes_free(&worker->file);
    cli_free(worker);
}
