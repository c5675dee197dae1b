// What if other things mattered: a slider a group, and inside it one a criterion. The role can be copied with the weights as they are now.

// Sliders step by whole numbers, or as finely as the role itself is written.
const stepOf = (weights) => [1000, 500, 100, 10].find((step) => weights.every((weight) => weight % step === 0)) || 1;
const reachOf = (weights, least) => Math.max(least, ...weights.map((weight) => 2 * weight));

const inSight = (id) => {
    const { top, bottom } = byId(id).getBoundingClientRect();
    return top < innerHeight && bottom > 0;
};

// What nobody sees while a slider is dragged is drawn when the hand rests.
const REST = 150; // ms
let resting = 0;
const drawBelow = () => {
    drawMatrix();
    drawWhy();
};

const applyWeights = () => {
    const seen = inSight('matrix') || inSight('why'); // asked first, while the page is laid out
    state.standing = standingOf(state.setting);
    drawRanking();
    drawWeights();
    drawSpread();
    clearTimeout(resting);
    if (seen) drawBelow();
    else resting = setTimeout(drawBelow, REST);
};

// A drag sends more events than there are frames; each frame draws once.
let frame = 0;
const weightsMoved = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(applyWeights);
};

const slider = (id, label, value, reach, step, change) => {
    const input = el('input', { type: 'range', id, min: 0, max: reach / 1000, step: step / 1000, 'aria-label': label });
    input.value = value / 1000;
    input.addEventListener('input', () => change(Math.round(Number(input.value) * 1000)));
    return input;
};

const groupSlider = (group) => {
    const members = data.criteria.map((_, k) => k).filter((k) => data.criteria[k].group === group.id);
    const own = data.groups.map((g) => g.weight);
    const weights = data.criteria.map((c) => c.weight);
    const head = el(
        'div',
        { class: 'weight' },
        el('label', { for: `group-${group.id}` }, el('i', { class: `swatch ${group.id}` }), groupName(group.id)),
        el('output', { id: `value-${group.id}`, for: `group-${group.id}` }),
        slider(`group-${group.id}`, say('HTML_WEIGHT_OF', groupName(group.id)), state.setting.groups[group.id], reachOf(own, 100000), stepOf(own), (value) => {
            state.setting.groups[group.id] = value;
            weightsMoved();
        }),
    );
    const inner = members.map((k) =>
        el(
            'div',
            { class: 'weight small' },
            el('label', { for: `weight-${k}` }, foreign(data.criteria[k].label)),
            el('output', { id: `value-${k}`, for: `weight-${k}` }),
            slider(
                `weight-${k}`,
                say('HTML_WEIGHT_OF', data.criteria[k].label),
                state.setting.weights[k],
                reachOf(weights, 10000),
                stepOf(weights),
                (value) => {
                    state.setting.weights[k] = value;
                    weightsMoved();
                },
            ),
        ),
    );
    return el('div', { class: 'weights-group' }, head, el('details', {}, el('summary', { text: say('HTML_CRITERIA_OF', String(members.length)) }), inner));
};

const setSlider = (id, value) => {
    const input = byId(id);
    if (document.activeElement !== input) input.value = value / 1000;
};

const drawWeights = () => {
    for (const group of data.groups) {
        const max = data.criteria.reduce((sum, c, k) => sum + (c.group === group.id ? state.standing.maxima[k] : 0), 0);
        setSlider(`group-${group.id}`, state.setting.groups[group.id]);
        byId(`value-${group.id}`).textContent = say('HTML_SHARE', milli(state.setting.groups[group.id]), points(max));
    }
    data.criteria.forEach((_, k) => {
        setSlider(`weight-${k}`, state.setting.weights[k]);
        byId(`value-${k}`).textContent = say('HTML_SHARE', milli(state.setting.weights[k]), points(state.standing.maxima[k]));
    });
    const own = isRolesOwn(state.setting);
    const moved = state.standing.entries.filter((entry) => entry.rank !== data.candidates[entry.index].rank).length;
    const nothing = state.standing.maxima.every((max) => max === 0); // bole would refuse such a role
    byId('moved').textContent = nothing ? say('HTML_NO_WEIGHT') : own ? say('HTML_WEIGHTS_OWN') : say('HTML_MOVED', String(moved));
    if (own && document.activeElement === byId('reset')) byId('weights').querySelector('summary').focus(); // a disabled button keeps no focus
    byId('reset').disabled = own;
    byId('copy').disabled = nothing;
    byId('yaml').value = roleAsYaml();
};

