/* Which program reads PDF and other foreign formats for the sessions of this run, and how strictly it is locked in. */
#ifndef BOLE_CLI_READERS_H
#define BOLE_CLI_READERS_H

#include "cli/cli.h"

#define CLI_CACHE_FILE "text.sqlite"

/* Settled once, before any session is opened. keeps: the text of foreign formats is kept for the next run. False: stop with CLI_USAGE; --sandbox=require was said, and a layer is missing or there is no reader. */
bool cli_readers_open(const cli_options *options, bool keeps);
/* Gives a session its reader. Thread-safe. */
bole_status cli_readers_use(bole_session *session);
/* At the end of a session: what its sandbox lacked is kept for the word to the user. Thread-safe. */
void cli_readers_done(const bole_session *session);
/* Says once what was missing, if anything was. */
void cli_readers_close(void);

#endif
