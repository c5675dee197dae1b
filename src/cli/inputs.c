#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/interrupt.h"

enum { DEEPEST = 64 }; /* folders in folders; each holds a descriptor open */

typedef struct walk {
    cli_inputs *inputs;
    const char *root; /* real path of the folder that was named; NULL where unknown */
} walk;

/* A string that lives as long as the inputs. */
static const char *keep(cli_inputs *inputs, const char *text)
{
    inputs->strings = cli_grow(inputs->strings, inputs->string_count, &inputs->string_capacity, sizeof *inputs->strings);
    return inputs->strings[inputs->string_count++] = cli_join(text, "", "");
}

static cli_input *add(cli_inputs *inputs, const char *path, bool below)
{
    inputs->items = cli_grow(inputs->items, inputs->count, &inputs->capacity, sizeof *inputs->items);
    cli_input *input = &inputs->items[inputs->count++];
    *input = (cli_input){.path = keep(inputs, path), .below = below};
    return input;
}

static void add_failure(cli_inputs *inputs, const char *path, bool below, cli_failure failure)
{
    cli_input *input = add(inputs, path, below);
    input->code = failure.code;
    input->message = failure.message;
}

static bool inside(const char *path, const char *root)
{
    size_t length = root == NULL ? 0 : strlen(root);
    return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == '\0' || root[length - 1] == '/');
}

static void add_link(walk *w, const char *path)
{
    static const cli_failure broken = {"broken-link", "this is a link to nothing: remove it"};
    static const cli_failure outside = {"link-outside", "this is a link out of the folder, which is not followed: name the file itself"};
    static const cli_failure folder = {"link-to-folder", "this is a link to a folder, which is not followed: name the folder itself"};
    struct stat info;
    char *real = realpath(path, NULL);
    if (real == NULL || stat(real, &info) != 0)
        add_failure(w->inputs, path, true, errno == ENOENT ? broken : cli_file_failure(errno));
    else if (!inside(real, w->root))
        add_failure(w->inputs, path, true, outside);
    else if (S_ISDIR(info.st_mode))
        add_failure(w->inputs, path, true, folder);
    else if (!S_ISREG(info.st_mode))
        add_failure(w->inputs, path, true, cli_file_kind_failure(info.st_mode));
    else
        add(w->inputs, path, true)->real_path = keep(w->inputs, real);
    free(real); /* realpath's own */
}

static void walk_folder(walk *w, int fd, const char *path, unsigned depth);

static void walk_child_folder(walk *w, int parent, const char *name, const char *path, unsigned depth)
{
    static const cli_failure deep = {"too-deep", "the folders are nested more than 64 deep: move this one up"};
    if (depth >= DEEPEST) {
        add_failure(w->inputs, path, true, deep);
        return;
    }
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        add_failure(w->inputs, path, true, cli_file_failure(errno));
    else
        walk_folder(w, fd, path, depth + 1);
}

static void walk_entry(walk *w, int fd, const char *folder, const char *name, unsigned depth)
{
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0) {
        w->inputs->passed_over++;
        return;
    }
    size_t length = strlen(folder);
    char *path = cli_join(folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
    struct stat info;
    if (fstatat(fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        add_failure(w->inputs, path, true, cli_file_failure(errno));
    else if (S_ISREG(info.st_mode))
        add(w->inputs, path, true);
    else if (S_ISDIR(info.st_mode))
        walk_child_folder(w, fd, name, path, depth);
    else if (S_ISLNK(info.st_mode))
        add_link(w, path);
    else
        add_failure(w->inputs, path, true, cli_file_kind_failure(info.st_mode));
    cli_free(path);
}

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* All names but "." and "..", sorted. False: reading stopped early. */
static bool read_names(DIR *folder, char ***names, size_t *count)
{
    size_t capacity = 0;
    *names = NULL;
    *count = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL)
            break;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        *names = cli_grow(*names, *count, &capacity, sizeof **names);
        (*names)[(*count)++] = cli_join(entry->d_name, "", "");
    }
    bool whole = errno == 0;
    if (*count > 0)
        qsort(*names, *count, sizeof **names, compare_names);
    return whole;
}

