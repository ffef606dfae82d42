// KPI sheets, ratings, reviews and what comes of them: periods in several columns, units, totals and words; rows worked out by hand.
import { describe, expect, test } from 'vitest';
import { importFile } from '@/import/index.ts';
import { mappingOf } from '@/import/mapping/entries.ts';
import { csv, importCases, sheetOf, workbookOfSheets, xlsx } from './import-case.ts';

const { load, select, plain } = importCases();

describe('a year in one column and its part in another', () => {
  test('ratings of two quarters are two', async () => {
    const report = await load(
      'r.csv',
      csv('年度,季度,工号,姓名,绩效得分,绩效等级', '2024,Q3,1001,甲一,88,A', '2024,Q4,1001,甲一,70,C'),
    );
    expect(await select('SELECT cycle, label FROM rating ORDER BY cycle')).toEqual([
      { cycle: '2024-Q3', label: 'A' },
      { cycle: '2024-Q4', label: 'C' },
    ]);
    expect(sheetOf(report).mapping).toMatchObject({ '年度+季度': 'cycle', 年度: null, 季度: null });
    await load(
      'r.csv',
      csv('年度,月份,工号,姓名,绩效等级', '2024年,1月,1001,甲一,A', '2024年,2月,1001,甲一,C'),
    );
    expect(await select('SELECT cycle, label FROM rating ORDER BY cycle')).toEqual([
      { cycle: '2024-01', label: 'A' },
      { cycle: '2024-02', label: 'C' },
    ]);
  });

  test('a mapping made of it reads the file as it was read', async () => {
    const text = csv('年度,季度,工号,姓名,绩效等级', '2024,Q3,1001,甲一,A', '2024,Q4,1001,甲一,C');
    const report = await load('r.csv', text);
    const entry = mappingOf(report, sheetOf(report));
    expect(entry).not.toBeNull();
    const chunks: number[] = [];
    const again = await importFile(
      { name: 'r.csv', blob: new Blob([text]) },
      {
        batch: 'again',
        mapping: { version: 2, files: entry === null ? [] : [entry] },
        sink: async (chunk) => {
          chunks.push(chunk.rows);
        },
      },
    );
    expect(sheetOf(again)).toMatchObject({
      mapped_by: 'layout',
      mapping: { '年度+季度': 'cycle', 年度: null, 季度: null, 工号: 'employee_id' },
      rows_sent: 2,
      notes: [],
    });
  });

  test('scores', async () => {
    await load(
      'v.csv',
      csv(
        '年度,季度,被评估人工号,被评估人,评分人工号,评估关系,维度,评分',
        '2024,Q1,1001,甲一,1009,上级,执行力,4',
        '2024,Q2,1001,甲一,1009,上级,执行力,2',
      ),
    );
    expect(await select('SELECT cycle, score_raw FROM review_score ORDER BY cycle')).toEqual([
      { cycle: '2024-Q1', score_raw: 4 },
      { cycle: '2024-Q2', score_raw: 2 },
    ]);
    expect(await select('SELECT * FROM fct_reject')).toEqual([]);
  });

  test('KPIs, in words, in numbers, merged, with a part nobody can read', async () => {
    const rows = ['1001,甲一,销售额,100,90', '1001,甲一,销售额,110,120'];
    const periods = 'SELECT period_id, target, actual FROM stg_kpi WHERE NOT _refused ORDER BY _row';
    const both = (first: string, second: string) => [
      { period_id: first, target: 100, actual: 90 },
      { period_id: second, target: 110, actual: 120 },
    ];
    for (const [head, first, second, a, b] of [
      ['考核年度,考核季度', '2024,第一季度', '2024,第二季度', '2024-Q1', '2024-Q2'],
      ['年份,月份', '2024,1', '2024,12', '2024-01', '2024-12'],
      ['Year,Month', '2024,Jan', '2024,Feb', '2024-01', '2024-02'],
      ['Year,Half', '2024,H1', '2024,2nd half', '2024-H1', '2024-H2'],
      ['Fiscal Year,Quarter', 'FY24,Q1', 'FY24,2', '2024-Q1', '2024-Q2'],
      ['考核年度,考核周期', '2024年度,上半年', '2024年度,下半年', '2024-H1', '2024-H2'],
      ['年度,季度', '2024,一季度', '2024,年度', '2024-Q1', '2024'],
    ]) {
      await load(
        'k.csv',
        csv(`${head},工号,姓名,指标名称,目标值,实际值`, `${first},${rows[0]}`, `${second},${rows[1]}`),
      );
      expect([head, await select(periods)]).toEqual([head, both(a ?? '', b ?? '')]);
    }
    await load(
      'k.csv',
      csv(
        '年度,季度,工号,姓名,指标名称,目标值,实际值',
        `2024,Q1,${rows[0]}`,
        `2024,Q2,${rows[1]}`,
        `2024,Q9,${rows[1]}`,
      ),
    );
    expect(await select(periods)).toEqual(both('2024-Q1', '2024-Q2'));
    expect(await select('SELECT _row, value, reason FROM fct_reject')).toEqual([
      { _row: 4, value: '2024 Q9', reason: 'not_a_period' },
    ]);
    await load(
      'k.xlsx',
      xlsx(
        [
          ['年度', '季度', '工号', '姓名', '指标名称', '目标值', '实际值'],
          [2024, 'Q1', '1001', '甲一', '销售额', 100, 90],
          [null, 'Q2', '1001', '甲一', '销售额', 110, 120],
          ['合计', null, null, null, null, 210, 210],
        ],
        (sheet) => {
          sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
        },
      ),
    );
    expect(await select(periods)).toEqual(both('2024-Q1', '2024-Q2'));
  });

  test('sums of attendance and outcomes', async () => {
    await load(
      'a.csv',
      csv(
        '年,月,工号,姓名,应出勤天数,实际出勤天数,迟到次数',
        '2024,1,1001,甲一,22,21,1',
        '2024,2,1001,甲一,18,18,0',
      ),
    );
    expect(await select('SELECT period_id, attended_days FROM stg_attendance_period ORDER BY 1')).toEqual([
      { period_id: '2024-01', attended_days: 21 },
      { period_id: '2024-02', attended_days: 18 },
    ]);
    await load(
      'o.csv',
      csv('年度,季度,工号,姓名,绩效奖金', '2024,Q1,1001,甲一,1000', '2024,Q2,1001,甲一,2000'),
    );
    expect(await select('SELECT cycle, bonus FROM outcome ORDER BY 1')).toEqual([
      { cycle: '2024-Q1', bonus: 1000 },
      { cycle: '2024-Q2', bonus: 2000 },
    ]);
  });
});

