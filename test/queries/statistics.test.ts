// The statistics macros against reference values of R and of textbooks (test/fixtures/statistics), each to the tolerance its file states.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf, tP2 } from '../conformance/signals/numeric.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

// biome-ignore lint/suspicious/noExplicitAny: the fixtures have a dozen shapes
type Json = any;
const vector = (name: string): { data: Json; result: Json; tolerance_rel: number } =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/statistics', `${name}.json`), 'utf8'));

const one = async (expression: string, from = ''): Promise<number> =>
  Number((await db.select(`SELECT ${expression} AS v ${from}`))[0]!['v']);

const near = (got: number, want: number, tolerance: number) => {
  if (want === 0) expect(Math.abs(got)).toBeLessThan(tolerance);
  else expect(Math.abs(got / want - 1), `${got} for ${want}`).toBeLessThan(tolerance);
};

/** Rows as a relation of DOUBLE columns a, b, c …; text columns are quoted by the caller. */
const rows = (values: readonly (readonly (number | string)[])[]) =>
  `(VALUES ${values.map((row) => `(${row.map((v) => (typeof v === 'number' ? `CAST(${v} AS DOUBLE)` : v)).join(', ')})`).join(', ')}) AS t(${'abcdefgh'.slice(0, values[0]!.length).split('').join(', ')})`;
const list = (values: readonly unknown[]): string =>
  `[${values.map((v) => (Array.isArray(v) ? list(v) : String(v))).join(', ')}]`;

test('distribution functions on the grid: relative error below 1e-10, in one statement each', async () => {
  const { result } = vector('20_distribution_functions');
  const grids: [string, number[][]][] = [
    ['norm_cdf(a)', result.pnorm.map((r: Json) => [r.x, 0, 0, r.v])],
    ['norm_inv(a)', result.qnorm.map((r: Json) => [r.p, 0, 0, r.v])],
    ['t_p2(a, b)', result.pt_two.map((r: Json) => [r.t, r.df, 0, r.p])],
    ['t_inv(0.975, a)', result.qt975.map((r: Json) => [r.df, 0, 0, r.v])],
    ['t_975(a)', result.qt975.map((r: Json) => [r.df, 0, 0, r.v])],
    ['chi2_p(a, b)', result.pchisq_upper.map((r: Json) => [r.x, r.df, 0, r.p])],
    ['f_p(a, b, c)', result.pf_upper.map((r: Json) => [r.f, r.df1, r.df2, r.p])],
    ['binom_upper(a, b, c)', result.pbinom_upper.map((r: Json) => [r.k, r.n, r.p, r.v])],
  ];
  for (const [call, grid] of grids) {
    const found = await db.select(
      `SELECT max(abs(${call} - d) / CASE WHEN d = 0 THEN 1 ELSE abs(d) END) AS worst, CAST(count(${call}) AS INTEGER) AS n FROM ${rows(grid)}`,
    );
    expect(found[0]!['n'], call).toBe(grid.length);
    expect(found[0]!['worst'], call).toBeLessThan(1e-10);
  }
});

test('t_p2 keeps every digit on both sides of where its fraction is turned, at any degrees of freedom', async () => {
  const random = randomOf(7);
  const between = (low: number, high: number) => low * (high / low) ** random.next();
  const grid = Array.from({ length: 3000 }, () => {
    const [t, v] = [between(1e-3, 30), between(0.05, 1e4)];
    return [t, v, tP2(t, v)];
  }).filter(([, , p]) => p! > 1e-300);
  const [found] = await db.select(
    `SELECT max(abs(t_p2(a, b) / c - 1)) AS worst, CAST(count(t_p2(a, b)) AS INTEGER) AS n FROM ${rows(grid)}`,
  );
  expect(found!['n']).toBe(grid.length);
  // The logarithms of the gamma function lose digits against each other as the degrees of freedom grow.
  expect(found!['worst']).toBeLessThan(1e-9);
});

