/*
 * Every sentence that a report can say, one catalogue a language (messages_en.c, messages_zh.c). {1}, {2}, ... stand for the arguments. A test holds both
 * catalogues complete and their placeholders equal.
 */
#ifndef BL_REPORT_MESSAGES_H
#define BL_REPORT_MESSAGES_H

#include "base/str.h"
#include "report/messages_html.h"

#define BL_MESSAGES(X)       \
    X(ABSENT)                \
    X(ABSENT_OPEN)           \
    X(ABSENT_WHOLE)          \
    X(DENIED)                \
    X(TOO_FEW)               \
    X(ONLY_PARENT)           \
    X(LISTED)                \
    X(PROJECT)               \
    X(WORK)                  \
    X(LED)                   \
    X(OPEN)                  \
    X(CHILD)                 \
    X(NEAR)                  \
    X(TITLE_NAMED)           \
    X(TITLE_WORDS)           \
    X(DOMAIN_TITLE)          \
    X(WORDS)                 \
    X(STALE)                 \
    X(UNDATED)               \
    X(MONTHS)                \
    X(MONTHS_ANY)            \
    X(PEOPLE)                \
    X(PEOPLE_OPEN)           \
    X(LEVEL)                 \
    X(LEVEL_ANY)             \
    X(LEVEL_OPEN)            \
    X(AREA_OTHER)            \
    X(AREA_OPEN)             \
    X(MODE_OTHER)            \
    X(MODE_OPEN)             \
    X(IN_PROGRESS)           \
    X(LEFT)                  \
    X(CEFR)                  \
    X(CEFR_ANY)              \
    X(CEFR_OPEN)             \
    X(COUNT)                 \
    X(BEST)                  \
    X(PART)                  \
    X(MEAN)                  \
    X(MEAN_BEST)             \
    X(POSSIBLE_USE)          \
    X(POSSIBLE_MONTHS)       \
    X(POSSIBLE)              \
    X(ARITHMETIC)            \
    X(NO_POINTS)             \
    X(ASKED_YEARS)           \
    X(ASKED_ORDINARY)        \
    X(ASKED_WITHIN)          \
    X(ASKED_WORK_YEARS)      \
    X(ASKED_TITLE)           \
    X(ASKED_TITLE_YEARS)     \
    X(ASKED_LEADING)         \
    X(ASKED_LEADING_YEARS)   \
    X(ASKED_PEOPLE)          \
    X(ASKED_EDUCATION)       \
    X(ASKED_AREA)            \
    X(ASKED_ANY_LEVEL)       \
    X(ASKED_HELD)            \
    X(ASKED_PAPERS)          \
    X(ASKED_COUNT)           \
    X(ASKED_OPEN_SOURCE)     \
    X(ASKED_ANY)             \
    X(ASKED_ALL)             \
    X(ASKED_AT_LEAST)        \
    X(FOUND_NOTHING)         \
    X(FOUND_NO_DATA)         \
    X(FOUND_MONTHS)          \
    X(FOUND_MONTHS_POSSIBLE) \
    X(FOUND_NAMED)           \
    X(FOUND_LED)             \
    X(FOUND_OPEN_SOURCE)     \
    X(FOUND_COUNT)           \
    X(FOUND_DENIED)          \
    X(FOUND_PARTS)           \
    X(MUST_THING)            \
    X(MUST_YEARS)            \
    X(MUST_USED)             \
    X(MUST_PASS)             \
    X(MUST_UNKNOWN)          \
    X(MUST_FAIL)             \
    X(STATE_MET)             \
    X(STATE_PARTLY)          \
    X(STATE_NOT_MET)         \
    X(STATE_NO_DATA)         \
    X(REASON_NEGATION)       \
    X(REASON_PLANNED)        \
    X(REASON_OTHER_PARTY)    \
    X(REASON_COMPARISON)     \
    X(REASON_REPLACED)       \
    X(REASON_NOT_A_SKILL)    \
    X(REASON_HIDDEN)         \
    X(ASK_SKILL)             \
    X(ASK_MONTHS)            \
    X(ASK_DATES)             \
    X(ASK_LAST_USED)         \
    X(ASK_YEARS)             \
    X(ASK_TITLE)             \
    X(ASK_DOMAIN)            \
    X(ASK_MANAGEMENT)        \
    X(ASK_EDUCATION)         \
    X(ASK_SCHOOL)            \
    X(ASK_AREA)              \
    X(ASK_MODE)              \
    X(ASK_LANGUAGE)          \
    X(ASK_CERTIFICATE)       \
    X(ASK_OTHER)             \
    X(GROUP_SKILLS)          \
    X(GROUP_EXPERIENCE)      \
    X(GROUP_DOMAINS)         \
    X(GROUP_EDUCATION)       \
    X(GROUP_LANGUAGES)       \
    X(GROUP_OTHER)           \
    X(LEVEL_NONE)            \
    X(LEVEL_HIGHSCHOOL)      \
    X(LEVEL_ASSOCIATE)       \
    X(LEVEL_BACHELOR)        \
    X(LEVEL_MASTER)          \
    X(LEVEL_DOCTOR)          \
    X(MODE_FULL_TIME)        \
    X(MODE_PART_TIME)        \
    X(MODE_SELF_TAUGHT)      \
    X(MODE_ONLINE)           \
    X(TABLE_AS_OF)           \
    X(TABLE_SUMMARY)         \
    X(TABLE_SUMMARY_ONE)     \
    X(TABLE_RULES)           \
    X(TABLE_SCORE)           \
    X(TABLE_POSSIBLE)        \
    X(TABLE_RANK)            \
    X(TABLE_MUST)            \
    X(TABLE_NAME)            \
    X(TABLE_FILE)            \
    X(TABLE_CRITERION)       \
    X(TABLE_REASON)          \
    X(TABLE_THE_REST)        \
    X(TABLE_FAILED)          \
    X(TABLE_LEGEND)          \
    X(TABLE_QUESTIONS)       \
    X(TABLE_RECEIPT)         \
    X(TABLE_PASSED_OVER)     \
    X(TABLE_MORE)            \
    X(TABLE_BEST_AT)         \
    X(TABLE_MISSING)         \
    X(TABLE_FAILS_MUST)      \
    X(TABLE_OPEN_MUST)       \
    X(TABLE_NONE)            \
    X(WHY_ABOVE)             \
    X(WHY_BELOW)             \
    X(WHY_TIE)               \
    X(WHY_SUM)               \
    X(WHY_MUST)              \
    X(WHY_OPEN)              \
    X(WHY_ONE)               \
    X(WHY_NONE)              \
    X(FIRM_TITLE)            \
    X(FIRM_ALL)              \
    X(FIRM_BANDS)            \
    X(FIRM_PAIR)             \
    X(FIRM_MUST)             \
    X(FIRM_SAME)             \
    X(FIRM_ALWAYS)           \
    X(FIRM_HOLDS)            \
    X(FIRM_HOLDS_NOT)        \
    X(FIRM_TURN)             \
    X(FIRM_TURN_GROUP)       \
    X(FIRM_NO_TURN)          \
    X(WEIGHT_NO_CRITERIA)    \
    X(DIFF_UP)               \
    X(DIFF_DOWN)             \
    X(DIFF_STAYS)            \
    X(DIFF_NEW)              \
    X(DIFF_GONE)             \
    X(DIFF_BEFORE)           \
    X(DIFF_AFTER)            \
    X(DIFF_ADDED)            \
    X(DIFF_REMOVED)          \
    X(DIFF_MAXIMUM)          \
    X(DIFF_SUMMARY)          \
    X(WEIGHT_NOT_NAMED)      \
    X(PAGE_NOW)              \
    X(PAGE_NO_DATES)         \
    X(PAGE_MONTHS)           \
    X(PAGE_HEAD)             \
    X(PAGE_NAME)             \
    X(PAGE_MAIL)             \
    X(PAGE_PHONE)            \
    X(PAGE_LOCATION)         \
    X(PAGE_SITE)             \
    X(PAGE_PROFILE)          \
    X(PAGE_POSITION)         \
    X(PAGE_PLACE)            \
    X(PAGE_SALARY)           \
    X(PAGE_AVAILABLE)        \
    X(PAGE_EMPLOYMENT)       \
    X(PAGE_STATUS)           \
    X(PAGE_WISHES)           \
    X(PAGE_WORK)             \
    X(PAGE_PROJECTS)         \
    X(PAGE_EDUCATION)        \
    X(PAGE_DENIED)           \
    X(PAGE_LANGUAGES)        \
    X(PAGE_CERTIFICATES)     \
    X(PAGE_PATENTS)          \
    X(PAGE_QUANTITIES)       \
    X(PAGE_FINDINGS)         \
    X(PAGE_PUBLICATIONS)     \
    X(PAGE_AWARDS)           \
    X(PAGE_OPEN_SOURCE)      \
    X(PAGE_TOTAL)            \
    X(PAGE_UP_TO)            \
    X(PAGE_EMPLOYER)         \
    X(PAGE_EMPLOYERS)        \
    X(PAGE_LEADING)          \
    X(PAGE_PEOPLE)           \
    X(PAGE_CLAIMS)           \
    X(PAGE_GAP)              \
    X(PAGE_NO_TITLE)         \
    X(PAGE_INTERNSHIP)       \
    X(PAGE_PART_TIME)        \
    X(PAGE_INFERRED)         \
    X(PAGE_OPEN)             \
    X(PAGE_PART_OF)          \
    X(PAGE_LEFT)             \
    X(PAGE_STUDYING)         \
    X(PAGE_HOW)              \
    X(PAGE_MONTHS_HEAD)      \
    X(PAGE_UP_TO_HEAD)       \
    X(PAGE_LAST_HEAD)        \
    X(PAGE_ALSO_HEAD)        \
    X(PAGE_SKILLS)           \
    X(PAGE_DOMAINS)          \
    X(PAGE_LISTED)           \
    X(PAGE_USED)             \
    X(PAGE_LED)              \
    X(PAGE_IN_THE_OPEN)      \
    X(PAGE_HELD)             \
    X(PAGE_PARTLY)           \
    X(PAGE_IN_PROGRESS)      \
    X(PAGE_EXPIRED)          \
    X(PAGE_PAPERS)           \
    X(PAGE_PATENT_COUNTS)    \
    X(PAGE_NOTE)             \
    X(PAGE_WARNING)          \
    X(PAGE_ERROR)            \
    X(PAGE_NOT_READ)         \
    X(PAGE_NEGATED)          \
    X(PAGE_PLANNED)          \
    X(PAGE_OTHER_PARTY)      \
    X(PAGE_COMPARISON)       \
    X(PAGE_REPLACED)         \
    X(PAGE_NOT_A_SKILL)      \
    X(PAGE_HIDDEN)           \
    X(SECTION_NONE)          \
    X(SECTION_SUMMARY)       \
    X(SECTION_WORK)          \
    X(SECTION_INTERNSHIP)    \
    X(SECTION_PROJECTS)      \
    X(SECTION_EDUCATION)     \
    X(SECTION_SKILLS)        \
    X(SECTION_LANGUAGES)     \
    X(SECTION_CERTIFICATES)  \
    X(SECTION_PUBLICATIONS)  \
    X(SECTION_PATENTS)       \
    X(SECTION_OPEN_SOURCE)   \
    X(SECTION_AWARDS)        \
    X(SECTION_TRAINING)      \
    X(SECTION_VOLUNTEER)     \
    X(SECTION_INTERESTS)     \
    X(SECTION_REFERENCES)    \
    X(SECTION_WISHES)        \
    X(SECTION_CONTACT)       \
    X(SECTION_OTHER)         \
    X(XLSX_RANKING)          \
    X(XLSX_MATRIX)           \
    X(XLSX_EVIDENCE)         \
    X(XLSX_QUESTIONS)        \
    X(XLSX_TIED)             \
    X(XLSX_EMAIL)            \
    X(XLSX_PHONE)            \
    X(XLSX_MAXIMUM)          \
    X(XLSX_STATE)            \
    X(XLSX_POINTS)           \
    X(XLSX_RULE)             \
    X(XLSX_QUOTE)            \
    X(XLSX_LINE)             \
    X(XLSX_COLUMN)           \
    X(XLSX_OPEN)             \
    X(XLSX_QUESTION)         \
    X(XLSX_CODE)             \
    X(XLSX_MESSAGE)          \
    X(BLIND_NAME)            \
    X(BLIND_FILE)            \
    X(BLIND_FAILED)          \
    X(BLIND_SCHOOL)          \
    X(UNNAMED_SCHOOL)        \
    X(FINDING_DATE)          \
    X(FINDING_REVERSED)      \
    X(FINDING_NO_EMPLOYER)   \
    X(FINDING_STARTS_LATER)  \
    X(FINDING_ENDS_LATER)    \
    X(FINDING_OVERLAP)       \
    X(FINDING_NO_DATES)      \
    X(FINDING_CLAIM)         \
    X(FINDING_INSTRUCTIONS)  \
    X(FINDING_ADVERTISEMENT) \
    X(FINDING_STUFFING)      \
    X(FINDING_HIDDEN)        \
    X(FINDING_HIDDEN_WORDS)  \
    X(FINDING_WATERMARK)     \
    X(FINDING_INVISIBLE)     \
    X(FINDING_EMPTY)         \
    X(FINDING_NO_NAME)       \
    X(FINDING_NO_CONTACT)    \
    X(FINDING_NO_RESUME)     \
    X(TRICK_COLOUR)          \
    X(TRICK_INVISIBLE)       \
    X(TRICK_TINY)            \
    X(TRICK_CLIPPED)         \
    X(TRICK_OFF_PAGE)        \
    X(TRICK_COVERED)         \
    X(TRICK_DELETED)         \
    X(TRICK_TAGS)            \
    X(LACKS_LIFE)            \
    X(LACKS_NAME)            \
    X(LACKS_ADDRESS)         \
    X(TEXT_UNKNOWN)          \
    X(TEXT_ADVERTISEMENT)    \
    X(TEXT_README)           \
    X(TEXT_INVOICE)          \
    X(TEXT_RECIPE)           \
    X(TEXT_CODE)             \
    X(TEXT_PAPER)            \
    X(REMARK_DECODED)        \
    X(REMARK_REPLACED)       \
    X(REMARK_MARKUP)         \
    X(REMARK_PAGES)          \
    X(LIST_COMMA)            \
    X(STEP_JOIN)             \
    BL_HTML_MESSAGES(X)

