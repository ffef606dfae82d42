// The command as it is called, and once as a process of its own.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '@/headless/command.ts';
import { textWidth, toTable } from '@/headless/print.ts';
import type { ReportedFile, ReportedSheet } from '@/session/report.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'test/fixtures/import');
const ROSTER =
  '工号,姓名,部门,入职日期,员工状态\n000001,王一,总部/销售,2020-01-05,在职\n000002,李二,总部/销售,明天,在职\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headless-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  code: number;
  out: string;
  err: string[];
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

async function headless(...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await command(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err: linesOf(err) };
}

/** The same in a process of its own, as a shell starts it. */
function inShell(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/headless/main.ts', ...args],
      { cwd: ROOT, maxBuffer: 1 << 28 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err: linesOf(err) }),
    );
  });
}

interface Report {
  files: ReportedFile[];
  ignored: { file: string; reason: string }[];
  policy: { version: string; file: string | null };
}

async function report(...args: string[]): Promise<{ code: number; err: string[]; report: Report }> {
  const { code, out, err } = await headless(...args, '--report');
  return { code, err, report: JSON.parse(out) as Report };
}

function place(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function skipped(sheet: ReportedSheet): number {
  return sheet.rows_skipped.reduce((sum, skip) => sum + skip.count, 0);
}

function conserved(files: readonly ReportedFile[]): void {
  for (const file of files)
    for (const sheet of file.sheets)
      expect([file.file, sheet.name, sheet.rows_loaded + sheet.rows_rejected + skipped(sheet)]).toEqual([
        file.file,
        sheet.name,
        file.error === undefined ? sheet.rows_read : expect.any(Number),
      ]);
}

describe('--sql', () => {
  test('macros without data, in a process of its own', async () => {
    const { code, out, err } = await inShell(
      '--sql',
      "SELECT to_number('¥2万') AS n, DATE '2025-02-01' AS d, NULL AS x",
    );
    expect([code, err]).toEqual([0, []]);
    expect(JSON.parse(out)).toEqual([{ n: 20000, d: '2025-02-01', x: null }]);
  });

  test('every table is there; the last of several statements is printed', async () => {
    const { out } = await headless(
      '--sql',
      'CREATE TABLE t AS SELECT count(*) AS n FROM fct_attainment; INSERT INTO t SELECT count(*) FROM employee; SELECT CAST(sum(n) AS INTEGER) AS n FROM t;',
    );
    expect(JSON.parse(out)).toEqual([{ n: 0 }]);
  });

  test('csv and table', async () => {
    const sql = `SELECT '一' AS 名, 1.5 AS n UNION ALL SELECT '=1+1', 22 UNION ALL SELECT 'a,"b"', NULL ORDER BY n`;
    const csv = await headless('--sql', sql, '--format', 'csv');
    expect(csv.out).toBe('\ufeff名,n\r\n一,1.5\r\n\'=1+1,22\r\n"a,""b""",\r\n');
    const table = await headless('--sql', sql, '--format', 'table');
    expect(table.out).toBe('名       n\n─────  ───\n一     1.5\n=1+1    22\na,"b"\n');
  });

  test('an SQL error is one line', async () => {
    const { code, out, err } = await inShell('--sql', 'SELECT nope');
    expect([code, out]).toEqual([1, '']);
    expect(err).toEqual([expect.stringMatching(/^plumbline: Binder Error: .*"nope"/)]);
  });
});

test('--catalog lists reads and tables', async () => {
  const { code, out } = await headless('--catalog');
  const catalog = JSON.parse(out) as {
    reads: { id: string; doc: string; params: object[]; columns: object[] }[];
    tables: { name: string; doc: string; columns: { name: string; doc: string }[] }[];
  };
  expect(code).toBe(0);
  expect(catalog.reads.find((read) => read.id === 'import_rejects')?.params).toEqual([
    { name: 'batch_id', type: 'VARCHAR' },
  ]);
  const employee = catalog.tables.find((table) => table.name === 'employee');
  expect(employee?.columns[0]).toEqual({
    name: 'employee_id',
    type: 'VARCHAR',
    doc: expect.stringContaining('工号'),
  });
  expect(catalog.tables.find((table) => table.name === 'fct_attainment')?.doc).toMatch(/\w/);
});

test('--help', async () => {
  const { code, out } = await headless('--help');
  expect(code).toBe(0);
  expect(out).toContain('--report');
});

test.each([
  [['--bogus'], 2, /--bogus/],
  [[], 2, /--report/],
  [['--report'], 2, /--data/],
  [['--report', '--catalog'], 2, /one of/],
  [['--data', 'no-such-file.csv', '--report'], 2, /no-such-file\.csv is not there/],
  [['--sql', 'SELECT 1', '--format', 'xml'], 2, /xml/],
  [['--query', 'nope'], 1, /no query "nope"/],
  [['--query', 'import_rejects', '--param', 'x=1'], 1, /no parameter "x"; it takes batch_id/],
  [['--query', 'import_rejects', '--param', 'x'], 2, /name=value/],
  [['--policy', 'package.json', '--sql', 'SELECT 1'], 1, /package\.json/],
  [['--mapping', 'package.json', '--sql', 'SELECT 1'], 1, /package\.json/],
])('%j fails with one clear line', async (args, exit, line) => {
  const { code, out, err } = await headless(...args);
  expect([code, out]).toEqual([exit, '']);
  expect(err).toEqual([expect.stringMatching(line)]);
});

test('bad files are named, the good ones load', async () => {
  const xlsx = readFileSync(join(FIXTURES, 'kingdee_k3cloud_销售订单.xlsx'));
  place('mixed/roster.csv', ROSTER);
  place('mixed/empty.csv', '');
  place('mixed/text.xlsx', 'this is a letter\nand no workbook\n');
  place('mixed/cut.xlsx', xlsx.subarray(0, xlsx.length / 2));
  place(
    'mixed/wrong.csv',
    `${ROSTER}000003,张三,总部,2021-02-03,在职,多了一格\n`.replaceAll('00000', '10000'),
  );
  place('mixed/unknown.csv', 'apples,pears\n1,2\n3,4\n');
  place('mixed/notes.md', '# notes');
  place('mixed/node_modules/x.csv', ROSTER);
  place('mixed/.hidden.csv', ROSTER);
  const result = await report('--data', join(folder, 'mixed'));
  expect(result.code).toBe(0);
  const errors = Object.fromEntries(result.report.files.map((file) => [file.file, file.error?.code]));
  expect(errors).toMatchObject({
    'roster.csv': undefined,
    'empty.csv': 'import.empty_file',
    'cut.xlsx': 'import.damaged_file',
    'wrong.csv': undefined,
    'unknown.csv': 'import.unknown_layout',
  });
  expect(errors['text.xlsx']).toMatch(/^import\./);
  expect(Object.keys(errors)).toHaveLength(6);
  expect(result.err).toHaveLength(4);
  expect(result.report.ignored).toEqual([{ file: 'notes.md', reason: 'not_an_export' }]);
  conserved(result.report.files);

  const sheetOf = (name: string) => result.report.files.find((file) => file.file === name)?.sheets[0];
  expect(sheetOf('roster.csv')).toMatchObject({
    table: 'employee',
    header_rows: [1],
    rows_read: 2,
    rows_loaded: 2,
    rows_rejected: 0,
    mapping: { 工号: 'employee_id' },
    rejects: [{ row: 3, value: '明天', reason: 'not_a_date' }],
  });
  expect(sheetOf('wrong.csv')).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_rejected: 1 });
  expect(sheetOf('wrong.csv')?.rejects).toContainEqual(
    expect.objectContaining({ row: 4, field: null, reason: 'wrong_column_count' }),
  );
});

