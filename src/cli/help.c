#include <string.h>

#include "cli/cli.h"

static const char program_head[] = "bole (伯乐) reads a role and a pile of résumés, and says who fits, how well, and why,\n"
                                   "down to the line. Every point has a receipt: the rule, the quote, the arithmetic.\n"
                                   "\n"
                                   "  bole new backend-engineer -o role.yaml    start from a ready role, and edit it\n"
                                   "  bole rank role.yaml resumes/              who fits, best first\n"
                                   "  bole rank role.yaml resumes/ --explain    with every sentence and quote\n"
                                   "  bole parse wang.md                       what was read out of a résumé\n"
                                   "\n"
                                   "Commands ('bole COMMAND --help' shows more):\n";

static const char common_options[] = "\n"
                                     "Options of every command:\n"
                                     "  --format F           table, text, json, jsonl, as the command has them\n"
                                     "  -o, --output FILE    write to FILE, whole or not at all; its ending chooses the format\n"
                                     "  --as-of YYYY-MM      which month is today; else the role says, else it is this month\n"
                                     "  --rules DIR          rules of your own, read after those that come with bole; repeatable\n"
                                     "  --jobs N             threads (default: one a processor); the output stays the same\n"
                                     "  --sandbox=require    read PDF and the like only where every layer of the sandbox is granted\n"
                                     "  --no-cache           keep no compiled rules and no text of PDF and the like for the next run\n"
                                     "  --max-failures N     rank, parse: stop at the N-th file that fails; --fail-fast: at the first\n"
                                     "  --color WHEN         auto, always or never\n"
                                     "  --quiet              no summary, no warnings\n"
                                     "  --strict             warnings count as errors\n"
                                     "  --help, --version\n"
                                     "\n"
                                     "A file named '-' is standard input; options may follow arguments; '--' ends them.\n";

static const char exits[] = "\n"
                            "Exit status: 0 done; 1 check found something; 2 usage, role or rule error; 3 done, but files\n"
                            "failed; 4 the output could not be written; 130 interrupted.\n";

static const char rank_help[] = "bole rank ROLE RESUME|DIR...\n"
                                "\n"
                                "Scores every résumé against the role, best first. Folders are walked; every file in them is\n"
                                "ranked, or stands under 'failed' with what to do about it.\n"
                                "\n"
                                "  bole rank role.yaml resumes/                   a table for people\n"
                                "  bole rank role.yaml resumes/ --explain         with the reason for every point\n"
                                "  bole rank role.yaml resumes/ -o ranking.json   everything, for programs\n"
                                "\n"
                                "Formats: table (also called text), html, markdown, csv, xlsx, json, jsonl (a head, a candidate a\n"
                                "line, a failure a line); without --format the ending of --output decides.\n"
                                "\n"
                                "Options of rank:\n"
                                "  --limit N            show the best N (the summary still counts all)\n"
                                "  --explain            every criterion's sentence and quotes in the table\n"
                                "  --lang en|zh         language of the sentences; else the role's\n"
                                "  --contacts           phone, mail and address too; without it no ranking holds them\n"
                                "  --blind              pseudonyms for names, schools and files; quotes are masked too\n";

static const char parse_help[] = "bole parse RESUME|DIR...\n"
                                 "\n"
                                 "Shows the facts that were read out of each résumé, each with its line: jobs, projects, schools,\n"
                                 "skills with their months, what was named but must not count, and what looks odd.\n"
                                 "\n"
                                 "  bole parse wang.md                            a page for people\n"
                                 "  bole parse resumes/ --format jsonl > facts.jsonl\n"
                                 "\n"
                                 "Formats: text, json (an array), jsonl (a record a line, in the order of the arguments), jsonresume\n"
                                 "(jsonresume.org; an array where there are several files).\n"
                                 "\n"
                                 "Options of parse:\n"
                                 "  --with-text          the text that was read, too\n";

static const char text_help[] = "bole text FILE\n"
                                "\n"
                                "Prints the text that was read out of a file, with line numbers: the lines that every quote\n"
                                "and every finding names.\n"
                                "\n"
                                "  bole text wang.md | less\n";

