/*
 * The résumés that were named: files as they stand, folders walked in the order of names (by bytes). What is found in a folder and cannot be read stays
 * in the list with its reason, so that nothing is lost without a word; only dot-files and editors' lock files are passed over, and counted.
 *
 * Links: what is named on the command line is followed. Below a folder a link is followed only to a regular file of the same tree; links to folders
 * (whose files are met where they really are), out of the tree, or to nothing are failures. So no walk can loop.
 */
#ifndef BOLE_CLI_INPUTS_H
#define BOLE_CLI_INPUTS_H

#include "cli/file.h"

typedef struct cli_inputs {
    cli_input *items;
    size_t count, capacity;
    uint32_t passed_over;
    char **strings; /* what the items point into */
    size_t string_count, string_capacity;
    cli_bytes standard_input;
} cli_inputs;

/* Never fails: what cannot be read is in the list. Not to be moved or copied while open. A path that is named twice is kept once, where it first stands, with a note unless quiet. */
void cli_inputs_open(cli_inputs *out, const char **paths, size_t count, bool quiet);
void cli_inputs_close(cli_inputs *inputs);

#endif
