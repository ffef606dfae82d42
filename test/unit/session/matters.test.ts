// What staged files leave open: words, units, people and leading zeros, and what becomes of the rows once it is answered.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportSource, importFile, type MappingDocument } from '@/import/index.ts';
import { withIdentities, withValue } from '@/import/mapping/entries.ts';
import { Workspace } from '@/session/workspace.ts';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => {
  engine = await createNodeEngine();
  workspace = new Workspace(engine, importFile);
  await workspace.ready();
});
beforeEach(() => workspace.createWorkspace('next'));
afterAll(() => engine.close());

const file = (name: string, lines: readonly string[]): ImportSource => ({
  name,
  blob: new Blob([`${lines.join('\n')}\n`]),
});
const rows = async (sql: string) =>
  (await engine.query(sql)).toArray().map((row) => Object.values(row.toJSON()).join(' '));
const first = () => {
  const [staged] = workspace.state.staged;
  if (staged === undefined) throw new Error('nothing is staged');
  return staged;
};
const answer = (mapping: MappingDocument) => workspace.restage(first().batch, mapping);
const document = () => first().mapping ?? workspace.state.mapping;
/** A word of the staged file's only sheet and what it stands for. */
const say = (field: string, from: string, to: string | null) => {
  const { report } = first();
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return answer(withValue(document(), report, sheet, { field, from, to }));
};

const roster = file('roster.csv', [
  '工号,姓名,部门,职位',
  '000101,王伟,集团/华东,经理',
  '000102,王伟,集团/华北,销售',
  '000103,李娜,集团/华东,销售',
  'A7,赵敏,集团,总监',
]);
const orgs = file('org.csv', ['部门编码,部门名称,上级部门编码', '01,集团,', '02,华东,01', '03,华北,01']);
const HEAD = '考核周期,被评估人工号,评分人工号,评估关系,评分';
const scores = (name: string, ...lines: string[]) => file(name, [HEAD, ...lines]);

describe('words', () => {
  test('one that is not understood is listed with its rows; what it stands for makes them count', async () => {
    await workspace.addFiles([orgs, roster]);
    await workspace.stage([
      scores(
        'scores.csv',
        '2025,000101,000103,战友,4',
        '2025,000102,000103,战友,5',
        '2025,000103,000101,路人,3',
        '2025,000103,000102,同级,3',
      ),
    ]);
    expect(first().matters.words.map(({ field, value, rows: n }) => [field, value, n])).toEqual([
      ['role', '战友', 2],
      ['role', '路人', 1],
    ]);
    expect(first().matters.words[0]?.options).toContain('peer');
    expect(first().diff.find(({ table }) => table === 'review_score')).toMatchObject({
      added: 1,
      rejected: 3,
    });
    await say('role', '战友', 'peer');
    expect(first().matters.words.map(({ value }) => value)).toEqual(['路人']);
    await say('role', '路人', 'customer');
    expect(first().matters.words).toEqual([]);
    expect(first().diff.find(({ table }) => table === 'review_score')).toMatchObject({
      added: 4,
      rejected: 0,
    });
    await workspace.commit();
    expect(
      await rows('SELECT role, CAST(count(*) AS INTEGER) FROM review_score GROUP BY 1 ORDER BY 1'),
    ).toEqual(['customer 1', 'peer 3']);
    // Next month's file says the same words under another name.
    await workspace.stage([scores('scores-2026.csv', '2026,000101,000103,战友,4')]);
    expect(first().matters.words).toEqual([]);
    expect(first().diff.find(({ table }) => table === 'review_score')).toMatchObject({
      added: 1,
      rejected: 0,
    });
  });

  test('a grade outside the scale and a stage of a deal can be said the meaning of', async () => {
    await workspace.addFiles([orgs, roster]);
    await workspace.stage([
      file('ratings.csv', ['考核周期,工号,绩效等级', '2025,000101,神', '2025,000103,A']),
    ]);
    expect(first().matters.words).toEqual([
      expect.objectContaining({
        field: 'label_final',
        value: '神',
        rows: 1,
        options: ['D', 'C', 'B', 'B+', 'A', 'S'],
      }),
    ]);
    await say('label_final', '神', 'S');
    expect(first().matters.words).toEqual([]);
    await workspace.commit();
    expect(await rows('SELECT employee_id, label FROM rating ORDER BY 1')).toEqual(['000101 S', '000103 A']);
    await workspace.stage([
      file('deals.csv', ['商机编号,商机名称,商机阶段,商机金额', 'D1,x,收官,100', 'D2,y,赢单,50']),
    ]);
    expect(first().matters.words.map(({ value, understood }) => [value, understood])).toEqual([
      ['收官', 'open'],
      ['赢单', 'won'],
    ]);
    await say('stage', '收官', 'won');
    await workspace.commit();
    expect(await rows('SELECT opportunity_id, stage_kind FROM stg_opportunity ORDER BY 1')).toEqual([
      'D1 won',
      'D2 won',
    ]);
  });
});

