/* A pile of résumés, scored against one role by all threads: what 'rank' and 'watch' have in common. */
#ifndef BOLE_CLI_PILE_H
#define BOLE_CLI_PILE_H

#include "cli/inputs.h"

/* A ranking of all inputs; close it. BOLE_ERROR_INTERRUPTED after Ctrl-C, BOLE_ERROR_INPUT where --max-failures stopped it; *out is NULL on failure. */
bole_status cli_pile_rank(bole_ranking **out, const bole_role *role, const bole_score_options *score, const cli_inputs *inputs, const cli_options *options);

#endif
