#include "facts/record.h"

const char *bl_strength_name(bl_strength strength)
{
    static const char *const names[] = {"none", "listed", "used", "led", "opensource"};
    return (size_t)strength < sizeof names / sizeof *names ? names[strength] : NULL;
}

const char *bl_certificate_status_name(bl_certificate_status s)
{
    static const char *const names[] = {"held", "partly", "in-progress", "expired"};
    return (size_t)s < sizeof names / sizeof *names ? names[s] : NULL;
}

const char *bl_bound_name(bl_bound bound)
{
    static const char *const names[] = {"=", "~", ">=", "<="};
    return (size_t)bound < sizeof names / sizeof *names ? names[bound] : NULL;
}

bl_study bl_study_at(bl_study said, bl_date end, bl_month as_of)
{
    if (end.precision == BL_DATE_PRESENT || ((end.precision == BL_DATE_MONTH || end.precision == BL_DATE_YEAR) && end.month > as_of))
        return BL_STUDY_IN_PROGRESS;
    return end.precision == BL_DATE_MONTH && said == BL_STUDY_IN_PROGRESS ? BL_STUDY_DONE : said;
}

const char *bl_denial_name(const bl_denial *denial)
{
    if (denial->hidden)
        return "hidden";
    return denial->reason == BL_CUE_NEGATION ? "negated" : bl_cue_kind_name(denial->reason);
}
