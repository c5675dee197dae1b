#include "doc/document.h"

const char *bl_format_name(bl_format format)
{
    static const char *const names[] = {"markdown", "text", "pdf", "docx", "doc", "rtf", "odt", "html", "mhtml", "jsonresume"};
    return names[format];
}
