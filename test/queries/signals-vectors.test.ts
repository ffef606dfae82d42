// Textbook data as a file somebody would drop: read by the importer, judged by the signal, the figure the textbook prints.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog, forgetBatch, intakeTables } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { defaultPolicy, loadPolicy, type Policy } from '@/session/policy.ts';
import { tP2 } from '../conformance/signals/numeric.ts';
import { type Database, openDatabase } from './database.ts';
import { detail, type Json, near, type Row, vector } from './signal-rows.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

/** Reads one CSV file in place of the one before. */
async function load(
  headings: string,
  lines: readonly string[],
  policy: Policy = defaultPolicy,
): Promise<void> {
  await loadPolicy(db.engine, policy);
  await forgetBatch(db.engine, 'b');
  const blob = new Blob([`${[headings, ...lines].join('\n')}\n`]);
  const report = await importFile(
    { name: 'ratings 2025.csv', blob },
    { batch: 'b', sink: (chunk) => loadChunk(db.engine, chunk) },
  );
  await loadReport(db.engine, report, 'ratings 2025.csv');
  expect(report.sheets.flatMap((sheet) => sheet.questions.filter((q) => q.blocking))).toEqual([]);
  await buildCatalog(db.engine, intakeTables());
}

const read = async (signal: string, subject: string, comparison?: string): Promise<Row> => {
  const rows = await db.catalog.runByName(signal, { cycle_id: '', scenario_id: '' });
  const row = rows.find(
    (each) => each['subject_id'] === subject && (comparison ?? each['comparison']) === each['comparison'],
  );
  if (row === undefined)
    throw new Error(`${subject} is not in ${rows.map((r) => r['subject_id']).join(', ')}`);
  return row;
};

const scaleOf = (labels: readonly string[], shares?: readonly number[]): Policy => ({
  ...defaultPolicy,
  rating_scale: labels.map((label, i) => ({
    label,
    ordinal: labels.length - i,
    share_low: shares?.[i] ?? null,
    share_high: shares?.[i] ?? null,
  })),
});
const repeat = <T>(count: number, line: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => line(i));

/** People of two groups with a label or score each. */
const twoGroups = (a: readonly unknown[], b: readonly unknown[]): string[] =>
  [...a.map((value) => ['F', value] as const), ...b.map((value) => ['M', value] as const)].map(
    ([gender, value], i) => `E${i},R1,quality,${String(value)},${gender}`,
  );

test('09: guinea pigs’ teeth as scores of two groups give Cohen’s d, Hedges g and Student’s t', async () => {
  const { data, result, tolerance_rel } = vector('09_group_gap_d_g_welch');
  await load('ratee,rater,dimension,score,gender', twoGroups(data.toothgrowth.a, data.toothgrowth.b));
  const row = await read('group_gap', 'gender=female');
  expect([row['n'], row['n_other']]).toEqual([30, 30]);
  near(row['estimate'], result.toothgrowth.d, tolerance_rel);
  near(detail(row).unadjusted, result.toothgrowth.g, 1e-5);
  // Equal groups: Student's t is Welch's.
  near(row['p'], tP2(result.toothgrowth.welch.t, 58), tolerance_rel);
  await load('ratee,rater,dimension,score,gender', twoGroups(data.sleep.a, data.sleep.b));
  expect((await read('group_gap', 'gender=female'))['verdict']).toBe('insufficient');
});

test('10: ozone in May and August as scores, with ties, gives Cliff’s delta and the Mann–Whitney p', async () => {
  const { data, result } = vector('10_mann_whitney_cliffs_delta');
  await load('ratee,rater,dimension,score,gender', twoGroups(data.ozone.a, data.ozone.b));
  const row = await read('group_gap', 'gender=female');
  // Six digits are written; August and May, the group is the first sample.
  near(detail(row).cliffs_delta, result.ozone.delta, 1e-5);
  near(detail(row).mann_whitney_p, result.ozone.p_nocc, 1e-5);
});

