/* The same person twice: shown, never merged. */
#include "base/hash.h"
#include "base/sort.h"
#include "report/ranking.h"

/* The number of twins of one person is capped: it is a hint, not a census. */
#define TWINS_MAX 8u

enum { PRINTS = 3 };

static uint64_t half_of(const char *hex)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < 16; i++)
        value = value << 4 | (uint64_t)(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
    return value;
}

static bl_fingerprint print_of_hash(const bl_sha256 *hash) { return (bl_fingerprint){{half_of(hash->hex), half_of(hash->hex + 16)}}; }

static bl_fingerprint print_of(bl_str s)
{
    const bl_sha256 hash = bl_sha256_of(s.ptr, s.len);
    return s.len == 0 ? (bl_fingerprint){{0, 0}} : print_of_hash(&hash);
}

bl_person *bl_person_of(bl_arena *arena, bl_candidate *candidate)
{
    bl_person *person = bl_arena_room(arena, sizeof *person + candidate->file.len);
    if (person == NULL)
        return NULL;
    *person = (bl_person){
        .whole = candidate,
        .prints = {print_of_hash(&candidate->sha256), print_of(candidate->phone), print_of(candidate->email)},
        .file_len = (uint32_t)candidate->file.len,
    };
    memcpy(person->file, candidate->file.ptr, candidate->file.len);
    return person;
}

static int compare_prints(const bl_fingerprint *a, const bl_fingerprint *b)
{
    const bool first = a->half[0] != b->half[0];
    const uint64_t x = a->half[!first], y = b->half[!first];
    return (x > y) - (x < y);
}

static bool is_known(const bl_fingerprint *print) { return (print->half[0] | print->half[1]) != 0; }

/* Of one person, by one of the fingerprints. */
typedef struct printed {
    const bl_fingerprint *print;
    const bl_person *person;
} printed;

static int by_print(const void *x, const void *y)
{
    const printed *a = x, *b = y;
    const int order = compare_prints(a->print, b->print);
    return order != 0 ? order : bl_str_compare((bl_str){a->person->file, a->person->file_len}, (bl_str){b->person->file, b->person->file_len});
}

static bool already(const bl_candidate *candidate, const bl_person *other)
{
    for (uint32_t i = 0; i < candidate->twin_count; i++)
        if (candidate->twins[i].other == other)
            return true;
    return false;
}

/* The path of a person as it is printed; its ptr is NULL when memory is out. */
static bl_str path_of(const bl_ranking *r, const bl_person *person)
{
    if (person->whole != NULL)
        return person->whole->path;
    if (!r->blind)
        return (bl_str){person->file, person->file_len};
    return bl_candidate_blind_path(r->arena, r->catalogue, bl_str_format(r->arena, "%016llx", (unsigned long long)person->prints[0].half[0]));
}

/* Most people have no twin, so a list is made only when the first is found. */
static bl_status add_twin(bl_ranking *r, const bl_person *person, const bl_person *other, const char *by)
{
    bl_candidate *candidate = person->whole;
    if (candidate == NULL || candidate->twin_count == TWINS_MAX || already(candidate, other))
        return BL_OK;
    if (candidate->twins == NULL)
        candidate->twins = BL_NEW_ARRAY(r->arena, bl_twin, TWINS_MAX);
    const bl_str path = path_of(r, other);
    if (candidate->twins == NULL || path.ptr == NULL)
        return BL_ERROR_MEMORY;
    candidate->twins[candidate->twin_count++] = (bl_twin){other, path, by};
    return BL_OK;
}

static bl_status compare_neighbours(bl_ranking *r, const printed *list, uint32_t count, const char *by)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; j < count && j <= i + TWINS_MAX && compare_prints(list[i].print, list[j].print) == 0; j++) {
            BL_TRY(add_twin(r, list[i].person, list[j].person, by));
            BL_TRY(add_twin(r, list[j].person, list[i].person, by));
        }
    return BL_OK;
}

bl_status bl_ranking_find_twins(bl_ranking *r)
{
    static const char *const by[PRINTS] = {"hash", "phone", "email"};
    printed *list = BL_NEW_ARRAY(r->arena, printed, r->people.count);
    if (list == NULL)
        return BL_ERROR_MEMORY;
    for (uint32_t i = 0; i < r->whole.count; i++)
        r->whole.items[i]->twin_count = 0;
    for (int which = 0; which < PRINTS; which++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < r->people.count; i++)
            if (is_known(&r->people.items[i]->prints[which]))
                list[count++] = (printed){&r->people.items[i]->prints[which], r->people.items[i]};
        bl_sort(list, count, sizeof *list, by_print);
        BL_TRY(compare_neighbours(r, list, count, by[which]));
    }
    return BL_OK;
}
