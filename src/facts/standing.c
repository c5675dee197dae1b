#include "facts/standing.h"

#include "facts/fields.h"

#define ADDRESS_REACH 128u

static bool is_one_of(bl_str id, const char *const *ids)
{
    for (; *ids != NULL; ids++)
        if (bl_str_equal(id, bl_str_of(*ids)))
            return true;
    return false;
}

static bl_line_standing of_label(bl_str id)
{
    static const char *const silent[] = {
        "supervisor", "company-facts", "leaving", "email", "phone", "contact", "chat", "location", "hometown", "website", "pay", "wish-industry", NULL};
    static const char *const background[] = {"description", "background", NULL};
    static const char *const role[] = {"duties", "role", NULL};
    return bl_str_begins(id, BL_STR("wish-")) && !is_one_of(id, silent) ? BL_STANDING_WISH
           : is_one_of(id, silent)                                      ? BL_STANDING_SILENT
           : is_one_of(id, background)                                  ? BL_STANDING_BACKGROUND
           : is_one_of(id, role)                                        ? BL_STANDING_ROLE
                                                                        : BL_STANDING_PLAIN;
}

bl_status bl_standings_read(bl_line_standing **out, const bl_reading *r)
{
    uint32_t count = r->document->lines.count;
    *out = BL_NEW_ARRAY(r->arena, bl_line_standing, (size_t)count + 1);
    if (*out == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t line = 0; line < count; line++) {
        const bl_labelled *labels;
        bool any = false;
        for (uint32_t i = r->mentions.line_begin[line]; i < r->mentions.line_begin[line + 1] && !any; i++)
            any = r->mentions.list.items[i].kind == BL_KIND_LABEL;
        if (r->sections[line] == BL_SECTION_CONTACT)
            (*out)[line] = BL_STANDING_SILENT;
        else if (any) {
            uint32_t found = bl_labels_of(&labels, r, line);
            (*out)[line] = found == 1 ? of_label(labels[0].id) : found > 1 ? BL_STANDING_MIXED : BL_STANDING_PLAIN;
        }
    }
    return BL_OK;
}

bl_line_standing bl_standing_at(const bl_line_standing *standings, const bl_reading *r, const bl_mention *mention)
{
    bl_line_standing standing = standings[mention->line];
    if (standing != BL_STANDING_MIXED)
        return standing;
    const bl_labelled *labels;
    uint32_t count = bl_labels_of(&labels, r, mention->line);
    for (uint32_t i = 0; i < count; i++)
        if (mention->begin >= labels[i].value.begin && mention->end <= labels[i].value.end)
            return of_label(labels[i].id);
    return BL_STANDING_PLAIN;
}

bl_cue_kind bl_section_denial(bl_section section)
{
    switch (section) {
    case BL_SECTION_INTERESTS: return BL_CUE_NOT_A_SKILL;
    case BL_SECTION_REFERENCES: return BL_CUE_OTHER_PARTY;
    case BL_SECTION_WISHES: return BL_CUE_PLANNED;
    default: return BL_CUE_COUNT;
    }
}

bool bl_in_address(const bl_document *document, bl_span span)
{
    const char *bytes = document->folded.bytes;
    uint32_t begin = span.begin, end = span.end;
    uint32_t low = begin > ADDRESS_REACH ? begin - ADDRESS_REACH : 0;
    uint32_t high = document->folded.len - end > ADDRESS_REACH ? end + ADDRESS_REACH : document->folded.len;
    while (begin > low && bytes[begin - 1] > ' ' && bytes[begin - 1] <= '~' && strchr("()[]<>,|\"", bytes[begin - 1]) == NULL)
        begin--;
    while (end < high && bytes[end] > ' ' && bytes[end] <= '~' && strchr("()[]<>,|\"", bytes[end]) == NULL)
        end++;
    bl_str run = {bytes + begin, end - begin};
    if (run.len == span.end - span.begin)
        return false;
    static const char *const signs[] = {"://", "www.", ".com/", ".io/", ".org/", ".cn/", ".com", "@"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = bl_str_find(run, bl_str_of(signs[i]), 0);
        if (at != SIZE_MAX && !(signs[i][0] == '@' && (at == 0 || at + 1 == run.len)))
            return true;
    }
    return false;
}

