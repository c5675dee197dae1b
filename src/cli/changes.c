#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/changes.h"

#ifdef __linux__

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/interrupt.h"

enum {
    SILENCE = 60, /* milliseconds: an editor is done */
    ROUNDS = 20,  /* of silence that are waited for, where something is saved all the time */
    SHOWN = 4,    /* paths in the text */
    DEEPEST = 64, /* folders in folders, as in inputs.c */
    EVENT_BYTES = 16384
};
#define TOLD (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_MOVE_SELF | IN_DELETE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

typedef struct place { /* a folder that is watched for a target; one folder may be several places */
    int watch;
    unsigned bit;
    char *folder; /* as it is printed, without a '/' at its end but for the root */
    char *name;   /* of the only entry that matters; NULL: all of them */
} place;

struct cli_changes {
    int fd;
    place *places;
    size_t place_count, place_capacity;
    bool overflowed; /* the system forgot some: everything may have changed */
    bool limited;    /* the system's limit has been said */
    char *said[SHOWN];
    size_t said_count; /* distinct paths, at most one more than SHOWN */
    char *text;
};

cli_changes *cli_changes_open(void)
{
    cli_changes *changes = cli_alloc(sizeof *changes);
    changes->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    changes->text = cli_join("", "", "");
    if (changes->fd >= 0)
        return changes;
    cli_refuse("the system does not say when a file is saved (%s): run 'bole rank' again by hand", strerror(errno));
    cli_changes_close(changes);
    return NULL;
}

static void forget_places(cli_changes *changes)
{
    for (size_t i = 0; i < changes->place_count; i++) {
        cli_free(changes->places[i].folder);
        cli_free(changes->places[i].name);
    }
    changes->place_count = 0;
}

static void forget_said(cli_changes *changes)
{
    for (size_t i = 0; i < changes->said_count && i < SHOWN; i++)
        cli_free(changes->said[i]);
    changes->said_count = 0;
}

void cli_changes_close(cli_changes *changes)
{
    if (changes == NULL)
        return;
    if (changes->fd >= 0)
        close(changes->fd);
    forget_places(changes);
    forget_said(changes);
    cli_free(changes->places);
    cli_free(changes->text);
    cli_free(changes);
}

/* ---- what is watched ---- */

/* name NULL: all of the folder. False: it is not there. */
static bool add_place(cli_changes *changes, const char *folder, const char *name, unsigned bit)
{
    const int watch = inotify_add_watch(changes->fd, folder, TOLD); /* a folder that is watched already keeps its number */
    if (watch < 0) {
        if (errno == ENOSPC && !changes->limited)
            cli_say("note: the system watches no more folders (fs.inotify.max_user_watches); what is saved in '%s' goes unnoticed\n", folder);
        changes->limited = changes->limited || errno == ENOSPC;
        return false;
    }
    changes->places = cli_grow(changes->places, changes->place_count, &changes->place_capacity, sizeof *changes->places);
    changes->places[changes->place_count++] = (place){watch, bit, cli_join(folder, "", ""), name == NULL ? NULL : cli_join(name, "", "")};
    return true;
}

static bool passed_over(const char *name) { return name[0] == '.' || strncmp(name, "~$", 2) == 0; }

