// The main job on the production build with the network blocked: start → sample → company → unit → person → back, in both languages;
// the same figures by hand, by button and on the command line; the same again after the engine was killed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, chooseFiles, killEngine, openPage, startApp } from './app.ts';

const COMPANY = join(import.meta.dirname, '../../sample-data/company');
const LONG = { timeout: 120_000 };

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The headline figures as they stand on the overview. */
async function headline(page: Page): Promise<string[]> {
  await page.locator('.overview-cards .kpi-value').first().waitFor(LONG);
  return page.locator('.overview-cards .kpi-value').allTextContents();
}

async function openSample(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/#\/overview/, LONG);
}

/** From the distribution: the palette leads to a page, the tree to a unit. */
async function walkByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page
    .getByPlaceholder(/command/)
    .first()
    .fill('Data');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/data/, LONG);
  await page.keyboard.press('Alt+3');
  await page.waitForURL(/#\/overview/, LONG);
  await page.getByRole('treegrid').getByRole('row').first().focus(LONG);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/unit=01\d\d/, LONG);
}

describe.each([
  { locale: 'en-US' as const, sample: /Open the sample company/, sales: '营销中心' },
  { locale: 'zh-CN' as const, sample: /打开样例公司/, sales: '营销中心' },
])('in $locale', ({ locale, sample, sales }) => {
  test('from the start to one person and back, every number opens, nothing is asked of the network', async () => {
    const { page, strangers, problems, context } = await openPage(app, { locale });
    await openSample(page, sample);
    const company = await headline(page);
    expect(company[0]).toMatch(/^\d+\.\d$/);

    // A number explains itself: sentence, formula, SQL, source rows with their place in a file.
    await page
      .getByRole('row', { name: /营业收入/ })
      .getByRole('button')
      .nth(2)
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('KPI实绩_2025.csv').first().waitFor(LONG);
    await drawer
      .getByText(/fct_attainment/)
      .first()
      .waitFor();
    expect(page.url()).toContain('explain=');
    await page.goBack();
    await drawer.waitFor({ state: 'hidden' });

    // Company → unit by the tree.
    await page
      .getByRole('treegrid')
      .getByRole('row', { name: new RegExp(sales) })
      .click();
    await page.getByRole('heading', { level: 1, name: sales }).waitFor(LONG);
    await expect.poll(() => headline(page)).not.toEqual(company);
    const unitAddress = page.url();

    // Unit → person by the list.
    await page.locator('.overview-main').evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await page.mouse.wheel(0, 6000);
    await page.locator('.ag-row').first().click(LONG);
    await page.waitForURL(/#\/person/, LONG);
    await page.locator('.person-cards .kpi-value').first().waitFor(LONG);
    await page.locator('.person canvas').first().waitFor(LONG);

    // Back to the unit, back to the company.
    await page.goBack();
    await page.waitForURL(unitAddress);
    await page.getByRole('heading', { level: 1, name: sales }).waitFor(LONG);
    await page.goBack();
    await expect.poll(() => headline(page), LONG).toEqual(company);

    // The distribution, and from there a person.
    await page.getByRole('link', { name: locale === 'en-US' ? 'Distribution' : '分布', exact: true }).click();
    await page.locator('.distribution-chips li').first().waitFor(LONG);

    if (locale === 'en-US') await walkByKeyboard(page);
    expect(strangers).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

test('the same figures after the engine was killed, by hand, and on the command line', {
  timeout: 300_000,
}, async () => {
  const { page, context } = await openPage(app, { killable: true });
  await openSample(page, /Open the sample company/);
  const byButton = await headline(page);
  await killEngine(page);
  await page.getByRole('status').filter({ hasText: 'The engine was restarted' }).waitFor(LONG);
  await expect.poll(() => headline(page), LONG).toEqual(byButton);
  await context.close();

  const hand = await openPage(app, { killable: true });
  const files = readdirSync(COMPANY).filter((name) => name !== 'manifest.json');
  await chooseFiles(
    hand.page,
    files.map((name) => ({ name, content: readFileSync(join(COMPANY, name)) })),
  );
  await hand.page
    .getByText(/Reading|Computing/)
    .first()
    .waitFor(LONG);
  // In the middle of the import as well: it ends with the same figures by itself.
  await killEngine(hand.page);
  await hand.page.waitForURL(/#\/data/, LONG);
  await hand.page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect.poll(() => headline(hand.page), LONG).toEqual(byButton);
  await hand.context.close();

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
