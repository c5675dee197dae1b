#include "cli/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/interrupt.h"

enum { PIECE = 64 << 10, HANDFUL_BYTES = 8 << 20 }; /* of one read; a handful that is so large is large enough */

static void hand_out(cli_lines *lines, const char *bytes, size_t size)
{
    if (bytes != NULL && size > 0 && bytes[size - 1] == '\r')
        size--;
    lines->items = cli_grow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = (cli_line){bytes, size};
}

/* Drops what was handed out, so that the rest stands at the front. */
static void drop_handed(cli_lines *lines)
{
    cli_bytes *held = &lines->held;
    if (lines->handed > 0)
        memmove(held->bytes, held->bytes + lines->handed, held->size - lines->handed);
    held->size -= lines->handed;
    lines->looked -= lines->handed;
    lines->handed = 0;
    lines->count = 0;
}

/* Every line end that has come ends a line. Offsets, not pointers, are kept while bytes may still move: see cli_lines_next. */
static void cut(cli_lines *lines, size_t most)
{
    while (lines->count < most) {
        const char *bytes = lines->held.bytes + lines->looked;
        const char *end = lines->looked == lines->held.size ? NULL : memchr(bytes, '\n', lines->held.size - lines->looked);
        if (end == NULL) {
            lines->looked = lines->held.size;
            break;
        }
        const size_t at = (size_t)(end - lines->held.bytes);
        if (lines->passing || at - lines->handed > lines->longest)
            hand_out(lines, NULL, 0);
        else
            hand_out(lines, lines->held.bytes + lines->handed, at - lines->handed);
        lines->passing = false;
        lines->handed = lines->looked = at + 1;
    }
    if (lines->looked == lines->held.size && lines->held.size - lines->handed > lines->longest) { /* its bytes are not needed */
        lines->passing = true;
        lines->held.size = lines->looked = lines->handed;
    }
}

/* Reads once. False where nothing can be had: the end, an error, Ctrl-C. */
static bool read_piece(cli_lines *lines)
{
    cli_bytes *held = &lines->held;
    while (held->capacity - held->size < PIECE)
        held->bytes = cli_grow(held->bytes, held->capacity, &held->capacity, 1);
    const ssize_t got = read(STDIN_FILENO, held->bytes + held->size, PIECE);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return !cli_interrupted();
    lines->ended = got <= 0;
    lines->error = got < 0 ? errno : 0;
    held->size += got > 0 ? (size_t)got : 0;
    return got > 0;
}

/* The last line may have no end. */
static void hand_out_rest(cli_lines *lines)
{
    if (lines->passing)
        hand_out(lines, NULL, 0);
    else if (lines->held.size > lines->handed)
        hand_out(lines, lines->held.bytes + lines->handed, lines->held.size - lines->handed);
    lines->passing = false;
    lines->handed = lines->looked = lines->held.size;
}

bool cli_lines_next(cli_lines *lines, size_t most)
{
    drop_handed(lines);
    cut(lines, most);
    while (!lines->ended && lines->count < most && lines->handed < HANDFUL_BYTES) {
        const cli_poll ready = cli_interrupt_poll(STDIN_FILENO, lines->count > 0 ? 0 : -1);
        if (ready == CLI_POLL_INTERRUPTED)
            return false;
        if (ready == CLI_POLL_SILENT)
            break;
        const char *before = lines->held.bytes;
        const bool more = read_piece(lines);
        for (size_t i = 0; i < lines->count && lines->held.bytes != before; i++) /* the bytes have moved */
            if (lines->items[i].bytes != NULL)
                lines->items[i].bytes = lines->held.bytes + (lines->items[i].bytes - before);
        if (more)
            cut(lines, most);
    }
    if (lines->ended && lines->count < most && !cli_interrupted())
        hand_out_rest(lines);
    return lines->count > 0 && !cli_interrupted();
}

void cli_lines_close(cli_lines *lines)
{
    cli_free(lines->items);
    cli_bytes_free(&lines->held);
}
