/*
 * Finds many words in one folded text, in a single pass, in time that depends on the text and its matches, not on the number of words.
 *
 * A word can only begin where a token begins. Tokens are runs of letters and digits (Latin, Cyrillic, Hangul, ...: "words"), single Han or kana
 * characters, and single other marks. Between two tokens may stand a gap: any number of blanks, or one '-' or '_' with no blank beside it; a tab (a
 * cell border) and a line end are never part of a match.
 *
 *        root --spring--> o --gap--> o --boot--> * spring boot
 *             \                       \--cloud--> * spring cloud --gap--> o --alibaba--> *
 *              \--springboot--> * spring boot
 *              \--消息--> o --队--> o --列--> * 消息队列
 *
 * (Two Han characters that follow each other directly lead away from the root together: one alone begins too many words.)
 *
 * Gaps. A gap of a pattern matches any gap or nothing: "Spring Boot" is found in springboot, spring-boot and "spring  boot". Between a Han character
 * and a word a gap is immaterial on both sides: "Go语言" is found in "Go 语言" and the other way round. To keep the tree small only the first four
 * such places of a pattern are free; later ones must stand as the pattern has them (a gap is then any gap).
 *
 * Retries. A word of the text that leads to no match as it stands is tried again, in this order,
 *   without a version     up to four digits behind two or more characters ("python3", "jdk17"), then also without a 'v' before them ("tlsv1");
 *   without a plural      -s, -es, -ies behind three or more characters ("microservices", "indexes", "strategies").
 * The hit then covers the stem alone (all of the word for -ies).
 *
 * Boundaries. A token is matched whole, so Java is not in JavaScript, C not in C2C, Go not in GoDaddy; Han characters beside a word are no obstacle
 * (精通Java开发, C端). Besides, a pattern that begins or ends with a word is not found where a mark would make it another name:
 *   '+' behind    C is not in C++ or C+; but a single '+' with a word behind it, blanks aside, joins a list: SSL+TLS, "Spring Boot+ Redis";
 *   '#' behind    C is not in C#;
 *   '.' behind    and a letter behind that: C is not in c.execute, Node not in Node.js (after a version ".8" and ".x" are passed over);
 *   '.' before    Net is not in .NET or ASP.NET, C not in main.c; but a digit, ')' or '.' before it makes it a list number or an ellipsis: 1.Java;
 *   '+' before    if a second one stands before it: "C++Builder" holds no Builder;
 *   '@' beside    and a word on its other side: java@example.com;
 *   '&' beside    and a word on its other side, one of the two a single letter and neither longer than two: R&D, AT&T, C&C, but not UI&UX, HTML&CSS;
 *   '-' '_' "'"   beside a pattern of a single letter, with a word on the other side: Type-C, Objective-C, T-shirt, c_str; behind it "'" is fine.
 * '/', brackets, quotes and everything else separate: C/C++, CI/CD, HTTP(S), Python（Flask）, Netflix's Hystrix.
 * A pattern that begins with '.' is not found behind a word: .NET is not in example.net. Other marks have no boundary: C++ is found in C++11.
 *
 * Immutable once built and free of locks: any number of threads may scan with one matcher.
 */
#ifndef BL_TEXT_MATCHER_H
#define BL_TEXT_MATCHER_H

#include "base/pack.h"
#include "base/vec.h"
#include "text/fold.h"

typedef struct bl_pattern {
    bl_str folded;  /* as bl_fold gives it; borrowed until the matcher is built */
    uint32_t value; /* the caller's; several patterns may be equal and all are reported */
} bl_pattern;

typedef struct bl_hit {
    uint32_t begin, end; /* folded bytes */
    uint32_t value;
} bl_hit;

typedef struct bl_hits {
    BL_VEC(bl_hit) list;
} bl_hits;

typedef struct bl_matcher bl_matcher;

/* Builds in arena, which the matcher then lives in; scratch takes what is needed only meanwhile. Patterns without a token, or longer than 512 bytes, are skipped. O(total length). */
bl_status bl_matcher_build(bl_matcher **out, bl_arena *arena, bl_arena *scratch, const bl_pattern *patterns, uint32_t count);
/* Adds every occurrence of every pattern in folded bytes [span), also those inside longer ones, sorted by begin, then longest first, then value.
 * What stands beside the span is seen by the boundary rules. Linear in the span; no allocation besides the hits. */
bl_status bl_matcher_scan(const bl_matcher *matcher, bl_hits *hits, bl_arena *arena, const bl_folded *folded, bl_span span);
/* The value of the first pattern that s (folded) is as a whole, or UINT32_MAX. For look-ups by name: gaps and plurals as above, no versions, no
 * boundaries. Calls visit for each where it is not NULL, in the order in which they were given. */
uint32_t bl_matcher_find(const bl_matcher *matcher, bl_str folded, void (*visit)(uint32_t value, void *context), void *context);
/* Packs it; the pointer at offset field will point to it. */
void bl_matcher_pack(bl_pack *pack, size_t field, const bl_matcher *matcher);

#endif
