/* The folders of rules: those that come with the program, then those of --rules. */
#ifndef BOLE_CLI_RULES_H
#define BOLE_CLI_RULES_H

#include "cli/file.h"

/* The shipped folder: in the source tree that the program was built from, else where it was installed, else beside the program. NULL: a message has been
 * printed. */
const char *cli_rules_folder(void);
/* Where compiled rules are kept, a new string; NULL: nowhere, as --no-cache or the lack of a folder wants it. */
char *cli_images_folder(const cli_options *options);
/* Opens the shipped rules and those of --rules; errors go to standard error (warnings about rules are the business of 'check'). False: stop with
 * CLI_USAGE. */
bool cli_rules_open(bole_rules **out, const cli_options *options);
/* Opens a role over them (`-`: standard input); its errors and warnings go to standard error. False likewise, also for warnings under --strict. */
bool cli_role_open(bole_role **out, const char *path, const bole_rules *rules, const cli_options *options);
/* Names of the YAML files of a folder, sorted by bytes; NULL where it cannot be read. */
char **cli_yaml_files(const char *folder, size_t *count);
/* How many rule files stand in a folder and below it, those of its roles/ and tests/ aside; 1 for a file. Counted on the disk, so wrong ones too. */
uint32_t cli_rule_files(const char *path);
/* Is it a role? One has the key 'role' at the left edge; a rule file never has. */
bool cli_is_role(const cli_bytes *bytes);

#endif