describe('figures and their units', () => {
  test('rates that are written with their sign are averaged for a unit', async () => {
    await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,目标值,实际值',
        '2024-09,1001,甲一,回款率,95%,93%',
        '2024-09,1002,乙二,回款率,95%,90%',
        '2024-09,1001,甲一,销售额,100,93',
        '2024-09,1002,乙二,销售额,100,90',
      ),
    );
    expect(await select('SELECT kpi_id, unit, aggregation FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: '回款率', unit: '%', aggregation: 'avg' },
      { kpi_id: '销售额', unit: null, aggregation: 'sum' },
    ]);
  });

  test('a target in 万元 beside an actual in 元', async () => {
    for (const heads of ['目标值(万元),实际值(元)', '目标（万元）,完成额（元）']) {
      const report = await load(
        'k.csv',
        csv(`考核月份,工号,姓名,指标名称,${heads}`, '2024-09,1001,甲一,销售额,120,"1,080,000"'),
      );
      expect(await select('SELECT target, actual, unit FROM stg_kpi')).toEqual([
        { target: 1_200_000, actual: 1_080_000, unit: '元' },
      ]);
      const entry = mappingOf(report, sheetOf(report));
      expect(entry?.constants).toEqual({ unit: '元' });
    }
  });

  test('the same beside a column of units, where all of them are money', async () => {
    await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,单位,目标值(万元),实际值(元)',
        '2024-09,1001,甲一,销售额,万元,120,"1,080,000"',
      ),
    );
    expect(await select('SELECT target, actual, unit FROM stg_kpi')).toEqual([
      { target: 120, actual: 108, unit: '万元' },
    ]);
  });

  test('合计 is no KPI', async () => {
    const report = await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,权重,目标值,实际值,得分',
        '2024-09,1001,甲一,销售额,60%,100,90,54',
        '2024-09,1001,甲一,回款率,40%,95%,95%,40',
        '2024-09,1001,甲一,合计,100%,,,94',
        '2024-09,1002,乙二,销售额,60%,100,90,54',
        '2024-09,1002,乙二,回款率,40%,95%,95%,40',
        '2024-09,1002,乙二,合计,100%,,,94',
      ),
    );
    expect(await select('SELECT DISTINCT kpi_id FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: '回款率' },
      { kpi_id: '销售额' },
    ]);
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'subtotal', count: 2 }]);
    expect(sheetOf(report).totals.map(({ row, heading, agrees }) => [row, heading, agrees])).toEqual([
      [4, '权重', true],
      [7, '权重', true],
    ]);
  });
});

