/*
 * The command line: options, the folders of rules, inputs, outputs, threads. Everything else is the library's; a command sees it only through bole.h,
 * which shows that the interface is enough. Strings are the arguments', or live until the program ends.
 */
#ifndef BOLE_CLI_CLI_H
#define BOLE_CLI_CLI_H

#include <bole/bole.h>

/* Exit statuses (contract, 1). */
enum {
    CLI_DONE = 0,         /* warnings too */
    CLI_FOUND = 1,        /* 'check', 'test', 'verify' or 'diff --exit-code' found something */
    CLI_USAGE = 2,        /* usage, role or rule error: nothing was scored */
    CLI_FILES_FAILED = 3, /* done, but at least one file failed; each has its record */
    CLI_OUTPUT = 4,       /* the output could not be written in full */
    CLI_INTERRUPTED = 130
};

typedef enum cli_format {
    CLI_FORMAT_NONE,
    CLI_FORMAT_TABLE,
    CLI_FORMAT_TEXT,
    CLI_FORMAT_JSON,
    CLI_FORMAT_JSONL,
    CLI_FORMAT_HTML,
    CLI_FORMAT_MARKDOWN,
    CLI_FORMAT_CSV,
    CLI_FORMAT_XLSX,
    CLI_FORMAT_JSONRESUME
} cli_format;
#define CLI_FORMAT_BIT(format) (1u << (format))

typedef enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER } cli_color;

typedef struct cli_options {
    const char **operands;
    size_t operand_count; /* without the command */
    cli_format format;    /* NONE: the command's first */
    const char *output;   /* NULL: standard output */
    const char *as_of;    /* NULL: not said */
    const char **rules;
    size_t rules_count;
    unsigned jobs;
    uint32_t limit; /* 0: all */
    bole_language language;
    cli_color color;
    const char *help_code; /* of check; NULL: not asked */
    const char *against;   /* of diff */
    const char *fields;    /* of filter; NULL: all */
    uint32_t evidence;     /* of filter, where evidence_given */
    const char *forget;    /* of cache */
    uint32_t max_failures; /* 0: any number */
    bool no_cache, clear;
    bool sandbox_required; /* --sandbox=require */
    bool contacts, blind, quiet, strict, explain, evidence_given, with_text, exit_code, help, version;
} cli_options;

typedef struct cli_command {
    const char *name;
    int (*run)(const cli_options *options);
    const char *summary; /* one line of the list of commands */
    const char *help;    /* the screen of --help, without the common options */
    unsigned formats;    /* bits of what it writes; the default is `standard` */
    unsigned planned;    /* bits of what the contract has, but this build has not */
    cli_format standard;
    unsigned least, most; /* operands; most 0: any number */
    const char *wants;    /* what is missing where there are fewer */
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_command_count;

int cli_rank(const cli_options *options);
int cli_parse(const cli_options *options);
int cli_text(const cli_options *options);
int cli_new(const cli_options *options);
int cli_lookup(const cli_options *options);
int cli_check(const cli_options *options);
int cli_test(const cli_options *options);
int cli_explain(const cli_options *options);   /* check --explain */
int cli_help_code(const cli_options *options); /* check --help-code */
int cli_why(const cli_options *options);
int cli_diff(const cli_options *options);
int cli_cache(const cli_options *options);
int cli_suggest(const cli_options *options);
int cli_verify(const cli_options *options);
int cli_audit(const cli_options *options);
int cli_watch(const cli_options *options);
int cli_filter(const cli_options *options);

/* options.c: the first operand is the command (NULL where there is none). False: a message has been printed. */
bool cli_options_read(cli_options *out, const cli_command **command, int argc, char **argv);
const char *cli_format_name(cli_format format);
bole_format cli_report_format(cli_format format); /* as the library calls it */

/* help.c */
void cli_help_write(const cli_command *command, bole_write write, void *context); /* NULL: of the program */

/* message.c: standard error. What comes from outside is made safe for a terminal. */
void cli_say(const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 1, 2)))
#endif
    ;
/* " (did you mean 'rank'?)" for a word among candidates, or "". A new string. */
const char *cli_did_you_mean(const char *word, const char *const *candidates, size_t count);
/* Prints "bole: ..." and gives CLI_USAGE. */
int cli_refuse(const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 1, 2)))
#endif
    ;
bool cli_write_error(const char *bytes, size_t size, void *context); /* a bole_write */
bool cli_color_on(const cli_options *options, int fd);
/* The word for a status that no diagnostic explains. */
const char *cli_status_text(bole_status status);

/* memory.c: the one place in cli/ that allocates. Never NULL: without memory the program ends with CLI_OUTPUT. */
void *cli_alloc(size_t size);                                                   /* zeroed */
void *cli_grow(void *memory, size_t count, size_t *capacity, size_t item_size); /* room for one more than count */
char *cli_join(const char *a, const char *b, const char *c);                    /* a new string */
void cli_free(void *memory);
void cli_memory_close(void); /* gives back everything that is left */

/* clock.c: the only place that asks what day it is */
/* Days since 1970, UTC; 0 where the clock cannot be read. */
uint32_t cli_today(void);
const char *cli_this_month(char out[8]); /* UTC, "2026-11" */
/* --as-of, else the role's, else this month (written to month), with a word about the line to add to the role, which is the first operand. False: stop with
 * CLI_USAGE; --strict does not let that pass. */
bool cli_settle_as_of(const char **out, const bole_role *role, const cli_options *options, char month[8]);

#endif
