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
    uint32_t errors, warnings, roles, own_files, shipped_files; /* the files of rules that were checked for themselves */
    const char *house; /* the folder of rules whose roles are checked, so that its rules are in force for them; or NULL */
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

static bool is_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* The folders to read: the shipped ones, those of --rules, and one more (NULL: none; one that is there already counts once). */
static const char **folders_with(const check *c, const char *more, size_t *count)
{
    const cli_options *options = c->options;
    const char **folders = cli_alloc((options->rules_count + 2) * sizeof *folders);
    *count = 0;
    folders[(*count)++] = c->shipped;
    for (size_t i = 0; i < options->rules_count; i++)
        folders[(*count)++] = options->rules[i];
    bool known = more == NULL;
    for (size_t i = 0; i < *count; i++)
        known = known || is_same(folders[i], more);
    if (!known)
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
        if (path == NULL || is_same(path, c->shipped))
            c->shipped_files = cli_rule_files(c->shipped);
        else
            c->own_files += cli_rule_files(path);
    }
    bole_rules_close(rules);
    bole_diagnostics_close(diagnostics);
    cli_free(folders);
}

/* From here on the roles are those of this folder of rules, or of none (NULL). */
static void enter(check *c, const char *house)
{
    bole_rules_close(c->rules);
    c->rules = NULL;
    c->tried = false;
    c->house = house;
}

/* The rules in force, opened once; only their errors matter to a role. Those of a house with errors, which were said, do not keep its roles from being read. */
static const bole_rules *rules_in_force(check *c)
{
    bole_diagnostics *diagnostics;
    if (c->tried || bole_diagnostics_open(&diagnostics, NULL) != BOLE_OK)
        return c->rules;
    c->tried = true;
    bole_rules_options options = BOLE_OPTIONS(bole_rules_options);
    const char **folders = folders_with(c, c->house, &options.folder_count);
    options.folders = folders;
    char *images = cli_images_folder(c->options);
    options.images = images;
    options.day = cli_today();
    bole_status status = bole_rules_open(&c->rules, &options, diagnostics);
    cli_free(images);
    const bool house_is_wrong = status == BOLE_ERROR_INPUT && c->house != NULL;
    if (status != BOLE_OK && !house_is_wrong)
        settle(c, status, diagnostics, c->shipped);
    bole_diagnostics_close(diagnostics);
    cli_free(folders);
    if (!house_is_wrong)
        return c->rules;
    enter(c, NULL);
    return rules_in_force(c);
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

/* "house/" and "house" are one folder. */
static char *path_in(const char *folder, const char *name)
{
    const size_t length = strlen(folder);
    return cli_join(folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
}

typedef struct yaml_counts {
    size_t roles, others;
} yaml_counts;

/* The YAML files that stand in a folder itself; the roles among them are checked where checks is true. */
static yaml_counts walk_roles(check *c, const char *folder, bool checks)
{
    yaml_counts counts = {0, 0};
    size_t count;
    char **names = cli_yaml_files(folder, &count);
    for (size_t i = 0; i < count; i++) {
        cli_bytes bytes = {0};
        char *path = path_in(folder, names[i]);
        const bool read = read_file(c, &bytes, path), role = read && cli_is_role(&bytes);
        if (role && checks)
            check_role(c, path, &bytes);
        counts.roles += role;
        counts.others += read && !role;
        cli_bytes_free(&bytes);
        cli_free(path);
        cli_free(names[i]);
    }
    cli_free(names);
    return counts;
}

/* A folder of rules, perhaps with roles in it or in its roles/; or a folder of nothing but roles. */
static void check_folder(check *c, const char *folder, bool shipped)
{
    const yaml_counts here = shipped ? (yaml_counts){0, 1} : walk_roles(c, folder, false);
    const bool rules = here.others > 0 || here.roles == 0;
    if (rules)
        check_rules(c, shipped ? NULL : folder);
    enter(c, rules && !shipped ? folder : NULL);
    if (here.roles > 0)
        walk_roles(c, folder, true);
    char *roles = path_in(folder, "roles");
    walk_roles(c, roles, true);
    cli_free(roles);
    enter(c, NULL);
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

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

/* "1 rule file of yours (79 shipped) and 2 roles: 0 errors, 1 warning"; what was not checked is not named. */
static void say_counts(const check *c)
{
    const char *and = "";
    if (c->own_files > 0) {
        cli_say("%u rule file%s of yours (%u shipped)", (unsigned)c->own_files, plural(c->own_files), (unsigned)cli_rule_files(c->shipped));
        and = " and ";
    } else if (c->shipped_files > 0) {
        cli_say("%u rule file%s", (unsigned)c->shipped_files, plural(c->shipped_files));
        and = " and ";
    }
    if (c->roles > 0 || and[0] == '\0')
        cli_say("%s%u role%s", and, (unsigned)c->roles, plural(c->roles));
    cli_say(": %u error%s, %u warning%s\n", (unsigned)c->errors, plural(c->errors), (unsigned)c->warnings, plural(c->warnings));
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
        say_counts(&c);
    return c.errors > 0 || (options->strict && c.warnings > 0) ? CLI_FOUND : CLI_DONE;
}
