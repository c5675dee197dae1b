/* A worker in its sandbox tries what a document that took it over would try: each fails. */
#define _GNU_SOURCE

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "read/pipe.h"
#include "read/worker/sandbox.h"

/* What the child found: which layers are missing, and which attempts worked. */
typedef struct outcome {
    uint32_t missing, worked;
} outcome;

enum {
    OPEN = 1,
    CREATE = 2,
    SOCKET = 4,
    FORK = 8,
    EXECUTE = 16,
    KILL = 32,
    CODE = 64,
    PIPE = 128,
    CONNECT = 256,
    NAMES = 512,
    OTHERS = 1024,
    RINGS = 2048,
    LIMITS = 4096
};

/* An open socket that was there before: connecting it, and sending on it. */
static bool can_connect(int before)
{
    const struct sockaddr_in nowhere = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return connect(before, (const struct sockaddr *)&nowhere, sizeof nowhere) == 0 ||
           sendto(before, "x", 1, 0, (const struct sockaddr *)&nowhere, sizeof nowhere) == 1;
}

/* Names of files: looked at, made, changed and taken away. */
static bool can_name(void)
{
    struct stat what;
    char link[64];
    return stat("/etc/passwd", &what) == 0 || readlink("/proc/self/exe", link, sizeof link) > 0 || symlink("/etc/passwd", "/tmp/bole-sandbox-link") == 0 ||
           mkdir("/tmp/bole-sandbox-folder", 0700) == 0 || unlink("/tmp/bole-sandbox-test") == 0 || chdir("/") == 0;
}

/* Ways around the common calls. */
static bool can_go_around(void)
{
    return syscall(SYS_memfd_create, "x", 0u) >= 0 || syscall(SYS_io_uring_setup, 1u, NULL) >= 0 ||
           syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_PATH) >= 0 || syscall(SYS_clone, (long)SIGCHLD, NULL, NULL, NULL, NULL) >= 0 ||
           syscall(SYS_userfaultfd, 0) >= 0 || syscall(SYS_bpf, 0, NULL, 0u) >= 0;
}

static bool can_reach_others(void)
{
    char byte;
    struct iovec here = {&byte, 1}, there = {&byte, 1};
    return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0 || syscall(SYS_process_vm_readv, getppid(), &here, 1ul, &there, 1ul, 0ul) > 0 ||
           syscall(SYS_pidfd_open, getppid(), 0u) >= 0;
}

/* More files, or more memory than was granted. */
static bool can_raise_limits(void)
{
    const struct rlimit files = {64, 64}, memory = {RLIM_INFINITY, RLIM_INFINITY};
    return setrlimit(RLIMIT_NOFILE, &files) == 0 || setrlimit(RLIMIT_FSIZE, &memory) == 0;
}

static uint32_t attempt_all(int before)
{
    static char program[] = "/bin/true";
    char *const arguments[] = {program, NULL};
    uint32_t worked = 0;
    int pair[2];
    worked |= can_connect(before) ? CONNECT : 0;
    worked |= can_name() ? NAMES : 0;
    worked |= can_go_around() ? RINGS : 0;
    worked |= can_reach_others() ? OTHERS : 0;
    worked |= can_raise_limits() ? LIMITS : 0;
    worked |= open("/etc/passwd", O_RDONLY) >= 0 ? OPEN : 0;
    worked |= open("/tmp/bole-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0 ? CREATE : 0;
    worked |= socket(AF_INET, SOCK_STREAM, 0) >= 0 ? SOCKET : 0;
    worked |= socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 ? SOCKET : 0;
    worked |= kill(getppid(), 0) == 0 ? KILL : 0;
    worked |= pipe(pair) == 0 ? PIPE : 0;
    worked |= mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? CODE : 0;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    worked |= child > 0 ? FORK : 0;
    execv(program, arguments); /* comes back where it fails */
    return worked;
}

static void run_child(int report)
{
    outcome found;
    const int before = socket(AF_INET, SOCK_DGRAM, 0);
    dup2(report, STDOUT_FILENO);
    found.missing = bl_sandbox_enter();
    found.worked = attempt_all(before);
    if (write(STDOUT_FILENO, &found, sizeof found) != (ssize_t)sizeof found)
        _exit(1);
    _exit(0);
}

static outcome try_in_sandbox(int *status)
{
    outcome found = {0xFFFFFFFFu, 0xFFFFFFFFu};
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        run_child(ends[1]);
    close(ends[1]);
    ssize_t got = read(ends[0], &found, sizeof found);
    close(ends[0]);
    assert_int_equal(waitpid(child, status, 0), child);
    assert_int_equal(got, (ssize_t)sizeof found);
    return found;
}

static void test_nothing_works_inside(void **state)
{
    (void)state;
    int status;
    outcome found = try_in_sandbox(&status);
    assert_true(WIFEXITED(status));
    if ((found.missing & (BL_SANDBOX_SECCOMP | BL_SANDBOX_NO_NEW_PRIVILEGES)) != 0) {
        print_message("this machine does not grant the layers that are tested (missing: %u)\n", found.missing);
        skip();
    }
    assert_int_equal(found.worked, 0);
}

/* Computing without end is ended. */
static void test_time_runs_out(void **state)
{
    (void)state;
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bl_sandbox_enter();
        bl_sandbox_cpu_seconds(0);
        for (volatile uint64_t i = 0;; i++)
            continue;
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGXCPU);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_works_inside),
        cmocka_unit_test(test_time_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
