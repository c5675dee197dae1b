// The page as a whole: the head, the order of its parts, language, light and dark, paper.

const toolButton = (id, text, label, click) => button({ id, class: 'quiet', 'aria-label': label, text, onclick: click });

const setTheme = (theme) => document.documentElement.setAttribute('data-theme', theme);
const themeNow = () => document.documentElement.getAttribute('data-theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const pageHead = () => {
    const other = state.language === 'zh' ? 'en' : 'zh';
    const language = toolButton('language', other === 'zh' ? '中文' : 'English', null, () => {
        speak(other);
        build();
        byId('language').focus();
    });
    language.setAttribute('lang', other);
    const theme = toolButton('theme', say(themeNow() === 'dark' ? 'HTML_LIGHT' : 'HTML_DARK'), say('HTML_THEME'), () => {
        setTheme(themeNow() === 'dark' ? 'light' : 'dark');
        theme.textContent = say(themeNow() === 'dark' ? 'HTML_LIGHT' : 'HTML_DARK');
    });
    const { counts } = data;
    const facts = [
        say('TABLE_AS_OF', data.asOf),
        say(counts.files === 1 ? 'TABLE_SUMMARY_ONE' : 'TABLE_SUMMARY', counts.files, counts.ranked, counts.failed),
        counts.passedOver > 0 ? say('TABLE_PASSED_OVER', counts.passedOver) : '',
        counts.shown < counts.ranked ? say('TABLE_MORE', counts.ranked - counts.shown) : '',
    ].filter((text) => text !== '');
    return el(
        'header',
        { class: 'page-head' },
        el('div', { class: 'title' }, el('h1', {}, foreign(data.role.title)), el('p', { class: 'facts', text: facts.join(' · ') })),
        el(
            'div',
            { class: 'page-tools' },
            language,
            theme,
            toolButton('print', say('HTML_PRINT'), say('HTML_PRINT_HINT'), () => print()),
        ),
    );
};

const roleInWords = () => {
    const group = (g) => {
        const members = data.criteria.filter((criterion) => criterion.group === g.id);
        const sentence = (criterion) => [
            foreign(criterion.label, { class: 'strong' }),
            ': ',
            foreign(criterion.asked),
            criterion.must ? ` · ${criterion.must}` : '',
            criterion.why ? el('span', { class: 'note' }, ' — ', foreign(criterion.why)) : null,
        ];
        return [
            el('h2', { class: 'small' }, el('i', { class: `swatch ${g.id}` }), groupName(g.id)),
            g.note ? el('p', { class: 'note', text: spoken(g.note) }) : null,
            listOf(members, sentence),
        ];
    };
    return el('details', { class: 'fold' }, el('summary', { text: say('HTML_ROLE') }), data.groups.map(group));
};

const manifest = () => {
    const row = (name, value, hash) =>
        el('tr', {}, name ? el('th', { scope: 'row', text: name }) : el('td'), el('td', {}, foreign(value)), el('td', {}, el('code', { text: hash })));
    return el(
        'details',
        { class: 'fold' },
        el('summary', { text: say('HTML_MANIFEST') }),
        el('p', { class: 'note', text: say('HTML_MANIFEST_NOTE') }),
        el(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('HTML_MANIFEST') },
            el(
                'table',
                { class: 'manifest' },
                el(
                    'tbody',
                    {},
                    row('bole', data.engine, ''),
                    row(say('HTML_ROLE_FILE'), data.role.path, data.role.sha256),
                    row(say('HTML_RULES'), String(data.rules.files.length), data.rules.sha256),
                    data.rules.files.map(([path, hash]) => row('', path, hash)),
                ),
            ),
        ),
    );
};

