#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/interrupt.h"

static const cli_failure too_large = {"too-large", "the file is larger than 20 MB: save the résumé without pictures, as text or Markdown"};

cli_failure cli_file_failure(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR: return (cli_failure){"not-found", "there is no such file: check its name"};
    case EACCES:
    case EPERM: return (cli_failure){"unreadable", "the file may not be read: check its permissions"};
    case ELOOP: return (cli_failure){"link-loop", "the link leads back to itself, or became a link meanwhile: name the file that is meant"};
    case ENAMETOOLONG: return (cli_failure){"unreadable", "the path is longer than the system takes: move the file up"};
    case EMFILE:
    case ENFILE: return (cli_failure){"unreadable", "too many files are open: run with fewer jobs"};
    default: return (cli_failure){"unreadable", "reading failed: check the disk, or copy the file again"};
    }
}

cli_failure cli_file_kind_failure(unsigned mode)
{
    mode_t kind = (mode_t)mode;
    if (S_ISDIR(kind))
        return (cli_failure){"not-a-file", "this is a folder, and a file is wanted"};
    if (S_ISFIFO(kind))
        return (cli_failure){"not-a-file", "this is a pipe, no file: save what comes out of it as a file, or use '-'"};
    if (S_ISSOCK(kind))
        return (cli_failure){"not-a-file", "this is a socket, no file: remove it"};
    return (cli_failure){"not-a-file", "this is a device, no file: remove it"};
}

/* Reads until the end or most + 1 bytes. */
static bool read_to_end(cli_bytes *out, cli_failure *failure, int fd, size_t most)
{
    out->size = 0;
    for (;;) {
        if (out->size == out->capacity)
            out->bytes = cli_grow(out->bytes, out->size, &out->capacity, 1);
        size_t room = out->capacity - out->size;
        if (room > most + 1 - out->size)
            room = most + 1 - out->size;
        ssize_t got = read(fd, out->bytes + out->size, room);
        if (got < 0 && errno == EINTR && !cli_interrupted())
            continue;
        if (got < 0) {
            *failure = cli_file_failure(errno);
            return false;
        }
        if (got == 0)
            return true;
        out->size += (size_t)got;
        if (out->size > most) {
            *failure = too_large;
            return false;
        }
    }
}

static bool read_open(cli_bytes *out, cli_failure *failure, int fd, size_t most)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        *failure = cli_file_failure(errno);
        return false;
    }
    if (!S_ISREG(info.st_mode)) {
        *failure = cli_file_kind_failure(info.st_mode);
        return false;
    }
    if (info.st_size > 0 && (uintmax_t)info.st_size > most) {
        *failure = too_large;
        return false;
    }
    size_t wanted = (size_t)info.st_size + 1; /* one more: the end shows without another turn */
    if (out->capacity < wanted) {
        cli_bytes_free(out);
        out->bytes = cli_alloc(wanted);
        out->capacity = wanted;
    }
    return read_to_end(out, failure, fd, most);
}

bool cli_file_read(cli_bytes *out, cli_failure *failure, const cli_input *input, size_t most)
{
    if (input->code != NULL) {
        *failure = (cli_failure){input->code, input->message};
        return false;
    }
    if (input->held != NULL) {
        while (out->capacity < input->held->size)
            out->bytes = cli_grow(out->bytes, out->capacity, &out->capacity, 1);
        out->size = input->held->size;
        if (out->size > 0)
            memcpy(out->bytes, input->held->bytes, out->size);
        return true;
    }
    if (strcmp(input->path, "-") == 0 && !input->below)
        return read_to_end(out, failure, STDIN_FILENO, most);
    /* O_NONBLOCK: opening a pipe must not wait for its other end */
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (input->below ? O_NOFOLLOW : 0);
    int fd = open(input->real_path != NULL ? input->real_path : input->path, flags);
    if (fd < 0) {
        *failure = cli_file_failure(errno);
        return false;
    }
    bool good = read_open(out, failure, fd, most);
    close(fd);
    return good;
}

void cli_bytes_free(cli_bytes *bytes)
{
    cli_free(bytes->bytes);
    *bytes = (cli_bytes){0};
}
