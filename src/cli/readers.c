#include "cli/readers.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "cli/cache_folder.h"

/* Of the whole run: written before the threads begin, `missing` under its mutex. */
static struct {
    const char *program; /* NULL: none was found */
    bole_cache *cache;   /* NULL: nothing is kept */
    bool strict, quiet;
    pthread_mutex_t mutex;
    const char *missing;
} readers = {.mutex = PTHREAD_MUTEX_INITIALIZER, .missing = ""};

static bool is_program(const char *path) { return path != NULL && access(path, X_OK) == 0; }

/* In the build's folder, in an installed tree wherever it was moved, or where it was to be installed. */
static const char *find_reader(void)
{
    static const char *const beside[] = {"/bole-reader", "/../libexec/bole/bole-reader"};
    char folder[4096];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length > 0) {
        folder[length] = '\0';
        char *slash = strrchr(folder, '/');
        if (slash != NULL)
            *slash = '\0';
        for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
            char *path = cli_join(folder, beside[i], "");
            if (is_program(path))
                return path;
            cli_free(path);
        }
    }
    return is_program(BOLE_READER_INSTALLED) ? BOLE_READER_INSTALLED : NULL;
}

/* --sandbox=require: every layer is there, or nothing is read at all. */
static bool sandbox_is_whole(void)
{
    bole_session *session;
    const char *missing = "";
    if (readers.program == NULL) {
        cli_refuse("--sandbox=require: the program 'bole-reader', which the sandbox is for, was not found; install bole again, whole");
        return false;
    }
    bole_status status = bole_session_open(&session, NULL);
    if (status == BOLE_OK)
        status = cli_readers_use(session);
    if (status == BOLE_OK)
        status = bole_session_sandbox(&missing, session);
    bole_session_close(session);
    if (status != BOLE_OK)
        cli_refuse("--sandbox=require: %s cannot be started", readers.program);
    else if (missing[0] != '\0')
        cli_refuse("--sandbox=require: this machine does not grant %s; nothing was read", missing);
    return status == BOLE_OK && missing[0] == '\0';
}

bool cli_readers_open(const cli_options *options, bool keeps)
{
    readers.program = find_reader();
    readers.strict = options->sandbox_required;
    readers.quiet = options->quiet;
    char *path = !keeps || options->no_cache || readers.program == NULL ? NULL : cli_cache_path(CLI_CACHE_FILE);
    if (path != NULL)
        bole_cache_open(&readers.cache, path, cli_today()); /* without one it goes on as well */
    cli_free(path);
    return !readers.strict || sandbox_is_whole();
}

bole_status cli_readers_use(bole_session *session)
{
    if (readers.program == NULL)
        return BOLE_OK;
    bole_reader_options options = BOLE_OPTIONS(bole_reader_options);
    options.program = readers.program;
    options.strict = readers.strict;
    options.cache = readers.cache;
    return bole_session_reader(session, &options);
}

void cli_readers_done(const bole_session *session)
{
    const char *missing = bole_session_sandbox_missing(session);
    if (missing[0] == '\0')
        return;
    pthread_mutex_lock(&readers.mutex);
    readers.missing = missing;
    pthread_mutex_unlock(&readers.mutex);
}

void cli_readers_close(void)
{
    if (readers.missing[0] != '\0' && !readers.quiet)
        cli_say("note: files of other formats were read in a sandbox without %s, which this machine does not grant; --sandbox=require refuses that\n",
            readers.missing);
    readers.missing = "";
    bole_cache_close(readers.cache);
    readers.cache = NULL;
}
