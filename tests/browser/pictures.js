// node tests/browser/pictures.js [BOLE]: the README's pictures, of the terminal and of the HTML report, from the sample data. They go to pictures/ beside this file.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

if (process.argv[2]) process.env.BOLE = path.resolve(process.argv[2]);
const { bolePath, here, launch, root, temporaryFolder } = await import('./browser.js');

const out = path.join(here, 'pictures');
const folder = temporaryFolder();
const ROLE = 'tests/roles/backend-engineer.yaml';
const PILE = 'tests/resumes';

const run = (...args) => {
    try {
        return execFileSync(bolePath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
    } catch (error) {
        if (error.status !== 3) throw error; // 3: ranked, though a file of the folder is no resume
        return error.stdout;
    }
};

// ---- the terminal: what bole prints, its colours as a terminal shows them ----

const COLOURS = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue', 35: 'magenta', 36: 'cyan', 90: 'dim' };
// A terminal gives each character one cell or two, whatever its font says.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const cell = (c) => (c < '\u0100' ? c : `<i class="${WIDE.test(c) ? 'two' : 'one'}">${c}</i>`);
const escape = (text) => [...text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c])].map(cell).join('');

const coloured = (text) => {
    let classes = [];
    return text
        .split(/\x1b\[([\d;]*)m/)
        .map((part, i) => {
            if (i % 2 === 0) return classes.length > 0 ? `<span class="${classes.join(' ')}">${escape(part)}</span>` : escape(part);
            for (const code of part.split(';')) classes = code === '' || code === '0' ? [] : [...classes, COLOURS[code] || ''];
            return '';
        })
        .join('');
};

const terminal = (command, lines) => `<!DOCTYPE html><meta charset="utf-8"><style>
    body { margin: 0; background: #14171c; color: #d7dce4; font: 14px/1.5 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC'; }
    i { display: inline-block; font-style: normal; text-align: center; line-height: 1 } .one { width: 1ch } .two { width: 2ch }
    pre { margin: 0; padding: 22px 26px; font: inherit; width: max-content; }
    .prompt, .dim { color: #8b94a3 } .bold { font-weight: 700; color: #fff } .red { color: #f08d80 } .green { color: #5bd0a3 } .yellow { color: #e3ae52 } .blue, .cyan { color: #86b6f5 }
</style><pre><span class="prompt">$</span> ${escape(command)}\n\n${coloured(lines)}</pre>`;

// ---- the page: a part of it at a time ----

const light = { viewport: { width: 1280, height: 860 } };
const go = (id) => (page) => page.evaluate((where) => document.getElementById(where).scrollIntoView({ behavior: 'instant' }), id);
const parts = [
    { name: 'ranking', options: light },
    { name: 'ranking-dark', options: { ...light, colorScheme: 'dark' }, language: 'zh', act: async (page) => drag(page) },
    { name: 'side-by-side', options: light, act: async (page) => (await pick(page, [0, 1, 2, 3]), await go('matrix')(page)) },
    { name: 'evidence', options: light, act: async (page) => page.locator('#matrix .cell').nth(4).click() },
    { name: 'candidate', options: { viewport: { width: 1280, height: 1000 } }, act: async (page) => page.locator('#rows .name').nth(1).click() },
    { name: 'why', options: { viewport: { width: 1280, height: 760 } }, act: go('why') },
    {
        name: 'narrow',
        options: { viewport: { width: 375, height: 812 } },
        language: 'zh',
        act: async (page) => page.locator('#rows').evaluate((rows) => scrollTo(0, rows.getBoundingClientRect().top - 84)),
    },
];

const pick = async (page, rows) => {
    for (const row of rows) await page.locator('#rows .row input').nth(row).check();
};
const drag = (page) =>
    page.evaluate(() => {
        for (const [id, value] of [
            ['group-domains', 60],
            ['group-skills', 30],
        ]) {
            const slider = document.getElementById(id);
            slider.value = value;
            slider.dispatchEvent(new Event('input'));
        }
    });

const browser = await launch();
fs.mkdirSync(out, { recursive: true });

for (const part of parts) {
    const file = path.join(folder, `${part.language || 'en'}.html`);
    if (!fs.existsSync(file)) run('rank', '--quiet', ROLE, PILE, '--lang', part.language || 'en', '-o', file);
    const context = await browser.newContext({ reducedMotion: 'reduce', ...part.options });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('#rows .row');
    if (part.act) await part.act(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(out, `${part.name}.png`) });
    await context.close();
}

const pdf = path.join(folder, 'print.pdf');
const printed = await browser.newPage();
await printed.goto(pathToFileURL(path.join(folder, 'en.html')).href);
await printed.pdf({ path: pdf, preferCSSPageSize: true });
const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
execFileSync('pdftoppm', ['-r', '64', '-png', '-f', '1', '-l', '9', pdf, path.join(folder, 'sheet')]);
const sheets = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith('sheet'))
    .sort();
const sheet = (name) => `<img src="data:image/png;base64,${fs.readFileSync(path.join(folder, name)).toString('base64')}">`;
// The ranking, the matrix behind it, and the first of the candidates.
const words = (number) => execFileSync('pdftotext', ['-f', String(number), '-l', String(number), pdf, '-'], { encoding: 'utf8' });
const matrix = sheets.findIndex((_, i) => words(i + 1).startsWith('Side by side'));
await page.setContent(
    `<style>body{margin:0;background:#e8eaee;display:flex;gap:18px;padding:18px;width:max-content} img{display:block;box-shadow:0 1px 6px #0003}</style>${[0, matrix, matrix + 1].map((i) => sheet(sheets[i])).join('')}`,
);
await page.locator('body').screenshot({ path: path.join(out, 'print.png') });

const command = `bole rank ${ROLE} ${PILE} --limit 5`;
await page.setContent(terminal(command, run('rank', '--color', 'always', ROLE, PILE, '--limit', '5')));
await page.locator('pre').screenshot({ path: path.join(out, 'terminal.png') });
await browser.close();
for (const name of fs.readdirSync(out)) console.log(name, fs.statSync(path.join(out, name)).size);
