/*
 * What is said in any language: a sentence of the keyed catalogue as JSON. A reader that has the catalogues says it:
 *
 *   "text"                      as it stands
 *   ["WORK", "77", "36", …]     the message with its arguments, each a saying itself
 *   ["|", "English", "中文"]     one of two
 *   ["", …]                     one behind the other
 */
#ifndef BL_REPORT_SAYING_H
#define BL_REPORT_SAYING_H

#include "report/json.h"
#include "report/messages.h"

void bl_json_saying(bl_json *json, bl_str said);
void bl_json_key_saying(bl_json *json, const char *key, bl_str said); /* empty: null */

#endif
