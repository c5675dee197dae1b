/*
 * Things to do, shared out to threads, and taken in order by the thread that asked:
 *
 *   0 1 2 3 4 5 ...   --make, by any worker-->   a window of results   --take, one after the other-->
 *
 * No worker runs further ahead than the window, so memory stays flat, and what comes out does not depend on the number of threads.
 */
#ifndef BOLE_CLI_WORK_H
#define BOLE_CLI_WORK_H

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_work_end { CLI_WORK_DONE, CLI_WORK_STOPPED, CLI_WORK_INTERRUPTED, CLI_WORK_NO_MEMORY } cli_work_end;

typedef struct cli_work {
    size_t count;
    unsigned jobs;
    void *context;
    void *(*open)(void *context);                             /* what one worker needs for itself; NULL: no memory */
    void *(*make)(void *worker, size_t index, void *context); /* a result; NULL: no memory */
    bool (*take)(void *result, size_t index, void *context);  /* owns the result; false stops */
    void (*drop)(void *result);                               /* a result that nobody takes any more */
    void (*close)(void *worker);                              /* NULL is fine */
} cli_work;

cli_work_end cli_work_run(const cli_work *work);

#endif
