// People of rosters: later lists of some of them, second jobs, who left, managers by name. Bytes in, rows out.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { type Database, openDatabase } from './database.ts';
import { csv, importCases, sheetOf } from './import-case.ts';

const { load, select } = importCases();

const CHECK = readFileSync(new URL('../../queries/checks/check_people.sql', import.meta.url), 'utf8');

/** Whose place is in doubt, and why. */
const doubts = async () => (await select(CHECK)).map(({ employee_id, reason }) => [employee_id, reason]);

describe('a later list of some of the people', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase();
  });
  beforeEach(() => db.fill({}));
  afterAll(() => db.engine.close());
  const commit = async (name: string, ...lines: string[]) => {
    const source = { name, blob: new Blob([csv(...lines)]) };
    const report = await importFile(source, { batch: name, sink: (chunk) => loadChunk(db.engine, chunk) });
    await loadReport(db.engine, report, name);
    db.engine.changed(['raw_employee', 'raw_org_unit', 'batch', 'import_reject', 'import_skip']);
  };
  const people = () =>
    db.select(
      `SELECT employee_id, name, unit_id, manager_id, CAST(hire_date AS VARCHAR) AS hired, CAST(leave_date AS VARCHAR) AS gone FROM employee ORDER BY employee_id, as_of NULLS FIRST`,
    );
  const roster = [
    '工号,姓名,部门,直属上级工号,入职日期',
    '1001,甲一,销售一部,1009,2020-01-01',
    '1002,乙二,销售二部,1009,2021-01-01',
  ];
  const first = {
    employee_id: '1001',
    name: '甲一',
    unit_id: '销售一部',
    manager_id: '1009',
    hired: '2020-01-01',
    gone: null,
  };
  const second = {
    employee_id: '1002',
    name: '乙二',
    unit_id: '销售二部',
    manager_id: '1009',
    hired: '2021-01-01',
    gone: null,
  };

  test('of leavers: the leave date is added, the rest stays', async () => {
    await commit('1花名册.csv', ...roster);
    await commit('2离职.csv', '工号,姓名,离职日期,离职原因,离职类型', '1002,乙二,2024-09-15,个人原因,主动');
    expect(await people()).toEqual([first, { ...second, gone: '2024-09-15' }]);
  });

  test('of contracts: nothing is lost', async () => {
    await commit('1花名册.csv', ...roster);
    await commit(
      '2合同.csv',
      '工号,姓名,部门,合同类型,合同开始日期,合同结束日期,状态',
      '1002,乙二,销售二部,固定期限,2021-01-01,2024-12-31,生效',
    );
    expect(await people()).toEqual([first, second]);
  });

  test('of moves with their day: manager and hire date hold on', async () => {
    await commit('1花名册.csv', ...roster);
    await commit('2异动.csv', '工号,姓名,部门,异动日期,岗位', '1002,乙二,市场部,2024-07-01,经理');
    expect(await people()).toEqual([first, second, { ...second, unit_id: '市场部' }]);
  });

  test('of leavers who are hired again by a later roster', async () => {
    await commit('1花名册.csv', ...roster);
    await commit('2离职.csv', '工号,姓名,离职日期', '1002,乙二,2022-09-15');
    await commit('3花名册.csv', roster[0] ?? '', '1002,乙二,销售二部,1009,2024-03-01');
    expect(await people()).toEqual([first, { ...second, hired: '2024-03-01' }]);
  });

  test('a blank in a column that the newer roster has says none', async () => {
    await commit('1花名册.csv', ...roster);
    await commit(
      '花名册2.csv',
      roster[0] ?? '',
      '1001,甲一,,1009,2020-01-01',
      '1002,乙二,销售二部,,2021-01-01',
    );
    expect(await people()).toEqual([
      { ...first, unit_id: null },
      { ...second, manager_id: null },
    ]);
  });
});

describe('people who have left', () => {
  test('on a day that nothing says: not counted, and listed', async () => {
    await load(
      '状态.csv',
      csv(
        '工号,姓名,部门,员工状态,入职日期',
        '1,甲,销售部,在职,2020-01-01',
        '2,乙,销售部,离职,2020-01-01',
        '3,丙,销售部,待离职,2020-01-01',
      ),
    );
    expect(await select('SELECT employee_id, has_left FROM employee ORDER BY _row')).toEqual([
      { employee_id: '1', has_left: false },
      { employee_id: '2', has_left: true },
      { employee_id: '3', has_left: false },
    ]);
    expect(await doubts()).toEqual([['2', 'left_undated']]);
  });

  test('with a day: as the day says', async () => {
    await load(
      '状态.csv',
      csv('工号,姓名,部门,员工状态,入职日期,离职日期', '2,乙,销售部,已离职,2020-01-01,2024-05-31'),
    );
    expect(await doubts()).toEqual([]);
  });
});

