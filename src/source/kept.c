#define _GNU_SOURCE /* MAP_ANONYMOUS, MAP_FIXED_NOREPLACE, fallocate */

#include "source/kept.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0 /* then the address is a wish, which is as good */
#endif

#define PART ".part" /* of a file that is being written */

enum { NAME_MAX_BYTES = 128, PARTS = 4, DAY = 24 * 60 * 60 };

/* A folder that only its owner, the user, may write to; -1. */
static int open_folder(const char *path)
{
    struct stat info;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return -1;
    if (fstat(folder, &info) == 0 && info.st_uid == geteuid() && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0)
        return folder;
    close(folder);
    return -1;
}

static uint32_t day_of(const struct stat *info) { return info->st_mtime < 0 ? 0 : (uint32_t)(info->st_mtime / DAY); }

bool bl_kept_open(bl_kept *out, const char *folder, const char *name)
{
    struct stat info;
    int in = open_folder(folder);
    if (in < 0)
        return false;
    int file = openat(in, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    close(in);
    if (file < 0)
        return false;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid() && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0 && info.st_size > 0 &&
        (uintmax_t)info.st_size <= SIZE_MAX) {
        *out = (bl_kept){file, (size_t)info.st_size, day_of(&info)};
        return true;
    }
    close(file);
    return false;
}

void bl_kept_close(const bl_kept *kept) { close(kept->file); }

bool bl_kept_begin(const bl_kept *kept, void *bytes, size_t size)
{
    ssize_t got;
    do
        got = pread(kept->file, bytes, size, 0);
    while (got < 0 && errno == EINTR);
    return got >= 0 && (size_t)got == size;
}

void bl_kept_use(const bl_kept *kept, uint32_t day)
{
    if (kept->day < day)
        futimens(kept->file, NULL);
}

void *bl_kept_map(const bl_kept *kept, uint64_t address)
{
    void *wanted = (void *)(uintptr_t)address;
    void *mapped = address == 0 ? MAP_FAILED : mmap(wanted, kept->size, PROT_READ, MAP_PRIVATE | MAP_FIXED_NOREPLACE, kept->file, 0);
    if (mapped != MAP_FAILED && mapped != wanted) {
        munmap(mapped, kept->size);
        mapped = MAP_FAILED;
    }
    if (mapped == MAP_FAILED)
        mapped = mmap(NULL, kept->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, kept->file, 0);
    return mapped == MAP_FAILED ? NULL : mapped;
}

bool bl_kept_settle(void *mapped, size_t size) { return mprotect(mapped, size, PROT_READ) == 0; }

void bl_kept_unmap(void *mapped, size_t size) { munmap(mapped, size); }

uint64_t bl_kept_address(size_t size)
{
    void *mapped = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return 0;
    munmap(mapped, size);
    return (uint64_t)(uintptr_t)mapped;
}

/* ---- writing ---- */

static bool write_all(int file, bl_str bytes)
{
    for (size_t done = 0; done < bytes.len;) {
        ssize_t put = write(file, bytes.ptr + done, bytes.len - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        done += (size_t)put;
    }
    return true;
}

/* A limit on the size of files would end the process with a signal. */
static bool may_be_so_large(size_t size)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) == 0 && (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= size);
}

