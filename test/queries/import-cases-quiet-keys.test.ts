// Rows and people that could be lost without a word: the same key twice, raters and managers nobody names, ids as people write them. Worked out by hand.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toRows } from '@/engine/arrow.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { importFile } from '@/import/index.ts';
import { withIdentities } from '@/import/mapping/entries.ts';
import { Workspace } from '@/session/workspace.ts';
import { csv, importCases } from './import-case.ts';

const { load, select } = importCases();

const refusals = () =>
  select('SELECT _row, field, value, reason, row_refused FROM fct_reject ORDER BY _row, field, value');

describe('scores of a rater nobody names', () => {
  const ratings = () => select('SELECT employee_id, label FROM rating ORDER BY employee_id');
  const scores = () =>
    select('SELECT ratee_id, rater_id, role, score_raw AS score FROM review_score ORDER BY ratee_id, role');

  test('上级评分 without a column of raters is listed, the grade and the own score count', async () => {
    await load(
      'no-rater.csv',
      csv(
        '考核周期,工号,姓名,自评得分,上级评分,最终得分,绩效等级',
        '2025年,001,甲,90,80,82,B',
        '2025年,002,乙,95,70,75,C',
      ),
    );
    expect(await ratings()).toEqual([
      { employee_id: '001', label: 'B' },
      { employee_id: '002', label: 'C' },
    ]);
    expect(await scores()).toEqual([
      { ratee_id: '001', rater_id: '001', role: 'self', score: 90 },
      { ratee_id: '002', rater_id: '002', role: 'self', score: 95 },
    ]);
    const rater = { field: 'manager_score', reason: 'rater_missing', row_refused: false };
    expect(await refusals()).toEqual([
      { _row: 2, value: '80', ...rater },
      { _row: 3, value: '70', ...rater },
    ]);
  });

  test('one row without its rater is listed, the others count', async () => {
    await load(
      'self-mgr.csv',
      csv(
        '考核周期,工号,姓名,自评得分,上级评分,最终得分,绩效等级,评分人工号',
        '2025年,001,甲,90,80,82,B,010',
        '2025年,002,乙,95,70,75,C,',
      ),
    );
    expect(await scores()).toEqual([
      { ratee_id: '001', rater_id: '010', role: 'manager', score: 80 },
      { ratee_id: '001', rater_id: '001', role: 'self', score: 90 },
      { ratee_id: '002', rater_id: '002', role: 'self', score: 95 },
    ]);
    expect(await refusals()).toEqual([
      { _row: 3, field: 'manager_score', value: '70', reason: 'rater_missing', row_refused: false },
    ]);
  });
});

describe('rows of one file with the same key', () => {
  const superseded = () =>
    select(
      "SELECT _row, field, value, row_refused FROM fct_reject WHERE reason = 'superseded_in_file' ORDER BY _row, field",
    );

  test('an order line stated with another amount is listed, a line stated twice is a repeat', async () => {
    await load(
      'dup-line.csv',
      csv(
        '订单号,行号,日期,业务员,金额',
        'A1,1,2025-03-01,甲,100',
        'A1,1,2025-03-01,甲,250',
        'A1,2,2025-03-01,甲,50',
        'A1,2,2025-03-01,甲,50',
      ),
    );
    expect(await select('SELECT line_id, amount FROM sales_order ORDER BY line_id')).toEqual([
      { line_id: '1', amount: 250 },
      { line_id: '2', amount: 50 },
    ]);
    expect(await superseded()).toEqual([{ _row: 2, field: 'amount', value: '100', row_refused: false }]);
  });

  test('an opportunity, with each field that differs', async () => {
    await load(
      'dup-opp.csv',
      csv(
        '商机编号,商机名称,客户名称,商机阶段,商机金额,预计成交日期,负责人',
        'S1,a,x,报价,100,2025-03-01,甲',
        'S1,a,x,报价,,2025-04-01,甲',
        'S1,a,x,赢单,300,2025-03-01,甲',
        'S2,b,x,赢单,5,2025-03-01,甲',
        'S2,b,x,赢单,5,2025-03-01,甲',
      ),
    );
    expect(await select('SELECT opportunity_id, amount FROM opportunity ORDER BY opportunity_id')).toEqual([
      { opportunity_id: 'S1', amount: 300 },
      { opportunity_id: 'S2', amount: 5 },
    ]);
    expect(await superseded()).toEqual([
      { _row: 2, field: 'amount', value: '100', row_refused: false },
      { _row: 2, field: 'stage', value: '报价', row_refused: false },
      { _row: 3, field: 'close_date', value: '2025-04-01', row_refused: false },
      { _row: 3, field: 'stage', value: '报价', row_refused: false },
    ]);
  });

  test('two people under one number', async () => {
    await load(
      'dup-emp.csv',
      csv('工号,姓名,部门,职位', '001,甲,销售部,A', '001,乙,研发部,B', '002,丙,研发部,B', '002,丙,研发部,B'),
    );
    expect(await select('SELECT employee_id, name FROM employee ORDER BY employee_id')).toEqual([
      { employee_id: '001', name: '乙' },
      { employee_id: '002', name: '丙' },
    ]);
    expect(await superseded()).toEqual([
      { _row: 2, field: 'name', value: '甲', row_refused: false },
      { _row: 2, field: 'position', value: 'A', row_refused: false },
      { _row: 2, field: 'unit_path', value: '销售部', row_refused: false },
    ]);
  });

  test('two grades of one person; a row for each stage is none of it', async () => {
    await load(
      'dup-rating.csv',
      csv(
        '考核周期,工号,姓名,绩效等级',
        '2025年,001,甲,A',
        '2025年,001,甲,C',
        '2025年,002,乙,B',
        '2025年,002,乙,B',
      ),
    );
    expect(await select('SELECT employee_id, label FROM rating ORDER BY employee_id')).toEqual([
      { employee_id: '001', label: 'C' },
      { employee_id: '002', label: 'B' },
    ]);
    expect(await superseded()).toEqual([{ _row: 2, field: 'label_final', value: 'A', row_refused: false }]);
    await load(
      'stages.csv',
      csv(
        '考核周期,工号,姓名,评级阶段,绩效等级',
        '2025年,001,甲,初评,A',
        '2025年,001,甲,校准,B',
        '2025年,001,甲,终评,B',
      ),
    );
    expect(await superseded()).toEqual([]);
  });
});

