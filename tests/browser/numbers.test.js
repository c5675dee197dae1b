// Every number, word and quote on the page is the one that `--format json` has.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bole, htmlOf, launch, open, printed, rankingOf, readRows, resumes, roles, temporaryFolder } from './browser.js';

let browser;
const folder = temporaryFolder();
before(async () => (browser = await launch()));
after(() => browser.close());

const inSight = (view, line) =>
    view.evaluate((node, wanted) => {
        const row = node.querySelector(`[data-line="${wanted}"]`).getBoundingClientRect();
        const frame = node.getBoundingClientRect();
        return row.top >= frame.top && row.top < frame.bottom;
    }, line);

const STATES = { met: '●', partly: '◐', 'not-met': '○', 'no-data': '–' };
const cell = (page, row, column) => page.locator('#matrix tbody tr:not(.group)').nth(row).locator('td').nth(column);

for (const [role, options] of [
    ['backend-engineer', []],
    ['data-analyst', ['--lang', 'zh']],
    ['restaurant-chef', ['--limit', '12']],
    ['backend-engineer', ['--blind']],
]) {
    test(`ranking: ${role} ${options.join(' ')}`, async () => {
        const file = path.join(roles, `${role}.yaml`);
        const json = await rankingOf(file, [resumes], options);
        const { page, trouble, close } = await open(browser, await htmlOf(folder, file, [resumes], options));
        const rows = await readRows(page);
        assert.equal(rows.length, json.counts.shown);
        json.candidates.forEach((candidate, i) => {
            assert.equal(rows[i].rank, candidate.tied ? `${candidate.rank}=` : String(candidate.rank));
            assert.equal(rows[i].name, candidate.name);
            assert.equal(rows[i].score, printed(candidate.score));
            assert.equal(rows[i].possible, candidate.possible > candidate.score ? printed(candidate.possible) : '');
            assert.equal(rows[i].must, candidate.criteria.some((c) => c.must) ? candidate.must : null);
        });
        assert.equal(await page.locator('#failed li').count(), json.failed.length);
        assert.deepEqual(trouble, []);
        await close();
    });
}

test('side by side: states, points, possible points and what was found, of six', async () => {
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [resumes]);
    const { page, close } = await open(browser, await htmlOf(folder, file, [resumes]), { viewport: { width: 1280, height: 2400 } });
    for (let i = 0; i < 6; i++) await page.locator('#rows .row input').nth(i).check();
    const byGroup = ['skills', 'experience', 'domains', 'education', 'languages', 'other'];
    const order = json.candidates[0].criteria.map((c, k) => [byGroup.indexOf(c.group), k]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (let row = 0; row < order.length; row++)
        for (let column = 0; column < 6; column++) {
            const criterion = json.candidates[column].criteria[order[row][1]];
            const shown = cell(page, row, column);
            const open_ = criterion.possible - criterion.points;
            assert.equal(await shown.locator('.glyph').textContent(), STATES[criterion.state]);
            assert.equal(await shown.locator('.points b').textContent(), printed(criterion.points));
            assert.equal(await shown.locator('.open-points').count(), open_ > 0.001 ? 1 : 0);
            assert.equal(await shown.locator('.found').textContent(), criterion.found);
        }
    await page.locator('#different').check();
    const differing = order.filter(([, k]) => {
        const six = json.candidates.slice(0, 6).map((candidate) => candidate.criteria[k]);
        return six.some((c) => c.points !== six[0].points || c.state !== six[0].state);
    });
    assert.equal(await page.locator('#matrix tbody tr:not(.group)').count(), differing.length);
    await close();
});

test('evidence: the sentence, the rule, each quote, and the same words marked in the text', async () => {
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [resumes]);
    const { page, close } = await open(browser, await htmlOf(folder, file, [resumes]));
    const skills = json.candidates[0].criteria.filter((c) => c.group === 'skills');
    for (let row = 0; row < skills.length; row++)
        for (let column = 0; column < 3; column++) {
            const criterion = json.candidates[column].criteria.filter((c) => c.group === 'skills')[row];
            await cell(page, row, column).locator('button').click();
            const sheet = page.locator('dialog.evidence');
            assert.equal(await sheet.locator('.reason').textContent(), criterion.reason);
            assert.equal(await sheet.locator('code').textContent(), `${criterion.rule.file}:${criterion.rule.line}`);
            assert.deepEqual(
                await sheet.locator('.quotes li > q').allTextContents(),
                criterion.evidence.map((e) => e.quote),
            );
            for (const evidence of criterion.evidence)
                assert.ok(
                    (await sheet.locator(`[data-line="${evidence.line}"] mark`).allTextContents()).includes(evidence.quote),
                    `${evidence.line}: ${evidence.quote}`,
                );
            if (criterion.evidence.length > 0) assert.ok(await inSight(sheet.locator('.document'), criterion.evidence[0].line));
            await page.keyboard.press('Escape');
            await sheet.waitFor({ state: 'detached' });
        }
    await close();
});

