// Ten mixed files at once: what is clear goes in, what asks is asked, what nobody knows is mapped by hand; all of it is there after a reload.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, chooseFiles, LONG, openPage, startApp } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ isLight: true });
});
afterAll(() => app.close());

const fixture = (name: string) => ({
  name,
  content: readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url)),
});

/** An old workbook, as a machine from 2003 would write it. */
function oldWorkbook(): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['工号', '姓名', '部门'],
      ['000501', '辛', '集团/华北'],
      ['000502', '壬', '集团/华北'],
    ]),
    '花名册',
  );
  return Buffer.from(write(book, { type: 'array', bookType: 'xls' }) as ArrayBuffer);
}

test('ten mixed files, one question, one mapping by hand, one commit, one reload', async () => {
  const { page, context, problems, strangers } = await openPage(app, { width: 1600, height: 1000 });
  await chooseFiles(page, [
    { name: 'org.csv', content: '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东,01\n' },
    fixture('roster_花名册.csv'),
    fixture('salesforce_report.csv'),
    fixture('kingdee_k3cloud_销售订单.xlsx'),
    fixture('dingtalk_每日统计_20240901-20240930.xlsx'),
    fixture('rating_final.csv'),
    { name: 'old.xls', content: oldWorkbook() },
    {
      name: 'fake.xls',
      content:
        '<html><table><tr><th>工号</th><th>姓名</th><th>部门</th></tr><tr><td>000601</td><td>癸</td><td>集团/华南</td></tr></table></html>',
    },
    {
      name: 'more.zip',
      content: Buffer.from(
        zipSync({
          'asks.csv': new TextEncoder().encode(
            '工号,姓名,部门,入职日期\n000701,子,集团,01/02/2024\n000702,丑,集团,03/04/2024\n',
          ),
        }),
      ),
    },
    { name: 'odd.csv', content: 'Badge;Who;Where\n000801;Yin;集团/华西\n000802;Mao;集团/华西\n' },
  ]);
  const review = page.getByRole('region', { name: 'Review before committing' });
  const files = page.getByRole('region', { name: 'Files', exact: true });
  await review.getByText('odd.csv').first().waitFor(LONG);
  for (const name of ['old.xls', 'fake.xls', 'org.csv'])
    await files.getByText(name, { exact: true }).first().waitFor();
  expect(await files.getByText('asks.csv').count()).toBe(0);

  // The question, with its real values side by side.
  const asks = review.getByRole('article').filter({ hasText: 'asks.csv' });
  await asks.getByText(/01\/02\/2024/).waitFor();
  await asks.getByRole('button', { name: 'day.month.year' }).click();
  await asks.getByText('Ready').waitFor(LONG);

  // The layout nobody knows, mapped by hand.
  const odd = review.getByRole('article').filter({ hasText: 'odd.csv' });
  await odd.getByRole('button', { name: 'Mapping' }).click();
  await odd.getByRole('button', { name: '1', exact: true }).waitFor();
  await odd.getByLabel('Field of Badge').selectOption('employee_id');
  await odd.getByLabel('Field of Who').selectOption('name');
  await odd.getByLabel('Field of Where').selectOption('unit_path');
  await odd.getByRole('button', { name: 'Read again with this mapping' }).click();
  await odd.getByText('Ready').waitFor(LONG);

  await review.getByRole('button', { name: 'Commit 2 files' }).click();
  await files.getByText('odd.csv', { exact: true }).first().waitFor(LONG);
  await page.reload();
  for (const name of ['odd.csv', 'more.zip/asks.csv', 'old.xls'])
    await files.getByText(name, { exact: true }).first().waitFor(LONG);
  const loaded = files
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'odd', exact: true }) })
    .getByRole('cell');
  // The count follows once the tables are built again.
  await expect.poll(() => loaded.nth(4).textContent(), LONG).toBe('2');
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

const ORG = { name: 'org.csv', content: '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东,01\n' };
const ROSTER = {
  name: 'roster.csv',
  content: '工号,姓名,部门\n000101,王伟,集团/华东\n000102,王伟,集团\n000103,李娜,集团/华东\n',
};
/** Big5 whose few characters are good GB18030 too, ids without their zeros, and a word for "peer" that nobody lists. */
const scores = (name: string) => ({
  name,
  content: iconv.encode('ratee,rater,role,score,cycle\n101,103,夥伴,4,2025\n102,103,夥伴,5,2025\n', 'big5'),
});
const ROWS = [
  { ratee_id: '000101', rater_id: '000103', role: 'peer', score_raw: 4 },
  { ratee_id: '000102', rater_id: '000103', role: 'peer', score_raw: 5 },
];

