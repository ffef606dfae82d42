// The frame around the pages: language, theme, palette, focus, addresses that are wrong.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, chooseFiles, openPage, type Session, startApp } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ isLight: true });
});
afterAll(() => app.close());

const FILES = [
  { name: 'org.csv', content: '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东销售部,01\n' },
  {
    name: 'roster.csv',
    content:
      '工号,姓名,部门编码,部门,性别,入职日期\n000123,欧阳甲,02,集团/华东销售部,男,2020-01-01\n000124,司马乙,02,集团/华东销售部,女,2021-01-01\n',
  },
  {
    name: 'kpi.csv',
    content:
      '指标编码,考核指标,责任主体编码,考核期,目标值,实际值,权重,方向\nK1,销售额,000123,2025-01,100,110,1,越高越好\nK1,销售额,000124,2025-02,100,90,1,越高越好\n',
  },
];

test('theme and language are in the address and remembered; the projector’s text is large', async () => {
  const { page, problems, context } = await openPage(app, { width: 1920, height: 1080 });
  await page.getByRole('button', { name: /Theme/ }).click();
  await page.getByRole('option', { name: 'Projector' }).click();
  await page.waitForURL(/theme=projector/);
  const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
  expect(Number.parseFloat(await size())).toBeGreaterThanOrEqual(20);
  await page.getByRole('radio', { name: '中' }).click();
  await expect.poll(() => page.title()).toBe('开始 · 准绳');
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');

  await page.goto(app.address);
  await page.getByText('数据不离开这台电脑').waitFor();
  expect(await page.getAttribute('html', 'data-theme')).toBe('projector');
  expect(problems).toEqual([]);
  await context.close();
});

describe('with data', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openPage(app);
    await chooseFiles(session.page, FILES);
    await session.page.waitForURL(/#\/data/, { timeout: 60_000 });
  });

  test('the palette finds a unit and a person by name', async () => {
    const { page, problems } = session;
    await page.keyboard.press('Alt+3');
    await page.getByRole('heading', { level: 1, name: '集团' }).waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByPlaceholder(/Jump to a unit/);
    await field.fill('华东');
    await page.getByRole('menuitem', { name: '华东销售部' }).click();
    await page.getByRole('heading', { level: 1, name: '华东销售部' }).waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('欧阳');
    await page.getByRole('menuitem', { name: /欧阳甲/ }).click();
    await page.waitForURL(/#\/person.*000123/);
    expect(problems).toEqual([]);
  });

  test('focus follows to the content; the skip link and the list of shortcuts are there', async () => {
    const { page } = session;
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('navigation').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  test('what is wrong in an address is dropped, the rest holds', async () => {
    const { page, problems } = session;
    await page.evaluate(() => {
      location.hash =
        '#/overview?theme=pink&unit=nowhere&period=1066&explain=%7B%22id%22%3A%22none%22%7D&lang=en';
    });
    await page.getByRole('heading', { level: 1, name: '集团' }).waitFor();
    await page.waitForURL(/unit=01/);
    expect(page.url()).not.toContain('pink');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('an address given while another page stands is kept as it is', async () => {
    const { page, problems } = session;
    for (const before of ['#/data', '#/']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, before);
      await expect.poll(() => page.getByRole('heading', { level: 1, name: '华东销售部' }).count()).toBe(0);
      await page.evaluate(() => {
        location.hash = '#/overview?period="2025-02"&unit="02"';
      });
      await page.getByRole('heading', { level: 1, name: '华东销售部' }).waitFor();
      await expect.poll(() => decodeURIComponent(page.url())).toMatch(/period="?2025-02"?&unit="?02/);
    }
    expect(problems).toEqual([]);
  });

  test('an address without a page says so and leads to the start', async () => {
    const { page, problems } = session;
    await page.evaluate(() => {
      location.hash = '#/nowhere';
    });
    await page.getByText('There is no page at this address').waitFor();
    await page.getByRole('link', { name: 'Go to start' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });
});
