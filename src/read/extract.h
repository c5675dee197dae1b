/*
 * What every reader but those of Markdown and plain text makes: a document as a flat run of events, in the order of reading.
 *
 *   reader in the worker --put--> bytes --pipe or cache--> bl_extract_document --> a bl_document
 *
 *   block  line  text text  mark text mark-end  line  cell text cell text  gap  ...  hidden  note  end
 *
 * The document text is made of the lines: each line event begins one, its texts follow each other on it, a cell puts a tab before all cells but the first,
 * a gap puts an empty line. What is `aside` (a bullet) stands in the document text and is no part of what is matched.
 * The bytes come from a process that a stranger's file may have taken over, so nothing in them is believed: lengths, order, UTF-8 and counts are checked.
 * All numbers are little-endian 32 bits. Writing never fails in between: a failure sticks to the buffer.
 */
#ifndef BL_READ_EXTRACT_H
#define BL_READ_EXTRACT_H

#include "base/buffer.h"
#include "read/reader.h"

/* Changes with the bytes or with what any reader makes of a file: the text cache keeps them apart. */
#define BL_EXTRACT_VERSION 20u

/* ---- writing: the worker. text is UTF-8; control characters and line ends become blanks, what is invalid U+FFFD ---- */

void bl_extract_begin(bl_buffer *out, bl_format format); /* format: what the file turned out to be (a .doc may be RTF) */
void bl_extract_block(bl_buffer *out, bl_block_kind kind, uint8_t level, bool ordered, uint32_t table); /* as bl_document_block */
void bl_extract_line(bl_buffer *out, uint32_t page);                                                    /* a line of the block begins; page 0: none */
void bl_extract_text(bl_buffer *out, const char *text, size_t len);
void bl_extract_aside(bl_buffer *out, const char *text, size_t len); /* a bullet, a number of a list: seen, but no text */
void bl_extract_cell(bl_buffer *out);                                /* the next cell of a row begins; before the first text of the line too */
void bl_extract_gap(bl_buffer *out);                                 /* an empty line */
void bl_extract_mark(bl_buffer *out, bl_mark_kind kind, const char *target, size_t len); /* target: of a link; else NULL, 0. Not BL_MARK_HIDDEN */
void bl_extract_mark_end(bl_buffer *out, bl_mark_kind kind);
/* Words that stand in the file and that no reader of the page sees; they stand near the line that began last. page 0: none */
void bl_extract_hidden(bl_buffer *out, bl_hidden_trick trick, uint32_t page, const char *words, size_t len);
/* Words that a job board put over its pages: left out without suspicion. count: how often they stood there. */
void bl_extract_watermark(bl_buffer *out, uint32_t count, const char *words, size_t len);
/* Only the first of so many pages were read; becomes a remark. */
void bl_extract_pages(bl_buffer *out, uint32_t read, uint32_t all);
/* Instead of all that: why the file is not a document, and what to do. Everything written before is taken back. */
void bl_extract_fail(bl_buffer *out, const char *code, const char *message);
void bl_extract_end(bl_buffer *out);

/* ---- reading: the parent ---- */

/* Is it whole and of this version? What the cache asks; bl_extract_document checks the rest. */
bool bl_extract_is_whole(bl_str extract);
/* BL_ERROR_INPUT: the bytes are no extract, or hold a failure; *failure says which. file: the bytes of the file, for its hash and length. O(extract.len). */
bl_status bl_extract_document(bl_document **out, bl_failure *failure, bl_arena *arena, const bl_file *file, bl_str extract);

#endif
