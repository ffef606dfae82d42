// Chunks and reports through the real engine into the real intake tables.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCatalog } from '@/catalog/catalog.ts';
import { toRows } from '@/engine/arrow.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { importFixture, importText, unaccounted } from './helpers.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
  await installCatalog(engine);
});
afterAll(() => engine.close());

const read = async (sql: string) => toRows(await engine.query(sql));

describe('loadChunk', () => {
  it('keeps text as text, NULL as NULL, and the lineage', async () => {
    const { chunks } = await importText(
      'dir/it\'s "a".csv',
      '工号,姓名,部门,入职日期,备注\n000123,"a ""b"",\nc",,2024-01-02,x\n="000124",\'d,NULL,,y\n',
    );
    for (const chunk of chunks) await loadChunk(engine, chunk);
    expect(
      await read(
        'SELECT employee_id, name, unit_path, hire_date, manager, _batch, _file, _sheet, _row FROM raw_employee ORDER BY _row',
      ),
    ).toEqual([
      {
        employee_id: '000123',
        name: 'a "b",\nc',
        unit_path: null,
        hire_date: '2024-01-02',
        manager: null,
        _batch: 'b1',
        _file: 'dir/it\'s "a".csv',
        _sheet: 'it\'s "a"',
        _row: 2,
      },
      {
        employee_id: '000124',
        name: "'d",
        unit_path: 'NULL',
        hire_date: null,
        manager: null,
        _batch: 'b1',
        _file: 'dir/it\'s "a".csv',
        _sheet: 'it\'s "a"',
        _row: 3,
      },
    ]);
  });

  it.each([
    ['dingtalk_每日统计_20240901-20240930.xlsx', 'raw_attendance_day', 'attended_days', 63],
    ['salesforce_report.csv', 'raw_opportunity', "replace(amount, ',', '')", 1_512_000],
    ['kingdee_k3cloud_销售订单.xlsx', 'raw_sales_order', 'amount', 2260],
  ])('%s: the sum in the table is the sum in the file', async (name, table, column, total) => {
    const { chunks, report } = await importFixture(name);
    for (const chunk of chunks) await loadChunk(engine, chunk);
    expect(
      await read(
        `SELECT sum(CAST(${column} AS DOUBLE)) AS total, CAST(count(*) AS INTEGER) AS loaded FROM ${table} WHERE _file = '${name}'`,
      ),
    ).toEqual([{ total, loaded: report.sheets[0]?.rows_sent }]);
  });

  it('takes text of every kind in many blocks', async () => {
    const body = Array.from(
      { length: 250_000 },
      (_, row) => `${row},"姓""名,\n${row}",集团/华东大区/销售一部/客户成功组,2024-01-02\n`,
    ).join('');
    const { chunks, report } = await importText('big.csv', `工号,姓名,部门,入职日期\n${body}`);
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) await loadChunk(engine, chunk);
    expect(unaccounted(report)).toBe(0);
    expect(
      await read(
        "SELECT CAST(count(*) AS INTEGER) AS n, CAST(count(DISTINCT name) AS INTEGER) AS names, CAST(max(_row) AS INTEGER) AS last FROM raw_employee WHERE _file = 'big.csv' AND name LIKE '姓\"名,%'",
      ),
    ).toEqual([{ n: 250_000, names: 250_000, last: 250_001 }]);
  });
});

describe('odd text', () => {
  it('line ends of every kind inside cells, and a row too long for the engine', async () => {
    const long = 'x'.repeat(2_000_000);
    const { chunks, report } = await importText(
      'odd.csv',
      `工号,姓名,入职日期\n1,"a\rb",2024-01-02\n2,"c\r\nd",2024-01-02\n3,"e\nf",2024-01-02\n4,${long},2024-01-02\n5,"\r",2024-01-02\n`,
    );
    for (const chunk of chunks) await loadChunk(engine, chunk);
    expect(await read("SELECT name FROM raw_employee WHERE _file = 'odd.csv' ORDER BY _row")).toEqual([
      { name: 'a\rb' },
      { name: 'c\r\nd' },
      { name: 'e\nf' },
      { name: '\r' },
    ]);
    expect(report.sheets[0]?.rejects).toEqual([
      { row: 5, field: null, value: null, reason: 'row_too_long', row_refused: true },
    ]);
  });
});

describe('loadReport', () => {
  it('writes the batch, every refused row and every reason for a skip', async () => {
    const { report } = await importText(
      'r.csv',
      '工号,姓名,部门,入职日期\n1,a,x,01/02/2024\n2,b\n合计,,,\n\n',
    );
    expect(await loadReport(engine, report, 'b9', new Date('2026-01-02T03:04:05Z'))).toEqual([
      'batch',
      'import_reject',
      'import_skip',
    ]);
    expect(
      await read(
        "SELECT file_name, sheet_name, container, encoding, profile, table_name, rows_read, rows_sent, length(content_hash) AS hash, strftime(imported_at, '%Y-%m-%d %H:%M:%S') AS at FROM batch WHERE batch_id = 'b9'",
      ),
    ).toEqual([
      {
        file_name: 'r.csv',
        sheet_name: 'r',
        container: 'csv',
        encoding: 'utf-8',
        profile: 'roster',
        table_name: 'raw_employee',
        rows_read: 4,
        rows_sent: 1,
        hash: 64,
        at: '2026-01-02 03:04:05',
      },
    ]);
    expect(
      await read(
        "SELECT row_refused, field, value, reason, _row FROM import_reject WHERE _batch = 'b9' ORDER BY _row",
      ),
    ).toEqual([
      { row_refused: false, field: '入职日期', value: '01/02/2024', reason: 'ambiguous_date', _row: 2 },
      { row_refused: true, field: null, value: '2 / 4', reason: 'wrong_column_count', _row: 3 },
    ]);
    expect(
      await read("SELECT reason, row_count FROM import_skip WHERE _batch = 'b9' ORDER BY reason"),
    ).toEqual([
      { reason: 'blank', row_count: 1 },
      { reason: 'grand_total', row_count: 1 },
    ]);
  });
});
