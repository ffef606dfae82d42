// Ratings as other people write them down: who scored whom, in whatever words and whichever way the table lies.
import { expect, test } from 'vitest';
import { importFile } from '@/import/import-file.ts';
import type { SheetReport } from '@/import/types.ts';

async function read(
  lines: readonly string[],
  name = 'table.csv',
): Promise<{ sheet: SheetReport; rows: string[] }> {
  const rows: string[] = [];
  const report = await importFile(
    { name, blob: new Blob([`${lines.join('\n')}\n`]) },
    {
      batch: 'b',
      sink: async ({ table, csv }) => {
        rows.push(
          ...new TextDecoder()
            .decode(csv)
            .trimEnd()
            .split('\n')
            .map((line) => `${table}: ${line}`),
        );
      },
    },
  );
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error(report.error?.message);
  return { sheet, rows };
}

const fieldsOf = (sheet: SheetReport) => Object.values(sheet.mapping).filter((field) => field !== null);
const RATER = /^rater_(id|name)$/;
const RATEE = /^ratee_(id|name)$/;

test.each([
  'rater,ratee,score',
  'Judge,Essay,Mark',
  'scorer,essay,points',
  'marker,script,mark',
  'Rater,Item,Score',
  'Coder,Unit,Value',
  'Examiner,Candidate,Score',
  'evaluator,participant,rating',
  'assessor,student,score',
  'manager,employee,score',
  'line manager,employee id,overall score',
  '评委,选手,得分',
  '评委,被评人,打分',
  '考评人,被考评人,评分',
  '打分人,被打分人,分数',
  '考官,考生,成绩',
  '上级,员工,得分',
  '直属上级,姓名,得分',
])('%s says who scored whom', async (headings) => {
  const { sheet } = await read([headings, 'A,T1,4', 'B,T1,3.5', 'A,T2,2']);
  expect(sheet.table).toBe('raw_review_score');
  expect(fieldsOf(sheet).some((field) => RATER.test(field))).toBe(true);
  expect(fieldsOf(sheet).some((field) => RATEE.test(field))).toBe(true);
  expect(fieldsOf(sheet)).toContain('score');
  expect(sheet.rows_sent).toBe(3);
});

test.each(['ratings.csv', '绩效考核.csv'])(
  'the name %s makes no sheet of grades out of scores by raters',
  async (name) => {
    const { sheet } = await read(['ratee,rater,score', 'T1,A,4'], name);
    expect(sheet.table).toBe('raw_review_score');
  },
);

test.each([
  ['essay', 'Judge A,Judge B,Judge C'],
  ['选手', '评委1,评委2,评委3'],
  ['unit', 'coder1,coder2,coder3'],
  ['candidate', 'Examiner 1,Examiner 2,Examiner 3'],
  ['target', 'J1,J2,J3'],
])('a panel of %s by %s has a record for each judge', async (first, judges) => {
  const { sheet } = await read([`${first},${judges}`, 'T1,9,2,5', 'T2,6,1,3']);
  expect([sheet.table, sheet.records]).toEqual(['raw_review_score', 6]);
});

test('a judge who missed some is still a judge, however the missing are written', async () => {
  for (const missing of ['NA', '.', '*', '缺', '弃权', 'n.a.']) {
    const { rows } = await read(['ratee,rater 1,rater 2', `T1,${missing},2`, `T2,${missing},4`, 'T3,3,3']);
    expect(rows.filter((row) => row.includes('T3')).length, missing).toBe(2);
  }
});

test('a panel lying down, a row for each judge', async () => {
  const { sheet } = await read(['rater,Subject 1,Subject 2', 'A,9,6', 'B,2,1']);
  expect([sheet.table, sheet.records]).toEqual(['raw_review_score', 4]);
});

test('numbers that several gave one person are scores; one for each person is his rating', async () => {
  const several = await read(['reviewer,employee,rating', 'A,E1,4', 'B,E1,3', 'A,E2,5']);
  expect(several.sheet.table).toBe('raw_review_score');
  const one = await read(['reviewer,employee,rating', 'A,E1,4', 'B,E2,3']);
  expect(one.sheet.table).toBe('raw_rating');
});

test('beside a score, levels of jobs under Grade are no ratings', async () => {
  const { sheet } = await read(['ratee,rater,score,gender,grade', 'E1,A,4,F,L1', 'E2,A,3,M,L2']);
  expect(sheet.table).toBe('raw_review_score');
  expect(sheet.also).toMatchObject({ table: 'raw_employee', mapping: { gender: 'gender', grade: 'grade' } });
});

test.each([
  'ratee,gender',
  'employee_id,gender',
  'employee,location,gender',
  'participant,age',
  '被评人,性别',
])('attributes in a table of their own: %s', async (headings) => {
  const { sheet } = await read([
    headings,
    ...['E1', 'E2'].map((id) =>
      [
        id,
        ...headings
          .split(',')
          .slice(1)
          .map(() => 'x'),
      ].join(','),
    ),
  ]);
  expect(sheet.table).toBe('raw_employee');
  expect(fieldsOf(sheet)).toContain('employee_id');
});
