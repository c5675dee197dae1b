/* bole new [NAME] */
#include <string.h>
#include <sys/stat.h>

#include "cli/file.h"
#include "cli/output.h"
#include "cli/rules.h"

/* The first comment of a role says what it is for. */
static void first_comment(const cli_bytes *bytes, const char **begin, size_t *length)
{
    size_t at = 0, end;
    while (at < bytes->size && (bytes->bytes[at] == '#' || bytes->bytes[at] == ' '))
        at++;
    for (end = at; end < bytes->size && bytes->bytes[end] != '\n' && bytes->bytes[end] != '\r';)
        end++;
    bool comment = at > 0 && bytes->bytes[0] == '#';
    *begin = bytes->bytes + at;
    *length = comment ? end - at : 0;
}

static bool list(cli_output *output, const char *folder, char **names, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        cli_bytes bytes = {0};
        cli_failure failure;
        char *path = cli_join(folder, "/", names[i]);
        const cli_input input = {.path = path};
        const char *comment = "";
        size_t length = 0, size = strlen(names[i]);
        if (cli_file_read(&bytes, &failure, &input, BOLE_ROLE_BYTES_MAX))
            first_comment(&bytes, &comment, &length);
        good = cli_output_write(names[i], size, output);
        for (size_t column = size; column < 28 && good; column++)
            good = cli_output_write(" ", 1, output);
        good = good && cli_output_write("  ", 2, output) && cli_output_write(comment, length, output) && cli_output_write("\n", 1, output);
        cli_bytes_free(&bytes);
        cli_free(path);
    }
    return good;
}

/* A file of one's own is not written over: it may hold an afternoon's work. */
static bool in_the_way(const char *output)
{
    struct stat info;
    return output != NULL && stat(output, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
}

static int copy(const cli_options *options, const char *folder, const char *name)
{
    if (in_the_way(options->output))
        return cli_refuse("'%s' is there already: choose another name, or remove it first", options->output);
    char *stem = cli_join(folder, "/", name), *path = cli_join(stem, ".yaml", "");
    const cli_input input = {.path = path};
    cli_bytes bytes = {0};
    cli_failure failure;
    cli_output output;
    int status = CLI_USAGE;
    if (!cli_file_read(&bytes, &failure, &input, BOLE_ROLE_BYTES_MAX)) {
        cli_refuse("the role '%s' cannot be read: %s", path, failure.message);
    } else if (!cli_output_open(&output, options->output)) {
        status = CLI_OUTPUT;
    } else {
        cli_output_write(bytes.bytes, bytes.size, &output);
        status = cli_output_commit(&output) ? CLI_DONE : CLI_OUTPUT;
    }
    cli_bytes_free(&bytes);
    cli_free(path);
    cli_free(stem);
    return status;
}

int cli_new(const cli_options *options)
{
    const char *shipped = cli_rules_folder();
    if (shipped == NULL)
        return CLI_USAGE;
    char *folder = cli_join(shipped, "/roles", "");
    size_t count;
    char **names = cli_yaml_files(folder, &count);
    for (size_t i = 0; i < count; i++)
        *strrchr(names[i], '.') = '\0';
    if (names == NULL || count == 0)
        return cli_refuse("there are no ready roles in '%s'", folder);
    if (options->operand_count == 0) {
        cli_output output;
        if (!cli_output_open(&output, options->output))
            return CLI_OUTPUT;
        list(&output, folder, names, count);
        if (!cli_output_commit(&output))
            return CLI_OUTPUT;
        if (!options->quiet)
            cli_say("%zu ready roles; 'bole new %s -o role.yaml' writes one to start from\n", count, names[0]);
        return CLI_DONE;
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], options->operands[0]) == 0)
            return copy(options, folder, names[i]);
    const char **candidates = cli_alloc(count * sizeof *candidates);
    for (size_t i = 0; i < count; i++)
        candidates[i] = names[i];
    return cli_refuse("there is no ready role '%s'%s; 'bole new' lists them", options->operands[0], cli_did_you_mean(options->operands[0], candidates, count));
}
