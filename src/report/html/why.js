// Why A above B: from B's score to A's, a step a criterion, the largest first. The steps add up, or something is wrong with bole.

const differencesOf = (a, b) =>
    data.criteria
        .map((criterion, k) => ({ k, place: criterion.place, difference: pointsOf(a, k) - pointsOf(b, k) }))
        .sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference) || x.place - y.place);

// What would bring the lower one above: a must, what it leaves open, one criterion met in full, or no single thing (score/pair.c).
const turnOf = (upper, lower, gap) => {
    if (data.candidates[lower].must === 3 && data.candidates[upper].must !== 3) {
        const k = [...data.candidates[lower].musts].indexOf('3');
        return say('WHY_MUST', nameOf(lower), data.criteria[k].label);
    }
    const enough = (room) =>
        data.criteria
            .map((criterion, k) => ({ k, place: criterion.place, room: room(k) }))
            .filter((entry) => entry.room > gap)
            .sort((x, y) => x.room - y.room || x.place - y.place)[0];
    const open = enough((k) => possibleOf(lower, k) - pointsOf(lower, k));
    if (open) return say('WHY_OPEN', nameOf(lower), data.criteria[open.k].label, points(open.room));
    const one = enough((k) => state.standing.maxima[k] - pointsOf(lower, k));
    return one ? say('WHY_ONE', nameOf(lower), data.criteria[one.k].label, points(one.room)) : say('WHY_NONE', nameOf(lower));
};

const sideOf = (index, k) => {
    const result = dossierOf(index).criteria[k];
    const quote = result.evidence[0];
    return el(
        'div',
        { class: 'side-of' },
        foreign(nameOf(index), { class: 'whose' }),
        el('span', {}, stateMark(stateOf(index, k), false), ' ', foreign(result.found)),
        quote
            ? button(
                  { class: 'quote', onclick: () => openEvidence(index, k) },
                  el('q', {}, foreign(quote.quote)),
                  el('span', { class: 'at', text: places(quote) }),
              )
            : null,
    );
};

const waterfallStep = (step, from, low, high, a, b) => {
    const to = from + step.difference;
    const span = Math.max(1, high - low);
    const kind = step.difference > 0 ? 'gain' : 'loss';
    return el(
        'li',
        {},
        el('div', { class: 'step-label' }, el('i', { class: `swatch ${data.criteria[step.k].group}` }), foreign(data.criteria[step.k].label)),
        el(
            'div',
            { class: 'step-bar', 'aria-hidden': true },
            el('i', { class: kind, css: { left: percent(Math.min(from, to) - low, span), width: percent(Math.abs(step.difference), span) } }),
        ),
        el('b', { class: `step-value ${kind}`, text: signed(step.difference) }),
        el('div', { class: 'sides' }, sideOf(a, step.k), sideOf(b, step.k)),
    );
};

const endStep = (index, low, high) => {
    const score = state.standing.entries[index].score;
    return el(
        'li',
        { class: 'end' },
        el('div', { class: 'step-label' }, foreign(nameOf(index))),
        el(
            'div',
            { class: 'step-bar', 'aria-hidden': true },
            el('i', { class: 'whole', css: { left: '0', width: percent(score - low, Math.max(1, high - low)) } }),
        ),
        el('b', { class: 'step-value', text: points(score) }),
    );
};

const waterfall = (a, b) => {
    const scores = [a, b].map((index) => state.standing.entries[index].score);
    const steps = differencesOf(a, b);
    const moving = steps.filter((step) => step.difference !== 0);
    const levels = [scores[1]];
    for (const step of moving) levels.push(levels[levels.length - 1] + step.difference);
    const low = Math.max(0, Math.floor(Math.min(...levels) / 1000) * 1000 - 500);
    const high = Math.max(...levels);
    return [
        el('div', { class: 'waterfall-scale', 'aria-hidden': true }, el('span', {}, el('i', { text: points(low) }), el('i', { text: points(high) }))),
        el(
            'ol',
            { class: 'waterfall' },
            endStep(b, low, high),
            moving.map((step, i) => waterfallStep(step, levels[i], low, high, a, b)),
            endStep(a, low, high),
        ),
        el('p', { class: 'note', id: 'why-sum' }, el('b', { text: signed(scores[0] - scores[1]) }), ' ', say('WHY_SUM', String(steps.length - moving.length))),
    ];
};

const drawWhy = () => {
    const body = byId('why-body');
    if (data.candidates.length < 2) return body.replaceChildren(el('p', { class: 'note', text: say('HTML_WHY_TWO') }));
    if (!state.pair) state.pair = state.standing.order.slice(0, 2).map((entry) => entry.index);
    const [a, b] = state.pair;
    const [first, second] = [a, b].map((index) => state.standing.entries[index]);
    const order = compareStandings(first, second);
    const gap = first.score - second.score;
    const message = order < 0 ? 'WHY_ABOVE' : order > 0 ? 'WHY_BELOW' : 'WHY_TIE';
    const turn = order === 0 ? '' : order < 0 ? turnOf(a, b, gap) : turnOf(b, a, -gap);
    body.replaceChildren(
        el('p', { class: 'headline', text: say(message, nameOf(a), points(first.score), nameOf(b), points(second.score), signed(gap)) }),
        ...waterfall(a, b),
        el('p', { class: 'turn', text: turn }),
    );
    const firm = order < 0 && isRolesOwn(state.setting) && b === a + 1 ? data.candidates[a].next : null;
    if (firm) body.append(el('p', { class: 'note' }, el('b', { text: say('HTML_FIRMNESS') }), ' ', foreign(spoken(firm))));
    byId('why-a').value = a;
    byId('why-b').value = b;
};

const whySection = () => {
    const choose = (id, label, side) => {
        const select = el(
            'select',
            { id, 'aria-label': label },
            state.standing.order.map((entry) => el('option', { value: entry.index, text: `${entry.rank}. ${nameOf(entry.index).slice(0, 60)}` })),
        );
        select.addEventListener('change', () => {
            state.pair[side] = Number(select.value);
            drawWhy();
        });
        return select;
    };
    const two = data.candidates.length > 1;
    return el(
        'section',
        { id: 'why', 'aria-labelledby': 'why-title' },
        el('h2', { id: 'why-title', text: say('HTML_WHY') }),
        two
            ? el(
                  'div',
                  { class: 'tools' },
                  choose('why-a', say('HTML_WHY_A'), 0),
                  el('span', { class: 'note', text: say('HTML_AGAINST') }),
                  choose('why-b', say('HTML_WHY_B'), 1),
              )
            : null,
        el('div', { id: 'why-body' }),
    );
};
