/*
 * The share of the weights within ±20 % under which a lead holds, exactly. Each criterion's weight is its maximum x (1 + 2/5 (y - 1/2)), y even over 0 .. 1 and on
 * its own. With the lead L at the weights as they are, and s = maximum x |difference| of the n criteria that differ, it is lost where
 *
 *   sum of 2 s y  <  A - 5 L,   A = sum of s        (a criterion against it has 1 - y for y, which is as even)
 *
 * so the share that is lost is what a plane cuts off a cube, the sum over its corners (Barrow and Smith, Spline notation applied to a volume problem, American
 * Mathematical Monthly 86, 1979): with a = 2 s and c = A - 5 L,
 *
 *   1 / (n! a[1] .. a[n])  x  sum over all subsets S of  (-1)^|S| (c - sum of a in S)^n      as far as the bracket is above 0
 *
 * The corners are those of two halves of the criteria, u + v: with the powers of all v below c - u summed up, each u is one polynomial in c - u. That makes
 * 2^(n/2) steps of 2^n. All is in integers modulo 2^512, in which what cancels may be as large as it likes: what is left is at most n! a[1] .. a[n], below 2^461 as
 * the sum of all a is at most 2 x 10,000 x 1,000.
 */
#include "base/sort.h"
#include "score/firmness.h"

__extension__ typedef unsigned __int128 wide;

enum { LIMBS = 8, HALF_CORNERS = 1 << (BL_FIRM_EXACT / 2) };

typedef struct ring {      /* an integer modulo 2^512 */
    uint64_t limbs[LIMBS]; /* lowest first */
} ring;

static void add(ring *a, const ring *b, bool minus)
{
    uint64_t carry = minus;
    for (int i = 0; i < LIMBS; i++) {
        const wide sum = (wide)a->limbs[i] + (minus ? ~b->limbs[i] : b->limbs[i]) + carry;
        a->limbs[i] = (uint64_t)sum;
        carry = (uint64_t)(sum >> 64);
    }
}

static void multiply(ring *a, uint64_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        const wide product = (wide)a->limbs[i] * factor + carry;
        a->limbs[i] = (uint64_t)product;
        carry = (uint64_t)(product >> 64);
    }
}

static bool is_above(const ring *a, const ring *b)
{
    for (int i = LIMBS; i-- > 0;)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] > b->limbs[i];
    return false;
}

typedef struct corner { /* of half a cube */
    uint64_t sum;
    bool odd; /* lies on an odd number of its edges */
} corner;

static int by_sum(const void *x, const void *y)
{
    const corner *a = x, *b = y;
    return a->sum < b->sum ? -1 : a->sum > b->sum;
}

static uint32_t list_corners(corner *out, const uint64_t *edges, uint32_t count)
{
    out[0] = (corner){0, false};
    uint32_t made = 1;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0, before = made; k < before; k++)
            out[made++] = (corner){out[k].sum + edges[i], !out[k].odd};
    bl_sort(out, made, sizeof *out, by_sum);
    return made;
}

/* (x - v)^n as a polynomial in x, by the power of v: its coefficients are added to the sums. */
static void add_power(ring *sums, const corner *v, uint32_t n)
{
    ring power = {{1}};
    uint64_t choose = 1;
    for (uint32_t k = 0; k <= n; k++) {
        ring term = power;
        multiply(&term, choose);
        add(&sums[k], &term, v->odd != (k % 2 == 1));
        multiply(&power, v->sum);
        choose = choose * (n - k) / (k + 1);
    }
}

/* The volume below c, times n! and all edges. */
static ring volume_below(uint64_t c, const uint64_t *edges, uint32_t n)
{
    corner us[HALF_CORNERS], vs[HALF_CORNERS];
    const uint32_t u_count = list_corners(us, edges, n / 2), v_count = list_corners(vs, edges + n / 2, n - n / 2);
    ring sums[BL_FIRM_EXACT + 1] = {{{0}}}, volume = {{0}};
    for (uint32_t u = u_count, v = 0; u-- > 0;) { /* the farthest first: more and more v are left below c - u */
        if (us[u].sum >= c)
            continue;
        const uint64_t x = c - us[u].sum;
        for (; v < v_count && vs[v].sum < x; v++)
            add_power(sums, &vs[v], n);
        ring value = sums[0];
        for (uint32_t k = 1; k <= n; k++) {
            multiply(&value, x);
            add(&value, &sums[k], false);
        }
        add(&volume, &value, us[u].odd);
    }
    return volume;
}

/* part / whole in thousandths, half a thousandth rounded up. */
static uint32_t thousandths(ring part, ring whole)
{
    uint32_t result = 0;
    multiply(&part, 2000);
    add(&part, &whole, false);
    multiply(&whole, 2);
    for (uint32_t bit = 1u << 10; bit > 0; bit >>= 1) {
        ring product = whole;
        multiply(&product, result | bit);
        if (!is_above(&product, &part))
            result |= bit;
    }
    return result;
}

uint32_t bl_near_share_lost(int64_t lead, const int64_t *sizes, uint32_t count)
{
    uint64_t edges[BL_FIRM_EXACT];
    int64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        edges[i] = 2 * (uint64_t)sizes[i];
        sum += sizes[i];
    }
    const int64_t c = sum - 1000 / BL_FIRM_WITHIN * lead;
    if (c <= 0)
        return 0;
    if (c >= 2 * sum)
        return 1000;
    ring whole = {{1}};
    for (uint32_t i = 0; i < count; i++) {
        multiply(&whole, edges[i]);
        multiply(&whole, i + 1);
    }
    return thousandths(volume_below((uint64_t)c, edges, count), whole);
}