static char *below(const char *folder, const char *name)
{
    const size_t length = strlen(folder);
    return cli_join(folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
}

/* The folder first, then what is in it: a folder that is made meanwhile is either seen here or told of. */
static void add_tree(cli_changes *changes, const char *path, unsigned bit, unsigned depth)
{
    DIR *folder = depth < DEEPEST && add_place(changes, path, NULL, bit) ? opendir(path) : NULL;
    if (folder == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (passed_over(entry->d_name))
            continue;
        char *child = below(path, entry->d_name);
        struct stat info;
        if (lstat(child, &info) == 0 && S_ISDIR(info.st_mode))
            add_tree(changes, child, bit, depth + 1);
        cli_free(child);
    }
    closedir(folder);
}

/* Watches the folder of a path for this one name; where there is no such folder, the next above it, for the name that is missing there. */
static void add_name(cli_changes *changes, const char *path, unsigned bit)
{
    char *folder = cli_join(path, "", "");
    for (bool watched = false; !watched;) {
        char *slash = strrchr(folder, '/');
        const char *name = slash == NULL ? folder : slash + 1;
        if (slash != NULL)
            *slash = '\0';
        if (name[0] == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            break;
        watched = add_place(changes, slash == NULL ? "." : folder[0] == '\0' ? "/" : folder, name, bit) || slash == NULL;
    }
    cli_free(folder);
}

static void add_target(cli_changes *changes, const char *path, unsigned bit)
{
    char *plain = cli_join(path, "", ""); /* without '/' at its end */
    for (size_t end = strlen(plain); end > 1 && plain[end - 1] == '/'; end--)
        plain[end - 1] = '\0';
    struct stat info;
    add_name(changes, plain, bit); /* also of a tree: it may be put in another's place */
    if (stat(plain, &info) == 0 && S_ISDIR(info.st_mode))
        add_tree(changes, plain, bit, 0);
    char *real = lstat(plain, &info) == 0 && S_ISLNK(info.st_mode) ? realpath(plain, NULL) : NULL;
    if (real != NULL)
        add_name(changes, real, bit);
    free(real); /* realpath's own */
    cli_free(plain);
}

void cli_changes_watch(cli_changes *changes, const char *const *paths, const unsigned *bits, size_t count)
{
    forget_places(changes); /* the system's watches stay; those that no place names any more are not heard */
    for (size_t i = 0; i < count; i++)
        add_target(changes, paths[i], bits[i]);
}

/* ---- what is told ---- */

static void note(cli_changes *changes, const char *path)
{
    for (size_t i = 0; i < changes->said_count && i < SHOWN; i++)
        if (strcmp(changes->said[i], path) == 0)
            return;
    if (changes->said_count < SHOWN)
        changes->said[changes->said_count] = cli_join(path, "", "");
    changes->said_count += changes->said_count <= SHOWN;
}

/* A new file has been told of before anything stands in it; that it is complete is told later. What is not written, a link, comes complete. */
static bool is_begun(const struct inotify_event *event, const char *path)
{
    struct stat info;
    return (event->mask & IN_CREATE) != 0 && (event->mask & IN_ISDIR) == 0 && lstat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1;
}

static unsigned take_event(cli_changes *changes, const struct inotify_event *event)
{
    unsigned bits = 0;
    if ((event->mask & IN_Q_OVERFLOW) != 0)
        changes->overflowed = true;
    for (size_t i = 0; i < changes->place_count; i++) {
        const place *p = &changes->places[i];
        if (p->watch != event->wd)
            continue;
        if (event->len == 0) { /* the folder itself is gone, or elsewhere */
            bits |= (event->mask & (IN_MOVE_SELF | IN_DELETE_SELF)) != 0 ? p->bit : 0;
            continue;
        }
        if (p->name == NULL ? passed_over(event->name) : strcmp(p->name, event->name) != 0)
            continue;
        char *path = strcmp(p->folder, ".") == 0 ? cli_join(event->name, "", "") : below(p->folder, event->name);
        if (!is_begun(event, path)) {
            bits |= p->bit;
            note(changes, path);
        }
        cli_free(path);
    }
    return bits;
}

/* All that is told by now. */
static unsigned take_events(cli_changes *changes)
{
    _Alignas(struct inotify_event) char bytes[EVENT_BYTES];
    unsigned bits = 0;
    for (;;) {
        const ssize_t got = read(changes->fd, bytes, sizeof bytes);
        if (got <= 0)
            break;
        for (const char *at = bytes; at < bytes + got;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
            bits |= take_event(changes, event);
            at += sizeof *event + event->len;
        }
    }
    for (size_t i = 0; changes->overflowed && i < changes->place_count; i++)
        bits |= changes->places[i].bit;
    changes->overflowed = false;
    return bits;
}

static bool exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

/* Where something was saved, an editor's passing files beside it are not worth a word. */
static void drop_passing(cli_changes *changes)
{
    size_t kept = 0, count = changes->said_count < SHOWN ? changes->said_count : SHOWN, there = 0;
    for (size_t i = 0; i < count; i++)
        there += exists(changes->said[i]);
    for (size_t i = 0; i < count && there > 0 && changes->said_count <= SHOWN; i++)
        if (exists(changes->said[i]))
            changes->said[kept++] = changes->said[i];
        else
            cli_free(changes->said[i]);
    changes->said_count = kept > 0 ? kept : changes->said_count;
}

static void write_text(cli_changes *changes)
{
    drop_passing(changes);
    cli_free(changes->text);
    changes->text = cli_join(changes->said_count == 0 ? "several files" : "", "", "");
    for (size_t i = 0; i < changes->said_count; i++) {
        char *longer = cli_join(changes->text, i == 0 ? "" : ", ", i < SHOWN ? changes->said[i] : "...");
        cli_free(changes->text);
        changes->text = longer;
    }
    forget_said(changes);
}

unsigned cli_changes_wait(cli_changes *changes)
{
    unsigned bits = 0;
    while (bits == 0)
        if (cli_interrupt_poll(changes->fd, -1) != CLI_POLL_READY)
            return 0;
        else
            bits = take_events(changes);
    for (unsigned round = 0; round < ROUNDS && cli_interrupt_poll(changes->fd, SILENCE) == CLI_POLL_READY; round++)
        bits |= take_events(changes);
    write_text(changes);
    return cli_interrupted() ? 0 : bits;
}

const char *cli_changes_text(const cli_changes *changes) { return changes->text; }

#else /* a system without inotify */

cli_changes *cli_changes_open(void)
{
    cli_refuse("this system does not say when a file is saved (it has no inotify): run 'bole rank' again by hand");
    return NULL;
}

void cli_changes_close(cli_changes *changes) { (void)changes; }

void cli_changes_watch(cli_changes *changes, const char *const *paths, const unsigned *bits, size_t count)
{
    (void)changes, (void)paths, (void)bits, (void)count;
}

unsigned cli_changes_wait(cli_changes *changes)
{
    (void)changes;
    return 0;
}

const char *cli_changes_text(const cli_changes *changes)
{
    (void)changes;
    return "";
}

#endif