test('a file that is in can be put up for review again; its other reading takes its place', async () => {
  await workspace.addFiles([
    orgs,
    roster,
    scores('in.csv', '2025,000101,000103,战友,4', '2025,000102,000103,同级,5'),
  ]);
  const count = 'SELECT CAST(count(*) AS INTEGER) FROM review_score';
  expect(await rows(count)).toEqual(['1']);
  const batch = workspace.state.files[2]?.batch ?? '';
  await workspace.reconsider(batch);
  await workspace.reconsider(batch);
  expect(workspace.state.staged).toHaveLength(1);
  expect(first()).toMatchObject({ again: batch, status: 'ready', matters: { words: [{ value: '战友' }] } });
  await say('role', '战友', 'peer');
  expect(await rows(count)).toEqual(['1']);
  await workspace.commit();
  expect(workspace.state.staged).toEqual([]);
  expect(workspace.state.files.map(({ batch: each }) => each)).toHaveLength(3);
  expect(workspace.state.files[2]?.batch).toBe(batch);
  expect(await rows(count)).toEqual(['2']);
});

test('a unit nobody knows is shown beside those it may be, and read as the one that is chosen', async () => {
  await workspace.addFiles([orgs, roster]);
  await workspace.stage([
    file('more.csv', ['工号,姓名,部门', '000104,孙丽,集团/华东大区', '000105,周杰,集团/华东']),
  ]);
  expect(first().matters.units).toEqual([
    expect.objectContaining({ table: 'raw_employee', field: 'unit_path', value: '集团/华东大区', rows: 1 }),
  ]);
  expect(first().matters.units[0]?.candidates[0]).toEqual({
    value: '集团/华东',
    name: '华东',
    path: '集团/华东',
  });
  await say('unit_path', '集团/华东大区', '集团/华东');
  expect(first().matters.units).toEqual([]);
  await workspace.commit();
  expect(
    await rows(
      "SELECT employee_id, unit_id FROM employee WHERE employee_id > '000103' AND employee_id < 'A' ORDER BY 1",
    ),
  ).toEqual(['000104 02', '000105 02']);
});

test('people: never by name alone, candidates side by side, the one that is chosen holds in every file', async () => {
  await workspace.addFiles([orgs, roster]);
  await workspace.stage([
    file('kpi.csv', [
      '指标编码,考核指标,姓名,考核期,目标值',
      'K1,销售额,王伟,2025-01,100',
      'K1,销售额,李娜,2025-01,200',
      'K1,销售额,无名,2025-01,300',
    ]),
  ]);
  const { people } = first().matters;
  expect(people.map(({ key, rows: n, candidates }) => [key, n, candidates.map(({ id }) => id)])).toEqual([
    ['无名', 1, []],
    ['李娜', 1, ['000103']],
    ['王伟', 1, ['000101', '000102']],
  ]);
  expect(people[2]?.candidates[1]).toEqual({
    id: '000102',
    name: '王伟',
    unit: '集团/华北',
    position: '销售',
  });
  await answer(withIdentities(document(), { people: { 王伟: '000102' } }));
  expect(first().matters.people.map(({ key }) => key)).toEqual(['无名', '李娜']);
  await workspace.commit();
  expect(await rows('SELECT owner_id FROM kpi_target ORDER BY 1')).toEqual(['000102', '无名', '李娜']);
  await workspace.addFiles([scores('s.csv', '2025,000103,王伟,上级,4')]);
  const raters = 'SELECT rater_id FROM review_score ORDER BY 1';
  expect(await rows(raters)).toEqual(['000102']);
  // Taken back: files that are in are read again, and what waits asks once more.
  await workspace.stage([scores('t.csv', '2026,000103,王伟,上级,4')]);
  expect(first().matters.people).toEqual([]);
  await workspace.takeBackIdentity({ person: '王伟' });
  expect(await rows(raters)).toEqual(['王伟']);
  expect(await rows('SELECT owner_id FROM kpi_target ORDER BY 1')).toEqual(['无名', '李娜', '王伟']);
  expect(first().matters.people.map(({ key }) => key)).toEqual(['王伟']);
  // An answer to a file that was read under it does not bring it back.
  await workspace.discard();
  await workspace.reconsider(workspace.state.files[2]?.batch ?? '');
  await answer(withIdentities(document(), { people: { 李娜: '000103' } }));
  expect(workspace.state.mapping?.identities).toEqual({ people: { 李娜: '000103' } });
  await workspace.takeBackIdentity({ person: '李娜' });
  expect(workspace.state.mapping?.identities).toBeUndefined();
});

