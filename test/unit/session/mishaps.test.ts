// What may not cost data: a store that fails, bytes that are missing, a file that reads no more, another tab. Real engine, store in memory.
import { afterEach, expect, test } from 'vitest';
import { AppError } from '@/engine/errors.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportSource, importFile } from '@/import/index.ts';
import type { Claim } from '@/session/store/claim.ts';
import { type Directory, memoryDirectory } from '@/session/store/directory.ts';
import type { Home } from '@/session/store/home.ts';
import { WorkspaceStore } from '@/session/store/store.ts';
import { type Importer, Workspace } from '@/session/workspace.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

/** A browser's storage for the tabs of a test; workspaces in `elsewhere` are open in a tab of somebody else. */
function homeOn(directory: Directory, elsewhere = new Set<string>()): Home {
  let last: string | null = null;
  return {
    store: new WorkspaceStore(directory),
    claim: async (id): Promise<Claim> => ({
      role: elsewhere.has(id) ? 'reader' : 'owner',
      takeOver: async () => undefined,
      announce: () => undefined,
      release: async () => undefined,
    }),
    storage: async () => ({ isPersisted: true, usage: 0, quota: 1000 }),
    lastOpened: () => last,
    remember: (id) => {
      last = id;
    },
  };
}

async function openTab(home: Home, importer: Importer = importFile): Promise<Workspace> {
  const engine = await createNodeEngine();
  engines.push(engine);
  const workspace = new Workspace(engine, importer, Promise.resolve(home));
  await workspace.ready();
  return workspace;
}

const file = (name: string, text: string): ImportSource => ({ name, blob: new Blob([text]) });
const HEAD = '工号,姓名,日期,上班1打卡时间,上班1打卡结果,下班1打卡时间,下班1打卡结果,出勤天数,迟到时长\n';
const day = (id: string, date: string, late: number) =>
  `${id},某${id},${date},09:00,正常,18:00,正常,1,${late}\n`;
const march = file('march.csv', HEAD + day('000001', '2025-03-03', 5) + day('000002', '2025-03-03', 0));
const mended = file('march2.csv', HEAD + day('000001', '2025-03-03', 9));
const april = file('april.csv', HEAD + day('000001', '2025-04-01', 1));
const days = async (workspace: Workspace) =>
  (
    await workspace.engine.query(
      'SELECT employee_id, CAST(day AS VARCHAR) AS day, late_minutes FROM attendance_day ORDER BY ALL',
    )
  )
    .toArray()
    .map((row) => `${row.employee_id} ${row.day} ${row.late_minutes}`);
const AFTER_MARCH = ['000001 2025-03-03 5', '000002 2025-03-03 0'];
const names = (workspace: Workspace) => workspace.state.files.map((each) => each.source.name);

test('no room while a period is replaced: the rows of before are back, the file still waits for its commit', async () => {
  const kept = memoryDirectory();
  let isFull = false;
  const home = homeOn({
    ...kept,
    write: async (path, content) => {
      if (isFull) throw new AppError('workspace.quota_exceeded', 'full', { path });
      await kept.write(path, content);
    },
  });
  const workspace = await openTab(home);
  await workspace.addFiles([march]);
  await workspace.stage([mended]);
  const batch = workspace.state.staged[0]?.batch ?? '';
  isFull = true;
  await expect(workspace.commit({ replace: [batch] })).rejects.toMatchObject({
    code: 'workspace.quota_exceeded',
  });
  expect(await days(workspace)).toEqual(AFTER_MARCH);
  expect(names(workspace)).toEqual(['march.csv']);
  expect(workspace.state.staged.map((each) => each.batch)).toEqual([batch]);
  isFull = false;
  await workspace.commit({ replace: [batch] });
  expect(await days(workspace)).toEqual(['000001 2025-03-03 9']);
  expect((await home.store.load(workspace.state.id ?? ''))?.files).toHaveLength(2);
});

test('a workspace whose bytes are missing is not opened, and nothing is stored in its place', async () => {
  const files = new Map<string, Blob>();
  const home = homeOn(memoryDirectory(files));
  const first = await openTab(home);
  await first.addFiles([march], { name: 'ours' });
  const id = first.state.id ?? '';
  for (const path of [...files.keys()]) if (path.startsWith('blobs/')) files.delete(path);
  const second = await openTab(home);
  expect(second.state).toMatchObject({ phase: 'empty', id: null, error: { code: 'workspace.damaged' } });
  await second.addFiles([april], { name: 'another' });
  expect(second.state.id).not.toBe(id);
  expect((await home.store.load(id))?.files.map((each) => each.name)).toEqual(['march.csv']);
  // What is open stays open when another one can't be.
  await expect(second.openWorkspace(id)).rejects.toMatchObject({ code: 'workspace.damaged' });
  expect(names(second)).toEqual(['april.csv']);
  expect(second.state.name).toBe('another');
});

test('stored bytes that are not those of their name give no rows: the file is named, the others open', async () => {
  const files = new Map<string, Blob>();
  const home = homeOn(memoryDirectory(files));
  const first = await openTab(home);
  await first.addFiles([march, april]);
  const hash = first.state.files[0]?.hash ?? '';
  for (const [path, blob] of files)
    if (path.includes(hash)) files.set(path, new Blob([(await blob.text()).replace('1', '9')]));
  const second = await openTab(home);
  expect(second.state.files.map((each) => each.report.error?.code ?? null)).toEqual([
    'workspace.damaged',
    null,
  ]);
  expect(second.state.phase).toBe('ready');
});

