// One form per person: labels above a table, several below each other or one per sheet.
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { importBlob, importText, onlySheet, unaccounted } from './helpers.ts';

const bytes = readFileSync(new URL('../../fixtures/plain/个人绩效考核表.csv', import.meta.url));
const kpi = ({ owner_id, owner_name, period, kpi_name, target, actual }: Record<string, string>) => [
  owner_id,
  owner_name,
  period,
  kpi_name,
  target,
  actual,
];

test('forms below each other: every row is the person’s above it', async () => {
  const { report, rows } = await importBlob('个人绩效考核表.csv', new Blob([bytes]));
  expect(onlySheet(report).table).toBe('raw_kpi');
  expect(rows.map(kpi)).toEqual([
    ['10001', '张三', '2025年第三季度', '销售额(万元)', '300', '280'],
    ['10001', '张三', '2025年第三季度', '回款率', '95%', '96%'],
    ['10002', '王五', '2025年第三季度', '销售额(万元)', '200', '210'],
  ]);
  expect(onlySheet(report).rejects).toEqual([]);
  expect(unaccounted(report)).toBe(0);
});

test('one form per sheet of a workbook, the label and its value in one cell or in two', async () => {
  const book = XLSX.utils.book_new();
  const form = (person: string[], value: number) =>
    XLSX.utils.aoa_to_sheet([
      ['2025年度绩效考核表'],
      person,
      [],
      ['考核指标', '权重', '目标值', '实际值'],
      ['销售额', 1, 100, value],
      ['合计', 1],
      ['被考核人签字：', null, '日期：'],
    ]);
  XLSX.utils.book_append_sheet(book, form(['姓名：甲', '工号：000001', '部门：一部'], 90), '甲');
  XLSX.utils.book_append_sheet(
    book,
    form(
      ['姓名', '', '', ''].map((text) => (text === '' ? '' : `${text}：`)),
      70,
    ),
    '空',
  );
  XLSX.utils.book_append_sheet(book, form(['被考核人：', '乙', '员工编号：', '000002'], 80), '乙');
  const blob = new Blob([XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer]);
  const { report, rows } = await importBlob('年度考核.xlsx', blob);
  expect(report.sheets.map(({ name, rows_sent }) => [name, rows_sent])).toEqual([
    ['甲', 1],
    ['空', 1],
    ['乙', 1],
  ]);
  expect(rows.map(kpi)).toEqual([
    ['000001', '甲', '2025年度', '销售额', '100', '90'],
    // Nobody is named: the row stays without an owner, and nobody else's is put in.
    [undefined, undefined, '2025年度', '销售额', '100', '70'],
    ['000002', '乙', '2025年度', '销售额', '100', '80'],
  ]);
  expect(unaccounted(report)).toBe(0);
});

test('scores of one person by one reviewer', async () => {
  const { report, rows } = await importText(
    'review.csv',
    '绩效评价表\n被评估人：,甲,工号：,000001\n评分人：,乙,考核周期：,2025\n评价维度,评分,评语,备注\n业绩,4,,\n协作,5,,\n',
  );
  expect(onlySheet(report).table).toBe('raw_review_score');
  expect(
    rows.map((row) => [row['ratee_id'], row['rater_name'], row['cycle'], row['dimension'], row['score']]),
  ).toEqual([
    ['000001', '乙', '2025', '业绩', '4'],
    ['000001', '乙', '2025', '协作', '5'],
  ]);
});