static const char cache_help[] = "bole cache --clear | --forget FILE|SHA256\n"
                                 "\n"
                                 "The text of a PDF, a Word file and the like is kept for the next run, in one file that only you\n"
                                 "can read: $XDG_CACHE_HOME/bole/text.sqlite, else ~/.cache/bole/text.sqlite. Compiled rules are\n"
                                 "kept beside it (rules-*.image), so that a run begins at once. What nobody used for 30 days is\n"
                                 "forgotten. --no-cache keeps nothing, and looks at nothing that was kept.\n"
                                 "\n"
                                 "  bole cache --clear                             forget everything\n"
                                 "  bole cache --forget wang.pdf                   forget one file, or its SHA-256\n";

static const char new_help[] = "bole new [NAME]\n"
                               "\n"
                               "Lists the ready roles, or writes one to start from, with a comment on each line.\n"
                               "\n"
                               "  bole new                                       which there are\n"
                               "  bole new backend-engineer -o role.yaml         write one, and edit it\n"
                               "\n"
                               "A file that is there already is not written over.\n";

static const char lookup_help[] = "bole lookup NAME...\n"
                                  "\n"
                                  "Says what the rules understand by a word: kind, id, canonical name, and the rule's line.\n"
                                  "\n"
                                  "  bole lookup k8s 北邮 'senior backend engineer'\n"
                                  "  bole lookup --format jsonl k8s\n"
                                  "\n"
                                  "Formats: text, jsonl (a line a name).\n";

static const char check_help[] = "bole check [ROLE|RULES...]\n"
                                 "\n"
                                 "Lints roles and folders of rules; every problem comes with file:line:column, the line and a\n"
                                 "hint. Without an argument it checks the rules and roles that come with bole.\n"
                                 "\n"
                                 "  bole check role.yaml                           is it well written?\n"
                                 "  bole check house-rules/ --strict               let no warning pass\n"
                                 "\n"
                                 "  bole check --explain kafka                     the rule in force, and where each part is from\n"
                                 "  bole check --explain kafka house-rules/        with rules of your own\n"
                                 "  bole check --help-code B0104                   what a code means, wrong and right\n"
                                 "  bole check --help-code all                     every code in a line\n"
                                 "\n"
                                 "Formats: text, jsonl (a problem a line). Exit 1 on errors, and under --strict on warnings.\n";

static const char why_help[] = "bole why ROLE A B\n"
                               "\n"
                               "Why A stands above B (or below): what each criterion gives one and not the other, largest\n"
                               "first, with quotes from both. The differences add up to the gap. Last, what would turn it.\n"
                               "\n"
                               "  bole why role.yaml resumes/wang.md resumes/li.md\n"
                               "\n"
                               "Formats: text, json.\n"
                               "\n"
                               "Options of why:\n"
                               "  --lang en|zh         language of the sentences; else the role's\n";

static const char test_help[] = "bole test [RULES...]\n"
                                "\n"
                                "Runs the tests that live beside the rules: each 'hit' must be found, no 'miss' may be; and the\n"
                                "expectations of tests/: by a ready role, one résumé must stand above another. With folders or\n"
                                "files of your own, theirs too. What fails is shown with what was found instead.\n"
                                "\n"
                                "  bole test\n"
                                "  bole test house/\n"
                                "\n"
                                "Formats: text, jsonl. Exit status 1: a test failed.\n";

static const char diff_help[] = "bole diff ROLE RESUME|DIR... --against RULES|ROLE\n"
                                "\n"
                                "Ranks the résumés twice: as they stand now, and with a folder of rules on top, or by another\n"
                                "role. Shows who moved, how far, by which criterion, and which line of the rules did it.\n"
                                "\n"
                                "  bole diff role.yaml resumes/ --against house/            before house rules go live\n"
                                "  bole diff role.yaml resumes/ --against role-2.yaml       before a role is changed\n"
                                "\n"
                                "Formats: text, json. Both rankings are as of one month: --as-of, else the first role's.\n"
                                "\n"
                                "Options of diff:\n"
                                "  --against PATH       a rule folder, a rule file, or a role\n"
                                "  --exit-code          exit status 1 where anything differs\n"
                                "  --lang en|zh         language of the sentences; else the role's\n";

static const char verify_help[] = "bole verify RANKING.json [RESUME|DIR...]\n"
                                  "\n"
                                  "Reads a ranking without the engine that made it: every sum, maximum, rank and tie is made again\n"
                                  "from the report alone. Where the files that it names are here, their hashes are made again too,\n"
                                  "and every quote is looked for at its line and column; a mask (█) stands for any character.\n"
                                  "\n"
                                  "  bole rank role.yaml resumes/ -o ranking.json\n"
                                  "  bole verify ranking.json\n"
                                  "  bole verify blind.json resumes/            files are found by their hashes, whatever their names\n"
                                  "\n"
                                  "Formats: text. Exit status 1: something does not add up; what and where is said.\n";

