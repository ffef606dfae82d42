// Exports nobody made a profile for, with the headings and habits seen most: each must be taken for what it is.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importFile } from '@/import/import-file.ts';
import type { SheetReport } from '@/import/types.ts';

const folder = new URL('../../fixtures/plain/', import.meta.url);

async function read(name: string): Promise<{ sheet: SheetReport; rows: string[] }> {
  const blob = new Blob([readFileSync(new URL(name, folder))]);
  const rows: string[] = [];
  const report = await importFile(
    { name, blob },
    {
      batch: 'b',
      sink: async ({ table, csv }) => {
        const lines = new TextDecoder().decode(csv).trimEnd().split('\n');
        rows.push(...lines.map((line) => `${table}: ${line}`));
      },
    },
  );
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return { sheet, rows };
}

test('a roster with a column per level of the organisation keeps all levels; its short last line is a total', async () => {
  const { sheet } = await read('花名册_部门分级.csv');
  expect(sheet.table).toBe('raw_employee');
  expect(sheet.mapping).toMatchObject({ 一级部门: 'unit_1', 二级部门: 'unit_2', 三级部门: 'unit_3' });
  expect(sheet.rows_sent).toBe(3);
  expect(sheet.rows_skipped).toEqual([{ reason: 'grand_total', count: 1 }]);
  expect(sheet.rejects).toEqual([]);
});

test('a review export about workers gives people and ratings of both stages', async () => {
  const { sheet, rows } = await read('annual_review_export.csv');
  expect(sheet.table).toBe('raw_employee');
  expect(sheet.mapping).toMatchObject({
    Worker: 'name',
    'Supervisory Organization': 'unit_path',
    'Job Profile': 'position',
    'Management Level': 'grade',
  });
  expect(sheet.also?.table).toBe('raw_rating');
  expect(rows.filter((row) => row.startsWith('raw_rating'))).toHaveLength(2);
  expect(sheet.also?.mapping).toMatchObject({
    'Review Period': 'cycle',
    'Overall Rating': 'label_final',
    'Calibrated Rating': 'label_calibrated',
  });
});

test('a GBK list of results knows 校准前 from the grade that holds, and names its campaign as the cycle', async () => {
  const { sheet } = await read('绩效结果_GBK.csv');
  expect(sheet.table).toBe('raw_rating');
  expect(sheet.mapping).toMatchObject({
    绩效等级: 'label_final',
    校准前绩效等级: 'label_proposed',
    考核活动名称: 'cycle',
    直线经理: 'rater',
  });
  expect(sheet.also?.mapping).toMatchObject({ 所属组织: 'unit_path', 职务: 'position' });
});

test('quarters beside a year-end are ratings of their own; the year is asked where nothing states it', async () => {
  const { sheet } = await read('year_end_ratings.csv');
  expect(sheet.table).toBe('raw_rating');
  expect(sheet.profile).toBe('rating_periods_titled');
  expect(sheet.questions).toMatchObject([{ code: 'period_year', blocking: true }]);
});

test('targets and actuals of months, ratings of cycles: as many records as cells are filled', async () => {
  const kpis = await read('kpi_months_2025.csv');
  expect(kpis.sheet).toMatchObject({ table: 'raw_kpi', profile: 'kpi_periods', records: 9, questions: [] });
  const ratings = await read('people_by_cycle.csv');
  expect(ratings.sheet).toMatchObject({
    table: 'raw_rating',
    profile: 'rating_periods',
    records: 5,
    questions: [],
  });
});

test('a panel with a column per judge, a form with a column per question: one score each; addresses are no dimension', async () => {
  const panel = await read('panel_of_judges.csv');
  expect(panel.sheet).toMatchObject({ profile: 'review_judges', table: 'raw_review_score', records: 24 });
  expect(panel.sheet.mapping).toMatchObject({ Target: 'ratee_id', 评分人工号: 'rater_id', 评分: 'score' });
  const form = await read('review_form.csv');
  expect(form.sheet).toMatchObject({ profile: 'review_dimensions', table: 'raw_review_score', records: 6 });
  expect(form.sheet.rejects).toEqual([]);
  expect(form.rows.filter((row) => row.includes('Teamwork'))).toHaveLength(2);
});

test('a score by the manager is no manager; workers, reps and numbers with # are people', async () => {
  const rated = await read('评级_分级评分.csv');
  expect(rated.sheet.mapping).toMatchObject({ 直接上级评分: 'manager_score', 最终得分: 'final_score' });
  expect(rated.sheet.also?.mapping.直接上级评分).toBeUndefined();
  const { sheet } = await read('workers.csv');
  expect(sheet.mapping).toMatchObject({ 'Legal Name': 'name', 'Supervisory Organization': 'unit_path' });
  const kpis = await read('sales_targets.csv');
  expect(kpis.sheet.mapping).toMatchObject({ 'Sales Rep': 'owner_name', 'Employee #': 'owner_id' });
});

test('In and Out of a day are attendance, never a roster', async () => {
  const { sheet } = await read('attendance_simple.csv');
  expect(sheet.table).toBe('raw_attendance_day');
  expect(sheet.mapping).toMatchObject({ In: 'check_in', Out: 'check_out', Status: 'status', Date: 'day' });
});

test('a currency that a heading states holds for every amount below it', async () => {
  const { sheet, rows } = await read('sales.txt');
  expect(sheet.constants.currency).toBe('USD');
  expect(sheet.notes).toContainEqual({ code: 'currency_from_heading', value: 'USD' });
  expect(sheet.mapping).toMatchObject({ 'Rep ID': 'owner_id', 'Order Date': 'order_date' });
  expect(rows[0]).toContain('2024-12-31');
  expect(rows[0]).toContain('1,200.50');
});