/* A new file beside the one that it will replace, named after the process; others of that name may have been left by the dead. */
static int open_part(char part[NAME_MAX_BYTES], int folder, const char *name)
{
    int file = -1;
    for (unsigned i = 0; file < 0 && i < PARTS; i++) {
        int len = snprintf(part, NAME_MAX_BYTES, "%s.%ld-%u" PART, name, (long)getpid(), i);
        if (len < 0 || len >= NAME_MAX_BYTES)
            return -1;
        file = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

bool bl_kept_write(const char *folder, const char *name, const bl_str *pieces, uint32_t count)
{
    char part[NAME_MAX_BYTES];
    size_t size = 0;
    for (uint32_t i = 0; i < count; i++)
        size += pieces[i].len;
    int in = may_be_so_large(size) ? open_folder(folder) : -1;
    if (in < 0)
        return false;
    int file = open_part(part, in, name);
    bool good = file >= 0;
#ifdef __linux__
    if (good)
        (void)!fallocate(file, 0, 0, (off_t)size); /* room at once, where the file system can: cheaper than piece by piece */
#endif
    for (uint32_t i = 0; good && i < count; i++) /* not synced: a file that a power cut spoils is seen to be spoilt, and made again */
        good = write_all(file, pieces[i]);
    if (file >= 0)
        good = close(file) == 0 && good;
    good = good && renameat(in, part, in, name) == 0;
    if (file >= 0 && !good)
        unlinkat(in, part, 0);
    close(in);
    return good;
}

/* ---- forgetting ---- */

static bool ends_in(const char *name, const char *ending)
{
    const size_t len = strlen(name), tail = strlen(ending);
    return len > tail && strcmp(name + len - tail, ending) == 0;
}

/* "rules-12ab.image.4711-0.part" for ".image" */
static bool is_part_of(const char *name, const char *ending) { return ends_in(name, PART) && strstr(name, ending) != NULL; }

typedef bool visit(int folder, const char *name, const struct stat *info, void *context);

/* Every regular file of the folder that the user owns; a visit that returns true counts. */
static uint32_t visit_files(const char *path, visit *visitor, void *context)
{
    uint32_t count = 0;
    int folder = open_folder(path);
    DIR *list = folder < 0 ? NULL : fdopendir(folder);
    if (list == NULL && folder >= 0)
        close(folder);
    if (list == NULL)
        return 0;
    for (const struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list)) {
        struct stat info;
        if (fstatat(dirfd(list), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid())
            count += visitor(dirfd(list), entry->d_name, &info, context);
    }
    closedir(list);
    return count;
}

typedef struct sweeping {
    const char *ending;
    uint32_t day, days;
    bool all;
    struct timespec before; /* what was used earlier is one too many */
    struct timespec used;   /* of the file at hand */
} sweeping;

static bool is_earlier(struct timespec a, struct timespec b) { return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec; }

static bool remove_old(int folder, const char *name, const struct stat *info, void *context)
{
    const sweeping *s = context;
    const bool kept = ends_in(name, s->ending);
    bool old = s->all;
    if (!kept && !is_part_of(name, s->ending))
        return false;
    if (!old && kept)
        old = is_earlier(info->st_mtim, s->before) || day_of(info) + s->days < s->day;
    else if (!old)
        old = day_of(info) + 1 < s->day; /* who wrote it is long gone */
    return old && unlinkat(folder, name, 0) == 0 && kept;
}

/* The latest use that is earlier than s->before. */
static bool find_latest(int folder, const char *name, const struct stat *info, void *context)
{
    sweeping *s = context;
    (void)folder;
    const bool found = ends_in(name, s->ending) && (s->before.tv_sec == 0 || is_earlier(info->st_mtim, s->before));
    if (found && is_earlier(s->used, info->st_mtim))
        s->used = info->st_mtim;
    return found;
}

void bl_kept_sweep(const char *folder, const char *ending, uint32_t day, uint32_t days, uint32_t most)
{
    sweeping s = {.ending = ending, .day = day, .days = days};
    for (uint32_t i = 0; i < most; i++) { /* there are few: the i-th latest, found by a walk each */
        s.used = (struct timespec){0, 0};
        if (visit_files(folder, find_latest, &s) == 0)
            break;
        s.before = s.used;
    }
    visit_files(folder, remove_old, &s);
}

uint32_t bl_kept_clear(const char *folder, const char *ending)
{
    sweeping s = {.ending = ending, .all = true};
    return visit_files(folder, remove_old, &s);
}
