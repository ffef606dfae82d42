// Exports that were misread once: what a group of columns, a word or a sign decides. Each answer is worked out from the file by hand.
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

describe('the same heading under several groups', () => {
  /** Two groups of 目标 and 实际 behind who and what. */
  const grouped = (...groups: [string, string]) =>
    xlsx(
      [
        ['2025年3月 绩效指标'],
        ['工号', '姓名', '指标名称', '单位', groups[0], '', groups[1], ''],
        ['', '', '', '', '目标', '实际', '目标', '实际'],
        ['001', '张三', '销售额', '万元', 80, 70, 100, 90],
      ],
      (sheet) => {
        const merge = (from: string, to: string) => `${from}:${to}`;
        sheet['!merges'] = [
          merge('A2', 'A3'),
          merge('B2', 'B3'),
          merge('C2', 'C3'),
          merge('D2', 'D3'),
          merge('E2', 'F2'),
          merge('G2', 'H2'),
        ].map((range) => {
          const [a = '', b = ''] = range.split(':');
          const at = (cell: string) => ({ c: cell.charCodeAt(0) - 65, r: Number(cell.slice(1)) - 1 });
          return { s: at(a), e: at(b) };
        });
      },
    );

  test.each([
    ['上年同期', '本期'],
    ['全年累计', '本月'],
  ] as const)('%s beside %s: this time is meant, the other is named as not read', async (other, now) => {
    const report = await load('kpi.xlsx', grouped(other, now));
    expect(await select('SELECT owner_id, period_id, target, actual FROM stg_kpi')).toEqual([
      { owner_id: '001', period_id: '2025-03', target: 100, actual: 90 },
    ]);
    expect(codes(report).filter((code) => code === 'heading_in_groups')).toHaveLength(2);
  });

  test('two regions: which of them is the figure is not guessed', async () => {
    const report = await load('kpi.xlsx', grouped('华东', '华南'));
    expect(report.error?.message ?? report.sheets[0]?.error?.message).toContain('华东/目标');
    expect(await select('SELECT 1 FROM stg_kpi')).toEqual([]);
  });
});

test.each(['Summe', 'Gesamt', 'Gesamtsumme', 'Total général', 'Total Amount', '总额'])(
  '%s under the key is a sum, not an order',
  async (word) => {
    const report = await load(
      'orders.csv',
      csv(
        '订单编号,下单日期,客户名称,销售员,金额',
        'A1,2025-03-01,甲,张三,100',
        'A2,2025-03-02,乙,张三,200',
        `${word},,,,300`,
      ),
    );
    expect(await select('SELECT order_id, amount FROM stg_sales_order ORDER BY _row')).toEqual([
      { order_id: 'A1', amount: 100 },
      { order_id: 'A2', amount: 200 },
    ]);
    expect(sheetOf(report).totals.map(({ agrees }) => agrees)).toEqual([true]);
  },
);

test('leave that is under way or taken back has no decision beside its status', async () => {
  await load(
    '请假.csv',
    csv(
      '审批编号,审批状态,审批结果,发起人工号,发起人姓名,请假类型,开始时间,结束时间,时长(小时)',
      '1,已完成,同意,001,甲,事假,2025-03-03 09:00,2025-03-03 18:00,8',
      '2,审批中,,002,乙,事假,2025-03-03 09:00,2025-03-03 18:00,8',
      '3,已撤销,,003,丙,事假,2025-03-03 09:00,2025-03-03 18:00,8',
      '4,已完成,拒绝,004,丁,事假,2025-03-03 09:00,2025-03-03 18:00,8',
    ),
  );
  expect(await select('SELECT employee_id, hours FROM leave_request')).toEqual([
    { employee_id: '001', hours: 8 },
  ]);
  expect(
    await select("SELECT _row, reason FROM fct_reject WHERE table_name = 'raw_leave_request' ORDER BY _row"),
  ).toEqual([
    { _row: 3, reason: 'request_pending' },
    { _row: 4, reason: 'request_declined' },
    { _row: 5, reason: 'request_declined' },
  ]);
});

test('two raters without a name are two', async () => {
  await load(
    '360.csv',
    csv(
      '评估周期,被评估人工号,评分人,评估关系,评分',
      '2025,001,匿名,下属,5',
      '2025,001,匿名,下属,4',
      '2025,001,002,同级,3',
    ),
  );
  expect(await select('SELECT role, score_raw FROM review_score ORDER BY role, score_raw')).toEqual([
    { role: 'peer', score_raw: 3 },
    { role: 'upward', score_raw: 4 },
    { role: 'upward', score_raw: 5 },
  ]);
});

