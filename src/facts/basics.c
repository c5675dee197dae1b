/* Where the person lives, and the language of the text; who it is: contacts.c and person.c. */
#include "facts/basics.h"

#include "base/utf8.h"
#include "facts/wordtables.h"

static void set_location(bl_reading *r, bl_span span)
{
    r->record->basics.location = bl_visible(r, span);
    r->record->basics.location_at = bl_document_origin(r->document, span);
}

/* The place alone in a field: "Houston TX 77002" without its code, "Lake View Apartments, Pune" without its street. Empty where it is none. */
static bl_span place_in(const bl_reading *r, bl_span span)
{
    const char *bytes = r->document->folded.bytes;
    uint32_t end = span.end;
    while (end > span.begin && ((bytes[end - 1] >= '0' && bytes[end - 1] <= '9') || bytes[end - 1] == '-'))
        end--;
    if (span.end - end >= 5)
        span = bl_trimmed(r, (bl_span){span.begin, end});
    bl_str s = bl_folded_of(r, span);
    const bool street = bl_words_in(&bl_words_of_streets, s) != 0;
    size_t comma = bl_str_find(s, BL_STR(","), 0);
    if (street && comma != SIZE_MAX)
        return place_in(r, bl_trimmed(r, (bl_span){span.begin + (uint32_t)comma + 1, span.end}));
    return bl_is_place(s) && !street ? span : (bl_span){0};
}

static void read_location(bl_reading *r)
{
    static const char *const ids[] = {"location", NULL};
    const bl_labelled *labels;
    bl_field fields[BL_FIELD_MAX];
    uint32_t seen = 0;
    for (unsigned pass = 0; pass < 2; pass++) {
        seen = 0;
        for (uint32_t i = 0; i < r->document->lines.count && seen < BL_HEAD_LINES; i++) {
            const bl_line_view *view = &r->lines.views[i];
            if (view->begin >= view->end || r->headings[i] ||
                (r->sections[i] != BL_SECTION_NONE && r->sections[i] != BL_SECTION_CONTACT && !(r->sections[i] == BL_SECTION_SUMMARY && pass == 0) &&
                    !(r->sections[i] == BL_SECTION_LANGUAGES && seen < 30)))
                continue;
            seen++;
            uint32_t count = bl_labels_of(&labels, r, i);
            const bl_labelled *label = bl_label_find(labels, count, ids);
            if (pass == 0) {
                if (label == NULL || bl_span_empty(label->value))
                    continue;
                uint32_t n = bl_fields_split(fields, r, i, label->value, true);
                set_location(r, n > 1 && fields[1].before >= BL_PART_SLASH ? (bl_span){fields[0].begin, fields[0].end} : label->value);
                return;
            }
            bool labelled = count > 0 && labels[0].label == view->begin;
            if (view->sentence || seen > 12 || bl_line_range(&r->lines, i) != NULL)
                continue;
            uint32_t n = bl_fields_split(fields, r, i, (bl_span){view->begin, view->end}, true);
            if (!labelled && bl_is_place(bl_folded_of(r, (bl_span){view->begin, view->end}))) {
                set_location(r, (bl_span){view->begin, view->end});
                return;
            }
            static const char *const leads[] = {"现居住于", "现居于", "现居", "居住于", "坐标", "所在地", "base in ", "based in "};
            for (uint32_t k = 0; k < n; k++)
                for (size_t l = 0; l < sizeof leads / sizeof *leads; l++) {
                    bl_str s = bl_folded_of(r, (bl_span){fields[k].begin, fields[k].end});
                    if (!labelled && bl_str_opens(s, leads[l]) && s.len > strlen(leads[l])) {
                        set_location(r, bl_trimmed(r, (bl_span){fields[k].begin + (uint32_t)strlen(leads[l]), fields[k].end}));
                        return;
                    }
                }
            for (uint32_t k = 0; k < n; k++) { /* on a line of labels only between bars: "电话：... | 上海" */
                bl_span place = place_in(r, (bl_span){fields[k].begin, fields[k].end});
                if (k > 0 && fields[k].before == BL_PART_COMMA && place.end - place.begin == 2 &&
                    bl_is_place(bl_folded_of(r, (bl_span){fields[k - 1].begin, place.end})))
                    place.begin = fields[k - 1].begin; /* "1420 Elm St., Toledo, OH 43604" */
                if (!bl_span_empty(place) && fields[k].employer == BL_NO_ENTRY && (!labelled || fields[k].before == BL_PART_STRONG)) {
                    set_location(r, place);
                    return;
                }
            }
        }
    }
}

/* How many runs of ASCII letters there are. */
static uint64_t count_words(const bl_glance *glance, uint32_t len)
{
    uint64_t count = 0, before = 0;
    for (uint32_t block = 0; block <= len / 64; block++) {
        const uint64_t letters = glance->words[block] & ~glance->digits[block];
        count += (uint64_t)__builtin_popcountll(letters & ~(letters << 1 | before));
        before = letters >> 63;
    }
    return count;
}

static bool is_ascii_letter(bl_str s, size_t at) { return at < s.len && s.ptr[at] >= 'a' && s.ptr[at] <= 'z'; }

/* By the share of scripts: a Han character counts as a word of Latin letters does. */
static void read_language(bl_reading *r)
{
    const bl_str s = {r->document->folded.bytes, r->document->folded.len};
    const uint32_t len = r->document->folded.len;
    uint64_t han = 0, kana = 0, hangul = 0, cyrillic = 0, words = count_words(&r->glance, len);
    size_t latin_end = SIZE_MAX; /* of the last Latin letter above ASCII */
    for (uint32_t block = 0; block <= len / 64; block++)
        for (uint64_t bits = r->glance.leads[block]; bits != 0; bits &= bits - 1) {
            const uint32_t at = block * 64 + (uint32_t)__builtin_ctzll(bits);
            const unsigned char lead = (unsigned char)s.ptr[at];
            if (lead >= 0xE5 && lead <= 0xE9) { /* U+5000 to U+9FFF */
                han++;
                continue;
            }
            size_t end = at;
            const uint32_t c = bl_utf8_next(s, &end);
            if (c >= 0xC0 && c < 0x250) { /* "été" is one word, and "naïve" */
                words += !(at > 0 && is_ascii_letter(s, at - 1)) && latin_end != at;
                words -= is_ascii_letter(s, end);
                latin_end = end;
            }
            kana += c >= 0x3041 && c < 0x3100;
            hangul += c >= 0xAC00 && c < 0xD7A4;
            cyrillic += c >= 0x400 && c < 0x530;
            han += c >= 0x4E00 && c < 0xA000;
        }
    uint64_t all = han + words + kana + hangul + cyrillic / 5;
    if (all == 0)
        return;
    if (kana * 10 > han + kana && kana * 5 > words)
        r->record->language = "ja";
    else if (hangul * 2 > words + han)
        r->record->language = "ko";
    else if (cyrillic / 5 > words)
        r->record->language = "ru";
    else if (han * 10 >= all * 7)
        r->record->language = "zh";
    else if (han * 50 <= all)
        r->record->language = "en";
    else
        r->record->language = "mixed";
}

bl_status bl_read_basics(bl_reading *r)
{
    BL_TRY(bl_contacts_read(r));
    bl_person_read(r);
    read_location(r);
    read_language(r);
    return BL_OK;
}
