"""How firm an order is (`firmness` in the JSON), held against slow and exact second opinions in rational numbers."""

import fractions
import itertools
import json
import math
import random
import unittest

import program
from program import Case, RESUMES, ROLES, bole, resumes

F = fractions.Fraction
GROUPS = ("skills", "experience", "domains", "education", "languages", "other")


def milli(value):
    return F(str(value))


def degrees(candidate):
    return [milli(c["degree"]) for c in candidate["criteria"]]


def lead(weights, groups, criteria, deltas):
    """By how much the upper one leads under weights of criteria and groups, in exact shares."""
    total, result = F(0), F(0)
    for group, weight in groups.items():
        members = [i for i, c in enumerate(criteria) if c["group"] == group and weights[i] > 0]
        inside = sum(weights[i] for i in members)
        if inside > 0 and weight > 0:
            total += weight
            result += weight * sum(weights[i] * deltas[i] for i in members) / inside
    return result / total if total else F(0)


def share_above_zero(values):
    """The share of a simplex on which the weighted sum of distinct values is above 0: their divided difference."""
    return sum(x ** (len(values) - 1) / prod(x - y for y in values if y != x) for x in values if x > 0)


def prod(factors):
    result = F(1)
    for f in factors:
        result *= f
    return result


def share_below(c, edges):
    """The share of a box with these edges from the origin on which the coordinates add up to less than c: a sum over the corners (Barrow and Smith 1979)."""
    below_c = [(c, 1)]
    for edge in edges:
        below_c += [(left - edge, -sign) for left, sign in below_c if left > edge]
    return F(sum(sign * left ** len(edges) for left, sign in below_c), prod(edges) * math.factorial(len(edges))) if c > 0 else F(0)


def share_below_by_parts(c, edges):
    """The same by integrating one coordinate after the other, as a polynomial a piece: slow, and nothing cancels."""
    pieces = [(F(0), None, [F(1)])]  # from, to, coefficients of (x - from): the share below x of no coordinate is 1 for x >= 0

    def value(x):
        for low, high, coefficients in pieces:
            if low <= x and (high is None or x < high):
                return sum(k * (x - low) ** n for n, k in enumerate(coefficients))
        return F(0)

    def integral(x, function):
        """Of the pieces up to x."""
        total = F(0)
        for low, high, coefficients in function:
            if low < x:
                width = (x if high is None else min(x, high)) - low
                total += sum(k * width ** (n + 1) / (n + 1) for n, k in enumerate(coefficients))
        return total

    for edge in edges:
        cuts = sorted({p[0] for p in pieces} | {p[0] + edge for p in pieces})
        made = []
        for low, high in zip(cuts, cuts[1:] + [None]):
            degree = max(len(p[2]) for p in pieces)
            points = [low + F(i, degree) * ((high or low + 1) - low) for i in range(degree + 1)]
            values = [(integral(x, pieces) - integral(x - edge, pieces)) / edge for x in points]
            made.append((low, high, newton(low, points, values)))
        pieces = made
    return value(F(c))


def newton(low, points, values):
    """The coefficients, in powers of x - low, of the polynomial through the points."""
    table, result, basis = list(values), [F(0)] * len(points), [F(1)]
    for i in range(len(points)):
        for k, b in enumerate(basis):
            result[k] += table[0] * b
        step = [F(0)] + basis
        for k, b in enumerate(basis):
            step[k] -= b * (points[i] - low)
        basis = step
        table = [(b - a) / (points[i + 1 + k] - points[k]) for k, (a, b) in enumerate(zip(table, table[1:]))]
    return result


def splitmix(seed):
    state, mask = seed, (1 << 64) - 1
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield (z ^ (z >> 31)) >> 32


def below(numbers, bound):
    return (next(numbers) * bound) >> 32


def drawn_weights(criteria, kind):
    """A thousand weightings, as score/draws.h says: {criterion's index: weight} each."""
    columns = sorted((i for i, c in enumerate(criteria) if c["max"] > 0), key=lambda i: criteria[i]["id"].encode())
    numbers = splitmix(int.from_bytes(b"bole nea" if kind == "near" else b"bole all", "big"))
    for _ in range(1000):
        if kind == "near":
            yield {i: round(criteria[i]["max"] * 100) * (8000 + below(numbers, 4001)) for i in columns}
        else:
            cuts = sorted(below(numbers, (1 << 24) + 1) for _ in columns[1:])
            yield dict(zip(columns, (b - a for a, b in zip([0] + cuts, cuts + [1 << 24]))))


