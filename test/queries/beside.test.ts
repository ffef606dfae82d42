// Sheets whose columns speak of two tables, and workspaces in which nothing is dated.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetBatch, intakeTables } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import type { FileReport } from '@/import/types.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
const loaded: string[] = [];
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

async function load(files: Readonly<Record<string, readonly string[]>>): Promise<FileReport[]> {
  if (loaded.length === 0) await db.fill({});
  for (const name of loaded.splice(0)) await forgetBatch(db.engine, name);
  const reports: FileReport[] = [];
  for (const [name, lines] of Object.entries(files)) {
    const blob = new Blob([`${lines.join('\n')}\n`]);
    const sink = (chunk: Parameters<typeof loadChunk>[1]) => loadChunk(db.engine, chunk);
    const report = await importFile({ name, blob }, { batch: name, sink });
    await loadReport(db.engine, report, name);
    loaded.push(name);
    reports.push(report);
  }
  db.engine.changed(intakeTables());
  return reports;
}

const roster = [
  'employee_id,name,department,manager_id,gender,grade,rating',
  '000001,Ann,Sales,,Female,P8,',
  '000002,Ben,Sales,000001,Male,P6,A',
  '000003,Cem,Sales,000001,Male,P5,B',
];
const ratings = (employees: string) =>
  db.select(
    `SELECT employee_id, label, rater_id FROM rating WHERE employee_id IN (${employees}) ORDER BY employee_id`,
  );

test('a roster with a column of grades gives people and ratings, with the manager as the rater', async () => {
  const [report] = await load({ 'people.csv': roster });
  expect(report?.sheets[0]?.table).toBe('raw_employee');
  expect(report?.sheets[0]?.also).toMatchObject({
    table: 'raw_rating',
    mapping: { employee_id: 'employee_id', name: 'name', manager_id: 'rater_id', rating: 'label_final' },
  });
  expect(await db.select('SELECT CAST(count(*) AS INTEGER) AS n FROM employee')).toEqual([{ n: 3 }]);
  expect(await ratings("'000002', '000003'")).toEqual([
    { employee_id: '000002', label: 'A', rater_id: '000001' },
    { employee_id: '000003', label: 'B', rater_id: '000001' },
  ]);
});

test('beside a table of ratings the roster’s column counts no more', async () => {
  await load({
    'people.csv': roster,
    'ratings_2025.csv': ['工号,绩效等级,考核周期', '000002,C,2025'],
  });
  expect(await ratings("'000002', '000003'")).toEqual([
    { employee_id: '000002', label: 'C', rater_id: null },
  ]);
});

test('ratings with gender and level give people, until there is a roster', async () => {
  const list = ['工号,姓名,性别,职级,部门,绩效等级,考核周期', '000007,测试甲,女,P6,销售部,A,2025'];
  const people = () => db.select('SELECT employee_id, gender, grade, unit_id FROM employee ORDER BY ALL');
  await load({ 'ratings.csv': list });
  expect(await people()).toEqual([
    { employee_id: '000007', gender: 'female', grade: 'P6', unit_id: '销售部' },
  ]);
  await load({
    'ratings.csv': list,
    'people.csv': ['工号,姓名,部门,入职日期', '000001,Ann,总部,2020-01-01'],
  });
  expect(await people()).toEqual([{ employee_id: '000001', gender: null, grade: null, unit_id: '总部' }]);
});

test('a tidy table of scores with attributes of the person scored is enough for a comparison of groups', async () => {
  const lines = Array.from({ length: 60 }, (_, i) =>
    ['Quality', 'Pace'].map(
      (dimension) =>
        `M${i % 6},E${i},${dimension},${((i * 7) % 5) + 1},${i % 2 === 0 ? 'F' : 'M'},${i % 3 === 0 ? 'P5' : 'P6'}`,
    ),
  );
  await load({ 'tidy.csv': ['rater,ratee,dimension,score,gender,level', ...lines.flat()] });
  const [gap] = await db.catalog.run('group_gap', { cycle_id: '', scenario_id: '' });
  // By hand: E0, E2, … score 1 + (7i mod 5); both genders take each value six times, so the means are equal.
  expect(gap).toMatchObject({ subject_id: 'gender=female', n: 30, n_other: 30, verdict: 'none' });
  expect(gap?.estimate).toBeCloseTo(0, 12);
});

test('where nothing is dated people are described by their newest row, and a guideline for other labels is not applied', async () => {
  const lines = Array.from(
    { length: 24 },
    (_, i) => `E${i},Name ${i},Dept ${i % 2},M${i % 2},${(i % 5) + 1}`,
  );
  await load({ 'list.csv': ['employee_id,name,department,manager_id,rating', ...lines] });
  expect(
    await db.select(
      'SELECT CAST(count(*) AS INTEGER) AS n, CAST(count(unit_id) AS INTEGER) AS placed, CAST(count(rating) AS INTEGER) AS rated FROM signal_person',
    ),
  ).toEqual([{ n: 24, placed: 24, rated: 24 }]);
  expect(await db.catalog.run('guideline', { cycle_id: '', scenario_id: '' })).toEqual([]);
});
