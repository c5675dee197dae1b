/* bole test [RULES...]: the tests that stand beside the rules. What fails is the result, so it goes to standard output. */
#include "cli/output.h"
#include "cli/rules.h"

typedef struct test {
    const cli_options *options;
    const char **paths;         /* what folders holds */
    bole_rules_options folders; /* the shipped rules, those of --rules, and the operands */
    bole_rules *rules;
    bole_diagnostics *diagnostics;
} test;

static bool open_rules(test *t)
{
    const cli_options *options = t->options;
    cli_options all = *options;
    const char *shipped = cli_rules_folder();
    if (shipped == NULL)
        return false;
    const char **folders = cli_alloc((options->rules_count + options->operand_count + 1) * sizeof *folders);
    folders[0] = shipped;
    all.rules = folders + 1;
    for (size_t i = 0; i < options->rules_count; i++)
        all.rules[i] = options->rules[i];
    for (size_t i = 0; i < options->operand_count; i++)
        all.rules[options->rules_count + i] = options->operands[i];
    all.rules_count = options->rules_count + options->operand_count;
    t->paths = folders;
    t->folders = (bole_rules_options)BOLE_OPTIONS(bole_rules_options);
    t->folders.folders = folders;
    t->folders.folder_count = all.rules_count + 1;
    return cli_rules_open(&t->rules, &all);
}

/* With folders of one's own: "3 tests and 1 expectation of yours, 985 tests and 12 expectations shipped: 0 failed". */
static void say_counts(const test *t, const bole_test_counts *snippets, const bole_test_counts *expectations)
{
    if (t->folders.folder_count > 1)
        cli_say("%u test%s and %u expectation%s of yours, %u tests and %u expectations shipped: ", snippets->own, snippets->own == 1 ? "" : "s",
            expectations->own, expectations->own == 1 ? "" : "s", snippets->run - snippets->own, expectations->run - expectations->own);
    else
        cli_say("%u tests beside %u rule files, and %u expectations: ", snippets->run, bole_rules_file_count(t->rules), expectations->run);
    cli_say("%u failed\n", snippets->failed + expectations->failed);
}

static int run(test *t)
{
    const cli_options *options = t->options;
    bole_test_counts snippets, expectations;
    cli_output output;
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    bole_status status = bole_rules_test(t->rules, &snippets, t->diagnostics);
    if (status == BOLE_OK)
        status = bole_rules_expect(t->rules, &t->folders, &expectations, t->diagnostics);
    if (status != BOLE_OK) {
        cli_output_discard(&output);
        cli_refuse("%s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    bole_diagnostics_write(t->diagnostics, options->format == CLI_FORMAT_JSONL ? BOLE_DIAGNOSTICS_JSONL : BOLE_DIAGNOSTICS_TEXT, BOLE_NOTE,
        cli_color_on(options, output.fd), cli_output_write, &output);
    if (!cli_output_commit(&output))
        return CLI_OUTPUT;
    const uint32_t failed = snippets.failed + expectations.failed;
    if (!options->quiet)
        say_counts(t, &snippets, &expectations);
    return failed > 0 ? CLI_FOUND : CLI_DONE;
}

int cli_test(const cli_options *options)
{
    test t = {.options = options};
    int status = CLI_USAGE;
    if (open_rules(&t)) {
        status = CLI_OUTPUT;
        if (bole_diagnostics_open(&t.diagnostics, NULL) == BOLE_OK) {
            status = run(&t);
            bole_diagnostics_close(t.diagnostics);
        }
    }
    bole_rules_close(t.rules);
    cli_free(t.paths);
    return status;
}
