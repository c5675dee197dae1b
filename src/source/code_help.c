#include "source/code_help.h"

typedef struct page {
    bl_code code;
    const char *why;
    bl_example example;
    const char *wrong, *right;
} page;

/* One row a code, in the order of source/codes.h. The tests run the examples: the wrong one earns the code, the right one does not. */
static const page pages[] = {
    {BL_CODE_YAML_SYNTAX, "A list, mapping or quote that is opened must be closed.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_ENCODING,
        "Roles and rules are text in UTF-8; UTF-16 with its byte order mark is read too. A byte that is neither is most often a file of an old editor.",
        BL_EXAMPLE_NONE, "a file saved as \"ANSI\" or \"Latin-1\"\n", "the same file, saved as UTF-8\n"},
    {BL_CODE_YAML_TYPE, "A key takes one kind of value: a number, a word, true or false, a list or a mapping.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, weight: high}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, weight: 3}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_UNKNOWN_KEY,
        "A key with a slip of the pen would be passed over in silence, and the ranking would be another one than was asked for. So it is an error.",
        BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, wieght: 3}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, weight: 3}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_DUPLICATE_KEY, "Of two equal keys one would win in silence.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3, years: 5}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 5}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_MISSING_KEY, "A criterion must say what it looks for, an entry of the rules what it is called.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {years: 3, weight: 2}\n"
        "  - {weight: 2}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_VALUE, "The value is of the right type, but it cannot be.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {at_least: 3, of: [java, kafka]}\n"
        "  - {skill: redis}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {at_least: 2, of: [java, kafka]}\n"
        "  - {skill: redis}\n"},
    {BL_CODE_YAML_FULL_WIDTH, "An input method types ：，【】“” where YAML wants : , [ ] and quotes of ASCII. They look alike and mean nothing to YAML.",
        BL_EXAMPLE_ROLE,
        "role：后端工程师\n"
        "skills: [java, kafka]\n",
        "role: 后端工程师\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"},
    {BL_CODE_YAML_TAB, "YAML indents with spaces: how wide a tab is, every editor sees differently.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "\t- {skill: java}\n"
        "\t- {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_FEATURE, "Anchors, aliases, tags and merge keys make a file that cannot be read line by line, and are a way to make small files huge.",
        BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - &one {skill: java}\n"
        "  - *one\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_YAML_LIMIT, "A role may have 1 MB and 10,000 values, a rule file 4 MB and 200,000, nested no deeper than 64.", BL_EXAMPLE_NONE,
        "[[[[[[[[ ... 65 deep\n", "a flat list\n"},
    {BL_CODE_YAML_GBK, "Older Windows editors save Chinese as GBK. The bytes are read as such and the file is refused, so that no word is guessed.",
        BL_EXAMPLE_NONE, "a role saved as \"ANSI\" on a Chinese Windows\n", "the same role, saved as UTF-8\n"},
    {BL_CODE_YAML_NUMBER_WORDS, "A number is one plain number: what \"3-5\" or \"three\" should mean for full marks, only the author knows.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3-5}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 5}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_FILE_UNREADABLE, "A folder or file that was named cannot be opened.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "rules: [no-such-folder/]\n"
        "skills: [java, kafka]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"},
    {BL_CODE_RULE_DUPLICATE_ID, "An id names one thing. To change what exists, an entry says extend, replace or disable.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: kafka, name: Kafka, aliases: [卡夫卡集群]}\n",
        "skills:\n"
        "  - {extend: kafka, aliases: {add: [卡夫卡集群]}}\n"},
    {BL_CODE_RULE_UNKNOWN_ID, "A parent, an employer, or the target of extend, replace or disable must be there; a slip would change nothing in silence.",
        BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {extend: kafak, category: messaging}\n",
        "skills:\n"
        "  - {extend: kafka, category: messaging}\n"},
    {BL_CODE_RULE_PARENT_LOOP, "A parent is the broader thing. Nothing is broader than itself.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: loop-a, name: Loop alpha, parents: [loop-b]}\n"
        "  - {id: loop-b, name: Loop beta, parents: [loop-a]}\n",
        "skills:\n"
        "  - {id: loop-a, name: Loop alpha}\n"
        "  - {id: loop-b, name: Loop beta, parents: [loop-a]}\n"},
    {BL_CODE_RULE_ALIAS_TWICE, "One word, two things, and nothing that tells which: so each owner must say when the word means it.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-query, name: Zephyr query, aliases: [ZQX]}\n"
        "  - {id: zephyr-queue, name: Zephyr queue, aliases: [ZQX]}\n",
        "skills:\n"
        "  - {id: zephyr-query, name: Zephyr query, aliases: [{alias: ZQX, needs: [SQL]}]}\n"
        "  - {id: zephyr-queue, name: Zephyr queue, aliases: [{alias: ZQX, needs: [messages]}]}\n"},
    {BL_CODE_RULE_BAD_ID, "Ids stand in roles, in rankings and in addresses for years: lower-case letters, digits and hyphens are safe everywhere.",
        BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: Zephyr Net, name: Zephyrnet}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyrnet}\n"},
    {BL_CODE_RULE_ALIAS_FOLDED,
        "Case, width, Traditional characters, plurals and the spaces or hyphens between words are folded: an alias that differs in those alone finds nothing new.",
        BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [zephyr-net]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net}\n"},
    {BL_CODE_RULE_NO_CONTEXT_WORDS, "A context without words either always holds or never does; both are better written otherwise.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, needs: []}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, needs: [network]}\n"},
    {BL_CODE_RULE_TEST_FAILED, "A snippet under 'hit' was not found, or one under 'miss' was. 'bole test' says what was found instead.", BL_EXAMPLE_NONE,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, hit: [knows the wind]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, hit: [knows Zephyr Net]}\n"},
    {BL_CODE_RULE_EMPTY, "The folder that was named holds no *.yaml file, so nothing was read from it.", BL_EXAMPLE_NONE, "bole check no-rules-here/\n",
        "bole check house/\n"},
    {BL_CODE_RULE_CONTEXT_CLASH, "Where the word stands, 'unless' takes away what 'needs' gives: it never lets the alias count.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, needs: [network, wind], unless: [wind]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, needs: [network], unless: [wind]}\n"},
    {BL_CODE_RULE_CASE_IDLE, "Han characters and digits have no case, so 'exact' asks for nothing. Perhaps another key was meant.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: 西风网络, case: exact}]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [西风网络]}\n"},
    {BL_CODE_RULE_TEST_CLASH, "No rule can both find a snippet and not find it.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, hit: [runs Zephyr Net], miss: [runs Zephyr Net]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, hit: [runs Zephyr Net], miss: [a zephyr in the net]}\n"},
    {BL_CODE_RULE_EXPECTATION_FAILED,
        "A file of tests/ expects that one résumé stands above another by a role, and it does not. 'bole test' shows what was matched in each, and why.",
        BL_EXAMPLE_NONE,
        "expectations:\n"
        "  - {role: backend-engineer, above: ..., below: ..., why: ...}   # the second has more points\n",
        "expectations:\n"
        "  - {role: backend-engineer, above: ..., below: ..., why: ...}   # the first has more\n"},
    {BL_CODE_RULE_CONTEXT_NEVER, "The words of an alias stand in its own sentence, so where one of them is forbidden there, the alias never counts.",
        BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: 西风语言, unless: [语言, 天气]}]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: 西风语言, unless: [天气]}]}\n"},
    {BL_CODE_RULE_CONTEXT_IDLE, "The words of an alias stand in its own sentence, so where one of them is enough, the alias counts everywhere.",
        BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: 西风网络, needs: [网络, 路由]}]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: 西风网络, needs: [路由]}]}\n"},
    {BL_CODE_RULE_ALIAS_SHADOWED,
        "The same words stand in the entry without a context, and count wherever they are: what the other asks for is never looked at.", BL_EXAMPLE_RULES,
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net, aliases: [{alias: ZEPHYR NET, case: exact}]}\n",
        "skills:\n"
        "  - {id: zephyr-net, name: Zephyr Net}\n"},
    {BL_CODE_ROLE_NO_CRITERIA, "Without a criterion there is nothing to rank by.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_UNKNOWN_NAME, "The name is found only as it is written, and under no other of its names. Most often it is a slip.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: kubernets}\n"
        "  - {skill: java}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: kubernetes}\n"
        "  - {skill: java}\n"},
    {BL_CODE_ROLE_DUPLICATE, "The same lines of a résumé would earn the points of both.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java}\n"
        "  - {skill: kafka}\n"
        "  - {skill: java, years: 3}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3, weight: 2}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_PARENT_CHILD, "Who knows the child proves much of the parent, and would be paid for it twice.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: container-orchestration}\n"
        "  - {skill: kubernetes}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: kubernetes}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_UNWEIGHTED_GROUP, "A role that writes 'weights' must name every group that shall count.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 100}\n"
        "skills: [java, kafka]\n"
        "experience:\n"
        "  - {years: 5}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 80, experience: 20}\n"
        "skills: [java, kafka]\n"
        "experience:\n"
        "  - {years: 5}\n"},
    {BL_CODE_ROLE_EMPTY_GROUP, "The share of a group without criteria goes to the others, which may surprise.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 80, domains: 20}\n"
        "skills: [java, kafka]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 100}\n"
        "skills: [java, kafka]\n"},
    {BL_CODE_ROLE_NO_AS_OF, "\"Five years\" grow with every month. A role that says as of when gives the same ranking next year.", BL_EXAMPLE_NONE,
        "role: Back-end engineer\n"
        "skills: [java, kafka]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"},
    {BL_CODE_ROLE_DUPLICATE_ID, "The id of a criterion names it in every ranking and table.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, id: main}\n"
        "  - {skill: kafka, id: main}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, id: main}\n"
        "  - {skill: kafka, id: queue}\n"},
    {BL_CODE_ROLE_THIN, "One criterion says who has it and who has not, and no more.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka, mysql]\n"
        "experience:\n"
        "  - {years: 3}\n"},
    {BL_CODE_ROLE_MUST_UNPROVABLE, "Everybody would stand below a must that nothing in a résumé can prove.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"
        "languages:\n"
        "  - {language: en, must: {years: 3}}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"
        "languages:\n"
        "  - {language: en, level: B2, must: true}\n"},
    {BL_CODE_ROLE_DEFINE_CLASH, "What 'define' says holds for this role alone, also where the rules know the word as something else.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, zephyr-net]\n"
        "define:\n"
        "  skills: [{id: zephyr-net, name: Zephyr Net, aliases: [Kafka]}]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, zephyr-net]\n"
        "define:\n"
        "  skills: [{id: zephyr-net, name: Zephyr Net}]\n"},
    {BL_CODE_ROLE_ZERO_WEIGHTS, "The 100 points are shared out by weight; where all are 0 there is nothing to share.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 0}\n"
        "skills: [java, kafka]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 1}\n"
        "skills: [java, kafka]\n"},
    {BL_CODE_ROLE_AMBIGUOUS_NAME, "The word means several things; the first in order of ids was taken.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [ELK, java]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [elasticsearch, java]\n"},
    {BL_CODE_ROLE_NESTED_KEY, "The outer criterion earns the points, so its weight and its must are the ones that count.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {any: [{skill: java, weight: 3}, go]}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {any: [java, go], weight: 3}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_PROTECTED,
        "Age, sex, family, origin, belief and looks must not decide who gets work, nor may what stands for them: a year of graduation for age, a school's name for origin. Such words are searched for like any other, so this is a warning and not an error; who has a lawful reason writes it under 'allow'. The words stand in rules/protected.yaml.",
        BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: 35岁以下}\n"
        "  - {skill: java}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java}\n"
        "experience:\n"
        "  - {years: 5}\n"},
    {BL_CODE_ROLE_OUT_OF_REACH, "No working life has so many years, so nobody can reach full marks, or pass the must.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 60}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 6}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_MUST_ABOVE_MARKS, "Who just passes the must has full marks for long: the points between them tell nobody apart.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 3, must: {years: 5}}\n"
        "  - {skill: kafka}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills:\n"
        "  - {skill: java, years: 5, must: {years: 3}}\n"
        "  - {skill: kafka}\n"},
    {BL_CODE_ROLE_COUNTED_TWICE, "The same lines of a résumé earn points in two groups, so the thing counts more than its weight says.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"
        "experience:\n"
        "  - {domain: payments, years: 3}\n"
        "domains: [payments, e-commerce]\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"
        "domains: [payments, e-commerce]\n"},
    {BL_CODE_ROLE_WEIGHT_IDLE, "A criterion's weight is its share within its group. Alone in the group it has all of it, whatever its weight.", BL_EXAMPLE_ROLE,
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "skills: [java, kafka]\n"
        "languages:\n"
        "  - {language: en, weight: 5}\n",
        "role: Back-end engineer\n"
        "as_of: 2026-01\n"
        "weights: {skills: 80, languages: 20}\n"
        "skills: [java, kafka]\n"
        "languages:\n"
        "  - {language: en}\n"},
};

