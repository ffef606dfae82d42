import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomOf } from '../conformance/signals/numeric.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const value = async (sql: string) => (await db.select(`SELECT ${sql} AS v`))[0]!['v'];

describe('to_number', () => {
  test.each([
    ['1,234.56', 1234.56],
    ['¥2万', 20000],
    ['1.5亿元', 150000000],
    ['95%', 0.95],
    ['57%', 0.57],
    ['(123)', -123],
    ['123-', -123],
    ['12,678.79-', -12678.79],
    ['−7', -7],
    ['１２３', 123],
    ['1e3', 1000],
    ['.5', 0.5],
    ['12,34', null],
    ['1_000', null],
    ['nan', null],
    ['inf', null],
    ['1e400', null],
    ['abc', null],
    ['--', null],
    ['', null],
  ])('%s → %s', async (text, expected) => expect(await value(`to_number(${quote(text)})`)).toBe(expected));
});

describe('clean_text', () => {
  const BLANK = /^(-{1,3}|—{1,2}|\/|\\|无|暂无|空|不适用|#?n\/a|na|null|none|nil|tbd|0{8})?$/iu;
  /** The same in other words: what RE2 calls a blank, no-break and full-width blanks at either end are cut off. */
  const cleaned = (text: string): string | null => {
    const trimmed = text.replace(/^[\t\n\f\r \u00A0\u3000]+|[\t\n\f\r \u00A0\u3000]+$/gu, '');
    return BLANK.test(trimmed) ? null : trimmed;
  };

  test('cuts blanks off and knows the words for nothing, on drawn texts', async () => {
    const { next, pick } = randomOf(11);
    const parts = [
      ' ',
      '\t',
      '\n',
      '\r',
      '\f',
      '\v',
      '\u00A0',
      '\u3000',
      '\u200B',
      '-',
      '—',
      '/',
      '\\',
      '0',
      '00000000',
      'N/A',
      'n/a',
      'na',
      'NULL',
      'none',
      'Nil',
      'tbd',
      '#',
      '#N/A',
      '无',
      '暂无',
      '空',
      '不适用',
      '客户',
      '有限公司',
      'a',
      'É',
      '🙂',
      '.',
    ];
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: Math.floor(next() * 5) }, () => pick(parts)).join(''),
    );
    const list = texts.map((text) => quote(text)).join(', ');
    const rows = await db.select(
      `SELECT clean_text(v) AS v FROM (SELECT unnest([${list}]) AS v, unnest(range(${texts.length})) AS i) ORDER BY i`,
    );
    expect(rows.map((row) => row['v'])).toEqual(texts.map(cleaned));
  });
});

describe('to_date', () => {
  test.each([
    ['2024-9-3', '2024-09-03'],
    ['2024/9/3', '2024-09-03'],
    ['2024.9.3', '2024-09-03'],
    ['2024年9月3日', '2024-09-03'],
    ['20240903', '2024-09-03'],
    ['24-09-02 星期一', '2024-09-02'],
    ['2024/09/02 星期一', '2024-09-02'],
    ['2024-09-02 08:30:00', '2024-09-02'],
    ['45292', '2024-01-01'],
    ['1725206400000', '2024-09-02'],
    ['1992-02', '1992-02-01'],
    ['14-Mar-2025', '2025-03-14'],
    ['14-Mar-25', '2025-03-14'],
    ['14 March 25', '2025-03-14'],
    ['Fri, September 5, 2025', '2025-09-05'],
    ['2025-Mar-14', '2025-03-14'],
    ['14-Mar-205', null],
    ['epoch', null],
    ['infinity', null],
    ['2024-02-30', null],
    ['2024-09-02x', null],
    ['00000000', null],
    ['13/04/2024', null],
    ['someday', null],
  ])('%s → %s', async (text, expected) => expect(await value(`to_date(${quote(text)})`)).toBe(expected));
});

