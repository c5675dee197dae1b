/* What all handles share: statuses, allocators, strings that come in, bytes that go out. */
#include "api/handles.h"

#include "base/utf8.h"

_Static_assert((int)BOLE_OK == (int)BL_OK && (int)BOLE_ERROR_MEMORY == (int)BL_ERROR_MEMORY && (int)BOLE_ERROR_LIMIT == (int)BL_ERROR_LIMIT &&
                   (int)BOLE_ERROR_INPUT == (int)BL_ERROR_INPUT && (int)BOLE_ERROR_IO == (int)BL_ERROR_IO &&
                   (int)BOLE_ERROR_INTERRUPTED == (int)BL_ERROR_INTERRUPTED && (int)BOLE_ERROR_MISUSE == (int)BL_ERROR_MISUSE,
    "public and internal statuses have the same numbers");
_Static_assert(BOLE_RESUME_BYTES_MAX == BL_LIMIT_DOCUMENT_BYTES && BOLE_ROLE_BYTES_MAX == BL_LIMIT_ROLE_BYTES, "public and internal limits agree");

const char *bole_version(void) { return BOLE_VERSION; }

bool bole_as_of_valid(const char *as_of)
{
    bl_month month;
    return as_of != NULL && bl_month_parse(&month, bl_str_of(as_of));
}

const char *bole_nearest(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    if (word == NULL || candidates == NULL)
        return NULL;
    bl_str best = BL_STR_NONE;
    for (size_t i = 0; i < count; i++) { /* the best so far against the next */
        if (candidates[i] == NULL)
            continue;
        const bl_str pair[] = {best, bl_str_of(candidates[i])};
        bl_str winner = bl_did_you_mean(bl_str_of(word), best.ptr == NULL ? pair + 1 : pair, best.ptr == NULL ? 1 : 2);
        if (winner.ptr == candidates[i]) {
            best = winner;
            nearest = candidates[i];
        }
    }
    return nearest;
}

bole_status bl_api_status(bl_status status) { return (bole_status)status; }

bl_allocator bl_api_allocator(const bole_allocator *allocator)
{
    if (allocator == NULL)
        return bl_allocator_libc;
    return (bl_allocator){allocator->alloc, allocator->release, allocator->context};
}

bl_str bl_api_path(bl_arena *arena, const char *path)
{
    bl_str given = bl_str_of(path);
    if (bl_utf8_valid(given) == given.len)
        return bl_str_copy(arena, given);
    char *bytes = bl_arena_alloc(arena, given.len * 3 + 1); /* U+FFFD takes three bytes */
    if (bytes == NULL)
        return BL_STR_NONE;
    size_t len = 0;
    for (size_t i = 0; i < given.len;) {
        uint32_t c = bl_utf8_next(given, &i);
        char encoded[4];
        unsigned size = bl_utf8_put(encoded, c == BL_UTF8_INVALID ? 0xFFFD : c);
        memcpy(bytes + len, encoded, size);
        len += size;
    }
    return (bl_str){bytes, len};
}

bl_str *bl_api_list(bl_arena *arena, const char *const *strings, size_t count)
{
    bl_str *list = BL_NEW_ARRAY(arena, bl_str, count);
    for (size_t i = 0; list != NULL && i < count; i++)
        list[i] = bl_str_of(strings[i]);
    return list;
}

bole_status bl_api_flush(bl_buffer *buffer, bole_write write, void *context)
{
    bole_status status = bl_api_status(buffer->status);
    if (status == BOLE_OK && buffer->len > 0 && !write(buffer->bytes, buffer->len, context))
        status = BOLE_ERROR_IO;
    bl_buffer_close(buffer);
    return status;
}

bl_failure bl_api_failure(bl_status status, bl_failure read)
{
    if (status == BL_ERROR_INPUT)
        return read;
    if (status == BL_ERROR_LIMIT)
        return (bl_failure){BL_STR("too-complex"), BL_STR("the text is too large or too deeply nested when laid out: save the résumé as plain text")};
    return (bl_failure){BL_STR("out-of-memory"), BL_STR("there was not enough memory for this file: save the résumé as plain text, or run with fewer jobs")};
}

const bl_catalogue *bl_api_catalogue(const bole_role *role, bole_language language)
{
    bool chinese = language == BOLE_LANGUAGE_ZH || (language == BOLE_LANGUAGE_ROLE && role->role->chinese);
    return chinese ? &bl_catalogue_zh : &bl_catalogue_en;
}

unsigned bl_api_hidden(const bole_score_options *options)
{
    if (options->blind)
        return BL_PRIVACY_PRIVATE | BL_PRIVACY_CONTACT | BL_PRIVACY_IDENTITY;
    return options->contacts ? BL_PRIVACY_PRIVATE : BL_PRIVACY_PRIVATE | BL_PRIVACY_CONTACT;
}

bool bole_format_built(bole_format format)
{
#ifdef BOLE_WITHOUT_XLSX
    if (format == BOLE_FORMAT_XLSX)
        return false;
#endif
    return format <= BOLE_FORMAT_JSONRESUME;
}