static const char audit_help[] = "bole audit RANKING.json GROUPS.csv\n"
                                 "\n"
                                 "Compares groups of people in a ranking. The table has a column 'sha256' or 'path', a column\n"
                                 "'selected' (1, 0, or empty where nothing is decided), and a column for each kind of group. Shown\n"
                                 "are selection rates, the share that scored above the median (New York City's Local Law 144),\n"
                                 "ratios against four fifths, intersections of two columns, and exact tests.\n"
                                 "\n"
                                 "  bole rank role.yaml resumes/ -o ranking.json\n"
                                 "  bole audit ranking.json groups.csv\n"
                                 "\n"
                                 "Formats: text, json.\n";

static const char suggest_help[] = "bole suggest RESUME|DIR...\n"
                                   "\n"
                                   "Gathers what no rule knows from skills sections, stack lines and lists of skills, the most\n"
                                   "frequent first, as YAML to paste into a rule file of your own; slips of the pen apart.\n"
                                   "\n"
                                   "  bole suggest resumes/ > house/new.yaml                   then edit it, and 'bole check house/'\n"
                                   "  bole suggest resumes/ --limit 200 --format jsonl\n"
                                   "\n"
                                   "Formats: text (YAML), jsonl (a word a line).\n"
                                   "\n"
                                   "Options of suggest:\n"
                                   "  --limit N            how many to show (default: 50)\n";

static const char watch_help[] = "bole watch ROLE RESUME|DIR...\n"
                                 "\n"
                                 "Ranks, and ranks again whenever the role, a rule or a résumé is saved: who moved, how far, by\n"
                                 "which criterion and which line. While a role or rule is broken, its last good state stays in\n"
                                 "force, and what is wrong with it is shown. Ctrl-C ends it.\n"
                                 "\n"
                                 "  bole watch role.yaml resumes/\n"
                                 "  bole watch role.yaml resumes/ --rules house/       while house rules are written\n"
                                 "  bole watch role.yaml resumes/ -o ranking.json      and keep the ranking in a file, too\n"
                                 "\n"
                                 "On standard output stands text for people; the file has the formats of 'bole rank'.\n"
                                 "\n"
                                 "Options of watch: --limit, --lang, --contacts and --explain as in 'bole rank'.\n";

static const char filter_help[] = "bole filter ROLE...\n"
                                  "\n"
                                  "Reads lines of JSON from standard input, {\"id\":...,\"text\":...} or {\"id\":...,\"record\":...}, and\n"
                                  "answers each with a line, {\"id\":...,\"results\":[...]}, a result a role, in order. A line that\n"
                                  "cannot be read is answered too, with \"error\". Memory stays flat, and each answer is written when\n"
                                  "the input pauses, so that an engine such as Spark can stream a table through it.\n"
                                  "\n"
                                  "  bole filter role.yaml < resumes.jsonl > scores.jsonl\n"
                                  "  bole filter backend.yaml data.yaml --fields score,must --evidence 0 < resumes.jsonl\n"
                                  "\n"
                                  "Options of filter:\n"
                                  "  --fields LIST        of sha256, asOf, rules, score, possible, must, criteria; role always stands\n"
                                  "  --evidence N         quotes a criterion at most; 0: none\n"
                                  "  --lang, --contacts and --blind as in 'bole rank'\n";

#define RANK_FORMATS                                                                                                                           \
    (CLI_FORMAT_BIT(CLI_FORMAT_TABLE) | CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSON) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL) | \
        CLI_FORMAT_BIT(CLI_FORMAT_MARKDOWN) | CLI_FORMAT_BIT(CLI_FORMAT_CSV) | CLI_FORMAT_BIT(CLI_FORMAT_XLSX) | CLI_FORMAT_BIT(CLI_FORMAT_HTML))

