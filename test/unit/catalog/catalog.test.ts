import { beforeAll, describe, expect, test } from 'vitest';
import { docsOf, listQueries, loadAllQueries, queryInfo, stepsAfter } from '@/catalog/catalog.ts';
import { inBuildOrder } from '@/catalog/compile/graph.ts';
import { parseSqlFile } from '@/catalog/compile/parse.ts';
import { buildSteps } from '@/catalog/generated.ts';
import { lineageOf } from '@/catalog/lineage.ts';
import { bindPositions } from '@/catalog/statement.ts';

beforeAll(loadAllQueries);

describe('the header contract', () => {
  const parse = (text: string) => parseSqlFile('metrics', 'x.sql', text);
  test('says what the file is for', () => {
    expect(() => parse('SELECT 1')).toThrow('must say what the statement is for');
  });
  test('every parameter is declared and used', () => {
    expect(() => parse('-- Doc.\nSELECT $a')).toThrow('$a has no @param line');
    expect(() => parse('-- Doc.\n-- @param a VARCHAR\nSELECT 1')).toThrow('@param a is not used');
    expect(() => parse('-- Doc.\n-- @param a DECIMAL\nSELECT $a')).toThrow('must be a name and one of');
  });
  test('parameters become positions with casts; text and comments are left alone', () => {
    const file = parse(
      "-- Doc.\n-- @param b DOUBLE\n-- @param a VARCHAR\nSELECT $a, $b, $a -- $c\nWHERE x <> '$d'",
    );
    expect(bindPositions(file.body, file.params)).toBe(
      "SELECT CAST($2 AS VARCHAR), CAST($1 AS DOUBLE), CAST($2 AS VARCHAR) -- $c\nWHERE x <> '$d'",
    );
  });
  test('what it reads: relations after FROM and JOIN that are no CTE', () => {
    const file = parse(
      '-- Doc.\nWITH a AS (SELECT 1 FROM kpi), b AS (SELECT 2 FROM a JOIN period ON TRUE) SELECT * FROM b JOIN dim_unit ON TRUE',
    );
    expect(file.relations).toEqual(['kpi', 'period', 'dim_unit']);
  });
});

describe('the graph', () => {
  test('a cycle is refused', () => {
    const file = parseSqlFile('marts', 'a.sql', '-- Doc.\nSELECT 1 FROM b');
    expect(() =>
      inBuildOrder([
        { target: 'a', file, reads: ['b'] },
        { target: 'b', file, reads: ['a'] },
      ]),
    ).toThrow('Cycle through');
  });
  test('every table is built after all it reads', () => {
    const seen = new Set<string>();
    const made = new Set(buildSteps.map((step) => step.target));
    for (const step of buildSteps) {
      for (const name of step.reads)
        if (made.has(name)) expect(seen, `${step.target} reads ${name}`).toContain(name);
      seen.add(step.target);
    }
  });
  test('only what depends on a change is rebuilt', () => {
    const downstream = (table: string) => stepsAfter([table]).map((step) => step.target);
    expect(downstream('raw_attendance_day')).toContain('agg_unit_attendance');
    expect(downstream('raw_review_score')).not.toContain('fct_attainment');
    expect(downstream('raw_kpi')).toEqual(
      expect.arrayContaining(['stg_kpi', 'kpi', 'fct_attainment', 'fct_score']),
    );
    expect(downstream('raw_kpi')).not.toContain('stg_employee');
    expect(downstream('policy_score_point')).toEqual(expect.arrayContaining(['fct_attainment', 'fct_score']));
    expect(downstream('policy_score_point')).not.toContain('fct_actual');
    expect(downstream('nothing')).toEqual([]);
  });
  test('a setting read through a macro is a dependency as well', () => {
    expect(stepsAfter(['policy_setting']).map((step) => step.target)).toContain('fct_attainment');
  });
});

describe('reads', () => {
  test('an unknown one is refused by name', () => {
    expect(() => queryInfo('no_such')).toThrow(expect.objectContaining({ code: 'catalog.unknown_query' }));
    expect(() => queryInfo('toString')).toThrow(expect.objectContaining({ code: 'catalog.unknown_query' }));
  });
  test('every read documents itself and returns safe types', () => {
    for (const query of listQueries()) {
      const docs = docsOf(query.path);
      expect(docs.en.length, query.id).toBeGreaterThan(10);
      expect(docs['zh-CN'], query.id).toMatch(/\p{Script=Han}/u);
      expect(query.grain, query.id).not.toBeNull();
      for (const [name, type] of query.columns)
        expect(['VARCHAR', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'DATE'], `${query.id}.${name}`).toContain(type);
    }
  });
  test('lineage goes down to the intake', () => {
    const names = lineageOf('unit_tree').map((node) => node.name);
    expect(names).toEqual(
      expect.arrayContaining(['unit_tree', 'dim_unit', 'org_unit', 'stg_org_unit', 'raw_org_unit']),
    );
  });
});
