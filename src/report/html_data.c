#include "base/sort.h"
#include "report/codes.h"
#include "report/firm_write.h"
#include "report/html.h"
#include "report/record.h"
#include "report/saying.h"

typedef struct place { /* where something stands in another order */
    bl_str key;
    uint32_t index;
} place;

static int by_key(const void *x, const void *y)
{
    const place *a = x, *b = y;
    const int order = bl_str_compare(a->key, b->key);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* places[i]: how many of the keys come before key i in the order of bytes; NULL when memory is out. Sorts the list. */
static uint32_t *places_of(bl_arena *arena, place *list, uint32_t count)
{
    uint32_t *places = BL_NEW_ARRAY(arena, uint32_t, count);
    if (places == NULL)
        return NULL;
    bl_sort(list, count, sizeof *list, by_key);
    for (uint32_t i = 0; i < count; i++)
        places[list[i].index] = i;
    return places;
}

static void key_span(bl_json *json, const char *key, bl_span at)
{
    bl_json_key(json, key);
    if (at.begin >= at.end) {
        bl_json_null(json);
        return;
    }
    bl_json_begin_array(json);
    bl_json_int(json, at.begin);
    bl_json_int(json, at.end);
    bl_json_end_array(json);
}

/* ---- the role ---- */

static void role(bl_json *json, const bl_html *h)
{
    const bl_role *r = h->ranking->role;
    bl_json_key(json, "role");
    bl_json_begin_object(json);
    bl_json_key_str(json, "title", r->title);
    bl_json_key_str(json, "path", r->source.name);
    bl_json_key_z(json, "sha256", r->sha256.hex);
    bl_json_key_str(json, "yaml", r->source.text);
    bl_json_key_int(json, "at", r->root_at.begin);
    key_span(json, "weightsAt", r->weights_at);
    bl_json_end_object(json);
    bl_json_key(json, "rules");
    bl_json_begin_object(json);
    bl_json_key_z(json, "sha256", r->rules->sha256.hex);
    bl_json_key(json, "files");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->rules->file_count; i++) {
        bl_json_begin_array(json);
        bl_json_str(json, r->rules->files[i].path);
        bl_json_z(json, r->rules->files[i].sha256.hex);
        bl_json_end_array(json);
    }
    bl_json_end_array(json);
    bl_json_end_object(json);
}

static bool has_criteria(const bl_role *r, bl_group group)
{
    for (uint32_t i = 0; i < r->criterion_count; i++)
        if (r->criteria[i]->group == group)
            return true;
    return false;
}

/* Only the groups that have criteria. weight: as asked, for a slider may bring back what counts nothing now. */
static void groups(bl_json *json, const bl_html *h)
{
    const bl_role *r = h->ranking->role;
    bl_json_key(json, "groups");
    bl_json_begin_array(json);
    for (int g = 0; g < BL_GROUP_COUNT; g++) {
        if (!has_criteria(r, (bl_group)g))
            continue;
        const bl_milli asked = r->default_weights ? r->rules->scoring.group_weight[g] : r->asked[g];
        const char *note = bl_ranking_weight_note(h->ranking, &bl_catalogue_keyed, (bl_group)g);
        bl_json_begin_object(json);
        bl_json_key_z(json, "id", bl_group_name((bl_group)g));
        bl_json_key_int(json, "weight", asked > 0 ? asked : 0);
        bl_json_key_saying(json, "note", note == NULL ? BL_STR_NONE : bl_str_of(note));
        key_span(json, "at", r->group_at[g]);
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
}

/* The key that a lone name stands for (rules/criteria.c, read_plain_name). */
static const char *plain_key(bl_criterion_kind kind)
{
    switch (kind) {
    case BL_CRITERION_TITLE: return "title";
    case BL_CRITERION_EDUCATION: return "level";
    case BL_CRITERION_DOMAIN: return "domain";
    case BL_CRITERION_LANGUAGE: return "language";
    case BL_CRITERION_CERTIFICATE: return "certificate";
    default: return "skill";
    }
}

static bl_status criteria(bl_json *json, const bl_html *h)
{
    const bl_role *r = h->ranking->role;
    const bl_voice voice = {h->arena, &bl_catalogue_keyed, r, NULL};
    place *ids = BL_NEW_ARRAY(h->arena, place, r->criterion_count);
    if (ids == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->criterion_count; i++)
        ids[i] = (place){r->criteria[i]->id, i};
    const uint32_t *places = places_of(h->arena, ids, r->criterion_count);
    if (places == NULL)
        return BL_ERROR_MEMORY;
    bl_json_key(json, "criteria");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->criterion_count; i++) {
        const bl_criterion *c = r->criteria[i];
        bl_json_begin_object(json);
        bl_json_key_str(json, "id", c->id);
        bl_json_key_int(json, "place", places[i]);
        bl_json_key_z(json, "group", bl_group_name(c->group));
        const bl_str label = bl_sentence_label(&voice, c), asked = bl_sentence_asked(&voice, c);
        if (label.ptr == NULL || asked.ptr == NULL)
            return BL_ERROR_MEMORY;
        bl_json_key_saying(json, "label", label);
        bl_json_key_str_or_null(json, "why", c->why);
        bl_json_key_saying(json, "asked", asked);
        bl_json_key_saying(json, "must", bl_sentence_must(&voice, c));
        bl_json_key_int(json, "weight", c->weight);
        key_span(json, "at", c->span);
        key_span(json, "weightAt", c->weight_at);
        bl_json_key_bool(json, "mapping", c->mapping);
        bl_json_key_z(json, "key", plain_key(c->kind));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    return BL_OK;
}

/* ---- the candidates ---- */

static bool is_plain_in_link(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != '\0' && strchr("/-_.~", c) != NULL);
}

