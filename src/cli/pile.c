#include "cli/pile.h"

#include "cli/progress.h"
#include "cli/work.h"
#include "cli/worker.h"

typedef struct pile {
    const bole_role *role;
    const bole_score_options *score;
    const cli_inputs *inputs;
    bole_ranking *ranking;
    cli_progress progress;
    uint32_t failed, most_failures; /* 0: any number */
    bole_status status;             /* of taking a candidate */
} pile;

static void *make_candidate(void *state, size_t index, void *context)
{
    cli_worker *w = state;
    const pile *p = context;
    const cli_input *input = &p->inputs->items[index];
    bole_candidate *candidate = NULL;
    cli_failure failure;
    if (cli_file_read(&w->file, &failure, input, BOLE_RESUME_BYTES_MAX))
        bole_candidate_open(&candidate, w->session, p->role, input->path, w->file.bytes, w->file.size, p->score);
    else
        bole_candidate_fail(&candidate, p->role, input->path, failure.code, failure.message);
    return candidate;
}

static bool take_candidate(void *result, size_t index, void *context)
{
    pile *p = context;
    p->failed += bole_candidate_failed(result);
    p->status = bole_ranking_take(p->ranking, result);
    cli_progress_step(&p->progress, index + 1);
    if (p->status == BOLE_OK && p->most_failures > 0 && p->failed >= p->most_failures) {
        p->status = BOLE_ERROR_INPUT;
        cli_refuse("stopped at '%s', failed file %u, as was asked for; no ranking was written ('bole parse' says what is wrong with it)",
            p->inputs->items[index].path, (unsigned)p->failed);
    }
    return p->status == BOLE_OK;
}

static void drop_candidate(void *result) { bole_candidate_close(result); }

static bole_status run(pile *p, unsigned jobs)
{
    const cli_work work = {
        .count = p->inputs->count,
        .jobs = jobs,
        .context = p,
        .open = cli_worker_open,
        .make = make_candidate,
        .take = take_candidate,
        .drop = drop_candidate,
        .close = cli_worker_close,
    };
    switch (cli_work_run(&work)) {
    case CLI_WORK_DONE: return BOLE_OK;
    case CLI_WORK_INTERRUPTED: return BOLE_ERROR_INTERRUPTED;
    case CLI_WORK_STOPPED: return p->status;
    default: return BOLE_ERROR_MEMORY;
    }
}

bole_status cli_pile_rank(bole_ranking **out, const bole_role *role, const bole_score_options *score, const cli_inputs *inputs, const cli_options *options)
{
    pile p = {.role = role, .score = score, .inputs = inputs, .most_failures = options->max_failures};
    cli_progress_open(&p.progress, options, inputs->count, -1);
    bole_status status = bole_ranking_open(&p.ranking, role, score);
    if (status == BOLE_OK) {
        bole_ranking_passed_over(p.ranking, inputs->passed_over);
        status = run(&p, options->jobs);
    }
    if (status != BOLE_OK) {
        bole_ranking_close(p.ranking);
        p.ranking = NULL;
    }
    *out = p.ranking;
    return status;
}
