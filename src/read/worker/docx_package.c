#include "read/worker/docx_package.h"

#include "base/limits.h"
#include "read/encoding.h"
#include "read/worker/zip.h"

static bl_status add(bl_docx_package *p, bl_str name, bl_str bytes)
{
    if (p->parts.count == BL_LIMIT_ENTRIES)
        return BL_ERROR_LIMIT;
    bl_docx_part_bytes *slot = BL_PUSH(p->arena, &p->parts);
    if (slot == NULL)
        return BL_ERROR_MEMORY;
    *slot = (bl_docx_part_bytes){bl_str_begins(name, BL_STR("/")) ? bl_str_slice(name, 1, name.len) : name, bytes};
    return BL_OK;
}

/* <pkg:part pkg:name="/word/document.xml" ...><pkg:xmlData>...</pkg:xmlData></pkg:part>; pictures stand in <pkg:binaryData>. */
static bl_status take_part(bl_docx_package *p, bl_str part)
{
    const size_t tag_end = bl_str_find(part, BL_STR(">"), 0);
    const bl_str tag = bl_str_slice(part, 0, tag_end == SIZE_MAX ? 0 : tag_end), named = BL_STR("pkg:name=\"");
    const size_t name_at = bl_str_find(tag, named, 0), name_end = name_at == SIZE_MAX ? SIZE_MAX : bl_str_find(tag, BL_STR("\""), name_at + named.len);
    const size_t data = name_end == SIZE_MAX ? SIZE_MAX : bl_str_find(part, BL_STR("<pkg:xmlData"), tag_end);
    const size_t begin = data == SIZE_MAX ? SIZE_MAX : bl_str_find(part, BL_STR(">"), data);
    const size_t end = begin == SIZE_MAX ? SIZE_MAX : bl_str_find(part, BL_STR("</pkg:xmlData>"), begin);
    return end == SIZE_MAX ? BL_OK : add(p, bl_str_slice(tag, name_at + named.len, name_end), bl_str_slice(part, begin + 1, end));
}

static bl_status find_parts(bl_docx_package *p, bl_str text)
{
    static const bl_str begins = BL_STR_INIT("<pkg:part ");
    for (size_t at = bl_str_find(text, begins, 0); at != SIZE_MAX;) {
        const size_t next = bl_str_find(text, begins, at + begins.len);
        BL_TRY(take_part(p, bl_str_slice(text, at, next == SIZE_MAX ? text.len : next)));
        at = next;
    }
    return p->parts.count > 0 ? BL_OK : BL_ERROR_INPUT;
}

static bl_status open_xml(bl_docx_package *p, bl_str bytes)
{
    bl_decoded decoded;
    BL_TRY(bl_decode(&decoded, p->arena, bytes));
    bl_str text = bl_str_trim(decoded.text);
    if (bl_str_find(text, BL_STR("<pkg:package"), 0) != SIZE_MAX)
        return find_parts(p, text);
    const size_t declared = bl_str_begins(text, BL_STR("<?xml")) ? bl_str_find(text, BL_STR("?>"), 0) : SIZE_MAX;
    if (declared != SIZE_MAX) /* it names an encoding that is no longer true */
        text = bl_str_slice(text, declared + 2, text.len);
    p->single = true;
    return add(p, BL_STR("word/document.xml"), text);
}

bl_status bl_docx_package_open(bl_docx_package *p, bl_arena *arena, bl_str bytes)
{
    *p = (bl_docx_package){.arena = arena};
    return bl_str_begins(bytes, BL_STR("PK")) ? bl_zip_open(&p->zip, arena, bytes) : open_xml(p, bytes);
}

bl_status bl_docx_package_read(bl_str *out, bl_docx_package *p, const char *name)
{
    if (p->zip != NULL)
        return bl_zip_read(out, p->zip, name);
    *out = BL_STR_NONE;
    for (uint32_t i = 0; i < p->parts.count; i++)
        if (bl_str_equal(p->parts.items[i].name, bl_str_of(name)))
            *out = p->parts.items[i].bytes;
    return BL_OK;
}

bl_status bl_docx_package_stream(bl_xml_source *out, bl_docx_package *p, const char *name)
{
    if (p->zip != NULL)
        return bl_zip_stream(out, p->zip, name);
    *out = (bl_xml_source){0};
    bl_str *bytes = BL_NEW(p->arena, bl_str);
    if (bytes == NULL)
        return BL_ERROR_MEMORY;
    BL_TRY(bl_docx_package_read(bytes, p, name));
    if (bytes->ptr != NULL)
        *out = bl_xml_source_of(bytes);
    return BL_OK;
}

void bl_docx_package_close(bl_docx_package *p)
{
    if (p->zip != NULL)
        bl_zip_close(p->zip);
}
