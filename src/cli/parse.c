/* bole parse RESUME|DIR... */
#include <string.h>

#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules.h"
#include "cli/work.h"
#include "cli/worker.h"

typedef struct parse {
    const cli_options *options;
    const bole_rules *rules;
    bole_read_options read;
    cli_progress progress;
    cli_inputs inputs;
    cli_output output;
    uint32_t done, failed, limited;
} parse;

typedef struct page { /* what one file gives */
    cli_bytes text;
    bool failed, limited;
} page;

static bool keep(const char *bytes, size_t size, void *context)
{
    cli_bytes *text = context;
    char *all = cli_alloc(text->size + size);
    if (text->size > 0)
        memcpy(all, text->bytes, text->size);
    memcpy(all + text->size, bytes, size);
    cli_free(text->bytes);
    *text = (cli_bytes){all, text->size + size, text->size + size};
    return true;
}

static void drop_page(void *result)
{
    page *p = result;
    cli_bytes_free(&p->text);
    cli_free(p);
}

static void *make_page(void *state, size_t index, void *context)
{
    cli_worker *w = state;
    const parse *p = context;
    const cli_input *input = &p->inputs.items[index];
    cli_failure failure;
    bole_resume *resume;
    bole_status status;
    if (cli_file_read(&w->file, &failure, input, BOLE_RESUME_BYTES_MAX))
        status = bole_resume_read(&resume, w->session, p->rules, input->path, w->file.bytes, w->file.size, &p->read);
    else
        status = bole_resume_fail(&resume, w->session, input->path, failure.code, failure.message);
    if (status != BOLE_OK && status != BOLE_ERROR_INPUT)
        return NULL;
    page *out = cli_alloc(sizeof *out);
    out->failed = bole_resume_failure(resume) != NULL;
    out->limited = bole_resume_limited(resume);
    status = bole_resume_write(resume, cli_report_format(p->options->format), p->options->language, p->options->with_text, keep, &out->text);
    if (status == BOLE_OK)
        return out;
    drop_page(out);
    return NULL;
}

static bool write_z(parse *p, const char *text) { return cli_output_write(text, strlen(text), &p->output); }

/* JSON Resume is one document a file; several of them make an array. */
static bool is_array(const parse *p) { return p->options->format == CLI_FORMAT_JSON || (p->options->format == CLI_FORMAT_JSONRESUME && p->inputs.count != 1); }

static bool take_page(void *result, size_t index, void *context)
{
    parse *p = context;
    page *got = result;
    bool array = is_array(p), text = p->options->format == CLI_FORMAT_TEXT;
    bool good = index == 0 ? !array || write_z(p, "[\n") : write_z(p, array ? ",\n" : text ? "\n\n" : "");
    good = good && cli_output_write(got->text.bytes, got->text.size, &p->output);
    p->done++;
    p->failed += got->failed;
    p->limited += got->limited;
    cli_progress_step(&p->progress, index + 1);
    drop_page(got);
    return good && (p->options->max_failures == 0 || p->failed < p->options->max_failures);
}

static int finish(parse *p, cli_work_end end)
{
    bool array = is_array(p);
    if (end == CLI_WORK_INTERRUPTED) {
        cli_output_discard(&p->output);
        cli_say("interrupted after %u of %zu files\n", (unsigned)p->done, p->inputs.count);
        return CLI_INTERRUPTED;
    }
    if (end == CLI_WORK_NO_MEMORY) {
        cli_output_discard(&p->output);
        cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
        return CLI_OUTPUT;
    }
    if (array)
        write_z(p, p->inputs.count == 0 ? "[]\n" : "\n]\n");
    else if (p->options->format == CLI_FORMAT_JSONRESUME)
        write_z(p, "\n");
    if (!cli_output_commit(&p->output))
        return CLI_OUTPUT;
    if (!p->options->quiet) {
        cli_say("%u %s = %u read + %u failed", (unsigned)p->done, p->done == 1 ? "file" : "files", (unsigned)(p->done - p->failed), (unsigned)p->failed);
        if (p->limited > 0)
            cli_say(", %u of them over a limit", (unsigned)p->limited);
        if (p->inputs.passed_over > 0)
            cli_say(" (%u passed over)", (unsigned)p->inputs.passed_over);
        cli_say(", as of %.7s\n", p->read.as_of);
        if (p->done < p->inputs.count)
            cli_say("stopped there, as was asked for: %zu files were not read\n", p->inputs.count - p->done);
    }
    return p->failed > 0 ? CLI_FILES_FAILED : CLI_DONE;
}

int cli_parse(const cli_options *options)
{
    char month[8];
    parse p = {.options = options, .read = BOLE_OPTIONS(bole_read_options)};
    p.read.as_of = options->as_of != NULL ? options->as_of : cli_this_month(month);
    if (p.read.as_of == NULL)
        return cli_refuse("the clock cannot be read: say --as-of YYYY-MM");
    bole_rules *rules;
    int status = CLI_USAGE;
    if (cli_rules_open(&rules, options)) {
        p.rules = rules;
        cli_inputs_open(&p.inputs, options->operands, options->operand_count, options->quiet);
        const cli_work work = {
            .count = p.inputs.count,
            .jobs = options->jobs,
            .context = &p,
            .open = cli_worker_open,
            .make = make_page,
            .take = take_page,
            .drop = drop_page,
            .close = cli_worker_close,
        };
        if (cli_output_open(&p.output, options->output)) {
            cli_progress_open(&p.progress, options, p.inputs.count, p.output.fd);
            status = finish(&p, cli_work_run(&work));
        } else {
            status = CLI_OUTPUT;
        }
        cli_inputs_close(&p.inputs);
    }
    bole_rules_close(rules);
    return status;
}
