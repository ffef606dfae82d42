// Comparisons with counts worked out by hand, table by table, and what replacing a period takes back. Real engine, nothing stored.
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { intakeTables, stagingAfter } from '@/catalog/catalog.ts';
import { compare, rememberBefore } from '@/catalog/compare.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportSource, importFile } from '@/import/index.ts';
import { withHidden } from '@/import/mapping/entries.ts';
import { Workspace } from '@/session/workspace.ts';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => {
  engine = await createNodeEngine();
  workspace = new Workspace(engine, importFile);
  await workspace.ready();
});
beforeEach(() => workspace.createWorkspace('next'));
afterAll(() => engine.close());

const file = (name: string, lines: readonly string[]): ImportSource => ({
  name,
  blob: new Blob([`${lines.join('\n')}\n`]),
});
const rows = async (sql: string) =>
  (await engine.query(sql)).toArray().map((row) => Object.values(row.toJSON()).join(' '));
const diffs = () =>
  Object.fromEntries(
    (workspace.state.staged[0]?.diff ?? []).map(
      ({ table, added, changed, unchanged, missing, rejected, replaces }) => [
        table,
        { counts: [added, changed, unchanged, missing, rejected], replaces },
      ],
    ),
  );
const staged = () => workspace.state.staged[0]?.batch ?? '';

const KPI = '指标编码,考核指标,责任主体编码,考核期,目标值,实际值,权重,方向';
const year = file('kpi-year.csv', [
  KPI,
  'K1,销售额,000001,2025-01,100,90,0.5,越高越好',
  'K1,销售额,000001,2025-02,100,80,0.5,越高越好',
  'K1,销售额,000002,2025-02,200,150,0.5,越高越好',
]);
const targets = 'SELECT owner_id, period_id, CAST(target AS INTEGER) AS t FROM kpi_target ORDER BY ALL';
const actuals = 'SELECT owner_id, period_id, CAST(value AS INTEGER) AS a FROM kpi_actual ORDER BY ALL';

test('every canonical table can be compared', async () => {
  const steps = stagingAfter(intakeTables());
  await rememberBefore(engine, steps);
  expect(await compare(engine, steps, ['none'])).toEqual(new Map([['none', []]]));
  const made = await rows(
    "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'diff\\_%' ESCAPE '\\'",
  );
  expect(made.length).toBeGreaterThan(20);
});

test('a KPI sheet is compared in each table it feeds', async () => {
  await workspace.addFiles([year]);
  // February again: one actual mended, one owner missing, one owner new, one row refused.
  await workspace.stage([
    file('kpi-feb.csv', [
      KPI,
      'K1,销售额,000001,2025-02,100,85,0.5,越高越好',
      'K1,销售额,000003,2025-02,300,310,0.5,越高越好',
      'K1,销售额,000004,某个月,300,310,0.5,越高越好',
    ]),
  ]);
  expect(diffs()).toEqual({
    // The new file states the definition once more, as it was.
    kpi: { counts: [0, 0, 1, 0, 1], replaces: [] },
    kpi_target: { counts: [1, 0, 1, 1, 1], replaces: [{ period: '2025-02', rows: 2 }] },
    kpi_actual: { counts: [1, 1, 0, 1, 1], replaces: [{ period: '2025-02', rows: 2 }] },
  });
  const page = (offset: number) => workspace.diffRows(staged(), 'kpi_target', 'added', { offset, limit: 1 });
  expect(await page(0)).toMatchObject([{ owner_id: '000003', _row: '3' }]);
  expect(await page(1)).toEqual([]);
  // What is refused can be read before anything is committed.
  expect(await workspace.diffRows(staged(), 'kpi_target', 'rejected', { offset: 0, limit: 10 })).toEqual([
    {
      _file: 'kpi-feb.csv',
      _sheet: 'kpi-feb',
      _row: 4,
      field: 'period',
      value: '某个月',
      reason: 'not_a_period',
      row_refused: true,
    },
  ]);
  // Nothing that dashboards read has changed.
  expect(await rows(actuals)).toEqual(['000001 2025-01 90', '000001 2025-02 80', '000002 2025-02 150']);
});

