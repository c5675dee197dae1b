/* One line of JSON -> one line of JSON: a résumé, or the record of one, against every role (contract, 7). */
#include "api/handles.h"

#include "base/json_tree.h"
#include "base/utf8.h"
#include "facts/given.h"
#include "report/answer.h"

typedef struct answering {
    bole_session *session;
    const bole_role *const *roles;
    size_t role_count;
    const bole_filter_options *options;
    bl_buffer *out;
    bl_json json;
    bl_document *document;     /* NULL: there is only a record */
    const bl_json_node *given; /* the record, where it came without its text */
    bl_str made_under;         /* the rules that the record was made under; len 0: there is none */
    bl_month made_as_of;       /* its month */
    bl_record *record;         /* of the role before; NULL: none yet */
    bl_needs needs;            /* what was asked of it */
    bool open;                 /* "results" has begun */
} answering;

static bl_failure failure_of(const char *code, const char *message) { return (bl_failure){bl_str_of(code), bl_str_of(message)}; }

/* ---- what the line holds ---- */

/* The line as JSON; *out NULL: *failure says why not. */
static bl_status parse(const bl_json_node **out, bl_failure *failure, bl_arena *arena, bl_str line)
{
    bl_json_fault fault;
    *out = NULL;
    if (bl_str_trim(line).len == 0)
        *failure = failure_of("empty-line", "the line is empty: a JSON object with 'id' and 'text' or 'record' is wanted");
    else if (bl_str_equal(bl_str_trim(line), BL_STR("\\N")))
        *failure = failure_of("null-line", "the line is NULL (\\N): a JSON object with 'id' and 'text' or 'record' is wanted");
    else if (bl_utf8_valid(line) != line.len)
        *failure = failure_of("not-utf8", "the line is not UTF-8: write the JSON as UTF-8");
    else {
        const bl_status status = bl_json_read(out, arena, line, &fault);
        if (status != BL_ERROR_INPUT)
            return status;
        *out = NULL;
        failure->code = BL_STR("bad-json");
        failure->message = bl_str_format(arena, "this is no JSON, from byte %zu on: %s", fault.offset + 1, fault.message);
        return failure->message.ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
    }
    return BL_ERROR_INPUT;
}

/* A name that says the format to the reader, which asks the content first. */
static bl_status name_of(const char **out, bl_failure *failure, const bl_json_node *format)
{
    static const struct {
        const char *format, *name;
    } names[] = {
        {"markdown", "text.md"}, {"text", "text.txt"}, {"html", "text.html"}, {"mhtml", "text.mhtml"}, {"rtf", "text.rtf"}, {"jsonresume", "text.json"}};
    *out = "text";
    if (format == NULL || format->kind == BL_JSON_NULL)
        return BL_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && format->kind == BL_JSON_STRING; i++)
        if (bl_str_is(format->text, names[i].format)) {
            *out = names[i].name;
            return BL_OK;
        }
    *failure = failure_of("bad-format", "'format' must be markdown, text, html, mhtml, rtf or jsonresume");
    return BL_ERROR_INPUT;
}

static bl_status read_text(answering *a, bl_failure *failure, const bl_json_node *text, const bl_json_node *format)
{
    const char *name;
    BL_TRY(name_of(&name, failure, format));
    if (text->kind != BL_JSON_STRING) {
        *failure = failure_of("bad-text", "'text' must be a string");
        return BL_ERROR_INPUT;
    }
    if (text->text.len > BL_LIMIT_DOCUMENT_BYTES) {
        *failure = failure_of("too-large", "the text is larger than 20 MB: a résumé is wanted");
        return BL_ERROR_INPUT;
    }
    return bl_read_document_with(&a->document, failure, a->session->document, &a->session->means, bl_str_of(name), text->text);
}

/* A record that parse could not make says why. */
static bl_status refuse_failed(bl_failure *failure, const bl_json_node *record)
{
    const bl_json_node *error = bl_json_get(record, "error");
    if (error == NULL)
        return BL_OK;
    *failure = (bl_failure){bl_json_get_str(error, "code"), bl_json_get_str(error, "message")};
    if (failure->code.len == 0)
        failure->code = BL_STR("bad-record");
    return BL_ERROR_INPUT;
}

