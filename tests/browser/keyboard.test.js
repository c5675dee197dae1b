// Every control can be reached and used without a mouse, and it is seen where the focus is.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { htmlOf, launch, open, rankingOf, resumes, roles, temporaryFolder } from './browser.js';

let browser;
const folder = temporaryFolder();
const role = path.join(roles, 'backend-engineer.yaml');
let file, json;
before(async () => {
    browser = await launch();
    file = await htmlOf(folder, role, [resumes], ['--lang', 'en']);
    json = await rankingOf(role, [resumes], ['--lang', 'en']);
});
after(() => browser.close());

// What a slider changed is drawn with the next frame.
const drawn = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
const dialogsLeft = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll('dialog').length === wanted, count);
const focusedRow = (page) => page.evaluate(() => Number(document.activeElement.closest('.row')?.getAttribute('aria-posinset')));

test('Tab reaches every control, in the order of the page, and shows where it is', async () => {
    const { page, close } = await open(browser, file);
    await page.evaluate(() => document.querySelectorAll('#weights details').forEach((details) => (details.open = true)));
    const expected = await page.evaluate(() => {
        const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
        const usable = all.filter(
            (node) => !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: false }),
        );
        usable.forEach((node, i) => (node.dataset.stop = i));
        return usable.length;
    });
    const seen = [];
    const unseen = [];
    for (let i = 0; i < expected; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
            const node = document.activeElement;
            const style = getComputedStyle(node);
            return { stop: node.dataset.stop, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, what: node.outerHTML.slice(0, 80) };
        });
        if (stop.stop === undefined) break;
        seen.push(Number(stop.stop));
        if (!stop.ring) unseen.push(stop.what);
    }
    assert.equal(new Set(seen).size, expected);
    assert.deepEqual(unseen, []);
    await close();
});

test('the list: arrows, Page Down, End, Home move; space ticks; enter opens; Escape comes back', async () => {
    const { page, close } = await open(browser, file);
    await page.locator('#rows .name').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focusedRow(page), 3);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focusedRow(page), 2);
    await page.keyboard.press('End');
    assert.equal(await focusedRow(page), json.candidates.length);
    await page.keyboard.press('Home');
    assert.equal(await focusedRow(page), 1);
    await page.keyboard.press('PageDown');
    assert.ok((await focusedRow(page)) > 3);
    await page.keyboard.press('Home');
    for (let i = 0; i < 7; i++) {
        await page.keyboard.press(' ');
        await page.keyboard.press('ArrowDown');
    }
    assert.equal(await page.locator('#matrix thead th').count(), 6); // six at the most
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    assert.equal(await page.locator('#matrix thead th').count(), 5);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('dialog.person h2 bdi').textContent(), json.candidates[0].name);
    await page.keyboard.press('Escape');
    await dialogsLeft(page, 0);
    assert.equal(await focusedRow(page), 1);
    // the row in use can be reached from below, however far the page is scrolled
    await page.keyboard.press('End');
    await page.locator('#why-a').focus();
    await page.locator('#matrix .cell').first().focus();
    for (let i = 0; i < 80 && !(await focusedRow(page)); i++) await page.keyboard.press('Shift+Tab');
    assert.equal(await focusedRow(page), json.candidates.length);
    await close();
});

test('sheets: the focus stays inside, previous and next work, evidence opens from within', async () => {
    const { page, close } = await open(browser, file);
    await page.locator('#rows .name').nth(1).focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null));
    }
    await page.locator('dialog.person button', { hasText: 'Next' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('dialog.person h2 bdi').textContent(), json.candidates[2].name);
    await page.locator('dialog.person .criteria .name').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('dialog.evidence').count(), 1);
    await page.locator('dialog.evidence .place').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialogsLeft(page, 1);
    assert.equal(await page.locator('dialog.person').count(), 1);
    await page.keyboard.press('Escape');
    await dialogsLeft(page, 0);
    await close();
});

test('sliders, selects, folds, reset, language, light and dark', async () => {
    const { page, trouble, close } = await open(browser, file);
    await page.locator('#group-skills').focus();
    await page.keyboard.press('End');
    await drawn(page);
    assert.match(await page.locator('#value-skills').textContent(), /^110 /);
    assert.equal(await focused(page), 'group-skills');
    await page.locator('#weights .weights-group summary').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('#weight-0').focus();
    await page.keyboard.press('Home');
    await drawn(page);
    assert.match(await page.locator('#value-0').textContent(), /^0 /);
    await page.locator('#reset').focus();
    await page.keyboard.press('Enter');
    assert.match(await page.locator('#value-skills').textContent(), /^55 /);
    await page.locator('#sort').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#sort').inputValue(), 'skills');
    await page.locator('#must').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#must').inputValue(), 'pass');
    await page.locator('#different').focus();
    await page.keyboard.press(' ');
    assert.ok(await page.locator('#different').isChecked());
    await page.locator('.fold summary').first().focus();
    await page.keyboard.press('Enter');
    assert.ok(
        await page
            .locator('.fold')
            .first()
            .evaluate((fold) => fold.open),
    );
    await page.locator('#theme').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.locator('#language').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    assert.equal(await focused(page), 'language');
    assert.equal(await page.locator('#sort').inputValue(), 'skills'); // what was chosen stays
    assert.equal(await page.locator('#must').inputValue(), 'pass');
    assert.ok(await page.locator('#different').isChecked());
    assert.deepEqual(trouble, []);
    await close();
});

test('the role with its weights can be copied', async () => {
    const { page, close } = await open(browser, file, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#group-skills').focus();
    await page.keyboard.press('ArrowRight');
    await drawn(page);
    await page.locator('#copy').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('voice').textContent !== '');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.locator('#yaml').inputValue());
    assert.ok(copied.includes('weights: {skills: 56, experience: 20'));
    await close();
});