test('11: forty and eighty applicants give the impact ratio, its interval, Fisher’s p and the shortfall', async () => {
  const { data, result, tolerance_rel } = vector('11_four_fifths_air');
  const { focal_sel, focal_n, ref_sel, ref_n } = data.ugesp_like;
  const some = (n: number, chosen: number) => repeat(n, (i) => (i < chosen ? 'Chosen' : 'Not'));
  const lines = [
    ...some(focal_n, focal_sel).map((label, i) => `F${i},female,${label}`),
    ...some(ref_n, ref_sel).map((label, i) => `M${i},male,${label}`),
  ];
  await load('employee_id,gender,rating', lines, scaleOf(['Chosen', 'Not']));
  const row = await read('band_rate', 'gender=female', 'company:top');
  const want = result.ugesp_like;
  near(row['estimate'], want.air, tolerance_rel);
  near(row['lo'], want.air_ci95_katz[0], tolerance_rel);
  near(row['hi'], want.air_ci95_katz[1], tolerance_rel);
  near(row['p'], want.fisher_p, tolerance_rel);
  near(detail(row).shortfall, want.shortfall, 1e-5);
  expect(row['verdict']).toBe('flag');
});

test('11: Berkeley’s admissions are far from four fifths and no flag: within departments nothing is left', async () => {
  const { data, result, tolerance_rel } = vector('11_four_fifths_air');
  const lines = data.ucb_table.flatMap((cell: Json, c: number) =>
    repeat(cell.Freq, (i) => `E${c}-${i},${cell.Gender},${cell.Dept},${cell.Admit}`),
  );
  await load('employee_id,gender,level,rating', lines, scaleOf(['Admitted', 'Rejected']));
  const row = await read('band_rate', 'gender=female', 'company:top');
  const want = result.ucb_all;
  expect([row['n'], row['n_other']]).toEqual([1835, 2691]);
  near(row['estimate'], want.air, tolerance_rel);
  near(row['lo'], want.air_ci95_katz[0], tolerance_rel);
  near(row['p'], want.p_z, tolerance_rel);
  near(detail(row).shortfall, want.shortfall, 1e-5);
  near(detail(row).same_level_p, result.mantel_haenszel.p, 1e-5);
  expect([row['verdict'], detail(row).note]).toEqual(['none', 'explained']);
});

test('12: Fisher’s convicts and their twins; the tea tasting is too few to be shown', async () => {
  const { data, result, tolerance_rel } = vector('12_fisher_exact');
  const [[a, b], [c, d]] = data.convictions;
  const group = (gender: string, yes: number, no: number) => [
    ...repeat(yes, (i) => `${gender}y${i},${gender},Chosen`),
    ...repeat(no, (i) => `${gender}n${i},${gender},Not`),
  ];
  const scale = scaleOf(['Chosen', 'Not']);
  await load('employee_id,gender,rating', [...group('female', c, d), ...group('male', a, b)], scale);
  const row = await read('band_rate', 'gender=female', 'company:top');
  near(row['p'], result.convictions.two, tolerance_rel);
  const tea = [
    ...group('female', data.tea[0][0], data.tea[0][1]),
    ...group('male', data.tea[1][0], data.tea[1][1]),
  ];
  await load('employee_id,gender,rating', tea, scale);
  expect(await read('band_rate', 'gender=female', 'company:top')).toMatchObject({
    n: null,
    p: null,
    estimate: null,
  });
  const open = {
    ...scale,
    settings: {
      suppression_k_protected: 4,
      'signals.band_rate.min_n': 4,
      'signals.band_rate.min_groups': 8,
    },
  };
  await load('employee_id,gender,rating', tea, open);
  near((await read('band_rate', 'gender=female', 'company:top'))['p'], result.tea.two, tolerance_rel);
});

test.each([
  ['team12_20_70_10', 'p_exact_prob', 'multinomial'],
  ['team20_5band', 'p_exact_prob', 'multinomial'],
  ['dept200', 'p_chisq', 'chi2'],
] as const)('13: %s against its guideline', async (name, figure, made) => {
  const { data, result, tolerance_rel } = vector('13_distribution_vs_guideline');
  const labels = data[name].o.map((_: number, i: number) => `G${i + 1}`);
  const lines = data[name].o.flatMap((count: number, g: number) =>
    repeat(count, (i) => `E${g}-${i},Dept,${labels[g]}`),
  );
  await load('employee_id,department,rating', lines, scaleOf(labels, data[name].p));
  const row = await read('guideline', 'Dept');
  near(row['p'], result[name][figure], tolerance_rel);
  expect(detail(row).test).toBe(made);
  if (made === 'chi2') near(detail(row).chi2, result[name].chisq, 1e-5);
});

