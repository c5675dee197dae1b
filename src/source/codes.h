/*
 * Every diagnostic code: B01xx YAML and schema, B02xx rules, B03xx roles, B04xx command and files. A code never changes its meaning.
 * BL_CODES(X) gives X(name, number, what it is, what to do).
 */
#ifndef BL_SOURCE_CODES_H
#define BL_SOURCE_CODES_H

#define BL_CODES(X)                                                                                                                     \
    X(YAML_SYNTAX, 101, "the file is not well-formed YAML", "correct the text at the caret")                                            \
    X(YAML_ENCODING, 102, "the file is not valid UTF-8 or UTF-16", "save it as UTF-8")                                                  \
    X(YAML_TYPE, 103, "a value has the wrong type", "write a value of the type that the message names")                                 \
    X(YAML_UNKNOWN_KEY, 104, "a key that is not known here", "correct or remove it")                                                    \
    X(YAML_DUPLICATE_KEY, 105, "a key stands twice in one mapping", "keep one of them")                                                 \
    X(YAML_MISSING_KEY, 106, "a key that must be there is missing", "add it")                                                           \
    X(YAML_VALUE, 107, "an impossible value", "write a value in the range that the message names")                                      \
    X(YAML_FULL_WIDTH, 108, "full-width punctuation where YAML wants ASCII", "type it with the input method off")                       \
    X(YAML_TAB, 109, "a tab is used for indentation", "indent with spaces")                                                             \
    X(YAML_FEATURE, 110, "anchors, aliases, tags, merge keys and several documents are not read", "write it out")                       \
    X(YAML_LIMIT, 111, "the file is too large or too deep", "split it")                                                                 \
    X(YAML_GBK, 112, "the file is in GBK, not UTF-8", "save it as UTF-8")                                                               \
    X(YAML_NUMBER_WORDS, 113, "a number is written in words or as a range", "write one plain number, such as 5 or 2.5")                 \
    X(FILE_UNREADABLE, 114, "the file cannot be read", "check the path and its permissions")                                            \
    X(RULE_DUPLICATE_ID, 201, "an id is defined twice", "rename one, or use 'extend' or 'replace'")                                     \
    X(RULE_UNKNOWN_ID, 202, "an id that no rule defines", "correct it, or define it")                                                   \
    X(RULE_PARENT_LOOP, 203, "parents lead back to the entry itself", "remove one of them")                                             \
    X(RULE_ALIAS_TWICE, 204, "two entries own one alias without a context", "give each a context, or remove one")                       \
    X(RULE_BAD_ID, 205, "an id is not lower-case letters, digits and '-'", "rename it")                                                 \
    X(RULE_ALIAS_FOLDED, 206, "an alias that folding already covers", "remove it")                                                      \
    X(RULE_NO_CONTEXT_WORDS, 207, "an empty context", "name at least one word")                                                         \
    X(RULE_TEST_FAILED, 208, "a test beside a rule failed", "correct the rule or the test")                                             \
    X(RULE_EMPTY, 209, "no rules were found", "name a folder that holds rule files")                                                    \
    X(RULE_CONTEXT_CLASH, 210, "a word that is both needed and forbidden", "take it out of one of the lists")                           \
    X(RULE_CASE_IDLE, 211, "exact case is asked of a word without letters", "remove 'case: exact'")                                     \
    X(RULE_TEST_CLASH, 212, "one snippet stands under both 'hit' and 'miss'", "keep it under one of them")                              \
    X(RULE_EXPECTATION_FAILED, 213, "an expectation beside the rules failed", "correct the rule or the expectation")                    \
    X(RULE_CONTEXT_NEVER, 214, "a context that can never hold", "take the word out of 'unless', or remove the alias")                   \
    X(RULE_CONTEXT_IDLE, 215, "a context that always holds", "take the word out of 'needs', or name words that stand beside it")        \
    X(RULE_ALIAS_SHADOWED, 216, "an alias with a context, beside the same one without", "remove one of them")                           \
    X(ROLE_NO_CRITERIA, 301, "the role has no criterion", "add one, for example a skill")                                               \
    X(ROLE_UNKNOWN_NAME, 302, "a name that no rule knows; it is found as written", "check the spelling, or define it")                  \
    X(ROLE_DUPLICATE, 303, "the same thing is asked for twice", "keep one, or give them different weights knowingly")                   \
    X(ROLE_PARENT_CHILD, 304, "a skill stands beside its own parent", "keep one of them")                                               \
    X(ROLE_UNWEIGHTED_GROUP, 305, "a group has criteria but no weight, so it counts nothing", "add it to 'weights'")                    \
    X(ROLE_EMPTY_GROUP, 306, "a group has a weight but no criteria", "remove it from 'weights'")                                        \
    X(ROLE_NO_AS_OF, 307, "the role does not say as of when", "add the line that the message shows")                                    \
    X(ROLE_DUPLICATE_ID, 308, "two criteria have one id", "rename one of them")                                                         \
    X(ROLE_THIN, 309, "the role has one thin criterion", "say more about what the work needs")                                          \
    X(ROLE_MUST_UNPROVABLE, 310, "a must that no résumé can prove", "relax it")                                                         \
    X(ROLE_DEFINE_CLASH, 311, "a word of 'define' is known to the rules already", "nothing to do: for this role its words are its own") \
    X(ROLE_ZERO_WEIGHTS, 312, "all weights are 0", "give at least one group and one criterion a weight")                                \
    X(ROLE_AMBIGUOUS_NAME, 313, "a name that several rules have", "write the id instead")                                               \
    X(ROLE_NESTED_KEY, 314, "a weight or a must inside 'any', 'all' or 'of', where it counts nothing", "put it on the outer criterion") \
    X(ROLE_PROTECTED, 315, "a criterion that reads what the law protects, or what stands for it", "ask for what the work needs")        \
    X(ROLE_OUT_OF_REACH, 316, "a number that no working life reaches", "write the number that the work needs")                          \
    X(ROLE_MUST_ABOVE_MARKS, 317, "a must asks for more than full marks do", "make 'years' as large as the must, or lower the must")    \
    X(ROLE_COUNTED_TWICE, 318, "one thing earns points in two places", "keep one of them")                                              \
    X(ROLE_WEIGHT_IDLE, 319, "a weight that changes nothing", "remove it")

typedef enum bl_code {
#define X(name, number, what, remedy) BL_CODE_##name = number,
    BL_CODES(X)
#undef X
} bl_code;

#endif