static bool overlaps(bl_span a, bl_span b) { return a.begin < b.end && b.begin < a.end; }

bl_status bl_name_places_find(bl_reading *r)
{
    const bl_str text = r->document->text.text, name = bl_source_slice(&r->document->text, r->record->basics.name_at);
    for (size_t at = 0; name.len > 0 && (at = bl_str_find(text, name, at)) != SIZE_MAX; at++) {
        uint32_t *place = BL_PUSH(r->arena, &r->name_places);
        if (place == NULL)
            return BL_ERROR_MEMORY;
        *place = (uint32_t)at;
    }
    return BL_OK;
}

/* Does it stand in the person's name once more, as at the head of a second page? A name that is no longer than the word itself proves nothing. */
static bool repeats_name(const bl_reading *r, bl_span at)
{
    const uint32_t len = r->record->basics.name_at.end - r->record->basics.name_at.begin;
    uint32_t low = 0, high = r->name_places.count; /* the last place that begins no later */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (r->name_places.items[middle] <= at.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return len > at.end - at.begin && low > 0 && r->name_places.items[low - 1] + len >= at.end;
}

/* Has the person's name a word that is no skill ("Java Smith"), over a title? "Java Spring" above "Backend engineer" may be two products. */
static bool is_titled_name(const bl_reading *r, const bl_mention *mention)
{
    const bl_span name = r->record->basics.name_at;
    uint32_t skilled = 0, last = 0;
    if (r->record->headlines.count == 0)
        return false;
    for (uint32_t i = r->mentions.line_begin[mention->line]; i < r->mentions.line_begin[mention->line + 1]; i++) {
        const bl_mention *m = &r->mentions.list.items[i];
        const bl_span at = bl_document_origin(r->document, (bl_span){m->begin, m->end});
        if (m->kind != BL_KIND_SKILL || !overlaps(at, name) || m->begin < last)
            continue;
        skilled += at.end - at.begin;
        last = m->end;
    }
    return skilled + 3 < name.end - name.begin;
}

/* Does the span lie inside a place where the name is written: 烹饪 in 顺峰烹饪学校? */
static bool stands_in(const bl_reading *r, bl_span at, bl_str name)
{
    const bl_str text = r->document->text.text;
    for (size_t begin = at.end > name.len ? at.end - name.len : 0; begin <= at.begin && begin + name.len <= text.len; begin++)
        if (at.end - at.begin < name.len && memcmp(text.ptr + begin, name.ptr, name.len) == 0)
            return true;
    return false;
}

bool bl_names_owner(const bl_reading *r, const bl_mention *mention)
{
    bl_owner owner = r->owners[mention->line];
    bl_span at = bl_document_origin(r->document, (bl_span){mention->begin, mention->end});
    const bool somebody = r->record->jobs.count > 0 || r->record->schools.count > 0 || r->record->basics.email.len > 0 || r->record->basics.phone.len > 0;
    const bool named = overlaps(at, r->record->basics.name_at);
    if ((named && is_titled_name(r, mention)) ||
        (somebody && (named || repeats_name(r, at)))) /* Ruby Jenkins is a person; a line of two products alone is none */
        return true;
    if (owner.kind == BL_OWNER_JOB && overlaps(at, r->record->jobs.items[owner.index].name_at))
        return true;
    if (r->sections[mention->line] != BL_SECTION_EDUCATION && owner.kind != BL_OWNER_SECTION)
        return false;
    for (uint32_t i = 0; i < r->record->schools.count && i < 64; i++) { /* more schools than that are no person's */
        const bl_school *school = &r->record->schools.items[i];
        if (school->head_line == mention->line && overlaps(at, school->at))
            return (mention->covering & (1u << BL_KIND_SCHOOL)) != 0 || stands_in(r, at, school->institution);
    }
    return false;
}
