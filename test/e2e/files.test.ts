// Files in by hand: what is understood is said, what is bad is named, nothing is lost when the engine dies.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, chooseFiles, killEngine, LONG, openPage, startApp } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ isLight: true });
});
afterAll(() => app.close());

const org = { name: 'org.csv', content: '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东,01\n' };
const roster = {
  name: 'roster.csv',
  content:
    '工号,姓名,部门编码,部门,性别,入职日期\n000123,甲,02,集团/华东,男,2020-01-01\n000124,乙,02,集团/华东,女,2021-01-01\n',
};
const bigKpi = {
  name: 'kpi.csv',
  content: `指标编码,考核指标,责任主体编码,考核期,目标值,实际值,权重,方向\n${Array.from({ length: 20_000 }, (_, index) => `K${index % 40},指标${index % 40},${String(index % 1500).padStart(6, '0')},2025-${String((index % 12) + 1).padStart(2, '0')},100,${80 + (index % 40)},0.25,越高越好`).join('\n')}\n`,
};

test('the start page says in both languages that nothing leaves the computer, and keeps its word', async () => {
  const chinese = await openPage(app, { locale: 'zh-CN' });
  await chinese.page.getByText('数据不离开这台电脑').waitFor();
  expect(await chinese.page.getAttribute('html', 'lang')).toBe('zh-CN');
  await chinese.page.getByRole('radio', { name: 'EN' }).click();
  await chinese.page.getByText('Nothing leaves this computer').waitFor();
  expect(chinese.page.url()).toContain('lang=en');
  expect(chinese.strangers).toEqual([]);
  expect(chinese.problems).toEqual([]);
  await chinese.context.close();
});

test('bad files among good ones: each gets a precise message, the rest loads', async () => {
  const xlsx = zipSync({
    '[Content_Types].xml': new TextEncoder().encode('<Types/>'),
    'xl/workbook.xml': new TextEncoder().encode('<workbook/>'),
  });
  const { page, problems, strangers, context } = await openPage(app);
  await chooseFiles(page, [
    org,
    roster,
    { name: 'empty.csv', content: '' },
    { name: 'text.xlsx', content: '工号,姓名,部门编码\n000125,丙,02\n' },
    { name: 'cut.xlsx', content: Buffer.from(xlsx.slice(0, xlsx.length - 30)) },
    { name: 'ragged.csv', content: '工号,姓名,部门编码\n000126,丁,02\n000127,戊,02,extra\n' },
    { name: 'poem.csv', content: 'roses,violets\nred,blue\n' },
  ]);
  const files = page.getByRole('region', { name: 'Files', exact: true });
  await files.getByText('empty.csv is empty').waitFor();
  await files.getByText(/cut\.xlsx is damaged/).waitFor();
  await page
    .getByRole('region', { name: 'Review before committing' })
    .getByText(/poem\.csv: the layout is not known\. Headings found: roses, violets/)
    .waitFor();
  const rejects = page.getByRole('region', { name: 'Refused rows and values' });
  const ragged = rejects.getByRole('row').filter({ hasText: 'ragged.csv' });
  await ragged.getByText(/more or fewer cells/).waitFor();
  expect(await ragged.textContent()).toContain('3');
  // 2 from the roster, 1 from the text that calls itself xlsx, 1 good row of the ragged file.
  for (const [file, loaded] of [
    ['roster', '2'],
    ['text', '1'],
    ['ragged', '1'],
  ] as const) {
    const cells = files
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: file, exact: true }) })
      .getByRole('cell');
    expect(await cells.nth(4).textContent(), file).toBe(loaded);
  }
  // What was refused is taken out, mended and dropped again.
  const saved = page.waitForEvent('download');
  await rejects.getByRole('button', { name: 'Rows to mend: ragged.csv · ragged' }).click();
  const table = await readFile(await (await saved).path(), 'utf8');
  expect(table.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff工号,姓名,部门编码,#4,_row,_field,_reason',
    '000127,戊,02,extra,3,,the row has more or fewer cells than there are headings; mend the row and drop the file again',
  ]);
  const mended = table.replace(',#4,', ',').replace(',extra,', ',');
  await chooseFiles(page, [{ name: 'mended.csv', content: mended }]);
  await page
    .getByRole('region', { name: 'Review before committing' })
    .getByRole('button', { name: 'Commit 1 file' })
    .click();
  const again = files
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'mended', exact: true }) })
    .getByRole('cell');
  await expect.poll(() => again.nth(4).textContent(), LONG).toBe('1');
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

test('an engine that dies during an import and again while idle: the import ends well by itself, one calm line, the same figures', async () => {
  const { page, context } = await openPage(app, { killable: true });
  await page.getByText('Nothing leaves this computer').waitFor();
  await chooseFiles(page, [org, roster, bigKpi]);
  await page
    .getByText(/Reading|Computing/)
    .first()
    .waitFor();
  await killEngine(page);
  await page.waitForURL(/#\/data/, LONG);
  const loaded = () =>
    page
      .getByRole('region', { name: 'Files', exact: true })
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: 'kpi', exact: true }) })
      .getByRole('cell')
      .nth(4)
      .textContent();
  await expect.poll(loaded, LONG).toBe('20,000');
  await killEngine(page);
  await page.getByRole('status').filter({ hasText: 'The engine was restarted' }).waitFor(LONG);
  await expect.poll(loaded, LONG).toBe('20,000');
  await context.close();
});

test('the page carries its content security policy', () => {
  const html = readFileSync(join(import.meta.dirname, '../../dist/index.html'), 'utf8').replaceAll(
    '&#39;',
    "'",
  );
  expect(html).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(html).not.toMatch(/<script[^>]*>[^<]/);
});