test('nothing readable is an error', async () => {
  const result = await report('--data', place('alone.csv', ''));
  expect(result.code).toBe(1);
  expect(result.err).toEqual([expect.stringContaining('alone.csv')]);
  const query = await headless('--data', join(folder, 'alone.csv'), '--sql', 'SELECT 1');
  expect([query.code, query.out]).toEqual([1, '']);
});

test('rows of a query over data, under the policy beside it or the one that is given', async () => {
  place('company/roster.csv', ROSTER);
  place('company/policy.json', '{"version":"near"}');
  const given = place('given.json', '{"version":"given"}');
  const data = ['--data', join(folder, 'company')];
  const near = await report(...data);
  expect(near.report.policy).toEqual({ version: 'near', file: 'policy.json' });
  expect(near.err).toEqual(['plumbline: policy in force: policy.json']);
  expect(near.report.files.map((file) => file.file)).toEqual(['roster.csv']);
  const other = await report(...data, '--policy', given);
  expect(other.report.policy).toEqual({ version: 'given', file: null });
  expect(other.report.ignored).toEqual([{ file: 'policy.json', reason: 'policy_given' }]);
  const query = await headless(...data, '--query', 'import_rejects', '--param', 'batch_id=');
  expect(JSON.parse(query.out)).toEqual([expect.objectContaining({ row_number: 3, value: '明天' })]);
  const people = await headless(...data, '--sql', 'SELECT employee_id, hire_date FROM employee ORDER BY 1');
  expect(JSON.parse(people.out)).toEqual([
    { employee_id: '000001', hire_date: '2020-01-05' },
    { employee_id: '000002', hire_date: null },
  ]);
});

