// Workspaces that last: stored, found again, compared before they change, undone, shared by two tabs. Real engine, store in memory.
import { afterEach, expect, test } from 'vitest';
import { AppError } from '@/engine/errors.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportSource, importFile } from '@/import/index.ts';
import { type Directory, memoryDirectory } from '@/session/store/directory.ts';
import type { Home } from '@/session/store/home.ts';
import { WorkspaceStore } from '@/session/store/store.ts';
import { Workspace } from '@/session/workspace.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

/** What a browser would give a tab: the same for every tab of a test. */
function homeOn(directory: Directory, memory: { last: string | null } = { last: null }): Home {
  return {
    store: new WorkspaceStore(directory),
    claim: async () => ({
      role: 'owner',
      takeOver: async () => undefined,
      announce: () => undefined,
      release: async () => undefined,
    }),
    storage: async () => ({ isPersisted: true, usage: 0, quota: 1000 }),
    lastOpened: () => memory.last,
    remember: (id) => {
      memory.last = id;
    },
  };
}

async function openTab(home: Home): Promise<Workspace> {
  const engine = await createNodeEngine();
  engines.push(engine);
  const workspace = new Workspace(engine, importFile, Promise.resolve(home));
  await workspace.ready();
  return workspace;
}

const file = (name: string, text: string): ImportSource => ({ name, blob: new Blob([text]) });
const org = file('org.csv', '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东,01\n');
const HEAD = '工号,姓名,日期,上班1打卡时间,上班1打卡结果,下班1打卡时间,下班1打卡结果,出勤天数,迟到时长\n';
const day = (id: string, date: string, late: number) =>
  `${id},某${id},${date},09:00,正常,18:00,正常,1,${late}\n`;
const march = file(
  'march.csv',
  HEAD + day('000001', '2025-03-03', 5) + day('000001', '2025-03-04', 0) + day('000002', '2025-03-03', 0),
);
const mended = file(
  'march2.csv',
  HEAD + day('000001', '2025-03-03', 9) + day('000001', '2025-03-04', 0) + day('000003', '2025-03-05', 0),
);
const days = async (workspace: Workspace) =>
  (
    await workspace.engine.query(
      'SELECT employee_id, CAST(day AS VARCHAR) AS day, late_minutes FROM attendance_day ORDER BY ALL',
    )
  )
    .toArray()
    .map((row) => `${row.employee_id} ${row.day} ${row.late_minutes}`);
const AFTER_MARCH = ['000001 2025-03-03 5', '000001 2025-03-04 0', '000002 2025-03-03 0'];

test('what was added is there again in the next tab, with its policy, under its name', async () => {
  const home = homeOn(memoryDirectory());
  const first = await openTab(home);
  await first.addFiles([org, march, file('policy.json', '{"version":"2026"}')], { name: 'Our company' });
  const second = await openTab(home);
  expect(second.state).toMatchObject({
    phase: 'ready',
    name: 'Our company',
    id: first.state.id,
    policy: { version: '2026' },
  });
  expect(second.state.files.map((each) => each.source.name)).toEqual(['org.csv', 'march.csv', 'policy.json']);
  expect(await days(second)).toEqual(AFTER_MARCH);
  // The same bytes are known by their hash, whichever tab brought them.
  const [report] = await second.addFiles([march]);
  expect(report?.error?.code).toBe('import.repeated');
});

test('a tab that closes while a workspace is being opened finds it again', async () => {
  const memory = { last: null as string | null };
  const home = homeOn(memoryDirectory(), memory);
  const first = await openTab(home);
  await first.addFiles([org, march]);
  const id = first.state.id;
  const engine = await createNodeEngine();
  engines.push(engine);
  // What the next load would open, at the moment the first file is read.
  let named: string | null = null;
  const reader: typeof importFile = async (...given) => {
    named ??= memory.last;
    return importFile(...given);
  };
  const second = new Workspace(engine, reader, Promise.resolve(home));
  await second.ready();
  expect(second.state.files).toHaveLength(2);
  expect(named).toBe(id);
});

test('what is listed as a file of the workspace is stored, at every moment', async () => {
  const home = homeOn(memoryDirectory());
  let saved = 0;
  const { store } = home;
  const save = store.save.bind(store);
  store.save = async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await save(...args);
    saved = args[0].files.length;
  };
  const workspace = await openTab(home);
  const early: string[] = [];
  workspace.subscribe(() => {
    const { files, phase } = workspace.state;
    if (files.length > saved) early.push(`${files.length} listed, ${saved} stored, ${phase}`);
  });
  await workspace.addFiles([org]);
  await workspace.stage([march]);
  expect(workspace.isUnsaved).toBe(true);
  const committing = workspace.commit();
  expect(workspace.isUnsaved).toBe(true);
  await committing;
  expect(workspace.isUnsaved).toBe(false);
  expect(early).toEqual([]);
  expect(workspace.state.files).toHaveLength(2);
});

