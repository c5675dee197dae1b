/*
 * XML as a run of events, for the parts of DOCX and ODT. Names come without their prefix: "w:p" is "p".
 * A document type is refused, so there are no entities but those of XML itself; elements nest no deeper than BL_LIMIT_NESTING.
 */
#ifndef BL_READ_WORKER_XML_H
#define BL_READ_WORKER_XML_H

#include "base/str.h"

typedef struct bl_xml_events {
    void (*begin)(void *context, bl_str name, const char *const *attributes); /* names and values in turn, a NULL behind them; good during the call */
    void (*end)(void *context, bl_str name);
    void (*text)(void *context, bl_str text); /* valid UTF-8; one text may come in several */
} bl_xml_events;

/* BL_ERROR_INPUT: not well-formed, or with a document type; BL_ERROR_LIMIT: nested too deeply. The events up to there have come. O(bytes.len). */
bl_status bl_xml_read(bl_str bytes, const bl_xml_events *events, void *context);

/* The value of an attribute, by its name without prefix; ptr is NULL where it is not there. */
bl_str bl_xml_attribute(const char *const *attributes, const char *name);
/* Its value as a decimal number; otherwise where it is none. */
int32_t bl_xml_number(const char *const *attributes, const char *name, int32_t otherwise);

#endif
