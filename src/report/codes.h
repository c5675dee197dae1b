/*
 * What the code of a failure means, in the language of a report. The places that give up on a file say why in English, with the particulars; a report in Chinese
 * says what the code stands for, and what to do about it. A test holds the list complete. (Findings: report/findings.h.)
 */
#ifndef BL_REPORT_CODES_H
#define BL_REPORT_CODES_H

#include "report/messages.h"

/* The Chinese sentence of the code where the catalogue is Chinese and there is one; else the message. O(log codes). */
bl_str bl_code_words(const bl_catalogue *catalogue, bl_str code, bl_str message);

#endif
