/* bole check [ROLE|RULES...]. What it finds is its result, so it goes to standard output. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/output.h"
#include "cli/rules.h"

typedef struct check {
    const cli_options *options;
    const char *shipped;
    cli_output output;
    uint32_t errors, warnings, roles, rule_files;
    bole_rules *rules; /* those in force for roles; NULL: not tried yet, or wrong */
    bool tried;
    bool unusable; /* something named could not be read at all */
} check;

static void report(check *c, const bole_diagnostics *diagnostics)
{
    bool lines = c->options->format == CLI_FORMAT_JSONL;
    c->errors += bole_diagnostics_count(diagnostics, BOLE_ERROR);
    c->warnings += bole_diagnostics_count(diagnostics, BOLE_WARNING);
    bole_diagnostics_write(
        diagnostics, lines ? BOLE_DIAGNOSTICS_JSONL : BOLE_DIAGNOSTICS_TEXT, BOLE_NOTE, cli_color_on(c->options, c->output.fd), cli_output_write, &c->output);
}

/* A status that brought no diagnostic must not look like success. */
static void settle(check *c, bole_status status, const bole_diagnostics *diagnostics, const char *path)
{
    report(c, diagnostics);
    if (status == BOLE_OK || bole_diagnostics_count(diagnostics, BOLE_ERROR) > 0)
        return;
    cli_refuse("'%s' cannot be checked: %s", path, cli_status_text(status));
    c->unusable = true;
}

/* The folders to read: the shipped ones, those of --rules, and one more (NULL: none; the shipped one again counts once). */
static const char **folders_with(const check *c, const char *more, size_t *count)
{
    const cli_options *options = c->options;
    const char **folders = cli_alloc((options->rules_count + 2) * sizeof *folders);
    struct stat shipped, given;
    *count = 0;
    folders[(*count)++] = c->shipped;
    for (size_t i = 0; i < options->rules_count; i++)
        folders[(*count)++] = options->rules[i];
    bool same = more == NULL ||
                (stat(c->shipped, &shipped) == 0 && stat(more, &given) == 0 && shipped.st_dev == given.st_dev && shipped.st_ino == given.st_ino);
    if (!same)
        folders[(*count)++] = more;
    return folders;
}

static void check_rules(check *c, const char *path)
{
    bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
    const char **folders = folders_with(c, path, &options.folder_count);
    options.folders = folders;
    bole_diagnostics *diagnostics;
    bole_rules *rules = NULL;
    if (bole_diagnostics_open(&diagnostics, NULL) == BOLE_OK) {
        bole_status status = bole_rules_open(&rules, &options, diagnostics);
        settle(c, status, diagnostics, path == NULL ? c->shipped : path);
        c->rule_files += bole_rules_file_count(rules);
    }
    bole_rules_close(rules);
    bole_diagnostics_close(diagnostics);
    cli_free(folders);
}

/* The rules in force, opened once; only their errors matter to a role. */
static const bole_rules *rules_in_force(check *c)
{
    bole_diagnostics *diagnostics;
    if (c->tried || bole_diagnostics_open(&diagnostics, NULL) != BOLE_OK)
        return c->rules;
    c->tried = true;
    bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
    const char **folders = folders_with(c, NULL, &options.folder_count);
    options.folders = folders;
    bole_status status = bole_rules_open(&c->rules, &options, diagnostics);
    if (status != BOLE_OK)
        settle(c, status, diagnostics, c->shipped);
    bole_diagnostics_close(diagnostics);
    cli_free(folders);
    return c->rules;
}