const weightsPanel = () => {
    const yaml = el('textarea', { id: 'yaml', readonly: true, rows: 8, spellcheck: 'false', 'aria-label': say('HTML_YAML') });
    const copy = button({ id: 'copy', text: say('HTML_COPY') });
    copy.addEventListener('click', async () => {
        let done = true;
        try {
            await navigator.clipboard.writeText(yaml.value);
        } catch {
            byId('yaml-text').open = true; // a browser that gives no page the clipboard: the text is there to be taken by hand
            yaml.focus();
            yaml.select();
            done = document.execCommand('copy');
        }
        announce(done ? say('HTML_COPIED') : say('HTML_COPY_BY_HAND'));
        copy.textContent = done ? say('HTML_COPIED') : say('HTML_COPY');
        setTimeout(() => (copy.textContent = say('HTML_COPY')), 2000);
    });
    const reset = button({ id: 'reset', text: say('HTML_RESET') });
    reset.addEventListener('click', () => {
        state.setting = rolesSetting();
        applyWeights();
    });
    const limited = data.counts.shown < data.counts.ranked ? el('p', { class: 'note', text: say('HTML_AMONG_SHOWN', String(data.counts.shown)) }) : null;
    return el(
        'details',
        { class: 'card', id: 'weights', open: byId('weights') ? byId('weights').open : roomy() },
        el('summary', {}, el('h3', { text: say('HTML_WEIGHTS') })),
        el('p', { class: 'note', text: say('HTML_WEIGHTS_HINT') }),
        data.groups.map(groupSlider),
        el('p', { id: 'moved', class: 'moved', role: 'status' }),
        limited,
        el('div', { class: 'buttons' }, reset, copy),
        el('details', { id: 'yaml-text' }, el('summary', { text: say('HTML_YAML') }), yaml),
    );
};

// ---- the role's file with the weights in force, everything else as its author wrote it ----

// A key put into a YAML mapping that stands at [begin, end) of the file: inside its brace, or on a line of its own above its first key.
const insertKey = (bytes, begin, text) => {
    if (bytes[begin] === 0x7b) return { begin: begin + 1, end: begin + 1, text: `${text}, ` }; // '{'
    let line = begin;
    while (line > 0 && bytes[line - 1] !== 0x0a && bytes[line - 1] !== 0x0d) line--;
    return { begin, end: begin, text: `${text}\n${' '.repeat(begin - line)}` };
};

const weightEdits = (bytes, source) => {
    const edits = [];
    data.criteria.forEach((criterion, k) => {
        const value = state.setting.weights[k];
        if (value === criterion.weight) return;
        const [begin, end] = criterion.at;
        if (criterion.weightAt) edits.push({ begin: criterion.weightAt[0], end: criterion.weightAt[1], text: milli(value) });
        else if (criterion.mapping) edits.push(insertKey(bytes, begin, `weight: ${milli(value)}`));
        else edits.push({ begin, end, text: `{${criterion.key}: ${source(begin, end)}, weight: ${milli(value)}}` });
    });
    return edits;
};

const groupEdits = (bytes) => {
    const changed = data.groups.filter((group) => state.setting.groups[group.id] !== group.weight);
    if (changed.length === 0) return [];
    if (data.role.weightsAt === null) {
        const all = data.groups.map((group) => `${group.id}: ${milli(state.setting.groups[group.id])}`).join(', ');
        return [insertKey(bytes, data.role.at, `weights: {${all}}`)];
    }
    const missing = changed.filter((group) => group.at === null);
    const edits = changed
        .filter((group) => group.at !== null)
        .map((group) => ({ begin: group.at[0], end: group.at[1], text: milli(state.setting.groups[group.id]) }));
    return edits.concat(missing.map((group) => insertKey(bytes, data.role.weightsAt[0], `${group.id}: ${milli(state.setting.groups[group.id])}`)));
};

const roleAsYaml = () => {
    const bytes = new TextEncoder().encode(data.role.yaml);
    const source = (begin, end) => new TextDecoder().decode(bytes.subarray(begin, end));
    const edits = [...weightEdits(bytes, source), ...groupEdits(bytes)].sort((a, b) => a.begin - b.begin);
    let out = '';
    let at = 0;
    for (const edit of edits) {
        out += source(at, edit.begin) + edit.text;
        at = edit.end;
    }
    return out + source(at, bytes.length);
};
