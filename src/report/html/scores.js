// The engine's arithmetic (score/deal.c, score/score.c, score/standing.c), in integers: whatever the sliders say, these are the numbers that bole prints.

const FULL_MARKS = 10000n; // 100.00

const rolesSetting = () => ({
    groups: Object.fromEntries(data.groups.map((group) => [group.id, group.weight])),
    weights: data.criteria.map((criterion) => criterion.weight),
});

const isRolesOwn = (setting) =>
    data.groups.every((group) => setting.groups[group.id] === group.weight) && data.criteria.every((c, k) => setting.weights[k] === c.weight);

// 100.00 dealt among the criteria by largest remainder, ties by criterion id: share = (G / sum of G) x (w / sum of w within the group).
const dealMaxima = (setting) => {
    const within = {};
    data.criteria.forEach((criterion, k) => {
        if (setting.groups[criterion.group] > 0) within[criterion.group] = (within[criterion.group] || 0n) + BigInt(setting.weights[k]);
    });
    const all = Object.keys(within).reduce((sum, group) => sum + (within[group] > 0n ? BigInt(setting.groups[group]) : 0n), 0n);
    const maxima = data.criteria.map(() => 0);
    const shares = [];
    data.criteria.forEach((criterion, k) => {
        if (setting.weights[k] === 0 || !within[criterion.group]) return;
        const numerator = FULL_MARKS * BigInt(setting.groups[criterion.group]) * BigInt(setting.weights[k]);
        const denominator = all * within[criterion.group];
        maxima[k] = Number(numerator / denominator);
        shares.push({ k, place: criterion.place, remainder: numerator % denominator, denominator });
    });
    shares.sort((a, b) => {
        const left = a.remainder * b.denominator;
        const right = b.remainder * a.denominator;
        return left === right ? a.place - b.place : left > right ? -1 : 1;
    });
    let left = shares.length > 0 ? Number(FULL_MARKS) - maxima.reduce((sum, max) => sum + max, 0) : 0;
    for (const share of shares) if (left-- > 0) maxima[share.k]++;
    return maxima;
};

const share = (max, degree) => Math.floor((max * degree) / 1000); // at most 10000 x 1000: exact

// Where a candidate stands: a failed must, then the score, then what the criteria of weight 0 settle, then the path (which only orders ties).
const compareStandings = (a, b) => a.fails - b.fails || b.score - a.score || b.unweighted - a.unweighted;

const standingOf = (setting) => {
    const maxima = dealMaxima(setting);
    const weightless = data.criteria.map((_, k) => k).filter((k) => setting.weights[k] === 0);
    const entries = data.candidates.map((candidate, index) => {
        const sum = (degrees) => degrees.reduce((total, degree, k) => total + share(maxima[k], degree), 0);
        return {
            index,
            fails: candidate.must === 3 ? 1 : 0,
            score: sum(candidate.degrees),
            possible: sum(candidate.possibles),
            unweighted: weightless.reduce((total, k) => total + candidate.degrees[k], 0),
        };
    });
    const order = entries.slice().sort((a, b) => compareStandings(a, b) || data.candidates[a.index].place - data.candidates[b.index].place);
    order.forEach((entry, i) => {
        const ties = i > 0 && compareStandings(order[i - 1], entry) === 0;
        entry.rank = ties ? order[i - 1].rank : i + 1;
        entry.tied = ties;
        if (ties) order[i - 1].tied = true;
    });
    return { maxima, entries, order };
};

const pointsOf = (index, k) => share(state.standing.maxima[k], data.candidates[index].degrees[k]);
const possibleOf = (index, k) => share(state.standing.maxima[k], data.candidates[index].possibles[k]);

// Points, possible and maximum of a candidate by group, in the order of the groups.
const groupSums = (index) =>
    data.groups.map((group) => {
        const sum = { id: group.id, points: 0, possible: 0, max: 0 };
        data.criteria.forEach((criterion, k) => {
            if (criterion.group !== group.id) return;
            sum.points += pointsOf(index, k);
            sum.possible += possibleOf(index, k);
            sum.max += state.standing.maxima[k];
        });
        return sum;
    });

// One sentence about the whole candidate, as bl_ranking_reason makes it.
const reasonOf = (index) => {
    const candidate = data.candidates[index];
    const most = (value, except) => {
        let best = -1;
        let size = 0;
        data.criteria.forEach((_, k) => {
            if (k !== except && value(k) > size) {
                best = k;
                size = value(k);
            }
        });
        return best;
    };
    const parts = [];
    const musts = (verdict) => labelsOf([...candidate.musts].flatMap((v, k) => (Number(v) === verdict ? [k] : [])));
    if (candidate.must === 3) parts.push(say('TABLE_FAILS_MUST', musts(3)));
    else if (candidate.must === 2) parts.push(say('TABLE_OPEN_MUST', musts(2)));
    const best = most((k) => pointsOf(index, k), -1);
    const worst = most((k) => state.standing.maxima[k] - pointsOf(index, k), best);
    if (best >= 0) parts.push(say('TABLE_BEST_AT', data.criteria[best].label));
    if (worst >= 0) parts.push(say('TABLE_MISSING', data.criteria[worst].label));
    return parts.join(say('STEP_JOIN'));
};
