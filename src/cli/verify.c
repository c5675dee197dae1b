/* bole verify RANKING.json [RESUME|DIR...] */
#include <sys/stat.h>

#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/readers.h"
#include "cli/rules.h"

enum { RANKING_BYTES_MAX = 1 << 30 };

typedef struct verify {
    const cli_options *options;
    bole_verification *verification;
    bole_session *session;
    cli_bytes file;
} verify;

static bool is_there(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* A file that the ranking names, where there is one; what is not there is said at the end. */
static bole_status check(verify *v, uint32_t index, const char *path)
{
    const cli_input input = {.path = path};
    cli_failure failure;
    if (!is_there(path) || !cli_file_read(&v->file, &failure, &input, BOLE_RESUME_BYTES_MAX))
        return BOLE_OK;
    return bole_verification_check(v->verification, index, v->session, v->file.bytes, v->file.size);
}

static bole_status check_rules(verify *v, uint32_t index, const bole_source *source)
{
    if (source->folder == 0) {
        const char *folder = cli_rules_folder();
        return folder == NULL ? BOLE_OK : check(v, index, cli_join(folder, "/", source->path));
    }
    bole_status status = BOLE_OK;
    for (size_t i = 0; i < v->options->rules_count && status == BOLE_OK; i++)
        status = check(v, index, cli_join(v->options->rules[i], "/", source->path));
    return status;
}

static bole_status check_named(verify *v)
{
    const uint32_t count = bole_verification_source_count(v->verification);
    for (uint32_t i = 0; i < count; i++) {
        const bole_source source = bole_verification_source(v->verification, i);
        bole_status status = BOLE_OK;
        if (cli_interrupted())
            return BOLE_ERROR_INTERRUPTED;
        if (source.kind == BOLE_SOURCE_RULES)
            status = check_rules(v, i, &source);
        else if (source.kind == BOLE_SOURCE_ROLE || v->options->operand_count == 1)
            status = check(v, i, source.path);
        if (status != BOLE_OK)
            return status;
    }
    return BOLE_OK;
}

/* The résumés that were given: found by their hashes, whatever their names are. */
static bole_status offer_given(verify *v)
{
    cli_inputs inputs;
    cli_inputs_open(&inputs, v->options->operands + 1, v->options->operand_count - 1, v->options->quiet);
    bole_status status = BOLE_OK;
    for (size_t i = 0; i < inputs.count && status == BOLE_OK; i++) {
        cli_failure failure;
        if (cli_interrupted())
            status = BOLE_ERROR_INTERRUPTED;
        else if (cli_file_read(&v->file, &failure, &inputs.items[i], BOLE_RESUME_BYTES_MAX))
            status = bole_verification_offer(v->verification, v->session, v->file.bytes, v->file.size);
    }
    cli_inputs_close(&inputs);
    return status;
}

static int write_findings(verify *v)
{
    cli_output output;
    uint32_t faults = 0;
    if (!cli_output_open(&output, v->options->output))
        return CLI_OUTPUT;
    const bole_status status = bole_verification_write(v->verification, v->options->operand_count > 1, &faults, cli_output_write, &output);
    if (status != BOLE_OK && output.error == 0) {
        cli_output_discard(&output);
        cli_refuse("%s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    if (!cli_output_commit(&output))
        return CLI_OUTPUT;
    return faults > 0 ? CLI_FOUND : CLI_DONE;
}

static int run(verify *v)
{
    bole_status status = check_named(v);
    if (status == BOLE_OK && v->options->operand_count > 1)
        status = offer_given(v);
    if (status == BOLE_OK)
        return write_findings(v);
    if (status == BOLE_ERROR_INTERRUPTED)
        return CLI_INTERRUPTED;
    cli_refuse("%s", cli_status_text(status));
    return CLI_OUTPUT;
}

int cli_verify(const cli_options *options)
{
    const cli_input input = {.path = options->operands[0]};
    cli_bytes ranking = {0};
    cli_failure failure;
    if (!cli_file_read(&ranking, &failure, &input, RANKING_BYTES_MAX))
        return cli_refuse("'%s': %s", input.path, failure.message);
    verify v = {.options = options};
    int status = CLI_OUTPUT;
    const bole_status opened = bole_verification_open(&v.verification, NULL, input.path, ranking.bytes, ranking.size);
    if (opened == BOLE_ERROR_INPUT)
        status = cli_refuse("'%s' cannot be verified: %s", input.path, bole_verification_failure(v.verification));
    else if (opened != BOLE_OK || bole_session_open(&v.session, NULL) != BOLE_OK || cli_readers_use(v.session) != BOLE_OK)
        cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
    else
        status = run(&v);
    if (v.session != NULL)
        cli_readers_done(v.session);
    bole_session_close(v.session);
    bole_verification_close(v.verification);
    cli_bytes_free(&v.file);
    cli_bytes_free(&ranking);
    return status;
}