describe('123 and 000123', () => {
  const kpi = file('kpi.csv', [
    '指标编码,考核指标,工号,考核期,目标值',
    'K1,销售额,101,2025-01,100',
    'K1,销售额,102,2025-01,200',
    'K1,销售额,A7,2025-01,300',
    'K1,销售额,999,2025-01,400',
  ]);
  const owners = 'SELECT owner_id FROM kpi_target ORDER BY 1';

  test('nothing is joined before it is asked; the answer holds for all files, those that are in too', async () => {
    // In before there is a roster: nothing can be asked.
    await workspace.addFiles([scores('early.csv', '2025,103,101,上级,4')]);
    await workspace.addFiles([orgs, roster]);
    await workspace.stage([kpi]);
    expect(first()).toMatchObject({
      status: 'asks',
      matters: {
        zeros: {
          ids: 4,
          known: 1,
          gained: 2,
          answer: { pad: 6 },
          samples: [
            { id: '101', roster: '000101' },
            { id: '102', roster: '000102' },
          ],
        },
      },
    });
    await answer(withIdentities(document(), { zeros: { pad: 6 } }));
    expect(first()).toMatchObject({ status: 'ready', matters: { zeros: null } });
    await workspace.commit();
    expect(await rows(owners)).toEqual(['000101', '000102', '999', 'A7']);
    expect(await rows('SELECT ratee_id, rater_id FROM review_score')).toEqual(['000103 000101']);
    await workspace.stage([scores('next.csv', '2026,103,000101,上级,4')]);
    expect(first()).toMatchObject({ status: 'ready', matters: { zeros: null, people: [] } });
  });

  test('"other people" is an answer too, and the first files of a workspace are held as well', async () => {
    await workspace.addFiles([orgs, roster, kpi], { hold: true });
    expect(workspace.state.files.map(({ source }) => source.name)).toEqual(['org.csv', 'roster.csv']);
    expect(first()).toMatchObject({ status: 'asks', matters: { zeros: { known: 1, gained: 2 } } });
    await answer(withIdentities(document(), { zeros: 'keep' }));
    expect(first().status).toBe('ready');
    await workspace.commit();
    expect(await rows(owners)).toEqual(['101', '102', '999', 'A7']);
    // Taken back: what is committed is read again.
    await workspace.stage([scores('next.csv', '2026,000103,000101,上级,4')]);
    await answer(withIdentities(document(), { zeros: { pad: 6 } }));
    expect(await rows(owners)).toEqual(['000101', '000102', '999', 'A7']);
    await answer(withIdentities(document(), { zeros: 'keep' }));
    expect(await rows(owners)).toEqual(['101', '102', '999', 'A7']);
    expect(workspace.state.staged).toHaveLength(1);
    // Not answered any more, it is asked again of the file that waits; what is in stays as it is written.
    await workspace.discard();
    await workspace.stage([scores('short.csv', '2026,103,000101,上级,4')]);
    await answer(withIdentities(document(), { zeros: { pad: 6 } }));
    expect(await rows(owners)).toEqual(['000101', '000102', '999', 'A7']);
    await workspace.takeBackIdentity('zeros');
    expect(await rows(owners)).toEqual(['101', '102', '999', 'A7']);
    expect(first()).toMatchObject({ status: 'asks', matters: { zeros: { known: 1, gained: 1 } } });
  });

  test('zeros that only the file has are taken off', async () => {
    await workspace.addFiles([file('short.csv', ['工号,姓名,部门', '101,王伟,集团', '102,王伟,集团'])]);
    await workspace.stage([
      file('long.csv', ['指标编码,考核指标,工号,考核期,目标值', 'K1,销售额,00101,2025-01,1']),
    ]);
    expect(first().matters.zeros).toMatchObject({ answer: 'strip', ids: 1, known: 0, gained: 1 });
    await answer(withIdentities(document(), { zeros: 'strip' }));
    await workspace.commit();
    expect(await rows(owners)).toEqual(['101']);
  });
});