static bl_status read_record(answering *a, bl_failure *failure, const bl_json_node *record)
{
    if (record->kind != BL_JSON_OBJECT || !bl_str_equal(bl_json_get_str(record, "schema"), BL_STR("bole/resume/1"))) {
        *failure = failure_of("bad-record", "'record' must be a record as 'bole parse' writes it, with \"schema\":\"bole/resume/1\"");
        return BL_ERROR_INPUT;
    }
    BL_TRY(refuse_failed(failure, record));
    const bl_json_node *text = bl_json_get(record, "text");
    if (text != NULL && text->kind == BL_JSON_STRING)
        return read_text(a, failure, text, bl_json_get(bl_json_get(record, "source"), "format"));
    if (!bl_month_parse(&a->made_as_of, bl_json_get_str(record, "asOf")))
        a->made_as_of = BL_MONTH_NONE;
    a->made_under = bl_json_get_str(record, "rules");
    a->given = record;
    return BL_OK;
}

static bl_status read_line(answering *a, bl_failure *failure, const bl_json_node *line)
{
    const bl_json_node *text = bl_json_get(line, "text"), *record = bl_json_get(line, "record");
    if (line->kind != BL_JSON_OBJECT)
        *failure = failure_of("not-an-object", "a JSON object with 'id' and 'text' or 'record' is wanted");
    else if (text != NULL && record != NULL)
        *failure = failure_of("text-and-record", "the line has both 'text' and 'record': give one of them");
    else if (text != NULL && text->kind != BL_JSON_NULL)
        return read_text(a, failure, text, bl_json_get(line, "format"));
    else if (record != NULL && record->kind != BL_JSON_NULL)
        return read_record(a, failure, record);
    else
        *failure = failure_of("no-text", "the line has neither 'text' nor 'record'");
    return BL_ERROR_INPUT;
}

/* ---- what is answered ---- */

static bl_status month_of(bl_month *out, const answering *a, const bole_role *role)
{
    const char *as_of = a->options->as_of != NULL ? a->options->as_of : role->as_of[0] != '\0' ? role->as_of : a->options->this_month;
    return bl_month_parse(out, bl_str_of(as_of)) ? BL_OK : BL_ERROR_MISUSE;
}

/* May one record serve both roles? */
static bool alike(const bole_role *a, const bole_role *b)
{
    return a->vocabulary.rules == b->vocabulary.rules && a->vocabulary.own == NULL && b->vocabulary.own == NULL;
}

/* What the role asks, and with it every other that its record may serve. */
static bl_status needs_of(bl_needs *out, const answering *a, const bole_role *role)
{
    *out = role->needs;
    for (size_t i = 0; i < a->role_count; i++)
        if (a->roles[i] != role && alike(a->roles[i], role))
            BL_TRY(bl_needs_unite(out, a->session->document, out, &a->roles[i]->needs));
    return BL_OK;
}

/* The facts as this role's words find them; those of the role before where nothing differs. */
static bl_status read_facts(answering *a, bl_failure *failure, const bole_role *role, bl_month as_of)
{
    const bl_vocabulary *v = &role->vocabulary;
    const bool same = a->record != NULL && a->record->as_of == as_of && a->record->vocabulary.rules == v->rules && a->record->vocabulary.own == NULL &&
                      v->own == NULL;
    if (!same && a->given == NULL) {
        BL_TRY(needs_of(&a->needs, a, role));
        BL_TRY(bl_facts_read(&a->record, a->document, v, as_of, &a->needs));
    }
    if (!same && a->given != NULL) {
        *failure = failure_of("bad-record", "the record names a place that no document has: a line, a column or a quote is wrong");
        BL_TRY(bl_record_given(&a->record, a->session->document, a->given, v, as_of));
    }
    if (!a->record->not_a_resume)
        return BL_OK;
    *failure = failure_of("not-a-resume", "nothing in this text speaks of a person's work or studies");
    return BL_ERROR_INPUT;
}

/* Does a criterion ask for words that stand in no rule, which only a text can answer? */
static bool asks_own_words(const bl_criterion *c, const bl_role *role)
{
    const uint32_t rules = role->rules->lexicon.entry_count;
    for (uint32_t i = 0; i < c->name_count; i++)
        if (c->names[i].unknown || (c->names[i].entry != BL_NO_ENTRY && c->names[i].entry >= rules))
            return true;
    for (uint32_t i = 0; i < c->child_count; i++)
        if (asks_own_words(c->children[i], role))
            return true;
    return false;
}

/* Months of leading people stand in a record as they were in its month. */
static bool asks_leading(const bl_criterion *c)
{
    for (uint32_t i = 0; i < c->child_count; i++)
        if (asks_leading(c->children[i]))
            return true;
    return c->kind == BL_CRITERION_MANAGEMENT;
}

/* Criteria that a record without its text cannot answer say so. */
static bl_status degrade(answering *a, bl_answer_options *answer, bl_score *points, const bl_role *role)
{
    bl_str *ids = BL_NEW_ARRAY(a->session->scratch, bl_str, role->criterion_count);
    if (ids == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < role->criterion_count; i++) {
        const bl_criterion *c = role->criteria[i];
        if (!asks_own_words(c, role) && !(a->made_as_of != answer->as_of && asks_leading(c)))
            continue;
        bl_score_withhold(points, i);
        ids[answer->degraded_count++] = c->id;
    }
    answer->degraded = ids;
    return BL_OK;
}

