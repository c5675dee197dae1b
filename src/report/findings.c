#include "report/findings.h"

#include "report/sentences.h"

typedef struct sentence { /* of a code that has only one */
    const char *code;
    bl_message message;
} sentence;

/* {1}, {2}: its words, where it has any, then its numbers */
static const sentence sentences[] = {
    {"claim-exceeds-dates", BL_SAY_FINDING_CLAIM},
    {"date-unreadable", BL_SAY_FINDING_DATE},
    {"empty", BL_SAY_FINDING_EMPTY},
    {"end-before-start", BL_SAY_FINDING_REVERSED},
    {"ends-in-future", BL_SAY_FINDING_ENDS_LATER},
    {"instructions", BL_SAY_FINDING_INSTRUCTIONS},
    {"invisible-characters", BL_SAY_FINDING_INVISIBLE},
    {"job-advertisement", BL_SAY_FINDING_ADVERTISEMENT},
    {"job-without-employer", BL_SAY_FINDING_NO_EMPLOYER},
    {"keyword-stuffing", BL_SAY_FINDING_STUFFING},
    {"no-contact", BL_SAY_FINDING_NO_CONTACT},
    {"no-dates", BL_SAY_FINDING_NO_DATES},
    {"no-name", BL_SAY_FINDING_NO_NAME},
    {"overlap", BL_SAY_FINDING_OVERLAP},
    {"starts-in-future", BL_SAY_FINDING_STARTS_LATER},
    {"watermark", BL_SAY_FINDING_WATERMARK},
};

typedef struct speaker {
    bl_arena *arena;
    const bl_catalogue *catalogue;
    const bl_finding *finding;
    bl_str words;
} speaker;

static bl_str number(const speaker *s, uint32_t n) { return bl_str_format(s->arena, "%u", n); }
static bl_str plain(const speaker *s, bl_message message) { return BL_SAY_PLAIN(s->catalogue, message); }

static bl_str say(const speaker *s, bl_message message)
{
    bl_str args[3];
    uint32_t count = 0;
    if (s->words.len > 0)
        args[count++] = s->words;
    args[count++] = number(s, s->finding->a);
    args[count++] = number(s, s->finding->b);
    return bl_say(s->arena, s->catalogue, message, args, count);
}

static bl_str say_hidden(const speaker *s)
{
    if (s->finding->form == 0)
        return plain(s, BL_SAY_FINDING_HIDDEN);
    return BL_SAY(s->arena, s->catalogue, BL_SAY_FINDING_HIDDEN_WORDS, plain(s, (bl_message)(BL_SAY_TRICK_COLOUR + s->finding->form - 1)), s->words);
}

/* What it lacks, and what it looks like. */
static bl_str say_no_resume(const speaker *s)
{
    bl_str lacks[3];
    uint32_t count = 0;
    lacks[count++] = plain(s, BL_SAY_LACKS_LIFE);
    if (s->finding->a & BL_FINDING_NO_NAME)
        lacks[count++] = plain(s, BL_SAY_LACKS_NAME);
    if (s->finding->a & BL_FINDING_NO_ADDRESS)
        lacks[count++] = plain(s, BL_SAY_LACKS_ADDRESS);
    const bl_str all = bl_sentence_join(s->arena, lacks, count, plain(s, BL_SAY_LIST_COMMA));
    const bl_message kind = (bl_message)(BL_SAY_TEXT_UNKNOWN + s->finding->form - BL_TEXT_UNKNOWN);
    return BL_SAY(s->arena, s->catalogue, BL_SAY_FINDING_NO_RESUME, all, plain(s, kind));
}

bl_str bl_finding_say(bl_arena *arena, const bl_catalogue *catalogue, const bl_finding *finding, bool hidden)
{
    const bl_str code = bl_str_of(finding->code);
    const speaker s = {arena, catalogue, finding, hidden && finding->words.len > 0 ? BL_STR("█") : finding->words};
    if (bl_str_equal(code, BL_STR("hidden-text")))
        return say_hidden(&s);
    if (bl_str_equal(code, BL_STR("not-a-resume")))
        return say_no_resume(&s);
    if (bl_str_equal(code, BL_STR("reader")))
        return say(&s, (bl_message)(BL_SAY_REMARK_DECODED + finding->form));
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (bl_str_equal(code, bl_str_of(sentences[i].code)))
            return say(&s, sentences[i].message);
    return code;
}
