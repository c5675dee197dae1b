/*
 * Text that lost its line ends. Exports of job boards put a whole résumé on one line or a few: what stood on lines of its own is parted by wide blanks,
 * by bullets in mid-line, or by nothing but the capital letters of a heading:
 *
 *   SALES MANAGER      Summary    Ten years of ...     Experience   05/2012   to   Current   Sales Manager   Company Name   -   City , State    Led ...
 *
 * The pieces become lines of the document again (all with the one number of the line that they stand in), so that sections, jobs and lists are seen.
 * Short lines, and long ones without such traces, stay as they are.
 */
#ifndef BL_READ_FLAT_H
#define BL_READ_FLAT_H

#include "doc/document.h"

/* Visible text of one line, like bl_document_piece. Linear. */
bl_status bl_flat_piece(bl_document *document, bl_span source);

#endif
