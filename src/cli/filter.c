/* bole filter ROLE...: a line of JSON in, a line of JSON out, in order; memory stays flat. For engines that stream records through a program. */
#include <pthread.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/lines.h"
#include "cli/output.h"
#include "cli/rules.h"
#include "cli/work.h"
#include "cli/worker.h"

enum { LINES_A_JOB = 64 };

typedef struct filter {
    const cli_options *options;
    bole_role **roles;
    char month[8];
    bole_filter_options how;
    cli_lines lines;
    cli_output output;
    cli_bytes answers;     /* of the handful at hand */
    pthread_mutex_t mutex; /* of resting */
    cli_worker **resting;  /* workers that wait for the next handful */
    size_t resting_count, resting_capacity;
} filter;

/* ---- workers, kept from one handful to the next ---- */

static void *wake(void *context)
{
    filter *f = context;
    pthread_mutex_lock(&f->mutex);
    cli_worker *worker = f->resting_count > 0 ? f->resting[--f->resting_count] : NULL;
    pthread_mutex_unlock(&f->mutex);
    return worker != NULL ? worker : cli_worker_open(NULL);
}

typedef struct rested { /* a worker with the way back */
    filter *filter;
    cli_worker *worker;
} rested;

static void *open_worker(void *context)
{
    rested *r = cli_alloc(sizeof *r);
    *r = (rested){context, wake(context)};
    if (r->worker != NULL)
        return r;
    cli_free(r);
    return NULL;
}

static void rest_worker(void *state)
{
    rested *r = state;
    if (r == NULL)
        return;
    filter *f = r->filter;
    pthread_mutex_lock(&f->mutex);
    f->resting = cli_grow(f->resting, f->resting_count, &f->resting_capacity, sizeof *f->resting);
    f->resting[f->resting_count++] = r->worker;
    pthread_mutex_unlock(&f->mutex);
    cli_free(r);
}

/* ---- a handful of lines ---- */

static bool append(const char *bytes, size_t size, void *context)
{
    cli_bytes *out = context;
    while (out->capacity - out->size < size)
        out->bytes = cli_grow(out->bytes, out->capacity, &out->capacity, 1);
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
    return true;
}

static void *make_answer(void *state, size_t index, void *context)
{
    const rested *r = state;
    const filter *f = context;
    const cli_line *line = &f->lines.items[index];
    cli_bytes *answer = cli_alloc(sizeof *answer);
    if (line->bytes == NULL)
        bole_filter_fail("too-large", "the line is longer than 64 MB: a résumé is wanted", append, answer);
    else if (bole_filter_line(r->worker->session, (const bole_role *const *)f->roles, f->options->operand_count, &f->how, line->bytes, line->size, append,
                 answer) != BOLE_OK)
        bole_filter_fail("out-of-memory", "there was not enough memory for this line: run with fewer jobs", append, answer);
    return answer;
}

static void drop_answer(void *result)
{
    cli_bytes_free(result);
    cli_free(result);
}

static bool take_answer(void *result, size_t index, void *context)
{
    filter *f = context;
    const cli_bytes *answer = result;
    (void)index;
    append(answer->bytes, answer->size, &f->answers);
    drop_answer(result);
    return true;
}

/* CLI_DONE: go on. What was answered is written also after Ctrl-C: it ends at a line's end. */
static int answer_handful(filter *f)
{
    const cli_work work = {
        .count = f->lines.count,
        .jobs = f->options->jobs,
        .context = f,
        .open = open_worker,
        .make = make_answer,
        .take = take_answer,
        .drop = drop_answer,
        .close = rest_worker,
    };
    f->answers.size = 0;
    const cli_work_end end = cli_work_run(&work);
    if (f->answers.size > 0 && !cli_output_write(f->answers.bytes, f->answers.size, &f->output))
        return CLI_OUTPUT;
    if (end == CLI_WORK_INTERRUPTED)
        return CLI_INTERRUPTED;
    if (end == CLI_WORK_DONE)
        return CLI_DONE;
    cli_refuse("%s", cli_status_text(BOLE_ERROR_MEMORY));
    return CLI_OUTPUT;
}

