#include "read/flat.h"

#include "base/utf8.h"

enum {
    LONG_LINE = 240, /* bytes: what people write on a line of their own is shorter */
    WIDE = 3,        /* blanks that stand for a line end */
    TRACES = 3,      /* places where lines ended; fewer are an accident */
    JOINED = 40,     /* bytes: dates, places and names of employers that a dash or a comma between wide blanks joins */
    HEAD_WORDS = 8,  /* of a title before its dates */
};

/* A piece between two places where a line may have ended. */
typedef struct piece {
    uint32_t begin, end; /* bytes of the line */
    bool marked;         /* a bullet stood before it */
    bool joint;          /* joins its neighbours: "to", a dash, a comma */
    bool open;           /* ends in a comma: a place goes on */
} piece;

typedef struct cutter {
    bl_str line;
    size_t at;     /* where the next piece begins */
    bool marked;   /* behind a bullet */
    bool headings; /* look for headings in running text */
} cutter;

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* Bytes of blanks at the place; *columns counts them, a tab as WIDE. */
static size_t blanks(bl_str s, size_t at, unsigned *columns)
{
    size_t end = at;
    *columns = 0;
    while (end < s.len) {
        if (is_blank(s.ptr[end]))
            *columns += s.ptr[end++] == '\t' ? WIDE : 1;
        else if (s.len - end >= 2 && memcmp(s.ptr + end, "\xC2\xA0", 2) == 0)
            (*columns)++, end += 2;
        else
            break;
    }
    return end - at;
}

/* Bytes of a bullet at the place: one of its own, or one in the wrong encoding ("â€¢", "ï‚·"); 0 where there is none. */
static size_t bullet(bl_str s, size_t at)
{
    static const bl_str bullets[] = {BL_STR_INIT("•"), BL_STR_INIT("●"), BL_STR_INIT("▪"), BL_STR_INIT("■"), BL_STR_INIT("◦"), BL_STR_INIT("‣"),
        BL_STR_INIT("►"), BL_STR_INIT("➢"), BL_STR_INIT("✓"), BL_STR_INIT("·"), BL_STR_INIT("\xEF\x82\xB7"), BL_STR_INIT("\xEF\x82\xA7"), BL_STR_INIT("â€¢"),
        BL_STR_INIT("â\xC2\x80¢"), BL_STR_INIT("â¢"), BL_STR_INIT("ï‚·"), BL_STR_INIT("Â·"), BL_STR_INIT("â—"), BL_STR_INIT("* ")};
    if (at > 0 && !is_blank(s.ptr[at - 1]))
        return 0;
    const bl_str rest = bl_str_slice(s, at, s.len);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i].ptr[0] == rest.ptr[0] && bl_str_begins(rest, bullets[i]))
            return bullets[i].len;
    return 0;
}

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_letter(char c) { return is_upper(c) || is_lower(c); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Names of sections as exports print them, in lower case. Only their capitals tell them from the words of a sentence. */
static const bl_str headings[] = {BL_STR_INIT("professional summary"), BL_STR_INIT("executive summary"), BL_STR_INIT("career summary"),
    BL_STR_INIT("summary of qualifications"), BL_STR_INIT("summary"), BL_STR_INIT("objective"), BL_STR_INIT("career objective"), BL_STR_INIT("career overview"),
    BL_STR_INIT("executive profile"), BL_STR_INIT("professional profile"), BL_STR_INIT("profile"), BL_STR_INIT("highlights"), BL_STR_INIT("skill highlights"),
    BL_STR_INIT("core qualifications"), BL_STR_INIT("qualifications"), BL_STR_INIT("areas of expertise"), BL_STR_INIT("accomplishments"),
    BL_STR_INIT("professional experience"), BL_STR_INIT("work experience"), BL_STR_INIT("work history"), BL_STR_INIT("employment history"),
    BL_STR_INIT("relevant experience"), BL_STR_INIT("experience"), BL_STR_INIT("education and training"), BL_STR_INIT("education details"),
    BL_STR_INIT("education"), BL_STR_INIT("technical skills"), BL_STR_INIT("additional skills"), BL_STR_INIT("key skills"), BL_STR_INIT("skills"),
    BL_STR_INIT("skill details"), BL_STR_INIT("company details"), BL_STR_INIT("certifications"), BL_STR_INIT("languages"), BL_STR_INIT("interests"),
    BL_STR_INIT("affiliations"), BL_STR_INIT("publications"), BL_STR_INIT("additional information")};

static char lower(char c) { return is_upper(c) ? (char)(c - 'A' + 'a') : c; }

/* Bytes of a heading at the place, each of its words with a capital letter, or all in capitals; 0 where there is none. */
static size_t heading(bl_str s, size_t at)
{
    size_t best = 0;
    if (!is_upper(s.ptr[at]) || at + 1 == s.len)
        return 0;
    const char initial = lower(s.ptr[at]), next = lower(s.ptr[at + 1]);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        const bl_str name = headings[i];
        if (name.ptr[0] != initial || name.ptr[1] != next || s.len - at < name.len)
            continue;
        bool same = true, capitals = true;
        for (size_t k = 0; k < name.len && same; k++) {
            const char c = s.ptr[at + k];
            const bool first = k == 0 || name.ptr[k - 1] == ' ',
                       small = bl_str_begins(bl_str_slice(name, k, name.len), BL_STR("and ")) || bl_str_begins(bl_str_slice(name, k, name.len), BL_STR("of "));
            same = lower(c) == name.ptr[k] && (!first || small || is_upper(c));
            capitals = capitals && !is_lower(c);
        }
        const size_t end = at + name.len;
        same = same && (end == s.len || !is_letter(s.ptr[end])) && (capitals || name.len > best);
        if (same && name.len > best)
            best = name.len;
    }
    return best;
}

