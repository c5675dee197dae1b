/*
 * What the two halves of the Markdown reader share: markdown.c follows md4c's blocks and spans, inset.c the raw HTML between them.
 * md4c sees a shadow of the document text: the same length, with bytes changed where Markdown would take text away that a résumé means
 * (shadow.c). Its pointers into the shadow are offsets into the document text, and what is kept is always taken from there.
 */
#ifndef BL_READ_MARKDOWN_H
#define BL_READ_MARKDOWN_H

#include "base/limits.h"
#include "doc/document.h"

typedef struct bl_markdown {
    bl_document *document;
    const char *shadow;                 /* as long as the document text */
    bl_status status;                   /* the first failure */
    uint64_t steps;                     /* callbacks so far; a text that makes too many is no Markdown worth the name */
    uint32_t depth;                     /* of md4c's blocks */
    uint32_t lists, own_lists;          /* nested lists; Markdown's own, the rest are HTML's */
    bool ordered[BL_LIMIT_NESTING + 1]; /* by nesting of lists */
    bool item_fresh;                    /* a list item that has no block yet */
    bool block_wanted;                  /* the next text begins a block */
    bool in_code;                       /* inside a code block */
    bool in_row, head;                  /* inside a row; inside the head of a table */
    bool in_image;
    uint32_t table; /* tables so far */
    uint32_t cells; /* cells of the row that have begun, but have no text yet */
    uint32_t last;  /* where the last visible text ended in the document text */
    bl_span html;   /* raw HTML that waits to be read as a whole; empty: none */
    bl_str raw;     /* inside this element whose content is no text; empty: none */
    bl_str hider;   /* inside this element that hides its content */
    uint32_t hider_depth;
    bool hider_contains_blocks;
    uint32_t html_marks[BL_MARK_KINDS]; /* marks that tags have opened */
} bl_markdown;

/* A shadow of text in arena, NULL when memory is out. *begin: where Markdown begins, behind a front matter. O(text.len). */
char *bl_markdown_shadow(bl_arena *arena, bl_str text, size_t *begin);

/* Visible text, without line ends. */
bl_status bl_markdown_text(bl_markdown *reader, bl_span source);
/* A character reference; what is none is text. */
bl_status bl_markdown_entity(bl_markdown *reader, bl_span source);
/* A line end inside a block; the white space before it is kept. */
bl_status bl_markdown_line_end(bl_markdown *reader);
/* The bytes of raw HTML, any number of tags and text between them. */
bl_status bl_markdown_html(bl_markdown *reader, bl_span source);
/* A block of Markdown ends: so do the marks and the hidden elements that cannot reach over it. */
bl_status bl_markdown_html_block_end(bl_markdown *reader);

#endif
