/* A résumé record as JSON (contract, 3) and as text for people. Writers compute nothing: all of it stands in the record. */
#ifndef BL_REPORT_RECORD_H
#define BL_REPORT_RECORD_H

#include "facts/record.h"
#include "report/json.h"
#include "report/messages.h"

typedef struct bl_record_options {
    const char *engine; /* version */
    bool with_text;
} bl_record_options;

void bl_record_write_json(bl_json *json, const bl_record *record, const bl_record_options *options);
void bl_record_write_text(bl_buffer *out, const bl_record *record, bl_arena *arena, const bl_catalogue *catalogue);
/* What stands in the place of a record that could not be read. */
void bl_failure_write_json(bl_json *json, bl_str path, bl_str code, bl_str message);
void bl_failure_write_text(bl_buffer *out, bl_str path, bl_str code, bl_str message, const bl_catalogue *catalogue);
/* As JSON Resume; of what could not be read, where and why stand in its meta. */
void bl_record_write_jsonresume(bl_json *json, const bl_record *record);
void bl_failure_write_jsonresume(bl_json *json, bl_str path, bl_str code, bl_str message);

/* Shared with the other writers. */
void bl_json_date(bl_json *json, bl_month month, bl_precision precision); /* "2024-06", "2024" or null */
void bl_date_write(bl_buffer *out, bl_month month, bl_precision precision);
/* The quote of a span: cut to the end of its first line, verbatim. */
bl_str bl_record_quote(const bl_record *record, bl_span at);

#endif