// Each with the must, what it asks, and what was found instead; a click shows what was looked at.
const MOST_FAILING = 50;
const failingSection = () => {
    const failing = state.standing.order.filter((entry) => entry.fails);
    if (failing.length === 0) return null;
    const must = (index, k) =>
        el(
            'div',
            { class: 'failed-must' },
            button({ class: 'quote', onclick: () => openEvidence(index, k), 'aria-haspopup': 'dialog' }, foreign(data.criteria[k].label)),
            ` — ${data.criteria[k].must} · `,
            foreign(dossierOf(index).criteria[k].found),
        );
    const item = ({ index }) => [
        button({ class: 'name', onclick: () => openPerson(index), 'aria-haspopup': 'dialog' }, foreign(nameOf(index))),
        [...data.candidates[index].musts].flatMap((verdict, k) => (verdict === '3' ? [must(index, k)] : [])),
    ];
    const rest = failing.length - MOST_FAILING;
    return el(
        'section',
        { id: 'failing', 'aria-labelledby': 'failing-title' },
        el('h2', { id: 'failing-title', text: say('HTML_FAILING', String(failing.length)) }),
        el('div', { class: 'columns' }, listOf(failing.slice(0, MOST_FAILING), item)),
        rest > 0 ? el('p', { class: 'note', text: say('HTML_FAILING_REST', String(rest)) }) : null,
    );
};

const failedSection = () =>
    data.failed.length === 0
        ? null
        : el(
              'section',
              { id: 'failed', 'aria-labelledby': 'failed-title' },
              el('h2', { id: 'failed-title', text: say('HTML_FAILED', String(data.failed.length)) }),
              listOf(data.failed, (failure) => [foreign(failure.path, { class: 'strong' }), ' — ', foreign(spoken(failure.message))]),
          );

// ---- paper: the ranking, the matrix, a page a candidate ----

const MOST_PRINTED = 10;
const MOST_ROOMY = 18; // criteria that a sheet holds in two lines each
const printedRow = (entry) =>
    el(
        'tr',
        {},
        el('td', { class: 'number', text: rankText(entry) }),
        el('th', { scope: 'row' }, foreign(nameOf(entry.index))),
        el('td', { class: 'bar-cell' }, barOf(entry.index)),
        el('td', { class: 'number total' }, el('b', { text: points(entry.score) })),
        el('td', { class: 'must-cell' }, mustBadge(data.candidates[entry.index])),
        el('td', { class: 'reason', text: reasonOf(entry.index) }),
    );

const paper = () => {
    const chosen = state.picked.length > 0 ? state.picked : state.standing.order.slice(0, MOST_PRINTED).map((entry) => entry.index);
    return el(
        'div',
        { id: 'paper', class: data.criteria.length > MOST_ROOMY ? 'dense' : null },
        el('section', {}, groupLegend(), el('table', { class: 'printed' }, el('tbody', {}, state.standing.order.map(printedRow)))),
        el('section', { class: 'sheet-of-paper' }, el('h2', { text: say('HTML_MATRIX') }), stateLegend(), matrixTable(compared(), false)),
        chosen.map((index) =>
            el(
                'section',
                { class: 'sheet-of-paper' },
                el('h2', {}, el('span', { class: 'rank', text: rankText(state.standing.entries[index]) }), foreign(nameOf(index))),
                personOnPaper(index),
            ),
        ),
    );
};

const layOutPaper = () => {
    if (!byId('paper')) byId('page').append(paper());
};
const clearPaper = () => {
    const old = byId('paper');
    if (old) old.remove();
};

// ---- all of it ----

const build = () => {
    document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
    list.rows.clear();
    const page = el(
        'div',
        { id: 'page' },
        pageHead(),
        el(
            'main',
            {},
            el('div', { class: 'folds' }, roleInWords(), manifest()),
            rankingSection(),
            matrixSection(),
            whySection(),
            failingSection(),
            failedSection(),
        ),
        el('p', { id: 'voice', class: 'unseen', role: 'status' }),
    );
    const old = byId('page') || byId('plain');
    old.replaceWith(page);
    drawRanking();
    drawPicked();
    drawWeights();
    drawSpread();
    drawMatrix();
    drawWhy();
};

addEventListener('DOMContentLoaded', () => {
    data = readJson('ranking-data');
    speak(data.language);
    state.setting = rolesSetting();
    state.standing = standingOf(state.setting);
    build();
    addEventListener('scroll', () => drawRows(), { passive: true });
    addEventListener('resize', () => drawRanking());
    addEventListener('beforeprint', layOutPaper);
    addEventListener('afterprint', clearPaper);
});
