#include "cli/interrupt.h"

#include <pthread.h>
#include <signal.h>

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

void cli_interrupt_hold(void) { mask(SIG_BLOCK); }

void cli_interrupt_release(void) { mask(SIG_UNBLOCK); }
