// Real layouts, byte for byte: what is recognised, what is loaded, what is left out and why.
import { describe, expect, it } from 'vitest';
import { importFixture, onlySheet, unaccounted } from './helpers.ts';

const skips = (sheet: { rows_skipped: { reason: string; count: number }[] }) =>
  Object.fromEntries(sheet.rows_skipped.map(({ reason, count }) => [reason, count]));

describe('people and reviews', () => {
  it('reads a GB18030 roster', async () => {
    const { report, rows } = await importFixture('roster_花名册.csv');
    const sheet = onlySheet(report);
    expect(report).toMatchObject({ container: 'csv', encoding: 'gb18030' });
    expect(sheet).toMatchObject({
      profile: 'roster',
      table: 'raw_employee',
      header_rows: [1],
      rows_read: 2,
      rows_sent: 2,
    });
    expect(sheet.mapping).toMatchObject({ 工号: 'employee_id', 直属上级: 'manager', 合同公司: null });
    expect(rows[0]).toMatchObject({
      employee_id: '000123',
      name: '测试甲',
      unit_path: '集团/华东大区/销售一部',
      manager: '测试主管(000200)',
      hire_date: '2018/4/18',
      _batch: 'b1',
      _file: 'roster_花名册.csv',
      _sheet: 'roster_花名册',
      _row: '2',
    });
    expect(rows[1]).not.toHaveProperty('birth_date');
  });

  it('reads 360° reviews with a line end inside a comment, and leaves comments out', async () => {
    const { report, rows } = await importFixture('review_360.csv');
    const sheet = onlySheet(report);
    expect(sheet).toMatchObject({
      profile: 'review_360',
      table: 'raw_review_score',
      rows_read: 3,
      rows_sent: 3,
    });
    expect(sheet.mapping.评语).toBeNull();
    expect(rows[1]).toMatchObject({
      ratee_id: '000123',
      rater_id: '000200',
      role: '上级',
      dimension: '结果导向',
      score: '3.5',
      _row: '3',
    });
    expect(rows[2]).not.toHaveProperty('rater_id');
  });

  it('reads ratings with the grade before and after calibration', async () => {
    const { report, rows } = await importFixture('rating_final.csv');
    expect(onlySheet(report)).toMatchObject({ profile: 'ratings', table: 'raw_rating' });
    expect(rows[0]).toMatchObject({
      cycle: '2024Q3',
      label_proposed: 'A',
      label_final: 'B+',
      rater: '测试主管（000200）',
      coefficient: '1.1',
    });
  });
});

describe('systems', () => {
  it('钉钉 每日统计: two title rows, two header rows, blanks for zero', async () => {
    const { report, rows } = await importFixture('dingtalk_每日统计_20240901-20240930.xlsx');
    const sheet = onlySheet(report);
    expect(sheet).toMatchObject({
      profile: 'dingtalk_daily',
      table: 'raw_attendance_day',
      header_rows: [3, 4],
      rows_read: 90,
      rows_sent: 90,
    });
    expect(sheet.mapping).toMatchObject({
      '事假(天)': 'personal_leave_days',
      '路途假(天)': 'travel_leave_days',
      UserId: null,
    });
    expect(rows[3]).toMatchObject({
      employee_id: '000123',
      day: '24-09-02 星期一',
      check_in: '08:48',
      status_in: '正常',
      check_out: '18:54',
      worked_minutes: '480',
      _row: '8',
    });
  });

  it('金蝶 云星空: keys over labels, the head of a bill filled down within the bill', async () => {
    const { report, rows } = await importFixture('kingdee_k3cloud_销售订单.xlsx');
    expect(onlySheet(report)).toMatchObject({
      profile: 'kingdee_sales_order',
      header_rows: [1, 2],
      rows_sent: 2,
    });
    expect(rows.map((row) => [row.order_id, row.line_id, row.owner_id, row.amount])).toEqual([
      ['XSDD000001', '1', '000123', '1130'],
      ['XSDD000001', '2', '000123', '1130'],
    ]);
  });

  it('Salesforce report: month first, totals and legal footer left out', async () => {
    const { report, rows } = await importFixture('salesforce_report.csv');
    const sheet = onlySheet(report);
    expect(sheet).toMatchObject({ profile: 'salesforce_report', rows_read: 8, rows_sent: 2 });
    expect(skips(sheet)).toEqual({ blank: 3, grand_total: 1, footer: 2 });
    expect(rows.map((row) => row.close_date)).toEqual(['2024-01-03', '2024-02-04']);
    expect(rows[1]?.amount).toBe('1,500,000.00');
  });

  it('KPI sheet: period from the title, merged people filled within their merge only, subtotals and notes out', async () => {
    const { report, rows } = await importFixture('kpi_绩效考核表_2024Q3.xlsx');
    const [sheet, matrix] = report.sheets;
    expect(sheet).toMatchObject({
      profile: 'kpi_targets',
      header_rows: [2],
      rows_read: 7,
      rows_sent: 4,
      constants: { period: '2024年第三季度' },
    });
    expect(skips(sheet!)).toEqual({ subtotal: 1, grand_total: 1, footer: 1 });
    const long = rows.filter((row) => row._sheet === sheet?.name);
    expect(long.map((row) => [row.owner_id, row.kpi_name, row.period])).toEqual([
      ['000123', '销售额', '2024年第三季度'],
      ['000123', '回款率', '2024年第三季度'],
      ['000123', '客户投诉（次）', '2024年第三季度'],
      ['000124', '销售额', '2024年第三季度'],
    ]);
    expect(matrix).toMatchObject({ profile: 'kpi_matrix_scores', rows_sent: 2, records: 3 });
    expect(unaccounted(report)).toBe(0);
  });
});

