// The cases of people and of repeats, one test each: whole files through the workspace, as a person adds them one after the other.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toRows } from '@/engine/arrow.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportSource, importFile } from '@/import/index.ts';
import { withIdentities } from '@/import/mapping/entries.ts';
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

const file = (name: string, ...lines: string[]): ImportSource => ({
  name,
  blob: new Blob([`${lines.join('\n')}\n`]),
});
const select = async (sql: string) => toRows(await engine.query(sql));
const people = (columns: string) => select(`SELECT ${columns} FROM employee ORDER BY employee_id`);
const staged = () => {
  const [first] = workspace.state.staged;
  if (first === undefined) throw new Error('nothing is staged');
  return first;
};
const counts = () =>
  staged().diff.map(({ table, added, changed, unchanged, missing, rejected }) => [
    table,
    { added, changed, unchanged, missing, rejected },
  ]);

const ROSTER = '工号,姓名,部门,入职日期';
const KPI = '指标编码,考核指标,工号,考核期,目标值';
const ACTUAL = `${KPI},实际值,方向`;

describe('people', () => {
  test('a name alone joins nobody: the row is left out and the people it could be stand beside each other', async () => {
    await workspace.addFiles([
      file('roster.csv', ROSTER, '000001,张伟,一部,2020-01-01', '000002,张伟,二部,2020-01-01'),
    ]);
    await workspace.stage([
      file('days.csv', '姓名,日期,上班打卡时间,下班打卡时间', '张伟,2024-09-02,08:58,18:02'),
    ]);
    expect(
      staged().matters.people.map(({ key, rows, candidates }) => [key, rows, candidates.map(({ id }) => id)]),
    ).toEqual([['张伟', 1, ['000001', '000002']]]);
    await workspace.commit({ batches: [staged().batch] });
    expect(await select('SELECT employee_id, candidates, candidate_ids FROM stg_attendance_day')).toEqual([
      { employee_id: null, candidates: 2, candidate_ids: '000001, 000002' },
    ]);
    expect(await select('SELECT employee_id FROM attendance_day')).toEqual([]);
  });

  test('a name that only one person has is proposed, not joined', async () => {
    await workspace.addFiles([file('roster.csv', ROSTER, '000001,李娜,一部,2020-01-01')]);
    await workspace.stage([
      file('kpi.csv', '指标编码,考核指标,姓名,考核期,目标值', 'K1,销售额,李娜,2025-01,100'),
    ]);
    expect(staged().matters.people).toMatchObject([{ key: '李娜', candidates: [{ id: '000001' }] }]);
    await workspace.commit({ batches: [staged().batch] });
    expect(await select('SELECT owner_id FROM kpi_target')).toEqual([{ owner_id: '李娜' }]);
  });

  test('(000200), Smith, John and （离职） are parsed', async () => {
    await workspace.addFiles([
      file(
        'names.csv',
        '工号,姓名,部门,直属上级,入职日期',
        '000001,甲（离职）,一部,乙(000200),2020-01-01',
        '000200,"Smith, John",一部,,2020-01-01',
      ),
    ]);
    expect(await people('employee_id, name, manager_id')).toEqual([
      { employee_id: '000001', name: '甲', manager_id: '000200' },
      { employee_id: '000200', name: 'Smith, John', manager_id: null },
    ]);
  });

  test('123 and 000123 are the same person only once it is said; it is asked once', async () => {
    const targets = (name: string, period: string) => file(name, KPI, `K1,销售额,123,${period},100`);
    const owners = () => select('SELECT owner_id, period_id FROM kpi_target ORDER BY period_id');
    await workspace.addFiles([
      file('roster.csv', ROSTER, '000123,甲,一部,2020-01-01', '000124,乙,一部,2020-01-01'),
    ]);
    await workspace.stage([targets('jan.csv', '2025-01')]);
    expect(staged()).toMatchObject({
      status: 'asks',
      matters: { zeros: { answer: { pad: 6 }, gained: 1, samples: [{ id: '123', roster: '000123' }] } },
    });
    await workspace.restage(staged().batch, withIdentities(workspace.state.mapping, { zeros: { pad: 6 } }));
    expect(staged().status).toBe('ready');
    await workspace.commit();
    expect(await owners()).toEqual([{ owner_id: '000123', period_id: '2025-01' }]);
    await workspace.stage([targets('feb.csv', '2025-02')]);
    expect(staged()).toMatchObject({ status: 'ready', matters: { zeros: null } });
    await workspace.commit();
    expect(await owners()).toEqual([
      { owner_id: '000123', period_id: '2025-01' },
      { owner_id: '000123', period_id: '2025-02' },
    ]);
  });

  test('- in a department of a path with / is part of the name; without / it separates', async () => {
    await workspace.addFiles([
      file('roster.csv', ROSTER, '000001,甲,集团/华东-一部,2020-01-01', '000002,乙,集团-华南,2020-01-01'),
    ]);
    expect(await select('SELECT name, path FROM org_unit ORDER BY path')).toEqual([
      { name: '集团', path: '集团' },
      { name: '华东-一部', path: '集团/华东-一部' },
      { name: '华南', path: '集团/华南' },
    ]);
  });

  test('a department is looked for in the organisation before it is split at -', async () => {
    await workspace.addFiles([
      file('org.csv', '部门编码,部门名称,上级部门编码', '01,集团,', '02,华东-一部,01', '03,华东,01'),
      file(
        'roster.csv',
        ROSTER,
        '000001,甲,华东-一部,2020-01-01',
        '000002,乙,集团-华东-一部,2020-01-01',
        '000003,丙,集团-华东,2020-01-01',
        '000004,丁,集团/华东-一部,2020-01-01',
      ),
    ]);
    expect(await people('employee_id, unit_id')).toEqual([
      { employee_id: '000001', unit_id: '02' },
      { employee_id: '000002', unit_id: '02' },
      { employee_id: '000003', unit_id: '03' },
      { employee_id: '000004', unit_id: '02' },
    ]);
    expect(await select('SELECT unit_id FROM org_unit ORDER BY unit_id')).toHaveLength(3);
  });

  test('a manager who is nobody, oneself, or under the person again is on the list of people to look at', async () => {
    await workspace.addFiles([
      file(
        'roster.csv',
        '工号,姓名,部门,直属上级工号,入职日期',
        '000001,甲,一部,,2020-01-01',
        '000002,乙,一部,000002,2020-01-01',
        '000003,丙,一部,000099,2020-01-01',
        '000004,丁,一部,000005,2020-01-01',
        '000005,戊,一部,000006,2020-01-01',
        '000006,己,一部,000004,2020-01-01',
        '000007,庚,一部,000001,2020-01-01',
      ),
    ]);
    const found = await workspace.catalog.run('check_people', {});
    expect(found.map(({ employee_id, reason, manager_id }) => [employee_id, reason, manager_id])).toEqual([
      ['000004', 'manager_ring', '000005'],
      ['000005', 'manager_ring', '000006'],
      ['000006', 'manager_ring', '000004'],
      ['000002', 'manager_self', '000002'],
      ['000003', 'manager_unknown', '000099'],
    ]);
    // Nobody is lost over it.
    expect(await people('employee_id')).toHaveLength(7);
  });

  test('amounts of another currency are kept, named, and in no sum without a rate', async () => {
    await workspace.addFiles([
      file('policy.json', '{"derived_kpis":[{"kpi_id":"K1","source":"erp","measure":"order_amount"}]}'),
      file('roster.csv', ROSTER, '000001,甲,一部,2020-01-01'),
      file('kpi.csv', KPI, 'K1,销售额,000001,2025-01,1000'),
      file(
        'orders.csv',
        '单据编号,行号,日期,销售员编码,价税合计,币别',
        'SO1,1,2025-01-02,000001,100,CNY',
        'SO2,1,2025-01-03,000001,70,USD',
        'SO3,1,2025-01-04,000001,5,人民币',
      ),
    ]);
    expect(await select('SELECT currency, amount FROM sales_order ORDER BY order_id')).toEqual([
      { currency: 'CNY', amount: 100 },
      { currency: 'USD', amount: 70 },
      { currency: 'CNY', amount: 5 },
    ]);
    expect(await select('SELECT period_id, value FROM fct_actual_source')).toEqual([
      { period_id: '2025-01', value: 105 },
    ]);
    expect(await workspace.catalog.run('check_currency', {})).toMatchObject([
      { currency: 'USD', row_count: 1, file_name: 'orders.csv', row_number: 3 },
    ]);
  });
});