test('16: fifteen managers whose gaps have Benjamini’s and Hochberg’s p-values get their adjusted ones', async () => {
  const { data, result } = vector('16_benjamini_hochberg');
  // Ten pairs a manager, ±0.5 around the manager's gap; a sixteenth with five pairs, too few for a test, brings the company's gap to zero.
  const [size, small] = [10, 5];
  const people = data.length * size + small;
  const df = people - data.length - 1;
  const sd = Math.sqrt((0.25 * (people - 1)) / df);
  const tOf = (p: number): number => {
    let [low, high] = [0, 50];
    for (let i = 0; i < 200; i += 1) {
      const middle = (low + high) / 2;
      if (tP2(middle, df) < p) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  };
  const gaps: number[] = data.map(
    (p: number, i: number) =>
      ((i % 2 === 0 ? 1 : -1) * tOf(p) * sd * Math.sqrt(1 / size + 1 / (people - size)) * (people - size)) /
      people,
  );
  const rest = (-size * gaps.reduce((a, b) => a + b, 0)) / small;
  const lines = [...gaps, rest].flatMap((gap, m) =>
    repeat(m === data.length ? small : size, (i) => {
      // Of five pairs the fifth lies on the gap itself.
      const off = m === data.length && i === 4 ? 0 : i % 2 === 0 ? 0.5 : -0.5;
      return [`M${m},E${m}-${i},quality,50`, `E${m}-${i},E${m}-${i},quality,${50 + gap + off}`];
    }).flat(),
  );
  await load('rater,ratee,dimension,score', lines);
  for (const [i, p] of data.entries()) {
    const row = await read('self_manager_gap', `M${i}`);
    near(row['p'], p, 1e-8);
    near(row['q'], result.BH[i], 1e-8);
  }
  expect((await read('self_manager_gap', `M${data.length}`))['q']).toBeNull();
});

test('19: moves of two groups give Fisher’s p of going down and the trend; eyes as grades before and after give Bowker’s', async () => {
  const { data, result, tolerance_rel } = vector('19_calibration_change');
  const steps = [
    ['A', 'B'],
    ['B', 'B'],
    ['B', 'A'],
  ] as const;
  const moves = data.moves.flatMap((line: number[], g: number) =>
    line.flatMap((count, s) =>
      repeat(count, (i) => `E${g}-${s}-${i},${g === 0 ? 'female' : 'male'},${steps[s]?.join() ?? ''}`),
    ),
  );
  const scale = { ...scaleOf(['A', 'B']), settings: { suppression_k_protected: 2 } };
  await load('employee_id,gender,initial rating,final rating', moves, scale);
  const row = await read('calibration_effect', 'gender=female');
  expect([row['n'], detail(row).up, detail(row).down]).toEqual([24, 6, 18]);
  near(detail(row).down_p, result.moves.fisher_down_vs_rest, 1e-5);
  near(detail(row).trend_p, result.moves.trend_p, 1e-5);
  const grades = ['G1', 'G2', 'G3', 'G4'];
  const eyes = data.visual_female.flatMap((line: number[], before: number) =>
    line.flatMap((count, after) =>
      // Who kept a grade says nothing; a tenth of them keeps the file small.
      repeat(
        before === after ? Math.round(count / 10) : count,
        (i) => `E${before}-${after}-${i},${grades[before]},${grades[after]}`,
      ),
    ),
  );
  await load('employee_id,initial rating,final rating', eyes, scaleOf(grades));
  const company = await read('calibration_effect', '@company');
  near(company['p'], result.bowker.p, tolerance_rel);
  near(detail(company).chi2, result.bowker.X2, 1e-5);
  expect(detail(company).df).toBe(result.bowker.df);
});

test('25: four groups against the best placed one: exactly four fifths is no breach', async () => {
  const { data, result } = vector('25_four_fifths_multigroup');
  const lines = Object.entries(data.rates as Record<string, number>).flatMap(([group, rate]) =>
    repeat(100, (i) => `${group}${i},${group},${i < Math.round(rate * 100) ? 'Chosen' : 'Not'}`),
  );
  await load('employee_id,location,rating', lines, scaleOf(['Chosen', 'Not']));
  for (const [group, ratio] of Object.entries(result.impact_ratio as Record<string, number>)) {
    const row = await read('band_rate', `location=${group}`, 'company:top');
    near(detail(row).best_ratio, ratio, 1e-6);
    expect(detail(row).four_fifths === 'below_best', group).toBe(result.flagged.includes(group));
  }
});