/* The path as a link, seen from where the report will stand. "./" before it keeps a colon in it from being a scheme. */
static bl_str link_of(const bl_html *h, const bl_candidate *c)
{
    if (c->blind || c->path.len == 0)
        return BL_STR_NONE;
    bl_buffer out;
    bl_buffer_open(&out, &h->out->allocator, (size_t)1 << 20);
    if (c->path.ptr[0] != '/')
        bl_buffer_add_z(&out, h->options->links == NULL ? "./" : h->options->links);
    for (size_t i = 0; i < c->path.len; i++) {
        if (is_plain_in_link(c->path.ptr[i]))
            bl_buffer_add_char(&out, c->path.ptr[i]);
        else
            bl_buffer_format(&out, "%%%02X", (unsigned)(unsigned char)c->path.ptr[i]);
    }
    const bl_str link = bl_str_copy(h->arena, bl_buffer_str(&out));
    bl_buffer_close(&out);
    return link;
}

/* Digits, one a criterion: the place of the state or the verdict in its enum. */
static void key_digits(bl_json *json, const char *key, const bl_html *h, const bl_candidate *c, bool musts)
{
    char *digits = bl_arena_alloc(h->arena, c->result_count + 1);
    for (uint32_t i = 0; digits != NULL && i < c->result_count; i++)
        digits[i] = (char)('0' + (musts ? (int)c->results[i].must : (int)c->results[i].state));
    bl_json_key_str(json, key, (bl_str){digits, digits == NULL ? 0 : c->result_count});
}

static void degrees(bl_json *json, const bl_candidate *c)
{
    bl_json_key(json, "degrees");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < c->result_count; i++)
        bl_json_int(json, c->results[i].degree);
    bl_json_end_array(json);
    bl_json_key(json, "possibles");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < c->result_count; i++)
        bl_json_int(json, c->results[i].possible_degree);
    bl_json_end_array(json);
}

/* With a limit, nothing of the others is in the file. */
static bool is_shown(const bl_ranking *r, const bl_person *person)
{
    for (uint32_t i = 0; i < r->shown; i++)
        if (r->ranked[i] == person->whole)
            return true;
    return false;
}

static void extras(bl_json *json, const bl_html *h, const bl_candidate *c)
{
    bl_json_key(json, "notes");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < c->note_count; i++) {
        bl_json_begin_array(json);
        bl_json_str(json, c->notes[i].key);
        bl_json_saying(json, c->notes[i].saying);
        bl_json_end_array(json);
    }
    bl_json_end_array(json);
    bl_json_key(json, "sameAs");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < c->twin_count; i++) {
        if (!is_shown(h->ranking, c->twins[i].other))
            continue;
        bl_json_begin_array(json);
        bl_json_str(json, c->twins[i].path);
        bl_json_z(json, c->twins[i].by);
        bl_json_end_array(json);
    }
    bl_json_end_array(json);
    if (!h->options->contacts)
        return;
    bl_json_key(json, "contacts");
    bl_json_begin_object(json);
    bl_json_key_str_or_null(json, "phone", c->phone);
    bl_json_key_str_or_null(json, "email", c->email);
    bl_json_key_str_or_null(json, "address", c->location);
    bl_json_end_object(json);
}

/* What becomes of its rank under nearby weights; the band of neighbours none of which stands firmly above the next; how firmly it stands above the next. */
static void firmness(bl_json *json, const bl_html *h, uint32_t index)
{
    const bl_firmness *f = &h->ranking->firmness;
    bl_json_key(json, "firm");
    if (index >= f->ranked_count) {
        bl_json_null(json);
    } else {
        const bl_firm_ranks *near = &f->ranks[index][BL_DRAW_NEAR];
        bl_json_begin_object(json);
        bl_json_key_int(json, "best", near->best);
        bl_json_key_int(json, "worst", near->worst);
        bl_json_key_int(json, "holds", near->holds);
        bl_json_end_object(json);
    }
    bl_json_key(json, "band");
    uint32_t i = 0;
    while (i < f->band_count && f->bands[i].to < index + 1)
        i++;
    if (i < f->band_count && f->bands[i].from <= index + 1) {
        bl_json_begin_array(json);
        bl_json_int(json, f->bands[i].from);
        bl_json_int(json, f->bands[i].to);
        bl_json_end_array(json);
    } else {
        bl_json_null(json);
    }
    const bl_voice voice = {h->arena, &bl_catalogue_keyed, h->ranking->role, NULL};
    const bool below = index < f->pair_count && index + 1 < h->ranking->shown;
    bl_json_key_saying(json, "next", below ? bl_sentence_firm(&voice, &f->pairs[index]) : BL_STR_NONE);
}

