/*
 * A document: blocks and lines over one text, and where each came from. What every reader (read/) makes, and all that facts/ sees of a file.
 *
 *   bytes --reader--> document text (a bl_source: faithful, with its line index)
 *                     + folded text of what is visible, markup left out (text/fold.h)
 *                     + blocks > lines > cells, and marks (bold, links, hidden), all as folded spans
 *
 * For Markdown and text the document text is the file itself, markup included; the folded text leaves the markup out and maps back.
 * Lines are separated by one '\n' in the folded text, cells of a row by one '\t'; so a match never crosses either.
 */
#ifndef BL_DOC_DOCUMENT_H
#define BL_DOC_DOCUMENT_H

#include "base/hash.h"
#include "base/vec.h"
#include "source/source.h"
#include "text/fold.h"

typedef enum bl_format { /* the names of the contract, 3 (source.format) */
    BL_FORMAT_MARKDOWN,
    BL_FORMAT_TEXT,
    BL_FORMAT_PDF,
    BL_FORMAT_DOCX,
    BL_FORMAT_DOC,
    BL_FORMAT_RTF,
    BL_FORMAT_ODT,
    BL_FORMAT_HTML,
    BL_FORMAT_MHTML,
    BL_FORMAT_JSONRESUME
} bl_format;

const char *bl_format_name(bl_format format); /* "markdown", "text", "pdf", ...: format.c */

typedef enum bl_block_kind { BL_BLOCK_PARAGRAPH, BL_BLOCK_HEADING, BL_BLOCK_ITEM, BL_BLOCK_ROW, BL_BLOCK_CODE } bl_block_kind;

typedef struct bl_block {
    bl_block_kind kind;
    uint8_t level;                 /* heading: 1..6; item: depth from 1; row: 0 for the head row, else 1 */
    bool ordered;                  /* item of a numbered list */
    uint32_t table;                /* row: which table, from 1; else 0 */
    uint32_t line_begin, line_end; /* indices into lines, half-open */
} bl_block;

typedef struct bl_line {
    uint32_t begin, end;           /* folded bytes, without the '\n'; leading and trailing white space is kept */
    uint32_t block;                /* index into blocks */
    uint32_t number;               /* 1-based line of the document text */
    uint32_t page;                 /* 1-based; 0 where the format has none */
    uint32_t cell_begin, cell_end; /* indices into cells (rows only; else equal) */
    bool blank_before;             /* an empty line or a rule stands above it in the document */
} bl_line;

typedef enum bl_mark_kind {
    BL_MARK_BOLD,
    BL_MARK_ITALIC,
    BL_MARK_CODE,
    BL_MARK_LINK,
    BL_MARK_DELETED,
    BL_MARK_HIDDEN,   /* seen by no reader of the page: shown as a finding, never evidence */
    BL_MARK_WORTHLESS /* seen, but said by nobody of himself: facts/worthless.c finds it, no reader does */
} bl_mark_kind;
#define BL_MARK_KINDS 7

typedef struct bl_mark {
    bl_mark_kind kind;
    bl_span span;  /* folded */
    bl_str target; /* links: where to, as written; else empty */
} bl_mark;

/* How words were kept from the eyes of a reader. */
typedef enum bl_hidden_trick {
    BL_HIDDEN_COLOUR,    /* in the colour of what is behind it, or transparent */
    BL_HIDDEN_INVISIBLE, /* drawn by no pen: invisible render mode, w:vanish, display:none */
    BL_HIDDEN_TINY,      /* too small to be seen */
    BL_HIDDEN_CLIPPED,   /* outside of what is shown of the page's drawing */
    BL_HIDDEN_OFF_PAGE,  /* beside the page */
    BL_HIDDEN_COVERED,   /* a picture or an area lies over it */
    BL_HIDDEN_DELETED    /* a revision took it out */
} bl_hidden_trick;
#define BL_HIDDEN_TRICKS 7

/* What the reader of a file had to put up with. */
typedef enum bl_remark_kind {
    BL_REMARK_DECODED,  /* from another encoding than UTF-8 (words) */
    BL_REMARK_REPLACED, /* so many characters (a) could not be decoded and stand as U+FFFD */
    BL_REMARK_MARKUP,   /* markup made to hurt: read as plain text */
    BL_REMARK_PAGES     /* only the first a of b pages were read */
} bl_remark_kind;

typedef struct bl_remark {
    bl_remark_kind kind;
    uint32_t a, b;
    bl_str words;
} bl_remark;

/* Words that stand in the file and in no line of the document text, because nobody sees them. */
typedef struct bl_hidden {
    bl_hidden_trick trick;
    bl_str words;        /* as they stand in the file, at most some hundred bytes of them */
    uint32_t line, page; /* near which line of the document text (0: before the first); page 0: unknown */
} bl_hidden;

