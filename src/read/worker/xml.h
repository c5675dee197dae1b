/*
 * XML as a run of events, for the parts of DOCX and ODT. Names come without their prefix: "w:p" is "p".
 * A document type is refused, so there are no entities but those of XML itself; elements nest no deeper than BL_LIMIT_NESTING.
 */
#ifndef BL_READ_WORKER_XML_H
#define BL_READ_WORKER_XML_H

#include "base/str.h"

typedef struct bl_xml_events {
    /* names and values in turn, a NULL behind them; good during the call. Reading ends with what it returns, unless that is BL_OK. */
    bl_status (*begin)(void *context, bl_str name, const char *const *attributes);
    void (*end)(void *context, bl_str name);
    void (*text)(void *context, bl_str text); /* valid UTF-8; one text may come in several */
} bl_xml_events;

/* Where the bytes come from, a piece at a time, so that a part of many megabytes takes no more room than one of them. */
typedef struct bl_xml_source {
    bl_status (*next)(bl_str *out, void *context); /* good until the next one; empty behind the last */
    void *context;
} bl_xml_source;

/* Bytes that are all there; *bytes must stay until they are read, and is used up. */
bl_xml_source bl_xml_source_of(bl_str *bytes);

/* BL_ERROR_INPUT: not well-formed, or with a document type; BL_ERROR_LIMIT: nested too deeply, or a tag of megabytes; or what the source or an event said.
 * The events up to there have come. O(bytes). */
bl_status bl_xml_read(bl_xml_source source, const bl_xml_events *events, void *context);

/* The value of an attribute, by its name without prefix; ptr is NULL where it is not there. */
bl_str bl_xml_attribute(const char *const *attributes, const char *name);
/* Its value as a decimal number; otherwise where it is none. */
int32_t bl_xml_number(const char *const *attributes, const char *name, int32_t otherwise);

#endif