test('tails keep their digits, and what is no number stays NULL', async () => {
  // scipy.stats 1.17
  near(await one('norm_p2(8)'), 1.244192114854348e-15, 1e-12);
  near(await one('norm_p2(20)'), 5.507248237212311e-89, 1e-12);
  near(await one('t_p2(30, 100000)'), 7.37853687222276e-197, 1e-9);
  near(await one('f_p(900, 3, 7)'), 2.0451214568753355e-9, 1e-12);
  near(await one('chi2_p(10100, 10000)'), 0.23901532524017513, 1e-10);
  near(await one('t_inv(0.9995, 3)'), 12.92397863668796, 1e-12);
  near(await one('f_inv_upper(0.025, 5, 18)'), 3.382, 1e-4);
  const nothing = await db.select(
    "SELECT t_p2(NULL, 3) AS a, t_p2(CAST('NaN' AS DOUBLE), 3) AS b, t_p2(2, 0) AS c, f_p(NULL, 1, 2) AS d, fisher_p2(NULL, 4, 1, 4) AS e, norm_inv(0) AS f, t_975(0) AS g, finite(CAST('inf' AS DOUBLE)) AS h, chi2_p(3, 0) AS i, hedges_g(1, 2, NULL, 1, 3, NULL) AS j",
  );
  expect(Object.values(nothing[0]!)).toEqual(Array(10).fill(null));
});

test('hypergeometric tail, Fisher exact, lchoose', async () => {
  const { data, result, tolerance_rel } = vector('12_fisher_exact');
  near(await one(`fisher_p2(${data.tea[0][0]}, 4, ${data.tea[1][0]}, 4)`), result.tea.two, tolerance_rel);
  near(await one('fisher_p2(2, 17, 10, 13)'), result.convictions.two, tolerance_rel);
  const hyper = vector('20_distribution_functions').result.phyper[0];
  near(
    await one(
      `list_sum(list_transform(range(0, ${hyper.x + 1}), lambda i: exp(lchoose(${hyper.m}, i) + lchoose(${hyper.n}, ${hyper.k} - i) - lchoose(${hyper.m + hyper.n}, ${hyper.k}))))`,
    ),
    hyper.v,
    1e-10,
  );
});

test('adverse impact: ratio, interval, z, Fisher, shortfall; Mantel–Haenszel turns the Berkeley gap around', async () => {
  const { data, result, tolerance_rel } = vector('11_four_fifths_air');
  for (const name of ['ugesp_like', 'small', 'ucb_all']) {
    const { focal_sel: a, focal_n: n1, ref_sel: b, ref_n: n2 } = data[name];
    const want = result[name];
    const found = (
      await db.select(
        `SELECT impact_ratio(a, b, c, d) AS air, impact_ratio_log_se(a, b, c, d) AS se, two_rates_z(a, b, c, d) AS z, fisher_p2(CAST(a AS BIGINT), CAST(b AS BIGINT), CAST(c AS BIGINT), CAST(d AS BIGINT)) AS fisher, shortfall(a, b, c, d) AS short FROM ${rows([[a, n1, b, n2]])}`,
      )
    )[0]!;
    near(Number(found['air']), want.air, tolerance_rel);
    near(Number(found['se']), want.se_log, tolerance_rel);
    near(
      Number(found['air']) * Math.exp(1.959963984540054 * Number(found['se'])),
      want.air_ci95_katz[1],
      tolerance_rel,
    );
    near(Number(found['z']), want.z_pooled, tolerance_rel);
    near(Number(found['fisher']), want.fisher_p, tolerance_rel);
    near(Number(found['short']), want.shortfall, tolerance_rel);
  }
  const cell = (dept: string, gender: string, admit: string): number =>
    data.ucb_table.find((r: Json) => r.Dept === dept && r.Gender === gender && r.Admit === admit).Freq;
  const strata = ['A', 'B', 'C', 'D', 'E', 'F'].map((dept) => {
    const [fa, fr, ma, mr] = [
      cell(dept, 'Female', 'Admitted'),
      cell(dept, 'Female', 'Rejected'),
      cell(dept, 'Male', 'Admitted'),
      cell(dept, 'Male', 'Rejected'),
    ];
    return [fa, fa + fr, ma, ma + mr];
  });
  const mh = (
    await db.select(
      `SELECT x2, chi2_p(x2, 1) AS p, odds FROM (SELECT pow(sum(mh_excess(a, b, c, d)), 2) / sum(mh_variance(a, b, c, d)) AS x2, sum(mh_up(a, b, c, d)) / sum(mh_down(a, b, c, d)) AS odds FROM ${rows(strata)}) AS s`,
    )
  )[0]!;
  const want = result.mantel_haenszel;
  near(Number(mh['x2']), want.X2, tolerance_rel);
  near(Number(mh['p']), want.p, tolerance_rel);
  // The file's name of it notwithstanding, R gives the odds of men over women here.
  near(1 / Number(mh['odds']), want.common_or_female_vs_male, tolerance_rel);
});