/** A workspace with a roster, and a file of scores that waits for its review. */
async function withScores(name: string) {
  const session = await openPage(app, { width: 1600, height: 1000 });
  const { page } = session;
  await chooseFiles(page, [ORG, ROSTER]);
  // The address is there before the page is.
  await page.getByRole('heading', { name: 'Data', level: 1 }).waitFor(LONG);
  await chooseFiles(page, [scores(name)]);
  const card = page.getByRole('article').filter({ hasText: name });
  await card.waitFor(LONG);
  return { ...session, card };
}

test('an encoding, a word and the zeros of ids are answered once; the exported mapping says it all elsewhere', async () => {
  const { page, card, context, problems } = await withScores('scores.csv');
  await card.getByText('Asks').waitFor(LONG);
  // Nothing is joined silently: the proposal says what it would match.
  await card.getByText('0 of 3 ids are known as they stand.').waitFor();
  await card.getByRole('button', { name: 'Pad to 6 digits: matches 3 of 3' }).click();
  await card.getByText('Ready').waitFor(LONG);
  // What was said of everybody's ids can be taken back, and is asked again.
  await page.getByRole('button', { name: 'Take back the answer about leading zeros' }).click();
  await card.getByText('0 of 3 ids are known as they stand.').waitFor(LONG);
  await card.getByRole('button', { name: 'Pad to 6 digits: matches 3 of 3' }).click();
  await card.getByText('Ready').waitFor(LONG);

  await card.getByRole('button', { name: 'Mapping' }).click();
  await card.getByRole('button', { name: /^big5.*夥伴/ }).click();
  await card.getByText(/big5 ·/).waitFor(LONG);
  await card.getByLabel('What 夥伴 stands for').selectOption({ label: 'peer' });
  await card.getByRole('button', { name: 'Read again with 1 answer' }).click();
  await card.getByText('夥伴 → peer').waitFor(LONG);

  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save mapping' }).click();
  const mapping = readFileSync(await (await download).path(), 'utf8');
  const document = JSON.parse(mapping);
  expect(document).toMatchObject({ version: 2, identities: { zeros: { pad: 6 } } });
  const schema = await page.request.get(document.$schema);
  expect(await schema.json()).toMatchObject({ title: 'Plumbline mapping' });
  await page.getByRole('button', { name: 'Commit 1 file' }).click();
  await expect.poll(() => page.getByRole('article').count(), LONG).toBe(0);
  expect(problems).toEqual([]);
  await context.close();

  // Another workspace, another name: nothing is asked any more, and the rows are the same.
  const next = await withScores('next-month.csv');
  await next.card.getByRole('button', { name: 'Mapping' }).click();
  await next.card.locator('input[type=file]').setInputFiles({
    name: 'mapping.json',
    mimeType: 'application/json',
    buffer: Buffer.from(mapping),
  });
  await next.card.getByText('Read as remembered').waitFor(LONG);
  await next.card.getByText('Ready').waitFor(LONG);
  await next.card
    .getByRole('row', { name: /Review scores/ })
    .getByRole('button', { name: '2', exact: true })
    .click();
  for (const { ratee_id } of ROWS)
    await next.card.getByRole('gridcell', { name: ratee_id }).first().waitFor();
  expect(await next.card.getByRole('gridcell', { name: 'peer' }).count()).toBe(ROWS.length);
  expect(next.problems).toEqual([]);
  await next.context.close();

  const folder = mkdtempSync(join(tmpdir(), 'plumbline-mapping-'));
  const place = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const data = [ORG, ROSTER, scores('next-month.csv')].map(({ name, content }) => place(name, content));
  const sql = 'SELECT ratee_id, rater_id, role, score_raw FROM review_score ORDER BY 1';
  const headless = [
    'tsx',
    'src/headless/main.ts',
    '--data',
    ...data.flatMap((path, at) => (at === 0 ? [path] : ['--data', path])),
  ];
  const { stdout } = await promisify(execFile)('npx', [
    ...headless,
    '--mapping',
    place('mapping.json', mapping),
    '--sql',
    sql,
  ]);
  rmSync(folder, { recursive: true });
  expect(JSON.parse(stdout)).toEqual(ROWS);
});
