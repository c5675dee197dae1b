/* JSON Resume (jsonresume.org) -> extract. It is read here, not in the worker: the tree is our own, strict and bounded. */
#ifndef BL_READ_JSONRESUME_H
#define BL_READ_JSONRESUME_H

#include "read/extract.h"

/* Writes the document text that its values make, as a person would lay them out. BL_ERROR_INPUT: *failure says where it is no JSON. */
bl_status bl_jsonresume_read(bl_buffer *out, bl_failure *failure, bl_arena *arena, bl_str bytes);

#endif