test('four fifths against the best group: exactly 0.80 is no breach', async () => {
  const { data, result } = vector('25_four_fifths_multigroup');
  const best = Math.max(...(Object.values(data.rates) as number[]));
  for (const [group, rate] of Object.entries(data.rates) as [string, number][]) {
    near(
      await one(`impact_ratio(${rate * 100}, 100, ${best * 100}, 100)`),
      result.impact_ratio[group],
      1e-12,
    );
    const found = await db.select(
      `SELECT below_four_fifths(${Math.round(rate * 100)}, 100, ${best * 100}, 100) AS v`,
    );
    expect(found[0]!['v'], group).toBe(result.flagged.includes(group));
  }
});

test('Mann–Whitney with ties, exact without; Cliff’s delta', async () => {
  const { data, result, tolerance_rel } = vector('10_mann_whitney_cliffs_delta');
  const ranked = (a: readonly number[], b: readonly number[]) =>
    `SELECT sum(mid) FILTER (WHERE b = 1) AS r1, sum(ties) AS ties FROM (SELECT b, rank() OVER (ORDER BY a) + (count(*) OVER (PARTITION BY a) - 1) / 2.0 AS mid, CAST(count(*) OVER (PARTITION BY a) AS DOUBLE) * count(*) OVER (PARTITION BY a) - 1 AS ties FROM ${rows([...a.map((v) => [v, 1]), ...b.map((v) => [v, 2])])}) AS ranked`;
  const found = (
    await db.select(
      `SELECT u, delta, norm_p2(z_cc) AS cc, norm_p2(z) AS nocc FROM (SELECT u, cliffs_delta(u, 26, 26) AS delta, mann_whitney_z(u, 26, 26, ties, 0.5) AS z_cc, mann_whitney_z(u, 26, 26, ties, 0) AS z FROM (SELECT rank_u(r1, 26) AS u, ties FROM (${ranked(data.ozone.a, data.ozone.b)}) AS r) AS s) AS w`,
    )
  )[0]!;
  near(Number(found['u']), result.ozone.W, tolerance_rel);
  near(Number(found['delta']), result.ozone.delta, tolerance_rel);
  near(Number(found['cc']), result.ozone.p_cc, tolerance_rel);
  near(Number(found['nocc']), result.ozone.p_nocc, tolerance_rel);
  // Effectsize's interval of the rank-biserial correlation.
  near(
    await one('tanh(atanh(0.622781065088757) - 1.959963984540054 * cliffs_delta_se(26, 26))'),
    result.ozone.ci[0],
    tolerance_rel,
  );
  const perm = (
    await db.select(`SELECT rank_u(r1, 10) AS u FROM (${ranked(data.perm.a, data.perm.b)}) AS r`)
  )[0]!;
  near(Number(perm['u']), result.perm.W, tolerance_rel);
  near(await one('p', 'FROM mann_whitney_exact(35, 10, 5)'), result.perm.p_exact, tolerance_rel);
});

