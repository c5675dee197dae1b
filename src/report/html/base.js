// What every part of the page stands on: the data, the words, and the making of elements. Text enters the page through text nodes only.

document.documentElement.classList.add('live'); // before the body is read: the plain markup is then never laid out

let data; // the ranking, as html_data.c writes it; points are hundredths, degrees and weights thousandths, months counted from year 0
const dossiers = new Map();
const state = {
    language: 'en',
    setting: null, // the weights in force
    standing: null, // what they make of the candidates
    picked: [],
    pair: null,
    query: '',
    must: 'all',
    sort: 'rank',
    different: false,
};

const byId = (id) => document.getElementById(id);
const readJson = (id) => JSON.parse(byId(id).textContent);

const say = (key, ...parts) => data.words[state.language][key].replace(/\{(\d)\}/g, (_, n) => parts[n - 1]);

// A sentence of the engine in the language in force (report/saying.h): a text; a message and its arguments; '|': one of two; '': one behind the other.
const spoken = (saying) => {
    if (!Array.isArray(saying)) return saying;
    const [key, ...parts] = saying;
    if (key === '|') return parts[state.language === 'zh' ? 1 : 0];
    if (key === '') return parts.map(spoken).join('');
    return say(key, ...parts.map(spoken));
};

// What was read out of one résumé, said in the language in force; only the ones that are looked at are ever parsed.
const dossierOf = (index) => {
    if (!dossiers.has(index)) {
        const dossier = readJson(`dossier-${index}`);
        for (const result of dossier.criteria) result.found = spoken(result.found);
        for (const school of dossier.education) school.institution = spoken(school.institution);
        for (const finding of dossier.findings) finding.message = spoken(finding.message);
        dossier.questions = dossier.questions.map(([k, open, saying]) => [k, open, spoken(saying)]);
        dossiers.set(index, dossier);
    }
    return dossiers.get(index);
};

// Everything that is said before a dossier is opened.
const speak = (language) => {
    state.language = language;
    dossiers.clear();
    for (const criterion of data.criteria) {
        criterion.sayings ||= { label: criterion.label, asked: criterion.asked, must: criterion.must };
        for (const [name, saying] of Object.entries(criterion.sayings)) criterion[name] = spoken(saying);
    }
};
const points = (hundredths) => {
    const size = Math.abs(hundredths);
    return `${hundredths < 0 ? '−' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
};
const signed = (hundredths) => (hundredths > 0 ? '+' : '') + points(hundredths);
const milli = (thousandths) => String(thousandths / 1000);
const month = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
const percent = (part, whole) => `${(100 * part) / whole}%`;

const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name === 'text') node.textContent = value;
        else if (name === 'css') for (const [property, text] of Object.entries(value)) node.style.setProperty(property, text);
        else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
        else node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
    return node;
};
const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const button = (attributes, ...children) => el('button', { type: 'button', ...attributes }, ...children);

// A string that came from outside: its direction is its own business.
const foreign = (text, attributes = {}) => el('bdi', { ...attributes, text });
const option = (value, text, chosen) => el('option', { value, text, selected: value === chosen });

const STATES = [
    { name: 'met', glyph: '●', word: 'STATE_MET' },
    { name: 'partly', glyph: '◐', word: 'STATE_PARTLY' },
    { name: 'not-met', glyph: '○', word: 'STATE_NOT_MET' },
    { name: 'no-data', glyph: '–', word: 'STATE_NO_DATA' },
];
// Shape, word and colour: each alone is enough.
const stateMark = (number, worded = true) => {
    const { name, glyph, word } = STATES[number];
    return el(
        'span',
        { class: `state ${name}` },
        el('span', { class: 'glyph', 'aria-hidden': worded, text: glyph, ...(worded ? {} : { role: 'img', 'aria-label': say(word) }) }),
        worded ? el('span', { text: say(word) }) : null,
    );
};

const VERDICTS = [null, { name: 'pass', glyph: '✓' }, { name: 'unknown', glyph: '?' }, { name: 'fail', glyph: '✕' }];
const mustBadge = (candidate) => {
    const verdict = VERDICTS[candidate.must];
    if (!verdict) return null;
    return el(
        'span',
        { class: `must ${verdict.name}` },
        el('span', { 'aria-hidden': true, text: verdict.glyph }),
        say(`HTML_MUST_${verdict.name.toUpperCase()}`),
    );
};

const groupName = (group) => say(`GROUP_${group.toUpperCase()}`);
const nameOf = (index) => data.candidates[index].name;
const labelsOf = (indices) => indices.map((k) => data.criteria[k].label).join(say('LIST_COMMA'));

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const narrow = () => matchMedia('(max-width: 700px)').matches;
const roomy = () => matchMedia('(min-width: 1041px)').matches; // the weights stand beside the ranking, not above it

// One voice for what changes without the focus moving there.
const announce = (text) => {
    byId('voice').textContent = text;
};