const cli_command cli_commands[] = {
    {.name = "rank",
        .run = cli_rank,
        .summary = "score every résumé against a role; best first",
        .help = rank_help,
        .formats = RANK_FORMATS,
        .standard = CLI_FORMAT_TABLE,
        .least = 2,
        .wants = "a role and at least one résumé or folder"},
    {.name = "parse",
        .run = cli_parse,
        .summary = "the facts read out of each résumé, each with its place",
        .help = parse_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSON) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL) | CLI_FORMAT_BIT(CLI_FORMAT_JSONRESUME),
        .standard = CLI_FORMAT_TEXT,
        .least = 1,
        .wants = "at least one résumé or folder"},
    {.name = "text",
        .run = cli_text,
        .summary = "the text that was read out of a file, with line numbers",
        .help = text_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT),
        .standard = CLI_FORMAT_TEXT,
        .least = 1,
        .most = 1,
        .wants = "a file"},
    {.name = "new",
        .run = cli_new,
        .summary = "list the ready roles, or write one to start from",
        .help = new_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT),
        .standard = CLI_FORMAT_TEXT,
        .most = 1},
    {.name = "lookup",
        .run = cli_lookup,
        .summary = "what the rules understand by a word",
        .help = lookup_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL),
        .standard = CLI_FORMAT_TEXT,
        .least = 1,
        .wants = "a name"},
    {.name = "check",
        .run = cli_check,
        .summary = "lint roles and rule files, with file:line:column",
        .help = check_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL),
        .standard = CLI_FORMAT_TEXT},
    {.name = "test",
        .run = cli_test,
        .summary = "run the tests that live beside the rules",
        .help = test_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL),
        .standard = CLI_FORMAT_TEXT},
    {.name = "why",
        .run = cli_why,
        .summary = "why one résumé stands above another: differences that add up",
        .help = why_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSON),
        .standard = CLI_FORMAT_TEXT,
        .least = 3,
        .most = 3,
        .wants = "a role and two résumés"},
    {.name = "diff",
        .run = cli_diff,
        .summary = "how a ranking moves under other rules, or another role",
        .help = diff_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSON),
        .standard = CLI_FORMAT_TEXT,
        .least = 2,
        .wants = "a role, at least one résumé or folder, and --against"},
    {.name = "suggest",
        .run = cli_suggest,
        .summary = "frequent words in skill-like places that no rule knows",
        .help = suggest_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSONL),
        .standard = CLI_FORMAT_TEXT,
        .least = 1,
        .wants = "at least one résumé or folder"},
    {.name = "watch",
        .run = cli_watch,
        .summary = "rank again whenever a role, a rule or a résumé is saved",
        .help = watch_help,
        .formats = RANK_FORMATS,
        .standard = CLI_FORMAT_TABLE,
        .least = 2,
        .wants = "a role and at least one résumé or folder"},
    {.name = "verify",
        .run = cli_verify,
        .summary = "add a ranking up again, and find every quote, without the engine",
        .help = verify_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT),
        .standard = CLI_FORMAT_TEXT,
        .least = 1,
        .wants = "a ranking, as JSON or JSON lines"},
    {.name = "audit",
        .run = cli_audit,
        .summary = "selection and scoring rates by group, with their tests",
        .help = audit_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT) | CLI_FORMAT_BIT(CLI_FORMAT_JSON),
        .standard = CLI_FORMAT_TEXT,
        .least = 2,
        .most = 2,
        .wants = "a ranking and a table of groups"},
    {.name = "filter",
        .run = cli_filter,
        .summary = "one JSON line in, one JSON line out; for engines that stream records",
        .help = filter_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_JSONL),
        .standard = CLI_FORMAT_JSONL,
        .least = 1,
        .wants = "a role"},
    {.name = "cache",
        .run = cli_cache,
        .summary = "forget the text that is kept of PDF and the like: all of it, or a file",
        .help = cache_help,
        .formats = CLI_FORMAT_BIT(CLI_FORMAT_TEXT),
        .standard = CLI_FORMAT_TEXT,
        .most = 1},
};
const size_t cli_command_count = sizeof cli_commands / sizeof cli_commands[0];

static void put(const char *text, bole_write write, void *context) { write(text, strlen(text), context); }

static void list_commands(bole_write write, void *context)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        const cli_command *command = &cli_commands[i];
        put("  ", write, context);
        put(command->name, write, context);
        for (size_t column = strlen(command->name); column < 9; column++)
            put(" ", write, context);
        put(command->summary, write, context);
        put("\n", write, context);
    }
}

void cli_help_write(const cli_command *command, bole_write write, void *context)
{
    if (command == NULL) {
        put(program_head, write, context);
        list_commands(write, context);
    } else {
        put(command->help, write, context);
    }
    put(common_options, write, context);
    if (command == NULL)
        put(exits, write, context);
}
