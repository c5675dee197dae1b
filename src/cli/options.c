#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

typedef enum option_id {
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_AS_OF,
    OPTION_RULES,
    OPTION_JOBS,
    OPTION_LIMIT,
    OPTION_LANG,
    OPTION_COLOR,
    OPTION_SANDBOX,
    OPTION_FORGET,
    OPTION_MAX_FAILURES,
    OPTION_HELP_CODE,
    OPTION_FIELDS,
    OPTION_EVIDENCE,
    OPTION_AGAINST, /* the last with a value */
    OPTION_CONTACTS,
    OPTION_QUIET,
    OPTION_STRICT,
    OPTION_EXPLAIN,
    OPTION_WITH_TEXT,
    OPTION_EXIT_CODE,
    OPTION_NO_CACHE,
    OPTION_CLEAR,
    OPTION_FAIL_FAST,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_BLIND,
    OPTION_COUNT
} option_id;

static const char *const option_names[OPTION_COUNT] = {
    "--format",
    "--output",
    "--as-of",
    "--rules",
    "--jobs",
    "--limit",
    "--lang",
    "--color",
    "--sandbox",
    "--forget",
    "--max-failures",
    "--help-code",
    "--fields",
    "--evidence",
    "--against",
    "--contacts",
    "--quiet",
    "--strict",
    "--explain",
    "--with-text",
    "--exit-code",
    "--no-cache",
    "--clear",
    "--fail-fast",
    "--help",
    "--version",
    "--blind",
};

/* Formats, and the endings of --output that mean them. */
static const struct {
    cli_format format;
    bole_format report;
    const char *name, *endings[3];
} formats[] = {
    {CLI_FORMAT_TABLE, BOLE_FORMAT_TEXT, "table", {0}},
    {CLI_FORMAT_TEXT, BOLE_FORMAT_TEXT, "text", {".txt"}},
    {CLI_FORMAT_JSON, BOLE_FORMAT_JSON, "json", {".json"}},
    {CLI_FORMAT_JSONL, BOLE_FORMAT_JSONL, "jsonl", {".jsonl", ".ndjson"}},
    {CLI_FORMAT_HTML, BOLE_FORMAT_HTML, "html", {".html", ".htm"}},
    {CLI_FORMAT_MARKDOWN, BOLE_FORMAT_MARKDOWN, "markdown", {".md", ".markdown"}},
    {CLI_FORMAT_CSV, BOLE_FORMAT_CSV, "csv", {".csv"}},
    {CLI_FORMAT_XLSX, BOLE_FORMAT_XLSX, "xlsx", {".xlsx"}},
    {CLI_FORMAT_JSONRESUME, BOLE_FORMAT_JSONRESUME, "jsonresume", {0}},
};
enum { FORMATS = sizeof formats / sizeof formats[0], MOST_JOBS = 256 };

const char *cli_format_name(cli_format format)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].format == format)
            return formats[i].name;
    return "";
}

bole_format cli_report_format(cli_format format)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].format == format)
            return formats[i].report;
    return BOLE_FORMAT_TEXT;
}

static bool refuse_word(const char *option, const char *value, const char *expected)
{
    cli_refuse("%s takes %s, not '%s'", option, expected, value);
    return false;
}

static bool read_format(cli_format *out, const char *value)
{
    const char *names[FORMATS];
    for (size_t i = 0; i < FORMATS; i++) {
        names[i] = formats[i].name;
        if (strcmp(value, names[i]) == 0) {
            *out = formats[i].format;
            return true;
        }
    }
    cli_refuse("unknown format '%s'%s", value, cli_did_you_mean(value, names, FORMATS));
    return false;
}

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length > tail && strcmp(text + length - tail, ending) == 0;
}

static cli_format format_of_path(const char *path)
{
    for (size_t i = 0; i < FORMATS; i++)
        for (size_t j = 0; j < 3 && formats[i].endings[j] != NULL; j++)
            if (ends_with(path, formats[i].endings[j]))
                return formats[i].format;
    return CLI_FORMAT_NONE;
}

static bool read_number(uint32_t *out, const char *option, const char *value, uint32_t most)
{
    uint64_t number = 0;
    size_t i = 0;
    for (; value[i] >= '0' && value[i] <= '9' && i < 10; i++)
        number = number * 10 + (uint64_t)(value[i] - '0');
    if (i == 0 || value[i] != '\0' || number == 0 || number > most) {
        cli_refuse("%s takes a number from 1 to %lu, not '%s'", option, (unsigned long)most, value);
        return false;
    }
    *out = (uint32_t)number;
    return true;
}

