/* bole cache --clear | --forget FILE|SHA256 */
#include <string.h>

#include "cli/cache_folder.h"
#include "cli/file.h"
#include "cli/readers.h"

/* 64 hexadecimal digits, in lower case. */
static bool is_sha256(char out[65], const char *text)
{
    size_t length = strlen(text);
    if (length != 64 || strspn(text, "0123456789abcdefABCDEF") != length)
        return false;
    for (size_t i = 0; i <= length; i++)
        out[i] = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] - 'A' + 'a') : text[i];
    return true;
}

static bool hash_of(char out[65], const char *what)
{
    const cli_input input = {.path = what};
    cli_bytes bytes = {0};
    cli_failure failure;
    if (cli_file_read(&bytes, &failure, &input, BOLE_RESUME_BYTES_MAX)) {
        bole_sha256(out, bytes.bytes, bytes.size);
        cli_bytes_free(&bytes);
        return true;
    }
    if (is_sha256(out, what))
        return true;
    cli_refuse("%s: %s", what, failure.message);
    return false;
}

/* Texts, of all files or of one (sha256 not NULL). */
static int forget_texts(const cli_options *options, const char *sha256)
{
    uint32_t count = 0;
    char *path = cli_cache_path(CLI_CACHE_FILE);
    bole_cache *cache = NULL;
    bole_status status = path == NULL ? BOLE_ERROR_IO : bole_cache_open(&cache, path, cli_today());
    if (path != NULL && status == BOLE_ERROR_IO)
        return cli_refuse("this build keeps no texts: install libsqlite3-dev, and build bole with BOLE_CACHE=ON");
    if (status == BOLE_OK)
        status = sha256 == NULL ? bole_cache_clear(cache, &count) : bole_cache_forget(cache, sha256, &count);
    bole_cache_close(cache);
    if (status != BOLE_OK)
        return cli_refuse("there is no cache to be had: %s", path == NULL ? "neither $XDG_CACHE_HOME nor $HOME names a folder" : path);
    if (!options->quiet)
        cli_say("%u %s forgotten: %s\n", (unsigned)count, count == 1 ? "text" : "texts", path);
    return CLI_DONE;
}

static void forget_images(const cli_options *options)
{
    char *folder = cli_cache_folder();
    const uint32_t count = folder == NULL ? 0 : bole_images_clear(folder);
    if (count > 0 && !options->quiet)
        cli_say("%u %s forgotten: %s/rules-*.image\n", (unsigned)count, count == 1 ? "set of compiled rules" : "sets of compiled rules", folder);
    cli_free(folder);
}

int cli_cache(const cli_options *options)
{
    char sha256[65];
    if (options->clear == (options->forget != NULL))
        return cli_refuse("'bole cache' wants either --clear or --forget FILE; 'bole cache --help' shows examples");
    if (options->forget != NULL && !hash_of(sha256, options->forget))
        return CLI_FILES_FAILED;
    if (options->clear)
        forget_images(options);
    return forget_texts(options, options->clear ? NULL : sha256);
}
