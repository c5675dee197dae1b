// Who leads, by how much, how firmly: a row a candidate. Rows are made when they come into sight and keep their element while they move.

const list = { rows: new Map(), shown: [], active: 0 };
const MOST_PICKED = 6;

const rowHeight = () => (narrow() ? 128 : 70);

const matches = (index) => {
    const candidate = data.candidates[index];
    const verdict = { all: null, pass: 1, open: 2, fail: 3 }[state.must];
    if (verdict !== null && (candidate.must || 1) !== verdict) return false;
    const query = state.query.trim().toLocaleLowerCase();
    return query === '' || `${candidate.name}\n${candidate.path}\n${reasonOf(index)}`.toLocaleLowerCase().includes(query);
};

const sorted = () => {
    const order = state.standing.order.map((entry) => entry.index);
    if (state.sort === 'rank') return order;
    const entries = state.standing.entries;
    if (state.sort === 'name') return order.sort((a, b) => nameOf(a).localeCompare(nameOf(b), state.language));
    if (state.sort === 'possible') return order.sort((a, b) => entries[b].possible - entries[a].possible);
    const sums = new Map(order.map((index) => [index, groupSums(index).find((group) => group.id === state.sort).points]));
    return order.sort((a, b) => sums.get(b) - sums.get(a));
};

// ---- one row ----

const barOf = (index) => {
    const sums = groupSums(index);
    if (state.sort !== 'rank') sums.sort((a, b) => (b.id === state.sort) - (a.id === state.sort)); // the group that sorts stands on the common base
    const parts = [];
    let at = 0;
    for (const group of sums) {
        if (group.points > 0) parts.push(el('i', { class: `part ${group.id}`, css: { left: percent(at, 10000), width: percent(group.points, 10000) } }));
        at += group.points;
    }
    for (const group of sums) {
        const open = group.possible - group.points;
        if (open > 0) parts.push(el('i', { class: `part open ${group.id}`, css: { left: percent(at, 10000), width: percent(open, 10000) } }));
        at += open;
    }
    const words = groupSums(index).map((group) => say('HTML_GROUP_OF', groupName(group.id), points(group.points), points(group.max)));
    return el('div', { class: 'bar', role: 'img', 'aria-label': words.join(say('STEP_JOIN')) }, parts);
};

const moveOf = (index) => {
    const moved = data.candidates[index].rank - state.standing.entries[index].rank;
    if (moved === 0) return null;
    return el('span', { class: `move ${moved > 0 ? 'up' : 'down'}`, text: `${moved > 0 ? '▲' : '▼'} ${Math.abs(moved)}` });
};

const firmnessOf = (index) => {
    const firm = data.candidates[index].firm;
    if (!firm || !isRolesOwn(state.setting)) return null;
    const share = (Math.min(firm.holds, 999) / 10).toFixed(1); // who ever has another rank is never said to hold it always
    const text = firm.best === firm.worst ? say('HTML_FIRM_ALWAYS') : say('HTML_FIRM_SHARE', share, `${firm.best}–${firm.worst}`);
    return el('span', { class: 'firm', text, title: text });
};

// Neighbours none of which stands firmly above the next share a band.
const bandOf = (index) => {
    const { band } = data.candidates[index];
    if (!band || !isRolesOwn(state.setting)) return null;
    return el(
        'span',
        { class: 'band', title: say('HTML_BAND', String(band[0]), String(band[1])) },
        el('span', { 'aria-hidden': true, text: `${band[0]}–${band[1]}` }),
        el('span', { class: 'unseen', text: say('HTML_BAND', String(band[0]), String(band[1])) }),
    );
};

const rankText = (entry) => (entry.tied ? `${entry.rank}=` : String(entry.rank));

const makeRow = (index) => {
    const name = button({
        class: 'name',
        'data-index': index,
        tabindex: -1,
        'aria-describedby': 'keys',
        onclick: () => openPerson(index),
    });
    name.append(foreign(nameOf(index)));
    const tick = el('input', { type: 'checkbox', tabindex: -1, 'aria-label': say('HTML_COMPARE_ONE', nameOf(index)), onchange: () => togglePick(index) });
    const row = { index, name, tick, rank: el('span', { class: 'rank' }), rest: el('div', { class: 'rest' }), score: el('div', { class: 'score' }) };
    row.facts = el('div', { class: 'facts' });
    row.node = el(
        'li',
        { class: 'row' },
        el('label', { class: 'tick' }, tick),
        row.rank,
        el('div', { class: 'who' }, el('div', { class: 'named' }, name, mustBadge(data.candidates[index])), row.facts),
        row.rest,
        row.score,
    );
    return row;
};