test('changes of a calibration: McNemar, Bowker, Stuart–Maxwell, signed ranks, moves by group', async () => {
  const { data, result, tolerance_rel } = vector('19_calibration_change');
  const pairs = (table: readonly (readonly number[])[]) =>
    rows(table.flatMap((line, i) => line.slice(i + 1).map((v, j) => [v, table[i + 1 + j]![i]!])));
  const bowker = (
    await db.select(
      `SELECT x2, df, chi2_p(x2, df) AS p FROM (SELECT sum(bowker_part(a, b)) AS x2, CAST(count(bowker_part(a, b)) AS INTEGER) AS df FROM ${pairs(data.visual_female)}) AS s`,
    )
  )[0]!;
  near(Number(bowker['x2']), result.bowker.X2, tolerance_rel);
  expect(bowker['df']).toBe(result.bowker.df);
  near(Number(bowker['p']), result.bowker.p, tolerance_rel);
  near(await one('sum(bowker_part(a, b))', `FROM ${pairs(data.approval)}`), result.mcnemar.X2, tolerance_rel);
  const maxwell = (
    await db.select(`SELECT chi2, chi2_p(chi2, df) AS p FROM stuart_maxwell(${list(data.visual_female)})`)
  )[0]!;
  near(Number(maxwell['chi2']), result.stuart_maxwell.X2, tolerance_rel);
  near(Number(maxwell['p']), result.stuart_maxwell.p, tolerance_rel);
  near(
    await one('p', `FROM signed_rank_exact(${result.wilcoxon_sr.V}, 9)`),
    result.wilcoxon_sr.p_exact,
    tolerance_rel,
  );
  const [a, b] = data.moves;
  near(await one(`fisher_p2(${a[0]}, 84, ${b[0]}, 87)`), result.moves.fisher_down_vs_rest, tolerance_rel);
  // Linear trend of the move (-1, 0, 1) by group: Cochran–Armitage, z = r √N.
  const people = [
    ...a.map((n: number, i: number) => [0, i, n]),
    ...b.map((n: number, i: number) => [1, i, n]),
  ];
  const z = await one(
    'corr(b, a) * sqrt(count(*))',
    `FROM (SELECT b, a, unnest(range(CAST(c AS BIGINT))) AS one FROM ${rows(people)}) AS s`,
  );
  near(-z, result.moves.trend_Z, tolerance_rel);
  near(await one(`norm_p2(${z})`), result.moves.trend_p, tolerance_rel);
});

test('counts against shares: χ², exact multinomial, binomial tail', async () => {
  const { data, result, tolerance_rel } = vector('13_distribution_vs_guideline');
  for (const name of ['team12_20_70_10', 'team20_5band', 'dept200']) {
    const { o, p } = data[name];
    const chi2 = await one(`shares_chi2(${list(o)}, ${list(p)})`);
    near(chi2, result[name].chisq, tolerance_rel);
    near(await one(`chi2_p(${chi2}, ${result[name].df})`), result[name].p_chisq, tolerance_rel);
    near(await one(`multinomial_p(${list(o)}, ${list(p)})`), result[name].p_exact_prob, tolerance_rel);
    const n = o.reduce((sum: number, v: number) => sum + v, 0);
    near(await one(`binom_upper(${o[0]}, ${n}, ${p[0]})`), result[name].p_right_tail_top, tolerance_rel);
  }
});

test('Benjamini–Hochberg as windows, with ties and with tests that could not be made', async () => {
  const { data, result, tolerance_rel } = vector('16_benjamini_hochberg');
  const sql = (values: string) =>
    `SELECT p, bh_q(step, p, f) AS q FROM (SELECT p, f, bh_step(p, f) AS step FROM (VALUES ${values}) AS t(f, p)) AS s ORDER BY f, p`;
  const found = await db.select(sql(data.map((p: number) => `(1, CAST(${p} AS DOUBLE))`).join(', ')));
  found.forEach((row, i) => {
    near(Number(row['q']), result.BH[i], tolerance_rel);
  });
  // By hand, m = 3: 0.01·3/2 twice (ties share rank 2), 0.2·3/3; the other family is apart; NULL is no test.
  const tied = await db.select(sql('(1, 0.01::DOUBLE), (1, 0.01), (1, NULL), (1, 0.2), (2, 0.04)'));
  expect(tied.map((row) => row['q'])).toEqual(
    [0.015, 0.015, 0.2, null, 0.04].map((v) => (v === null ? null : expect.closeTo(v, 12))),
  );
});

