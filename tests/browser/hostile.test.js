// Names, skills, files and roles made to hurt: they stay text. No dialog, no request, no policy violation; and what is private is not in the file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bole, htmlOf, launch, open, rankingOf, readRows, resumes, roles, temporaryFolder } from './browser.js';

let browser;
const folder = temporaryFolder();
before(async () => (browser = await launch()));
after(() => browser.close());

const attacks = [
    '<script>alert(1)</script>',
    '</script><script>alert(2)</script>',
    '<img src=x onerror=alert(3)>',
    '"><svg onload=alert(4)>',
    "' autofocus onfocus='alert(5)",
    '<!--<script>',
    '--><iframe src=javascript:alert(6)>',
    '</title><style>*{display:none}</style>',
    '{{constructor.constructor("alert(7)")()}}',
    '${alert(8)}',
    '`;alert(9);//',
    '\\u003cscript\\u003ealert(10)\\u003c/script\\u003e',
    '&lt;script&gt;alert(11)&lt;/script&gt;',
    'javascript:alert(12)',
    '<a href="https://example.com/" ping="https://example.com/">x</a>',
    '<meta http-equiv=refresh content="0;url=https://example.com/">',
    '<base href=https://example.com/><link rel=stylesheet href=//example.com/a.css>',
    '\u202e\u2066evil\u2069 txt.exe',
    'Zalgo\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
    '\u2028\u2029line',
    '=HYPERLINK("https://example.com")',
    'two\nlines\ttab\rreturn \u001b[31m \u0007 \u009b2J \u007f',
    'single \' double " back ` “curly” %22 %0a #hash ?query=1&x',
    '\u061c\u200f\u202b\u2067bidi of every kind\u2028\u0085',
    '__proto__',
    'constructor',
    'toString',
    '很长'.repeat(2500),
    'W'.repeat(10000),
];

const person = (attack, i) => `# ${attack.replaceAll(/[\n\r]/g, ' ')}

电话 138-0000-${String(1000 + i)}

## 工作经历

2016.01 - 2022.03 ${attack} 有限公司  后端工程师 ${attack}
- 使用 Java、Redis 与 ${attack} 开发，主导 ${attack}
- 没有用过 MySQL ${attack}

## 教育经历
2012.09 - 2016.07 ${attack} 大学 本科
`;

// JSON is YAML too: quotes as they must be.
const role = {
    role: attacks.join(' ').slice(0, 3000),
    language: 'zh',
    as_of: '2024-06',
    show: ['location', 'salary'],
    skills: [
        { skill: 'java', label: attacks[0], why: attacks[1], must: true },
        { skill: 'redis', label: attacks[3] },
        'mysql',
        { skill: attacks[2], label: attacks[16] },
        { skill: 'kafka', label: 'K'.repeat(10000) },
    ],
    experience: [{ years: 5, label: attacks[4] }],
    education: [{ level: 'bachelor', label: attacks[5] }],
};

// As long as a file's name may be.
const fileName = (attack, i) => `${i} ${Buffer.from(attack.replaceAll('/', '∕').replaceAll('\0', '')).subarray(0, 240).toString().replaceAll('\ufffd', '')}.md`;

