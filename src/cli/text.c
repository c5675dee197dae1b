/* bole text FILE */
#include "cli/file.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/readers.h"

static int write_text(const cli_options *options, const bole_resume *resume)
{
    cli_output output;
    if (!cli_output_open(&output, options->output))
        return CLI_OUTPUT;
    bole_status status = bole_resume_write_text(resume, cli_output_write, &output);
    if (status != BOLE_OK && output.error == 0) {
        cli_output_discard(&output);
        cli_refuse("%s", cli_status_text(status));
        return CLI_OUTPUT;
    }
    return cli_output_commit(&output) ? CLI_DONE : CLI_OUTPUT;
}

int cli_text(const cli_options *options)
{
    const cli_input input = {.path = options->operands[0]};
    cli_bytes bytes = {0};
    cli_failure failure;
    bole_session *session;
    bole_resume *resume;
    if (bole_session_open(&session, NULL) != BOLE_OK || cli_readers_use(session) != BOLE_OK) {
        cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
        return CLI_OUTPUT;
    }
    bole_status read;
    if (cli_file_read(&bytes, &failure, &input, BOLE_RESUME_BYTES_MAX))
        read = bole_resume_read(&resume, session, NULL, input.path, bytes.bytes, bytes.size, NULL);
    else
        read = bole_resume_fail(&resume, session, input.path, failure.code, failure.message);
    int status = CLI_FILES_FAILED;
    if (cli_interrupted())
        status = CLI_INTERRUPTED;
    else if (read != BOLE_OK && read != BOLE_ERROR_INPUT)
        cli_refuse("%s: %s", input.path, cli_status_text(read));
    else if (bole_resume_failure(resume) != NULL)
        cli_refuse("%s: %s", input.path, bole_resume_failure(resume));
    else
        status = write_text(options, resume);
    cli_readers_done(session);
    bole_session_close(session);
    cli_bytes_free(&bytes);
    return status;
}
