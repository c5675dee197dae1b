/*
 * The parts of a document of Word: an archive (DOCX); one XML file that holds the parts of such an archive ("Flat OPC"); or the XML of Word 2003, whose one
 * part is also its styles and its lists. Programs that fill in templates write the last two, often under the name of a .doc.
 */
#ifndef BL_READ_WORKER_DOCX_PACKAGE_H
#define BL_READ_WORKER_DOCX_PACKAGE_H

#include "base/arena.h"
#include "base/vec.h"
#include "read/worker/xml.h"

typedef struct bl_docx_part_bytes {
    bl_str name, bytes; /* "word/document.xml" */
} bl_docx_part_bytes;

typedef struct bl_docx_package {
    bl_arena *arena;
    struct bl_zip *zip; /* NULL: one of XML */
    BL_VEC(bl_docx_part_bytes) parts;
    bool single; /* Word 2003: one part is all of them */
} bl_docx_package;

/* BL_ERROR_INPUT: none of the three. The bytes must stay until it is closed. */
bl_status bl_docx_package_open(bl_docx_package *package, bl_arena *arena, bl_str bytes);
/* The bytes of a part, ptr NULL where there is none of that name. */
bl_status bl_docx_package_read(bl_str *out, bl_docx_package *package, const char *name);
/* The same for reading XML, a piece at a time; next is NULL where there is none. */
bl_status bl_docx_package_stream(bl_xml_source *out, bl_docx_package *package, const char *name);
void bl_docx_package_close(bl_docx_package *package);

#endif