def made_roles(count):
    """Roles of many criteria, so that neighbours differ in many of them; some in more than are summed up exactly."""
    rng = random.Random(20240611)
    names = ["java", "redis", "kafka", "mysql", "docker", "kubernetes", "python", "excel", "git", "linux", "go", "spring", "nginx", "sql"]
    for _ in range(count):
        lines = [f"  - {{skill: {n}, years: {rng.choice([1, 2, 3, 5, 8])}, weight: {rng.choice(['1', '2', '0.5', '1.75'])}}}" for n in rng.sample(names, rng.randint(6, 12))]
        yield ("role: Anything\nlanguage: en\nas_of: 2024-06\nweights: {skills: " + str(rng.randint(30, 60)) + ", experience: 17, education: 9, languages: 3}\nskills:\n"
               + "\n".join(lines) + "\nexperience:\n  - {years: 12}\n  - {management: true, years: 4}\neducation:\n  - {level: master}\nlanguages:\n  - {language: en, level: C1}\n")


class Firmness(Case):
    def ranking(self, role, *paths):
        result = bole("rank", role, *paths, "--format", "json", "--as-of", "2024-06", "--quiet")
        self.assertIn(result.status, (0, 3), result.err)
        return json.loads(result.out)

    def pairs(self, data):
        for upper, lower in zip(data["candidates"], data["candidates"][1:]):
            yield upper, lower, upper["firmness"]["below"]

    def test_the_one_weight_that_turns_a_pair(self):
        """At `to` the lead is gone, before it it is not, and no other single weight does it with less."""
        turned = 0
        for role in sorted(ROLES.glob("*.yaml")):
            data = self.ranking(role, RESUMES)
            groups = {g: milli(w) for g, w in data["role"]["weights"]["applied"].items()}
            for upper, lower, pair in self.pairs(data):
                criteria = upper["criteria"]
                deltas = [a - b for a, b in zip(degrees(upper), degrees(lower))]
                weights = [milli(c["weight"]) for c in criteria]
                now = lead(weights, groups, criteria, deltas)
                if pair["decidedBy"] == "must" or now <= 0:
                    continue

                def with_one(of, name, value):
                    w = [value if of == "criterion" and c["id"] == name else x for c, x in zip(criteria, weights)]
                    g = {k: value if of == "group" and k == name else x for k, x in groups.items()}
                    return lead(w, g, criteria, deltas)

                turn = pair["turn"]
                change = None
                if turn is not None:
                    turned += 1
                    change = abs(milli(turn["to"]) - milli(turn["from"])) / milli(turn["from"])
                    if milli(turn["to"]) > 0:
                        self.assertLessEqual(with_one(turn["of"], turn["weight"], milli(turn["to"])), 0)
                    before = milli(turn["from"]) + (milli(turn["to"]) - milli(turn["from"])) * F(98, 100)
                    if abs(milli(turn["to"]) - milli(turn["from"])) > F(1, 10):
                        self.assertGreater(with_one(turn["of"], turn["weight"], before), 0)
                singles = [("criterion", c["id"], w) for c, w in zip(criteria, weights) if w > 0] + [("group", g, w) for g, w in groups.items() if w > 0]
                for of, name, weight in singles:
                    for sign in (1, -1):
                        for step in ([F(99, 100) * change] if change is not None else [F(1, 2), F(99, 100), F(5), F(100)]):
                            value = weight * (1 + sign * step) - sign * F(2, 1000)  # `to` is rounded to thousandths
                            if value > 0 and (value - weight) * sign > 0:
                                self.assertGreater(with_one(of, name, value), 0, (role.name, name, value, pair))
        self.assertGreater(turned, 30)

    def test_the_share_of_all_weights_is_the_exact_one(self):
        compared = 0
        for role in sorted(ROLES.glob("*.yaml")):
            for upper, lower, pair in self.pairs(self.ranking(role, RESUMES)):
                deltas = [a - b for a, b, c in zip(degrees(upper), degrees(lower), upper["criteria"]) if c["max"] > 0 and a != b]
                if pair["decidedBy"] == "must" or len(set(deltas)) < len(deltas):
                    continue
                exact = share_above_zero(deltas) if len(deltas) > 1 else F(1) if not deltas or deltas[0] > 0 else F(0)
                self.assertLessEqual(abs(milli(pair["all"]) - exact), F(5, 10000) + F(1, 10**9))
                compared += 1
        self.assertGreater(compared, 40)

    def test_two_ways_to_cut_a_box_agree(self):
        rng = random.Random(20240609)
        self.assertEqual(share_below(F(1), [F(1), F(1)]), F(1, 2))
        self.assertEqual(share_below(F(1), [F(1), F(1), F(1)]), F(1, 6))
        for _ in range(60):
            edges = [F(rng.randint(1, 50)) for _ in range(rng.randint(1, 4))]
            c = F(rng.randint(1, int(sum(edges))))
            self.assertEqual(share_below(c, edges), share_below_by_parts(c, edges), (c, edges))

    def near_share(self, upper, lower):
        """The exact share of the weights within 20 % under which the upper one leads, and of how many criteria."""
        leads = [round(c["max"] * 100) * (a - b) * 1000 for a, b, c in zip(degrees(upper), degrees(lower), upper["criteria"])]
        leads = [int(x) for x in leads if x != 0]
        return 1 - share_below(sum(map(abs, leads)) - 5 * sum(leads), [2 * abs(x) for x in leads]), len(leads)

    def test_the_share_of_near_weights_of_a_pair_is_the_exact_one(self):
        compared, most, between = 0, 0, 0
        for role in sorted(ROLES.glob("*.yaml")) + [self.write(f"{n}.yaml", text) for n, text in enumerate(made_roles(8))]:
            for upper, lower, pair in self.pairs(self.ranking(role, RESUMES)):
                if pair["decidedBy"] == "must":
                    continue
                exact, count = self.near_share(upper, lower)
                self.assertLessEqual(abs(milli(pair["near"]) - exact), F(5, 10000), (role, pair))
                if (exact * 2000).denominator > 1:  # no tie between two thousandths
                    self.assertEqual(round(milli(pair["near"]) * 1000), math.floor(exact * 1000 + F(1, 2)))
                compared, most, between = compared + 1, max(most, count), between + (0 < exact < 1)
        self.assertGreater(compared, 150)
        self.assertGreater(between, 40)
        self.assertGreater(most, 10)

    def test_of_two_candidates_all_ranks_are_exact(self):
        files = resumes()
        rng = random.Random(20240610)
        known = 0
        for role in sorted(ROLES.glob("*.yaml")):
            for _ in range(6):
                data = self.ranking(role, *rng.sample(files, 2))
                upper, lower = data["candidates"]
                pair = upper["firmness"]["below"]
                if pair["decidedBy"] != "score":
                    continue
                known += 1
                exact, _ = self.near_share(upper, lower)
                held = math.floor(exact * 1000 + F(1, 2)) / 1000
                self.assertEqual((pair["near"], upper["firmness"]["near"]["holds"], lower["firmness"]["near"]["holds"]), (held, held, held))
                self.assertEqual(upper["firmness"]["near"]["shares"], [s for s in (held, round(1 - held, 3)) if s])
        self.assertGreater(known, 8)

    def test_the_draws_are_counted_right(self):
        data = self.ranking(ROLES / "backend-engineer.yaml", RESUMES)
        candidates, criteria = data["candidates"], data["candidates"][0]["criteria"]
        table = [[int(d * 1000) for d in degrees(c)] for c in candidates]
        for kind in ("near", "all"):
            ranks = [[0] * (len(candidates) + 1) for _ in candidates]
            held = [0] * len(candidates)
            for weights in drawn_weights(criteria, kind):
                keys = [(c["must"] != "fail", sum(w * t[i] for i, w in weights.items())) for c, t in zip(candidates, table)]
                order = sorted(keys, reverse=True)
                for i, key in enumerate(keys):
                    ranks[i][order.index(key) + 1] += 1
                    held[i] += i + 1 < len(keys) and keys[i] >= keys[i + 1]
            for i, candidate in enumerate(candidates[:100]):  # of those below, no ranks are counted
                said = candidate["firmness"][kind]
                taken = [r for r, n in enumerate(ranks[i]) if n]
                self.assertEqual((said["best"], said["worst"]), (taken[0], taken[-1]))
                self.assertEqual([round(s * 1000) for s in said["shares"]], ranks[i][taken[0]:taken[-1] + 1][:20])
                self.assertEqual(round(said["holds"] * 1000), ranks[i][candidate["rank"]])
                if kind == "near" and candidate["firmness"]["below"]:  # what was drawn stays near what is
                    self.assertLess(abs(round(candidate["firmness"]["below"]["near"] * 1000) - held[i]), 60)

    def test_within_the_margin_nothing_turns(self):
        rng = random.Random(20240608)
        data = self.ranking(ROLES / "backend-engineer.yaml", *resumes()[:12])
        for upper, lower, pair in self.pairs(data):
            if pair["decidedBy"] != "score":
                continue
            deltas = [a - b for a, b in zip(degrees(upper), degrees(lower))]
            maxima = [milli(c["max"]) for c in upper["criteria"]]
            margin = milli(pair["margin"])
            for _ in range(50):
                drawn = [w * (1 + margin * rng.randint(-1000, 1000) / 1000) for w in maxima]
                self.assertGreaterEqual(sum(w * d for w, d in zip(drawn, deltas)), 0)
            worst = [w * (1 - (margin + F(2, 1000)) * (1 if d > 0 else -1)) for w, d in zip(maxima, deltas)]
            if margin + F(2, 1000) < 1:
                self.assertLess(sum(w * d for w, d in zip(worst, deltas)), 0)

    def test_bands_are_what_is_not_firm(self):
        for role in sorted(ROLES.glob("*.yaml")):
            data = self.ranking(role, RESUMES)
            inside = {p for b in data["firmness"]["bands"] for p in range(b["from"], b["to"])}
            for position, (upper, lower, pair) in enumerate(self.pairs(data), 1):
                self.assertEqual(position in inside, not pair["firm"])
                self.assertEqual(pair["firm"], pair["decidedBy"] == "must" or (pair["near"] >= 0.95 and pair["decidedBy"] != "tie"))
            for position, candidate in enumerate(data["candidates"], 1):
                band = candidate["firmness"]["band"]
                bands = [i for i, b in enumerate(data["firmness"]["bands"], 1) if b["from"] <= position <= b["to"]]
                self.assertEqual([band] if band else [], bands)

    def test_two_candidates_are_known_exactly(self):
        role = self.write("role.yaml", "role: Engineer\nas_of: 2024-06\nlanguage: en\nweights: {skills: 60, experience: 40}\nskills:\n"
                          "  - {skill: kafka, years: 2}\nexperience:\n  - {years: 10}\n")
        text = "# {} Example\n\n## Experience\n\nExample Ltd | Engineer | {} - 2024.06\n\n- Built services\n{}"
        ann = self.write("ann.md", text.format("Ann", "2022.06", "- Ran Kafka\n"))   # kafka 1.000, years 0.200
        ben = self.write("ben.md", text.format("Ben", "2016.06", "\n## Skills\n\nMySQL, Java, Redis\n"))  # kafka 0, years 0.800
        data = self.ranking(role, ann, ben)
        first, second = data["candidates"]
        self.assertEqual([round(float(c["degree"]), 3) for c in first["criteria"] + second["criteria"]], [1, 0.2, 0, 0.8])
        # Ann leads where kafka > 0.6 x years: kafka above 3/8 of the whole, which is 5/8 of all weights
        self.assertEqual(first["firmness"]["below"]["all"], 0.625)
        self.assertEqual(first["firmness"]["all"], {"best": 1, "worst": 2, "holds": 0.625, "shares": [0.625, 0.375]})
        self.assertEqual(second["firmness"]["all"]["shares"], [0.375, 0.625])
        # (0.6 x 1 - 0.4 x 0.6) / (0.6 x 1 + 0.4 x 0.6) = 3/7
        self.assertEqual(first["firmness"]["below"]["margin"], 0.428)
        # skills = 0.6 x experience: the group of skills must go from 60 to 24 (-60 %), that of experience from 40 to 100 (+150 %)
        self.assertEqual(first["firmness"]["below"]["turn"], {"of": "group", "weight": "skills", "from": 60, "to": 24, "change": 0.6})
        why = bole("why", role, ann, ben, "--lang", "en").out
        self.assertIn("turns when the group Skills weighs 24 instead of 60 (-60 %)", " ".join(why.split()))

    def test_a_weight_that_turns_it_does_so_in_a_real_ranking(self):
        text = "role: Engineer\nas_of: 2024-06\nweights: {{skills: 60, experience: {}}}\nskills:\n  - {{skill: kafka, years: 2}}\nexperience:\n  - {{years: 10}}\n"
        resume = "# {} Example\n\n## Experience\n\nExample Ltd | Engineer | {} - 2024.06\n\n- Built services\n{}"
        ann = self.write("ann.md", resume.format("Ann", "2022.06", "- Ran Kafka\n"))
        ben = self.write("ben.md", resume.format("Ben", "2016.06", "\n## Skills\n\nMySQL, Java, Redis\n"))
        for weight, best in ((40, "ann.md"), (99.5, "ann.md"), (100.5, "ben.md")):
            data = self.ranking(self.write("role.yaml", text.format(weight)), ann, ben)
            self.assertTrue(data["candidates"][0]["source"]["path"].endswith(best), weight)

    def test_the_order_of_criteria_changes_nothing(self):
        lines = ["  - {skill: kafka, years: 4}", "  - {skill: java, weight: 2}", "  - {skill: redis}", "  - {skill: go, weight: 0}", "  - {skill: mysql, weight: 0}"]
        seen = set()
        for order in itertools.islice(itertools.permutations(lines), 0, 120, 29):
            role = self.write("role.yaml", "role: Engineer\nas_of: 2024-06\nskills:\n" + "\n".join(order) + "\nexperience:\n  - {years: 5}\n")
            data = self.ranking(role, *resumes())
            seen.add(json.dumps([data["firmness"], [(c["source"]["path"], c["rank"], c["firmness"]) for c in data["candidates"]]]))
        self.assertEqual(len(seen), 1)


if __name__ == "__main__":
    program.main()
