/* A candidate: what a report needs of one scored record, copied out of the document that goes away. */
#include "report/ranking.h"

#include "report/dossier.h"
#include "report/record.h"

#define CANDIDATE_MEMORY ((size_t)64 << 20)

typedef struct copying {
    bl_candidate *out;
    const bl_record *record;
    const bl_role *role;
    bl_voice voice;
    bl_mask mask;
} copying;

static bl_status keep(bl_arena *arena, bl_str *out, bl_str s)
{
    if (s.len == 0) {
        *out = BL_STR_NONE;
        return BL_OK;
    }
    *out = bl_str_copy(arena, s);
    return out->ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bool same_quote(const bl_quote *a, const bl_quote *b) { return a->line == b->line && a->column == b->column && bl_str_equal(a->text, b->text); }

static bl_status copy_quotes(bl_result *result, const copying *c, const bl_match *match)
{
    result->quotes = BL_NEW_ARRAY(c->out->arena, bl_quote, match->evidence.count);
    if (result->quotes == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < match->evidence.count; i++) {
        bl_span at = match->evidence.items[i].at;
        at.end = at.begin + (uint32_t)bl_record_quote(c->record, at).len;
        if (!c->out->blind) /* whoever reads it may look it up: what stands there is verbatim */
            at = bl_mask_clip(&c->mask, at);
        const bl_place place = bl_source_place(&c->record->document->text, at.begin);
        bl_quote quote = {.line = place.line,
            .column = place.column,
            .page = bl_document_page(c->record->document, place.line),
            .text = bl_mask_text(&c->mask, c->out->arena, at)};
        if (at.begin == at.end || (result->quote_count > 0 && same_quote(&result->quotes[result->quote_count - 1], &quote)))
            continue;
        BL_TRY(keep(c->out->arena, &quote.text, quote.text));
        if (quote.text.len == 0)
            return BL_ERROR_MEMORY;
        BL_TRY(keep(c->out->arena, &quote.cue, match->evidence.items[i].cue));
        result->quotes[result->quote_count++] = quote;
    }
    return BL_OK;
}

static bl_str rule_file(const copying *c, const bl_match *match)
{
    return match->file == BL_FILE_ROLE ? c->role->source.name : bl_ruleset_file(c->role->rules, match->file);
}

static bl_status copy_result(bl_result *result, const copying *c, const bl_scored *scored)
{
    const bl_match *match = &scored->match;
    *result = (bl_result){
        .criterion = match->criterion,
        .max = scored->max,
        .points = scored->points,
        .possible = scored->possible,
        .degree = match->degree,
        .possible_degree = match->possible,
        .state = match->state,
        .must = match->must,
        .label = bl_label(c->voice.catalogue, match->criterion),
        .asked = bl_sentence_asked(&c->voice, match->criterion),
        .found = bl_sentence_found(&c->voice, match),
        .reason = bl_sentence_reason(&c->voice, scored),
        .must_words = bl_sentence_must(&c->voice, match->criterion),
        .rule_line = match->line,
    };
    if (result->asked.ptr == NULL || result->found.ptr == NULL || result->reason.ptr == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(keep(c->out->arena, &result->rule_file, rule_file(c, match)));
    BL_TRY(keep(c->out->arena, &result->found, result->found)); /* may point into the record */
    return copy_quotes(result, c, match);
}

static bl_status copy_results(const copying *c, const bl_score *score)
{
    bl_candidate *out = c->out;
    out->results = BL_NEW_ARRAY(out->arena, bl_result, score->count);
    out->questions = BL_NEW_ARRAY(out->arena, bl_question, score->count);
    out->degrees = BL_NEW_ARRAY(out->arena, uint16_t, score->count);
    if (out->results == NULL || out->questions == NULL || out->degrees == NULL)
        return BL_ERROR_MEMORY;
    out->result_count = score->count;
    for (uint32_t i = 0; i < score->count; i++) {
        const bl_scored *scored = &score->criteria[i];
        out->degrees[i] = (uint16_t)scored->match.degree;
        BL_TRY(copy_result(&out->results[i], c, scored));
        const bl_points open = scored->possible - scored->points;
        const bl_str text = bl_sentence_question(&c->voice, &scored->match);
        if (text.len > 0 && (open > 0 || scored->match.must == BL_VERDICT_UNKNOWN))
            out->questions[out->question_count++] = (bl_question){scored->match.criterion, open, text};
    }
    return BL_OK;
}

/* ---- what the role asked to show ---- */

/* A wish may stand in one field with a telephone. */
static bl_str clear(const copying *c, bl_str words) { return bl_mask_words(&c->mask, words); }

static bl_str join(const copying *c, const bl_str *parts, uint32_t count)
{
    return bl_sentence_join(c->out->arena, parts, count, BL_SAY_PLAIN(c->voice.catalogue, BL_SAY_LIST_COMMA));
}

static bl_str join_clear(const copying *c, const bl_str *parts, uint32_t count)
{
    bl_str *cleared = BL_NEW_ARRAY(c->out->arena, bl_str, count);
    for (uint32_t i = 0; cleared != NULL && i < count; i++)
        cleared[i] = clear(c, parts[i]);
    return cleared == NULL ? BL_STR_NONE : join(c, cleared, count);
}

static bl_str highest_education(const copying *c)
{
    const bl_record *record = c->record;
    const bl_school *best = NULL;
    for (uint32_t i = 0; i < record->schools.count; i++)
        if (best == NULL || record->schools.items[i].level > best->level)
            best = &record->schools.items[i];
    if (best == NULL)
        return BL_STR_NONE;
    const bl_str name = best->institution.len == 0 ? BL_STR_NONE : bl_sentence_school(&c->voice, best->institution);
    return best->level == BL_LEVEL_NONE ? name
                                        : join(c, (const bl_str[]){BL_SAY_PLAIN(c->voice.catalogue, (bl_message)(BL_SAY_LEVEL_NONE + best->level)), name}, 2);
}

static bl_str present_job(const copying *c)
{
    const bl_record *record = c->record;
    for (uint32_t i = 0; i < record->jobs.count; i++) {
        const bl_job *job = &record->jobs.items[i];
        if (job->when.end.precision == BL_DATE_PRESENT)
            return job->position.len == 0 ? clear(c, job->name) : join_clear(c, (const bl_str[]){job->position, job->name}, 2);
    }
    return BL_STR_NONE;
}

/* A place without a digit or a mail sign: a city, not an address. */
static bl_str city(bl_str location)
{
    for (size_t i = 0; i < location.len; i++)
        if ((location.ptr[i] >= '0' && location.ptr[i] <= '9') || location.ptr[i] == '@')
            return BL_STR_NONE;
    return location;
}

static bl_str shown(const copying *c, bl_str key)
{
    const bl_record *r = c->record;
    if (bl_str_equal(key, BL_STR("salary")))
        return clear(c, r->wishes.salary_raw);
    if (bl_str_equal(key, BL_STR("available")))
        return clear(c, r->wishes.available);
    if (bl_str_equal(key, BL_STR("status")))
        return clear(c, r->wishes.status);
    if (bl_str_equal(key, BL_STR("employmentType")))
        return clear(c, r->wishes.employment_type);
    if (bl_str_equal(key, BL_STR("positions")))
        return join_clear(c, r->wishes.positions.items, r->wishes.positions.count);
    if (bl_str_equal(key, BL_STR("locations")))
        return join_clear(c, r->wishes.locations.items, r->wishes.locations.count);
    if (bl_str_equal(key, BL_STR("location"))) /* where they want to work, else the city they name; an address is a contact */
        return r->wishes.locations.count > 0 ? join_clear(c, r->wishes.locations.items, r->wishes.locations.count) : city(r->basics.location);
    if (bl_str_equal(key, BL_STR("education")))
        return highest_education(c);
    if (bl_str_equal(key, BL_STR("current")))
        return present_job(c);
    return BL_STR_NONE;
}

static bl_status copy_notes(const copying *c, bool whole)
{
    bl_candidate *out = c->out;
    copying keyed = *c;
    keyed.voice.catalogue = &bl_catalogue_keyed;
    out->notes = BL_NEW_ARRAY(out->arena, bl_note, c->role->show_count);
    if (out->notes == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < c->role->show_count; i++) {
        bl_note *note = &out->notes[out->note_count++];
        note->key = c->role->show[i];
        BL_TRY(keep(out->arena, &note->value, shown(c, c->role->show[i])));
        if (whole)
            BL_TRY(keep(out->arena, &note->saying, shown(&keyed, c->role->show[i])));
    }
    return BL_OK;
}

static bl_str file_name(bl_str path)
{
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/')
        begin--;
    return bl_str_slice(path, begin, path.len);
}

static bl_status copy_names(const copying *c)
{
    bl_candidate *out = c->out;
    out->path = out->file;
    return keep(out->arena, &out->name, out->name_is_file ? file_name(out->file) : c->record->basics.name);
}

bl_str bl_candidate_blind_path(bl_arena *arena, const bl_catalogue *catalogue, bl_str hash)
{
    return BL_SAY(arena, catalogue, BL_SAY_BLIND_FILE, bl_str_slice(hash, 0, 12));
}

/* They come of the file's bytes, so they are the same in every run and tell nothing. */
static bl_status copy_pseudonyms(const copying *c)
{
    bl_candidate *out = c->out;
    const bl_str hash = bl_str_of(out->sha256.hex);
    out->name_is_file = false;
    out->name = BL_SAY(out->arena, c->voice.catalogue, BL_SAY_BLIND_NAME, bl_str_slice(hash, 0, 6));
    out->path = bl_candidate_blind_path(out->arena, c->voice.catalogue, hash);
    return out->name.ptr == NULL || out->path.ptr == NULL ? BL_ERROR_MEMORY : BL_OK;
}

static bl_status copy_head(const copying *c, const bl_score *score)
{
    bl_candidate *out = c->out;
    const bl_record *r = c->record;
    out->score = score->points;
    out->possible = score->possible;
    out->must = score->must;
    out->unweighted = score->unweighted;
    out->format = bl_format_name(r->document->format);
    out->sha256 = r->document->file.sha256;
    out->bytes = r->document->file.bytes;
    out->name_is_file = r->basics.name.len == 0;
    BL_TRY(keep(out->arena, &out->file, r->document->file.path));
    BL_TRY(out->blind ? copy_pseudonyms(c) : copy_names(c));
    BL_TRY(keep(out->arena, &out->email, r->basics.email));
    BL_TRY(keep(out->arena, &out->phone, r->basics.phone));
    return keep(out->arena, &out->location, r->basics.location);
}

static bl_status open_candidate(bl_candidate **out, const bl_allocator *allocator, unsigned hide)
{
    bl_arena *arena;
    *out = NULL;
    BL_TRY(bl_arena_open(&arena, allocator, CANDIDATE_MEMORY));
    bl_candidate *candidate = BL_NEW(arena, bl_candidate);
    if (candidate == NULL) {
        bl_arena_close(arena);
        return BL_ERROR_MEMORY;
    }
    candidate->arena = arena;
    candidate->blind = (hide & BL_PRIVACY_IDENTITY) != 0;
    *out = candidate;
    return BL_OK;
}

static bl_status fill(const copying *c, const bl_score *score, bool whole)
{
    BL_TRY(copy_head(c, score));
    BL_TRY(copy_notes(c, whole));
    return copy_results(c, score);
}

bl_status bl_candidate_of(bl_candidate **out, const bl_allocator *allocator, const bl_record *record, const bl_score *score, const bl_role *role,
    const bl_catalogue *catalogue, unsigned hide, bool whole)
{
    BL_TRY(open_candidate(out, allocator, hide));
    copying c = {.out = *out, .record = record, .role = role, .voice = {(*out)->arena, catalogue, role, (*out)->blind ? record : NULL}};
    bl_status status = bl_mask_open(&c.mask, (*out)->arena, record, hide);
    if (status == BL_OK)
        status = fill(&c, score, whole);
    if (status == BL_OK && whole)
        status = bl_dossier_make(*out, allocator, record, role, score, &c.mask);
    if (status != BL_OK) {
        bl_candidate_free(*out);
        *out = NULL;
    }
    return status;
}

bl_status bl_candidate_failure(bl_candidate **out, const bl_allocator *allocator, bl_str path, bl_str code, bl_str message)
{
    BL_TRY(open_candidate(out, allocator, 0));
    bl_status status = keep((*out)->arena, &(*out)->file, path);
    (*out)->path = (*out)->file;
    if (status == BL_OK)
        status = keep((*out)->arena, &(*out)->code, code);
    if (status == BL_OK)
        status = keep((*out)->arena, &(*out)->told, message);
    (*out)->message = (*out)->told;
    if (status != BL_OK) {
        bl_candidate_free(*out);
        *out = NULL;
    }
    return status;
}

bl_candidate *bl_candidate_copy_failure(const bl_candidate *candidate, bl_arena *arena)
{
    bl_candidate *copy = BL_NEW(arena, bl_candidate);
    if (copy == NULL || keep(arena, &copy->file, candidate->file) != BL_OK || keep(arena, &copy->code, candidate->code) != BL_OK ||
        keep(arena, &copy->told, candidate->told) != BL_OK)
        return NULL;
    copy->path = copy->file;
    copy->message = copy->told;
    return copy;
}

void bl_candidate_free(bl_candidate *candidate)
{
    if (candidate != NULL && candidate->arena != NULL)
        bl_arena_close(candidate->arena);
}