test('standardised differences: d, Hedges g, their intervals to 3 %', async () => {
  const { data, result, tolerance_rel } = vector('09_group_gap_d_g_welch');
  for (const name of ['sleep', 'toothgrowth']) {
    const { a, b } = data[name];
    const found = (
      await db.select(
        `SELECT d, g, hedges_j(n1 + n2 - 2) * cohens_d_se(d, n1, n2) AS se FROM (SELECT *, cohens_d(n1, m1, s1, n2, m2, s2) AS d, hedges_g(n1, m1, s1, n2, m2, s2) AS g FROM (SELECT count(*) FILTER (WHERE b = 1) AS n1, avg(a) FILTER (WHERE b = 1) AS m1, stddev_samp(a) FILTER (WHERE b = 1) AS s1, count(*) FILTER (WHERE b = 2) AS n2, avg(a) FILTER (WHERE b = 2) AS m2, stddev_samp(a) FILTER (WHERE b = 2) AS s2 FROM ${rows([...a.map((v: number) => [v, 1]), ...b.map((v: number) => [v, 2])])}) AS s) AS t`,
      )
    )[0]!;
    near(Number(found['d']), result[name].d, tolerance_rel);
    near(Number(found['g']), result[name].g, tolerance_rel);
    near(Number(found['g']) + 1.959963984540054 * Number(found['se']), result[name].g_ci[1], 0.03);
  }
  near(await one('hedges_j(18)'), result.J.df18, tolerance_rel);
  near(await one('cohens_d_se(0.83218108134954, 10, 10)'), result.approx_se_d.sleep, tolerance_rel);
});

test('Brown–Forsythe over groups', async () => {
  const { data, result, tolerance_rel } = vector('04_central_tendency_levene');
  const found = (
    await db.select(
      `WITH z AS (SELECT b, abs(a - median(a) OVER (PARTITION BY b)) AS z FROM ${rows(data.map((r: Json) => [r.rating, `'${r.rater}'`]))}), g AS (SELECT b, count(*) AS n, avg(z) AS m, var_pop(z) * count(*) AS ss FROM z GROUP BY b), f AS (SELECT (sum(n * m * m) - pow(sum(n * m), 2) / sum(n)) / (count(*) - 1) / (sum(ss) / (sum(n) - count(*))) AS f, count(*) - 1 AS d1, sum(n) - count(*) AS d2 FROM g) SELECT f, f_p(f, d1, d2) AS p FROM f`,
    )
  )[0]!;
  near(Number(found['f']), result.brown_forsythe.F, tolerance_rel);
  near(Number(found['p']), result.brown_forsythe.p, tolerance_rel);
});

test('the verdict: enough people, evidence, size and survival, in that order', async () => {
  const verdict = async (args: string) => (await db.select(`SELECT signal_verdict(${args}) AS v`))[0]!['v'];
  expect(await verdict('NULL, 0.001, 0.001, 0.1, TRUE, TRUE')).toBe('insufficient');
  expect(await verdict('TRUE, 0.001, 0.01, 0.1, TRUE, TRUE')).toBe('flag');
  expect(await verdict('TRUE, 0.03, 0.3, 0.1, TRUE, TRUE')).toBe('watch');
  expect(await verdict('TRUE, 0.001, 0.01, 0.1, TRUE, NULL')).toBe('none');
  expect(await verdict('TRUE, 0.001, 0.01, 0.1, FALSE, TRUE')).toBe('none');
  expect(await verdict("TRUE, CAST('NaN' AS DOUBLE), CAST('NaN' AS DOUBLE), 0.1, TRUE, TRUE")).toBe('none');
  expect(await verdict('TRUE, NULL, NULL, 0.1, TRUE, TRUE')).toBe('none');
  const text = await db.select(
    "SELECT signal_detail([detail_number('a', 1.5), detail_number('b', CAST('NaN' AS DOUBLE)), detail_text('c', 'x\"y\\z'), detail_text('d', NULL)]) AS v",
  );
  expect(JSON.parse(String(text[0]!['v']))).toEqual({ a: 1.5, c: 'x"y\\z' });
});
