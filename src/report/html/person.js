// One candidate: what the points rest on, the career on a line of time, skills by months, what to ask, what was not credited, what was found.

// ---- the line of time ----

const spanText = (entry) => `${entry.start || '?'} – ${entry.end || (entry.current ? say('HTML_NOW') : '?')}`;

// What stands on it: rows of bars in months; each knows its own words.
const timelineRows = (dossier) => {
    const bar = (entry, kind, label) => ({ kind, label, begin: entry.period[0], end: entry.period[1], text: `${label} · ${spanText(entry)}` });
    const dated = (list) => list.filter((entry) => entry.period);
    const rows = [
        ...dated(dossier.work).map((job) => ({ head: job.position || job.name || '', bars: [bar(job, job.internship ? 'intern' : 'job', job.name || '')] })),
        ...dated(dossier.projects).map((project) => ({ head: project.name || '', bars: [bar(project, 'project', project.name || '')] })),
        ...dated(dossier.education).map((school) => ({
            head: school.level ? say(`LEVEL_${school.level.toUpperCase()}`) : '',
            bars: [bar(school, 'school', school.institution || '')],
        })),
    ];
    const used = data.criteria.flatMap((criterion, k) => {
        const periods = dossier.criteria[k].periods;
        if (periods.length === 0) return [];
        const bars = periods.map(([begin, end]) => ({
            kind: `practice ${criterion.group}`,
            label: '',
            begin,
            end,
            text: `${criterion.label} · ${month(begin)} – ${month(end)}`,
        }));
        return [{ head: criterion.label, bars, use: true }];
    });
    return { rows, used };
};

const timeline = (dossier) => {
    const { rows, used } = timelineRows(dossier);
    const all = [...rows, ...used].flatMap((row) => row.bars);
    if (all.length === 0) return el('p', { class: 'note', text: say('HTML_NO_DATES') });
    const first = Math.floor(Math.min(...all.map((bar) => bar.begin)) / 12) * 12;
    const last = Math.max(...all.map((bar) => bar.end), first + 12);
    const at = (number) => percent(number - first, last - first);
    const every = [1, 2, 5, 10].find((years) => (last - first) / 12 / years <= (narrow() ? 5 : 12)) || 20;
    const years = [];
    for (let year = first; year < last && (year - first) / (last - first) < 0.96; year += every * 12) years.push(year); // a label needs room
    const lane = (row) =>
        el(
            'li',
            { class: row.use ? 'use' : '' },
            foreign(row.head, { class: 'lane-head', title: row.head }),
            el(
                'div',
                { class: 'lane' },
                row.bars.map((bar) =>
                    el(
                        'span',
                        {
                            class: `span ${bar.kind}`,
                            title: bar.text,
                            css: { left: at(bar.begin), width: percent(Math.max(1, bar.end - bar.begin), last - first) },
                        },
                        el('span', { class: 'span-text' }, foreign(bar.label)),
                        el('span', { class: 'unseen', text: bar.text }),
                    ),
                ),
            ),
        );
    const gaps = dossier.gaps.map(([begin, end]) =>
        el(
            'span',
            {
                class: 'span gap',
                title: `${say('HTML_GAP')} · ${month(begin)} – ${month(end)}`,
                css: { left: at(begin), width: percent(end - begin, last - first) },
            },
            el('span', { class: 'unseen', text: `${say('HTML_GAP')} ${month(begin)} – ${month(end)}` }),
        ),
    );
    return el(
        'ul',
        { class: 'timeline' },
        el(
            'li',
            { class: 'years', 'aria-hidden': true },
            el('span', { class: 'lane-head' }),
            el(
                'div',
                { class: 'lane' },
                years.map((year) => el('span', { class: 'year', text: String(year / 12), css: { left: at(year) } })),
            ),
        ),
        rows.map(lane),
        gaps.length > 0 ? el('li', {}, el('span', { class: 'lane-head', text: say('HTML_GAP') }), el('div', { class: 'lane' }, gaps)) : null,
        used.length > 0 ? el('li', { class: 'divider' }, say('HTML_USED_WHEN')) : null,
        used.map(lane),
    );
};

// ---- tables and lists ----

const groupBars = (index) =>
    el(
        'ul',
        { class: 'group-bars' },
        groupSums(index).map((group) =>
            el(
                'li',
                {},
                el('span', { class: 'lane-head' }, el('i', { class: `swatch ${group.id}` }), groupName(group.id)),
                el(
                    'div',
                    { class: 'gauge', 'aria-hidden': true },
                    group.max > 0
                        ? [
                              el('i', { class: `part ${group.id}`, css: { left: '0', width: percent(group.points, group.max) } }),
                              el('i', {
                                  class: `part open ${group.id}`,
                                  css: { left: percent(group.points, group.max), width: percent(group.possible - group.points, group.max) },
                              }),
                          ]
                        : null,
                ),
                el('span', { class: 'points', text: say('HTML_SUM_OF', points(group.points), points(group.max)) }),
            ),
        ),
    );

