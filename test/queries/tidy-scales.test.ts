// Tidy tables of ratings on unusual scales and in unusual shapes: what they must answer, and what they must not.
import { expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { fisherP2 } from '../conformance/rates/discrete.ts';
import { detail, near, type Row } from './signal-rows.ts';
import { PANEL, panel, rowOf, tidyTables } from './tidy-tables.ts';

const { load, read, select } = tidyTables();

test('letters A to E that are not all the policy’s are a scale of five', async () => {
  // As letters they must give what they give as numbers.
  const marks = (write: (v: number) => string) => panel((v) => write(Math.ceil(v / 2)));
  await load({ 'r.csv': ['rater,ratee,score', ...marks(String)] });
  const numbers = await read('reliability');
  await load({ 'r.csv': ['rater,ratee,score', ...marks((v) => 'EDCBA'[v - 1] ?? '')] });
  const letters = await read('reliability');
  expect(rowOf(letters, 'overall', 'icc_1_1')?.['estimate']).toBeTypeOf('number');
  for (const row of numbers)
    near(
      rowOf(letters, String(row['subject_id']), String(row['comparison']))?.['estimate'],
      Number(row['estimate']),
      1e-12,
    );
});

test('ratings above nine and half points count, and a varied rater of three is in nobody’s pool', async () => {
  const given = (rater: string, ratings: readonly number[]) =>
    ratings.map((rating, i) => `${rater}${i},${rating},${rater}`);
  await load({
    'r.csv': [
      'Employee ID,Final Rating,Manager ID',
      ...given('A', [7, 8, 9, 10, 7.5, 8.5, 9.5, 10]),
      ...given('B', [6, 7, 8, 9, 6.5, 7.5, 8.5, 9]),
      ...given('C', [1, 10, 1]),
    ],
  });
  const rows = await read('spread');
  const [a, b, c] = ['A', 'B', 'C'].map((rater) => rowOf(rows, rater));
  // The two large teams have the same deviations: each is as wide as the other.
  near(a?.['estimate'], 1, 1e-12);
  near(b?.['estimate'], 1, 1e-12);
  expect([c?.['verdict'], c?.['n'], c?.['n_other'], c?.['effect_ok']]).toEqual([
    'insufficient',
    3,
    16,
    false,
  ]);
  // Sum of squares of 7 … 10 about their mean, 8.96875, twice, over 14 degrees of freedom.
  expect(detail(c as Row)['others_sd']).toBeCloseTo(Math.sqrt((2 * 8.96875) / 14), 5);
});

test('the bands of scores on a scale of ten are its own: 8 to 10, and 1 and 2', async () => {
  const score = (i: number) => [3, 4, 5, 6, 7, 8, 8, 8, 9, 10][Math.floor(i / 2) % 10];
  await load({
    'r.csv': [
      'Rater,Ratee,Score,Score Min,Score Max,Gender',
      ...Array.from(
        { length: 120 },
        (_, i) => `M${i % 6},E${i},${score(i)},1,10,${i % 2 === 0 ? 'female' : 'male'}`,
      ),
    ],
  });
  const row = rowOf(await read('band_rate'), 'gender=female', 'company:top');
  expect([row?.['estimate'], row?.['p'], detail(row as Row)['share']]).toEqual([1, 1, 0.5]);
});

test('a small group beside hundreds in the band is tested exactly, and nobody in the band has an interval', async () => {
  const people = (count: number, met: number, gender: string) =>
    Array.from({ length: count }, (_, i) => `${gender}${i},${i < met ? 'Met' : 'Not met'},${gender}`);
  const policy = {
    ...defaultPolicy,
    rating_scale: ['Not met', 'Met'].map((label, i) => ({
      label,
      ordinal: i + 1,
      share_low: null,
      share_high: null,
    })),
  };
  const head = 'Employee ID,Final Rating,Gender';
  await load({ 'r.csv': [head, ...people(11, 8, 'F'), ...people(500, 461, 'M')] }, policy);
  // Top and low are one table: 8 of 11 beside 461 of 500.
  for (const band of ['top', 'low'])
    near(
      rowOf(await read('band_rate'), 'gender=female', `company:${band}`)?.['p'],
      fisherP2(8, 11, 461, 500),
      1e-9,
    );
  await load({ 'r.csv': [head, ...people(40, 0, 'F'), ...people(40, 20, 'M')] }, policy);
  const none = rowOf(await read('band_rate'), 'gender=female', 'company:top');
  // Walter: (½ / 40½) / (20½ / 40½), SE² of its logarithm = 1/½ - 1/40½ + 1/20½ - 1/40½.
  const se = Math.sqrt(2 - 2 / 40.5 + 1 / 20.5);
  expect([none?.['estimate'], none?.['lo'], none?.['verdict']]).toEqual([0, 0, 'flag']);
  near(none?.['hi'], (0.5 / 20.5) * Math.exp(1.959963984540054 * se), 1e-9);
});

test('a correlation needs ten people who have both scores, likeness five pairs a rater', async () => {
  const forms = (rater: string, whole: number) =>
    Array.from({ length: 14 }, (_, i) =>
      (i < whole ? ['Craft', 'Pace', 'Care'] : ['Craft']).map(
        (dimension, d) =>
          `${rater},${rater}${i},${dimension},${((i * (d + 3) + rater.charCodeAt(1)) % 5) + 1}`,
      ),
    ).flat();
  await load({
    'r.csv': ['Rater,Ratee,Dimension,Score', ...forms('R0', 4), ...forms('R1', 14), ...forms('R2', 14)],
  });
  const halo = await read('halo');
  expect(['R0', 'R1', 'R2'].map((rater) => rowOf(halo, rater)?.['verdict'] === 'insufficient')).toEqual([
    true,
    false,
    false,
  ]);
  expect(rowOf(halo, 'R1')?.['n_other']).toBe(14);
  await load({
    'r.csv': [
      'Employee ID,Manager ID,Final Rating,Gender',
      ...Array.from({ length: 6 }, (_, b) => [
        `B${b},,4,male`,
        ...Array.from(
          { length: 6 },
          (_, i) => `P${b}${i},B${b},${i === 0 ? 5 : 2 + (i % 2)},${i === 0 ? 'male' : 'female'}`,
        ),
      ]).flat(),
    ],
  });
  const like = rowOf(await read('similar_to_me'), 'gender');
  expect([like?.['verdict'], like?.['estimate'], like?.['n']]).toEqual(['insufficient', null, 0]);
});

test('cycles on other scales are compared on one: nobody drifts because 1–5 became 1–9', async () => {
  const form = (last: (v: number) => string) =>
    [2021, 2022, 2023, 2024].flatMap((year) =>
      Array.from({ length: 48 }, (_, i) => {
        const v = 1 + ((i * 7 + (i % 6) * year) % 5);
        return `${year},M${i % 6},E${i},${year === 2024 ? last(v) : `${v},1,5`}`;
      }),
    );
  const heading = 'Review Cycle,Rater,Ratee,Score,Score Min,Score Max';
  await load({ 'd.csv': [heading, ...form((v) => `${v},1,5`)] });
  const same = await read('drift');
  await load({ 'd.csv': [heading, ...form((v) => `${2 * v - 1},1,9`)] });
  const mixed = await read('drift');
  expect(mixed).toHaveLength(6);
  for (const row of mixed)
    for (const column of ['estimate', 'p', 'q'])
      expect(Number(row[column])).toBeCloseTo(Number(rowOf(same, String(row['subject_id']))?.[column]), 9);
});

test('means of the same scores in another order are ties', async () => {
  const lines = Array.from({ length: 60 }, (_, i) =>
    ['A', 'B', 'C'].map(
      (d, j) => `M${i % 6},E${i},${d},3.${i < 30 ? 1 + j : 3 - j},${i < 30 ? 'female' : 'male'}`,
    ),
  ).flat();
  await load({ 't.csv': ['Rater,Ratee,Dimension,Score,Gender', ...lines] });
  expect(await select('SELECT DISTINCT rating FROM signal_person')).toEqual([{ rating: 3.2 }]);
});

test('a label nobody may have, and somebody has it, is not chance', async () => {
  const label = [0.3, 0.7, 0.2, 0].map((share_high, i) => ({
    label: 'ABCD'[i] ?? '',
    ordinal: 4 - i,
    share_low: [0, 0.5, 0.1, 0][i] ?? 0,
    share_high,
  }));
  const given = [...'AAABBBBBBBCCDDD'].map((v, i) => `E${i},${v},Shop,2024`);
  await load(
    { 'z.csv': ['Employee ID,Final Rating,Department,Year', ...given] },
    { ...defaultPolicy, rating_scale: label },
  );
  const row = (await read('guideline'))[0];
  expect([row?.['p'], row?.['estimate'], row?.['verdict']]).toEqual([0, 3, 'flag']);
});

// Shares 5, 17.5, 37.5, 30, 7.5, 2.5 %: of 40 people 9, 15 and 16 are expected in classes of five and more. scipy.stats.chisquare.
test('labels in which few are expected share a class with their neighbours', async () => {
  const given = ['A', 'B+', 'B'].flatMap((v, i) =>
    Array.from({ length: [20, 15, 5][i] ?? 0 }, (_, n) => `${v}${n},${v},Shop,2024`),
  );
  const limits: [string, number, number][] = [
    ['S', 0, 0.1],
    ['A', 0.1, 0.25],
    ['B+', 0.3, 0.45],
    ['B', 0.2, 0.4],
    ['C', 0.05, 0.1],
    ['D', 0, 0.05],
  ];
  const rating_scale = limits.map(([label, share_low, share_high], i) => ({
    label,
    ordinal: 6 - i,
    share_low,
    share_high,
  }));
  await load(
    { 'g.csv': ['Employee ID,Final Rating,Department,Year', ...given] },
    { ...defaultPolicy, rating_scale },
  );
  const row = (await read('guideline'))[0];
  near(row?.['p'], 2.744100248065869e-5, 1e-9);
  expect(detail(row)).toMatchObject({ test: 'chi2', df: 2 });
});

test('a dimension that is called overall stays apart from the mean of the dimensions', async () => {
  const lines = PANEL.flatMap((line, t) =>
    line.flatMap((v, j) => [`J${j},T${t},overall,${v}`, `J${j},T${t},risk,${v + ((t + j) % 2)}`]),
  );
  await load({ 'o.csv': ['Rater,Ratee,Dimension,Score', ...lines] });
  const rows = await read('reliability');
  near(rowOf(rows, 'overall', 'icc_1_1')?.['estimate'], 0.1657417684, 1e-9);
  near(rowOf(rows, 'overall', 'alpha_interval')?.['estimate'], 0.14730785039, 1e-9);
  expect(new Set(rows.map((row) => row['subject_id']))).toEqual(new Set(['overall', 'risk', '@overall']));
});

test('an agreement of a panel that has no lower limit has no interval and is no flag', async () => {
  const lines = ['678', '789', '896', '967', '678', '789', '896', '967'].flatMap((line, t) =>
    [...line].map((v, j) => `J${j},T${t},${v}`),
  );
  await load({ 'd.csv': ['Rater,Ratee,Score', ...lines] });
  const row = rowOf(await read('reliability'), 'overall', 'icc_2_k');
  near(row?.['estimate'], -6, 1e-9);
  expect([row?.['lo'], row?.['hi'], row?.['verdict']]).toEqual([null, null, 'watch']);
});

test('each manager of a person is paired with the scores he gave', async () => {
  const lines = Array.from({ length: 24 }, (_, i) => {
    const first = i < 12 ? 'A1' : 'A2';
    return [
      `self,E${i},E${i},5`,
      `manager,E${i},${first},${5 + (i % 2)}`,
      `manager,E${i},Z${i % 2},${3 + (i % 3)}`,
    ];
  }).flat();
  await load({ 'm.csv': ['Relationship,Ratee,Rater,Score', ...lines] });
  const rows = await read('self_manager_gap');
  // A1 and A2: -0.5 on twelve people each; Z0 and Z1: 1 each. The company counts a person once: the mean of -0.5 and 1.
  for (const [id, gap] of Object.entries({ A1: -0.5, A2: -0.5, Z0: 1, Z1: 1, '@company': 0.25 })) {
    const row = rowOf(rows, id);
    expect(row?.['n']).toBe(id === '@company' ? 24 : 12);
    expect(id === '@company' ? row?.['estimate'] : detail(row).unadjusted_gap).toBeCloseTo(gap, 9);
  }
});