static void check_role(check *c, const char *path, const cli_bytes *bytes)
{
    const bole_rules *rules = rules_in_force(c);
    c->roles++;
    if (rules == NULL)
        return; /* what is wrong with them has been said */
    bole_role_options options = BOLE_OPTIONS(bole_role_options);
    options.rules = rules;
    options.shipped_folders = &c->shipped;
    options.shipped_folder_count = 1;
    options.extra_folders = c->options->rules;
    options.extra_folder_count = c->options->rules_count;
    bole_diagnostics *diagnostics;
    bole_role *role = NULL;
    if (bole_diagnostics_open(&diagnostics, NULL) == BOLE_OK) {
        bole_status status = bole_role_open(&role, path, bytes->bytes, bytes->size, &options, diagnostics);
        settle(c, status, diagnostics, path);
    }
    bole_role_close(role);
    bole_diagnostics_close(diagnostics);
}

static bool read_file(check *c, cli_bytes *bytes, const char *path)
{
    const cli_input input = {.path = path};
    cli_failure failure;
    if (cli_file_read(bytes, &failure, &input, 4 * BOLE_ROLE_BYTES_MAX)) /* rule files may have 4 MB */
        return true;
    cli_refuse("'%s' cannot be read: %s", path, failure.message);
    c->unusable = true;
    return false;
}

static void check_file(check *c, const char *path)
{
    cli_bytes bytes = {0};
    if (read_file(c, &bytes, path)) {
        if (cli_is_role(&bytes))
            check_role(c, path, &bytes);
        else
            check_rules(c, path);
    }
    cli_bytes_free(&bytes);
}

/* The roles that stand in a folder; returns how many other YAML files there are. */
static size_t check_roles(check *c, const char *folder)
{
    size_t count, others = 0;
    char **names = cli_yaml_files(folder, &count);
    for (size_t i = 0; i < count; i++) {
        cli_bytes bytes = {0};
        char *path = cli_join(folder, "/", names[i]);
        bool read = read_file(c, &bytes, path);
        if (read && cli_is_role(&bytes))
            check_role(c, path, &bytes);
        else
            others += read;
        cli_bytes_free(&bytes);
        cli_free(path);
        cli_free(names[i]);
    }
    cli_free(names);
    return others;
}

/* A folder of rules, perhaps with roles/ in it; or a folder of nothing but roles. */
static void check_folder(check *c, const char *folder, bool shipped)
{
    uint32_t before = c->roles;
    size_t others = shipped ? 1 : check_roles(c, folder);
    if (others > 0 || c->roles == before)
        check_rules(c, shipped ? NULL : folder);
    char *roles = cli_join(folder, "/roles", "");
    check_roles(c, roles);
    cli_free(roles);
}

static void check_path(check *c, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") != 0 && stat(path, &info) != 0) {
        cli_refuse("'%s' cannot be read: %s", path, cli_file_failure(errno).message);
        c->unusable = true;
    } else if (strcmp(path, "-") != 0 && S_ISDIR(info.st_mode)) {
        check_folder(c, path, false);
    } else {
        check_file(c, path);
    }
}

int cli_check(const cli_options *options)
{
    if (options->help_code != NULL)
        return cli_help_code(options);
    if (options->explain)
        return cli_explain(options);
    check c = {.options = options, .shipped = cli_rules_folder()};
    if (c.shipped == NULL)
        return CLI_USAGE;
    if (!cli_output_open(&c.output, options->output))
        return CLI_OUTPUT;
    if (options->operand_count == 0)
        check_folder(&c, c.shipped, true);
    for (size_t i = 0; i < options->operand_count; i++)
        check_path(&c, options->operands[i]);
    bole_rules_close(c.rules);
    if (!cli_output_commit(&c.output))
        return CLI_OUTPUT;
    if (c.unusable)
        return CLI_USAGE;
    if (!options->quiet)
        cli_say("%u rule file%s and %u role%s: %u error%s, %u warning%s\n", (unsigned)c.rule_files, c.rule_files == 1 ? "" : "s", (unsigned)c.roles,
            c.roles == 1 ? "" : "s", (unsigned)c.errors, c.errors == 1 ? "" : "s", (unsigned)c.warnings, c.warnings == 1 ? "" : "s");
    return c.errors > 0 || (options->strict && c.warnings > 0) ? CLI_FOUND : CLI_DONE;
}