describe('exports in English', () => {
  test('appeals are no ratings', async () => {
    await load(
      'appeals.csv',
      csv(
        'Appeal ID,Employee ID,Employee Name,Review Cycle,Submitted On,Reason,Original Rating,Revised Rating,Decision,Decision Date',
        'AP1,1001,Ana,2024 H1,20-Jul-2024,Procedure not followed,C,B,Upheld,28-Jul-2024',
        'AP2,1001,Ana,2024 H1,02-Aug-2024,Data error,B,B,Rejected,10-Aug-2024',
      ),
    );
    expect(
      await select(
        'SELECT cycle, grounds, rating_before, rating_after, outcome, CAST(resolved_at AS VARCHAR) AS at FROM appeal ORDER BY _row',
      ),
    ).toEqual([
      {
        cycle: '2024-H1',
        grounds: 'procedure',
        rating_before: 'C',
        rating_after: 'B',
        outcome: 'Upheld',
        at: '2024-07-28',
      },
      {
        cycle: '2024-H1',
        grounds: 'data',
        rating_before: 'B',
        rating_after: 'B',
        outcome: 'Rejected',
        at: '2024-08-10',
      },
    ]);
    expect(await select('SELECT * FROM rating')).toEqual([]);
  });

  test('goals with what they are measured in', async () => {
    await load(
      'goals.csv',
      csv(
        'Goal ID,Goal Name,Owner,Owner Employee ID,Goal Type,Start Value,Target Value,Current Value,Measure,Progress,Start Date,Due Date,Status',
        'G1,Increase ARR,Maria Lopez,21001,Individual,1000000,1500000,1350000,USD,70%,2024-01-01,2024-12-31,On Track',
        'G2,Reduce churn,Maria Lopez,21001,Individual,8%,5%,6%,Percent,67%,2024-01-01,2024-12-31,Behind',
      ),
    );
    expect(
      await select('SELECT kpi_id, name, unit, owner_id, target, actual FROM stg_kpi ORDER BY _row'),
    ).toEqual([
      {
        kpi_id: 'G1',
        name: 'Increase ARR',
        unit: 'USD',
        owner_id: '21001',
        target: 1_500_000,
        actual: 1_350_000,
      },
      { kpi_id: 'G2', name: 'Reduce churn', unit: 'Percent', owner_id: '21001', target: 0.05, actual: 0.06 },
    ]);
    expect(await select('SELECT kpi_id, aggregation FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: 'G1', aggregation: 'sum' },
      { kpi_id: 'G2', aggregation: 'avg' },
    ]);
  });
});