test('replacing a period of targets takes back the older targets of that period and leaves the actuals beside them', async () => {
  await workspace.addFiles([year]);
  await workspace.stage([
    file('targets-feb.csv', [
      '指标编码,考核指标,责任主体编码,考核期,目标值,权重,方向',
      'K1,销售额,000001,2025-02,120,0.5,越高越好',
    ]),
  ]);
  expect(diffs()['kpi_actual']).toBeUndefined();
  expect(diffs()['kpi_target']).toEqual({
    counts: [0, 1, 0, 1, 0],
    replaces: [{ period: '2025-02', rows: 2 }],
  });
  await workspace.commit({ replace: [staged()] });
  expect(await rows(targets)).toEqual(['000001 2025-01 100', '000001 2025-02 120']);
  expect(await rows(actuals)).toEqual(['000001 2025-01 90', '000001 2025-02 80', '000002 2025-02 150']);
});

test('a roster of a later day adds its day; nobody of the one before is missing from it', async () => {
  const head = '工号,姓名,部门编码,部门,性别,入职日期,截止日期';
  const roster = (name: string, lines: string[]) => file(name, [head, ...lines]);
  await workspace.addFiles([
    roster('may.csv', [
      '000001,甲,02,华东,男,2020-01-01,2025-05-31',
      '000002,乙,02,华东,女,2021-01-01,2025-05-31',
    ]),
  ]);
  await workspace.stage([roster('june.csv', ['000001,甲,02,华东,男,2020-01-01,2025-06-30'])]);
  expect(diffs()['employee']).toEqual({ counts: [1, 0, 0, 0, 0], replaces: [] });
  await workspace.discard();
  await workspace.stage([roster('may-again.csv', ['000001,甲,02,华北,男,2020-01-01,2025-05-31'])]);
  expect(diffs()['employee']).toMatchObject({ replaces: [{ period: '2025-05-31', rows: 2 }] });
  expect(diffs()['employee']?.counts[3]).toBe(1);
});

test('replacing a month takes only that month from a sheet whose days stand side by side', async () => {
  const days = ['日期', '2025-03-30', '2025-03-31', '2025-04-01'];
  const wide = file('sheet.csv', [
    ['工号', '姓名', ...days.slice(1)].join(','),
    '000001,甲,正常,正常,正常',
    '000002,乙,正常,正常,正常',
  ]);
  await workspace.addFiles([wide], {
    mapping: {
      version: 2,
      files: [
        {
          match: { file: 'sheet.csv' },
          table: 'raw_attendance_day',
          layout: { kind: 'wide', across: 'days', into: '日期', value: '每日结果' },
          columns: { 工号: 'employee_id', 姓名: 'name', 日期: 'day', 每日结果: 'result' },
        },
      ],
    },
  });
  const attended = "SELECT employee_id, strftime(day, '%m-%d') AS d FROM attendance_day ORDER BY ALL";
  expect(await rows(attended)).toEqual([
    '000001 03-30',
    '000001 03-31',
    '000001 04-01',
    '000002 03-30',
    '000002 03-31',
    '000002 04-01',
  ]);
  const april = '工号,姓名,日期,上班1打卡时间,上班1打卡结果,下班1打卡时间,下班1打卡结果,出勤天数,迟到时长';
  await workspace.stage([file('april.csv', [april, '000001,甲,2025-04-02,09:00,正常,18:00,正常,1,0'])]);
  await workspace.commit({ replace: [staged()] });
  expect(await rows(attended)).toEqual([
    '000001 03-30',
    '000001 03-31',
    '000001 04-02',
    '000002 03-30',
    '000002 03-31',
  ]);
});

test('the later file wins, and its undo brings the earlier one back', async () => {
  const feb = (name: string, actual: number) =>
    file(name, [KPI, `K1,销售额,000001,2025-02,100,${actual},0.5,越高越好`]);
  await workspace.addFiles([feb('a.csv', 70)]);
  await workspace.addFiles([feb('b.csv', 60)]);
  expect(await rows(actuals)).toEqual(['000001 2025-02 60']);
  await workspace.removeFile(workspace.state.files[1]?.batch ?? '');
  expect(await rows(actuals)).toEqual(['000001 2025-02 70']);
});

