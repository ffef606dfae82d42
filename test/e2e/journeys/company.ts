// The main job: company → unit → person → back, with what a number is made of on the way.
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { LONG } from '../app.ts';

/** The headline figures as they stand on the overview. */
export async function headline(page: Page): Promise<string[]> {
  await page.locator('.overview-cards .kpi-value').first().waitFor(LONG);
  return page.locator('.overview-cards .kpi-value').allTextContents();
}

/** From the overview to one person and back; on to the distribution. */
export async function walkThroughCompany(
  page: Page,
  locale: 'en-US' | 'zh-CN',
  sales: string,
): Promise<void> {
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
}

/** From the distribution: the palette leads to a page, the tree to a unit. */
export async function walkByKeyboard(page: Page): Promise<void> {
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