describe('periods as people write them', () => {
  test('of KPIs', async () => {
    const spelled = [
      ['Oct-2024', '2024-10'],
      ['October 2024', '2024-10'],
      ['Oct 2024', '2024-10'],
      ['10/2024', '2024-10'],
      ['24年10月', '2024-10'],
      ['2024年 7月-9月', '2024-Q3'],
      ['2024年1-6月', '2024-H1'],
      ['01/01/2024 - 12/31/2024', '2024'],
      ['2024-04-01至2024-06-30', '2024-Q2'],
      ['2024年2月-3月', null],
      ['2024-09-15', '2024-09'],
    ] as const;
    await load(
      'k.csv',
      csv('考核期,工号,姓名,指标名称,实际值', ...spelled.map(([text]) => `${text},1,甲,销售额,1`)),
    );
    expect(
      (await select('SELECT period_id FROM stg_kpi ORDER BY _row')).map((row) => row['period_id']),
    ).toEqual(spelled.map(([, id]) => id));
    expect(await select('SELECT _row, reason FROM fct_reject')).toEqual([
      { _row: 11, reason: 'not_a_period' },
    ]);
  });

  test('of cycles', async () => {
    await load(
      'Workday_Calibration.csv',
      csv(
        'Employee ID,Worker,Review Template,Review Period,Manager Proposed Rating,Calibrated Rating,Final Rating,Potential,Manager',
        '21004,"Chen, Wei",FY24 Annual Review,01/01/2024 - 12/31/2024,3 - Meets Expectations,4 - Exceeds Expectations,4 - Exceeds Expectations,High,Maria Lopez',
      ),
    );
    expect(
      await select('SELECT cycle, label_proposed, label_calibrated, label_final FROM stg_rating'),
    ).toEqual([
      {
        cycle: '2024',
        label_proposed: '3 - Meets Expectations',
        label_calibrated: '4 - Exceeds Expectations',
        label_final: '4 - Exceeds Expectations',
      },
    ]);
  });
});

describe('figures as people write them', () => {
  test('counted, bounded, ranges, in brackets', async () => {
    const said = [
      ['50天', 50, null, null],
      ['≤45天', 45, null, null],
      ['2次', 2, null, null],
      ['18家', 18, null, null],
      ['98%以上', 0.98, null, null],
      ['不超过3次', 3, null, null],
      ['不低于20家', 20, null, null],
      ['(3.2%)', -0.032, null, null],
      ['80-120', null, 80, 120],
      ['95%~98%', null, 0.95, 0.98],
      ['1,200件', 1200, null, null],
      ['1.2M', 1_200_000, null, null],
      ['100以内', 100, null, null],
      ['完成上线', null, null, null],
    ] as const;
    await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,目标值',
        ...said.map(([text], index) => `2024-09,1,甲,K${index},"${text}"`),
      ),
    );
    expect(await select('SELECT target, range_low, range_high FROM stg_kpi ORDER BY _row')).toEqual(
      said.map(([, target, range_low, range_high]) => ({ target, range_low, range_high })),
    );
    expect(await select('SELECT value, reason FROM fct_reject')).toEqual([
      { value: '完成上线', reason: 'not_a_number' },
    ]);
    expect(
      await select(
        "SELECT kpi_id, direction FROM kpi WHERE kpi_id IN ('K1','K4','K5','K6','K8','K12') ORDER BY 1",
      ),
    ).toEqual([
      { kpi_id: 'K1', direction: 'lower' },
      { kpi_id: 'K12', direction: 'lower' },
      { kpi_id: 'K4', direction: 'higher' },
      { kpi_id: 'K5', direction: 'lower' },
      { kpi_id: 'K6', direction: 'higher' },
      { kpi_id: 'K8', direction: 'range' },
    ]);
  });

  test('days here and hours there are no numbers alone', async () => {
    await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,目标值,实际值',
        '2024-09,1,甲,响应时间,2小时,90分钟',
        '2024-09,1,甲,交付周期,10天,9天',
        '2024-09,1,甲,拜访,20次,18次',
      ),
    );
    expect(await select('SELECT kpi_id, target, actual FROM stg_kpi ORDER BY _row')).toEqual([
      { kpi_id: '响应时间', target: null, actual: null },
      { kpi_id: '交付周期', target: null, actual: null },
      { kpi_id: '拜访', target: 20, actual: 18 },
    ]);
    expect(await select('SELECT value FROM fct_reject ORDER BY _row, field')).toEqual([
      { value: '90分钟' },
      { value: '2小时' },
      { value: '9天' },
      { value: '10天' },
    ]);
  });

  test('money in millions', async () => {
    await load(
      'deals.csv',
      csv(
        'Deal ID,Deal Name,Stage,Amount,Close Date,Owner',
        'D1,A,Won,2M,2024-09-01,Ann',
        'D2,B,Won,$1.2M,2024-09-02,Ann',
      ),
    );
    expect(await select('SELECT amount FROM stg_opportunity ORDER BY _row')).toEqual([
      { amount: 2_000_000 },
      { amount: 1_200_000 },
    ]);
  });

  test('a kind that says which way is better', async () => {
    const report = await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,指标类型,目标值,实际值',
        '2024-09,1,甲,投诉,越低越好,5,3',
        '2024-09,1,甲,销售额,正向,100,90',
        '2024-09,1,甲,费用,反向指标,10,9',
      ),
    );
    expect(await select('SELECT kpi_id, direction, kind FROM kpi ORDER BY _row')).toEqual([
      { kpi_id: '投诉', direction: 'lower', kind: 'KPI' },
      { kpi_id: '销售额', direction: 'higher', kind: 'KPI' },
      { kpi_id: '费用', direction: 'lower', kind: 'KPI' },
    ]);
    expect(sheetOf(report).mapping).toMatchObject({ 指标类型: 'direction' });
    expect(await select('SELECT * FROM fct_reject')).toEqual([]);
  });
});