const updateRow = (row) => {
    const entry = state.standing.entries[row.index];
    const candidate = data.candidates[row.index];
    const reason = reasonOf(row.index);
    row.rank.replaceChildren(el('span', { text: rankText(entry) }), moveOf(row.index) || bandOf(row.index) || '');
    row.facts.replaceChildren(el('span', { class: 'reason', text: reason, title: reason }));
    row.rest.replaceChildren(barOf(row.index), firmnessOf(row.index) || '');
    row.score.replaceChildren(
        el('b', { text: points(entry.score) }),
        entry.possible > entry.score ? el('span', { class: 'possible', text: say('HTML_UP_TO', points(entry.possible)) }) : '',
    );
    row.tick.checked = state.picked.includes(row.index);
    row.tick.disabled = !row.tick.checked && state.picked.length >= MOST_PICKED;
    row.node.classList.toggle('fails', candidate.must === 3);
};

// ---- the list ----

const placeRow = (row, position) => {
    row.node.style.transform = `translateY(${position * rowHeight()}px)`;
    row.node.setAttribute('aria-posinset', position + 1);
    row.node.setAttribute('aria-setsize', list.shown.length);
    const active = position === list.active;
    row.name.tabIndex = active ? 0 : -1;
    row.tick.tabIndex = active ? 0 : -1;
};

// Positions that are in sight, and some beyond; and the active one, so that the keyboard finds back to the list from anywhere.
const wanted = () => {
    const top = byId('rows').getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(-top / rowHeight()) - 6);
    const end = Math.min(list.shown.length, first + Math.ceil(innerHeight / rowHeight()) + 12);
    const positions = new Set();
    for (let position = first; position < end; position++) positions.add(position);
    if (list.active < list.shown.length) positions.add(list.active);
    return positions;
};

const retire = (row) => {
    list.rows.delete(row.index);
    row.node.remove();
};

// Rows are laid out by their place, so their elements may stand in any order; whoever reads elements and not places gets them in order once all is calm.
const settle = () => {
    const positions = new Map(list.shown.map((index, position) => [index, position]));
    const nodes = [...list.rows.values()].sort((a, b) => positions.get(a.index) - positions.get(b.index)).map((row) => row.node);
    const rows = byId('rows');
    if (nodes.every((node, i) => rows.children[i] === node)) return;
    const focused = rows.contains(document.activeElement) ? document.activeElement : null;
    rows.classList.remove('glides');
    rows.replaceChildren(...nodes);
    if (focused) focused.focus({ preventScroll: true });
};

// moved: the order changed, so rows that were there glide to where they belong now.
const drawRows = (moved = false) => {
    const here = wanted();
    const positions = new Map(list.shown.map((index, position) => [index, position]));
    const rows = byId('rows');
    const glides = moved && !calm();
    rows.classList.toggle('glides', glides);
    for (const row of [...list.rows.values()]) {
        const position = positions.get(row.index);
        if (here.has(position) || row.node.contains(document.activeElement)) continue;
        if (glides && position !== undefined) {
            placeRow(row, position); // it glides out of sight, and goes then
            list.rows.delete(row.index);
            setTimeout(() => row.node.remove(), 400);
        } else {
            retire(row);
        }
    }
    for (const position of here) {
        const index = list.shown[position];
        let row = list.rows.get(index);
        const fresh = !row;
        if (fresh) {
            row = makeRow(index);
            list.rows.set(index, row);
            rows.append(row.node);
        }
        if (fresh || moved) updateRow(row);
        placeRow(row, position);
    }
    clearTimeout(list.settling);
    list.settling = setTimeout(settle, 450);
};

const drawRanking = (moved = true) => {
    list.shown = sorted().filter(matches);
    list.active = Math.min(list.active, Math.max(0, list.shown.length - 1));
    byId('rows').style.height = `${list.shown.length * rowHeight()}px`;
    byId('found').textContent = say('HTML_FOUND', list.shown.length, data.candidates.length);
    byId('none').hidden = list.shown.length > 0;
    drawRows(moved);
};

const focusRow = (position) => {
    list.active = Math.max(0, Math.min(list.shown.length - 1, position));
    const top = byId('rows').getBoundingClientRect().top + list.active * rowHeight();
    const edge = byId('bar').getBoundingClientRect().height + rowHeight();
    if (top < edge) scrollBy(0, top - edge);
    if (top > innerHeight - 2 * rowHeight()) scrollBy(0, top - innerHeight + 2 * rowHeight());
    drawRows();
    const row = list.rows.get(list.shown[list.active]);
    if (row) row.name.focus({ preventScroll: true });
};

const togglePick = (index) => {
    if (state.picked.includes(index)) state.picked = state.picked.filter((other) => other !== index);
    else if (state.picked.length < MOST_PICKED) state.picked = [...state.picked, index];
    else announce(say('HTML_PICKED_MOST', String(MOST_PICKED)));
    for (const row of list.rows.values()) updateRow(row);
    drawPicked();
    drawMatrix();
    if (state.picked.length === 2) {
        state.pair = [...state.picked];
        drawWhy();
    }
};

const drawPicked = () => {
    const count = state.picked.length;
    byId('picked').textContent = count === 0 ? say('HTML_PICK_HINT') : say('HTML_PICKED', String(count));
    byId('unpick').hidden = count === 0;
};

