/* Writing JSON into a buffer: commas and escapes are seen to. Numbers are integers or exact decimals; there are no floats. */
#ifndef BL_REPORT_JSON_H
#define BL_REPORT_JSON_H

#include "base/buffer.h"
#include "base/decimal.h"

typedef struct bl_json {
    bl_buffer *out;
    bool pretty; /* a member a line, two spaces a level */
    uint32_t depth;
    bool first; /* nothing yet in the open object or array */
    bool after_key;
    bool inside_markup; /* '<' stands as an escape, so that nothing ends the element that the JSON is put into */
} bl_json;

void bl_json_open(bl_json *json, bl_buffer *out, bool pretty);
void bl_json_begin_object(bl_json *json);
void bl_json_end_object(bl_json *json);
void bl_json_begin_array(bl_json *json);
void bl_json_end_array(bl_json *json);
void bl_json_key(bl_json *json, const char *key);
void bl_json_key_of(bl_json *json, bl_str key);
/* Escapes quotes, backslashes, everything below U+0020 and U+007F to U+009F; U+0000 never comes out. */
void bl_json_str(bl_json *json, bl_str s);
void bl_json_z(bl_json *json, const char *z); /* NULL: null */
void bl_json_int(bl_json *json, int64_t value);
void bl_json_number(bl_json *json, bl_str written);                       /* as it was read */
void bl_json_points(bl_json *json, bl_points value);                      /* 12.30 */
void bl_json_milli(bl_json *json, bl_milli value);                        /* 12.5 */
void bl_json_scaled(bl_json *json, int64_t value, uint8_t scale);         /* value / 10^scale, exactly */
void bl_json_counted(bl_json *json, const char *prefix, uint32_t number); /* "POS-1" */
void bl_json_bool(bl_json *json, bool value);
void bl_json_null(bl_json *json);
/* "key": value, in one call */
void bl_json_key_str(bl_json *json, const char *key, bl_str s);
void bl_json_key_str_or_null(bl_json *json, const char *key, bl_str s); /* empty: null */
void bl_json_key_z(bl_json *json, const char *key, const char *z);
void bl_json_key_int(bl_json *json, const char *key, int64_t value);
void bl_json_key_bool(bl_json *json, const char *key, bool value);
void bl_json_key_points(bl_json *json, const char *key, bl_points value);

#endif