describe('repeats', () => {
  const march = file(
    'march.csv',
    ACTUAL,
    'K1,销售额,000001,2025-03,100,90,越高越好',
    'K1,销售额,000002,2025-03,100,80,越高越好',
    'K1,销售额,000003,2025-03,100,70,越高越好',
  );
  const actuals = () => select('SELECT owner_id, value FROM kpi_actual ORDER BY owner_id');
  const MARCH = [
    { owner_id: '000001', value: 90 },
    { owner_id: '000002', value: 80 },
    { owner_id: '000003', value: 70 },
  ];

  test('the same key twice holds once, the later row', async () => {
    await workspace.addFiles([
      file('repeat.csv', ROSTER, '000001,甲,一部,2020-01-01', '000001,甲,二部,2020-01-01'),
    ]);
    expect(await people('employee_id, unit_id')).toEqual([{ employee_id: '000001', unit_id: '二部' }]);
  });

  test('the same bytes twice change nothing, under whatever name', async () => {
    await workspace.addFiles([march]);
    const [report] = await workspace.addFiles([{ ...march, name: '三月（副本）.csv' }]);
    expect(report?.error?.code).toBe('import.repeated');
    expect(workspace.state.files.map(({ report: { error } }) => error?.code)).toEqual([
      undefined,
      'import.repeated',
    ]);
    expect(await actuals()).toEqual(MARCH);
    expect(await select('SELECT CAST(count(*) AS INTEGER) AS n FROM raw_kpi')).toEqual([{ n: 3 }]);
  });

  test('a new file for the same period is compared row by row: added, changed, unchanged, missing, refused', async () => {
    await workspace.addFiles([march]);
    await workspace.stage([
      file(
        'march-mended.csv',
        ACTUAL,
        'K1,销售额,000001,2025-03,100,95,越高越好',
        'K1,销售额,000002,2025-03,100,80,越高越好',
        'K1,销售额,000004,2025-03,100,60,越高越好',
        'K1,销售额,000005,某个月,100,60,越高越好',
      ),
    ]);
    expect(counts()).toContainEqual([
      'kpi_actual',
      { added: 1, changed: 1, unchanged: 1, missing: 1, rejected: 1 },
    ]);
    // Comparing changes nothing.
    expect(await actuals()).toEqual(MARCH);
  });

  test('missing is not deletion: what the new file does not state stays, unless its period is replaced', async () => {
    const less = file('march-less.csv', ACTUAL, 'K1,销售额,000001,2025-03,100,95,越高越好');
    await workspace.addFiles([march]);
    await workspace.stage([less]);
    await workspace.commit();
    expect(await actuals()).toEqual([{ owner_id: '000001', value: 95 }, ...MARCH.slice(1)]);
  });

  test('the same figure from two sources: both are kept, the policy says which counts, and the difference is listed', async () => {
    await workspace.addFiles([
      file('policy.json', '{"derived_kpis":[{"kpi_id":"K1","source":"erp","measure":"order_amount"}]}'),
      file('roster.csv', ROSTER, '000001,甲,一部,2020-01-01'),
      file('kpi.csv', ACTUAL, 'K1,销售额,000001,2025-01,1000,900,越高越好'),
      file(
        'orders.csv',
        '单据编号,行号,日期,销售员编码,价税合计',
        'SO1,1,2025-01-02,000001,700',
        'SO2,1,2025-01-03,000001,100',
      ),
    ]);
    expect(await select('SELECT source, value FROM fct_actual_source ORDER BY source')).toEqual([
      { source: 'erp', value: 800 },
      { source: 'reported', value: 900 },
    ]);
    expect(await workspace.catalog.run('check_source_disagreement', {})).toMatchObject([
      {
        source_used: 'erp',
        value_used: 800,
        source_other: 'reported',
        value_other: 900,
        file_name: 'kpi.csv',
      },
    ]);
  });
});