test('evidence in a long text: the line is in sight once the page has settled', async () => {
    const lines = Array.from({ length: 4000 }, (_, i) => (i % 7 === 0 ? '- 参与需求评审和排期，独立完成从方案设计、编码、联调到上线的全流程，'.repeat(1 + (i % 5)) : '- 其他'));
    lines[3000] = '- 使用 Redis 缓存';
    fs.writeFileSync(path.join(folder, 'long.md'), `# 王小明\n电话 138-0000-1234\n\n## 工作经历\n2018.01 - 2022.03 青禾科技 后端工程师\n${lines.join('\n')}\n`);
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [path.join(folder, 'long.md')]);
    const { page, close } = await open(browser, await htmlOf(folder, file, [path.join(folder, 'long.md')]));
    const k = json.candidates[0].criteria.findIndex((c) => c.evidence.some((e) => e.line > 2000));
    const { line } = json.candidates[0].criteria[k].evidence[0];
    await cell(page, k, 0).locator('button').click();
    const view = page.locator('dialog.evidence .document');
    await view.locator('.line').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(400);
    assert.ok(await inSight(view, line));
    await close();
});

test('why: the steps are those of `bole why`, in its order, and add up to the gap', async () => {
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [resumes]);
    const { page, close } = await open(browser, await htmlOf(folder, file, [resumes]));
    for (const [a, b] of [
        [0, 1],
        [1, 0],
        [2, 20],
        [4, 5],
        [0, json.candidates.length - 1],
    ]) {
        const why = JSON.parse(await bole(['why', '--format', 'json', file, json.candidates[a].source.path, json.candidates[b].source.path]));
        await page.locator('#why-a').selectOption(String(a));
        await page.locator('#why-b').selectOption(String(b));
        const values = (await page.locator('.waterfall > li:not(.end) .step-value').allTextContents()).map((text) => Number(text.replace('−', '-')));
        const labels = await page.locator('.waterfall > li:not(.end) .step-label').allTextContents();
        const steps = why.differences.filter((step) => step.difference !== 0);
        assert.deepEqual(
            labels,
            steps.map((step) => step.label),
        );
        assert.deepEqual(
            values,
            steps.map((step) => step.difference),
        );
        const sum = Math.round(100 * values.reduce((total, value) => total + value, 0));
        assert.equal(sum, Math.round(100 * why.gap));
        assert.equal(Number((await page.locator('#why-sum b').textContent()).replace('−', '-')), why.gap);
    }
    await close();
});

test('one candidate: questions, what was not credited, findings and jobs are those of the JSON and of parse', async () => {
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [resumes], ['--lang', 'en']);
    const { page, close } = await open(browser, await htmlOf(folder, file, [resumes], ['--lang', 'en']), { viewport: { width: 1280, height: 5000 } });
    const some = [0, 1, 2, 6, 9, 15].map((i) => json.candidates[i].source.path);
    const records = JSON.parse(await bole(['parse', '--quiet', '--format', 'json', '--as-of', json.asOf, ...some]));
    for (const record of records) {
        const i = json.candidates.findIndex((candidate) => candidate.source.path === record.source.path);
        const candidate = json.candidates[i];
        await page.locator('#rows .name').nth(i).click();
        const sheet = page.locator('dialog.person');
        const text = await sheet.textContent();
        for (const question of candidate.questions) assert.ok(text.includes(question.text), question.text);
        for (const denial of record.notCredited) assert.ok(text.includes(denial.quote) && text.includes(denial.name), denial.quote);
        for (const finding of record.findings) assert.ok(text.includes(finding.message), finding.message);
        for (const skill of record.skills.slice(0, 20)) assert.ok(text.includes(skill.name), skill.name);
        const dated = record.work.filter((job) => job.months !== null && job.months > 0);
        assert.ok((await sheet.locator('.span.job, .span.intern').count()) >= dated.length);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
    }
    await close();
});

test('search, filter and sort choose among the same rows', async () => {
    const file = path.join(roles, 'backend-engineer.yaml');
    const json = await rankingOf(file, [resumes]);
    const { page, close } = await open(browser, await htmlOf(folder, file, [resumes]));
    await page.locator('#must').selectOption('fail');
    assert.equal((await readRows(page)).length, json.candidates.filter((c) => c.must === 'fail').length);
    await page.locator('#must').selectOption('all');
    await page.locator('#search').fill(json.candidates[3].name);
    assert.deepEqual(
        (await readRows(page)).map((row) => row.name),
        json.candidates.map((c) => c.name).filter((name) => name.includes(json.candidates[3].name)),
    );
    await page.locator('#search').fill('');
    await page.locator('#sort').selectOption('domains');
    const sums = json.candidates.map((c) => c.criteria.filter((x) => x.group === 'domains').reduce((total, x) => total + Math.round(100 * x.points), 0));
    const rows = await readRows(page);
    assert.deepEqual(
        rows.map((row) => sums[row.index]),
        sums.slice().sort((a, b) => b - a),
    );
    await close();
});
