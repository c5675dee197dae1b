/* A page of help for every diagnostic code: what it means, an example that earns it, and one that does not. */
#ifndef BL_SOURCE_CODE_HELP_H
#define BL_SOURCE_CODE_HELP_H

#include "base/str.h"
#include "source/codes.h"

typedef enum bl_example {
    BL_EXAMPLE_NONE, /* no file shows it: it is about bytes, folders or another command */
    BL_EXAMPLE_ROLE, /* wrong and right are whole role files */
    BL_EXAMPLE_RULES /* they are rule files, read on top of the shipped ones */
} bl_example;

typedef struct bl_code_help { /* strings are static */
    bl_code code;
    const char *what, *remedy; /* of source/codes.h */
    const char *why;           /* a sentence or more */
    bl_example example;
    const char *wrong, *right; /* whole lines */
} bl_code_help;

/* The page at an index, in the order of the codes. False past the end. */
bool bl_code_help_at(bl_code_help *out, uint32_t index);
/* "B0104" (case aside) -> its page. False: there is no such code. */
bool bl_code_help_find(bl_code_help *out, bl_str code);

#endif
