#include "cli/work.h"

#include <pthread.h>

#include "cli/cli.h"
#include "cli/interrupt.h"

typedef struct pool {
    const cli_work *work;
    pthread_mutex_t mutex;
    pthread_cond_t room, arrived; /* room in the window; a result or the end of a worker */
    size_t next, taken, window;
    void **results; /* of index i at i % window; NULL: not there yet */
    unsigned running;
    bool stop, no_memory;
} pool;

/* The next index for a worker, or count when it should end. Called with the mutex held. */
static size_t next_index(pool *p)
{
    while (!p->stop && p->next < p->work->count && p->next >= p->taken + p->window)
        pthread_cond_wait(&p->room, &p->mutex);
    if (p->stop || p->next >= p->work->count || cli_interrupted())
        return p->work->count;
    return p->next++;
}

static void *run_worker(void *context)
{
    pool *p = context;
    void *worker = p->work->open(p->work->context);
    pthread_mutex_lock(&p->mutex);
    bool memory = worker != NULL;
    while (memory) {
        size_t index = next_index(p);
        if (index == p->work->count)
            break;
        pthread_mutex_unlock(&p->mutex);
        void *result = p->work->make(worker, index, p->work->context);
        pthread_mutex_lock(&p->mutex);
        memory = result != NULL;
        p->results[index % p->window] = result;
        pthread_cond_signal(&p->arrived);
    }
    if (!memory)
        p->stop = p->no_memory = true;
    p->running--;
    pthread_cond_signal(&p->arrived);
    pthread_mutex_unlock(&p->mutex);
    p->work->close(worker);
    return NULL;
}

/* Takes results in order until the end, a stop or an interruption. Called with the mutex held. */
static bool take_all(pool *p)
{
    bool wanted = true;
    while (wanted && !p->no_memory && p->taken < p->work->count && !cli_interrupted()) {
        void **slot = &p->results[p->taken % p->window];
        void *result = *slot;
        if (result == NULL) {
            if (p->running == 0)
                break;
            pthread_cond_wait(&p->arrived, &p->mutex);
            continue;
        }
        *slot = NULL;
        pthread_mutex_unlock(&p->mutex);
        wanted = p->work->take(result, p->taken, p->work->context);
        pthread_mutex_lock(&p->mutex);
        p->taken++;
        pthread_cond_broadcast(&p->room);
    }
    p->stop = true;
    pthread_cond_broadcast(&p->room);
    return wanted;
}

static unsigned start(pool *p, pthread_t *threads, unsigned jobs)
{
    unsigned started = 0;
    cli_interrupt_hold(); /* signals go to the main thread */
    for (; started < jobs; started++) {
        p->running++;
        if (pthread_create(&threads[started], NULL, run_worker, p) != 0) {
            p->running--;
            break; /* fewer threads do it too */
        }
    }
    cli_interrupt_release();
    return started;
}

cli_work_end cli_work_run(const cli_work *work)
{
    unsigned jobs = work->jobs < work->count ? work->jobs : (unsigned)work->count;
    if (work->count == 0)
        return cli_interrupted() ? CLI_WORK_INTERRUPTED : CLI_WORK_DONE;
    pool p = {.work = work, .window = (size_t)jobs * 8};
    p.results = cli_alloc(p.window * sizeof *p.results);
    pthread_t *threads = cli_alloc(jobs * sizeof *threads);
    pthread_mutex_init(&p.mutex, NULL);
    pthread_cond_init(&p.room, NULL);
    pthread_cond_init(&p.arrived, NULL);
    pthread_mutex_lock(&p.mutex);
    unsigned started = start(&p, threads, jobs);
    bool wanted = take_all(&p);
    pthread_mutex_unlock(&p.mutex);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < p.window; i++)
        if (p.results[i] != NULL)
            work->drop(p.results[i]);
    pthread_cond_destroy(&p.arrived);
    pthread_cond_destroy(&p.room);
    pthread_mutex_destroy(&p.mutex);
    cli_free(threads);
    cli_free(p.results);
    if (cli_interrupted())
        return CLI_WORK_INTERRUPTED;
    if (p.no_memory || started == 0)
        return CLI_WORK_NO_MEMORY;
    return wanted ? CLI_WORK_DONE : CLI_WORK_STOPPED;
}