describe('ids of people', () => {
  test('004(离职) and 004（已离职） are 004, as an id, as a manager and behind a name', async () => {
    await load(
      'left.csv',
      csv(
        '工号,姓名,部门,直属上级,入职日期',
        '004(离职),甲,一部,乙(005),2020-01-01',
        '005（已离职）,乙,一部,丙（离职）,2020-01-01',
        '006,丁,一部,005(已离职),2020-01-01',
        '007,戊,一部,乙(005)(离职),2020-01-01',
      ),
    );
    expect(await select('SELECT employee_id, manager_id FROM employee ORDER BY employee_id')).toEqual([
      { employee_id: '004', manager_id: '005' },
      // 丙 is known by name only.
      { employee_id: '005', manager_id: null },
      { employee_id: '006', manager_id: '005' },
      { employee_id: '007', manager_id: '005' },
    ]);
    await load(
      'orders.csv',
      csv(
        '订单号,行号,订单日期,业务员编码,业务员,金额',
        'A1,1,2025-03-01,004（离职）,甲,100',
        'A2,1,2025-03-01,,甲(离职),100',
      ),
    );
    expect(await select('SELECT order_id, owner_id FROM sales_order ORDER BY order_id')).toEqual([
      { order_id: 'A1', owner_id: '004' },
      { order_id: 'A2', owner_id: null },
    ]);
  });
});

describe('managers written without the zeros of the ids', () => {
  let engine: Engine;
  let workspace: Workspace;
  beforeAll(async () => {
    engine = await createNodeEngine();
    workspace = new Workspace(engine, importFile);
    await workspace.ready();
  });
  beforeEach(() => workspace.createWorkspace('next'));
  afterAll(() => engine.close());
  const staged = () => workspace.state.staged[0];
  const roster = (manager: string, ...rows: string[]) => ({
    name: 'roster.csv',
    blob: new Blob([csv(`工号,姓名,部门,${manager},入职日期`, ...rows)]),
  });

  test.each(['直属上级工号', '直属上级'])(
    'under %s: asked once, then the people they are',
    async (heading) => {
      await workspace.stage([
        roster(
          heading,
          '000123,甲,一部,,2020-01-01',
          '000124,乙,一部,123,2020-01-01',
          '000125,丙,一部,000124,2020-01-01',
        ),
      ]);
      expect(staged()).toMatchObject({
        status: 'asks',
        matters: { zeros: { answer: { pad: 6 }, gained: 1, samples: [{ id: '123', roster: '000123' }] } },
      });
      await workspace.restage(
        staged()?.batch ?? '',
        withIdentities(workspace.state.mapping, { zeros: { pad: 6 } }),
      );
      expect(staged()).toMatchObject({ status: 'ready', matters: { zeros: null } });
      await workspace.commit();
      expect(toRows(await engine.query('SELECT employee_id, manager_id FROM employee ORDER BY 1'))).toEqual([
        { employee_id: '000123', manager_id: null },
        { employee_id: '000124', manager_id: '000123' },
        { employee_id: '000125', manager_id: '000124' },
      ]);
    },
  );

  test('a roster that writes all of them without zeros asks nothing of itself', async () => {
    await workspace.stage([roster('直属上级工号', '123,甲,一部,,2020-01-01', '124,乙,一部,123,2020-01-01')]);
    expect(staged()).toMatchObject({ status: 'ready', matters: { zeros: null } });
  });
});
