/*
 * Fisher's exact test. With the sums of the table fixed, x of the first group say yes in C(of1, x) C(of2, yes - x) of C(of, yes) equally likely ways. Each count is
 * made from the one before by two multiplications and two exact divisions, so all are whole numbers and "no likelier than" is decided exactly.
 */
#include "audit/audit.h"
#include "base/natural.h"

typedef struct counting {
    bl_natural ways, observed, extreme, all;
} counting;

static bl_status open_counting(counting *c, bl_arena *scratch, uint32_t of)
{
    const size_t bits = (size_t)of + 64; /* C(of, k) < 2^of, times a small number in between */
    BL_TRY(bl_natural_open(&c->ways, scratch, bits));
    BL_TRY(bl_natural_open(&c->observed, scratch, bits));
    BL_TRY(bl_natural_open(&c->extreme, scratch, bits));
    return bl_natural_open(&c->all, scratch, bits);
}

/* C(n, k) times what is there. */
static void choose(bl_natural *a, uint32_t n, uint32_t k)
{
    for (uint32_t i = 1; i <= k; i++) {
        bl_natural_multiply(a, n - k + i);
        bl_natural_divide(a, i);
    }
}

/* part / whole in millionths, rounded to the nearest; part <= whole. */
static uint32_t in_millionths(bl_natural *part, const bl_natural *whole)
{
    uint32_t result = 0;
    for (int place = 0; place < 7; place++) { /* one place more than is kept */
        uint32_t digit = 0;
        for (; bl_natural_compare(part, whole) >= 0; digit++)
            bl_natural_subtract(part, whole);
        result = result * 10 + digit;
        bl_natural_multiply(part, 10);
    }
    uint32_t last = 0;
    for (; bl_natural_compare(part, whole) >= 0; last++)
        bl_natural_subtract(part, whole);
    return result + (last >= 5);
}

bl_status bl_fisher(uint32_t *millionths, bl_arena *scratch, uint32_t yes1, uint32_t of1, uint32_t yes2, uint32_t of2)
{
    const uint32_t yes = yes1 + yes2, first = yes > of2 ? yes - of2 : 0, last = yes < of1 ? yes : of1;
    counting c;
    BL_TRY(open_counting(&c, scratch, of1 + of2));
    for (int pass = 0; pass < 2; pass++) { /* the first finds how likely the table is, the second adds up */
        bl_natural_set(&c.ways, 1);
        choose(&c.ways, of1, first);
        choose(&c.ways, of2, yes - first);
        for (uint32_t x = first; x <= last; x++) {
            if (pass == 0 && x == yes1)
                bl_natural_copy(&c.observed, &c.ways);
            if (pass == 1) {
                bl_natural_add(&c.all, &c.ways);
                if (bl_natural_compare(&c.ways, &c.observed) <= 0)
                    bl_natural_add(&c.extreme, &c.ways);
            }
            if (x == last)
                break;
            bl_natural_multiply(&c.ways, of1 - x);
            bl_natural_divide(&c.ways, x + 1);
            bl_natural_multiply(&c.ways, yes - x);
            bl_natural_divide(&c.ways, of2 - yes + x + 1);
        }
    }
    *millionths = in_millionths(&c.extreme, &c.all);
    return BL_OK;
}
