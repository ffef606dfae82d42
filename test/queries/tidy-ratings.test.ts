// A tidy table of ratings, dropped as it is, gives the textbook's figures: Shrout and Fleiss, Motor Trend's cars, Bland and Altman.
import { expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { detail, near, vector } from './signal-rows.ts';
import { panel, printed, rowOf, tidyTables } from './tidy-tables.ts';

const { load, read, select } = tidyTables();

test.each([
  ['rater,ratee,score', panel(String)],
  ['Judge,Essay,Mark', panel((v) => String(v / 2))],
  ['reviewer,employee,rating', panel(String)],
  ['评委,选手,打分', panel((v) => `${v}分`)],
  ['rater,ratee,score', panel((v) => 'ABCDEFGHIJ'[10 - v] ?? '')],
])('%s', async (headings, lines) => {
  const letters = [...'ABCDEFGHIJ'].map((label, i) => ({
    label,
    ordinal: 10 - i,
    share_low: null,
    share_high: null,
  }));
  await load({ 'ratings.csv': [headings, ...lines] }, { ...defaultPolicy, rating_scale: letters });
  const rows = await read('reliability');
  for (const [form, want] of Object.entries(printed))
    expect(Number(rowOf(rows, 'overall', form)?.['estimate'])).toBeCloseTo(want, 2);
});

test('letters the scale does not know are refused by name, and nothing is made of the rest', async () => {
  await load({ 'ratings.csv': ['rater,ratee,score', ...panel((v) => (v > 5 ? 'A' : 'Z'))] });
  expect(await read('reliability')).toEqual([]);
});

// Motor Trend's 32 cars: miles per gallon by transmission. R: t.test(var.equal = TRUE) p = 0.0002850, wilcox.test(correct = FALSE) p = 0.001753.
const MANUAL = [21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4];
const AUTOMATIC = [
  21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3,
  19.2,
];
const cars = [...MANUAL.map((v) => [v, true] as const), ...AUTOMATIC.map((v) => [v, false] as const)];

test.each([
  [
    'sex beside the score',
    'gender=female',
    { 'a.csv': ['ratee,rater,score,sex', ...cars.map(([v, m], i) => `E${i},R,${v},${m ? 'F' : 'M'}`)] },
  ],
  [
    'age in years',
    'age_band=<30',
    { 'a.csv': ['ratee,rater,score,age', ...cars.map(([v, m], i) => `E${i},R,${v},${m ? 29 : 50}`)] },
  ],
  [
    'dates of birth and a year',
    'age_band=<30',
    {
      'a.csv': [
        'year,ratee,rater,score,date of birth',
        ...cars.map(([v, m], i) => `2024,E${i},R,${v},${m ? '1995-01-01' : '1960-12-31'}`),
      ],
    },
  ],
  [
    'years of service',
    'tenure_band=<2',
    {
      'a.csv': [
        '工号,评分人,得分,司龄',
        ...cars.map(([v, m], i) => `E${i},R,${v},${m ? '1.5年' : '12年3个月'}`),
      ],
    },
  ],
  [
    'a roster of two columns',
    'gender=female',
    {
      'a.csv': ['ratee,rater,score', ...cars.map(([v], i) => `E${i},R,${v}`)],
      'people.csv': ['ratee,gender', ...cars.map(([, m], i) => `E${i},${m ? 'women' : 'men'}`)],
    },
  ],
  [
    'ratings off any scale',
    'gender=female',
    {
      'a.csv': [
        'Employee,Manager,Rating,Gender',
        ...cars.map(([v, m], i) => `E${i},R,${v},${m ? 'F' : 'M'}`),
      ],
    },
  ],
] as [string, string, Record<string, string[]>][])(
  'a gap between two groups: %s',
  async (_what, subject, files) => {
    await load(files);
    const row = rowOf(await read('group_gap'), subject, 'company');
    expect([row?.['n'], row?.['n_other']]).toEqual([13, 19]);
    expect(Number(row?.['p'])).toBeCloseTo(0.000285, 7);
    expect(detail(row).mann_whitney_p).toBeCloseTo(0.001753, 6);
  },
);

test('without any date nobody has an age', async () => {
  await load({
    'a.csv': ['ratee,rater,score,date of birth', ...cars.map(([v], i) => `E${i},R,${v},1995-01-01`)],
  });
  expect(await select('SELECT DISTINCT age_band FROM signal_person')).toEqual([{ age_band: null }]);
});

test.each([
  ['self', 'boss'],
  ['Self-assessment', 'Line Manager'],
  ['自我评价', '直接领导评分'],
])('who scores is said as %s and %s: peak flow', async (self, manager) => {
  const { data, result, tolerance_rel } = vector('08_bland_altman_pefr');
  const lines = (data as { id: number; a: number; b: number }[]).flatMap(({ id, a, b }) => [
    `T${id},T${id},${self},${a}`,
    `T${id},M,${manager},${b}`,
  ]);
  await load({ '360.csv': ['ratee,rater,relationship,score', ...lines] });
  const row = rowOf(await read('self_manager_gap'), '@company');
  near(row?.['estimate'], result.bias, tolerance_rel);
  near(row?.['p'], result.p, tolerance_rel);
});