/* Does "City , State" end right before the place: what exports print where they hide a town, at the end of a head or of a school? */
static bool ends_hidden_place(bl_str s, size_t at)
{
    const bl_str state = BL_STR("State"), city = BL_STR("City");
    if (at < state.len + city.len + 1 || !bl_str_begins(bl_str_slice(s, at - state.len, s.len), state) || (at < s.len && is_letter(s.ptr[at])))
        return false;
    at -= state.len;
    while (at > 0 && (is_blank(s.ptr[at - 1]) || s.ptr[at - 1] == ','))
        at--;
    return at >= city.len && at < s.len && bl_str_begins(bl_str_slice(s, at - city.len, s.len), city);
}

/* Bytes of a month and a year, or of a year: "05/2012", "May 2012", "2012"; or of "Current". 0 where there is none. */
static size_t date(bl_str s, size_t at, bool last)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    static const char *const now[] = {"Current", "current", "Present", "present", "Now"};
    size_t begin = at, digits = 0;
    for (size_t i = 0; i < sizeof now / sizeof *now && last; i++)
        if (bl_str_begins(bl_str_slice(s, at, s.len), bl_str_of(now[i])))
            return strlen(now[i]);
    if (at + 3 < s.len && is_upper(s.ptr[at])) {
        const char word[3] = {lower(s.ptr[at]), s.ptr[at + 1], s.ptr[at + 2]};
        bool month = false;
        for (size_t i = 0; i < sizeof months / sizeof *months && !month; i++)
            month = memcmp(word, months[i], 3) == 0;
        for (at += 3; month && at < s.len && at < begin + 10 && (is_lower(s.ptr[at]) || s.ptr[at] == '.' || is_blank(s.ptr[at]));)
            at++;
        if (!month)
            return 0;
    } else if (at + 2 < s.len && is_digit(s.ptr[at])) {
        const size_t slash = at + 1 + is_digit(s.ptr[at + 1]);
        at = s.ptr[slash] == '/' ? slash + 1 : at;
    }
    while (at + digits < s.len && is_digit(s.ptr[at + digits]))
        digits++;
    return digits == 4 && (s.ptr[at] == '1' || s.ptr[at] == '2') ? at + digits - begin : 0;
}

/* Does "05/2012 to Current" stand at the place? */
static bool is_range(bl_str s, size_t at)
{
    const size_t from = date(s, at, false);
    if (from == 0)
        return false;
    for (at += from; at < s.len && is_blank(s.ptr[at]);)
        at++;
    const bl_str rest = bl_str_slice(s, at, s.len);
    if (!bl_str_begins(rest, BL_STR("to ")) && !bl_str_begins(rest, BL_STR("- ")))
        return false;
    for (at += 2; at < s.len && is_blank(s.ptr[at]);)
        at++;
    return date(s, at, true) > 0;
}

