#include "read/worker/xml.h"

#include <expat.h>

#include "base/hash.h"
#include "base/limits.h"

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
    if (++r->depth > BL_LIMIT_NESTING)
        stop(r, BL_ERROR_LIMIT);
    else
        r->events->begin(r->context, bl_str_of(local(name)), (const char *const *)attributes);
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

bl_status bl_xml_read(bl_str bytes, const bl_xml_events *events, void *context)
{
    reading r = {.events = events, .context = context};
    r.parser = XML_ParserCreate(NULL);
    if (r.parser == NULL)
        return BL_ERROR_MEMORY;
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_begin, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    (void)XML_SetHashSalt(r.parser, (unsigned long)bl_hash64(bytes.ptr, bytes.len) | 1); /* no file and no clock is asked for a random one */
    if (XML_Parse(r.parser, bytes.ptr, (int)bytes.len, XML_TRUE) != XML_STATUS_OK && r.status == BL_OK)
        r.status = XML_GetErrorCode(r.parser) == XML_ERROR_NO_MEMORY ? BL_ERROR_MEMORY : BL_ERROR_INPUT;
    XML_ParserFree(r.parser);
    return r.status;
}

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