static bl_status answer_role(answering *a, bl_failure *failure, const bole_role *role)
{
    const bole_filter_options *o = a->options;
    const bole_score_options masks = {.contacts = o->contacts, .blind = o->blind};
    bl_answer_options answer = {.fields = o->fields == 0 ? BL_ANSWER_ALL : o->fields, .evidence = o->evidence};
    bl_candidate *candidate;
    bl_score points;
    BL_TRY(month_of(&answer.as_of, a, role));
    BL_TRY(read_facts(a, failure, role, answer.as_of));
    bl_arena_reset(a->session->scratch);
    BL_TRY(bl_score_record(&points, a->session->scratch, a->record, role->role, role->maxima));
    answer.stale = a->made_under.len > 0 && !bl_str_is(a->made_under, role->role->rules->sha256.hex);
    if (a->given != NULL)
        BL_TRY(degrade(a, &answer, &points, role->role));
    BL_TRY(
        bl_candidate_of(&candidate, &a->session->allocator, a->record, &points, role->role, bl_api_catalogue(role, o->language), bl_api_hidden(&masks), false));
    if (!a->open) {
        bl_json_key(&a->json, "results");
        bl_json_begin_array(&a->json);
    }
    a->open = true;
    bl_answer_result(&a->json, candidate, role->role, &answer);
    bl_candidate_free(candidate);
    return BL_OK;
}

static bl_status answer(answering *a, bl_failure *failure, const bl_json_node *line)
{
    BL_TRY(read_line(a, failure, line));
    for (size_t i = 0; i < a->role_count; i++)
        BL_TRY(answer_role(a, failure, a->roles[i]));
    bl_json_end_array(&a->json);
    return BL_OK;
}

/* A whole line, whatever the input is: what goes wrong stands in it. */
static void answer_line(answering *a, bl_str line)
{
    bl_failure failure = {BL_STR_NONE, BL_STR_NONE};
    const bl_json_node *node;
    bl_status status = parse(&node, &failure, a->session->document, line);
    const bl_json_node *id = bl_json_get(node, "id");
    bl_answer_begin(&a->json, a->out, id);
    if (status == BL_OK)
        status = answer(a, &failure, node);
    if (status != BL_OK) { /* nothing of a half answer is left */
        failure = bl_api_failure(status, failure);
        bl_buffer_clear(a->out);
        bl_answer_begin(&a->json, a->out, id);
        bl_answer_error(&a->json, failure.code, failure.message);
    }
    bl_answer_end(&a->json);
}

static bool roles_valid(const bole_role *const *roles, size_t count, const bole_filter_options *options)
{
    bl_month month;
    if (roles == NULL || count == 0 || (options->as_of != NULL && !bl_month_parse(&month, bl_str_of(options->as_of))) ||
        (options->this_month != NULL && !bl_month_parse(&month, bl_str_of(options->this_month))))
        return false;
    for (size_t i = 0; i < count; i++)
        if (roles[i] == NULL || (options->as_of == NULL && options->this_month == NULL && roles[i]->as_of[0] == '\0'))
            return false;
    return true;
}

bole_status bole_filter_line(bole_session *session, const bole_role *const *roles, size_t role_count, const bole_filter_options *options, const char *line,
    size_t size, bole_write write, void *context)
{
    if (session == NULL || options == NULL || options->size < sizeof *options || (line == NULL && size > 0) || write == NULL ||
        !roles_valid(roles, role_count, options))
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    session->resume = (bole_resume){0};
    bl_arena_reset(session->document);
    bl_arena_reset(session->scratch);
    bl_buffer_open(&buffer, &session->allocator, BL_LIMIT_OUTPUT_BYTES);
    answering a = {.session = session, .roles = roles, .role_count = role_count, .options = options, .out = &buffer};
    answer_line(&a, (bl_str){size == 0 ? "" : line, size});
    return bl_api_flush(&buffer, write, context);
}

bole_status bole_filter_fail(const char *code, const char *message, bole_write write, void *context)
{
    if (code == NULL || message == NULL || write == NULL)
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_json json;
    bl_buffer_open(&buffer, &bl_allocator_libc, BL_LIMIT_OUTPUT_BYTES);
    bl_answer_begin(&json, &buffer, NULL);
    bl_answer_error(&json, bl_str_of(code), bl_str_of(message));
    bl_answer_end(&json);
    return bl_api_flush(&buffer, write, context);
}