static void candidate(bl_json *json, const bl_html *h, const bl_candidate *c, uint32_t index, uint32_t at)
{
    bl_json_begin_object(json);
    bl_json_key_int(json, "rank", c->rank);
    bl_json_key_bool(json, "tied", c->tied);
    bl_json_key_int(json, "place", at);
    bl_json_key_str(json, "name", c->name);
    bl_json_key_str(json, "path", c->path);
    bl_json_key_str_or_null(json, "link", link_of(h, c));
    bl_json_key_int(json, "score", c->score);
    bl_json_key_int(json, "possible", c->possible);
    bl_json_key_int(json, "must", c->must);
    key_digits(json, "states", h, c, false);
    key_digits(json, "musts", h, c, true);
    degrees(json, c);
    firmness(json, h, index);
    extras(json, h, c);
    bl_json_end_object(json);
}

static bl_status candidates(bl_json *json, const bl_html *h)
{
    const bl_ranking *r = h->ranking;
    place *files = BL_NEW_ARRAY(h->arena, place, r->shown);
    if (files == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->shown; i++)
        files[i] = (place){r->ranked[i]->file, i};
    const uint32_t *places = places_of(h->arena, files, r->shown);
    if (places == NULL)
        return BL_ERROR_MEMORY;
    bl_json_key(json, "candidates");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->shown; i++)
        candidate(json, h, r->ranked[i], i, places[i]);
    bl_json_end_array(json);
    return BL_OK;
}

static void failed(bl_json *json, const bl_html *h)
{
    const bl_ranking *r = h->ranking;
    bl_json_key(json, "failed");
    bl_json_begin_array(json);
    for (uint32_t i = 0; i < r->failed_count; i++) {
        bl_json_begin_object(json);
        bl_json_key_str(json, "path", r->failed[i]->path);
        bl_json_key_str(json, "code", r->failed[i]->code);
        const bl_str english = r->failed[i]->told, chinese = bl_code_words(&bl_catalogue_zh, r->failed[i]->code, english);
        bl_json_key_saying(json, "message", bl_say_either(h->arena, &bl_catalogue_keyed, english, chinese));
        bl_json_end_object(json);
    }
    bl_json_end_array(json);
    bl_json_key(json, "counts");
    bl_json_begin_object(json);
    bl_json_key_int(json, "files", (int64_t)r->ranked_count + r->failed_count);
    bl_json_key_int(json, "ranked", r->ranked_count);
    bl_json_key_int(json, "failed", r->failed_count);
    bl_json_key_int(json, "passedOver", r->passed_over);
    bl_json_key_int(json, "shown", r->shown);
    bl_json_end_object(json);
}

/* Both languages: the reader may switch. */
static void words(bl_json *json)
{
    const struct {
        const char *language;
        const bl_catalogue *catalogue;
    } both[] = {{"en", &bl_catalogue_en}, {"zh", &bl_catalogue_zh}};
    bl_json_key(json, "words");
    bl_json_begin_object(json);
    for (int k = 0; k < 2; k++) {
        bl_json_key(json, both[k].language);
        bl_json_begin_object(json);
        for (int m = 0; m < BL_MESSAGE_COUNT; m++)
            bl_json_key_z(json, bl_message_names[m], both[k].catalogue->messages[m]);
        bl_json_end_object(json);
    }
    bl_json_end_object(json);
}

static bl_status ranking(bl_html *h)
{
    bl_json json;
    bl_json_open(&json, h->out, false);
    json.inside_markup = true;
    bl_json_begin_object(&json);
    bl_json_key_z(&json, "schema", "bole/page/1");
    bl_json_key_z(&json, "engine", h->options->engine);
    bl_json_key(&json, "asOf");
    bl_json_date(&json, h->ranking->as_of, BL_DATE_MONTH);
    bl_json_key_z(&json, "language", h->catalogue->chinese ? "zh" : "en");
    role(&json, h);
    groups(&json, h);
    BL_TRY(criteria(&json, h));
    BL_TRY(candidates(&json, h));
    failed(&json, h);
    words(&json);
    bl_json_end_object(&json);
    return BL_OK;
}

bl_status bl_html_data(bl_html *h)
{
    bl_buffer_add_z(h->out, "<script type=\"application/json\" id=\"ranking-data\">");
    BL_TRY(ranking(h));
    bl_buffer_add_z(h->out, "</script>\n");
    for (uint32_t i = 0; i < h->ranking->shown; i++) {
        bl_buffer_format(h->out, "<script type=\"application/json\" id=\"dossier-%u\">", (unsigned)i);
        bl_buffer_add(h->out, h->ranking->ranked[i]->dossier);
        bl_buffer_add_z(h->out, "</script>\n");
    }
    return BL_OK;
}