test('a stored file that can not be read any more is named and stays stored', async () => {
  const files = new Map<string, Blob>();
  const home = homeOn(memoryDirectory(files));
  const first = await openTab(home);
  await first.addFiles([march, april]);
  const failing: Importer = async (source, options) =>
    source.name === 'march.csv'
      ? {
          ...(await importFile({ ...source, blob: new Blob(['']) }, options)),
          file: source.name,
        }
      : importFile(source, options);
  const second = await openTab(home, failing);
  expect(second.state.files.map((each) => each.report.error?.code ?? null)).toEqual([
    'import.empty_file',
    null,
  ]);
  expect(await days(second)).toEqual(['000001 2025-04-01 1']);
  await second.addFiles([mended]);
  await second.renameWorkspace('still here');
  const third = await openTab(home);
  expect(names(third)).toEqual(['march.csv', 'april.csv', 'march2.csv']);
  expect(await days(third)).toEqual(['000001 2025-03-03 9', '000001 2025-04-01 1', '000002 2025-03-03 0']);
});

test('once stored, files are read from the store: the originals may be moved or changed', async () => {
  const home = homeOn(memoryDirectory());
  const workspace = await openTab(home);
  await workspace.addFiles([march]);
  expect(workspace.state.files[0]?.source.blob).not.toBe(march.blob);
  expect(await workspace.state.files[0]?.source.blob.text()).toBe(await march.blob.text());
});

test('a workspace open in another tab is neither changed nor deleted from here', async () => {
  const elsewhere = new Set<string>();
  const home = homeOn(memoryDirectory(), elsewhere);
  const first = await openTab(home);
  await first.addFiles([march], { name: 'ours' });
  const id = first.state.id ?? '';
  elsewhere.add(id);
  const second = await openTab(home);
  expect(second.state.role).toBe('reader');
  expect(await days(second)).toEqual(AFTER_MARCH);
  const refused = { code: 'workspace.read_only' };
  await expect(second.addFiles([april])).rejects.toMatchObject(refused);
  await expect(second.stage([april])).rejects.toMatchObject(refused);
  await expect(second.renameWorkspace('mine')).rejects.toMatchObject(refused);
  await expect(second.deleteWorkspace(id)).rejects.toMatchObject(refused);
  await second.createWorkspace('other');
  await expect(second.deleteWorkspace(id)).rejects.toMatchObject(refused);
  expect((await home.store.load(id))?.name).toBe('ours');
});

test('a tab that takes over is busy until it has opened what is stored: nothing can be added to what it showed before', async () => {
  const elsewhere = new Set<string>();
  const home = homeOn(memoryDirectory(), elsewhere);
  const first = await openTab(home);
  await first.addFiles([march]);
  elsewhere.add(first.state.id ?? '');
  const seen: string[] = [];
  let answers = false;
  home.claim = async (_id, events): Promise<Claim> => ({
    role: 'reader',
    takeOver: async () => {
      if (!answers) throw new AppError('workspace.tab_silent', 'The other tab does not let go');
      events.onRole('owner');
    },
    announce: () => undefined,
    release: async () => undefined,
  });
  const second = await openTab(home);
  second.subscribe(() => seen.push(`${second.state.role} ${second.state.phase}`));
  await expect(second.takeOver()).rejects.toMatchObject({ code: 'workspace.tab_silent' });
  expect(second.state).toMatchObject({ role: 'reader', phase: 'ready' });
  answers = true;
  seen.length = 0;
  await second.takeOver();
  expect(seen.slice(0, 2)).toEqual(['reader busy', 'owner busy']);
  expect(seen.filter((state) => state === 'owner ready')).toHaveLength(1);
  expect(seen.at(-1)).toBe('owner ready');
  expect(await days(second)).toEqual(AFTER_MARCH);
});

test('what still waits is compared again after a commit, an undo and a discard', async () => {
  const workspace = await openTab(homeOn(memoryDirectory()));
  await workspace.addFiles([march]);
  await workspace.stage([mended, april]);
  const [first, second] = workspace.state.staged.map((each) => each.batch);
  const counts = () =>
    workspace.state.staged.map(({ source, diff }) => [
      source.name,
      ...diff.map(({ added, changed, unchanged, missing, overruled }) => [
        added,
        changed,
        unchanged,
        missing,
        overruled,
      ]),
    ]);
  expect(counts()).toEqual([
    ['march2.csv', [0, 1, 0, 1, 0]],
    ['april.csv', [1, 0, 0, 0, 0]],
  ]);
  // Without march, the one row of march2 is new and nothing is missing.
  await workspace.removeFile(workspace.state.files[0]?.batch ?? '');
  expect(counts()).toEqual([
    ['march2.csv', [1, 0, 0, 0, 0]],
    ['april.csv', [1, 0, 0, 0, 0]],
  ]);
  await workspace.discard([second ?? '']);
  await workspace.stage([march]);
  // Staged together: march, the later file, holds the day that march2 states too.
  expect(counts()).toEqual([
    ['march2.csv', [0, 0, 0, 0, 1]],
    ['march.csv', [2, 0, 0, 0, 0]],
  ]);
  await workspace.commit({ batches: [first ?? ''] });
  expect(counts()).toEqual([['march.csv', [1, 1, 0, 0, 0]]]);
  await workspace.commit();
  expect(await days(workspace)).toEqual(AFTER_MARCH);
});