typedef enum bl_message {
#define X(name) BL_SAY_##name,
    BL_MESSAGES(X)
#undef X
        BL_MESSAGE_COUNT
} bl_message;

typedef struct bl_catalogue {
    bool chinese, keyed;
    const char *messages[BL_MESSAGE_COUNT];
} bl_catalogue;

/*
 * keyed speaks no language: its sentences keep the message and its arguments, and whoever reads them says them in one (report/saying.h). Their brackets are
 * bytes that stand in no UTF-8, so no argument can be taken for one.
 */
extern const bl_catalogue bl_catalogue_en, bl_catalogue_zh, bl_catalogue_keyed;
#define BL_KEYED_BEGIN "\xFE"
#define BL_KEYED_ARGUMENT "\xFD"
#define BL_KEYED_END "\xFF"

extern const char *const bl_message_names[BL_MESSAGE_COUNT]; /* "STATE_MET", ... */

/* A sentence in the arena; ptr NULL when memory is out. args[0] is {1}. */
bl_str bl_say(bl_arena *arena, const bl_catalogue *catalogue, bl_message message, const bl_str *args, uint32_t count);
#define BL_SAY(arena, catalogue, message, ...) \
    bl_say((arena), (catalogue), (message), (const bl_str[]){__VA_ARGS__}, (uint32_t)(sizeof((const bl_str[]){__VA_ARGS__}) / sizeof(bl_str)))
/* The one of the two that is in the language of the catalogue; keyed keeps both. Borrowed where it can be; ptr NULL when memory is out. */
bl_str bl_say_either(bl_arena *arena, const bl_catalogue *catalogue, bl_str english, bl_str chinese);
#define BL_SAY_PLAIN(catalogue, message) bl_str_of((catalogue)->messages[message])

#endif
