/*
 * The words that numbers are written with and that say how exact they are (facts/numbers.h). All are folded. Rows are found by the tables of
 * facts/wordtables.h, whose values are 1 + the row.
 */
#ifndef BL_FACTS_NUMBER_WORDS_H
#define BL_FACTS_NUMBER_WORDS_H

#include "facts/numbers.h"

typedef struct multiplier {
    const char *word;
    uint8_t power; /* of ten */
} multiplier;

/* Latin letters alone must not begin a word (30 ms, 5 kg). */
static const multiplier multipliers[] = {
    {"百万", 6},
    {"千万", 7},
    {"万亿", 12},
    {"kw", 7},
    {"十", 1},
    {"百", 2},
    {"千", 3},
    {"万", 4},
    {"亿", 8},
    {"w", 4},
    {"k", 3},
    {"mn", 6},
    {"mm", 6},
    {"million", 6},
    {"m", 6},
    {"bn", 9},
    {"billion", 9},
    {"b", 9},
    {"thousand", 3},
    {"trillion", 12},
    {"hundred", 2},
    {"lakh", 5},
    {"crore", 7},
};

typedef struct word_number {
    const char *word;
    int64_t value;
    bl_bound bound;
    bool any; /* also without a unit behind it */
} word_number;

static const word_number words[] = {
    {"half a million", 500000, BL_BOUND_EXACT, true},
    {"half a billion", 500000000, BL_BOUND_EXACT, true},
    {"half a dozen", 6, BL_BOUND_EXACT, true},
    {"a dozen", 12, BL_BOUND_EXACT, true},
    {"two dozen", 24, BL_BOUND_EXACT, true},
    {"dozens of", 24, BL_BOUND_AT_LEAST, true},
    {"dozen", 12, BL_BOUND_EXACT, false},
    {"a hundred", 100, BL_BOUND_EXACT, true},
    {"hundreds of thousands", 100000, BL_BOUND_AT_LEAST, true},
    {"hundreds of millions", 100000000, BL_BOUND_AT_LEAST, true},
    {"hundreds of", 100, BL_BOUND_AT_LEAST, true},
    {"a thousand", 1000, BL_BOUND_EXACT, true},
    {"tens of thousands", 10000, BL_BOUND_AT_LEAST, true},
    {"tens of millions", 10000000, BL_BOUND_AT_LEAST, true},
    {"thousands of", 1000, BL_BOUND_AT_LEAST, true},
    {"a million", 1000000, BL_BOUND_EXACT, true},
    {"millions of", 1000000, BL_BOUND_AT_LEAST, true},
    {"a billion", 1000000000, BL_BOUND_EXACT, true},
    {"billions of", 1000000000, BL_BOUND_AT_LEAST, true},
    {"two", 2, BL_BOUND_EXACT, false},
    {"three", 3, BL_BOUND_EXACT, false},
    {"four", 4, BL_BOUND_EXACT, false},
    {"five", 5, BL_BOUND_EXACT, false},
    {"six", 6, BL_BOUND_EXACT, false},
    {"seven", 7, BL_BOUND_EXACT, false},
    {"eight", 8, BL_BOUND_EXACT, false},
    {"nine", 9, BL_BOUND_EXACT, false},
    {"ten", 10, BL_BOUND_EXACT, false},
    {"eleven", 11, BL_BOUND_EXACT, false},
    {"twelve", 12, BL_BOUND_EXACT, false},
    {"fifteen", 15, BL_BOUND_EXACT, false},
    {"twenty", 20, BL_BOUND_EXACT, false},
    {"thirty", 30, BL_BOUND_EXACT, false},
    {"forty", 40, BL_BOUND_EXACT, false},
    {"fifty", 50, BL_BOUND_EXACT, false},
    {"数以亿计", 100000000, BL_BOUND_AT_LEAST, true},
    {"数以千万计", 10000000, BL_BOUND_AT_LEAST, true},
    {"数以百万计", 1000000, BL_BOUND_AT_LEAST, true},
    {"数以万计", 10000, BL_BOUND_AT_LEAST, true},
    {"数以千计", 1000, BL_BOUND_AT_LEAST, true},
    {"百万级", 1000000, BL_BOUND_ABOUT, true},
    {"百万量级", 1000000, BL_BOUND_ABOUT, true},
    {"十万级", 100000, BL_BOUND_ABOUT, true},
    {"千万级", 10000000, BL_BOUND_ABOUT, true},
    {"千万量级", 10000000, BL_BOUND_ABOUT, true},
    {"十亿级", 1000000000, BL_BOUND_ABOUT, true},
    {"百亿级", 10000000000, BL_BOUND_ABOUT, true},
    {"千亿级", 100000000000, BL_BOUND_ABOUT, true},
    {"万亿级", 1000000000000, BL_BOUND_ABOUT, true},
    {"亿级", 100000000, BL_BOUND_ABOUT, true},
    {"亿量级", 100000000, BL_BOUND_ABOUT, true},
    {"万级", 10000, BL_BOUND_ABOUT, true},
    {"千级", 1000, BL_BOUND_ABOUT, false},
    {"过亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"上亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"过千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"上千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"过百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"上百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"近千万", 10000000, BL_BOUND_ABOUT, true},
    {"近百万", 1000000, BL_BOUND_ABOUT, true},
    {"近亿", 100000000, BL_BOUND_ABOUT, true},
    {"百余", 100, BL_BOUND_AT_LEAST, true},
    {"百多", 100, BL_BOUND_AT_LEAST, true},
    {"千余", 1000, BL_BOUND_AT_LEAST, true},
    {"万余", 10000, BL_BOUND_AT_LEAST, true},
    {"十余", 10, BL_BOUND_AT_LEAST, true},
    {"十多", 10, BL_BOUND_AT_LEAST, true},
    {"十几", 11, BL_BOUND_AT_LEAST, true},
    {"几十万", 100000, BL_BOUND_AT_LEAST, true},
    {"几百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"几千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"几十亿", 1000000000, BL_BOUND_AT_LEAST, true},
    {"几十", 10, BL_BOUND_AT_LEAST, true},
    {"几百", 100, BL_BOUND_AT_LEAST, true},
    {"几千", 1000, BL_BOUND_AT_LEAST, true},
    {"几万", 10000, BL_BOUND_AT_LEAST, true},
    {"几亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"数十万", 100000, BL_BOUND_AT_LEAST, true},
    {"数百万", 1000000, BL_BOUND_AT_LEAST, true},
    {"数千万", 10000000, BL_BOUND_AT_LEAST, true},
    {"数十亿", 1000000000, BL_BOUND_AT_LEAST, true},
    {"数百亿", 10000000000, BL_BOUND_AT_LEAST, true},
    {"数十", 10, BL_BOUND_AT_LEAST, true},
    {"数百", 100, BL_BOUND_AT_LEAST, true},
    {"数千", 1000, BL_BOUND_AT_LEAST, true},
    {"数万", 10000, BL_BOUND_AT_LEAST, true},
    {"数亿", 100000000, BL_BOUND_AT_LEAST, true},
    {"上百", 100, BL_BOUND_AT_LEAST, true},
    {"上千", 1000, BL_BOUND_AT_LEAST, true},
    {"上万", 10000, BL_BOUND_AT_LEAST, true},
};

/* Numbers in Chinese begin with one of these; beside the rows, their value is BL_WORD_NUMERAL. */
static const char *const numerals[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "十", "百", "千", NULL};

/* Before a number: how exact it is. */
typedef struct bound_word {
    const char *word;
    bl_bound bound;
} bound_word;

static const bound_word bounds[] = {{"超过", BL_BOUND_AT_LEAST}, {"超", BL_BOUND_AT_LEAST}, {"逾", BL_BOUND_AT_LEAST}, {"至少", BL_BOUND_AT_LEAST},
    {"不少于", BL_BOUND_AT_LEAST}, {"突破", BL_BOUND_AT_LEAST}, {"more than", BL_BOUND_AT_LEAST}, {"over", BL_BOUND_AT_LEAST}, {"at least", BL_BOUND_AT_LEAST},
    {">", BL_BOUND_AT_LEAST}, {">=", BL_BOUND_AT_LEAST}, {"≥", BL_BOUND_AT_LEAST}, {"约", BL_BOUND_ABOUT}, {"大约", BL_BOUND_ABOUT}, {"近", BL_BOUND_ABOUT},
    {"接近", BL_BOUND_ABOUT}, {"~", BL_BOUND_ABOUT}, {"about", BL_BOUND_ABOUT}, {"around", BL_BOUND_ABOUT}, {"roughly", BL_BOUND_ABOUT},
    {"approximately", BL_BOUND_ABOUT}, {"nearly", BL_BOUND_ABOUT}, {"almost", BL_BOUND_ABOUT}, {"some", BL_BOUND_ABOUT}, {"低于", BL_BOUND_AT_MOST},
    {"不到", BL_BOUND_AT_MOST}, {"小于", BL_BOUND_AT_MOST}, {"不超过", BL_BOUND_AT_MOST}, {"less than", BL_BOUND_AT_MOST}, {"under", BL_BOUND_AT_MOST},
    {"below", BL_BOUND_AT_MOST}, {"up to", BL_BOUND_AT_MOST}, {"<", BL_BOUND_AT_MOST}, {"at most", BL_BOUND_AT_MOST}};

#endif