test('a hidden sheet that was ticked is read in next month’s file too', async () => {
  const workbook = (name: string, id: string): ImportSource => {
    const book = utils.book_new();
    for (const [sheet, person] of [
      ['在职', id],
      ['离职', `${id}9`],
    ] as const)
      utils.book_append_sheet(
        book,
        utils.aoa_to_sheet([
          ['工号', '姓名', '部门'],
          [person, '甲', '集团'],
        ]),
        sheet,
      );
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    return { name, blob: new Blob([write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]) };
  };
  const people = 'SELECT employee_id FROM employee ORDER BY 1';
  await workspace.stage([workbook('roster-05.xlsx', '1')]);
  const report = workspace.state.staged[0]?.report;
  const hidden = report?.sheets[1];
  if (report === undefined || hidden === undefined) throw new Error('no hidden sheet');
  await workspace.restage(staged(), withHidden(undefined, report, hidden, true));
  await workspace.commit();
  expect(await rows(people)).toEqual(['1', '19']);
  await workspace.addFiles([workbook('roster-06.xlsx', '2')]);
  expect(await rows(people)).toEqual(['1', '19', '2', '29']);
});

test('rows that lose against another of the same key in the same file are counted, and open to the row that holds', async () => {
  const repeated = () =>
    Object.fromEntries(
      (workspace.state.staged[0]?.diff ?? []).map(({ table, added, repeated: n }) => [table, [added, n]]),
    );
  const open = (table: string) => workspace.diffRows(staged(), table, 'repeated', { offset: 0, limit: 10 });
  // January twice for one owner, the second time as a plan only; a definition in every row is none too many.
  await workspace.stage([
    file('kpi.csv', [
      KPI,
      'K1,销售额,000001,2025-01,100,90,0.5,越高越好',
      'K1,销售额,000001,2025-01,120,,0.5,越高越好',
      'K1,销售额,000002,2025-01,200,150,0.5,越高越好',
    ]),
  ]);
  expect(repeated()).toEqual({ kpi: [1, 0], kpi_target: [2, 1], kpi_actual: [2, 0] });
  expect(await open('kpi_target')).toMatchObject([
    { owner_id: '000001', target: '100.0', _row: '2', held_row: '3' },
  ]);
  await workspace.discard();
  // A person rated twice: both stages of the first row lose. Another file's row of the same key is a change, no repetition.
  const rating = '考核周期,工号,初评等级,最终等级';
  await workspace.addFiles([file('before.csv', [rating, '2025,000002,B,B'])]);
  await workspace.stage([
    file('ratings.csv', [rating, '2025,000001,B,B', '2025,000001,A,A', '2025,000002,A,B', '2025,000003,,S']),
  ]);
  expect(repeated()).toEqual({ rating: [3, 2] });
  const lost = (await open('rating')).map(({ stage, label, _row, held_row }) => [
    stage,
    label,
    _row,
    held_row,
  ]);
  expect(lost.sort()).toEqual([
    ['final', 'B', '2', '3'],
    ['proposed', 'B', '2', '3'],
  ]);
  await workspace.discard();
  // One person twice in a roster.
  await workspace.stage([
    file('roster.csv', ['工号,姓名,部门', '000001,甲,集团', '000002,乙,集团', '000001,甲,集团']),
  ]);
  expect(repeated()['employee']).toEqual([2, 1]);
  expect(await open('employee')).toMatchObject([{ name: '甲', diff_columns: '' }]);
  await workspace.discard();
  // Two people under one number are no repetition of each other: what differs is named.
  await workspace.stage([
    file('roster.csv', ['工号,姓名,部门,职位', '000001,甲,集团,经理', '000001,乙,集团,经理']),
  ]);
  expect(await open('employee')).toMatchObject([{ name: '甲', diff_columns: 'name', held_row: '3' }]);
});

test('a row that loses against an older file is counted, so that what was read adds up', async () => {
  await workspace.addFiles([
    file('days.csv', ['工号,姓名,日期,上班打卡时间,下班打卡时间', '001,甲,2024-09-02,09:00,18:00']),
  ]);
  // A day with columns of its own says more than a cell of a monthly sheet, whichever came later.
  await workspace.stage([
    file('考勤_2024年9月.csv', ['姓名,工号,2024-09-02,2024-09-03,2024-09-04', '甲,001,√,√,√']),
  ]);
  expect(workspace.state.staged[0]?.diff.find(({ table }) => table === 'attendance_day')).toMatchObject({
    added: 2,
    changed: 0,
    unchanged: 0,
    repeated: 0,
    overruled: 1,
    rejected: 0,
  });
  const lost = await workspace.diffRows(staged(), 'attendance_day', 'overruled', { offset: 0, limit: 10 });
  expect(lost).toMatchObject([
    { employee_id: '001', day: '2024-09-02', _row: '2', held_row: 'days.csv days 2' },
  ]);
});