test('a comparison counts what would change and changes nothing; commit, undo', async () => {
  const workspace = await openTab(homeOn(memoryDirectory()));
  await workspace.addFiles([march]);
  await workspace.stage([mended]);
  expect(await days(workspace)).toEqual(AFTER_MARCH);
  const [staged] = workspace.state.staged;
  expect(staged).toMatchObject({ status: 'ready' });
  expect(staged?.diff).toEqual([
    {
      table: 'attendance_day',
      added: 1,
      changed: 1,
      unchanged: 1,
      missing: 1,
      repeated: 0,
      overruled: 0,
      rejected: 0,
      replaces: [{ period: '2025-03', rows: 3 }],
    },
  ]);
  const batch = staged?.batch ?? '';
  const rows = (kind: 'changed' | 'missing') =>
    workspace.diffRows(batch, 'attendance_day', kind, { offset: 0, limit: 10 });
  expect(await rows('changed')).toMatchObject([
    { employee_id: '000001', day: '2025-03-03', diff_columns: 'late_minutes', diff_before: '5.0', _row: '2' },
  ]);
  expect(await rows('missing')).toMatchObject([{ employee_id: '000002', _file: 'march.csv' }]);
  await workspace.commit();
  expect(workspace.state.staged).toEqual([]);
  // Missing is not deletion: 000002 stays.
  expect(await days(workspace)).toEqual([
    '000001 2025-03-03 9',
    '000001 2025-03-04 0',
    '000002 2025-03-03 0',
    '000003 2025-03-05 0',
  ]);
  await workspace.removeFile(batch);
  expect(await days(workspace)).toEqual(AFTER_MARCH);
});

test('a period can be replaced as a whole, survives the next opening, and comes back when that is undone', async () => {
  const home = homeOn(memoryDirectory());
  const workspace = await openTab(home);
  await workspace.addFiles([march]);
  await workspace.stage([mended]);
  const batch = workspace.state.staged[0]?.batch ?? '';
  await workspace.commit({ replace: [batch] });
  const replaced = ['000001 2025-03-03 9', '000001 2025-03-04 0', '000003 2025-03-05 0'];
  expect(await days(workspace)).toEqual(replaced);
  const again = await openTab(home);
  expect(again.state.error).toBeNull();
  expect(await days(again)).toEqual(replaced);
  await again.removeFile(batch);
  expect(await days(again)).toEqual(AFTER_MARCH);
});

test('discarded files leave no trace', async () => {
  const workspace = await openTab(homeOn(memoryDirectory()));
  await workspace.addFiles([org]);
  await workspace.stage([march]);
  await workspace.discard();
  expect(workspace.state.staged).toEqual([]);
  expect(await days(workspace)).toEqual([]);
  await workspace.addFiles([march]);
  expect(await days(workspace)).toEqual(AFTER_MARCH);
});

test('a store without room: a clear error, and everything as it was', async () => {
  const kept = memoryDirectory();
  let isFull = false;
  const workspace = await openTab(
    homeOn({
      ...kept,
      write: async (path, content) => {
        if (isFull) throw new AppError('workspace.quota_exceeded', 'full', { path });
        await kept.write(path, content);
      },
    }),
  );
  await workspace.addFiles([org]);
  isFull = true;
  await expect(workspace.addFiles([march])).rejects.toMatchObject({ code: 'workspace.quota_exceeded' });
  expect(workspace.state.files.map((each) => each.source.name)).toEqual(['org.csv']);
  expect(await days(workspace)).toEqual([]);
  isFull = false;
  await workspace.addFiles([march]);
  expect(await days(workspace)).toEqual(AFTER_MARCH);
});

test('several workspaces stay apart; deleted means gone; a workspace file opens elsewhere', async () => {
  const files = new Map<string, Blob>();
  const home = homeOn(memoryDirectory(files));
  const workspace = await openTab(home);
  await workspace.addFiles([march], { name: 'one' });
  const archive = await workspace.saveWorkspaceFile();
  await workspace.createWorkspace('two');
  expect(await days(workspace)).toEqual([]);
  await workspace.addFiles([org]);
  expect((await workspace.listWorkspaces()).map(({ name, files: count }) => [name, count])).toEqual([
    ['two', 1],
    ['one', 1],
  ]);
  const [two, one] = await workspace.listWorkspaces();
  await workspace.openWorkspace(one?.id ?? '');
  expect(await days(workspace)).toEqual(AFTER_MARCH);
  await workspace.deleteWorkspace(one?.id ?? '');
  await workspace.deleteWorkspace(two?.id ?? '');
  expect(workspace.state).toMatchObject({ phase: 'empty', id: null, files: [] });
  expect([...files.keys()]).toEqual([]);

  const elsewhere = await openTab(homeOn(memoryDirectory()));
  await elsewhere.openWorkspaceFile(archive);
  expect(elsewhere.state).toMatchObject({ phase: 'ready', name: 'one' });
  expect(await days(elsewhere)).toEqual(AFTER_MARCH);
});
