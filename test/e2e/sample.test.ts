// The sample company on the production build with the network blocked, in one page as its user has it: start → sample → company → unit →
// person → back, in both languages; the data, the signals; the same figures by hand, by button, on the command line and after a crash.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type App, chooseFiles, killEngine, LONG, openPage, type Session, startApp } from './app.ts';
import { headline, walkByKeyboard, walkThroughCompany } from './journeys/company.ts';
import { walkThroughData } from './journeys/data.ts';
import { tryWhatIf, walkThroughSignals } from './journeys/signals.ts';

const COMPANY = join(import.meta.dirname, '../../sample-data/company');

let app: App;
let session: Session;
/** The headline figures of the company, opened by the button. */
let byButton: string[];
beforeAll(async () => {
  app = await startApp();
  session = await openPage(app, { width: 1920, height: 1080 });
  await session.page.getByRole('button', { name: /Open the sample company/ }).click();
  await session.page.waitForURL(/#\/overview/, LONG);
  byButton = await headline(session.page);
});
afterEach(() => {
  expect(session.strangers).toEqual([]);
  expect(session.problems).toEqual([]);
});
afterAll(() => app.close());

test('from the start to one person and back, every number opens, nothing is asked of the network', async () => {
  await walkThroughCompany(session.page, 'en-US', '营销中心');
});

test('by keyboard: the palette leads to a page, the tree to a unit', async () => {
  await walkByKeyboard(session.page);
});

test('in Chinese, from the start again', async () => {
  const { page } = session;
  await page.goto(`${app.address}#/?lang=zh-CN`);
  await page.getByRole('button', { name: /打开样例公司/ }).click();
  await page.waitForURL(/#\/overview/, LONG);
  await walkThroughCompany(page, 'zh-CN', '营销中心');
});

test('from what is missing to the people, from two sources of a figure to its rows, and how fresh each source is', async () => {
  await walkThroughData(session.page, app);
});

test('from the kinds of signals to a finding, its people, its formula, the rater and the report', async () => {
  await walkThroughSignals(session.page, app);
});

test('a rating moved on trial changes what the signals say, and nothing stays behind', async () => {
  await tryWhatIf(session.page, app);
});

test('the same figures by hand, after the engine was killed twice, and on the command line', {
  timeout: 300_000,
}, async () => {
  const { page, context } = await openPage(app, { killable: true });
  const files = readdirSync(COMPANY).filter((name) => name !== 'manifest.json');
  await chooseFiles(
    page,
    files.map((name) => ({ name, content: readFileSync(join(COMPANY, name)) })),
  );
  await page
    .getByText(/Reading|Computing/)
    .first()
    .waitFor(LONG);
  // In the middle of the import: it ends with the same figures by itself.
  await killEngine(page);
  await page.waitForURL(/#\/data/, LONG);
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect.poll(() => headline(page), LONG).toEqual(byButton);
  await killEngine(page);
  await page.getByRole('status').filter({ hasText: 'The engine was restarted' }).waitFor(LONG);
  await expect.poll(() => headline(page), LONG).toEqual(byButton);
  await context.close();

  const printed = execFileSync(
    'npx',
    [
      'tsx',
      'src/headless/main.ts',
      '--data',
      'sample-data',
      '--query',
      'unit_headline',
      '--param',
      'unit_id=01',
      '--param',
      'period_id=2025',
    ],
    {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [row] = JSON.parse(printed) as {
    mean_score: number;
    headcount: number;
    kpi_met: number;
    kpi_count: number;
  }[];
  expect(row!.mean_score.toFixed(1)).toBe(byButton[0]);
  expect(byButton).toContain(`${row!.kpi_met} / ${row!.kpi_count}`);
  expect(byButton).toContain(row!.headcount.toLocaleString('en'));
});
