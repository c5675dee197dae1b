#define _GNU_SOURCE /* pipe2 */

#include "read/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"

struct bl_worker {
    const char *program;
    bool strict;
    pid_t pid;            /* 0: not running */
    int to, from;         /* our ends of the pipes */
    int held;             /* the worker's end of `to`, held open: writing to a worker that died is then an error to look for, never a signal */
    uint32_t documents;   /* given to this process */
    uint32_t missing;     /* layers of its sandbox */
    struct timespec last; /* moment at which patience with the document at hand ends */
};

/* How waiting for the worker ended. */
typedef enum wait_end { WAIT_READY, WAIT_GONE, WAIT_LATE } wait_end;

bl_status bl_worker_open(bl_worker **out, bl_arena *arena, bl_str program, bool strict)
{
    bl_worker *worker = BL_NEW(arena, bl_worker);
    bl_str copy = bl_str_copy(arena, program);
    if (worker == NULL || copy.ptr == NULL)
        return BL_ERROR_MEMORY;
    *worker = (bl_worker){.program = copy.ptr, .strict = strict, .to = -1, .from = -1, .held = -1};
    *out = worker;
    return BL_OK;
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Ends the process, if there is one; gives what waitpid says of it. */
static int end_process(bl_worker *worker)
{
    int status = 0;
    close_end(&worker->to);
    close_end(&worker->from);
    close_end(&worker->held);
    if (worker->pid > 0) {
        kill(worker->pid, SIGKILL); /* it holds nothing that is worth a farewell; one that has ended keeps its own status */
        while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    worker->pid = 0;
    worker->documents = 0;
    return status;
}

void bl_worker_close(bl_worker *worker)
{
    if (worker != NULL)
        end_process(worker);
}

/* ---- starting ---- */

/* A pipe whose ends are above the three standard streams, whatever of those is closed. */
static bool open_pipe(int ends[2])
{
    int raw[2];
    if (pipe2(raw, O_CLOEXEC) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(raw[i], F_DUPFD_CLOEXEC, 3);
        close(raw[i]);
    }
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close_end(&ends[0]);
    close_end(&ends[1]);
    return false;
}

static bool spawn(bl_worker *worker, int input, int output)
{
    char *arguments[] = {(char *)(uintptr_t)worker->program, NULL};
    static char locale[] = "LC_ALL=C";
    char *environment[] = {locale, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, standard;
    sigemptyset(&none);
    sigemptyset(&standard);
    sigaddset(&standard, SIGPIPE);
    sigaddset(&standard, SIGXCPU);
    if (posix_spawn_file_actions_init(&actions) != 0)
        return false;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return false;
    }
    bool good = posix_spawn_file_actions_adddup2(&actions, input, 0) == 0 && posix_spawn_file_actions_adddup2(&actions, output, 1) == 0 &&
                posix_spawnattr_setsigmask(&attributes, &none) == 0 && posix_spawnattr_setsigdefault(&attributes, &standard) == 0 &&
                posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0 &&
                posix_spawn(&worker->pid, worker->program, &actions, &attributes, arguments, environment) == 0;
    if (!good)
        worker->pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return good;
}

/* ---- bytes, with patience ---- */

/* A monotonic clock measures how long a document takes; it tells nothing of the day. */
static void set_patience(bl_worker *worker, time_t seconds)
{
    clock_gettime(CLOCK_MONOTONIC, &worker->last);
    worker->last.tv_sec += seconds;
}

static int patience_left(const bl_worker *worker) /* milliseconds */
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t left = (int64_t)(worker->last.tv_sec - now.tv_sec) * 1000 + (worker->last.tv_nsec - now.tv_nsec) / 1000000;
    return left < 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

/* Until fd is ready for it, or the worker's other pipe says that it is gone. */
static wait_end wait_for(bl_worker *worker, int fd, short event)
{
    for (;;) {
        struct pollfd both[2] = {{.fd = fd, .events = event}, {.fd = worker->from, .events = 0}};
        int left = patience_left(worker), ready = left == 0 ? 0 : poll(both, 2, left);
        if (ready == 0)
            return WAIT_LATE;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            return WAIT_GONE;
        if ((both[0].revents & event) != 0)
            return WAIT_READY;
        if (((both[0].revents | both[1].revents) & (POLLHUP | POLLERR | POLLNVAL)) != 0)
            return WAIT_GONE;
    }
}

static wait_end send_all(bl_worker *worker, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        wait_end end = wait_for(worker, worker->to, POLLOUT);
        if (end != WAIT_READY)
            return end;
        struct pollfd gone = {.fd = worker->from, .events = 0};
        if (poll(&gone, 1, 0) > 0) /* a pipe whose reader is held by us takes bytes for a dead worker too */
            return WAIT_GONE;
        ssize_t sent = write(worker->to, at, len);
        if (sent < 0 && errno != EINTR && errno != EAGAIN)
            return WAIT_GONE;
        at += sent > 0 ? sent : 0;
        len -= sent > 0 ? (size_t)sent : 0;
    }
    return WAIT_READY;
}

static wait_end receive_all(bl_worker *worker, void *bytes, size_t len)
{
    char *at = bytes;
    while (len > 0) {
        wait_end end = wait_for(worker, worker->from, POLLIN);
        if (end != WAIT_READY)
            return end;
        ssize_t got = read(worker->from, at, len);
        if (got == 0 || (got < 0 && errno != EINTR))
            return WAIT_GONE;
        at += got > 0 ? got : 0;
        len -= got > 0 ? (size_t)got : 0;
    }
    return WAIT_READY;
}

static bl_status start(bl_worker *worker)
{
    int request[2], reply[2];
    if (!open_pipe(request))
        return BL_ERROR_IO;
    if (!open_pipe(reply)) {
        close_end(&request[0]);
        close_end(&request[1]);
        return BL_ERROR_IO;
    }
    bool good = spawn(worker, request[0], reply[1]);
    worker->to = request[1];
    worker->held = request[0];
    worker->from = reply[0];
    close_end(&reply[1]);
    bl_pipe_hello hello = {0};
    set_patience(worker, BL_LIMIT_READER_SECONDS);
    good = good && fcntl(worker->to, F_SETFL, O_NONBLOCK) == 0 && receive_all(worker, &hello, sizeof hello) == WAIT_READY && hello.magic == BL_PIPE_MAGIC;
    if (!good) {
        end_process(worker);
        return BL_ERROR_IO;
    }
    worker->missing = hello.missing;
    return BL_OK;
}

static bl_status ensure_running(bl_worker *worker)
{
    if (worker->pid > 0 && worker->documents >= BL_LIMIT_READER_DOCUMENTS)
        end_process(worker);
    return worker->pid > 0 ? BL_OK : start(worker);
}

bl_status bl_worker_probe(uint32_t *missing, bl_worker *worker)
{
    BL_TRY(ensure_running(worker));
    *missing = worker->missing;
    return BL_OK;
}

uint32_t bl_worker_missing(const bl_worker *worker) { return worker->missing; }

/* ---- a document ---- */

static bl_status fail(bl_failure *failure, bl_str code, bl_str message)
{
    *failure = (bl_failure){code, message};
    return message.ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
}

static bl_status fail_late(bl_failure *failure, bl_arena *arena)
{
    return fail(failure, BL_STR("too-slow"),
        bl_str_format(
            arena, "reading it took longer than %u seconds and was given up: print it to a new PDF, or save it as DOCX or text", BL_LIMIT_READER_SECONDS));
}

/* The process ended, or said nonsense. What ended it tells whether time ran out. */
static bl_status fail_gone(bl_worker *worker, bl_failure *failure, bl_arena *arena)
{
    int status = end_process(worker);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return fail_late(failure, arena);
    return fail(failure, BL_STR("reader-crashed"),
        BL_STR("the reader broke off over this file, which is damaged or made to hurt; the others are not touched: open it and save it anew"));
}

static bl_status fail_wait(bl_worker *worker, wait_end end, bl_failure *failure, bl_arena *arena)
{
    if (end == WAIT_GONE)
        return fail_gone(worker, failure, arena);
    end_process(worker);
    return fail_late(failure, arena);
}

static bl_status fail_start(bl_worker *worker, bl_failure *failure, bl_arena *arena)
{
    return fail(failure, BL_STR("no-reader"),
        bl_str_format(arena, "the program that reads this format cannot be started (%s): install bole again, whole", worker->program));
}

bl_status bl_worker_read(bl_str *extract, bl_worker *worker, bl_failure *failure, bl_arena *arena, bl_format format, bl_str bytes)
{
    if (ensure_running(worker) != BL_OK)
        return fail_start(worker, failure, arena);
    if (worker->strict && worker->missing != 0)
        return fail(failure, BL_STR("no-sandbox"), BL_STR("the sandbox lacks a layer here, and --sandbox=require was said: run it without, or elsewhere"));
    worker->documents++;
    const bl_pipe_request request = {BL_PIPE_MAGIC, (uint32_t)format, bytes.len};
    bl_pipe_reply reply = {0};
    set_patience(worker, BL_LIMIT_READER_SECONDS);
    wait_end end = send_all(worker, &request, sizeof request);
    if (end == WAIT_READY)
        end = send_all(worker, bytes.ptr, bytes.len);
    if (end != WAIT_LATE) /* a worker may answer and leave before it has taken all */
        end = receive_all(worker, &reply, sizeof reply);
    if (end == WAIT_READY && (reply.magic != BL_PIPE_MAGIC || reply.len > BL_LIMIT_EXTRACT_BYTES))
        end = WAIT_GONE;
    if (end != WAIT_READY)
        return fail_wait(worker, end, failure, arena);
    char *got = BL_NEW_ARRAY(arena, char, reply.len + 1);
    if (got == NULL) {
        end_process(worker); /* what it still wants to say would be taken for the next answer */
        return BL_ERROR_MEMORY;
    }
    end = receive_all(worker, got, reply.len);
    if (end != WAIT_READY)
        return fail_wait(worker, end, failure, arena);
    if (reply.leaving != 0)
        end_process(worker);
    *extract = (bl_str){got, reply.len};
    return BL_OK;
}