static bool read_value(cli_options *out, option_id id, const char *value)
{
    size_t capacity = out->rules_count; /* a power of two or less is no matter: it grows one at a time */
    switch (id) {
    case OPTION_FORMAT: return read_format(&out->format, value);
    case OPTION_OUTPUT: out->output = strcmp(value, "-") == 0 ? NULL : value; return value[0] != '\0' || refuse_word("--output", value, "the name of a file");
    case OPTION_AS_OF: out->as_of = value; return bole_as_of_valid(value) || refuse_word("--as-of", value, "a month such as 2024-06");
    case OPTION_RULES:
        out->rules = cli_grow(out->rules, out->rules_count, &capacity, sizeof *out->rules);
        out->rules[out->rules_count++] = value;
        return true;
    case OPTION_JOBS: return read_number(&out->jobs, "--jobs", value, MOST_JOBS);
    case OPTION_LIMIT: return read_number(&out->limit, "--limit", value, 1000000000);
    case OPTION_LANG:
        out->language = strcmp(value, "zh") == 0 ? BOLE_LANGUAGE_ZH : BOLE_LANGUAGE_EN;
        return strcmp(value, "zh") == 0 || strcmp(value, "en") == 0 || refuse_word("--lang", value, "en or zh");
    case OPTION_SANDBOX:
        out->sandbox_required = strcmp(value, "require") == 0;
        return out->sandbox_required || strcmp(value, "auto") == 0 || refuse_word("--sandbox", value, "auto or require");
    case OPTION_FORGET: out->forget = value; return true;
    case OPTION_MAX_FAILURES: return read_number(&out->max_failures, "--max-failures", value, 1000000000);
    case OPTION_HELP_CODE: out->help_code = value; return true;
    case OPTION_FIELDS: out->fields = value; return true;
    case OPTION_EVIDENCE: out->evidence_given = true; return strcmp(value, "0") == 0 || read_number(&out->evidence, "--evidence", value, 1000000);
    case OPTION_AGAINST: out->against = value; return true;
    default:
        out->color = strcmp(value, "always") == 0 ? CLI_COLOR_ALWAYS : strcmp(value, "never") == 0 ? CLI_COLOR_NEVER : CLI_COLOR_AUTO;
        return out->color != CLI_COLOR_AUTO || strcmp(value, "auto") == 0 || refuse_word("--color", value, "auto, always or never");
    }
}

static bool read_flag(cli_options *out, option_id id)
{
    switch (id) {
    case OPTION_CONTACTS: out->contacts = true; return true;
    case OPTION_BLIND: out->blind = true; return true;
    case OPTION_QUIET: out->quiet = true; return true;
    case OPTION_STRICT: out->strict = true; return true;
    case OPTION_EXPLAIN: out->explain = true; return true;
    case OPTION_WITH_TEXT: out->with_text = true; return true;
    case OPTION_EXIT_CODE: out->exit_code = true; return true;
    case OPTION_NO_CACHE: out->no_cache = true; return true;
    case OPTION_CLEAR: out->clear = true; return true;
    case OPTION_FAIL_FAST: out->max_failures = 1; return true;
    case OPTION_HELP: out->help = true; return true;
    case OPTION_VERSION: out->version = true; return true;
    default: return false;
    }
}

/* Finds "--name" or "--name=value"; OPTION_COUNT: there is none. */
static option_id find(const char *argument, const char **value)
{
    size_t length = strcspn(argument, "=");
    *value = argument[length] == '=' ? argument + length + 1 : NULL;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(option_names[i]) == length && memcmp(option_names[i], argument, length) == 0)
            return (option_id)i;
    return OPTION_COUNT;
}

static bool refuse_unknown(const char *argument)
{
    char name[32];
    size_t length = strcspn(argument, "=");
    length = length < sizeof name ? length : sizeof name - 1;
    memcpy(name, argument, length);
    name[length] = '\0';
    cli_refuse("unknown option '%s'%s; 'bole --help' lists the options", argument, cli_did_you_mean(name, option_names, OPTION_COUNT));
    return false;
}

/* One argument that begins with '-' and is more; *index moves over a value of its own. */
static bool read_option(cli_options *out, int argc, char **argv, int *index)
{
    const char *argument = argv[*index], *value = NULL;
    option_id id = OPTION_COUNT;
    if (strcmp(argument, "-h") == 0)
        id = OPTION_HELP;
    else if (strncmp(argument, "-o", 2) == 0) {
        id = OPTION_OUTPUT;
        value = argument[2] == '\0' ? NULL : argument + 2;
    } else {
        id = find(argument, &value);
    }
    if (id == OPTION_COUNT)
        return refuse_unknown(argument);
    if (id >= OPTION_CONTACTS) {
        if (value == NULL)
            return read_flag(out, id);
        cli_refuse("%s takes no value", option_names[id]);
        return false;
    }
    if (value == NULL && *index + 1 < argc)
        value = argv[++*index];
    if (value == NULL) {
        cli_refuse("%s wants a value", option_names[id]);
        return false;
    }
    return read_value(out, id, value);
}