/* What somebody put over pages that are not theirs: a job board's name and number. */
typedef struct bl_watermark {
    bl_str words;
    uint32_t count;
} bl_watermark;

/* The file that a document is read out of. Its bytes are hashed once, when it comes: a large PDF's are most of what reading it again costs. */
typedef struct bl_file {
    bl_str path;      /* as given */
    uint64_t bytes;   /* how many */
    bl_sha256 sha256; /* of them */
} bl_file;
bl_file bl_file_of(bl_str path, bl_str bytes);

typedef struct bl_document {
    bl_arena *arena; /* everything below lives in it */
    bl_format format;
    bl_file file;
    bl_source text; /* the document text */
    bl_folded folded;
    BL_VEC(bl_block) blocks;
    BL_VEC(bl_line) lines;
    BL_VEC(bl_span) cells;     /* folded */
    BL_VEC(bl_mark) marks;     /* in order of begin */
    BL_VEC(bl_remark) remarks; /* become findings */
    BL_VEC(bl_hidden) hidden;
    BL_VEC(bl_watermark) watermarks;
    const uint32_t *pages;                  /* of each line of the document text; NULL where the format has none; the reader sets it behind the opening */
    uint32_t page_lines;                    /* how many lines have one */
    BL_VEC(bl_span) covered[BL_MARK_KINDS]; /* folded spans under a kind of mark: disjoint, in order */
    /* while it is being built */
    struct {
        uint32_t mark, depth;
    } open[BL_MARK_KINDS]; /* the open mark of a kind, and how deeply it is nested in itself */
    uint32_t fresh;        /* bit 1 << kind: the mark is open, but no text has come yet */
    uint32_t piece_line;   /* the line of the document text that the last line stands in */
    bool in_line, blank_pending;
} bl_document;

/* ---- for readers: call in the order of reading; a line of white space alone becomes a gap, a block without lines vanishes;
 * O(1) amortised for each piece; every status is BL_OK, BL_ERROR_MEMORY or BL_ERROR_LIMIT ---- */
/* text: the document text, valid UTF-8, borrowed from arena. */
bl_status bl_document_open(bl_document **out, bl_arena *arena, bl_format format, const bl_file *file, bl_str text);
bl_status bl_document_block(bl_document *document, bl_block_kind kind, uint8_t level, bool ordered, uint32_t table); /* begins a block; the one before ends */
bl_status bl_document_piece(bl_document *document, bl_span source);                     /* visible text; may hold no line end; spans come in rising order */
bl_status bl_document_character(bl_document *document, bl_span source, bl_str visible); /* visible text that is spelled otherwise: "&lt;" for '<' */
bl_status bl_document_space(bl_document *document, bl_span source); /* markup that parts words of a line; nothing at its begin or behind white space */
bl_status bl_document_break(bl_document *document, bl_span source); /* a line of the block ends here (also <br>) */
bl_status bl_document_cell(bl_document *document, bl_span source);  /* the next cell of a row begins */
bl_status bl_document_gap(bl_document *document);                   /* an empty line or a rule */
/* Marks of different kinds may overlap freely; a mark inside one of its own kind is part of it. target is copied. */
bl_status bl_document_mark_begin(bl_document *document, bl_mark_kind kind, bl_str target);
bl_status bl_document_mark_end(bl_document *document, bl_mark_kind kind);
bl_status bl_document_remark(bl_document *document, bl_remark remark);                                                /* its words are borrowed */
bl_status bl_document_hide(bl_document *document, bl_hidden_trick trick, bl_str words, uint32_t line, uint32_t page); /* copies the words */
bl_status bl_document_watermark(bl_document *document, bl_str words, uint32_t count);                                 /* likewise */
bl_status bl_document_seal(bl_document *document); /* ends the last block and all marks; drops empty ones */

/* ---- for facts ---- */
bl_str bl_document_folded(const bl_document *document, bl_span folded);
/* Where folded bytes stand in the document text. */
bl_span bl_document_origin(const bl_document *document, bl_span folded);
/* What a person sees of the folded span, in its own spelling: the document text without markup. Copied into arena where it is not one piece. */
bl_str bl_document_visible(const bl_document *document, bl_arena *arena, bl_span folded);
/* Index of the line that holds a folded offset. O(log lines). */
uint32_t bl_document_line_at(const bl_document *document, uint32_t folded_offset);
/* 1-based page of a line (1-based) of the document text; 0 where the format has none. O(1). */
uint32_t bl_document_page(const bl_document *document, uint32_t line);
/* Is all of the span (white space aside) under a mark of the kind? */
bool bl_document_marked(const bl_document *document, bl_span folded, bl_mark_kind kind);
/* Is it hidden or worthless? */
bool bl_document_void(const bl_document *document, bl_span folded);

#endif
