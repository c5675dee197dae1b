#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

bool cli_write_error(const char *bytes, size_t size, void *context)
{
    (void)context;
    while (size > 0) {
        ssize_t done = write(STDERR_FILENO, bytes, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        size -= (size_t)done;
    }
    return true;
}

/* Bytes of a C1 control or a bidi control that begins here (they could steer a terminal), or 0. */
static size_t steering(const char *at)
{
    const unsigned char *c = (const unsigned char *)at;
    if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0)
        return 2;
    if (c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE)
        return 3;
    if (c[0] == 0xE2 && c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9)
        return 3;
    return (c[0] < 0x20 && c[0] != '\n') || c[0] == 0x7F ? 1 : 0;
}

/* Bytes of a valid UTF-8 sequence that begins here, or 0. */
static size_t sequence(const char *at)
{
    const unsigned char *c = (const unsigned char *)at;
    size_t size = c[0] < 0x80 ? 1 : c[0] >= 0xC2 && c[0] < 0xE0 ? 2 : c[0] >= 0xE0 && c[0] < 0xF0 ? 3 : c[0] >= 0xF0 && c[0] < 0xF5 ? 4 : 0;
    for (size_t i = 1; i < size; i++)
        if ((c[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* In place: a character that could steer a terminal, or is none, becomes '?'. */
static void make_safe(char *text)
{
    char *out = text;
    for (const char *in = text; *in != '\0';) {
        size_t bad = steering(in), size = sequence(in);
        if (bad > 0 || size == 0) {
            *out++ = '?';
            in += bad > 0 ? bad : 1;
            continue;
        }
        memmove(out, in, size);
        out += size;
        in += size;
    }
    *out = '\0';
}

static void say(const char *prefix, const char *format, va_list list)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 0)))
#endif
    ;
static void say(const char *prefix, const char *format, va_list list)
{
    char text[4096]; /* longer ones are cut: names of files are at most as long */
    vsnprintf(text, sizeof text, format, list);
    make_safe(text);
    cli_write_error(prefix, strlen(prefix), NULL);
    cli_write_error(text, strlen(text), NULL);
}

void cli_say(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    say("", format, list);
    va_end(list);
}

int cli_refuse(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    say("bole: ", format, list);
    va_end(list);
    cli_write_error("\n", 1, NULL);
    return CLI_USAGE;
}

bool cli_color_on(const cli_options *options, int fd)
{
    if (options->color != CLI_COLOR_AUTO)
        return options->color == CLI_COLOR_ALWAYS;
    const char *terminal = getenv("TERM"), *no_color = getenv("NO_COLOR");
    return isatty(fd) && terminal != NULL && strcmp(terminal, "dumb") != 0 && (no_color == NULL || no_color[0] == '\0');
}

const char *cli_did_you_mean(const char *word, const char *const *candidates, size_t count)
{
    const char *near = bole_nearest(word, candidates, count);
    return near == NULL ? "" : cli_join(" (did you mean '", near, "'?)");
}

const char *cli_status_text(bole_status status)
{
    switch (status) {
    case BOLE_OK: return "no error";
    case BOLE_ERROR_MEMORY: return "out of memory";
    case BOLE_ERROR_LIMIT: return "too large or too deeply nested";
    case BOLE_ERROR_INPUT: return "the input is wrong";
    case BOLE_ERROR_IO: return "reading or writing failed";
    case BOLE_ERROR_INTERRUPTED: return "interrupted";
    case BOLE_ERROR_MISUSE: return "a fault in the program: an argument that its library refuses";
    }
    return "unknown";
}
