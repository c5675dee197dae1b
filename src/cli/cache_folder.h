/* The one folder in which bole keeps what it can make again: $XDG_CACHE_HOME/bole, else ~/.cache/bole. */
#ifndef BOLE_CLI_CACHE_FOLDER_H
#define BOLE_CLI_CACHE_FOLDER_H

/* Its path, a new string; the folder is made (mode 0700) where it is not there. NULL: the user has no such folder. */
char *cli_cache_folder(void);
/* The path of a file in it, likewise. */
char *cli_cache_path(const char *file);

#endif
