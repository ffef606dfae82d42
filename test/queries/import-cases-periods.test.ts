// Periods as exports write them: a year and its part in two columns, months in words. Rows worked out by hand.
import { describe, expect, test } from 'vitest';
import { importFile } from '@/import/index.ts';
import { mappingOf } from '@/import/mapping/entries.ts';
import { csv, importCases, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

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
