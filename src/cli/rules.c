#include "cli/rules.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cache_folder.h"
#include "cli/file.h"

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* "/usr/bin/bole" -> "/usr/bin/../share/bole/rules"; NULL where the program's own place is not known. */
static char *beside_program(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return NULL;
    *slash = '\0';
    return cli_join(path, "/../share/bole/rules", "");
}

const char *cli_rules_folder(void)
{
    static const char *const places[] = {BOLE_RULES_SOURCE, BOLE_RULES_INSTALLED};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (is_folder(places[i]))
            return places[i];
    const char *beside = beside_program();
    if (beside != NULL && is_folder(beside))
        return beside;
    cli_refuse("the rules that come with the program were not found: neither in %s nor in %s nor in %s", places[0], places[1],
        beside == NULL ? "the program's folder" : beside);
    return NULL;
}

/* The shipped folder and those of --rules, in one list. */
static const char **all_folders(const char *shipped, const cli_options *options)
{
    const char **folders = cli_alloc((options->rules_count + 1) * sizeof *folders);
    folders[0] = shipped;
    for (size_t i = 0; i < options->rules_count; i++)
        folders[i + 1] = options->rules[i];
    return folders;
}

static bool folders_exist(const cli_options *options)
{
    struct stat info;
    for (size_t i = 0; i < options->rules_count; i++)
        if (stat(options->rules[i], &info) != 0) {
            cli_refuse("the rules '%s' cannot be found", options->rules[i]);
            return false;
        }
    return true;
}

/* Says what was found; false where it stops the command. lint: warnings too. */
static bool settle(bole_status status, const bole_diagnostics *diagnostics, const cli_options *options, const char *what, bool lint)
{
    uint32_t errors = bole_diagnostics_count(diagnostics, BOLE_ERROR);
    uint32_t warnings = lint ? bole_diagnostics_count(diagnostics, BOLE_WARNING) : 0;
    bole_severity least = lint && (!options->quiet || options->strict) ? BOLE_WARNING : BOLE_ERROR;
    bole_diagnostics_write(diagnostics, BOLE_DIAGNOSTICS_TEXT, least, cli_color_on(options, STDERR_FILENO), cli_write_error, NULL);
    if (status == BOLE_OK && errors == 0 && (warnings == 0 || !options->strict))
        return true;
    if (errors + warnings == 0)
        cli_refuse("%s cannot be used: %s", what, cli_status_text(status));
    else
        cli_refuse("%s cannot be used: %u error%s, %u warning%s%s", what, (unsigned)errors, errors == 1 ? "" : "s", (unsigned)warnings,
            warnings == 1 ? "" : "s", errors == 0 ? ", which --strict does not let pass" : "");
    return false;
}

char *cli_images_folder(const cli_options *options) { return options->no_cache ? NULL : cli_cache_folder(); }

bool cli_rules_open(bole_rules **out, const cli_options *options)
{
    *out = NULL;
    const char *shipped = cli_rules_folder();
    if (shipped == NULL || !folders_exist(options))
        return false;
    const char **folders = all_folders(shipped, options);
    bole_rules_options rules = BOLE_OPTIONS(bole_rules_options);
    rules.folders = folders;
    rules.folder_count = options->rules_count + 1;
    char *images = cli_images_folder(options);
    rules.images = images;
    rules.day = cli_today();
    bole_diagnostics *diagnostics;
    bole_status status = bole_diagnostics_open(&diagnostics, NULL);
    if (status == BOLE_OK)
        status = bole_rules_open(out, &rules, diagnostics);
    bool good = settle(status, diagnostics, options, "the rules", false);
    bole_diagnostics_close(diagnostics);
    cli_free(images);
    cli_free(folders);
    return good;
}

bool cli_role_open(bole_role **out, const char *path, const bole_rules *rules, const cli_options *options)
{
    *out = NULL;
    cli_bytes bytes = {0};
    const cli_input input = {.path = path};
    cli_failure failure;
    const char *shipped = cli_rules_folder();
    if (shipped == NULL)
        return false;
    if (!cli_file_read(&bytes, &failure, &input, BOLE_ROLE_BYTES_MAX)) {
        bool large = strcmp(failure.code, "too-large") == 0;
        cli_refuse("the role '%s' cannot be read: %s", path, large ? "it is larger than 1 MB, and no role is" : failure.message);
        return false;
    }
    bole_role_options role = BOLE_OPTIONS(bole_role_options);
    role.rules = rules;
    role.shipped_folders = &shipped;
    role.shipped_folder_count = 1;
    role.extra_folders = options->rules;
    role.extra_folder_count = options->rules_count;
    char *images = cli_images_folder(options);
    role.images = images;
    role.day = cli_today();
    bole_diagnostics *diagnostics;
    bole_status status = bole_diagnostics_open(&diagnostics, NULL);
    if (status == BOLE_OK)
        status = bole_role_open(out, path, bytes.bytes, bytes.size, &role, diagnostics);
    char *what = cli_join("the role '", path, "'");
    bool good = settle(status, diagnostics, options, what, true);
    cli_free(what);
    cli_free(images);
    bole_diagnostics_close(diagnostics);
    cli_bytes_free(&bytes);
    return good;
}

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool is_yaml(const char *name)
{
    const char *ending = strrchr(name, '.');
    return ending != NULL && (strcmp(ending, ".yaml") == 0 || strcmp(ending, ".yml") == 0);
}

static uint32_t count_below(const char *folder, bool top)
{
    uint32_t count = 0;
    DIR *open = opendir(folder);
    if (open == NULL)
        return 0;
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        const char *name = entry->d_name;
        if (name[0] == '.' || (top && (strcmp(name, "roles") == 0 || strcmp(name, "tests") == 0)))
            continue;
        char *path = cli_join(folder, "/", name);
        struct stat info;
        const bool there = lstat(path, &info) == 0, below = there && S_ISDIR(info.st_mode); /* links to folders are not followed, as in reading */
        count += below ? count_below(path, false) : there && is_yaml(name) && !is_folder(path);
        cli_free(path);
    }
    closedir(open);
    return count;
}

uint32_t cli_rule_files(const char *path) { return is_folder(path) ? count_below(path, true) : 1; }

char **cli_yaml_files(const char *folder, size_t *count)
{
    size_t capacity = 0;
    char **names = NULL;
    *count = 0;
    DIR *open = opendir(folder);
    if (open == NULL)
        return NULL;
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        if (entry->d_name[0] == '.' || !is_yaml(entry->d_name))
            continue;
        names = cli_grow(names, *count, &capacity, sizeof *names);
        names[(*count)++] = cli_join(entry->d_name, "", "");
    }
    closedir(open);
    if (names == NULL)
        return cli_alloc(sizeof *names);
    qsort(names, *count, sizeof *names, compare_names);
    return names;
}

bool cli_is_role(const cli_bytes *bytes)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const char *text = bytes->bytes;
    size_t at = bytes->size >= 3 && memcmp(text, bom, 3) == 0 ? 3 : 0;
    while (at < bytes->size) {
        size_t rest = bytes->size - at, quote = rest > 0 && (text[at] == '"' || text[at] == '\'') ? 1 : 0;
        if (rest > quote + 4 && memcmp(text + at + quote, "role", 4) == 0 && text[at + quote + 4] != 's' && text[at + quote + 4] != '_')
            return true;
        const char *end = memchr(text + at, '\n', rest);
        at = end == NULL ? bytes->size : (size_t)(end - text) + 1;
    }
    return false;
}