const pile = path.join(folder, 'pile');
fs.mkdirSync(pile);
attacks.forEach((attack, i) => fs.writeFileSync(path.join(pile, fileName(attack, i)), person(attack, i)));
fs.writeFileSync(path.join(pile, `<img src=x onerror=alert(13)>.md`), '');
const escaped = JSON.stringify(role).replace(/[\x7f-\x9f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`); // YAML takes none as they are
fs.writeFileSync(path.join(folder, 'role.yaml'), escaped);

for (const javaScriptEnabled of [true, false])
    test(`everything stays text ${javaScriptEnabled ? '' : 'without script too'}`, async () => {
        const json = await rankingOf('role.yaml', ['pile'], [], { cwd: folder });
        const file = path.join(folder, `hostile-${javaScriptEnabled}.html`);
        await bole(['rank', '--quiet', 'role.yaml', 'pile', '-o', file], { cwd: folder });
        const { page, trouble, close } = await open(browser, file, { javaScriptEnabled });
        if (!javaScriptEnabled) {
            assert.deepEqual(
                await page.locator('.rows .row b bdi').allTextContents(),
                json.candidates.map((c) => c.name.replaceAll(/[\x00-\x1f]/g, ' ')),
            );
            assert.deepEqual(trouble, []);
            return close();
        }
        const rows = await readRows(page);
        assert.deepEqual(
            rows.map((row) => row.name),
            json.candidates.map((c) => c.name),
        );
        assert.equal(await page.locator('h1').textContent(), json.role.title);
        assert.deepEqual(
            await page.locator('#failed li bdi.strong').allTextContents(),
            json.failed.map((f) => f.path),
        );
        // every part of the page is looked at, in both languages
        for (let i = 0; i < 3; i++) await page.locator('#rows .row input').nth(i).check();
        for (let turn = 0; turn < 2; turn++) {
            await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
            const cells = await page.locator('#matrix .cell').count();
            for (const i of [0, 1, 2, Math.floor(cells / 2), cells - 1]) {
                await page.locator('#matrix .cell').nth(i).click();
                await page.keyboard.press('Escape');
            }
            for (let i = 0; i < 4; i++) {
                await page.locator('#rows .name').nth(i).click();
                await page.keyboard.press('Escape');
            }
            await page.locator('#search').fill(attacks[turn]);
            await page.locator('#search').fill('');
            await page.locator('#language').click();
        }
        await page.pdf();
        const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')));
        assert.ok(
            links.every((href) => /^(#|\.\/|\.\.\/|\/)/.test(href)),
            links.join('\n'),
        );
        assert.equal(await page.locator('iframe, img, object, embed, base, link, form, [style*="url"], [onload], [onerror]').count(), 0);
        // the resumes wrote no element: only the page's own script ran, and no style but its own is there
        assert.equal(await page.locator('style').count(), 1);
        assert.equal(await page.locator('script:not([type])').count(), 1);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'a long name widens the page');
        assert.deepEqual(trouble, []);
        await close();
    });

test('a link leads to the file from where the report stands, whatever the file is called', async () => {
    fs.mkdirSync(path.join(folder, 'out/deep'), { recursive: true });
    await bole(['rank', '--quiet', 'role.yaml', 'pile', '-o', 'out/deep/r.html'], { cwd: folder });
    const { page, close } = await open(browser, path.join(folder, 'out/deep/r.html'), { viewport: { width: 1280, height: 3000 } });
    const count = await page.locator('#rows .row').count();
    assert.ok(count > 15);
    for (let i = 0; i < count; i += 4) {
        await page.locator('#rows .name').nth(i).click();
        const target = await page.locator('dialog.person .terms a').evaluate((a) => decodeURIComponent(new URL(a.href).pathname));
        assert.ok(fs.existsSync(target), target);
        await page.keyboard.press('Escape');
    }
    await close();
});

const canaries = {
    phone: '13800007788',
    email: 'canary.person@example.com',
    address: '测试市金丝雀路99号301室',
    identity: '110101199001011237',
    birth: '1990年1月1日',
    salary: '31.7K',
    second: '010-88887766',
};
const canaryResume = `# 金小雀
性别：女　出生日期：${canaries.birth}　婚姻状况：已婚
电话：${canaries.phone}　邮箱：${canaries.email}
现居住地址：${canaries.address}
身份证号：${canaries.identity}
目前薪资：${canaries.salary}

## 工作经历
2018.01 - 2023.01 青禾科技 后端工程师
- 使用 Java 与 Redis 开发；联系 [我](mailto:${canaries.email})，座机 ${canaries.second}

## 教育经历
2012.09 - 2016.07 江北大学 本科
`;

test('what is private is in no page, contacts only where they are asked for, names not in a blind one', async () => {
    fs.mkdirSync(path.join(folder, 'one'));
    fs.writeFileSync(path.join(folder, 'one', 'jin.md'), canaryResume);
    const textOf = async (...options) =>
        fs.readFileSync(await htmlOf(folder, path.join(roles, 'backend-engineer.yaml'), [path.join(folder, 'one')], options), 'utf8');
    const absent = (text, ...names) => names.forEach((name) => assert.ok(!text.includes(canaries[name]), name));
    const plain = await textOf();
    absent(plain, 'phone', 'email', 'address', 'identity', 'birth', 'salary', 'second');
    assert.ok(plain.includes('金小雀') && plain.includes('江北大学') && plain.includes('青禾科技'));
    const contacts = await textOf('--contacts');
    absent(contacts, 'identity', 'birth', 'salary');
    assert.ok(contacts.includes(canaries.phone) && contacts.includes(canaries.email));
    const blind = await textOf('--blind', '--contacts');
    absent(blind, 'phone', 'email', 'address', 'identity', 'birth', 'salary', 'second');
    assert.ok(!blind.includes('金小雀') && !blind.includes('江北大学') && !blind.includes('jin.md'));
});

test('one file: small, with a policy, without an address to fetch from', async () => {
    const text = fs.readFileSync(await htmlOf(folder, path.join(roles, 'backend-engineer.yaml'), [resumes]), 'utf8');
    assert.match(
        text,
        /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='">/,
    );
    const page = text.replace(/<script type="application\/json"[^]*?<\/script>/g, '').replace(/<div id="plain">[^]*<\/div>/, '');
    assert.ok(page.length < 300_000, `${page.length}`);
    assert.doesNotMatch(page, /https?:\/\/(?!www\.w3\.org)|\sstyle=|\son\w+=|innerHTML|insertAdjacentHTML|document\.write|\beval\(/);
    for (const [, json] of text.matchAll(/<script type="application\/json"[^>]*>([^]*?)<\/script>/g)) {
        assert.ok(!json.includes('<'));
        JSON.parse(json);
    }
});