describe('one trap each', () => {
  it('title rows and a two-row header without merges', async () => {
    const { report, rows } = await importFixture('title.csv');
    expect(onlySheet(report)).toMatchObject({ header_rows: [3, 4], table: 'raw_attendance_day' });
    expect(rows).toEqual([
      {
        name: '张三',
        employee_id: '000123',
        day: '24-09-02 星期一',
        sick_leave_days: '1',
        stated:
          'name employee_id day personal_leave_days sick_leave_days overtime_workday_minutes overtime_restday_minutes',
        _batch: 'b1',
        _file: 'title.csv',
        _sheet: 'title',
        _row: '5',
      },
    ]);
  });

  it('a report that ends in totals and a footer of one cell', async () => {
    const { report, rows } = await importFixture('footer.csv');
    const sheet = onlySheet(report);
    expect(skips(sheet)).toEqual({ blank: 2, grand_total: 1, footer: 2 });
    expect(rows.map((row) => [row.amount, row.close_date])).toEqual([
      ['1,000.00', '2024-01-31'],
      ['2000', '2024-02-01'],
    ]);
  });

  it('a TSV in GBK that calls itself .xls is read as what it is', async () => {
    const { report, rows } = await importFixture('tsv_gbk.xls');
    expect(report).toMatchObject({
      container: 'tsv',
      encoding: 'gb18030',
      notes: [{ code: 'text_named_spreadsheet' }],
    });
    expect(rows[0]).toMatchObject({ order_id: '000123', customer: '测试客户', amount: '1234.56' });
  });

  it.each([
    ['gb18030.csv', 'gb18030', '𠮷田'],
    ['gbk.csv', 'gb18030', '李四'],
    ['utf8bom.csv', 'utf-8', '李四'],
    ['utf16le.tsv', 'utf-16le', '李四'],
  ])('%s is %s', async (name, encoding, person) => {
    const { report, rows } = await importFixture(name, {
      mapping: {
        version: 2,
        files: [
          {
            match: { file: '*' },
            table: 'raw_employee',
            columns: { 工号: 'employee_id', 姓名: 'name', 部门: 'unit_path' },
          },
        ],
      },
    });
    expect(report.encoding).toBe(encoding);
    expect(rows.map((row) => row.name)).toContain(person);
    expect(rows[0]?.employee_id).toBe('000123');
  });

  it('a workbook without styles and references that are missing', async () => {
    const { report, rows } = await importFixture('no_styles.xlsx');
    expect(onlySheet(report)).toMatchObject({ header_rows: [3, 4], rows_sent: 2 });
    expect(rows[1]).toMatchObject({ check_in: '次日 01:10', _row: '6' });
  });
});
