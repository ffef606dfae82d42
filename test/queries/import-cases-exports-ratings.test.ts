// Exports of ratings: stages, cycles, calibration, and what stands below the rows.
import { describe, expect, test } from 'vitest';
import { csv, importCases, sheetOf } from './import-case.ts';

const { load, plain, select } = importCases();

describe('ratings', () => {
  test('a grade that calibration may have changed is asked, once it differs', async () => {
    const rows = (grade: string) =>
      csv('考核活动名称,工号,姓名,绩效等级,校准后等级', `2024年度,1,甲,${grade},B`);
    const asked = sheetOf(await load('绩效.csv', rows('A')));
    expect(asked.questions).toEqual([
      {
        code: 'rating_stage',
        heading: '绩效等级',
        field: 'label_final',
        samples: ['A → B'],
        options: ['proposed', 'final'],
        blocking: true,
      },
    ]);
    expect(sheetOf(await load('绩效.csv', rows('B'))).questions).toEqual([]);
    const last = csv('考核活动名称,工号,姓名,最终等级,校准后等级', '2024年度,1,甲,A,B');
    expect(sheetOf(await load('绩效.csv', last)).questions).toEqual([]);
  });

  test('notes, signatures and averages below the rows are nobody', async () => {
    const report = await load(
      '绩效结果_2024Q4.csv',
      csv(
        '工号,姓名,部门,绩效等级',
        '1001,甲,销售,优秀',
        '等级说明：优秀≤20%,,,',
        ',,平均分,85',
        '制表人：王,审核：李,,',
      ),
    );
    expect(await select('SELECT employee_id FROM stg_rating')).toEqual([{ employee_id: '1001' }]);
    expect(sheetOf(report).rows_skipped).toEqual([
      { reason: 'footer', count: 2 },
      { reason: 'average', count: 1 },
    ]);
  });

  test('a row for each stage: what the boss proposed, what calibration made of it, what is final; nobody rates himself', async () => {
    const rows = ['自评,甲,A', '上级评,乙,B', '校准,委员会,C', '终评,委员会,B', '投票,众人,S'];
    const report = await load(
      '绩效_多行.csv',
      csv('考核周期,工号,姓名,评价环节,评价人,绩效等级', ...rows.map((row) => `2024,0001,甲,${row}`)),
    );
    expect(sheetOf(report).table).toBe('raw_rating');
    expect(await select('SELECT stage, label FROM rating ORDER BY _row')).toEqual([
      { stage: 'proposed', label: 'B' },
      { stage: 'calibrated', label: 'C' },
      { stage: 'final', label: 'B' },
    ]);
    expect(await select('SELECT _row, _rejects[1].value AS value FROM stg_rating WHERE _refused')).toEqual([
      { _row: 6, value: '投票' },
    ]);
  });

  test.each(['Cycle Name', '考核周期名称', 'Review Period Name', 'Review Cycle'])(
    '%s is the cycle',
    async (heading) => {
      const report = await load(
        'r.csv',
        csv(`${heading},Employee Number,Manager ID,Overall Rating`, '2020,001,M0,1', '2021,001,M0,2'),
      );
      expect(await select('SELECT cycle, label FROM rating ORDER BY cycle')).toEqual([
        { cycle: '2020', label: '1' },
        { cycle: '2021', label: '2' },
      ]);
      expect(sheetOf(report).questions.filter(({ code }) => code === 'cycle')).toEqual([]);
    },
  );

  test('Moka: 上级评等级 is what the boss proposed; an appeal states the grade after it', async () => {
    await load(
      '绩效结果.csv',
      csv(
        '绩效周期,员工姓名,工号,部门,自评等级,上级评等级,校准等级,最终绩效等级',
        '2024H2,甲,000101,销售,A,B+,B,B',
      ),
    );
    expect(await select('SELECT stage, label FROM rating ORDER BY stage')).toEqual([
      { stage: 'calibrated', label: 'B' },
      { stage: 'final', label: 'B' },
      { stage: 'proposed', label: 'B+' },
    ]);
    await load(
      '绩效申诉台账.csv',
      csv(
        '申诉人,工号,考核周期,申诉时间,申诉事由,原绩效等级,复核结果,复核后等级',
        '甲,0001,2024H1,2024-07-20,数据有误,C,成立,B',
      ),
    );
    expect(await select('SELECT rating_before, rating_after FROM raw_appeal')).toEqual([
      { rating_before: 'C', rating_after: 'B' },
    ]);
  });

  test('SuccessFactors: a calibration session', async () => {
    await plain('SF_Calibration_Session.csv');
    expect(
      await select(
        'SELECT employee_id, label_proposed AS before, label_calibrated AS after FROM stg_rating ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '5001', before: '4.0', after: '3.0' },
      { employee_id: '5002', before: '3.0', after: '3.0' },
    ]);
  });
});
