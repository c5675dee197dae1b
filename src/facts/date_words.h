/* The names of months and seasons, folded (facts/dates.h): read by words_make.c alone. */
#ifndef BL_FACTS_DATE_WORDS_H
#define BL_FACTS_DATE_WORDS_H

#include <stddef.h>
#include <stdint.h>

typedef struct month_name {
    const char *name;
    uint32_t month;
} month_name;

static const month_name month_names[] = {{"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8},
    {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12}, {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"jun", 6}, {"jul", 7}, {"aug", 8},
    {"sept", 9}, {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}, {"januar", 1}, {"februar", 2}, {"märz", 3}, {"maerz", 3}, {"mai", 5}, {"juni", 6},
    {"juli", 7}, {"oktober", 10}, {"okt", 10}, {"dezember", 12}, {"dez", 12}, {"janvier", 1}, {"février", 2}, {"fevrier", 2}, {"mars", 3}, {"avril", 4},
    {"juin", 6}, {"juillet", 7}, {"août", 8}, {"aout", 8}, {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"décembre", 12}, {"enero", 1}, {"febrero", 2},
    {"marzo", 3}, {"abril", 4}, {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8}, {"septiembre", 9}, {"octubre", 10}, {"noviembre", 11},
    {"diciembre", 12}, {"января", 1}, {"январь", 1}, {"февраль", 2}, {"март", 3}, {"апрель", 4}, {"май", 5}, {"июнь", 6}, {"июль", 7}, {"август", 8},
    {"сентябрь", 9}, {"октябрь", 10}, {"ноябрь", 11}, {"декабрь", 12}, {NULL, 0}};

static const char *const season_names[] = {"spring", "summer", "summers", "autumn", "fall", "winter", "winters", NULL};

/* What other kinds of dates begin with, digits and quarters apart: the name of an era, a century in Chinese digits. */
static const char *const date_openings[] = {"民国", "公元", "西元", "一九", "二〇", "二○", "二零", NULL};

/* Now, as the end of a period. */
static const char *const present_words[] = {"至今", "迄今", "今", "现在", "目前", "当前", "仍在职", "在职", "在读", "present", "now", "currently", "current",
    "today", "ongoing", "to date", "till date", "till now", "until now", "date", "heute", "aktuell", "jetzt", "présent", "aujourd'hui", "actualidad",
    "presente", "actual", "настоящее время", "н.в.", "현재", "재직중", NULL};

#endif
