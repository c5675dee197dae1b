#include "report/html.h"

#include "base/hash.h"
#include "report/html_assets.inc"

#define SCRATCH_MEMORY ((size_t)1 << 30)

static const bl_str style = {(const char *)page_style, sizeof page_style}, script = {(const char *)page_script, sizeof page_script};

void bl_html_text(bl_buffer *out, bl_str text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        const char *escape = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : c == '\'' ? "&#39;" : c < 0x20 ? " " : NULL;
        if (escape == NULL)
            continue;
        bl_buffer_add(out, bl_str_slice(text, plain, i));
        bl_buffer_add_z(out, escape);
        plain = i + 1;
    }
    bl_buffer_add(out, bl_str_slice(text, plain, text.len));
}

static unsigned nibble(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10); }

/* 'sha256-…' of what a policy lets through: 32 bytes in base64. */
static void add_hash(bl_buffer *out, bl_str text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const bl_sha256 hash = bl_sha256_of(text.ptr, text.len);
    unsigned char bytes[33] = {0};
    for (unsigned i = 0; i < 32; i++)
        bytes[i] = (unsigned char)(nibble(hash.hex[2 * i]) << 4 | nibble(hash.hex[2 * i + 1]));
    bl_buffer_add_z(out, "'sha256-");
    for (unsigned i = 0; i < 33; i += 3) {
        const unsigned three = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            bl_buffer_add_char(out, i == 30 && shift == 0 ? '=' : digits[three >> shift & 63]);
    }
    bl_buffer_add_char(out, '\'');
}

/* Nothing may be fetched, sent, framed or run but what stands here. */
static void add_policy(bl_buffer *out)
{
    bl_buffer_add_z(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; script-src ");
    add_hash(out, script);
    bl_buffer_add_z(out, "; style-src ");
    add_hash(out, style);
    bl_buffer_add_z(out, "\">\n");
}

static bl_status write_page(bl_html *html)
{
    bl_buffer *out = html->out;
    bl_buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", html->catalogue->chinese ? "zh-CN" : "en");
    add_policy(out);
    bl_buffer_add_z(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    bl_html_text(out, html->ranking->role->title);
    bl_buffer_add_z(out, "</title>\n<style>");
    bl_buffer_add(out, style);
    bl_buffer_add_z(out, "</style>\n<script>");
    bl_buffer_add(out, script);
    bl_buffer_add_z(out, "</script>\n</head>\n<body>\n");
    BL_TRY(bl_html_plain(html));
    BL_TRY(bl_html_data(html));
    bl_buffer_add_z(out, "</body>\n</html>\n");
    return BL_OK;
}

bl_status bl_ranking_write_html(bl_buffer *out, bl_ranking *ranking, const bl_ranking_options *options)
{
    bl_html html = {.out = out, .ranking = ranking, .options = options, .catalogue = ranking->catalogue};
    for (uint32_t i = 0; i < ranking->shown; i++)
        if (ranking->ranked[i]->dossier.len == 0)
            return BL_ERROR_MISUSE;
    BL_TRY(bl_arena_open(&html.arena, &out->allocator, SCRATCH_MEMORY));
    const bl_status status = write_page(&html);
    bl_arena_close(html.arena);
    return status;
}