/* Does the head of a job begin at the place: a range of dates, or a few words with capital letters before it? */
static bool is_head(bl_str s, size_t at)
{
    static const char *const small[] = {"of", "and", "for", "the", "in", "to", "&", "/", "-", "|", ","};
    for (unsigned words = 0; words <= HEAD_WORDS && at < s.len; words++) {
        if (is_range(s, at))
            return true;
        size_t end = at;
        while (end < s.len && !is_blank(s.ptr[end]))
            end++;
        bool joins = false;
        for (size_t i = 0; i < sizeof small / sizeof *small && words > 0; i++)
            joins = joins || bl_str_equal(bl_str_slice(s, at, end), bl_str_of(small[i]));
        if ((!joins && !is_upper(s.ptr[at])) || s.ptr[end - 1] == '.' || s.ptr[end - 1] == ':')
            return false;
        for (at = end; at < s.len && is_blank(s.ptr[at]);)
            at++;
    }
    return false;
}

/* Does the head of a job begin at the place in running text: behind a sentence, or behind another head? */
static bool head_begins(bl_str s, size_t at)
{
    if (at < 2 || !is_blank(s.ptr[at - 1]) || !(is_upper(s.ptr[at]) || is_digit(s.ptr[at])))
        return false;
    size_t before = at;
    while (before > 0 && is_blank(s.ptr[before - 1]))
        before--;
    const bool stop = before > 0 && (s.ptr[before - 1] == '.' || s.ptr[before - 1] == '!' || s.ptr[before - 1] == ')');
    return (stop || ends_hidden_place(s, before)) && is_head(s, at);
}

/* Does running text end at the place and a heading begin there: after a sentence, or before a word with a capital letter or a figure? */
static bool heading_begins(bl_str s, size_t at, size_t *len)
{
    if (at == 0 || (*len = heading(s, at)) == 0)
        return false;
    size_t before = at, behind = at + *len;
    while (before > 0 && is_blank(s.ptr[before - 1]))
        before--;
    const bool glued = before == at;
    const bool capitals = is_upper(s.ptr[at + *len - 1]),
               details = lower(s.ptr[at + *len - 1]) == 's' && *len > 13 && memcmp(s.ptr + behind - 6, "etails", 6) == 0;
    if (before == 0 || (glued && !details))
        return false;
    if (behind < s.len && s.ptr[behind] == ':')
        return true;
    while (behind < s.len && is_blank(s.ptr[behind]))
        behind++;
    const bool stop = s.ptr[before - 1] == '.' || s.ptr[before - 1] == ')' || is_digit(s.ptr[before - 1]) || ends_hidden_place(s, before);
    const bool opens = behind == s.len || is_upper(s.ptr[behind]) || is_digit(s.ptr[behind]);
    if (capitals)
        return is_lower(s.ptr[before - 1]) || stop || details;
    return opens && (stop || details || (is_digit(s.ptr[behind < s.len ? behind : at]) ? is_range(s, behind) : is_head(s, behind)));
}

/* Only a mark, or a word that joins two dates. */
static bool is_joint(bl_str s)
{
    static const char *const words[] = {"to", "To", "TO", "until", "till", "-", "至", "到"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bl_str_equal(s, bl_str_of(words[i])))
            return true;
    unsigned count = 0;
    for (size_t at = 0; at < s.len; count++) {
        const uint32_t c = bl_utf8_next(s, &at);
        const bool mark = (c < 0x80 && !is_letter((char)c) && !is_digit((char)c)) || (c >= 0x80 && c < 0x100) || (c >= 0x2000 && c < 0x2070) || c == 0xFF0D ||
                          c == 0xFF0C || c == 0xFEFF;
        if (!mark)
            return false;
    }
    return count > 0 && count <= 4;
}