test('the rule of a KPI says which way is better', async () => {
  await load(
    'kpi.csv',
    csv(
      '工号,姓名,考核期,指标名称,目标值,实际值,评分标准',
      '001,甲,2025-03,缺陷数,5,3,越少越好',
      '001,甲,2025-03,拜访量,20,25,越多越好',
    ),
  );
  expect(await select('SELECT name, direction FROM stg_kpi ORDER BY _row')).toEqual([
    { name: '缺陷数', direction: 'lower' },
    { name: '拜访量', direction: 'higher' },
  ]);
});

test('figures of nobody are listed, though the KPI is known', async () => {
  await load('kpi.csv', csv('考核期,指标名称,目标值,实际值', '2025-03,销售额,100,90'));
  expect(await select('SELECT name FROM kpi')).toEqual([{ name: '销售额' }]);
  expect(await select("SELECT field, reason FROM fct_reject WHERE table_name = 'raw_kpi'")).toEqual([
    { field: 'owner_id', reason: 'missing_key' },
  ]);
});

test('stages in German and French; a bare 1 in a column of percents is one percent', async () => {
  await load(
    'deals.csv',
    csv(
      '商机编号,商机名称,客户名称,商机阶段,商机金额,赢单率(%),预计成交日期,负责人',
      'D1,a,x,Abschluss gewonnen,1,100,2025-03-01,甲',
      'D2,b,x,Verloren,1,1,2025-03-01,甲',
      'D3,c,x,Fermé gagné,1,0.5,2025-03-01,甲',
      'D4,d,x,失单,1,60,2025-03-01,甲',
    ),
  );
  expect(await select('SELECT stage_kind, probability FROM stg_opportunity ORDER BY _row')).toEqual([
    { stage_kind: 'won', probability: 1 },
    { stage_kind: 'lost', probability: 0.01 },
    { stage_kind: 'won', probability: 0.005 },
    { stage_kind: 'lost', probability: 0.6 },
  ]);
});

test('people across, two columns each, with and without their numbers', async () => {
  await load(
    '矩阵.xlsx',
    xlsx(
      [
        ['2025年3月 绩效考核'],
        ['指标', '单位', '张三(001)', '', '李四(002)', ''],
        ['', '', '目标', '实际', '目标', '实际'],
        ['销售额', '万元', 100, 90, 200, 210],
        ['拜访量', '次', 20, 25, 30, 28],
      ],
      (sheet) => {
        sheet['!merges'] = [
          { s: { c: 0, r: 1 }, e: { c: 0, r: 2 } },
          { s: { c: 1, r: 1 }, e: { c: 1, r: 2 } },
          { s: { c: 2, r: 1 }, e: { c: 3, r: 1 } },
          { s: { c: 4, r: 1 }, e: { c: 5, r: 1 } },
        ];
      },
    ),
  );
  expect(await select('SELECT owner_id, kpi_id, target FROM kpi_target ORDER BY kpi_id, owner_id')).toEqual([
    { owner_id: '001', kpi_id: '拜访量', target: 20 },
    { owner_id: '002', kpi_id: '拜访量', target: 30 },
    { owner_id: '001', kpi_id: '销售额', target: 100 },
    { owner_id: '002', kpi_id: '销售额', target: 200 },
  ]);
});

test('regions across beside a department are no people: the sheet asks for a mapping', async () => {
  const report = await load(
    '区域.xlsx',
    xlsx(
      [
        ['2025年3月 绩效指标'],
        ['部门', '指标', '华东', '', '华南', ''],
        ['', '', '目标', '实际', '目标', '实际'],
        ['销售部', '销售额', 100, 90, 200, 210],
      ],
      (sheet) => {
        sheet['!merges'] = [
          { s: { c: 0, r: 1 }, e: { c: 0, r: 2 } },
          { s: { c: 1, r: 1 }, e: { c: 1, r: 2 } },
          { s: { c: 2, r: 1 }, e: { c: 3, r: 1 } },
          { s: { c: 4, r: 1 }, e: { c: 5, r: 1 } },
        ];
      },
    ),
  );
  expect(report.error?.message ?? report.sheets[0]?.error?.message).toContain('华东/目标');
  expect(await select('SELECT 1 FROM stg_kpi')).toEqual([]);
});

test('a word alone above documents names them, and is none', async () => {
  const report = await load(
    'orders.csv',
    csv(
      '单据编号,日期,客户,业务员,金额',
      'A1,2025-03-01,甲,张三,1000',
      'A2,2025-03-02,乙,张三,2000',
      '退货明细,,,,',
      'T1,2025-03-03,甲,张三,-200',
    ),
  );
  expect(await select('SELECT order_id FROM stg_sales_order ORDER BY _row')).toEqual([
    { order_id: 'A1' },
    { order_id: 'A2' },
    { order_id: 'T1' },
  ]);
  expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'group_head', count: 1 }]);
});
