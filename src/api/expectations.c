/* Whole expectations: by this role, that résumé stands above the other. A failure is a diagnostic at its line, with what was matched and why. */
#include "api/handles.h"

#include "rules/expectation.h"
#include "source/file.h"

enum { SHOWN = 3 }; /* differences in a hint */

typedef struct expector {
    const bole_rules *rules;
    const bole_rules_options *options;
    bole_session *session;
    bl_arena *arena; /* of the file at hand */
    bl_diags *diags;
    bole_test_counts *counts;
    const bl_source *source;
    bole_role *role; /* the last one that was asked for */
    bl_str role_name;
} expector;

static void refuse(const expector *e, const bl_expectation *x, bl_code code, const char *what, bl_str name)
{
    bl_diag_add(e->diags, BL_ERROR, code, e->source, x->span, "%s '%.*s'", what, BL_STR_ARG(name));
}

/* The bytes of FOLDER/roles/NAME.yaml, the last folder first. */
static bl_status find_role(const expector *e, bl_str name, bl_str *path, bl_str *bytes)
{
    for (size_t i = e->options->folder_count; i > 0; i--) {
        *path = bl_str_format(e->arena, "%s/roles/%.*s.yaml", e->options->folders[i - 1], BL_STR_ARG(name));
        if (path->ptr == NULL)
            return BL_ERROR_MEMORY;
        const bl_status status = bl_file_read(bytes, e->arena, path->ptr, BL_LIMIT_ROLE_BYTES);
        if (status != BL_ERROR_IO)
            return status;
    }
    return BL_ERROR_IO;
}

/* Leaves e->role NULL, and says so, where there is no such role. */
static bl_status open_role(expector *e, const bl_expectation *x)
{
    bl_str path, bytes;
    if (e->role != NULL && bl_str_equal(e->role_name, x->role))
        return BL_OK;
    bole_role_close(e->role);
    e->role = NULL;
    const bl_status found = bl_str_find(x->role, BL_STR("/"), 0) != SIZE_MAX ? BL_ERROR_IO : find_role(e, x->role, &path, &bytes);
    if (found == BL_ERROR_MEMORY)
        return found;
    if (found != BL_OK) {
        refuse(e, x, BL_CODE_FILE_UNREADABLE, "there is no ready role", x->role);
        return BL_OK;
    }
    bole_diagnostics own;
    own.arena = e->arena;
    bl_diags_open(&own.diags, e->arena); /* its warnings are the business of 'check' */
    const bole_role_options options = {
        .size = sizeof options, .rules = e->rules, .shipped_folders = e->options->folders, .shipped_folder_count = e->options->folder_count};
    const bole_status status = bole_role_open(&e->role, path.ptr, bytes.ptr, bytes.len, &options, &own);
    if (status == BOLE_ERROR_MEMORY)
        return BL_ERROR_MEMORY;
    if (status != BOLE_OK)
        refuse(e, x, BL_CODE_YAML_VALUE, "the role has errors, which 'bole check' shows:", x->role);
    e->role_name = x->role;
    return BL_OK;
}

static bl_status score_text(const expector *e, const char *name, bl_str text, const char *as_of, bole_candidate **out)
{
    bole_score_options options = BOLE_OPTIONS(bole_score_options);
    options.as_of = as_of;
    options.language = BOLE_LANGUAGE_EN;
    return (bl_status)bole_candidate_open(out, e->session, e->role, name, text.ptr, text.len, &options);
}

/* The criteria that tell the two apart the wrong way, the widest first: "Kafka -5.00 (above: ...; below: ...)". */
static bl_str differences(const expector *e, const bl_candidate *above, const bl_candidate *below)
{
    bl_str text = BL_STR("");
    bl_points last = INT64_MAX;
    for (uint32_t shown = 0, after = UINT32_MAX; shown < SHOWN; shown++) {
        uint32_t widest = UINT32_MAX;
        bl_points most = -1;
        for (uint32_t i = 0; i < above->result_count; i++) {
            const bl_points lost = below->results[i].points - above->results[i].points;
            const bool later = lost < last || (lost == last && after != UINT32_MAX && i > after);
            if (lost >= 0 && later && lost > most) {
                most = lost;
                widest = i;
            }
        }
        if (widest == UINT32_MAX)
            break;
        const bl_result *a = &above->results[widest], *b = &below->results[widest];
        text = bl_str_format(e->arena, "%.*s%s%.*s: above '%.*s', below '%.*s'", BL_STR_ARG(text), shown > 0 ? " | " : "", BL_STR_ARG(a->criterion->label),
            BL_STR_ARG(a->reason), BL_STR_ARG(b->reason));
        last = most;
        after = widest;
    }
    return text;
}

static bool gains_by(const bl_candidate *above, const bl_candidate *below, bl_str id, bool *known)
{
    *known = false;
    for (uint32_t i = 0; i < above->result_count; i++)
        if (bl_str_equal(above->results[i].criterion->id, id)) {
            *known = true;
            return above->results[i].points > below->results[i].points;
        }
    return false;
}

static void report(const expector *e, const bl_expectation *x, const bl_candidate *above, const bl_candidate *below)
{
    bl_diag *diag = bl_diag_add(e->diags, BL_ERROR, BL_CODE_RULE_EXPECTATION_FAILED, e->source, x->span,
        "by the role '%.*s' the first must stand above the second: it has %.*s points, the other %.*s%s", BL_STR_ARG(x->role),
        BL_STR_ARG(bl_sentence_points(e->arena, above->score)), BL_STR_ARG(bl_sentence_points(e->arena, below->score)),
        above->must == BL_VERDICT_FAIL ? ", and it fails a must" : "");
    bl_diag_hint(e->diags, diag, "%.*s", BL_STR_ARG(differences(e, above, below)));
}

