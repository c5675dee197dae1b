#define _GNU_SOURCE /* syscall, close_range's number */

#include "read/worker/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "read/pipe.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SANITIZED = 1 }; /* its shadow takes terabytes of address space, and its report goes to standard error */
#else
enum { SANITIZED = 0 };
#endif

/* ---- what is open ---- */

static void close_the_rest(void)
{
    if (syscall(SYS_close_range, 3u, ~0u, 0u) != 0)
        for (int fd = 3; fd < 4096; fd++)
            close(fd);
    int nowhere = SANITIZED ? -1 : open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
}

/* ---- limits ---- */

static int limit(int resource, rlim_t value)
{
    const struct rlimit wanted = {value, value};
    struct rlimit got;
    return setrlimit((__rlimit_resource_t)resource, &wanted) == 0 && getrlimit((__rlimit_resource_t)resource, &got) == 0 && got.rlim_cur <= value;
}

static int set_limits(void)
{
    int good = limit(RLIMIT_CORE, 0) & limit(RLIMIT_FSIZE, 0) & limit(RLIMIT_NPROC, 0) & limit(RLIMIT_NOFILE, 3);
    return good & (SANITIZED ? 1 : limit(RLIMIT_AS, BL_LIMIT_READER_MEMORY));
}

void bl_sandbox_cpu_seconds(uint32_t seconds)
{
    struct timespec used;
    struct rlimit cpu;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 || getrlimit(RLIMIT_CPU, &cpu) != 0)
        return;
    cpu.rlim_cur = (rlim_t)used.tv_sec + seconds + 1; /* the soft one ends the process; it may be raised again below the hard one */
    setrlimit(RLIMIT_CPU, &cpu);
}

/* ---- landlock: no file, whatever its name ---- */

static int enter_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return 0;
    const struct landlock_ruleset_attr everything = {.handled_access_fs = version >= 2 ? (LANDLOCK_ACCESS_FS_REFER << 1) - 1 : LANDLOCK_ACCESS_FS_REFER - 1};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &everything, sizeof everything, 0);
    if (ruleset < 0)
        return 0;
    long entered = syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
    return entered == 0;
}

/* ---- seccomp: what is listed works, everything else fails with EPERM ---- */

#if defined(__x86_64__)
#define NATIVE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef NATIVE_ARCH
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LOAD_ARGUMENT(index) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (index)) /* its low half */
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, action)
#define UNLESS(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define ALLOW(name) UNLESS(SYS_##name, 1), ANSWER(SECCOMP_RET_ALLOW)
/* name, where an argument has this value */
#define ALLOW_IF(name, index, value) UNLESS(SYS_##name, 4), LOAD_ARGUMENT(index), UNLESS(value, 1), ANSWER(SECCOMP_RET_ALLOW), LOAD(nr)
/* name, where an argument has none of these bits */
#define ALLOW_WITHOUT(name, index, bits) \
    UNLESS(SYS_##name, 4), LOAD_ARGUMENT(index), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0), ANSWER(SECCOMP_RET_ALLOW), LOAD(nr)

static int enter_seccomp(void)
{
    struct sock_filter filter[] = {
        LOAD(arch),
        UNLESS(NATIVE_ARCH, 1),
        BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        ALLOW_IF(read, 0, STDIN_FILENO),
        ALLOW_IF(write, 0, STDOUT_FILENO),
        ALLOW_IF(write, 0, SANITIZED ? STDERR_FILENO : STDOUT_FILENO),
        ALLOW_WITHOUT(mmap, 2, PROT_EXEC),
        ALLOW_WITHOUT(mprotect, 2, PROT_EXEC),
        ALLOW(munmap),
        ALLOW(mremap),
        ALLOW(madvise),
        ALLOW(brk),
        ALLOW(futex),
        ALLOW(clock_gettime),
        ALLOW(gettimeofday),
        ALLOW(getrandom),
        ALLOW_IF(prlimit64, 0, 0), /* its own: limits can only be lowered */
        ALLOW(getpid),
        ALLOW(gettid),
        ALLOW_IF(tgkill, 0, (uint32_t)getpid()), /* abort */
        ALLOW(rt_sigaction),
        ALLOW(rt_sigprocmask),
        ALLOW(rt_sigreturn),
        ALLOW(sigaltstack),
        ALLOW(exit),
        ALLOW(exit_group),
        ANSWER(SECCOMP_RET_ERRNO | EPERM),
    };
    const struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
#else
static int enter_seccomp(void) { return 0; }
#endif

uint32_t bl_sandbox_enter(void)
{
    uint32_t missing = 0;
    close_the_rest();
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        missing |= BL_SANDBOX_NO_NEW_PRIVILEGES;
    if (!enter_landlock())
        missing |= BL_SANDBOX_LANDLOCK;
    if (!set_limits())
        missing |= BL_SANDBOX_LIMITS;
    if (!enter_seccomp())
        missing |= BL_SANDBOX_SECCOMP;
    return missing;
}
