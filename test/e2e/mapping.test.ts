// Ten mixed files at once: what is clear goes in, what asks is asked, what nobody knows is mapped by hand; all of it is there after a reload.
import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, chooseFiles, openPage, startApp } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
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
  const files = page.getByRole('region', { name: 'Files' });
  await review.getByText('odd.csv').first().waitFor({ timeout: 60_000 });
  for (const name of ['old.xls', 'fake.xls', 'org.csv'])
    await files.getByText(name, { exact: true }).first().waitFor();
  expect(await files.getByText('asks.csv').count()).toBe(0);

  // The question, with its real values side by side.
  const asks = review.getByRole('article').filter({ hasText: 'asks.csv' });
  await asks.getByText(/01\/02\/2024/).waitFor();
  await asks.getByRole('button', { name: 'day.month.year' }).click();
  await asks.getByText('Ready').waitFor({ timeout: 60_000 });

  // The layout nobody knows, mapped by hand.
  const odd = review.getByRole('article').filter({ hasText: 'odd.csv' });
  await odd.getByRole('button', { name: 'Mapping' }).click();
  await odd.getByRole('button', { name: '1', exact: true }).waitFor();
  await odd.getByLabel('Field of Badge').selectOption('employee_id');
  await odd.getByLabel('Field of Who').selectOption('name');
  await odd.getByLabel('Field of Where').selectOption('unit_path');
  await odd.getByRole('button', { name: 'Read again with this mapping' }).click();
  await odd.getByText('Ready').waitFor({ timeout: 60_000 });

  await review.getByRole('button', { name: 'Commit 2 files' }).click();
  await files.getByText('odd.csv', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.reload();
  for (const name of ['odd.csv', 'more.zip/asks.csv', 'old.xls'])
    await files.getByText(name, { exact: true }).first().waitFor({ timeout: 60_000 });
  const loaded = files
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'odd', exact: true }) })
    .getByRole('cell');
  // The count follows once the tables are built again.
  await expect.poll(() => loaded.nth(4).textContent(), { timeout: 60_000 }).toBe('2');
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