static int run(filter *f)
{
    int status = CLI_DONE;
    while (status == CLI_DONE && cli_lines_next(&f->lines, (size_t)f->options->jobs * LINES_A_JOB))
        status = answer_handful(f);
    if (f->lines.error != 0) {
        cli_refuse("standard input cannot be read: %s", strerror(f->lines.error));
        cli_output_discard(&f->output);
        return CLI_USAGE;
    }
    if (status == CLI_OUTPUT && f->output.error == 0) {
        cli_output_discard(&f->output);
        return status;
    }
    if (!cli_output_commit(&f->output))
        return CLI_OUTPUT;
    return cli_interrupted() ? CLI_INTERRUPTED : status;
}

/* ---- before the first line ---- */

static const struct {
    const char *name;
    bole_filter_field field;
} fields[] = {{"role", 0}, {"sha256", BOLE_FILTER_SHA256}, {"asOf", BOLE_FILTER_AS_OF}, {"rules", BOLE_FILTER_RULES}, {"score", BOLE_FILTER_SCORE},
    {"possible", BOLE_FILTER_POSSIBLE}, {"must", BOLE_FILTER_MUST}, {"criteria", BOLE_FILTER_CRITERIA}};
enum { FIELDS = sizeof fields / sizeof fields[0] };

/* "score,must" */
static bool read_fields(unsigned *out, const char *list)
{
    const char *names[FIELDS];
    for (size_t i = 0; i < FIELDS; i++)
        names[i] = fields[i].name;
    for (const char *at = list; *at != '\0';) {
        const size_t length = strcspn(at, ",");
        size_t i = 0;
        while (i < FIELDS && !(strlen(names[i]) == length && memcmp(names[i], at, length) == 0))
            i++;
        if (i == FIELDS) {
            char *word = cli_join(at, "", "");
            word[length] = '\0';
            cli_refuse("an answer has no field '%s'%s", word, cli_did_you_mean(word, names, FIELDS));
            return false;
        }
        *out |= (unsigned)fields[i].field;
        at += length + (at[length] == ',');
    }
    *out |= BOLE_FILTER_NONE; /* 'role' alone is not all */
    return true;
}

/* A month that a role does not say is asked of the clock once, and said once. */
static bool settle_months(filter *f)
{
    for (size_t i = 0; i < f->options->operand_count && f->options->as_of == NULL; i++) {
        const char *as_of;
        cli_options one = *f->options;
        one.operands = &f->options->operands[i];
        if (!cli_settle_as_of(&as_of, f->roles[i], &one, f->month))
            return false;
        if (bole_role_as_of(f->roles[i]) == NULL)
            f->how.this_month = f->month;
    }
    return true;
}

static bool open_roles(filter *f)
{
    bole_rules *rules;
    bool good = cli_rules_open(&rules, f->options);
    for (size_t i = 0; good && i < f->options->operand_count; i++) {
        if (strcmp(f->options->operands[i], "-") == 0) {
            cli_refuse("a role cannot come from standard input, which the lines come from");
            good = false;
        } else {
            good = cli_role_open(&f->roles[i], f->options->operands[i], rules, f->options);
        }
    }
    bole_rules_close(rules);
    return good;
}

int cli_filter(const cli_options *options)
{
    filter f = {.options = options, .how = BOLE_OPTIONS(bole_filter_options), .lines = {.longest = BOLE_FILTER_LINE_MAX}, .mutex = PTHREAD_MUTEX_INITIALIZER};
    f.how.as_of = options->as_of;
    f.how.language = options->language;
    f.how.contacts = options->contacts;
    f.how.blind = options->blind;
    f.how.evidence = options->evidence_given ? options->evidence : UINT32_MAX;
    if (options->fields != NULL && !read_fields(&f.how.fields, options->fields))
        return CLI_USAGE;
    f.roles = cli_alloc(options->operand_count * sizeof(bole_role *));
    int status = CLI_USAGE;
    if (open_roles(&f) && settle_months(&f))
        status = cli_output_open(&f.output, options->output) ? run(&f) : CLI_OUTPUT;
    for (size_t i = 0; i < f.resting_count; i++)
        cli_worker_close(f.resting[i]);
    for (size_t i = 0; i < options->operand_count; i++)
        bole_role_close(f.roles[i]);
    cli_free(f.resting);
    cli_bytes_free(&f.answers);
    cli_lines_close(&f.lines);
    return status;
}
