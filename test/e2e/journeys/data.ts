// Trust in the data: who lacks what down to the person's row, the same figure from two sources, the age of sources.
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { App } from '../app.ts';

/** On the sample company: from what is missing to the people, from two sources of a figure to its rows, and how fresh each source is. */
export async function walkThroughData(page: Page, app: App): Promise<void> {
  await page.goto(`${app.address}#/data?lang=en`);
  const coverage = page.getByRole('region', { name: 'Of whom something is missing' });
  const whole = coverage.getByRole('row').filter({ hasText: '准绳样例集团' }).first();
  await whole.getByText('99.2%').waitFor({ timeout: 60_000 });
  await whole.getByRole('button', { name: '9 are missing' }).click();
  const lacking = coverage.getByRole('region', { name: 'Without: Rating, 2025' });
  await lacking.getByText('001088').waitFor();
  expect(await lacking.getByRole('row').count()).toBe(10);
  await lacking.getByText(/花名册_20251231\.xlsx · 花名册 · row 1126/).waitFor();
  await whole.getByRole('button', { name: '99.2%' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('准绳样例集团: 1,190 of 1,199 people have it, 9 do not.').waitFor();
  await page.keyboard.press('Escape');
  await coverage.getByRole('link', { name: '供应链中心' }).click();
  await coverage.getByRole('link', { name: '准绳样例集团' }).first().waitFor();

  const twice = page.getByRole('region', { name: 'The same figure from two sources' });
  expect(await twice.locator('tbody tr').count()).toBe(12);
  const first = twice.locator('tbody tr').first();
  await first.getByText('by score: B+ → A').waitFor();
  await first.getByRole('button').first().click();
  await drawer.getByText(/erp says 65, crm says 87\.75/).waitFor();
  await drawer.getByText('salesforce_opportunities_2025.csv').first().waitFor();
  await page.keyboard.press('Escape');

  const fresh = page.getByRole('region', { name: 'How fresh each source is' });
  await fresh
    .getByRole('row')
    .filter({ hasText: 'DingTalk daily statistics' })
    .getByText('level with the newest')
    .waitFor();
  await page.goto(`${app.address}#/data?lang=zh-CN`);
  await page.getByRole('heading', { name: '谁缺少数据' }).waitFor();
  const check = page.locator('.data-check').filter({ hasText: '同一数据两处来源不一致' });
  await check.getByRole('button').click();
  await check.getByRole('columnheader', { name: '采用的来源' }).waitFor();
  expect(await check.locator('thead').textContent()).not.toMatch(/[a-z]_[a-z]/);
  // The count opens to its rule, its SQL and all rows.
  await check.locator('.num-button').click();
  await drawer.getByText('共发现 12 条', { exact: false }).waitFor();
  await drawer.getByText('fct_actual', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');

  // From a table down to its files.
  const lineage = page.getByRole('region', { name: '数据血缘' });
  await lineage.getByRole('link', { name: 'stg_kpi', exact: true }).first().click();
  await page.waitForURL(/table=stg_kpi/);
  await lineage.getByText('KPI目标_2025.xlsx').first().waitFor();
}
