/*
 * Findings: what could not be read, contradicts itself, or looks tampered with. The codes are stable:
 *
 *   not-a-resume         error    nothing in it speaks of a person's work, studies or skills
 *   empty                error    it holds no text
 *   no-name              warning  no name was found
 *   no-contact           note     neither telephone nor mail
 *   no-dates             warning  work is told, but no period of it could be dated
 *   date-unreadable      warning  a date with an impossible part ("2019.13"); nothing is guessed
 *   end-before-start     warning  a period that ends before it begins
 *   starts-in-future     warning  a job that begins after today
 *   ends-in-future       note     a job whose end lies after today; counted to today
 *   job-without-employer note     a title with dates, and no employer
 *   overlap              note     two jobs at once for three months or more, neither part-time
 *   claim-exceeds-dates  warning  the years that it claims exceed those that its dates allow by more than a year
 *   hidden-text          warning  text that no reader of the page sees; it earns nothing
 *   watermark            note     what a job board printed across the pages; left out, and no fault of the person
 *   invisible-characters warning  characters of no width inside the text
 *   instructions         warning  words addressed to a machine that reads the file; they change nothing
 *   job-advertisement    warning  the requirements of an advertisement stand in the text; they earn nothing
 *   keyword-stuffing     warning  one skill stands again and again in one line; it counts once
 *   reader               note     what the reader of the file had to put up with
 */
#ifndef BL_FACTS_FINDINGS_H
#define BL_FACTS_FINDINGS_H

#include "facts/stages.h"

/* What the text seems to be. Runs when all else has been read. */
bl_text_kind bl_text_kind_of(const bl_reading *r);

#endif
