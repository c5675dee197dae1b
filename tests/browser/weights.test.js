// Sliders at random, and the engine asked about the very file that the page offers to copy: the same order, ranks, ties and points.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { atOnce, bole, htmlOf, launch, open, printed, randomFrom, rankingOf, readRows, resumes, roles, temporaryFolder } from './browser.js';

let browser;
const folder = temporaryFolder();
before(async () => (browser = await launch()));
after(() => browser.close());

// Roles written in the ways that people write YAML.
const written = {
    flow: fs.readFileSync(path.join(roles, 'backend-engineer.yaml'), 'utf8'),
    block: `# a comment that stays
role: Platform engineer   # and this one
as_of: 2024-06
weights:
  skills: 50
  # experience matters
  experience: 12.5
  education: 0
skills:
  - skill: java
    weight: 2.5
    years: 4
  - weight: 3
    skill: mysql
  - redis
  - any:
      - kafka
      - rocketmq
    must: true
  - {skill: docker, weight: 0}
  - {skill: go, weight: 0}
experience:
  - years: 6
  - "backend engineer"
education:
  - {level: bachelor}
`,
    'without weights, line ends of Windows':
        'role: 后端\r\nas_of: 2024-06\r\nskills:\r\n  - {skill: java, weight: 3}\r\n  - mysql\r\n  - 消息队列\r\nexperience: [{years: 5}, {management: true}]\r\nlanguages:\r\n- en\r\n',
    'all on one line':
        '{role: Everything in one line, as_of: 2024-06, weights: {skills: 1.125, domains: 0.001}, skills: [java, {skill: redis, weight: 0.333}, mysql, kafka, docker], domains: [payments], education: [bachelor], other: [cet-6]}\n',
};

// 200 settings in all, each a few sliders away from the one before; now and then a reset.
const share = { flow: 80, block: 60 };

// A part of the people, so that the engine may be asked often.
const pile = fs
    .readdirSync(resumes)
    .filter((name) => name.endsWith('.md'))
    .slice(0, 24)
    .map((name) => path.join(resumes, name));

const turnSliders = (page, random) =>
    page.evaluate(
        async (numbers) => {
            const sliders = [...document.querySelectorAll('#weights input[type=range]')];
            for (let i = 0; i + 1 < numbers.length; i += 2) {
                const slider = sliders[Math.floor(numbers[i] * sliders.length)];
                const zero = numbers[i + 1] < 0.15;
                slider.value = zero ? 0 : numbers[i + 1] * Number(slider.max);
                slider.dispatchEvent(new Event('input', { bubbles: true }));
            }
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); // the page draws once a frame
            return document.getElementById('yaml').value;
        },
        Array.from({ length: 2 * (1 + Math.floor(random() * 4)) }, random),
    );

// One candidate's every sentence, another one's each time: the arithmetic is said as the engine would.
const whose = (i) => i % pile.length;

// What the page shows under the setting in force.
const standing = async (page, i) => {
    if (await page.locator('#copy').isDisabled()) return { refused: true };
    const rows = await readRows(page);
    const maxima = await page.locator('#weights .weight.small output').allTextContents();
    return {
        rows: rows.map((row) => [row.rank, row.name, row.score, row.possible, row.must]),
        maxima: maxima.map((words) => words.match(/→ ([\d.]+)/)[1]),
        reasons: await page.evaluate((who) => {
            document.querySelector(`#rows .name[data-index="${who}"]`).click();
            const sheet = document.body.lastElementChild;
            const reasons = [...sheet.querySelectorAll('.criteria tbody td:nth-child(3)')].map((cell) => cell.textContent);
            sheet.close();
            return reasons;
        }, rows[whose(i)].index),
    };
};