static void judge(const expector *e, const bl_expectation *x, const bole_candidate *first, const bole_candidate *second)
{
    const uint32_t errors = e->diags->errors;
    const bl_candidate *above = first->candidate, *below = second->candidate;
    bool known = true;
    if (above->code.len > 0 || below->code.len > 0)
        refuse(e, x, BL_CODE_YAML_VALUE,
            above->code.len > 0 ? "'above' is no résumé:" : "'below' is no résumé:", above->code.len > 0 ? above->message : below->message);
    else if (bl_candidate_compare(above, below) >= 0)
        report(e, x, above, below);
    else if (x->by.len > 0 && !gains_by(above, below, x->by, &known)) {
        if (!known)
            refuse(e, x, BL_CODE_YAML_VALUE, "the role has no criterion", x->by);
        else {
            bl_diag *diag = bl_diag_add(e->diags, BL_ERROR, BL_CODE_RULE_EXPECTATION_FAILED, e->source, x->span,
                "the first stands above the second, but does not gain by '%.*s'", BL_STR_ARG(x->by));
            bl_diag_hint(e->diags, diag, "%.*s", BL_STR_ARG(differences(e, above, below)));
        }
    }
    e->counts->failed += e->diags->errors > errors;
}

static bl_status try_one(expector *e, const bl_expectation *x)
{
    char month[8];
    BL_TRY(open_role(e, x));
    e->counts->run++;
    const char *as_of = e->role == NULL ? NULL : bole_role_as_of(e->role);
    if (x->as_of != BL_MONTH_NONE) {
        const bl_str text = bl_str_format(e->arena, "%04d-%02d", bl_month_year(x->as_of), bl_month_number(x->as_of));
        if (text.ptr == NULL || text.len >= sizeof month)
            return BL_ERROR_MEMORY;
        memcpy(month, text.ptr, text.len + 1);
        as_of = month;
    }
    if (e->role != NULL && as_of == NULL)
        refuse(e, x, BL_CODE_YAML_MISSING_KEY, "add 'as_of' here: there is none in the role", x->role);
    if (e->role == NULL || as_of == NULL) {
        e->counts->failed++;
        return BL_OK;
    }
    bole_candidate *above = NULL, *below = NULL;
    bl_status status = score_text(e, "above.md", x->above, as_of, &above);
    if (status == BL_OK)
        status = score_text(e, "below.md", x->below, as_of, &below);
    if (status == BL_OK)
        judge(e, x, above, below);
    bole_candidate_close(above);
    bole_candidate_close(below);
    return status;
}

static bl_status try_file(expector *e, bl_str folder, bl_str name)
{
    bl_expectations list;
    bl_str bytes, printed = bl_str_format(e->arena, "tests/%.*s", BL_STR_ARG(name));
    const bl_str path = bl_str_format(e->arena, "%.*s/%.*s", BL_STR_ARG(folder), BL_STR_ARG(name));
    if (path.ptr == NULL || printed.ptr == NULL)
        return BL_ERROR_MEMORY;
    bl_status status = bl_file_read(&bytes, e->arena, path.ptr, BL_LIMIT_ROLE_BYTES);
    if (status == BL_OK)
        status = bl_expectations_read(&list, e->arena, printed, bytes, e->diags);
    else if (status != BL_ERROR_MEMORY)
        bl_diag_add(e->diags, BL_ERROR, BL_CODE_FILE_UNREADABLE, NULL, (bl_span){0, 0}, "%.*s cannot be read", BL_STR_ARG(printed));
    if (status != BL_OK) {
        e->counts->run += status != BL_ERROR_MEMORY;
        e->counts->failed += status != BL_ERROR_MEMORY;
        return status == BL_ERROR_MEMORY ? status : BL_OK;
    }
    e->source = &list.source;
    for (uint32_t i = 0; i < list.count && status == BL_OK; i++)
        status = try_one(e, &list.items[i]);
    return status;
}

static bl_status try_folder(expector *e, const char *folder)
{
    bl_file_list files;
    const bl_str tests = bl_str_format(e->arena, "%s/tests", folder);
    if (tests.ptr == NULL)
        return BL_ERROR_MEMORY;
    bl_status status = bl_file_walk(&files, e->arena, tests.ptr, BL_STR(".yaml"));
    if (status != BL_OK)
        return status == BL_ERROR_MEMORY ? status : BL_OK; /* there are none */
    for (uint32_t i = 0; i < files.count && status == BL_OK; i++)
        status = try_file(e, tests, files.paths[i]);
    bole_role_close(e->role);
    e->role = NULL;
    return status;
}

bole_status bole_rules_expect(const bole_rules *rules, const bole_rules_options *options, bole_test_counts *counts, bole_diagnostics *diagnostics)
{
    if (rules == NULL || options == NULL || options->size < sizeof *options || (options->folder_count > 0 && options->folders == NULL) || counts == NULL ||
        diagnostics == NULL)
        return BOLE_ERROR_MISUSE;
    *counts = (bole_test_counts){0};
    expector e = {.rules = rules, .options = options, .diags = &diagnostics->diags, .counts = counts};
    bl_status status = bl_arena_open(&e.arena, &bl_allocator_libc, BL_LIMIT_DOCUMENT_MEMORY);
    if (status == BL_OK)
        status = (bl_status)bole_session_open(&e.session, NULL);
    for (size_t i = 0; i < options->folder_count && status == BL_OK; i++) {
        const uint32_t before = counts->run;
        bl_arena_reset(e.arena);
        status = try_folder(&e, options->folders[i]);
        counts->own += i > 0 ? counts->run - before : 0;
    }
    bole_role_close(e.role);
    bole_session_close(e.session);
    bl_arena_close(e.arena);
    return bl_api_status(status);
}
