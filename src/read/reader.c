#include "read/reader.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/cache.h"
#include "read/detect.h"
#include "read/encoding.h"
#include "read/extract.h"
#include "read/jsonresume.h"
#include "read/worker.h"

static bl_status fail(bl_failure *failure, bl_str code, bl_str message)
{
    *failure = (bl_failure){code, message};
    return message.ptr == NULL ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
}

static bl_status fail_content(bl_failure *failure, bl_arena *arena, bl_detected detected)
{
    switch (detected.content) {
    case BL_CONTENT_PICTURE:
        return fail(failure, BL_STR("picture"),
            bl_str_format(arena, "this is a picture (%s), and pictures are not read: save the résumé as DOCX, PDF with text, or text", detected.name));
    case BL_CONTENT_ARCHIVE:
        return fail(failure, BL_STR("archive"), bl_str_format(arena, "this is an archive (%s): unpack it and name the files in it", detected.name));
    case BL_CONTENT_WPS: return fail(failure, BL_STR("wps"), BL_STR("this is a file of WPS or Works: open it there, and save it as DOCX"));
    case BL_CONTENT_ENCRYPTED:
        return fail(failure, BL_STR("encrypted"), bl_str_format(arena, "this file (%s) is encrypted: save it without a password", detected.name));
    default:
        return fail(failure, BL_STR("unsupported-format"),
            bl_str_format(arena, "%s is no format that a résumé is read from: save it as PDF, DOCX, text or Markdown", detected.name));
    }
}

/* Is there nothing a person could read? */
static bool is_empty(bl_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t c = bl_utf8_next(text, &i);
        bool blank = c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029;
        if (!blank)
            return false;
    }
    return true;
}

static bl_status remark_decoded(bl_document *document, const bl_decoded *decoded)
{
    if (strcmp(decoded->encoding, "UTF-8") != 0)
        BL_TRY(bl_document_remark(document, (bl_remark){.kind = BL_REMARK_DECODED, .words = bl_str_of(decoded->encoding)}));
    return decoded->replaced == 0 ? BL_OK : bl_document_remark(document, (bl_remark){.kind = BL_REMARK_REPLACED, .a = decoded->replaced});
}

static bl_status read_with(
    bl_status (*read)(bl_document *document), bl_document **out, bl_arena *arena, bl_format format, const bl_file *file, const bl_decoded *decoded)
{
    bl_document *document;
    BL_TRY(bl_document_open(&document, arena, format, file, decoded->text));
    BL_TRY(remark_decoded(document, decoded));
    BL_TRY(read(document));
    *out = document;
    return BL_OK;
}

static bl_status read_text(bl_document **out, bl_failure *failure, bl_arena *arena, bl_str path, bl_str bytes)
{
    bl_decoded decoded;
    bl_status status = bl_decode(&decoded, arena, bytes);
    if (status == BL_ERROR_INPUT)
        return fail(failure, BL_STR("not-text"), BL_STR("this file holds no text: save the résumé as text or Markdown in UTF-8"));
    BL_TRY(status);
    if (is_empty(decoded.text))
        return fail(failure, BL_STR("empty-file"), BL_STR("the file is empty: send the résumé again"));
    bl_format format = bl_detect_markup(path, decoded.text);
    const bl_file file = bl_file_of(path, bytes);
    bl_document *document = NULL;
    bl_status (*read)(bl_document *) = format == BL_FORMAT_MARKDOWN ? bl_read_markdown : bl_read_plain;
    status = read_with(read, &document, arena, format, &file, &decoded);
    if (status == BL_ERROR_LIMIT && format == BL_FORMAT_MARKDOWN) { /* markup made to hurt; its text is still text */
        BL_TRY(read_with(bl_read_plain, &document, arena, format, &file, &decoded));
        BL_TRY(bl_document_remark(document, (bl_remark){.kind = BL_REMARK_MARKUP}));
    } else {
        BL_TRY(status);
    }
    if (document->lines.count == 0)
        return fail(failure, BL_STR("no-text"), BL_STR("the file holds markup but no visible text: save the résumé as text or Markdown"));
    *out = document;
    return BL_OK;
}

/* What is no text goes to the worker, unless its extract is kept from an earlier run. */
static bl_status read_foreign(
    bl_document **out, bl_failure *failure, bl_arena *arena, const bl_read_means *means, bl_detected detected, bl_str path, bl_str bytes)
{
    if (means == NULL || means->worker == NULL)
        return fail(failure, BL_STR("no-reader"), bl_str_format(arena, "%s is not read here: save it as text or Markdown", detected.name));
    const bl_file file = bl_file_of(path, bytes);
    bl_str extract = BL_STR_NONE;
    if (means->cache != NULL)
        BL_TRY(bl_cache_find(&extract, means->cache, arena, &file.sha256, detected.format));
    bool kept = extract.len > 0;
    if (!kept)
        BL_TRY(bl_worker_read(&extract, means->worker, failure, arena, detected.format, bytes));
    bl_status status = bl_extract_document(out, failure, arena, &file, extract);
    if (means->cache != NULL && !kept && status == BL_OK)
        bl_cache_keep(means->cache, &file.sha256, detected.format, extract);
    return status;
}

static bl_status read_jsonresume(bl_document **out, bl_failure *failure, bl_arena *arena, bl_str path, bl_str bytes)
{
    bl_buffer extract;
    bl_buffer_open(&extract, NULL, BL_LIMIT_EXTRACT_BYTES);
    bl_status status = bl_jsonresume_read(&extract, failure, arena, bytes);
    if (status == BL_OK) {
        const bl_file file = bl_file_of(path, bytes);
        status = bl_extract_document(out, failure, arena, &file, bl_buffer_str(&extract));
    }
    bl_buffer_close(&extract);
    return status;
}

bl_status bl_read_document_with(bl_document **out, bl_failure *failure, bl_arena *arena, const bl_read_means *means, bl_str path, bl_str bytes)
{
    *out = NULL;
    *failure = (bl_failure){BL_STR_NONE, BL_STR_NONE};
    if (bytes.len > BL_LIMIT_DOCUMENT_BYTES)
        return fail(failure, BL_STR("too-large"),
            bl_str_format(arena, "the file has %zu bytes and the limit is %u: save the résumé without pictures, as text or Markdown", bytes.len,
                BL_LIMIT_DOCUMENT_BYTES));
    if (bytes.len == 0)
        return fail(failure, BL_STR("empty-file"), BL_STR("the file is empty: send the résumé again"));
    bl_detected detected = bl_detect(bytes);
    if (detected.content == BL_CONTENT_TEXT)
        return read_text(out, failure, arena, path, bytes);
    if (detected.content == BL_CONTENT_DOCUMENT && detected.format == BL_FORMAT_JSONRESUME)
        return read_jsonresume(out, failure, arena, path, bytes);
    if (detected.content == BL_CONTENT_DOCUMENT)
        return read_foreign(out, failure, arena, means, detected, path, bytes);
    return fail_content(failure, arena, detected);
}

bl_status bl_read_document(bl_document **out, bl_failure *failure, bl_arena *arena, bl_str path, bl_str bytes)
{
    return bl_read_document_with(out, failure, arena, NULL, path, bytes);
}
