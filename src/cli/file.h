/* Reading one file whole: its size is checked first, and only regular files are read. Standard input is the file `-`. */
#ifndef BOLE_CLI_FILE_H
#define BOLE_CLI_FILE_H

#include "cli/cli.h"

typedef struct cli_bytes { /* the memory is used again for the next file */
    char *bytes;
    size_t size, capacity;
} cli_bytes;

/* A file to read, or, where code is set, one that cannot be. */
typedef struct cli_input {
    const char *path;      /* as it is printed */
    const char *real_path; /* what a link below a folder stands for; NULL: path itself */
    bool below;            /* found below a folder: links are not followed */
    const cli_bytes *held; /* what standard input gave; NULL: not read yet */
    const char *code, *message;
} cli_input;

typedef struct cli_failure {
    const char *code, *message; /* static */
} cli_failure;

/* False: *failure says why. Thread-safe. */
bool cli_file_read(cli_bytes *out, cli_failure *failure, const cli_input *input, size_t most);
void cli_bytes_free(cli_bytes *bytes);
/* The failure that errno of a stat or open means. */
cli_failure cli_file_failure(int error);
/* What a thing that is no regular file fails with. */
cli_failure cli_file_kind_failure(unsigned mode);

#endif
