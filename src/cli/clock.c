#include <stdio.h>
#include <time.h>

#include "cli/cli.h"

const char *cli_this_month(char out[8])
{
    time_t now = time(NULL);
    struct tm utc;
    if (now == (time_t)-1 || gmtime_r(&now, &utc) == NULL)
        return NULL;
    unsigned year = (unsigned)utc.tm_year + 1900u, month = (unsigned)utc.tm_mon + 1u;
    snprintf(out, 8, "%04u-%02u", year % 10000u, month % 100u);
    return out;
}

uint32_t cli_today(void)
{
    time_t now = time(NULL);
    return now < 0 ? 0 : (uint32_t)(now / 86400);
}

bool cli_settle_as_of(const char **out, const bole_role *role, const cli_options *options, char month[8])
{
    *out = options->as_of != NULL ? options->as_of : bole_role_as_of(role);
    if (*out != NULL)
        return true;
    *out = cli_this_month(month);
    if (*out == NULL) {
        cli_refuse("the clock cannot be read: say --as-of YYYY-MM");
        return false;
    }
    if (!options->quiet || options->strict)
        cli_say("%s: warning[B0307]: the role does not say as of when, so it is this month, and next month the months will be others\n"
                "  hint: add this line to the role:\n    as_of: %s\n",
            options->operands[0], month);
    return !options->strict;
}
