import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { column, toRows, values } from '@/engine/arrow.ts';
import type { AppError } from '@/engine/errors.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';

const ENDLESS = 'SELECT sum(sqrt(a.i * b.i)) FROM range(1000000) a(i), range(1000000) b(i)';

let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
});

afterAll(() => engine.close());

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail('expected a rejection'),
    (error: AppError) => error,
  );
}

async function one(sql: string, params: (string | number | boolean | null)[] = []) {
  return toRows(await engine.query(sql, params))[0];
}

describe('the engine in Node', () => {
  test.each([
    'LOAD json',
    `SELECT json_extract('{}', '$.a')`,
    `FROM read_csv('https://example.com/a.csv')`,
    `FROM read_csv('package.json')`,
    `FROM read_csv('in/../package.json')`,
    `COPY (SELECT 1) TO 'out.csv'`,
    'SET enable_external_access = true',
  ])('refuses %s', async (sql) => {
    expect((await failure(engine.query(sql))).code).toBe('engine.query_failed');
  });

  test('binds what JSON can say', async () => {
    const text = `张三 'O"Neil' $2 \\ -- ;`;
    expect(await one('SELECT $1 AS a, $2 AS b, $3 AS c, $4 AS d', [text, -1.5, null, false])).toEqual({
      a: text,
      b: -1.5,
      c: null,
      d: false,
    });
    for (const number of [0, 1e-9, 1e300, 9007199254740991])
      expect(await one('SELECT $1 AS n, typeof($1) AS t', [number])).toEqual({ n: number, t: 'DOUBLE' });
  });

  test('takes a trailing semicolon or comment, and describes a statement with parameters', async () => {
    expect(await one('SELECT CAST($1 AS VARCHAR) AS a; ', ['x'])).toEqual({ a: 'x' });
    expect(await one('SELECT CAST($1 AS VARCHAR) AS a -- why', ['x'])).toEqual({ a: 'x' });
    const described = await one('DESCRIBE SELECT CAST($1 AS VARCHAR) AS a', [null]);
    expect(described).toMatchObject({ column_name: 'a', column_type: 'VARCHAR' });
  });

  test('more statements than are kept prepared, before and after a change of the data', async () => {
    await engine.execute('CREATE OR REPLACE TABLE t AS SELECT 1 AS i');
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 80; n += 1)
        expect(await one(`SELECT CAST($1 + ${n} AS INTEGER) AS n FROM t`, [1])).toEqual({ n: n + 1 });
    }
    await engine.execute('DROP TABLE t');
    const error = await failure(engine.query('SELECT CAST($1 + 3 AS INTEGER) AS n FROM t', [1]));
    expect(error.details.message).toContain('t');
  });

  test('a failing script stops where it fails and leaves no transaction open', async () => {
    await engine.execute('CREATE OR REPLACE TABLE s (i INTEGER)');
    const script = 'BEGIN; INSERT INTO s SELECT 1; INSERT INTO nowhere SELECT 2; COMMIT';
    const error = await failure(engine.execute(script));
    expect(error).toMatchObject({ code: 'engine.query_failed', cause: { sql: script } });
    await engine.execute('INSERT INTO s SELECT 3');
    expect(toRows(await engine.query('FROM s'))).toEqual([{ i: 3 }]);
  });

  test('says what the parser says', async () => {
    const error = await failure(engine.query('SELEC 1'));
    expect(error.details.message).toMatch(/^Parser Error: syntax error at or near "SELEC"/);
  });

  test('cancels between slices, and before the start', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    const start = performance.now();
    const running = failure(engine.query(`${ENDLESS} WHERE a.i >= $1`, [0], { signal: abort.signal }));
    const waiting = failure(engine.execute('CREATE TABLE never (i INTEGER)', { signal: abort.signal }));
    expect((await running).code).toBe('cancelled');
    expect((await waiting).code).toBe('cancelled');
    expect(await one('SELECT 1 AS n')).toEqual({ n: 1 });
    expect(performance.now() - start).toBeLessThan(2000);
    expect((await failure(engine.query('SELECT 1', [], { signal: abort.signal }))).code).toBe('cancelled');
    expect((await failure(engine.query('FROM never'))).code).toBe('engine.query_failed');
  });

  test('loads bytes and blobs and drops them, whatever the statement does', async () => {
    let seen = '';
    const statement = (path: string) => {
      seen = path;
      return `CREATE OR REPLACE TABLE l AS SELECT * FROM read_csv(${path}, all_varchar = true, header = true)`;
    };
    await engine.load(new TextEncoder().encode('工号,b\n0001,\n'), statement);
    expect(toRows(await engine.query('FROM l'))).toEqual([{ 工号: '0001', b: null }]);
    await engine.load(new Blob(['a\n7\n']), statement);
    expect(toRows(await engine.query('FROM l'))).toEqual([{ a: '7' }]);
    const broken = engine.load(new Blob(['a\n7\n']), (path) => `INSERT INTO nowhere ${statement(path)}`);
    expect((await failure(broken)).code).toBe('engine.query_failed');
    expect((await failure(engine.query(`FROM read_csv(${seen})`))).code).toBe('engine.query_failed');
  });
});