const criteriaList = (index, open = true) => {
    const dossier = dossierOf(index);
    const row = (k) => {
        const label = data.criteria[k].label;
        return el(
            'tr',
            {},
            el('td', { class: 'state-cell' }, stateMark(stateOf(index, k))),
            el('th', { scope: 'row' }, open ? button({ class: 'name', onclick: () => openEvidence(index, k) }, foreign(label)) : foreign(label)),
            el('td', {}, foreign(reasonFor(index, k))),
            el('td', { class: 'number', text: say('HTML_SUM_OF', points(pointsOf(index, k)), points(state.standing.maxima[k])) }),
        );
    };
    const caption = el('caption', { class: 'unseen', text: say('HTML_CRITERIA') });
    const head = el(
        'tr',
        {},
        ['HTML_STATE', 'TABLE_CRITERION', 'TABLE_REASON', 'TABLE_SCORE'].map((key) => el('th', { scope: 'col', text: say(key) })),
    );
    return el(
        'table',
        { class: 'criteria' },
        caption,
        el('thead', {}, head),
        el(
            'tbody',
            {},
            data.criteria.map((_, k) => row(k)),
        ),
    );
};

const MOST_SKILLS = 24;
const skillsList = (dossier) => {
    const skills = dossier.skills.slice().sort((a, b) => b.months - a.months || b.monthsPossible - a.monthsPossible);
    const most = Math.max(1, ...skills.map((skill) => skill.monthsPossible));
    const item = (skill) =>
        el(
            'li',
            {},
            foreign(skill.name, { class: 'lane-head', title: skill.name }),
            el(
                'div',
                { class: 'gauge', 'aria-hidden': true },
                el('i', { class: 'part skills', css: { left: '0', width: percent(skill.months, most) } }),
                el('i', { class: 'part open skills', css: { left: percent(skill.months, most), width: percent(skill.monthsPossible - skill.months, most) } }),
            ),
            el('span', { class: 'points', text: `${say('FOUND_MONTHS', String(skill.months))} · ${say(`HTML_STRENGTH_${skill.strength.toUpperCase()}`)}` }),
        );
    const rest = skills.slice(MOST_SKILLS);
    return [
        el('ul', { class: 'group-bars' }, skills.slice(0, MOST_SKILLS).map(item)),
        rest.length > 0
            ? el('p', { class: 'note' }, say('HTML_MORE_SKILLS', String(rest.length)), ' ', foreign(rest.map((skill) => skill.name).join(say('LIST_COMMA'))))
            : null,
    ];
};

const block = (title, content) => (content ? el('section', { class: 'block' }, el('h3', { text: title }), content) : null);
const listOf = (items, item) =>
    items.length > 0
        ? el(
              'ul',
              { class: 'plain-list' },
              items.map((entry) => el('li', {}, item(entry))),
          )
        : null;

const DENIALS = {
    negated: 'REASON_NEGATION',
    planned: 'REASON_PLANNED',
    'other-party': 'REASON_OTHER_PARTY',
    comparison: 'REASON_COMPARISON',
    replaced: 'REASON_REPLACED',
    'not-a-skill': 'REASON_NOT_A_SKILL',
    hidden: 'REASON_HIDDEN',
};
const denialItem = (denial) => [
    foreign(denial.name, { class: 'strong' }),
    ` — ${say(DENIALS[denial.reason])} · `,
    el('span', { class: 'note', text: places(denial) }),
    ' ',
    el('q', {}, foreign(denial.quote)),
];
const findingItem = (finding) => [
    el('span', { class: `severity ${finding.severity}`, text: say(`HTML_SEVERITY_${finding.severity.toUpperCase()}`) }),
    ' ',
    foreign(finding.message),
    finding.line ? el('span', { class: 'note', text: ` · ${say('HTML_LINE', String(finding.line))}` }) : null,
];
const questionItem = ([k, open, text]) => {
    const { label } = data.criteria[k];
    return [foreign(text), el('span', { class: 'note', text: ` · ${open > 0 ? say('HTML_WORTH', points(open), label) : label}` })];
};

// ---- the sheet, and a page of the print ----

