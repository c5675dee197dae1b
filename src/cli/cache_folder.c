#include "cli/cache_folder.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"

static bool make_folder(const char *path)
{
    struct stat info;
    if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST)
        return false;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

char *cli_cache_folder(void)
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    char *above = NULL;
    if (base != NULL && base[0] == '/') /* a relative one is to be ignored, says its specification */
        above = cli_join(base, "", "");
    else if (home != NULL && home[0] == '/')
        above = cli_join(home, "/.cache", "");
    if (above == NULL)
        return NULL;
    char *folder = cli_join(above, "/bole", "");
    const bool good = make_folder(above) && make_folder(folder);
    cli_free(above);
    if (good)
        return folder;
    cli_free(folder);
    return NULL;
}

char *cli_cache_path(const char *file)
{
    char *folder = cli_cache_folder();
    char *path = folder == NULL ? NULL : cli_join(folder, "/", file);
    cli_free(folder);
    return path;
}
