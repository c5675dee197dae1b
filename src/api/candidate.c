#include "api/handles.h"

/* Puts the handle into the candidate's own arena. */
static bl_status hand_out(bole_candidate **out, bl_candidate *candidate)
{
    bole_candidate *handle = BL_NEW(candidate->arena, bole_candidate);
    if (handle == NULL) {
        bl_candidate_free(candidate);
        return BL_ERROR_MEMORY;
    }
    handle->candidate = candidate;
    *out = handle;
    return BL_OK;
}

/* Bytes -> a candidate. BL_ERROR_INPUT: *failure says why there is none. */
static bl_status score(bl_candidate **out, bl_failure *failure, bole_session *session, const bole_role *role, bl_str path, bl_str bytes, bl_month as_of,
    const bole_score_options *options)
{
    bl_document *document;
    bl_record *record;
    bl_score points;
    BL_TRY(bl_read_document_with(&document, failure, session->document, &session->means, path, bytes));
    BL_TRY(bl_facts_read(&record, document, &role->vocabulary, as_of, options->whole ? &bl_needs_score : &role->needs));
    if (record->not_a_resume) {
        *failure = (bl_failure){BL_STR("not-a-resume"),
            BL_STR("nothing in this text speaks of a person's work or studies: if it is a résumé all the same, look at it with 'bole parse'")};
        return BL_ERROR_INPUT;
    }
    BL_TRY(bl_score_record(&points, session->scratch, record, role->role, role->maxima));
    return bl_candidate_of(
        out, &session->allocator, record, &points, role->role, bl_api_catalogue(role, options->language), bl_api_hidden(options), options->whole);
}

bole_status bole_candidate_open(
    bole_candidate **out, bole_session *session, const bole_role *role, const char *path, const char *bytes, size_t size, const bole_score_options *options)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    bl_month as_of;
    if (session == NULL || role == NULL || path == NULL || (bytes == NULL && size > 0) || options == NULL || options->size < sizeof *options ||
        options->as_of == NULL || !bl_month_parse(&as_of, bl_str_of(options->as_of)))
        return BOLE_ERROR_MISUSE;
    session->resume = (bole_resume){0};
    bl_arena_reset(session->document);
    bl_arena_reset(session->scratch);
    bl_str printed = bl_api_path(session->document, path);
    if (printed.ptr == NULL)
        return BOLE_ERROR_MEMORY;
    bl_candidate *candidate;
    bl_failure failure = {BL_STR_NONE, BL_STR_NONE};
    bl_status status = score(&candidate, &failure, session, role, printed, (bl_str){bytes, size}, as_of, options);
    if (status != BL_OK) {
        failure = bl_api_failure(status, failure);
        status = bl_candidate_failure(&candidate, &session->allocator, printed, failure.code, failure.message);
    }
    if (status == BL_OK)
        status = hand_out(out, candidate);
    return bl_api_status(status);
}

bole_status bole_candidate_fail(bole_candidate **out, const bole_role *role, const char *path, const char *code, const char *message)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (role == NULL || path == NULL || code == NULL || message == NULL)
        return BOLE_ERROR_MISUSE;
    bl_arena *arena;
    bl_status status = bl_arena_open(&arena, &role->allocator, BL_LIMIT_DOCUMENT_MEMORY);
    if (status != BL_OK)
        return bl_api_status(status);
    bl_str printed = bl_api_path(arena, path);
    bl_candidate *candidate;
    status = printed.ptr == NULL ? BL_ERROR_MEMORY : bl_candidate_failure(&candidate, &role->allocator, printed, bl_str_of(code), bl_str_of(message));
    bl_arena_close(arena);
    if (status == BL_OK)
        status = hand_out(out, candidate);
    return bl_api_status(status);
}

void bole_candidate_close(bole_candidate *candidate)
{
    if (candidate != NULL)
        bl_candidate_free(candidate->candidate);
}

bool bole_candidate_failed(const bole_candidate *candidate) { return candidate != NULL && candidate->candidate->code.len > 0; }
