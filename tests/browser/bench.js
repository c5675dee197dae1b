// node tests/browser/bench.js [BOLE]: how fast the HTML report opens, and how smooth it is. It prints figures and fails on none; run it on a quiet machine.
// Candidates are made ones (tests/bench/generate.py); the role is tests/roles/backend-engineer.yaml. Each figure of an opening is the median of RUNS.
// Processor time is that of the page's main thread (script, style, layout, paint), and means something on a busy machine too.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

if (process.argv[2]) process.env.BOLE = path.resolve(process.argv[2]);
const { bole, launch, roles, root, temporaryFolder } = await import('./browser.js');

const RUNS = 5;
const COUNTS = [500, 2000];
const folder = temporaryFolder();
const pile = path.join(folder, 'pile');
execFileSync('python3', [path.join(root, 'tests/bench/generate.py'), pile, '--count', String(Math.max(...COUNTS))], { stdio: 'ignore' });
const files = fs
    .readdirSync(pile, { recursive: true })
    .map((name) => path.join(pile, String(name)))
    .filter((file) => fs.statSync(file).isFile())
    .sort();

const sorted = (numbers) => numbers.slice().sort((a, b) => a - b);
const share = (numbers, part) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(part * numbers.length))];
const ms = (number) => `${number.toFixed(1)} ms`.padStart(11);

// Times between frames while `act` goes on, and how long the script of each frame had the thread.
const frames = async (page, act) => {
    await page.evaluate(() => {
        const seen = (window.seen = { gaps: [], last: 0, on: true });
        const tick = (now) => {
            if (seen.last > 0) seen.gaps.push(now - seen.last);
            seen.last = now;
            if (seen.on) requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
    });
    await act();
    return page.evaluate(() => ((window.seen.on = false), window.seen.gaps));
};

// Back and forth over a slider with the mouse, an event every 8 ms, as a hand's drag gives them.
const drag = async (page, selector) => {
    await page.locator(selector).scrollIntoViewIfNeeded();
    const box = await page.locator(selector).boundingBox();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    for (let i = 0; i < 240; i++) {
        await page.mouse.move(box.x + box.width * (0.5 + 0.45 * Math.sin(i / 20)), y);
        await page.waitForTimeout(8);
    }
    await page.mouse.up();
};

const scroll = async (page) => {
    await page.mouse.move(400, 500);
    for (let i = 0; i < 200; i++) {
        await page.mouse.wheel(0, i % 100 < 60 ? 400 : -500);
        await page.waitForTimeout(8);
    }
};

const opening = async (browser, file, options) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('#rows .row');
    await page.waitForTimeout(200);
    const times = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation');
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return { loaded: navigation.loadEventEnd, painted: paint ? paint.startTime : NaN };
    });
    times.busy = await busy();
    return { page, times, busy, close: () => context.close() };
};

const browser = await launch();
for (const count of COUNTS) {
    const file = path.join(folder, `${count}.html`);
    const list = files.slice(0, count);
    const begin = process.hrtime.bigint();
    await bole(['rank', '--quiet', path.join(roles, 'backend-engineer.yaml'), ...list, '-o', file]);
    const whole = Number(process.hrtime.bigint() - begin) / 1e6;
    console.log(`\n${count} candidates: ${(fs.statSync(file).size / 1e6).toFixed(1)} MB, ranked and written in ${whole.toFixed(0)} ms`);
    const opened = [];
    for (let i = 0; i < RUNS; i++) {
        const { times, close } = await opening(browser, file);
        opened.push(times);
        await close();
    }
    console.log(`  first words on the screen ${ms(share(opened.map((t) => t.painted), 0.5))}`);
    console.log(`  load event over           ${ms(share(opened.map((t) => t.loaded), 0.5))}`);
    console.log(`  processor time of that    ${ms(share(opened.map((t) => t.busy), 0.5))}`);
    const { page, busy, close } = await opening(browser, file, { reducedMotion: 'no-preference' });
    for (const [name, act] of [
        ['idle', () => page.waitForTimeout(1000)],
        ['a group is dragged', () => drag(page, '#group-skills')],
        ['a scroll', () => scroll(page)],
        [
            'a search is typed',
            async () => {
                await page.locator('#search').focus();
                await page.keyboard.type('kafka redis', { delay: 60 });
            },
        ],
    ]) {
        const before = await busy();
        const gaps = await frames(page, act);
        const each = ((await busy()) - before) / gaps.length;
        console.log(`  ${name.padEnd(25)} ${ms(share(gaps, 0.5))} a frame, 95 % ${ms(share(gaps, 0.95))}, longest ${ms(Math.max(...gaps))}   (${gaps.length} frames, ${each.toFixed(1)} ms of processor time each)`);
    }
    await close();
}
await browser.close();
