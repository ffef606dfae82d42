// Workspaces that last, in a real browser on the production build: a reload, a tab that is killed, two tabs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, chooseFiles, openPage, startApp } from './app.ts';

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
const big = {
  name: 'kpi.csv',
  content: `指标编码,考核指标,责任主体编码,考核期,目标值,实际值,权重,方向\n${Array.from({ length: 60_000 }, (_, index) => `K${index % 40},指标${index % 40},${String(index % 1500).padStart(6, '0')},2025-${String((index % 12) + 1).padStart(2, '0')},100,${80 + (index % 40)},0.25,越高越好`).join('\n')}\n`,
};

/** Names of the workspace documents and of the kept bytes, as they lie in the origin's storage. */
const stored = (page: import('playwright').Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names = async (folder: string) => {
      try {
        const found: string[] = [];
        for await (const name of (await root.getDirectoryHandle(folder)).keys()) found.push(name);
        return found;
      } catch {
        return [];
      }
    };
    return { workspaces: await names('workspaces'), blobs: await names('blobs') };
  });

test('after a reload everything is there again', async () => {
  const { page, context, problems } = await openPage(app);
  await chooseFiles(page, [org, roster]);
  const files = page.getByRole('region', { name: 'Files', exact: true });
  await files.getByText('roster.csv').waitFor();
  expect((await stored(page)).blobs).toHaveLength(2);
  await page.reload();
  await files.getByText('roster.csv').waitFor();
  await files.getByText('org.csv').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('a tab killed in the middle of a commit leaves the state before, whole', async () => {
  const { page, context } = await openPage(app);
  await chooseFiles(page, [org]);
  await page.getByRole('region', { name: 'Files', exact: true }).getByText('org.csv').waitFor();
  let tab = page;
  for (const delay of [150, 900]) {
    await tab.goto(`${app.address}#/data`);
    const chooser = tab.waitForEvent('filechooser');
    await tab.getByRole('button', { name: /^Add files/ }).click();
    await (await chooser).setFiles([
      { name: big.name, mimeType: 'text/csv', buffer: Buffer.from(big.content) },
    ]);
    await tab.waitForTimeout(delay);
    await tab.close({ runBeforeUnload: false });
    tab = await context.newPage();
    await tab.goto(`${app.address}#/data`);
    const files = tab.getByRole('region', { name: 'Files', exact: true });
    await files.getByText('org.csv').waitFor();
    expect(await files.getByText('kpi.csv').count()).toBe(0);
  }
  await context.close();
});

test('two tabs on one workspace: one owns it, the other reads, follows, and can take over', async () => {
  const { page, context } = await openPage(app);
  await chooseFiles(page, [org]);
  await page.getByRole('region', { name: 'Files', exact: true }).getByText('org.csv').waitFor();
  const second = await context.newPage();
  await second.goto(`${app.address}#/data`);
  const files = second.getByRole('region', { name: 'Files', exact: true });
  await files.getByText('org.csv').waitFor();
  await second.getByText(/open in another tab/).waitFor();
  await second.getByRole('button', { name: 'Take over' }).click();
  await page.getByText(/open in another tab/).waitFor();
  // Taken over is what the second tab has opened for itself.
  await second.getByText(/open in another tab/).waitFor({ state: 'detached' });
  await files.getByText('org.csv').waitFor();
  const chooser = second.waitForEvent('filechooser');
  await second.getByRole('button', { name: /^Add files/ }).click();
  await (await chooser).setFiles([
    { name: roster.name, mimeType: 'text/csv', buffer: Buffer.from(roster.content) },
  ]);
  await second.getByRole('button', { name: /^Commit/ }).click();
  await files.getByText('roster.csv').waitFor();
  // The first tab reads what the second stored.
  await page.getByRole('region', { name: 'Files', exact: true }).getByText('roster.csv').waitFor();
  await context.close();
});

test('a workspace file opens as a workspace of its own; switching and deleting leave the other whole', async () => {
  const { page, context, problems } = await openPage(app);
  await chooseFiles(page, [org, roster]);
  const files = page.getByRole('region', { name: 'Files', exact: true });
  await files.getByText('roster.csv').waitFor();
  await page.goto(`${app.address}#/`);
  const workspaces = page.getByRole('region', { name: 'Workspaces in this browser' });
  const download = page.waitForEvent('download');
  await workspaces.getByRole('button', { name: /^Save/ }).click();
  const path = await (await download).path();
  await workspaces.locator('input[type=file]').setInputFiles(path);
  await page.waitForURL(/#\/overview/, { timeout: 60_000 });
  expect((await stored(page)).workspaces).toHaveLength(2);
  await page.goto(`${app.address}#/data`);
  await files.getByText('roster.csv').waitFor();
  // The same bytes in two workspaces are kept once.
  expect((await stored(page)).blobs).toHaveLength(2);
  // The one that is open, opened again, is not mistaken for another tab's.
  for (const index of [0, 1, 0]) {
    await page.goto(`${app.address}#/`);
    await workspaces.getByRole('listitem').nth(index).locator('.link-button').click();
    await page.waitForURL(/#\/(?!$)/);
    await page.goto(`${app.address}#/data`);
    await files.getByText('roster.csv').waitFor();
    expect(await page.getByText(/open in another tab/).count()).toBe(0);
  }
  for (const left of [1, 0]) {
    await page.goto(`${app.address}#/`);
    await workspaces
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Delete/ })
      .click();
    await workspaces.getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(async () => (await stored(page)).workspaces.length, { timeout: 20_000 }).toBe(left);
    // The bytes are swept after the document is gone.
    await expect.poll(async () => (await stored(page)).blobs.length, { timeout: 20_000 }).toBe(left * 2);
  }
  expect(problems).toEqual([]);
  await context.close();
});