static unsigned processors(void)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1 ? 1 : online > MOST_JOBS ? MOST_JOBS : (unsigned)online;
}

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    const char **names = cli_alloc(cli_command_count * sizeof *names);
    for (size_t i = 0; i < cli_command_count; i++)
        names[i] = cli_commands[i].name;
    cli_refuse("unknown command '%s'%s; 'bole --help' lists the commands", name, cli_did_you_mean(name, names, cli_command_count));
    cli_free(names);
    return NULL;
}

/* Is the format one that the command writes? Without --format the ending of --output decides. */
static bool settle_format(cli_options *out, const cli_command *command)
{
    if (out->format == CLI_FORMAT_NONE && out->output != NULL) {
        cli_format ending = format_of_path(out->output);
        if ((CLI_FORMAT_BIT(ending) & (command->formats | command->planned)) != 0)
            out->format = ending;
    }
    if (out->format == CLI_FORMAT_NONE)
        out->format = command->standard;
    unsigned bit = CLI_FORMAT_BIT(out->format);
    if ((command->formats & bit) != 0 && bole_format_built(cli_report_format(out->format)))
        return true;
    if ((command->formats & bit) != 0) {
        cli_refuse("this build cannot write %s: it was made without the library for it (src/DECISIONS.md names it)", cli_format_name(out->format));
        return false;
    }
    const char *list = "";
    for (size_t i = 0; i < FORMATS; i++)
        if ((command->formats & CLI_FORMAT_BIT(formats[i].format)) != 0)
            list = cli_join(list, list[0] == '\0' ? "" : ", ", formats[i].name);
    if ((command->planned & bit) != 0)
        cli_refuse("the format '%s' is not built yet; 'bole %s' writes %s", cli_format_name(out->format), command->name, list);
    else
        cli_refuse("'bole %s' has no format '%s'; it writes %s", command->name, cli_format_name(out->format), list);
    return false;
}

static bool check_use(const cli_options *options, const cli_command *command)
{
    const struct {
        bool given;
        const char *option, *of;
        int (*runs[5])(const cli_options *options);
    } special[] = {
        {options->explain, "--explain", "'bole rank', 'bole watch' and 'bole check'", {cli_rank, cli_watch, cli_check}},
        {options->with_text, "--with-text", "'bole parse'", {cli_parse}},
        {options->help_code != NULL, "--help-code", "'bole check'", {cli_check}},
        {options->against != NULL, "--against", "'bole diff'", {cli_diff}},
        {options->blind, "--blind", "'bole rank', 'bole why', 'bole diff', 'bole watch' and 'bole filter'",
            {cli_rank, cli_why, cli_diff, cli_watch, cli_filter}},
        {options->fields != NULL, "--fields", "'bole filter'", {cli_filter}},
        {options->evidence_given, "--evidence", "'bole filter'", {cli_filter}},
        {options->clear, "--clear", "'bole cache'", {cli_cache}},
        {options->forget != NULL, "--forget", "'bole cache'", {cli_cache}},
        {options->max_failures > 0, "--max-failures", "'bole rank' and 'bole parse'", {cli_rank, cli_parse}},
        {options->exit_code, "--exit-code", "'bole diff'", {cli_diff}},
    };
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        bool has = !special[i].given;
        for (size_t k = 0; k < sizeof special[i].runs / sizeof special[i].runs[0]; k++)
            has = has || command->run == special[i].runs[k];
        if (!has) {
            cli_refuse("'%s' is an option of %s", special[i].option, special[i].of);
            return false;
        }
    }
    if (options->operand_count < command->least) {
        cli_refuse("'bole %s' wants %s; 'bole %s --help' shows an example", command->name, command->wants, command->name);
        return false;
    }
    if (command->most > 0 && options->operand_count > command->most) {
        cli_refuse("'bole %s' takes no more than %u argument%s: '%s' is one too many", command->name, command->most, command->most == 1 ? "" : "s",
            options->operands[command->most]);
        return false;
    }
    return true;
}

bool cli_options_read(cli_options *out, const cli_command **command, int argc, char **argv)
{
    *out = (cli_options){.jobs = processors()};
    *command = NULL;
    out->operands = cli_alloc((size_t)argc * sizeof *out->operands + sizeof *out->operands);
    bool ended = false;
    for (int i = 1; i < argc; i++) {
        bool option = !ended && argv[i][0] == '-' && argv[i][1] != '\0';
        if (option && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (option && !read_option(out, argc, argv, &i))
            return false;
        else if (!option)
            out->operands[out->operand_count++] = argv[i];
    }
    if (out->operand_count > 0 && strcmp(out->operands[0], "help") == 0) { /* 'bole help rank' is 'bole rank --help' */
        out->help = true;
        out->operands++;
        out->operand_count--;
    }
    if (out->operand_count == 0)
        return true;
    *command = find_command(out->operands[0]);
    if (*command == NULL)
        return false;
    out->operands++;
    out->operand_count--;
    return out->help || out->version || (check_use(out, *command) && settle_format(out, *command));
}
