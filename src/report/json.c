#include "report/json.h"

#include "base/utf8.h"

void bl_json_open(bl_json *json, bl_buffer *out, bool pretty) { *json = (bl_json){.out = out, .pretty = pretty, .first = true}; }

static void new_line(bl_json *json)
{
    bl_buffer_add_char(json->out, '\n');
    bl_buffer_add_repeat(json->out, "  ", json->depth);
}

/* What stands before a value or a key. */
static void lead(bl_json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (!json->first)
        bl_buffer_add_char(json->out, ',');
    if (json->pretty && json->depth > 0)
        new_line(json);
    json->first = false;
}

static void begin(bl_json *json, char bracket)
{
    lead(json);
    bl_buffer_add_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

static void end(bl_json *json, char bracket)
{
    json->depth--;
    if (json->pretty && !json->first)
        new_line(json);
    bl_buffer_add_char(json->out, bracket);
    json->first = false;
}

void bl_json_begin_object(bl_json *json) { begin(json, '{'); }
void bl_json_end_object(bl_json *json) { end(json, '}'); }
void bl_json_begin_array(bl_json *json) { begin(json, '['); }
void bl_json_end_array(bl_json *json) { end(json, ']'); }

static void escaped(bl_buffer *out, bl_str s, bool inside_markup)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        const bool c1 = c == 0xC2 && i + 1 < s.len && (unsigned char)s.ptr[i + 1] < 0xA0;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && !c1 && !(inside_markup && c == '<'))
            continue;
        bl_buffer_add(out, bl_str_slice(s, plain, i));
        if (c == '"' || c == '\\') {
            bl_buffer_add_char(out, '\\');
            bl_buffer_add_char(out, (char)c);
        } else if (c == '\n') {
            bl_buffer_add_z(out, "\\n");
        } else if (c1) {
            bl_buffer_format(out, "\\u%04x", (unsigned char)s.ptr[++i]);
        } else {
            bl_buffer_format(out, "\\u%04x", c == 0 ? 0xFFFDu : c);
        }
        plain = i + 1;
    }
    bl_buffer_add(out, bl_str_slice(s, plain, s.len));
}

void bl_json_str(bl_json *json, bl_str s)
{
    lead(json);
    bl_buffer_add_char(json->out, '"');
    if (s.len > 0)
        escaped(json->out, s, json->inside_markup);
    bl_buffer_add_char(json->out, '"');
}

void bl_json_key_of(bl_json *json, bl_str key)
{
    bl_json_str(json, key);
    bl_buffer_add_z(json->out, json->pretty ? ": " : ":");
    json->after_key = true;
}

void bl_json_key(bl_json *json, const char *key) { bl_json_key_of(json, bl_str_of(key)); }

void bl_json_z(bl_json *json, const char *z)
{
    if (z == NULL)
        bl_json_null(json);
    else
        bl_json_str(json, bl_str_of(z));
}

void bl_json_int(bl_json *json, int64_t value)
{
    lead(json);
    bl_buffer_add_int(json->out, value);
}

void bl_json_number(bl_json *json, bl_str written)
{
    lead(json);
    bl_buffer_add(json->out, written);
}

void bl_json_points(bl_json *json, bl_points value)
{
    lead(json);
    bl_points_write(json->out, value);
}

void bl_json_milli(bl_json *json, bl_milli value)
{
    lead(json);
    bl_milli_write(json->out, value);
}

void bl_json_scaled(bl_json *json, int64_t value, uint8_t scale)
{
    lead(json);
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        scale--;
    }
    int64_t unit = 1;
    for (uint8_t i = 0; i < scale; i++)
        unit *= 10;
    const int64_t fraction = value % unit;
    if (value < 0 && value / unit == 0)
        bl_buffer_add_char(json->out, '-');
    bl_buffer_add_int(json->out, value / unit);
    if (scale > 0) {
        bl_buffer_add_char(json->out, '.');
        bl_buffer_format(json->out, "%0*d", (int)scale, (int)(fraction < 0 ? -fraction : fraction));
    }
}

void bl_json_counted(bl_json *json, const char *prefix, uint32_t number)
{
    lead(json);
    bl_buffer_format(json->out, "\"%s%u\"", prefix, number);
}

void bl_json_bool(bl_json *json, bool value)
{
    lead(json);
    bl_buffer_add_z(json->out, value ? "true" : "false");
}

void bl_json_null(bl_json *json)
{
    lead(json);
    bl_buffer_add_z(json->out, "null");
}

void bl_json_key_str(bl_json *json, const char *key, bl_str s)
{
    bl_json_key(json, key);
    bl_json_str(json, s);
}

void bl_json_key_str_or_null(bl_json *json, const char *key, bl_str s)
{
    bl_json_key(json, key);
    if (s.len == 0)
        bl_json_null(json);
    else
        bl_json_str(json, s);
}

void bl_json_key_z(bl_json *json, const char *key, const char *z)
{
    bl_json_key(json, key);
    bl_json_z(json, z);
}

void bl_json_key_int(bl_json *json, const char *key, int64_t value)
{
    bl_json_key(json, key);
    bl_json_int(json, value);
}

void bl_json_key_bool(bl_json *json, const char *key, bool value)
{
    bl_json_key(json, key);
    bl_json_bool(json, value);
}

void bl_json_key_points(bl_json *json, const char *key, bl_points value)
{
    bl_json_key(json, key);
    bl_json_points(json, value);
}
