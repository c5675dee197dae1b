/* Numbers as people write them in a hurry: 五年, 5年, 3-5, five, 10+. */
#ifndef BL_YAML_NUMBER_WORDS_H
#define BL_YAML_NUMBER_WORDS_H

#include "base/decimal.h"

/* Does s mean a number, written otherwise than as one plain number? Then *least is it, or the lower end of the range. Pure digits of full width do too. */
bool bl_number_words(bl_milli *least, bl_str s);
/* Does s hold digits or a point of full width? */
bool bl_has_full_width_digits(bl_str s);

#endif