describe('lists of other columns', () => {
  test('重点工作 are milestones', async () => {
    await plain('重点工作_2024Q3.csv');
    expect(
      await select(
        'SELECT k.kpi_id, k.kind, k.direction, s.actual, CAST(s.due_date AS VARCHAR) AS due, CAST(s.done_date AS VARCHAR) AS done FROM stg_kpi AS s JOIN kpi AS k USING (kpi_id) ORDER BY s._row',
      ),
    ).toEqual([
      {
        kpi_id: 'ERP上线',
        kind: 'GS',
        direction: 'milestone',
        actual: 1,
        due: '2024-09-30',
        done: '2024-09-28',
      },
      { kpi_id: '供应商准入', kind: 'GS', direction: 'milestone', actual: 0, due: '2024-09-15', done: null },
    ]);
    expect(await select('SELECT * FROM fct_reject')).toEqual([]);
  });

  test('only the share of the target', async () => {
    const report = await plain('KPI_完成率.csv');
    expect(sheetOf(report).questions).toEqual([]);
    expect(await select('SELECT kpi_id, period_id, target, actual FROM stg_kpi ORDER BY _row')).toEqual([
      { kpi_id: '销售额', period_id: '2024-09', target: 1, actual: 0.95 },
      { kpi_id: '回款', period_id: '2024-09', target: 1, actual: 1.05 },
    ]);
    await load(
      'k.csv',
      csv('考核月份,工号,姓名,指标名称,达成率(%)', '2024-09,1001,甲一,销售额,95', '2024-09,1001,甲一,回款,1'),
    );
    expect(await select('SELECT actual FROM stg_kpi ORDER BY _row')).toEqual([
      { actual: 0.95 },
      { actual: 0.01 },
    ]);
  });

  test('this month beside all months', async () => {
    await load(
      'k.csv',
      csv(
        '2024年9月经营指标完成情况（单位：万元）,,,,,,',
        '部门,指标名称,年度目标,本月目标,本月实际,1-9月累计目标,1-9月累计实际',
        '销售一部,营业收入,12000,1000,1100,9000,8800',
      ),
    );
    expect(await select('SELECT period_id, target, actual, unit, owner_id FROM stg_kpi')).toEqual([
      { period_id: '2024-09', target: 1000, actual: 1100, unit: '万元', owner_id: '销售一部' },
    ]);
  });

  test('in German', async () => {
    await load(
      'k.csv',
      csv(
        'Periode;Personalnummer;Name;Kennzahl;Einheit;Zielwert;Istwert;Gewichtung',
        '2024-09;0012;Jörg Weiß;Umsatz;EUR;1.200,50;1.100,25;60%',
        '2024-09;0012;Jörg Weiß;Reklamationen;Stk;5,0;3,5;40%',
      ),
    );
    expect(
      await select('SELECT kpi_id, owner_id, unit, target, actual, weight FROM stg_kpi ORDER BY _row'),
    ).toEqual([
      { kpi_id: 'Umsatz', owner_id: '0012', unit: 'EUR', target: 1200.5, actual: 1100.25, weight: 0.6 },
      { kpi_id: 'Reklamationen', owner_id: '0012', unit: 'Stk', target: 5, actual: 3.5, weight: 0.4 },
    ]);
  });

  test('three stages of a rating', async () => {
    await load(
      'r.csv',
      csv(
        '年度,季度,员工编码,员工姓名,初评等级,复评等级,终评等级,考核人',
        '2024,三季度,A1,甲一,B+,A-,A-,王总',
        '2024,三季度,A2,乙二,C,C,待改进,王总',
      ),
    );
    expect(
      await select(
        'SELECT cycle, employee_id, label_proposed, label_calibrated, label_final, rater_id FROM stg_rating ORDER BY _row',
      ),
    ).toEqual([
      {
        cycle: '2024-Q3',
        employee_id: 'A1',
        label_proposed: 'B+',
        label_calibrated: 'A-',
        label_final: 'A-',
        rater_id: '王总',
      },
      {
        cycle: '2024-Q3',
        employee_id: 'A2',
        label_proposed: 'C',
        label_calibrated: 'C',
        label_final: '待改进',
        rater_id: '王总',
      },
    ]);
  });

  test('a category of raters beside the competencies', async () => {
    await load(
      'SAP_SF_360_detailed.csv',
      csv(
        'Form Template,Subject User ID,Subject Name,Rater Category,Rater Name,Communication,Teamwork,Drive for Results,Overall Comment',
        '2024 360 Review,1001,Ana Ruiz,Self,Ana Ruiz,4,4,5,"Good year,\nlots done"',
        '2024 360 Review,1001,Ana Ruiz,Manager,Tom Fox,3,4,4,ok',
        '2024 360 Review,1001,Ana Ruiz,Peers,Peer 1,N/A,5,4,',
      ),
    );
    expect(
      await select(
        'SELECT role, rater_id, dimension, score_raw FROM stg_review_score WHERE NOT _refused AND score_raw IS NOT NULL ORDER BY _row, dimension',
      ),
    ).toEqual([
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Communication', score_raw: 4 },
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Drive for Results', score_raw: 5 },
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Teamwork', score_raw: 4 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Communication', score_raw: 3 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Drive for Results', score_raw: 4 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Teamwork', score_raw: 4 },
      { role: 'peer', rater_id: 'Peer 1', dimension: 'Drive for Results', score_raw: 4 },
      { role: 'peer', rater_id: 'Peer 1', dimension: 'Teamwork', score_raw: 5 },
    ]);
  });
});

