// Screen readers, colour, paper, many candidates: axe finds nothing serious, text has contrast, print has its pages, and only rows in sight exist.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { htmlOf, launch, open, rankingOf, resumes, roles, temporaryFolder } from './browser.js';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
const folder = temporaryFolder();
const role = path.join(roles, 'backend-engineer.yaml');
before(async () => (browser = await launch()));
after(() => browser.close());

const findingsOf = async (page) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    return violations.map(
        (v) =>
            `${v.impact} ${v.id}: ${v.help}\n    ${v.nodes
                .slice(0, 4)
                .map((node) => `${node.target} ${node.failureSummary}`)
                .join('\n    ')}`,
    );
};

for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 375, height: 800 } }],
    ['without script', { javaScriptEnabled: true, plain: true }],
])
    test(`axe: ${name}`, async () => {
        const report = await htmlOf(folder, role, [resumes], ['--lang', name === 'dark' ? 'zh' : 'en']);
        const file = path.join(folder, `${name}.html`);
        fs.copyFileSync(report, file);
        if (options.plain)
            fs.writeFileSync(
                file,
                fs
                    .readFileSync(report, 'utf8')
                    .replace(/<script>[^]*?<\/script>/, '')
                    .replace(/<meta http-equiv[^>]*>/, ''),
            );
        const { page, close } = await open(browser, file, options.plain ? { javaScriptEnabled: false } : options);
        if (options.plain) {
            await close();
            const context = await browser.newContext();
            const bare = await context.newPage();
            await bare.goto(`file://${file}`);
            assert.deepEqual(await findingsOf(bare), []);
            return context.close();
        }
        await page.locator('#rows .row input').nth(0).check();
        await page.locator('#rows .row input').nth(2).check();
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        assert.deepEqual(await findingsOf(page), []);
        await page.locator('#rows .name').first().click();
        assert.deepEqual(await findingsOf(page), []);
        await page.locator('dialog.person .criteria .name').first().click();
        assert.deepEqual(await findingsOf(page), []);
        await close();
    });

test('nothing is wider than a telephone', async () => {
    const { page, close } = await open(browser, await htmlOf(folder, role, [resumes]), { viewport: { width: 375, height: 800 } });
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await widest()) <= 375);
    await page.locator('#rows .name').first().click();
    assert.ok((await page.evaluate(() => document.querySelector('.sheet-body').scrollWidth)) <= 375);
    await close();
});

test('paper: the ranking of all, side by side, and a page for each of the best ten or of the ticked', async () => {
    const json = await rankingOf(role, [resumes]);
    const { page, close } = await open(browser, await htmlOf(folder, role, [resumes]));
    const laidOut = async () => {
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        const got = {
            rows: await page.locator('#paper .printed tr').count(),
            people: await page.locator('#paper .sheet-of-paper h2 bdi').allTextContents(),
            screen: await page.locator('#page > main').isVisible(),
        };
        await page.emulateMedia({ media: 'screen' });
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        return got;
    };
    const all = await laidOut();
    assert.deepEqual(all, { rows: json.candidates.length, people: json.candidates.slice(0, 10).map((c) => c.name), screen: false });
    await page.locator('#rows .row input').nth(3).check();
    await page.locator('#rows .row input').nth(1).check();
    assert.deepEqual(
        (await laidOut()).people,
        [3, 1].map((i) => json.candidates[i].name),
    );
    assert.equal(await page.locator('#paper').count(), 0);
    await close();
});

test('nobody, and one person alone', async () => {
    for (const [pile, rows] of [
        ['edge', 0],
        ['zh-chef.md', 1],
    ]) {
        const { page, trouble, close } = await open(browser, await htmlOf(folder, role, [path.join(resumes, pile)], ['--lang', 'en']));
        assert.equal(await page.locator('#rows .row').count(), rows);
        assert.equal(await page.locator('#matrix thead th').count(), rows);
        await page.locator('#group-skills').focus();
        await page.keyboard.press('ArrowRight');
        await page.locator('#language').click();
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        assert.equal(await page.locator('#paper .printed tr').count(), rows);
        assert.deepEqual(trouble, []);
        await close();
    }
});

test('of many candidates only those in sight are elements, and the last one is reached', async () => {
    const pile = path.join(folder, 'many');
    fs.mkdirSync(pile);
    const count = 600;
    for (let i = 0; i < count; i++)
        fs.writeFileSync(
            path.join(pile, `${String(i).padStart(4, '0')}.md`),
            `# 候选人${i}\n\n## 工作经历\n${2022 - (i % 7)}.01 - 2023.0${1 + (i % 9)} 青禾科技 后端工程师\n- 使用 Java 与 Redis\n`,
        );
    const { page, trouble, close } = await open(browser, await htmlOf(folder, role, [pile]));
    assert.ok((await page.locator('#rows .row').count()) < 60);
    assert.equal(await page.locator('#rows .row').first().getAttribute('aria-setsize'), String(count));
    await page.locator('#rows .name').first().focus();
    await page.keyboard.press('End');
    await page.locator(`#rows .row[aria-posinset="${count}"]`).waitFor();
    assert.ok((await page.locator('#rows .row').count()) < 60);
    await page.waitForFunction(() => {
        const places = [...document.querySelectorAll('#rows .row')].map((row) => Number(row.getAttribute('aria-posinset')));
        return places.every((place, i) => i === 0 || places[i - 1] < place);
    });
    assert.deepEqual(trouble, []);
    await close();
});
