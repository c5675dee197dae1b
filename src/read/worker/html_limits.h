/* What gumbo would take too long for: it looks through all open elements for each tag, and through all attributes of a tag for each of them. */
#ifndef BL_READ_WORKER_HTML_LIMITS_H
#define BL_READ_WORKER_HTML_LIMITS_H

#include "base/str.h"

/* Has a page more tags, more attributes, or more elements inside each other than any that people make? A glance at the bytes, O(page.len). */
bool bl_html_is_too_much(bl_str page);

#endif
