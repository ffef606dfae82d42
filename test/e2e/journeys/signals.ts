// Signals of the sample company: planted effects are found, opened to people and figures, said in both languages, and move with a rating.
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { App } from '../app.ts';

/** From the kinds to a finding, its people, its formula, the rater and the report. */
export async function walkThroughSignals(page: Page, app: App): Promise<void> {
  await page.goto(`${app.address}#/signals?lang=en`);
  await page.getByRole('heading', { name: 'Bias signals', level: 1 }).waitFor();
  const kinds = page.getByRole('region', { name: 'Kinds of signals' });
  const leniency = kinds.getByRole('row').filter({ hasText: 'Leniency and severity' });
  // Planted: one lenient and one severe rater, nobody else.
  await leniency.getByText('2').first().waitFor({ timeout: 60_000 });
  // What is to be looked at, in words; the way from there to the evidence, and back.
  const all = page.getByRole('region', { name: 'What to look at' });
  await all
    .getByText(/are on average [\d.]+ rating steps above what KPI results and level predict/)
    .waitFor({ timeout: 60_000 });
  await all.getByRole('link', { name: 'Evidence' }).first().click();
  await page.getByRole('heading', { name: 'Evidence' }).waitFor({ timeout: 60_000 });
  await page.goBack();
  await all.waitFor();
  // A count opens to what is counted.
  await leniency.getByRole('button').first().click();
  await page
    .getByRole('dialog')
    .getByText(/tests of this kind were made/)
    .waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await page.goto(`${app.address}#/signals?signal=leniency&subject=000007&comparison=company`);
  await page
    .getByText(/are on average [\d.]+ rating steps above what KPI results and level predict/)
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
  // The groups of one attribute side by side, in the company and in one division.
  await page.goto(`${app.address}#/signals?tab=group&group=gender&lang=en`);
  const female = page.getByRole('row').filter({ hasText: /^female/ });
  await female.filter({ hasText: 'Gap between groups' }).getByRole('button').last().click();
  await page.getByRole('dialog').getByText('Gap between groups', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
}

/** A person of the lenient rater is moved down; the flag reads differently, opens to the moves, and nothing stays behind. */
export async function tryWhatIf(page: Page, app: App): Promise<void> {
  await page.goto(`${app.address}#/signals?tab=whatif&lang=en`);
  const find = page.getByPlaceholder('Find a person to move');
  await find.fill('000019');
  await page.getByRole('option').first().click();
  await page
    .getByText('Move a rating on the left', { exact: false })
    .or(page.getByText('No signal reads'))
    .waitFor();
  await page.getByRole('button', { name: /New rating of/ }).click();
  expect(await find.inputValue()).toBe('');
  await page.getByRole('option', { name: 'C', exact: true }).click();
  const changed = page
    .getByRole('region', { name: 'What it changes' })
    .getByRole('row')
    .filter({ hasText: 'Leniency and severity' })
    .first();
  await changed.waitFor({ timeout: 30_000 });
  await changed.locator('.num-button').last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 rating is moved on trial', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await changed.getByRole('link').click();
  await page.getByText('1 rating is moved on trial', { exact: false }).waitFor();
  await page.reload();
  await page.getByText('1 rating is moved on trial', { exact: false }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Take back all' }).click();
  await expect.poll(() => page.getByText('moved on trial').count()).toBe(0);
}
