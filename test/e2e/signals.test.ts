// The signals page on the production build: planted effects are found, opened to people and figures, and said in both languages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openPage, startApp } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('from the kinds to a finding, its people, its formula, the rater and the report', async () => {
  const { page, context, problems, strangers } = await openPage(app, { width: 1920, height: 1080 });
  await page.getByRole('button', { name: /open the sample/i }).click();
  await page.waitForURL(/overview.*unit=/, { timeout: 120_000 });
  await page.goto(`${app.address}#/signals`);
  await page.getByRole('heading', { name: 'Bias signals', level: 1 }).waitFor();
  const kinds = page.getByRole('region', { name: 'Kinds of signals' });
  const leniency = kinds.getByRole('row').filter({ hasText: 'Leniency and severity' });
  // Planted: one lenient and one severe rater, nobody else.
  await leniency.getByText('2').first().waitFor({ timeout: 60_000 });
  await page.goto(`${app.address}#/signals?signal=leniency&subject=000007&comparison=company`);
  await page
    .getByText(/are on average [\d.]+ above what KPI results and level predict/)
    .waitFor({ timeout: 60_000 });
  await page.getByText(/Possible reasons: different standards/).waitFor();
  await page.getByRole('heading', { name: 'Evidence' }).waitFor();
  await page.getByRole('button', { name: '16', exact: true }).first().click();
  await page
    .getByRole('dialog')
    .getByText(/EB = τ²/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save report' }).click();
  expect((await saved).suggestedFilename()).toBe('signals-2025.csv');
  await page.goto(`${app.address}#/signals?tab=rater&rater=000007&lang=zh-CN`);
  await page
    .getByRole('row')
    .filter({ hasText: '宽严倾向' })
    .getByText('待核实')
    .waitFor({ timeout: 60_000 });
  expect(problems).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});
