#include "text/stem.h"

#include <string.h>

/* Letters that must stay: shorter stems say nothing. */
#define LEAST 3u
#define ROOT_LEAST 4u

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

static bool has_vowel(bl_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_vowel(s.ptr[i]))
            return true;
    return false;
}

static bool ends(const bl_stem *s, uint32_t len, const char *with)
{
    const size_t n = strlen(with);
    return len >= n && memcmp(s->bytes + len - n, with, n) == 0;
}

static uint32_t without_plural(const bl_stem *s, uint32_t len)
{
    if (len <= LEAST || !ends(s, len, "s") || ends(s, len, "ss") || ends(s, len, "us") || ends(s, len, "is"))
        return len;
    if (ends(s, len, "sses") || ends(s, len, "xes") || ends(s, len, "ches") || ends(s, len, "shes") || ends(s, len, "zes"))
        return len - 2;
    return ends(s, len, "ies") && len > 4 ? len - 2 : len - 1; /* -ies: the i stays, as it does for -y */
}

/* planned -> plan, but selling -> sell */
static uint32_t undoubled(const bl_stem *s, uint32_t len)
{
    const bool doubled = len > LEAST && s->bytes[len - 1] == s->bytes[len - 2] && !is_vowel(s->bytes[len - 1]);
    const char last = len > 0 ? s->bytes[len - 1] : 0;
    return doubled && last != 's' && last != 'z' && (last != 'l' || len > 5) ? len - 1 : len;
}

static uint32_t without_tense(const bl_stem *s, uint32_t len)
{
    const uint32_t cut = ends(s, len, "ing") ? 3 : ends(s, len, "ied") ? 1 : ends(s, len, "ed") && !ends(s, len, "eed") ? 2 : 0;
    if (cut == 0 || len < cut + LEAST || !has_vowel((bl_str){s->bytes, len - cut}))
        return len;
    return cut == 1 ? len - 1 : undoubled(s, len - cut);
}

/* Derivations, longest first; what is left has ROOT_LEAST letters at least, or as many as `least` says. */
typedef struct suffix {
    const char *from, *to;
    uint32_t least;
} suffix;
static const suffix suffixes[] = {{"ysis", "y", 4}, {"ytical", "y", 4}, {"ytic", "y", 4}, {"yst", "y", 4}, {"yz", "y", 4}, {"ization", "", 4},
    {"isation", "", 4}, {"ational", "", 4}, {"ativ", "", 4}, {"ation", "", 4}, {"ator", "", 4}, {"ition", "", 4}, {"ician", "", 4}, {"ement", "", 4},
    {"ical", "", 4}, {"ional", "", 4}, {"ship", "", 5}, {"ment", "", 4}, {"ness", "", 4}, {"anc", "", 4}, {"enc", "", 4}, {"ant", "", 5}, {"ent", "", 5},
    {"ial", "", 4}, {"ian", "", 4}, {"ist", "", 3}, {"ion", "", 4}, {"abl", "", 4}, {"ibl", "", 4}, {"iti", "", 4}, {"iz", "", 4}, {"is", "", 5}, {"at", "", 4},
    {"al", "", 4}, {"ic", "", 4}, {"iv", "", 4}, {"er", "", 4}, {"or", "", 4}, {"ur", "", 5}};

/* Words that end like derivations and are none. */
static bool is_whole(bl_str stem)
{
    static const char *const words[] = {"custom", "engine", "serv", "numb", "lett", "pap", "ord", "matt", "comput", "care", "pow", "weath", "chapt", "mast",
        "cent", "memb", "minist", "regist", "met", "fact", "doct", "mot", "patient", "stud", "cli", "element", "event", "import", "port", "mater", "person",
        "profession", "nation", "relat", "commerc", "generat", "social", "capit", "animal", "medic"};
    static const char *const tails[] = {"er", "or", "ent", "ment", "ant", "al", "ion", "ial"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const bl_str word = bl_str_of(words[i]);
        for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
            if (stem.len == word.len + strlen(tails[k]) && bl_str_begins(stem, word) && bl_str_ends(stem, bl_str_of(tails[k])))
                return true;
    }
    return false;
}

static uint32_t root_of(const bl_stem *s, uint32_t len)
{
    if (is_whole((bl_str){s->bytes, len}))
        return len;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        const uint32_t cut = (uint32_t)strlen(suffixes[i].from);
        if (ends(s, len, suffixes[i].from) && len - cut + strlen(suffixes[i].to) >= suffixes[i].least)
            return len - cut + (uint32_t)strlen(suffixes[i].to); /* `to` is what `from` begins with */
    }
    return len;
}

void bl_stem_of(bl_stem *out, bl_str word)
{
    uint32_t len = word.len < BL_STEM_MAX ? (uint32_t)word.len : BL_STEM_MAX;
    memcpy(out->bytes, word.ptr, len);
    out->stem = out->root = len;
    for (uint32_t i = 0; i < len; i++)
        if (out->bytes[i] < 'a' || out->bytes[i] > 'z')
            return;
    if (word.len > BL_STEM_MAX)
        return;
    len = without_tense(out, without_plural(out, len));
    if (len > LEAST && out->bytes[len - 1] == 'e')
        len--;
    if (len > 2 && out->bytes[len - 1] == 'y' && !is_vowel(out->bytes[len - 2]))
        out->bytes[len - 1] = 'i';
    out->stem = len;
    out->root = root_of(out, len);
}
