// KPI sheets as people draw them: a column of figures per person, or a form per person.
import { describe, expect, it } from 'vitest';
import { importFixture, importText, onlySheet, unaccounted } from './helpers.ts';

describe('people across', () => {
  it('a matrix of scores in a workbook: one score per KPI and person', async () => {
    const { report, rows } = await importFixture('kpi_绩效考核表_2024Q3.xlsx');
    const matrix = report.sheets[1];
    expect(matrix).toMatchObject({ profile: 'kpi_matrix_scores', table: 'raw_review_score', records: 3 });
    expect(matrix?.error).toBeUndefined();
    expect(
      rows
        .filter((row) => row._sheet === matrix?.name)
        .map((row) => [row._row, row.dimension, row.ratee_name, row.score]),
    ).toEqual([
      ['3', '销售额', '测试甲', '90'],
      ['3', '销售额', '测试乙', '80'],
      ['4', '回款', '测试甲', '85'],
    ]);
    expect(unaccounted(report)).toBe(0);
  });

  it('a matrix of targets and actuals; quarters over the same columns are no people', async () => {
    const table = (a: string, b: string) =>
      `2024年9月绩效考核表\n,,${a},,${b},\n指标名称,单位,目标值,实际值,目标值,实际值\n销售额,万元,100,90,80,88\n回款率,%,95,93,,\n`;
    const { report, rows } = await importText('m.csv', table('张三', '李四'));
    expect(onlySheet(report)).toMatchObject({ profile: 'kpi_matrix', table: 'raw_kpi', records: 3 });
    expect(rows.map((row) => [row.kpi_name, row.owner_name, row.target, row.actual, row.period])).toEqual([
      ['销售额', '张三', '100', '90', '2024年9月'],
      ['销售额', '李四', '80', '88', '2024年9月'],
      ['回款率', '张三', '95', '93', '2024年9月'],
    ]);
    const quarters = await importText('q.csv', table('第一季度', '第二季度'));
    expect(onlySheet(quarters.report).profile).not.toBe('kpi_matrix');
  });
});
