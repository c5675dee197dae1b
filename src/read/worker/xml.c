#include "read/worker/xml.h"

#include <expat.h>

#include "base/hash.h"
#include "base/limits.h"

#define PIECE_BYTES (1 << 20) /* that expat gets at once; it copies them */
#define TOKEN_BYTES (8 << 20) /* of a tag or a comment. What has no end yet is read again with each piece: more would be quadratic */

typedef struct reading {
    XML_Parser parser;
    const bl_xml_events *events;
    void *context;
    uint32_t depth;
    bl_status status;
} reading;

static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

static void stop(reading *r, bl_status status)
{
    if (r->status == BL_OK)
        r->status = status;
    (void)XML_StopParser(r->parser, XML_FALSE);
}

static void XMLCALL on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
    reading *r = data;
    if (r->status != BL_OK)
        return;
    const bl_status status = ++r->depth > BL_LIMIT_NESTING ? BL_ERROR_LIMIT
                                                           : r->events->begin(r->context, bl_str_of(local(name)), (const char *const *)attributes);
    if (status != BL_OK)
        stop(r, status);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    reading *r = data;
    if (r->status != BL_OK)
        return;
    r->depth--;
    r->events->end(r->context, bl_str_of(local(name)));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
    reading *r = data;
    if (r->status == BL_OK)
        r->events->text(r->context, (bl_str){text, (size_t)len});
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    stop(data, BL_ERROR_INPUT);
}

static void parse(reading *r, bl_str bytes, bool last)
{
    if (XML_Parse(r->parser, bytes.ptr, (int)bytes.len, last) != XML_STATUS_OK && r->status == BL_OK)
        r->status = XML_GetErrorCode(r->parser) == XML_ERROR_NO_MEMORY ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
}

static void read_all(reading *r, bl_xml_source source)
{
    int64_t given = 0;
    while (r->status == BL_OK) {
        bl_str bytes;
        r->status = source.next(&bytes, source.context);
        if (r->status != BL_OK)
            return;
        if (given == 0) /* no file and no clock is asked for a random one */
            (void)XML_SetHashSalt(r->parser, (unsigned long)bl_hash64(bytes.ptr, bytes.len) | 1);
        if (bytes.len == 0) {
            parse(r, BL_STR(""), true);
            return;
        }
        for (size_t at = 0; at < bytes.len && r->status == BL_OK; at += PIECE_BYTES) {
            const bl_str piece = bl_str_slice(bytes, at, at + PIECE_BYTES < bytes.len ? at + PIECE_BYTES : bytes.len);
            parse(r, piece, false);
            given += (int64_t)piece.len;
            if (r->status == BL_OK && given - XML_GetCurrentByteIndex(r->parser) > TOKEN_BYTES)
                r->status = BL_ERROR_LIMIT;
        }
    }
}

bl_status bl_xml_read(bl_xml_source source, const bl_xml_events *events, void *context)
{
    reading r = {.events = events, .context = context};
    r.parser = XML_ParserCreate(NULL);
    if (r.parser == NULL)
        return BL_ERROR_MEMORY;
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_begin, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    read_all(&r, source);
    XML_ParserFree(r.parser);
    return r.status;
}

static bl_status all_at_once(bl_str *out, void *context)
{
    bl_str *bytes = context;
    *out = *bytes;
    *bytes = BL_STR("");
    return BL_OK;
}

bl_xml_source bl_xml_source_of(bl_str *bytes) { return (bl_xml_source){all_at_once, bytes}; }

bl_str bl_xml_attribute(const char *const *attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return bl_str_of(attributes[1]);
    return BL_STR_NONE;
}

int32_t bl_xml_number(const char *const *attributes, const char *name, int32_t otherwise)
{
    const bl_str value = bl_xml_attribute(attributes, name);
    const bool negative = value.len > 0 && value.ptr[0] == '-';
    int32_t number = 0;
    size_t i = negative ? 1 : 0;
    if (i >= value.len)
        return otherwise;
    for (; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9' && number < 100000000; i++)
        number = number * 10 + (value.ptr[i] - '0');
    return i < value.len && value.ptr[i] != '.' ? otherwise : negative ? -number : number;
}
