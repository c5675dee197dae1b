/*
 * The HTML report, one file: html.c puts it together (head, policy, style, script), html_plain.c writes the markup that stands without script, html_data.c the
 * data that the script reads. Everything from outside is escaped here or goes through text nodes there. The page itself: report/html/.
 */
#ifndef BL_REPORT_HTML_H
#define BL_REPORT_HTML_H

#include "report/ranking.h"

typedef struct bl_html {
    bl_buffer *out;
    bl_arena *arena; /* scratch */
    bl_ranking *ranking;
    const bl_ranking_options *options;
    const bl_catalogue *catalogue;
} bl_html;

/* Text for an element or a quoted attribute. Control characters stand as spaces. */
void bl_html_text(bl_buffer *out, bl_str text);
/* The head, the ranking with musts and a reason each, the matrix of the best ten, those who could not be read. */
bl_status bl_html_plain(bl_html *html);
/* The ranking as one JSON element, and a JSON element for each dossier. */
bl_status bl_html_data(bl_html *html);

#endif