describe('second jobs', () => {
  test.each([
    ['是否主岗', '是', '否'],
    ['任职类型', '主职', '兼职'],
    ['Primary Flag', 'Y', 'N'],
  ])('%s: the main one holds, what the other says otherwise is listed', async (heading, yes, no) => {
    await load(
      '任职.csv',
      csv(
        `工号,姓名,部门,岗位,${heading},入职日期`,
        `1,李四,销售部,销售,${yes},2020-02-01`,
        `1,李四,采购部,采购协助,${no},2023-05-01`,
        `2,王五,采购部,采购,${no},2023-05-01`,
      ),
    );
    expect(
      await select(
        'SELECT employee_id, unit_id, position, CAST(hire_date AS VARCHAR) AS hired FROM employee ORDER BY employee_id',
      ),
    ).toEqual([
      { employee_id: '1', unit_id: '销售部', position: '销售', hired: '2020-02-01' },
      { employee_id: '2', unit_id: '采购部', position: '采购', hired: '2023-05-01' },
    ]);
    expect(await select(`SELECT _row, field, value FROM fct_superseded ORDER BY field`)).toEqual([
      { _row: 3, field: 'hire_date', value: '2023-05-01' },
      { _row: 3, field: 'position', value: '采购协助' },
      { _row: 3, field: 'unit_path', value: '采购部' },
    ]);
  });
});

describe('a total that counts heads', () => {
  test.each([
    ['under the id', '合计,2人,,,'],
    ['behind the word', '合计,,2人,,'],
    ['with a sum of its own', '小计,2 人,,销售部,'],
  ])('%s is no person', async (_, total) => {
    const report = await load(
      '花名册.csv',
      csv(
        '序号,工号,姓名,部门,入职日期',
        '1,A1,甲一,销售部,2020-01-01',
        '2,A2,乙二,销售部,2020-01-01',
        total,
      ),
    );
    expect(await select('SELECT employee_id FROM employee ORDER BY _row')).toEqual([
      { employee_id: 'A1' },
      { employee_id: 'A2' },
    ]);
    expect(sheetOf(report).rows_skipped.map(({ count }) => count)).toContain(1);
  });

  test('nor is that of a table of ratings', async () => {
    await load(
      '绩效.csv',
      csv('序号,工号,姓名,部门,考核周期,绩效等级', '1,A1,甲一,销售部,2024H1,A', '合计,1人,,,,'),
    );
    expect(await select('SELECT employee_id FROM employee')).toEqual([{ employee_id: 'A1' }]);
    expect(await select('SELECT employee_id FROM rating')).toEqual([{ employee_id: 'A1' }]);
  });
});

describe('managers by name', () => {
  test('are nobody yet: each is listed with who it could be', async () => {
    await load(
      '花名册.csv',
      csv(
        '工号,姓名,部门,直属上级,入职日期',
        '1,甲一,销售部,王五,2020-01-01',
        '2,乙二,销售部,赵六,2020-01-01',
        '3,王五,销售部,,2020-01-01',
        '4,王五,市场部,,2020-01-01',
      ),
    );
    expect(await select('SELECT count(*) FILTER (WHERE manager_id IS NULL) AS n FROM employee')).toEqual([
      { n: 4 },
    ]);
    expect(
      (await select(CHECK)).map(({ employee_id, reason, manager_id, candidate_ids }) => [
        employee_id,
        reason,
        manager_id,
        candidate_ids,
      ]),
    ).toEqual([
      ['1', 'manager_named', '王五', '3, 4'],
      ['2', 'manager_named', '赵六', null],
    ]);
  });
});

test('ids and blanks as a program writes them: 1001.0, NaN, NaT', async () => {
  await load(
    'df.csv',
    csv(
      '工号,姓名,部门,直属上级工号,入职日期,离职日期',
      '1001.0,Nan,销售部,1002.0,2020-01-01,NaT',
      '1002.0,乙,NaN,NaN,2020-01-01,2024-05-31',
    ),
  );
  expect(
    await select(
      'SELECT employee_id, name, unit_id, manager_id, CAST(leave_date AS VARCHAR) AS gone FROM employee ORDER BY _row',
    ),
  ).toEqual([
    { employee_id: '1001', name: 'Nan', unit_id: '销售部', manager_id: '1002', gone: null },
    { employee_id: '1002', name: '乙', unit_id: null, manager_id: null, gone: '2024-05-31' },
  ]);
  expect(await select('SELECT * FROM fct_reject')).toEqual([]);
});
