#include "text/stem.h"

#include <string.h>

/* Letters that must stay: shorter stems say nothing. */
#define LEAST 3u

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

/* Derivations, longest first; what is left has as many letters at least. `to` is what `from` begins with. */
typedef struct suffix {
    bl_str from;
    uint32_t to, least; /* lengths */
} suffix;
#define SUFFIX(from, to, least)                         \
    {                                                   \
        {from, sizeof(from) - 1}, sizeof(to) - 1, least \
    }
static const suffix suffixes[] = {SUFFIX("ysis", "y", 4), SUFFIX("ytical", "y", 4), SUFFIX("ytic", "y", 4), SUFFIX("yst", "y", 4), SUFFIX("yz", "y", 4),
    SUFFIX("ization", "", 4), SUFFIX("isation", "", 4), SUFFIX("ational", "", 4), SUFFIX("ativ", "", 4), SUFFIX("ation", "", 4), SUFFIX("ator", "", 4),
    SUFFIX("ition", "", 4), SUFFIX("ician", "", 4), SUFFIX("ement", "", 4), SUFFIX("ical", "", 4), SUFFIX("ional", "", 4), SUFFIX("ship", "", 5),
    SUFFIX("ment", "", 4), SUFFIX("ness", "", 4), SUFFIX("anc", "", 4), SUFFIX("enc", "", 4), SUFFIX("ant", "", 5), SUFFIX("ent", "", 5), SUFFIX("ial", "", 4),
    SUFFIX("ian", "", 4), SUFFIX("ist", "", 3), SUFFIX("ion", "", 4), SUFFIX("abl", "", 4), SUFFIX("ibl", "", 4), SUFFIX("iti", "", 4), SUFFIX("iz", "", 4),
    SUFFIX("is", "", 5), SUFFIX("at", "", 4), SUFFIX("al", "", 4), SUFFIX("ic", "", 4), SUFFIX("iv", "", 4), SUFFIX("er", "", 4), SUFFIX("or", "", 4),
    SUFFIX("ur", "", 5)};

/* Does s end in the word? Nearly always its last letter says no. */
static bool ends_in(bl_str s, bl_str word) { return s.len >= word.len && s.ptr[s.len - 1] == word.ptr[word.len - 1] && bl_str_ends(s, word); }

/* Words that end like derivations and are none. */
static bool is_whole(bl_str stem)
{
    static const bl_str tails[] = {{"er", 2}, {"or", 2}, {"ent", 3}, {"ment", 4}, {"ant", 3}, {"al", 2}, {"ion", 3}, {"ial", 3}};
    static const bl_str words[] = {{"custom", 6}, {"engine", 6}, {"serv", 4}, {"numb", 4}, {"lett", 4}, {"pap", 3}, {"ord", 3}, {"matt", 4}, {"comput", 6},
        {"care", 4}, {"pow", 3}, {"weath", 5}, {"chapt", 5}, {"mast", 4}, {"cent", 4}, {"memb", 4}, {"minist", 6}, {"regist", 6}, {"met", 3}, {"fact", 4},
        {"doct", 4}, {"mot", 3}, {"patient", 7}, {"stud", 4}, {"cli", 3}, {"element", 7}, {"event", 5}, {"import", 6}, {"port", 4}, {"mater", 5}, {"person", 6},
        {"profession", 10}, {"nation", 6}, {"relat", 5}, {"commerc", 7}, {"generat", 7}, {"social", 6}, {"capit", 5}, {"animal", 6}, {"medic", 5}};
    for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
        if (!ends_in(stem, tails[k]))
            continue;
        const bl_str begin = {stem.ptr, stem.len - tails[k].len};
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (bl_str_equal(begin, words[i]))
                return true;
    }
    return false;
}

static uint32_t root_of(const bl_stem *s, uint32_t len)
{
    const bl_str stem = {s->bytes, len};
    if (is_whole(stem))
        return len;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        const suffix *x = &suffixes[i];
        const size_t left = len - x->from.len + x->to;
        if (ends_in(stem, x->from) && left >= x->least)
            return (uint32_t)left;
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