const rowKeys = (event) => {
    const name = event.target.closest('.name');
    if (!name) return;
    const page = Math.max(1, Math.floor(innerHeight / rowHeight()) - 3);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) focusRow(list.active + steps[event.key]);
    else if (event.key === ' ') togglePick(Number(name.dataset.index));
    else return;
    event.preventDefault();
};

// ---- how the scores are spread ----

const drawSpread = () => {
    const bins = Array.from({ length: 20 }, () => [0, 0]);
    for (const entry of state.standing.entries) bins[Math.min(19, Math.floor(entry.score / 500))][entry.fails]++;
    const most = Math.max(1, ...bins.map(([pass, fail]) => pass + fail));
    const column = ([pass, fail], i) => {
        const title = say('HTML_SPREAD_BIN', String(i * 5), String(i * 5 + 5), String(pass + fail));
        return el(
            'span',
            { class: 'bin', title },
            fail > 0 ? el('i', { class: 'failing', css: { height: percent(fail, most) } }) : null,
            pass > 0 ? el('i', { css: { height: percent(pass, most) } }) : null,
        );
    };
    const scores = state.standing.order.map((entry) => entry.score).sort((a, b) => b - a);
    const words =
        scores.length > 0 ? say('HTML_SPREAD', points(scores[0]), points(scores[Math.floor((scores.length - 1) / 2)]), points(scores[scores.length - 1])) : '';
    byId('spread').replaceChildren(
        el('div', { class: 'bins', role: 'img', 'aria-label': words }, bins.map(column)),
        el(
            'div',
            { class: 'axis', 'aria-hidden': true },
            ['0', '50', '100'].map((text) => el('span', { text })),
        ),
        el('p', { class: 'note', text: words }),
    );
};

// ---- the frame around it ----

const rankingTools = () => {
    const search = el('input', { type: 'search', id: 'search', value: state.query, placeholder: say('HTML_SEARCH'), 'aria-label': say('HTML_SEARCH') });
    search.addEventListener('input', () => {
        state.query = search.value;
        list.active = 0;
        drawRanking();
    });
    const must = el(
        'select',
        { id: 'must', 'aria-label': say('HTML_FILTER_MUST') },
        ['all', 'pass', 'open', 'fail'].map((name) => option(name, say(`HTML_FILTER_${name.toUpperCase()}`), state.must)),
    );
    must.addEventListener('change', () => {
        state.must = must.value;
        drawRanking();
    });
    const sort = el('select', { id: 'sort', 'aria-label': say('HTML_SORT') }, [
        option('rank', say('HTML_SORT_RANK'), state.sort),
        data.groups.map((group) => option(group.id, say('HTML_SORT_GROUP', groupName(group.id)), state.sort)),
        option('possible', say('HTML_SORT_POSSIBLE'), state.sort),
        option('name', say('HTML_SORT_NAME'), state.sort),
    ]);
    sort.addEventListener('change', () => {
        state.sort = sort.value;
        drawRanking();
    });
    return el('div', { class: 'tools' }, search, must, sort, el('span', { id: 'found', class: 'note' }));
};

const groupLegend = () =>
    el(
        'ul',
        { class: 'legend', 'aria-label': say('HTML_GROUPS') },
        data.groups.map((group) => el('li', {}, el('i', { class: `swatch ${group.id}` }), groupName(group.id))),
        el('li', {}, el('i', { class: 'swatch open' }), say('HTML_OPEN_LEGEND')),
    );

const rankingSection = () => {
    const unpick = button({ id: 'unpick', class: 'quiet', text: say('HTML_UNPICK'), hidden: true });
    unpick.addEventListener('click', () => {
        state.picked = [];
        for (const row of list.rows.values()) updateRow(row);
        drawPicked();
        drawMatrix();
    });
    return el(
        'section',
        { id: 'ranking', 'aria-labelledby': 'ranking-title' },
        el('h2', { id: 'ranking-title', text: say('HTML_RANKING') }),
        rankingTools(),
        el(
            'div',
            { class: 'split' },
            el(
                'div',
                { class: 'main' },
                groupLegend(),
                el('p', { id: 'keys', class: 'note', text: say('HTML_KEYS') }),
                el(
                    'div',
                    { class: 'scale', 'aria-hidden': true },
                    el(
                        'span',
                        {},
                        ['0', '25', '50', '75', '100'].map((text) => el('i', { text })),
                    ),
                ),
                el('ol', { id: 'rows', 'aria-label': say('HTML_RANKING'), onkeydown: rowKeys }),
                el('p', { id: 'none', class: 'note', text: say('HTML_NONE_FOUND'), hidden: true }),
                el('div', { id: 'bar', class: 'picks' }, el('span', { id: 'picked' }), el('a', { href: '#matrix', text: say('HTML_TO_MATRIX') }), unpick),
            ),
            el(
                'aside',
                { class: 'side' },
                weightsPanel(),
                el('figure', { class: 'card' }, el('figcaption', { text: say('HTML_SPREAD_TITLE') }), el('div', { id: 'spread' })),
            ),
        ),
    );
};
