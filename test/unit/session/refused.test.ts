// What was refused comes out as a table, is mended, dropped again, and stands in its place.
import { afterAll, expect, test } from 'vitest';
import { createNodeEngine } from '@/engine/node.ts';
import { toCsv } from '@/export/csv.ts';
import { importFile } from '@/import/import-file.ts';
import { rowsOfFile } from '@/import/refused.ts';
import { refusedTable } from '@/session/refused.ts';
import { Workspace } from '@/session/workspace.ts';

const engine = await createNodeEngine();
const workspace = new Workspace(engine, importFile);
afterAll(() => engine.close());

const rows = async (sql: string) =>
  (await engine.query(sql)).toArray().map((row) => Object.values(row.toJSON()).join(' '));

async function refused(index: number): Promise<{ headings: string[]; rows: string[][] }> {
  const file = workspace.state.files[index];
  const sheet = file?.report.sheets[0];
  if (file === undefined || sheet === undefined) throw new Error('no such file');
  return refusedTable(workspace.catalog, rowsOfFile, file, sheet, (reason) => reason);
}

test('original columns, the row, the field and the reason; mended and dropped again, every row is there once', async () => {
  await workspace.addFiles([
    {
      name: '订单.csv',
      blob: new Blob([
        [
          '销售订单明细',
          '单据编号,日期,销售员编码,价税合计,备注栏',
          'SO1,2025-01-02,000001,100,',
          'SO2,某天,000001,200,急',
          'SO3,2025-01-04,000002,约三百,',
          'SO4,2025-01-05,000002',
          'SO5,2025-01-06,000003,50,=1+1',
        ].join('\n'),
      ]),
    },
  ]);
  expect(await rows('SELECT order_id FROM sales_order ORDER BY 1')).toEqual(['SO1', 'SO5']);
  const table = await refused(0);
  expect(table.headings).toEqual([
    '单据编号',
    '日期',
    '销售员编码',
    '价税合计',
    '备注栏',
    '_row',
    '_field',
    '_reason',
  ]);
  expect(table.rows).toEqual([
    ['SO2', '某天', '000001', '200', '急', '4', 'order_date', 'not_a_date'],
    ['SO3', '2025-01-04', '000002', '约三百', '', '5', 'amount', 'not_a_number'],
    ['SO4', '2025-01-05', '000002', '', '', '6', '', 'wrong_column_count'],
  ]);
  const mended = toCsv(table.headings, table.rows)
    .replace('某天', '2025-01-03')
    .replace('约三百', '300')
    .replace('SO4,2025-01-05,000002,,', 'SO4,2025-01-05,000002,-400,');
  await workspace.addFiles([{ name: '订单 拒收.csv', blob: new Blob([mended]) }]);
  const again = workspace.state.files[1]?.report.sheets[0];
  expect(again).toMatchObject({ table: 'raw_sales_order', rows_read: 3, rows_sent: 3, rows_rejected: 0 });
  expect(Object.keys(again?.mapping ?? {})).not.toContain('_row');
  expect(
    await rows('SELECT order_id, CAST(amount AS INTEGER) AS a, line_id FROM sales_order ORDER BY 1'),
  ).toEqual(['SO1 100 1', 'SO2 200 1', 'SO3 300 1', 'SO4 -400 1', 'SO5 50 1']);
});

test('what a title says once is a column of the table, so that the mended rows keep it', async () => {
  await workspace.addFiles([
    {
      name: '目标.csv',
      blob: new Blob([
        [
          '2025年3月绩效考核表',
          '工号,考核指标,权重,目标值',
          '000001,销售额,60%,100',
          '000002,销售额,60%,很多',
        ].join('\n'),
      ]),
    },
  ]);
  const table = await refused(2);
  expect(table.headings).toEqual([
    '工号',
    '考核指标',
    '权重',
    '目标值',
    '考核期',
    '_row',
    '_field',
    '_reason',
  ]);
  expect(table.rows).toEqual([
    ['000002', '销售额', '60%', '很多', '2025年3月', '4', 'target', 'not_a_number'],
  ]);
});
