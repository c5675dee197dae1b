// Side by side: criteria as rows under their groups, two to six candidates as columns.

const compared = () =>
    state.picked.length > 0 ? state.picked : state.standing.order.slice(0, Math.min(3, state.standing.order.length)).map((entry) => entry.index);

const stateOf = (index, k) => Number(data.candidates[index].states[k]);

// live: on the screen, where a cell opens its evidence; on paper nothing opens.
const matrixCell = (index, k, best, live) => {
    const verdict = VERDICTS[Number(data.candidates[index].musts[k])];
    const result = dossierOf(index).criteria[k];
    const gained = pointsOf(index, k);
    const open = possibleOf(index, k) - gained;
    return el(
        'td',
        { class: best ? 'best' : '', 'data-name': nameOf(index) },
        fill(live ? button({ class: 'cell', onclick: () => openEvidence(index, k), 'aria-haspopup': 'dialog' }) : el('div', { class: 'cell' }), {}, [
            el(
                'span',
                { class: 'line' },
                stateMark(stateOf(index, k)),
                verdict && verdict.name !== 'pass' ? el('span', { class: `must ${verdict.name}`, text: say(`HTML_MUST_${verdict.name.toUpperCase()}`) }) : null,
                el(
                    'span',
                    { class: 'points' },
                    el('b', { text: points(gained) }),
                    open > 0 ? el('span', { class: 'open-points', text: ` +${points(open)}` }) : null,
                ),
            ),
            foreign(result.found, { class: 'found' }),
        ]),
    );
};

const matrixRow = (indices, k, live) => {
    const criterion = data.criteria[k];
    const gained = indices.map((index) => pointsOf(index, k));
    const most = Math.max(...gained);
    const differs = gained.some((value) => value !== most);
    return el(
        'tr',
        {},
        el(
            'th',
            { scope: 'row' },
            foreign(criterion.label, { class: 'label' }),
            el('span', { class: 'asked' }, foreign(criterion.asked), criterion.must ? el('span', { class: 'must-words', text: ` · ${criterion.must}` }) : null),
            el('span', { class: 'max', text: say('HTML_OF_MAX', points(state.standing.maxima[k])) }),
        ),
        indices.map((index, i) => matrixCell(index, k, differs && gained[i] === most, live)),
    );
};

const alike = (indices, k) => indices.every((index) => stateOf(index, k) === stateOf(indices[0], k) && pointsOf(index, k) === pointsOf(indices[0], k));

const matrixHead = (indices, live) =>
    el(
        'thead',
        {},
        el(
            'tr',
            {},
            el('td', {}),
            indices.map((index) => {
                const entry = state.standing.entries[index];
                const open = live ? button({ class: 'name', onclick: () => openPerson(index) }, foreign(nameOf(index))) : foreign(nameOf(index));
                return el(
                    'th',
                    { scope: 'col' },
                    el('span', { class: 'rank', text: rankText(entry) }),
                    open,
                    el('b', { class: 'total', text: points(entry.score) }),
                );
            }),
        ),
    );

const matrixGroup = (indices, group, live) => {
    const members = data.criteria.map((_, k) => k).filter((k) => data.criteria[k].group === group.id);
    const rows = members.filter((k) => !state.different || !alike(indices, k));
    const sums = indices.map((index) => groupSums(index).find((sum) => sum.id === group.id));
    const head = el(
        'tr',
        { class: 'group' },
        el('th', { scope: 'rowgroup' }, el('i', { class: `swatch ${group.id}` }), groupName(group.id)),
        sums.map((sum) => el('td', { 'data-name': '' }, el('span', { class: 'sum', text: say('HTML_SUM_OF', points(sum.points), points(sum.max)) }))),
    );
    return el(
        'tbody',
        {},
        head,
        rows.map((k) => matrixRow(indices, k, live)),
    );
};

const matrixTable = (indices, live) =>
    el(
        'table',
        { class: 'matrix', css: { '--columns': indices.length } },
        matrixHead(indices, live),
        data.groups.map((group) => matrixGroup(indices, group, live)),
    );

const drawMatrix = () => {
    const indices = compared();
    byId('matrix-note').textContent = state.picked.length > 0 ? '' : say('HTML_MATRIX_BEST', String(indices.length));
    byId('matrix-body').replaceChildren(indices.length > 0 ? matrixTable(indices, true) : el('p', { class: 'note', text: say('TABLE_NONE') }));
};

const stateLegend = () =>
    el(
        'ul',
        { class: 'legend states', 'aria-label': say('HTML_STATES') },
        STATES.map((_, number) => el('li', {}, stateMark(number))),
        el('li', { text: `+ ${say('HTML_OPEN_LEGEND')}` }),
    );

const matrixSection = () => {
    const only = el('input', { type: 'checkbox', id: 'different', checked: state.different });
    only.addEventListener('change', () => {
        state.different = only.checked;
        drawMatrix();
    });
    return el(
        'section',
        { id: 'matrix', 'aria-labelledby': 'matrix-title' },
        el('h2', { id: 'matrix-title', text: say('HTML_MATRIX') }),
        el(
            'div',
            { class: 'tools' },
            stateLegend(),
            el('label', { class: 'check' }, only, say('HTML_ONLY_DIFFERENT')),
            el('span', { id: 'matrix-note', class: 'note' }),
        ),
        el('div', { id: 'matrix-body', class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'matrix-title' }),
    );
};