/* Takes fd over. */
static void walk_folder(walk *w, int fd, const char *path, unsigned depth)
{
    static const cli_failure partly = {"unreadable", "the folder could not be read to its end: check the disk"};
    DIR *folder = fdopendir(fd);
    if (folder == NULL) {
        add_failure(w->inputs, path, true, cli_file_failure(errno));
        close(fd);
        return;
    }
    char **names;
    size_t count;
    if (!read_names(folder, &names, &count))
        add_failure(w->inputs, path, true, partly);
    for (size_t i = 0; i < count; i++) {
        if (!cli_interrupted())
            walk_entry(w, dirfd(folder), path, names[i], depth);
        cli_free(names[i]);
    }
    cli_free(names);
    closedir(folder);
}

/* Read at once: the workers do not hear Ctrl-C while a terminal is silent. */
static void add_standard_input(cli_inputs *inputs)
{
    cli_failure failure;
    const cli_input input = {.path = "-"};
    if (inputs->standard_input.bytes != NULL)
        add(inputs, "-", false)->held = &inputs->standard_input; /* a twin */
    else if (cli_file_read(&inputs->standard_input, &failure, &input, BOLE_RESUME_BYTES_MAX))
        add(inputs, "-", false)->held = &inputs->standard_input;
    else
        add_failure(inputs, "-", false, failure);
}

static void add_named(cli_inputs *inputs, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") == 0) {
        add_standard_input(inputs);
        return;
    }
    if (stat(path, &info) != 0) {
        add_failure(inputs, path, false, cli_file_failure(errno));
        return;
    }
    if (!S_ISDIR(info.st_mode)) {
        add(inputs, path, false); /* whether it is a regular file shows when it is opened */
        return;
    }
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        add_failure(inputs, path, false, cli_file_failure(errno));
        return;
    }
    char *root = realpath(path, NULL);
    walk w = {.inputs = inputs, .root = root};
    walk_folder(&w, fd, path, 0);
    free(root); /* realpath's own */
}

static int compare_inputs(const void *a, const void *b)
{
    const cli_input *p = *(const cli_input *const *)a, *q = *(const cli_input *const *)b;
    int order = strcmp(p->path, q->path);
    return order != 0 ? order : (p > q) - (p < q); /* where they stand in the list */
}

static void drop_twins(cli_inputs *inputs, bool quiet)
{
    if (inputs->count < 2)
        return;
    cli_input **sorted = cli_alloc(inputs->count * sizeof *sorted);
    bool *twin = cli_alloc(inputs->count);
    for (size_t i = 0; i < inputs->count; i++)
        sorted[i] = &inputs->items[i];
    qsort(sorted, inputs->count, sizeof *sorted, compare_inputs);
    for (size_t i = 1; i < inputs->count; i++)
        if (strcmp(sorted[i - 1]->path, sorted[i]->path) == 0)
            twin[sorted[i] - inputs->items] = true;
    size_t kept = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        if (twin[i] && !quiet)
            cli_say("note: '%s' is named twice; it is read once\n", inputs->items[i].path);
        if (!twin[i])
            inputs->items[kept++] = inputs->items[i];
    }
    inputs->count = kept;
    cli_free(twin);
    cli_free(sorted);
}

void cli_inputs_open(cli_inputs *out, const char **paths, size_t count, bool quiet)
{
    *out = (cli_inputs){0};
    for (size_t i = 0; i < count && !cli_interrupted(); i++)
        add_named(out, paths[i]);
    drop_twins(out, quiet);
}

void cli_inputs_close(cli_inputs *inputs)
{
    for (size_t i = 0; i < inputs->string_count; i++)
        cli_free(inputs->strings[i]);
    cli_free(inputs->strings);
    cli_bytes_free(&inputs->standard_input);
    cli_free(inputs->items);
    *inputs = (cli_inputs){0};
}
