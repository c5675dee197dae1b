#include "rules/yaml_text.h"

void bl_yaml_write_quoted(bl_buffer *out, bl_str text)
{
    bl_buffer_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20 || c == 0x7F)
            bl_buffer_format(out, "\\x%02X", (unsigned)c);
        else {
            if (c == '"' || c == '\\')
                bl_buffer_add_char(out, '\\');
            bl_buffer_add_char(out, (char)c);
        }
    }
    bl_buffer_add_char(out, '"');
}

/* May the text stand without quotes? */
static bool is_plain(bl_str text)
{
    if (text.len == 0 || strchr("-?~:,[]{}#&*!|>'\"%@` ", text.ptr[0]) != NULL || text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == ':')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || strchr(",[]{}#\"", text.ptr[i]) != NULL || (text.ptr[i] == ':' && text.ptr[i + 1] == ' '))
            return false;
    return true;
}

void bl_yaml_write_text(bl_buffer *out, bl_str text)
{
    if (is_plain(text))
        bl_buffer_add(out, text);
    else
        bl_yaml_write_quoted(out, text);
}