describe('Arrow to values', () => {
  test('every type DuckDB hands out', async () => {
    const row = await one(`SELECT
      DATE '2025-02-28' AS day, TIMESTAMP '2025-02-28 23:59:59.5' AS moment, TIME '08:30:00' AS time,
      CAST(12.34 AS DECIMAL(10, 2)) AS decimal, CAST(-0.05 AS DECIMAL(4, 2)) AS small,
      CAST('123456789012345678901234567890' AS HUGEINT) AS huge, CAST(9007199254740991 AS BIGINT) AS safe,
      CAST(9007199254740993 AS BIGINT) AS unsafe, CAST('b' AS ENUM('a', 'b')) AS choice, [1, NULL] AS list,
      {'k': '值'} AS struct, CAST(1.5 AS FLOAT) AS single, CAST(NULL AS DATE) AS nothing, true AS yes`);
    expect(row).toEqual({
      day: '2025-02-28',
      moment: '2025-02-28T23:59:59.500Z',
      time: '08:30:00',
      decimal: 12.34,
      small: -0.05,
      huge: '123456789012345678901234567890',
      safe: 9007199254740991,
      unsafe: '9007199254740993',
      choice: 'b',
      list: '[1,null]',
      struct: '{"k":"值"}',
      single: 1.5,
      nothing: null,
      yes: true,
    });
  });

  test('a type that would be read wrong is refused by name', async () => {
    const error = await failure(engine.query('SELECT INTERVAL 3 DAY AS span'));
    expect(error.details.message).toContain('"span"');
  });

  test('columns as arrays, NULL kept apart from zero', async () => {
    const table =
      await engine.query(`SELECT CAST(i AS DOUBLE) AS d, CASE WHEN i <> 1 THEN CAST(i AS INTEGER) END AS n,
      CAST(i AS DECIMAL(6, 2)) / 4 AS q, CAST(i / 4 AS DECIMAL(6, 2)) AS m, 'x' || i AS t FROM range(5000) r(i) ORDER BY i`);
    expect(table.batches.length).toBeGreaterThan(1);
    expect([...column(table, 'd').subarray(0, 3), column(table, 'd')[4999]]).toEqual([0, 1, 2, 4999]);
    expect([...column(table, 'n').subarray(0, 3)]).toEqual([0, Number.NaN, 2]);
    expect(column(table, 'm')[1]).toBe(0.25);
    expect(values(table, 'n').slice(0, 3)).toEqual([0, null, 2]);
    expect(values(table, 't')[4999]).toBe('x4999');
    expect(() => column(table, 't')).toThrow('No numeric column "t"');
    expect(() => values(table, 'u')).toThrow('No column "u"');
  });
});