/* The next piece; false at the end of the line. */
static bool next_piece(cutter *c, piece *out)
{
    const bl_str s = c->line;
    unsigned columns;
    size_t len = 0;
    c->at += blanks(s, c->at, &columns);
    while (c->at < s.len && (len = bullet(s, c->at)) > 0) {
        c->marked = true;
        c->at += len;
        c->at += blanks(s, c->at, &columns);
    }
    if (c->at >= s.len)
        return false;
    *out = (piece){.begin = (uint32_t)c->at, .marked = c->marked};
    c->marked = false;
    size_t at = c->at, own = c->headings ? heading(s, at) : 0;
    if (own > 0 && (c->at > 0 ? heading_begins(s, at, &own) : false))
        at += own;
    else
        own = 0;
    for (out->end = (uint32_t)at; at < s.len;) {
        const size_t gap = blanks(s, at, &columns);
        if (gap > 0) {
            if (columns >= WIDE || bullet(s, at + gap) > 0 || own > 0 || (c->headings && ends_hidden_place(s, at)) || (c->headings && head_begins(s, at + gap)))
                break;
            at += gap;
        }
        size_t further;
        if (at > c->at && c->headings && is_upper(s.ptr[at < s.len ? at : s.len - 1]) && at < s.len && heading_begins(s, at, &further))
            break;
        if (at < s.len)
            (void)bl_utf8_next(s, &at);
        own = 0;
        out->end = (uint32_t)at;
    }
    c->at = at;
    out->joint = is_joint(bl_str_slice(s, out->begin, out->end));
    out->open = s.ptr[out->end - 1] == ',';
    return true;
}

/* Do two pieces stand on one line: dates with "to" between them, a place behind its dash? */
static bool belong(const piece *a, const piece *b)
{
    if (b->marked || (!a->joint && !b->joint && !a->open))
        return false;
    return (a->joint || a->end - a->begin <= JOINED) && (b->joint || b->end - b->begin <= JOINED);
}

/* No more places than these can be cut at, seen without taking the line apart: nearly all lines end here. */
static uint32_t most_traces(bl_str s)
{
    uint32_t count = 0;
    for (size_t i = 1; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i], before = (unsigned char)s.ptr[i - 1];
        if (before == ' ' || before == '\t' || before == 0xA0) /* wide blanks, and blanks before what bullets begin with */
            count += before == '\t' || c == ' ' || c == '\t' || c == '*' || c == 0xC2 || c == 0xC3 || c == 0xE2 || c == 0xEF;
        if (is_upper((char)c) && heading(s, i) > 0)
            count += 2;                                                   /* before it and behind it */
        if (c == 't' && before == ' ' && i > 1 && is_digit(s.ptr[i - 2])) /* "2012 to 2014" */
            count += 2;
        if (c == 'S' && before == ' ' && ends_hidden_place(s, i + 5))
            count++;
    }
    return count;
}

static uint32_t count_traces(bl_str line)
{
    if (most_traces(line) < TRACES)
        return 0;
    cutter c = {.line = line, .headings = true};
    uint32_t count = 0;
    piece p;
    while (next_piece(&c, &p))
        count += !p.joint;
    return count > 0 ? count - 1 : 0;
}

/* "Skills      Excel, Word": the name of a section, and its text behind a wide blank. */
static bool is_headed(bl_str line)
{
    unsigned columns;
    const size_t begin = blanks(line, 0, &columns), end = begin < line.len ? begin + heading(line, begin) : begin;
    return end > begin && end + blanks(line, end, &columns) < line.len && columns >= WIDE;
}

/* "... 6 monthsCompany Details": a heading at the end of the line before it, glued to its text. */
static bool ends_in_details(bl_str line)
{
    while (line.len > 0 && is_blank(line.ptr[line.len - 1]))
        line.len--;
    size_t len, at = line.len;
    if (!bl_str_ends(line, BL_STR(" Details")))
        return false;
    for (at -= 8; at > 0 && is_letter(line.ptr[at - 1]) && !is_upper(line.ptr[at]);)
        at--;
    return heading_begins(line, at, &len);
}

bl_status bl_flat_piece(bl_document *document, bl_span source)
{
    const bl_str line = bl_source_slice(&document->text, source);
    if (!is_headed(line) && !ends_in_details(line) && (line.len < LONG_LINE || count_traces(line) < TRACES))
        return bl_document_piece(document, source);
    cutter c = {.line = line, .headings = true};
    piece p, last = {0};
    uint32_t begin = 0; /* of the line at hand */
    bool open = false;
    while (next_piece(&c, &p)) {
        if (open && !belong(&last, &p)) {
            BL_TRY(bl_document_piece(document, (bl_span){source.begin + begin, source.begin + last.end}));
            BL_TRY(bl_document_break(document, (bl_span){source.begin + last.end, source.begin + last.end}));
            open = false;
        }
        begin = open ? begin : p.begin;
        open = true;
        last = p;
    }
    return open ? bl_document_piece(document, (bl_span){source.begin + begin, source.begin + last.end}) : BL_OK;
}