test('a mapping makes an unknown layout readable', async () => {
  const data = place('odd.csv', 'who,called\n7,Ann\n');
  const mapping = place(
    'mapping.json',
    JSON.stringify({
      version: 1,
      files: [
        {
          match: { file: 'odd.csv' },
          table: 'raw_employee',
          columns: { who: 'employee_id', called: 'name' },
        },
      ],
    }),
  );
  const result = await report('--data', data, '--mapping', mapping);
  expect(result.report.files[0]?.sheets[0]).toMatchObject({ table: 'employee', rows_loaded: 1 });
});

test('counts of the fixtures are conserved', async () => {
  mkdirSync(join(folder, 'fixtures'));
  for (const name of [
    'gbk.csv',
    'roster_花名册.csv',
    'salesforce_report.csv',
    'kingdee_k3cloud_销售订单.xlsx',
    'utf16le.tsv',
    'footer.csv',
  ])
    copyFileSync(join(FIXTURES, name), join(folder, 'fixtures', name));
  const result = await report('--data', join(folder, 'fixtures'));
  expect(result.code).toBe(0);
  conserved(result.report.files);
});

test('the sample company loads whole; the code beside it is ignored', { timeout: 240_000 }, async () => {
  const { code, err, report: sample } = await report('--data', 'sample-data');
  expect(code).toBe(0);
  expect(err).toEqual(['plumbline: policy in force: company/policy.json']);
  expect(sample.files.map((file) => file.sheets[0]?.table).sort()).toEqual([
    'attendance_day',
    'attendance_day',
    'attendance_day',
    'employee',
    'kpi',
    'kpi',
    'opportunity',
    'org_unit',
    'rating',
    'review_score',
    'sales_order',
  ]);
  for (const { file, error, sheets } of sample.files)
    for (const sheet of sheets)
      expect({ file, error, rejected: sheet.rows_rejected, rejects: sheet.rejects }).toEqual({
        file,
        error: undefined,
        rejected: 0,
        rejects: [],
      });
  conserved(sample.files);
  expect(sample.ignored.map((entry) => entry.file)).toContain('company/manifest.json');
});

test('wide letters take two cells', () => {
  expect(textWidth('王a，é')).toBe(6);
  expect(
    toTable(
      ['工号', 'n'],
      [
        ['一', 1],
        ['abc', -20],
      ],
    ),
  ).toBe('工号    n\n────  ───\n一      1\nabc   -20\n');
});

test('--report lists what the browser would ask, the notes and the columns that were dropped', async () => {
  const path = place('open/ratings.csv', '工号,姓名,手机,绩效等级\n001,甲,13800000000,A\n');
  const { report: said } = await report('--data', path);
  const [sheet] = said.files[0]?.sheets ?? [];
  expect(sheet?.questions).toMatchObject([{ code: 'cycle', blocking: true }]);
  expect([sheet?.dropped, sheet?.notes]).toEqual([['手机'], []]);
});
