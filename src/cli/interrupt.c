#include "cli/interrupt.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>

static volatile sig_atomic_t interrupted;
static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
enum { CAUGHT = sizeof caught / sizeof caught[0] };

static void handle(int number)
{
    (void)number;
    interrupted = 1;
}

void cli_interrupt_open(void)
{
    struct sigaction action = {.sa_handler = handle}; /* no SA_RESTART: a read from a terminal must end */
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CAUGHT; i++) {
        struct sigaction before;
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup stays nohup */
            sigaction(caught[i], &action, NULL);
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL);
}

bool cli_interrupted(void) { return interrupted != 0; }

static void mask(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < CAUGHT; i++)
        sigaddset(&set, caught[i]);
    pthread_sigmask(how, &set, NULL);
}

cli_poll cli_interrupt_poll(int fd, int milliseconds)
{
    const struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    sigset_t before;
    int ready;
    do { /* the signals are let in only while it waits */
        fd_set set;
        FD_ZERO(&set);
        FD_SET(fd, &set);
        cli_interrupt_hold();
        pthread_sigmask(SIG_SETMASK, NULL, &before);
        for (int i = 0; i < CAUGHT; i++)
            sigdelset(&before, caught[i]);
        errno = 0;
        ready = cli_interrupted() ? -1 : pselect(fd + 1, &set, NULL, NULL, milliseconds < 0 ? NULL : &limit, &before);
        cli_interrupt_release();
    } while (ready < 0 && errno == EINTR && !cli_interrupted());
    if (cli_interrupted())
        return CLI_POLL_INTERRUPTED;
    return ready == 0 ? CLI_POLL_SILENT : CLI_POLL_READY; /* an error shows when it is read */
}

void cli_interrupt_hold(void) { mask(SIG_BLOCK); }

void cli_interrupt_release(void) { mask(SIG_UNBLOCK); }