// What bole says of the same.
const GROUPS = ['skills', 'experience', 'domains', 'education', 'languages', 'other'];
const expected = (json, i) => {
    const order = json.candidates[0].criteria.map((c, k) => [GROUPS.indexOf(c.group), k]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return {
        rows: json.candidates.map((c) => [
            c.tied ? `${c.rank}=` : String(c.rank),
            c.name,
            printed(c.score),
            c.possible > c.score ? printed(c.possible) : '',
            c.criteria.some((criterion) => criterion.must) ? c.must : null,
        ]),
        maxima: order.map(([, k]) => printed(json.candidates[0].criteria[k].max)),
        reasons: json.candidates[whose(i)].criteria.map((c) => c.reason),
    };
};

const seen = new Set();

for (const [name, text] of Object.entries(written))
    test(`random weights, a role written as: ${name}`, async () => {
        const role = path.join(folder, `${Object.keys(written).indexOf(name)}.yaml`);
        fs.writeFileSync(role, text);
        const { page, trouble, close } = await open(browser, await htmlOf(folder, role, pile), { viewport: { width: 1280, height: 2600 } });
        assert.equal(await page.locator('#yaml').inputValue(), text.replaceAll('\r\n', '\n'));
        const random = randomFrom(name.length);
        const settings = [];
        for (let i = 0; i < (share[name] || 30); i++) {
            if (i % 17 === 16) await page.evaluate(() => document.getElementById('reset').click());
            const yaml = await turnSliders(page, random);
            const file = path.join(folder, `${i}-${path.basename(role)}`);
            fs.writeFileSync(file, yaml);
            settings.push({ file, yaml, shown: await standing(page, i) });
        }
        await atOnce(settings, async ({ file, yaml, shown }, i) => {
            if (shown.refused) return bole(['rank', '--quiet', file, pile[0]], { statuses: [2] }); // no weight at all: refused there too
            const json = await rankingOf(file, pile);
            assert.deepEqual(shown, expected(json, i), yaml);
            seen.add(json);
        });
        await page.locator('#reset').click();
        assert.equal(await page.locator('#yaml').inputValue(), text.replaceAll('\r\n', '\n'));
        assert.deepEqual(trouble, []);
        await close();
    });

// The settings are random, but from a fixed seed: what they must touch is known.
test('the settings touched ties, musts that fail, zero weights of groups and of criteria, and a role without any weight', () => {
    const some = (holds) => [...seen].some(holds);
    assert.ok(seen.size > 180, `${seen.size}`);
    assert.ok(some((json) => json.candidates.some((c) => c.tied && c.must !== 'fail')));
    assert.ok(some((json) => json.candidates.some((c) => c.must === 'fail') && json.candidates.some((c) => c.must === 'pass')));
    assert.ok(some((json) => GROUPS.some((g) => json.role.weights.asked[g] === 0)));
    assert.ok(some((json) => json.candidates[0].criteria.some((c, k) => c.max === 0 && json.candidates[0].criteria.some((o, i) => i !== k && o.group === c.group && o.max > 0))));
    assert.ok(some((json) => json.candidates.some((c, i) => i > 0 && !c.tied && c.score === json.candidates[i - 1].score && c.must === json.candidates[i - 1].must))); // settled by a criterion of weight 0
});

test('what moved is counted, traced, and taken back', async () => {
    const role = path.join(roles, 'backend-engineer.yaml');
    const { page, close } = await open(browser, await htmlOf(folder, role, [resumes]));
    const before = await readRows(page);
    await page.locator('#group-skills').focus();
    await page.keyboard.press('Home'); // nothing for skills, all for schools: that must move somebody
    await page.locator('#group-education').focus();
    await page.keyboard.press('End');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const later = await readRows(page);
    const rankOf = (rows) => new Map(rows.map((row) => [row.index, row.rank.replace('=', '')]));
    const [old, now] = [rankOf(before), rankOf(later)];
    const moved = [...old].filter(([index, rank]) => now.get(index) !== rank).length;
    assert.ok(moved > 0);
    assert.match(await page.locator('#moved').textContent(), new RegExp(`^${moved}\\b|^${moved} `));
    assert.ok((await page.locator('#rows .move').count()) > 0);
    await page.locator('#reset').click();
    assert.deepEqual(await readRows(page), before);
    assert.equal(await page.locator('#rows .move').count(), 0);
    await close();
});
