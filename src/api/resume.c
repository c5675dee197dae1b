#include "api/handles.h"

#include "report/page.h"
#include "report/record.h"

/* The session's résumé, made anew: what it held before is gone. */
static bole_resume *fresh(bole_session *session, const char *path)
{
    bl_arena_reset(session->document);
    bole_resume *resume = &session->resume;
    *resume = (bole_resume){.allocator = session->allocator, .arena = session->document};
    resume->path = bl_api_path(session->document, path);
    return resume->path.ptr == NULL ? NULL : resume;
}

static bl_status read_resume(bole_resume *resume, const bl_read_means *means, const bl_vocabulary *vocabulary, bl_month as_of, bl_str bytes)
{
    BL_TRY(bl_read_document_with(&resume->document, &resume->failure, resume->arena, means, resume->path, bytes));
    return vocabulary == NULL ? BL_OK : bl_facts_read(&resume->record, resume->document, vocabulary, as_of, &bl_needs_record);
}

bole_status bole_resume_read(
    bole_resume **out, bole_session *session, const bole_rules *rules, const char *path, const char *bytes, size_t size, const bole_read_options *options)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    bl_month as_of = BL_MONTH_NONE;
    if (session == NULL || path == NULL || (bytes == NULL && size > 0) || (options != NULL && options->size < sizeof *options))
        return BOLE_ERROR_MISUSE;
    if (rules != NULL && (options == NULL || options->as_of == NULL || !bl_month_parse(&as_of, bl_str_of(options->as_of))))
        return BOLE_ERROR_MISUSE;
    bole_resume *resume = fresh(session, path);
    if (resume == NULL)
        return BOLE_ERROR_MEMORY;
    bl_vocabulary *vocabulary = NULL;
    if (rules != NULL) {
        vocabulary = BL_NEW(resume->arena, bl_vocabulary);
        if (vocabulary == NULL)
            return BOLE_ERROR_MEMORY;
        *vocabulary = (bl_vocabulary){rules->ruleset, NULL};
    }
    bl_status status = read_resume(resume, &session->means, vocabulary, as_of, (bl_str){bytes, size});
    *out = resume;
    if (status == BL_OK)
        return BOLE_OK;
    resume->failure = bl_api_failure(status, resume->failure);
    resume->document = NULL;
    resume->record = NULL;
    return BOLE_ERROR_INPUT;
}

bole_status bole_resume_fail(bole_resume **out, bole_session *session, const char *path, const char *code, const char *message)
{
    if (out == NULL)
        return BOLE_ERROR_MISUSE;
    *out = NULL;
    if (session == NULL || path == NULL || code == NULL || message == NULL)
        return BOLE_ERROR_MISUSE;
    bole_resume *resume = fresh(session, path);
    if (resume == NULL)
        return BOLE_ERROR_MEMORY;
    resume->failure = (bl_failure){bl_api_path(resume->arena, code), bl_api_path(resume->arena, message)};
    if (resume->failure.code.ptr == NULL || resume->failure.message.ptr == NULL)
        return BOLE_ERROR_MEMORY;
    *out = resume;
    return BOLE_OK;
}

const char *bole_resume_failure(const bole_resume *resume)
{
    /* sentences are literals, or made in the arena with a NUL behind them */
    return resume == NULL || resume->document != NULL ? NULL : resume->failure.message.ptr;
}

bool bole_resume_limited(const bole_resume *resume) { return bole_resume_failure(resume) != NULL && bl_str_begins(resume->failure.code, BL_STR("too-")); }

static void write_text(bl_buffer *out, const bl_source *text)
{
    unsigned width = 1, number = text->line_count;
    for (; number >= 10; number /= 10)
        width++;
    uint32_t count = text->line_count;
    if (count > 1 && bl_source_line_text(text, count).len == 0)
        count--; /* what follows the last line end is no line */
    for (uint32_t line = 1; line <= count; line++) {
        unsigned digits = 1;
        for (number = line; number >= 10; number /= 10)
            digits++;
        bl_buffer_add_repeat(out, " ", width - digits);
        bl_buffer_add_int(out, line);
        bl_str content = bl_source_line_text(text, line);
        bl_buffer_add_z(out, content.len == 0 ? "" : "  ");
        bl_page_add_safe(out, content);
        bl_buffer_add_char(out, '\n');
    }
}

static void write_json(bl_buffer *out, const bole_resume *resume, bool pretty, bool with_text)
{
    bl_json json;
    bl_json_open(&json, out, pretty);
    if (resume->record == NULL) {
        bl_failure_write_json(&json, resume->path, resume->failure.code, resume->failure.message);
    } else {
        const bl_record_options options = {.engine = BOLE_VERSION, .with_text = with_text};
        bl_record_write_json(&json, resume->record, &options);
    }
}

static void write_jsonresume(bl_buffer *out, const bole_resume *resume)
{
    bl_json json;
    bl_json_open(&json, out, true);
    if (resume->record == NULL)
        bl_failure_write_jsonresume(&json, resume->path, resume->failure.code, resume->failure.message);
    else
        bl_record_write_jsonresume(&json, resume->record);
}

static void write_page(bl_buffer *out, const bole_resume *resume, bole_language language, bool with_text)
{
    const bl_catalogue *catalogue = language == BOLE_LANGUAGE_ZH ? &bl_catalogue_zh : &bl_catalogue_en;
    if (resume->record == NULL) {
        bl_failure_write_text(out, resume->path, resume->failure.code, resume->failure.message, catalogue);
        return;
    }
    bl_record_write_text(out, resume->record, resume->arena, catalogue);
    if (with_text) {
        bl_buffer_add_char(out, '\n');
        write_text(out, &resume->document->text);
    }
}

bole_status bole_resume_write(const bole_resume *resume, bole_format format, bole_language language, bool with_text, bole_write write, void *context)
{
    if (resume == NULL || write == NULL || (resume->document != NULL && resume->record == NULL))
        return BOLE_ERROR_MISUSE;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &resume->allocator, BL_LIMIT_OUTPUT_BYTES);
    if (format == BOLE_FORMAT_TEXT)
        write_page(&buffer, resume, language, with_text);
    else if (format == BOLE_FORMAT_JSONRESUME)
        write_jsonresume(&buffer, resume);
    else
        write_json(&buffer, resume, format == BOLE_FORMAT_JSON, with_text);
    if (format == BOLE_FORMAT_JSONL)
        bl_buffer_add_char(&buffer, '\n');
    return bl_api_flush(&buffer, write, context);
}

bole_status bole_resume_write_text(const bole_resume *resume, bole_write write, void *context)
{
    if (resume == NULL || write == NULL)
        return BOLE_ERROR_MISUSE;
    if (resume->document == NULL)
        return BOLE_ERROR_INPUT;
    bl_buffer buffer;
    bl_buffer_open(&buffer, &resume->allocator, BL_LIMIT_OUTPUT_BYTES);
    write_text(&buffer, &resume->document->text);
    return bl_api_flush(&buffer, write, context);
}
