/*
 * What has been saved since one last looked, told by the system (inotify); nothing is read over and over.
 *
 *   targets    role.yaml   house/   resumes/            files and trees, each with a bit of its own
 *   watched    .           house/ house/skills/ ...     folders, never files: an editor writes a new file aside and puts it in the place of the old one
 *   event      (folder, name)  -->  the bits of the targets that it belongs to
 *
 * Dot-files and editors' lock files say nothing, as they are no résumés either.
 */
#ifndef BOLE_CLI_CHANGES_H
#define BOLE_CLI_CHANGES_H

#include "cli/cli.h"

typedef struct cli_changes cli_changes;

/* NULL: a message has been printed. */
cli_changes *cli_changes_open(void);
void cli_changes_close(cli_changes *changes);
/* From now on these are watched and no others: paths[i], a file or a tree, with bits[i]. What is not there yet is waited for where its folder is. Call it again
 * before reading the targets anew: folders come and go. */
void cli_changes_watch(cli_changes *changes, const char *const *paths, const unsigned *bits, size_t count);
/* Waits until something is saved and then until there is a short silence: the bits of what was. 0: Ctrl-C. */
unsigned cli_changes_wait(cli_changes *changes);
/* "role.yaml, resumes/wang.md": the paths of the last wait, a few of them. Lives until the next. */
const char *cli_changes_text(const cli_changes *changes);

#endif