describe('to_period', () => {
  test.each([
    ['2025', '2025'],
    ['2025年度', '2025'],
    ['2025上半年', '2025-H1'],
    ['2025H2', '2025-H2'],
    ['2025年第一季度', '2025-Q1'],
    ['Q3 2025', '2025-Q3'],
    ['2025年3月', '2025-03'],
    ['202503', '2025-03'],
    ['2025-03-31', '2025-03'],
    ['2024 Annual Review', '2024'],
    ['2025年度绩效考核', '2025'],
    ['2025年上半年绩效评估', '2025-H1'],
    ['H1 2025', '2025-H1'],
    ['Mid-Year 2025', '2025-H1'],
    ['2024 Year End', '2024'],
    ['2025 Q3 Review', '2025-Q3'],
    ['2025-13', null],
    ['2024-2025', null],
    ['spring', null],
  ])('%s → %s', async (text, expected) => expect(await value(`to_period(${quote(text)})`)).toBe(expected));
});

describe('is_blank', () => {
  test.each(['', ' ', '\u3000', '-', '--', '/', '无', 'N/A', 'TBD', '不适用', '00000000'])(
    '%j is blank',
    async (text) => expect(await value(`is_blank(${quote(text)})`)).toBe(true),
  );
  test.each(['0', '无锡', 'a/b', '-1'])('%j is not', async (text) =>
    expect(await value(`is_blank(${quote(text)})`)).toBe(false),
  );
});

describe('attainment', () => {
  test.each([
    ["'higher', 90, 100, NULL, NULL, NULL, 'two_minus'", 0.9],
    ["'higher', 90, 0, NULL, NULL, NULL, 'two_minus'", null],
    ["'lower', 80, 100, NULL, NULL, NULL, 'two_minus'", 1.2],
    ["'lower', 250, 100, NULL, NULL, NULL, 'two_minus'", 0],
    ["'lower', 80, 100, NULL, NULL, NULL, 'ratio'", 1.25],
    ["'lower', 80, 100, 120, NULL, NULL, 'baseline'", 2],
    ["'range', 15, NULL, NULL, 10, 20, 'two_minus'", 1],
    ["'range', 5, NULL, NULL, 10, 20, 'two_minus'", 0.5],
    ["'range', 25, NULL, NULL, 10, 20, 'two_minus'", 0.75],
    ["'milestone', 0.8, 1, NULL, NULL, NULL, 'two_minus'", 0.8],
    ["'higher', NULL, 100, NULL, NULL, NULL, 'two_minus'", null],
  ])('attainment(%s) = %s', async (args, expected) =>
    expect(await value(`CAST(attainment(${args}) AS DOUBLE)`)).toBe(expected),
  );

  test('a milestone loses 1 % a day after its due date', async () => {
    expect(await value("milestone_credit(1.0, DATE '2025-03-11', DATE '2025-03-01', 0.01)")).toBeCloseTo(
      0.9,
      12,
    );
    expect(await value("milestone_credit(1.0, DATE '2025-02-11', DATE '2025-03-01', 0.01)")).toBe(1);
    expect(await value("milestone_credit(0.5, CAST(NULL AS DATE), DATE '2025-03-01', 0.01)")).toBe(0.5);
  });

  test.each([
    [0.79, 'stepped', 0],
    [0.8, 'stepped', 60],
    [0.95, 'stepped', 80],
    [1.3, 'stepped', 100],
    [0.4, 'interpolated', 30],
    [0.95, 'interpolated', 90],
    [1.3, 'interpolated', 100],
  ])('points at %s, %s → %s', async (at, mode, expected) => {
    const points =
      "[{'attainment': 0.8, 'score': 60}, {'attainment': 0.9, 'score': 80}, {'attainment': 1.0, 'score': 100}]";
    const rows = await db.select(
      `WITH given AS (SELECT CAST(${at} AS DOUBLE) AS a, ${points} AS points) SELECT CAST(score_of(a, points, '${mode}', 150, 0) AS DOUBLE) AS v FROM given`,
    );
    expect(rows[0]!['v']).toBeCloseTo(expected, 9);
  });

  test('a linear score is capped and floored', async () => {
    const rows = await db.select(
      'WITH given AS (SELECT unnest([2.0, 0.5, -0.2]) AS a, CAST(NULL AS STRUCT(attainment DOUBLE, score DOUBLE)[]) AS points) SELECT CAST(score_of(a, points, NULL, 150, 0) AS DOUBLE) AS v FROM given',
    );
    expect(rows.map((row) => row['v'])).toEqual([150, 50, 0]);
  });
});
