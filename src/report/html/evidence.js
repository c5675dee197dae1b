// Show me: one criterion of one candidate, with its arithmetic, its rule, its quotes, and the résumé's own text scrolled to the words.

const places = (evidence) => say('HTML_PLACE', evidence.page ? `${evidence.page}, ${evidence.line}` : String(evidence.line), String(evidence.column));

// The line's text with the marks on it. A column counts code points, as the engine does.
const markedLine = (text, marks) => {
    const out = [];
    const characters = Array.from(text);
    let at = 0;
    for (const mark of marks.slice().sort((a, b) => a.column - b.column)) {
        const begin = Math.max(at, mark.column - 1);
        const end = Math.max(begin, mark.column - 1 + Array.from(mark.quote).length);
        if (begin >= characters.length || end === begin) continue;
        out.push(characters.slice(at, begin).join(''), el('mark', { class: mark.kind || '', text: characters.slice(begin, end).join('') }));
        at = Math.min(end, characters.length);
    }
    out.push(characters.slice(at).join(''));
    return out.filter((part) => part !== '');
};

const MANY_LINES = 1500; // beyond these only the lines in sight are laid out

// The document with its line numbers; marks stand at their line.
const documentView = (dossier, marks) => {
    const byLine = new Map();
    for (const mark of marks) byLine.set(mark.line, [...(byLine.get(mark.line) || []), mark]);
    const lines = dossier.text.split(/\r\n|\n|\r/);
    return el(
        'div',
        { class: lines.length > MANY_LINES ? 'document long' : 'document', tabindex: 0, role: 'region', 'aria-label': say('HTML_TEXT') },
        lines.map((text, i) => {
            const here = byLine.get(i + 1) || [];
            return el(
                'div',
                { class: here.length > 0 ? 'line hit' : 'line', 'data-line': i + 1 },
                el('span', { class: 'number', text: String(i + 1) }),
                el('span', { class: 'words', dir: 'auto' }, markedLine(text, here)),
            );
        }),
    );
};

// The words before a quote that strengthened or denied it stand on the same line; they are marked where they can be found there.
const cueMarks = (dossier, evidence) => {
    if (!evidence.cue) return [];
    const line = dossier.text.split(/\r\n|\n|\r/)[evidence.line - 1] || '';
    const at = line.indexOf(evidence.cue);
    return at < 0 ? [] : [{ line: evidence.line, column: Array.from(line.slice(0, at)).length + 1, quote: evidence.cue, kind: 'cue' }];
};

// Of a long document the heights above are guesses until they have been in sight, so it takes some frames to get there.
const scrollToLine = (view, line, frames = view.classList.contains('long') ? 4 : 0) => {
    const row = view.querySelector(`[data-line="${line}"]`);
    if (row) view.scrollTop += row.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 3;
    if (row && frames > 0) requestAnimationFrame(() => scrollToLine(view, line, frames - 1));
};

const quoteItem = (evidence, view) =>
    el(
        'li',
        {},
        button({ class: 'place', onclick: () => scrollToLine(view, evidence.line) }, places(evidence)),
        el('q', {}, foreign(evidence.quote)),
        evidence.cue ? el('span', { class: 'cue-note' }, say('HTML_CUE'), el('q', {}, foreign(evidence.cue))) : null,
    );

// The engine's sentence, its arithmetic with the weights in force: what bole would say if the role had them.
const reasonFor = (index, k) => {
    const max = state.standing.maxima[k];
    const degree = (data.candidates[index].degrees[k] / 1000).toFixed(3);
    const last = max === 0 ? ['NO_POINTS'] : ['ARITHMETIC', points(max), degree, points(pointsOf(index, k))];
    const again = (saying) => (saying[0] === 'ARITHMETIC' || saying[0] === 'NO_POINTS' ? last : saying[0] === '' ? saying.map(again) : saying);
    return spoken(again(dossierOf(index).criteria[k].reason));
};

const term = (name, ...value) => [el('dt', { text: name }), el('dd', {}, value)];

const openEvidence = (index, k) => {
    const dossier = dossierOf(index);
    const criterion = data.criteria[k];
    const result = dossier.criteria[k];
    const view = documentView(
        dossier,
        result.evidence.flatMap((evidence) => [evidence, ...cueMarks(dossier, evidence)]),
    );
    const gained = points(pointsOf(index, k));
    const max = points(state.standing.maxima[k]);
    const sheet = openSheet(
        'evidence',
        [foreign(criterion.label), el('span', { class: 'of' }, foreign(nameOf(index)))],
        el('p', { class: 'verdict' }, stateMark(stateOf(index, k)), el('b', { text: say('HTML_SUM_OF', gained, max) })),
        el('p', { class: 'reason' }, foreign(reasonFor(index, k))),
        el(
            'dl',
            { class: 'terms' },
            term(say('HTML_ASKED'), foreign(criterion.asked), criterion.must ? ` · ${criterion.must}` : ''),
            term(say('HTML_FOUND_WORD'), foreign(result.found)),
            criterion.why ? term(say('HTML_WHY_ASKED'), foreign(criterion.why)) : [],
            term(say('HTML_RULE'), el('code', {}, foreign(`${result.rule[0]}:${result.rule[1]}`))),
        ),
        el('h3', { text: say('HTML_QUOTES') }),
        result.evidence.length > 0
            ? el(
                  'ul',
                  { class: 'quotes' },
                  result.evidence.map((evidence) => quoteItem(evidence, view)),
              )
            : el('p', { class: 'note', text: say('HTML_NO_QUOTE') }),
        el('h3', { text: say('HTML_TEXT') }),
        view,
    );
    if (result.evidence.length > 0) scrollToLine(view, result.evidence[0].line);
    return sheet;
};

// ---- sheets: dialogs at the side; Escape closes, and the focus goes back to where it was ----

const openSheet = (kind, title, ...children) => {
    const close = button({ class: 'close', 'aria-label': say('HTML_CLOSE') }, el('span', { 'aria-hidden': true, text: '✕' }));
    const sheet = el(
        'dialog',
        { class: `sheet ${kind}`, 'aria-labelledby': `${kind}-title` },
        el('header', {}, el('h2', { id: `${kind}-title` }, title), close),
        el('div', { class: 'sheet-body' }, children),
    );
    const from = document.activeElement;
    close.addEventListener('click', () => sheet.close());
    sheet.addEventListener('click', (event) => {
        if (event.target === sheet) sheet.close(); // the backdrop
    });
    sheet.addEventListener('close', () => {
        sheet.remove();
        if (from && from.isConnected) from.focus({ preventScroll: true });
    });
    document.body.append(sheet);
    sheet.showModal();
    return sheet;
};
