// What the tests of the page share: bole, Chromium as Debian has it, and a page that may talk to nobody.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
export const bolePath = path.resolve(process.env.BOLE || path.join(root, 'build/release/bole'));
export const resumes = path.join(root, 'tests/resumes');
export const roles = path.join(root, 'tests/roles');

export const temporaryFolder = () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bole-page-'));
    process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
    return folder;
};

// Runs bole; its exit status may be one of `statuses` (3: ranked, though a file failed).
export const bole = (args, { cwd, statuses = [0, 3] } = {}) =>
    new Promise((resolve, reject) => {
        execFile(bolePath, args, { cwd, maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
            const status = error ? error.code : 0;
            if (statuses.includes(status)) resolve(stdout);
            else reject(new Error(`bole ${args.join(' ')}: exit ${status}: ${stderr}`));
        });
    });

// The same question has the same answer (tests/program holds bole to that), so a test file asks it once. Whoever changes an answer copies it first.
const answers = new Map();
const once = (question, ask) => {
    const key = JSON.stringify(question);
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key);
};

const askRanking = async (role, piles, options, where) => JSON.parse(await bole(['rank', '--quiet', '--format', 'json', role, ...piles, ...options], where));
export const rankingOf = (role, piles, options = [], where = {}) =>
    once(['json', role, piles, options, where], () => askRanking(role, piles, options, where));

export const htmlOf = (folder, role, piles, options = [], where = {}) =>
    once(['html', role, piles, options, where], async () => {
        const file = path.join(folder, `report-${answers.size}.html`);
        await bole(['rank', '--quiet', role, ...piles, '-o', file, ...options], where);
        return file;
    });

// The answers to all of the questions, a core's worth of them at a time.
export const atOnce = async (questions, ask) => {
    const out = [];
    let next = 0;
    const worker = async () => {
        while (next < questions.length) {
            const i = next++;
            out[i] = await ask(questions[i], i);
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, os.availableParallelism?.() ?? os.cpus().length) }, worker));
    return out;
};

export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
        env: { ...process.env, FONTCONFIG_FILE: path.join(here, 'fonts.conf') },
    });

// A page of the report. `quiet.trouble` collects whatever a calm page never does: a dialog, a request, an error, a word on the console (a policy violation is one).
export const open = async (browser, file, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const trouble = [];
    page.on('dialog', (dialog) => {
        trouble.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('console', (message) => trouble.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.stack}`));
    page.on('popup', () => trouble.push('popup'));
    const url = pathToFileURL(file).href;
    page.on('request', (request) => {
        if (request.url() !== url) trouble.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('#rows', { state: 'attached' });
    return { page, trouble, close: () => context.close() };
};

// All rows of the ranking as a reader sees them, gathered while the list is scrolled through.
export const readRows = (page) =>
    page.evaluate(async () => {
        const seen = new Map();
        const rows = document.getElementById('rows');
        const total = () => Number(rows.querySelector('.row')?.getAttribute('aria-setsize') || 0);
        for (let turn = 0; turn < 500; turn++) {
            for (const row of rows.querySelectorAll('.row')) {
                const text = (selector) => row.querySelector(selector)?.textContent ?? '';
                seen.set(Number(row.getAttribute('aria-posinset')), {
                    rank: text('.rank > span'),
                    name: text('.name'),
                    score: text('.score b'),
                    possible: text('.possible').replace(/[^0-9.]/g, ''),
                    must: row.querySelector('.must')?.classList[1] ?? null,
                    reason: text('.reason'),
                    index: Number(row.querySelector('.name').dataset.index),
                });
            }
            if (seen.size >= total()) break;
            scrollBy(0, innerHeight / 2);
            await new Promise((resolve) => setTimeout(resolve, 30));
        }
        scrollTo(0, 0);
        return [...seen.entries()].sort((a, b) => a[0] - b[0]).map(([, row]) => row);
    });

// A score of the JSON as it is printed.
export const printed = (number) => number.toFixed(2);

// Numbers that are the same in every run: a test that fails can be run again.
export const randomFrom = (seed) => {
    let state = seed >>> 0;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
};