static const struct {
    bl_code code;
    const char *what, *remedy;
} codes[] = {
#define X(name, number, what, remedy) {BL_CODE_##name, what, remedy},
    BL_CODES(X)
#undef X
};
enum { PAGES = sizeof pages / sizeof pages[0], CODES = sizeof codes / sizeof codes[0] };
_Static_assert((int)PAGES == (int)CODES, "every code has its page");

bool bl_code_help_at(bl_code_help *out, uint32_t index)
{
    if (index >= CODES)
        return false;
    for (uint32_t i = 0; i < PAGES; i++)
        if (pages[i].code == codes[index].code) {
            *out = (bl_code_help){codes[index].code, codes[index].what, codes[index].remedy, pages[i].why, pages[i].example, pages[i].wrong, pages[i].right};
            return true;
        }
    return false;
}

bool bl_code_help_find(bl_code_help *out, bl_str code)
{
    uint32_t number = 0;
    if (code.len != 5 || (code.ptr[0] != 'B' && code.ptr[0] != 'b'))
        return false;
    for (size_t i = 1; i < code.len; i++) {
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return false;
        number = number * 10 + (uint32_t)(code.ptr[i] - '0');
    }
    for (uint32_t i = 0; bl_code_help_at(out, i); i++)
        if ((uint32_t)out->code == number)
            return true;
    return false;
}
