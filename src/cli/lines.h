/*
 * Lines of standard input, handed out in handfuls: all that have come, but no waiting for more, so that what is answered is answered when the input pauses.
 * Memory stays flat: a line that is longer than the longest is passed over while it comes, and handed out as such.
 */
#ifndef BOLE_CLI_LINES_H
#define BOLE_CLI_LINES_H

#include "cli/file.h"

typedef struct cli_line {
    const char *bytes; /* without the line end; NULL: longer than the longest. Until the next handful */
    size_t size;
} cli_line;

typedef struct cli_lines {
    cli_line *items;
    size_t count, capacity;
    cli_bytes held; /* lines that are handed out, then what has come of the next */
    size_t handed;  /* bytes of held that are handed out */
    size_t looked;  /* bytes of held that hold no line end behind handed */
    size_t longest; /* of a line, in bytes */
    bool passing;   /* inside a line that is too long */
    bool ended;
    int error; /* errno of a read; 0 */
} cli_lines;

/* At most so many lines, at least one. False: the end, Ctrl-C, or an error. */
bool cli_lines_next(cli_lines *lines, size_t most);
void cli_lines_close(cli_lines *lines);

#endif