// What a role may ask to show has names; what a later version adds stands as it is called there.
const noteName = (key) => data.words[state.language][`HTML_NOTE_${key.toUpperCase()}`] || key;

const personHead = (index) => {
    const candidate = data.candidates[index];
    const entry = state.standing.entries[index];
    const file = candidate.link ? el('a', { href: candidate.link, rel: 'noopener' }, foreign(candidate.path)) : foreign(candidate.path);
    const contacts = candidate.contacts ? ['phone', 'email', 'address'].filter((key) => candidate.contacts[key]) : [];
    return [
        el(
            'p',
            { class: 'verdict' },
            el('b', { class: 'total', text: points(entry.score) }),
            entry.possible > entry.score ? el('span', { class: 'possible', text: say('HTML_UP_TO', points(entry.possible)) }) : null,
            mustBadge(candidate),
        ),
        el('p', { class: 'reason', text: reasonOf(index) }),
        el(
            'dl',
            { class: 'terms' },
            term(say('TABLE_FILE'), file),
            contacts.map((key) => term(say(`HTML_${key.toUpperCase()}`), foreign(candidate.contacts[key]))),
            candidate.notes.map(([key, value]) => (value ? term(noteName(key), foreign(spoken(value))) : [])),
            candidate.sameAs.length > 0
                ? term(
                      say('HTML_SAME_AS'),
                      candidate.sameAs.map(([path, by]) => el('span', { class: 'twin' }, foreign(path), ` (${say(`HTML_SAME_${by.toUpperCase()}`)}) `)),
                  )
                : [],
        ),
    ];
};

const domainItem = (domain) => [foreign(domain.name), ` · ${say('FOUND_MONTHS', String(domain.months))}`];

const personBody = (index) => {
    const dossier = dossierOf(index);
    return [
        ...personHead(index),
        block(say('HTML_BY_GROUP'), groupBars(index)),
        block(say('HTML_QUESTIONS'), listOf(dossier.questions, questionItem)),
        block(say('HTML_TIMELINE'), timeline(dossier)),
        block(say('HTML_CRITERIA'), criteriaList(index)),
        block(say('HTML_SKILLS'), dossier.skills.length > 0 ? skillsList(dossier) : null),
        block(say('HTML_DOMAINS'), listOf(dossier.domains, domainItem)),
        block(say('HTML_NOT_CREDITED'), listOf(dossier.notCredited, denialItem)),
        block(say('HTML_FINDINGS'), listOf(dossier.findings, findingItem)),
    ];
};

// The same on one sheet of paper: lists that would run on become a line of names.
const personOnPaper = (index) => {
    const dossier = dossierOf(index);
    const skills = dossier.skills.slice().sort((a, b) => b.months - a.months);
    const names = (list, name) => (list.length > 0 ? el('p', { class: 'note' }, foreign(list.map(name).join(say('LIST_COMMA')))) : null);
    return [
        ...personHead(index),
        block(say('HTML_BY_GROUP'), groupBars(index)),
        block(say('HTML_QUESTIONS'), listOf(dossier.questions, questionItem)),
        block(say('HTML_TIMELINE'), timeline(dossier)),
        block(say('HTML_CRITERIA'), criteriaList(index, false)),
        block(
            say('HTML_SKILLS'),
            names(skills.slice(0, MOST_SKILLS), (skill) => (skill.months > 0 ? `${skill.name} ${skill.months}` : skill.name)),
        ),
        block(
            say('HTML_NOT_CREDITED'),
            names([...new Set(dossier.notCredited.map((denial) => denial.name))], (name) => name),
        ),
        block(say('HTML_FINDINGS'), listOf(dossier.findings, findingItem)),
    ];
};

const openPerson = (index) => {
    const position = list.shown.indexOf(index);
    const go = (step, key) => {
        const other = list.shown[position + step];
        return button({ class: 'quiet', disabled: position < 0 || other === undefined, text: say(key), onclick: () => replacePerson(sheet, other) });
    };
    const title = [el('span', { class: 'rank', text: rankText(state.standing.entries[index]) }), foreign(nameOf(index))];
    const picked = el('input', { type: 'checkbox', checked: state.picked.includes(index) });
    picked.addEventListener('change', () => togglePick(index));
    const tools = el('div', { class: 'tools' }, go(-1, 'HTML_PREVIOUS'), go(1, 'HTML_NEXT'), el('label', { class: 'check' }, picked, say('HTML_COMPARE')));
    const sheet = openSheet('person', title, tools, ...personBody(index));
    return sheet;
};

const replacePerson = (sheet, index) => {
    sheet.close();
    focusRow(list.shown.indexOf(index));
    openPerson(index);
};
