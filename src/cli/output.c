#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(cli_output *output, int error)
{
    if (output->error == 0)
        output->error = error;
    return false;
}

static void say_failure(const cli_output *output)
{
    cli_say("bole: the output%s%s%s could not be written in full: %s\n", output->target == NULL ? "" : " '", output->target == NULL ? "" : output->target,
        output->target == NULL ? "" : "'", strerror(output->error));
}

/* The folder of a path with the '/', empty where it has none. */
static char *folder_of(const char *path)
{
    char *folder = cli_join(path, "", "");
    char *slash = strrchr(folder, '/');
    if (slash == NULL)
        folder[0] = '\0';
    else
        slash[1] = '\0';
    return folder;
}

/* A new file beside the target, with the permissions that a new file has, or that the target had. */
static bool open_aside(cli_output *out, bool exists, const struct stat *before)
{
    char *folder = folder_of(out->target);
    const char *name = out->target + strlen(folder);
    char *hidden = cli_join(folder, ".", name);
    out->aside = cli_join(hidden, ".XXXXXX", "");
    cli_free(hidden);
    cli_free(folder);
    out->fd = mkstemp(out->aside);
    if (out->fd < 0) {
        cli_free(out->aside);
        out->aside = NULL;
        return false;
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(out->fd, exists ? before->st_mode & 0777 : 0666 & ~mask);
    return true;
}

bool cli_output_open(cli_output *out, const char *path)
{
    *out = (cli_output){.fd = STDOUT_FILENO};
    if (path == NULL)
        return true;
    struct stat info;
    bool exists = stat(path, &info) == 0;
    char *real = exists ? realpath(path, NULL) : NULL; /* a link stays a link */
    out->target = cli_join(real != NULL ? real : path, "", "");
    free(real);
    bool open_now;
    if (exists && !S_ISREG(info.st_mode)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        open_now = out->fd >= 0;
    } else {
        open_now = open_aside(out, exists, &info);
    }
    if (!open_now) {
        out->error = errno;
        say_failure(out);
        cli_free(out->target);
    }
    return open_now;
}

bool cli_output_write(const char *bytes, size_t size, void *context)
{
    cli_output *output = context;
    while (size > 0 && output->error == 0) {
        ssize_t done = write(output->fd, bytes, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return fail(output, done < 0 ? errno : EIO);
        bytes += done;
        size -= (size_t)done;
    }
    return output->error == 0;
}

/* So that the new name is on the disk too; where a folder cannot be synced there is nothing better. */
static void sync_folder(const char *path)
{
    char *folder = folder_of(path);
    int fd = open(folder[0] == '\0' ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    cli_free(folder);
}

bool cli_output_commit(cli_output *output)
{
    if (output->aside != NULL && output->error == 0 && fsync(output->fd) != 0)
        fail(output, errno);
    if (close(output->fd) != 0)
        fail(output, errno);
    if (output->aside != NULL && output->error == 0 && rename(output->aside, output->target) != 0)
        fail(output, errno);
    if (output->aside != NULL && output->error == 0)
        sync_folder(output->target);
    if (output->error != 0) {
        if (output->aside != NULL)
            unlink(output->aside);
        say_failure(output);
    }
    cli_free(output->aside);
    cli_free(output->target);
    return output->error == 0;
}

void cli_output_discard(cli_output *output)
{
    if (output->target != NULL)
        close(output->fd);
    if (output->aside != NULL)
        unlink(output->aside);
    cli_free(output->aside);
    cli_free(output->target);
    output->aside = output->target = NULL;
}

uint32_t cli_output_width(const cli_output *output)
{
    struct winsize size;
    if (!isatty(output->fd) || ioctl(output->fd, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

const char *cli_output_links(const char *output)
{
    if (output == NULL || output[0] == '/')
        return NULL;
    const char *links = NULL;
    for (const char *part = output, *end; (end = strchr(part, '/')) != NULL; part = end + 1) {
        const size_t length = (size_t)(end - part);
        if (length == 2 && memcmp(part, "..", 2) == 0)
            return NULL; /* the name of the folder that we stand in is not known here */
        if (length > 0 && !(length == 1 && part[0] == '.'))
            links = cli_join(links == NULL ? "" : links, "../", "");
    }
    return links;
}

bole_report_options cli_output_report(const cli_output *output, const cli_options *options)
{
    bole_report_options report = BOLE_OPTIONS(bole_report_options);
    report.format = cli_report_format(options->format);
    report.limit = options->limit;
    report.width = cli_output_width(output);
    report.color = cli_color_on(options, output->fd);
    report.contacts = options->contacts;
    report.explain = options->explain;
    report.links = cli_output_links(options->output);
    return report;
}
