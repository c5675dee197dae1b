/*
 * bole-reader: the worker of read/worker.h. It is started by bole, not by people.
 *
 *   prepare, enter the sandbox, say hello;  then request, bytes, reply, request, bytes, reply ... until the pipe ends
 *
 * What a document made is forgotten with it as far as the libraries forget; what they leak ends with the process, after BL_LIMIT_READER_DOCUMENTS.
 */
#include <errno.h>
#include <unistd.h>

#include "base/limits.h"
#include "read/encoding.h"
#include "read/pipe.h"
#include "read/worker/readers.h"
#include "read/worker/sandbox.h"

#ifdef __SANITIZE_ADDRESS__
/* Looking for leaks needs to stop the process from outside, which the sandbox forbids. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0"; }
#endif

static const struct {
    bl_format format;
    bl_worker_reader read;
} readers[] = {
#ifdef BOLE_PDF
    {BL_FORMAT_PDF, bl_worker_pdf},
#endif
#ifdef BOLE_DOCX
    {BL_FORMAT_DOCX, bl_worker_docx},
    {BL_FORMAT_ODT, bl_worker_odt},
#endif
#ifdef BOLE_HTML
    {BL_FORMAT_HTML, bl_worker_html},
    {BL_FORMAT_MHTML, bl_worker_mhtml},
#endif
    {BL_FORMAT_RTF, bl_worker_rtf},
    {BL_FORMAT_DOC, bl_worker_doc},
    {BL_FORMAT_TEXT, NULL},
};

/* What to install where this build has no reader of a format. */
static const struct {
    bl_format format;
    const char *message;
} absent[] = {
    {BL_FORMAT_PDF, "this build cannot read PDF: install libpoppler-private-dev, and build bole with BOLE_PDF=ON; or save the résumé as text or Markdown"},
    {BL_FORMAT_DOCX,
        "this build cannot read DOCX: install libzip-dev and libexpat1-dev, and build bole with BOLE_DOCX=ON; or save the résumé as text or Markdown"},
    {BL_FORMAT_ODT,
        "this build cannot read ODT: install libzip-dev and libexpat1-dev, and build bole with BOLE_DOCX=ON; or save the résumé as text or Markdown"},
    {BL_FORMAT_HTML, "this build cannot read HTML: install libgumbo-dev, and build bole with BOLE_HTML=ON; or save the résumé as text or Markdown"},
    {BL_FORMAT_MHTML, "this build cannot read MHTML: install libgumbo-dev, and build bole with BOLE_HTML=ON; or save the résumé as text or Markdown"},
    {BL_FORMAT_TEXT, "this build cannot read this format: save the résumé as PDF, text or Markdown"},
};

static bool receive_all(void *bytes, size_t len)
{
    for (char *at = bytes; len > 0;) {
        ssize_t got = read(STDIN_FILENO, at, len);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? got : 0;
        len -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool send_all(const void *bytes, size_t len)
{
    for (const char *at = bytes; len > 0;) {
        ssize_t sent = write(STDOUT_FILENO, at, len);
        if (sent < 0 && errno != EINTR)
            return false;
        at += sent > 0 ? sent : 0;
        len -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

static bool answer(const bl_buffer *extract, bool leaving)
{
    bl_str bytes = bl_buffer_str(extract);
    const bl_pipe_reply reply = {BL_PIPE_MAGIC, leaving ? 1 : 0, bytes.len};
    return send_all(&reply, sizeof reply) && send_all(bytes.ptr, bytes.len);
}

void bl_worker_give_up(const char *code, const char *message)
{
    bl_buffer extract;
    bl_buffer_open(&extract, NULL, BL_LIMIT_EXTRACT_BYTES);
    bl_extract_fail(&extract, code, message);
    answer(&extract, true);
    _exit(0);
}

static void read_as(bl_buffer *extract, bl_format format, bl_str file)
{
    for (size_t i = 0; readers[i].read != NULL; i++)
        if (readers[i].format == format) {
            readers[i].read(extract, file);
            return;
        }
    size_t i = 0;
    while (absent[i].format != format && absent[i].format != BL_FORMAT_TEXT)
        i++;
    bl_extract_fail(extract, "no-reader", absent[i].message);
}

/* One document; false at the end of the pipe. */
static bool serve(bl_buffer *extract, bl_arena *arena)
{
    bl_pipe_request request;
    if (!receive_all(&request, sizeof request) || request.magic != BL_PIPE_MAGIC || request.len > BL_LIMIT_DOCUMENT_BYTES)
        return false;
    bl_arena_reset(arena);
    char *room = bl_arena_alloc(arena, request.len + 1); /* a NUL stands behind the file */
    if (room == NULL || !receive_all(room, request.len))
        return false;
    bl_sandbox_cpu_seconds(BL_LIMIT_READER_CPU_SECONDS);
    bl_buffer_clear(extract);
    read_as(extract, (bl_format)request.format, (bl_str){room, request.len});
    if (extract->status != BL_OK)
        bl_worker_give_up("too-large", "more was unpacked from this file than a résumé holds: save it as text or Markdown");
    return answer(extract, false);
}

int main(void)
{
    bl_buffer extract;
    bl_arena *arena;
    bl_buffer_open(&extract, NULL, BL_LIMIT_EXTRACT_BYTES);
    if (bl_arena_open(&arena, NULL, BL_LIMIT_DOCUMENT_BYTES + (1u << 16)) != BL_OK)
        return 1;
#ifdef BOLE_PDF
    bl_worker_pdf_prepare();
#endif
    bl_encoding_prepare();
    const bl_pipe_hello hello = {BL_PIPE_MAGIC, bl_sandbox_enter()};
    bool good = send_all(&hello, sizeof hello);
    while (good)
        good = serve(&extract, arena);
    bl_arena_close(arena);
    bl_buffer_close(&extract);
    return 0;
}