describe('whose figures and ratings they are', () => {
  test('a sheet that is called as its unit', async () => {
    const head = ['指标名称', '计量单位', '目标值', '实际完成', '完成率'];
    const report = await load(
      '各部门季度KPI.xlsx',
      workbookOfSheets({
        销售部: [
          ['2024年Q3部门KPI完成情况'],
          head,
          ['合同额', '万元', 5000, 5200, '104%'],
          ['回款率', '%', 90, 88, '97.8%'],
        ],
        研发部: [['2024年Q3部门KPI完成情况'], head, ['项目准时率', '%', 85, 90, '105.9%']],
      }),
    );
    expect(
      await select(
        'SELECT owner_type, owner_id, kpi_id, period_id, target, actual FROM stg_kpi ORDER BY _sheet DESC, _row',
      ),
    ).toEqual([
      {
        owner_type: 'unit',
        owner_id: '销售部',
        kpi_id: '合同额',
        period_id: '2024-Q3',
        target: 5000,
        actual: 5200,
      },
      {
        owner_type: 'unit',
        owner_id: '销售部',
        kpi_id: '回款率',
        period_id: '2024-Q3',
        target: 0.9,
        actual: 0.88,
      },
      {
        owner_type: 'unit',
        owner_id: '研发部',
        kpi_id: '项目准时率',
        period_id: '2024-Q3',
        target: 0.85,
        actual: 0.9,
      },
    ]);
    const [first] = report.sheets;
    expect(first?.notes.map(({ code }) => code)).toContain('owner_from_sheet');
    expect(first === undefined ? null : mappingOf(report, first)?.constants).toBeUndefined();
  });

  test('a sheet that is called otherwise asks', async () => {
    const report = await load('k.csv', csv('考核期,指标名称,目标值,实际完成', '2024Q3,合同额,5000,5200'));
    expect(sheetOf(report).questions.map(({ code, field }) => [code, field])).toEqual([
      ['kpi_owner', 'owner_name'],
    ]);
  });

  test('ratings of people without a number', async () => {
    const report = await load(
      'ratings.csv',
      csv('考核周期,姓名,部门,绩效等级', '2024Q3,甲一,销售一部,A', '2024Q3,丙三,销售一部,B'),
    );
    expect(sheetOf(report)).toMatchObject({ table: 'raw_rating', rows_sent: 2 });
    expect(
      await select('SELECT _row, field, value, reason, row_refused FROM fct_reject ORDER BY _row'),
    ).toEqual([
      { _row: 2, field: 'employee_id', value: '甲一', reason: 'person_unknown', row_refused: true },
      { _row: 3, field: 'employee_id', value: '丙三', reason: 'person_unknown', row_refused: true },
    ]);
  });

  test('what came of ratings beside them', async () => {
    await load(
      '调薪晋升_结果应用.csv',
      csv(
        '2024年度绩效结果应用表,,,,,,,,',
        '工号,姓名,绩效等级,年终奖(元),奖金系数,调薪幅度,是否晋升,高潜人才,培训计划',
        'A1,甲一,A,50000,1.5,8%,是,是,领导力',
        'A2,乙二,C,0,0,0%,否,否,',
      ),
    );
    expect(await select('SELECT cycle, employee_id, label FROM rating ORDER BY _row')).toEqual([
      { cycle: '2024', employee_id: 'A1', label: 'A' },
      { cycle: '2024', employee_id: 'A2', label: 'C' },
    ]);
    expect(
      await select(
        'SELECT cycle, employee_id, bonus, raise, promoted, high_potential FROM outcome ORDER BY _row',
      ),
    ).toEqual([
      { cycle: '2024', employee_id: 'A1', bonus: 50_000, raise: 0.08, promoted: true, high_potential: true },
      { cycle: '2024', employee_id: 'A2', bonus: 0, raise: 0, promoted: false, high_potential: false },
    ]);
  });

  test('a peer without a name is one of his own', async () => {
    await load(
      'CultureAmp_360_export.csv',
      csv(
        'Cycle Name,Reviewee,Reviewee Employee ID,Reviewer,Reviewer Employee ID,Relationship,Question,Answer Type,Rating,Comment,Submitted At',
        'H2 2024 360,Ana Ruiz,1001,Tom Fox,1003,Manager,Communicates clearly,rating,4 - Agree,,2024-11-20',
        'H2 2024 360,Ana Ruiz,1001,,,Peer,Communicates clearly,rating,5 - Strongly agree,,2024-11-21',
        'H2 2024 360,Ana Ruiz,1001,,,Manager,Communicates clearly,rating,3 - Neutral,,2024-11-21',
      ),
    );
    expect(
      await select('SELECT rater_id, role, score_raw FROM stg_review_score WHERE NOT _refused ORDER BY _row'),
    ).toEqual([
      { rater_id: '1003', role: 'manager', score_raw: 4 },
      { rater_id: '#3', role: 'peer', score_raw: 5 },
    ]);
    expect(await select('SELECT _row, field, reason FROM fct_reject')).toEqual([
      { _row: 4, field: 'rater_id', reason: 'missing_key' },
    ]);
  });

  test('a question that is answered in words is listed', async () => {
    await load(
      'CultureAmp.csv',
      csv(
        'Cycle Name,Reviewee Employee ID,Reviewer Employee ID,Relationship,Question,Rating,Comment',
        'H2 2024,1001,1003,Manager,Communicates clearly,4,',
        'H2 2024,1001,1003,Manager,What should Ana start doing?,,Delegate more',
      ),
    );
    expect(await select('SELECT dimension, score_raw FROM review_score')).toEqual([
      { dimension: 'Communicates clearly', score_raw: 4 },
    ]);
    expect(await select('SELECT _row, field, value, reason, row_refused FROM fct_reject')).toEqual([
      {
        _row: 3,
        field: 'score',
        value: 'What should Ana start doing?',
        reason: 'no_score',
        row_refused: false,
      },
    ]);
  });
});
