/* A résumé from bytes, its facts (dates and quantities among them), its score and the report. */
#include <string.h>

#include "shipped.h"

static const char role_text[] =
    "role: Backend engineer\nas_of: 2024-06\nweights: {skills: 50, experience: 20, domains: 10, education: 10, languages: 5, other: 5}\n"
    "skills: [{skill: java, years: 5, must: true}, {any: [kafka, rocketmq], years: 3}, {all: [docker, kubernetes]}]\n"
    "experience: [{years: 8}, {management: true, people: 5}]\ndomains: [{domain: payments, years: 3}]\n"
    "education: [{level: bachelor}]\nlanguages: [{language: en, level: B2}]\nother: [{patents: 1}]\n";

static bole_role *role;
static bole_session *session;

static void close_all(void)
{
    bole_role_close(role);
    bole_session_close(session);
}

static void open_all(void)
{
    bole_role_options options = BOLE_OPTIONS(bole_role_options);
    bole_diagnostics *diagnostics;
    options.rules = shipped_rules();
    require(bole_diagnostics_open(&diagnostics, NULL) == BOLE_OK);
    require(bole_role_open(&role, "role.yaml", role_text, strlen(role_text), &options, diagnostics) == BOLE_OK);
    bole_diagnostics_close(diagnostics);
    require(bole_session_open(&session, NULL) == BOLE_OK);
    atexit(close_all);
}

static void parse(const char *bytes, size_t size)
{
    bole_read_options options = BOLE_OPTIONS(bole_read_options);
    bole_resume *resume;
    options.as_of = "2024-06";
    const bole_status status = bole_resume_read(&resume, session, shipped_rules(), "a.md", bytes, size, &options);
    require(status == BOLE_OK || status == BOLE_ERROR_INPUT);
    static const bole_format formats[] = {BOLE_FORMAT_TEXT, BOLE_FORMAT_JSON, BOLE_FORMAT_JSONRESUME};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        require(bole_resume_write(resume, formats[i], BOLE_LANGUAGE_ZH, true, swallow, NULL) == BOLE_OK);
}

static void rank(const char *bytes, size_t size)
{
    bole_score_options score = BOLE_OPTIONS(bole_score_options);
    bole_report_options report = BOLE_OPTIONS(bole_report_options);
    bole_candidate *candidate;
    bole_ranking *ranking;
    score.as_of = "2024-06";
    require(bole_candidate_open(&candidate, session, role, "a.txt", bytes, size, &score) == BOLE_OK);
    require(bole_ranking_open(&ranking, role, &score) == BOLE_OK);
    require(bole_ranking_take(ranking, candidate) == BOLE_OK);
    report.format = BOLE_FORMAT_JSON;
    require(bole_ranking_write(ranking, &report, swallow, NULL) == BOLE_OK);
    report.format = BOLE_FORMAT_TEXT;
    require(bole_ranking_write(ranking, &report, swallow, NULL) == BOLE_OK);
    bole_ranking_close(ranking);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (session == NULL)
        open_all();
    parse((const char *)bytes, size);
    rank((const char *)bytes, size);
    return 0;
}
