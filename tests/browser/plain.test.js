// Without script, as a phone's preview or a gateway of mail shows it: the head, the ranking with musts and a reason each, the matrix of the best ten, who failed.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { htmlOf, launch, open, printed, rankingOf, resumes, roles, temporaryFolder } from './browser.js';

let browser;
const folder = temporaryFolder();
before(async () => (browser = await launch()));
after(() => browser.close());

for (const language of ['en', 'zh'])
    test(`without script: ${language}`, async () => {
        const role = path.join(roles, 'backend-engineer.yaml');
        const json = await rankingOf(role, [resumes], ['--lang', language]);
        const { page, trouble, close } = await open(browser, await htmlOf(folder, role, [resumes], ['--lang', language]), { javaScriptEnabled: false });
        assert.equal(await page.locator('h1').textContent(), json.role.title);
        assert.ok((await page.locator('.page-head .facts').textContent()).includes(json.asOf));
        const texts = (selector) => page.locator(selector).allTextContents();
        assert.deepEqual(
            await texts('.rows .who b'),
            json.candidates.map((c) => c.name),
        );
        assert.deepEqual(
            await texts('.rows .score b'),
            json.candidates.map((c) => printed(c.score)),
        );
        assert.deepEqual(
            await texts('.rows .rank'),
            json.candidates.map((c) => (c.tied ? `${c.rank}=` : String(c.rank))),
        );
        assert.equal(await page.locator('.rows .must').count(), json.candidates.length);
        assert.equal(await page.locator('.rows .must.fail').count(), json.candidates.filter((c) => c.must === 'fail').length);
        for (const reason of await texts('.rows .reason')) assert.ok(reason.length > 5);
        assert.deepEqual(
            await texts('.matrix thead th bdi'),
            json.candidates.slice(0, 10).map((c) => c.name),
        );
        assert.deepEqual(
            await texts('.matrix td b'),
            json.candidates[0].criteria.flatMap((_, k) => json.candidates.slice(0, 10).map((c) => printed(c.criteria[k].points))),
        );
        assert.deepEqual(
            await texts('.plain-list li bdi.strong'),
            json.failed.map((f) => f.path),
        );
        // bars of the proven points reach as far as the score says
        const reach = await page
            .locator('.rows .bar')
            .evaluateAll((bars) =>
                bars.map((bar) => [...bar.querySelectorAll('rect:not(.open)')].reduce((sum, rect) => sum + Number(rect.getAttribute('width')), 0)),
            );
        assert.deepEqual(
            reach,
            json.candidates.map((c) => Math.round(100 * c.score)),
        );
        assert.equal(await page.locator('html.live').count(), 0);
        assert.deepEqual(trouble, []);
        await close();
    });

test('with script, nothing of the plain markup is left', async () => {
    const { page, close } = await open(browser, await htmlOf(folder, path.join(roles, 'data-analyst.yaml'), [resumes]));
    assert.equal(await page.locator('#plain').count(), 0);
    await close();
});
