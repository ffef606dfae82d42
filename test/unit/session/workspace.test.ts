import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '@/engine/errors.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { type ImportOptions, type ImportSource, importFile } from '@/import/index.ts';
import { parsePolicy } from '@/session/policy.ts';
import { type Importer, Workspace } from '@/session/workspace.ts';

let engine: Engine;
let workspace: Workspace;
/** What reads the files of a test; some tests put their own before the real importer. */
let importer: Importer = importFile;
beforeEach(async () => {
  importer = importFile;
  engine = await createNodeEngine();
  workspace = new Workspace(engine, (source, options) => importer(source, options));
  await workspace.ready();
});
afterEach(() => engine.close());

const file = (name: string, text: string): ImportSource => ({ name, blob: new Blob([text]) });
const org = file('org.csv', '部门编码,部门名称,上级部门编码\n01,集团,\n02,华东,01\n');
const roster = file(
  'roster.csv',
  '工号,姓名,部门编码,部门,性别,入职日期\n000123,甲,02,集团/华东,男,2020-01-01\n000124,乙,02,集团/华东,女,2021-01-01\n',
);
const units = async () =>
  (await workspace.catalog.run('unit_tree', { period_id: null })).map((row) => row.unit_id);

describe('files', () => {
  test('in, computed, out again', async () => {
    expect(workspace.state.phase).toBe('empty');
    await workspace.addFiles([org, roster]);
    expect(workspace.state.phase).toBe('ready');
    expect(await units()).toEqual(['01', '02']);
    const version = workspace.state.dataVersion;
    for (const entry of workspace.state.files) await workspace.removeFile(entry.batch);
    expect(workspace.state.phase).toBe('empty');
    expect(workspace.state.dataVersion).toBeGreaterThan(version);
    expect(await units()).toEqual(['@company']);
  });

  test('the same bytes twice change nothing and say so', async () => {
    await workspace.addFiles([org]);
    const [report] = await workspace.addFiles([{ ...org, name: 'copy of org.csv' }]);
    expect(report?.error?.code).toBe('import.repeated');
    expect(await units()).toEqual(['01', '02']);
  });

  test('a bad file among good ones is reported, the rest loads', async () => {
    const reports = await workspace.addFiles([
      file('empty.csv', ''),
      org,
      file('poem.txt', 'roses are red\nviolets are blue\n'),
    ]);
    expect(reports.map((report) => report.error?.code)).toEqual([
      'import.empty_file',
      undefined,
      expect.stringMatching(/^import\./),
    ]);
    expect(await units()).toEqual(['01', '02']);
  });
});

describe('nothing half done', () => {
  test('cancelling in the middle leaves the workspace as it was', async () => {
    await workspace.addFiles([org]);
    const controller = new AbortController();
    importer = (source: ImportSource, options: ImportOptions) => {
      if (source.name === 'roster.csv') controller.abort();
      return importFile(source, options);
    };
    const more = [file('x.csv', '部门编码,部门名称\n09,新\n'), roster];
    await expect(workspace.addFiles(more, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(workspace.state.files.map((entry) => entry.source.name)).toEqual(['org.csv']);
    expect(workspace.state.phase).toBe('ready');
    expect(await units()).toEqual(['01', '02']);
  });

  test('an engine that dies during an import is met with a second try', async () => {
    let calls = 0;
    importer = async (source: ImportSource, options: ImportOptions) => {
      const report = await importFile(source, options);
      calls += 1;
      if (calls === 1) {
        // What a restart leaves: an empty database again, and the call under way rejected.
        await engine.execute('DELETE FROM raw_org_unit');
        throw new AppError('engine.restarted', 'the worker died under a load');
      }
      return report;
    };
    await workspace.addFiles([org]);
    expect(calls).toBe(2);
    expect(workspace.state.files.map((entry) => entry.source.name)).toEqual(['org.csv']);
    expect(await units()).toEqual(['01', '02']);
  });
});

describe('policy', () => {
  test('a document that is wrong is refused by place', () => {
    expect(() => parsePolicy('{"score": {"cap": "high"}}')).toThrow(
      expect.objectContaining({
        code: 'policy.invalid',
        details: expect.objectContaining({ path: 'score.cap' }),
      }),
    );
    expect(() => parsePolicy('{')).toThrow(expect.objectContaining({ code: 'policy.invalid' }));
  });

  test('a policy document among the files is the policy; taken out, the default holds again', async () => {
    const [report] = await workspace.addFiles([
      file('folder/policy.json', '{"version": "2025-1", "score": {"lower_rule": "ratio"}}'),
    ]);
    expect(report).toMatchObject({ container: 'policy' });
    expect(workspace.state.policy.version).toBe('2025-1');
    const [wrong] = await workspace.addFiles([file('policy-2.json', '{"versions": 3}')]);
    expect(wrong?.error?.code).toBe('policy.invalid');
    expect(workspace.state.policy.version).toBe('2025-1');
    await workspace.removeFile(workspace.state.files[0]?.batch ?? '');
    expect(workspace.state.policy.version).toBe('default');
  });

  test('a new policy rebuilds what depends on it', async () => {
    await workspace.addFiles([
      file(
        'kpi.csv',
        '指标编码,考核指标,责任主体编码,考核期,目标值,实际值,权重,方向\nK1,成本,000123,2025,100,80,1,越低越好\n',
      ),
    ]);
    const attainment = async () =>
      (
        await engine.query(
          "SELECT attainment FROM fct_attainment WHERE owner_type = 'person' AND period_id = '2025'",
        )
      )
        .getChildAt(0)
        ?.get(0);
    expect(await attainment()).toBeCloseTo(1.2, 12);
    await workspace.setPolicy(parsePolicy('{"score": {"lower_rule": "ratio"}}'));
    expect(await attainment()).toBeCloseTo(1.25, 12);
  });
});
