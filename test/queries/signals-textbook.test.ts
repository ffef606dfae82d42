// The signals on textbook data: what R and the papers print.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetBatch } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { loadWorld } from '../conformance/signals/world.ts';
import { type Database, openDatabase } from './database.ts';
import { detail, type Json, NOTHING, near, person, ROOT, type Row, score, vector } from './signal-rows.ts';

let db: Database;
const read = (signal: string, params: Row = {}): Promise<Row[]> =>
  db.catalog.runByName(signal, { cycle_id: '', scenario_id: '', ...params });

beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

/** The six forms of the ICC with interval and p, as the psych package prints them. */
function agrees(rows: readonly Row[], table: Json, tolerance: number): void {
  for (const line of table) {
    const form = `icc_${line.type.slice(3, 4)}_${line.type.endsWith('k') ? 'k' : '1'}`;
    const row = rows.find((r) => r['comparison'] === form);
    near(row?.['estimate'], line.ICC, tolerance);
    near(row?.['lo'], line.lower, tolerance);
    near(row?.['hi'], line.upper, tolerance);
    near(row?.['p'], line.p, tolerance);
  }
}

describe('textbook data', () => {
  test('leniency: the dyestuff data give lme4’s predictions', async () => {
    const { data, result, tolerance_rel } = vector('01_rater_blup_balanced');
    await loadWorld(db.engine, {
      ...NOTHING,
      people: data.map((r: Json, i: number) => person(`s${i}`, r.rater, r.rating)),
    });
    const rows = await read('leniency');
    for (const row of rows) near(row['estimate'], result.blup[String(row['subject_id'])], tolerance_rel);
    near(
      (Number(rows[0]!['hi']) - Number(rows[0]!['lo'])) / 2 / 1.959963984540054,
      result.blup_cond_sd[0],
      tolerance_rel,
    );
    expect(detail(rows[0])).toMatchObject({ missing: 'kpi', adjusted_for: 'level', raters: 6 });
    near(detail(rows[0]).omnibus_p, result.p, 1e-5);
    near(detail(rows[0]).shrinkage, result.shrinkage_factor, 1e-5);
  });

  test('reliability: Krippendorff’s data with missing scores', async () => {
    const { data, result, tolerance_rel } = vector('22_krippendorff_alpha');
    const reviews = data.coders.flatMap((line: (number | null)[], coder: number) =>
      line.flatMap((value, unit) => (value === null ? [] : [score(`t${unit}`, `c${coder}`, 'd', value)])),
    );
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const rows = await read('reliability');
    for (const form of ['nominal', 'ordinal', 'interval'])
      near(
        rows.find((r) => r['comparison'] === `alpha_${form}`)?.['estimate'],
        result.C[form],
        tolerance_rel,
      );
  });

  test('halo: partial correlations of the attitude data, the overall rating as the panel', async () => {
    const { data, result, tolerance_rel } = vector('05_halo_attitude');
    const dimensions = ['complaints', 'privileges', 'learning', 'raises', 'critical', 'advance'];
    const reviews = data.flatMap((line: Json, i: number) => [
      ...dimensions.map((d) => score(`t${i}`, 'A', d, line[d])),
      score(`t${i}`, 'B', 'overall', line.rating, 'peer'),
      ...dimensions.slice(0, 3).map((d, j) => score(`x${i}`, 'C', d, (i * (j + 3)) % 7)),
      score(`x${i}`, 'B', 'overall', i % 5, 'peer'),
    ]);
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const row = (await read('halo')).find((r) => r['subject_id'] === 'A');
    near(row?.['estimate'], result.mean_partial_r, tolerance_rel);
    expect(detail(row)).toMatchObject({ adjusted_for: 'panel', missing: 'kpi', dimensions: 6, pairs: 15 });
    near(detail(row).unadjusted, result.mean_r, 1e-5);
  });

  test('recency: R’s two-predictor regression, the biased ratings flagged and the fair ones not', async () => {
    const { data, result, tolerance_rel } = vector('18_recency_synthetic');
    const month = (line: Json, i: number): number => line[`m${String(i + 1).padStart(2, '0')}`];
    for (const [column, name] of [
      ['rating', 'biased'],
      ['fair_rating', 'fair'],
    ] as const) {
      await loadWorld(db.engine, {
        ...NOTHING,
        people: data.map((line: Json) => person(`e${line.emp}`, 'M', line[column])),
        months: data.map((line: Json) => ({
          cycle: '2025',
          id: `e${line.emp}`,
          scores: Array.from({ length: 12 }, (_, i) => month(line, i)),
        })),
        units: { u: ['u'] },
      });
      const row = (await read('recency'))[0];
      const want = result[name].excess_last;
      near(row?.['p'], want.p, tolerance_rel);
      near(detail(row).weight_mean, want.coef_mean, 1e-5);
      near(detail(row).weight_last, want.coef_last_extra, 1e-5);
      near(detail(row).se_last, want.se, 1e-5);
      expect(row?.['verdict']).toBe(name === 'biased' ? 'flag' : 'none');
    }
  });

  test('self and manager: Bland and Altman’s peak flow', async () => {
    const { data, result, tolerance_rel } = vector('08_bland_altman_pefr');
    const reviews = data.flatMap((line: Json) => [
      score(`t${line.id}`, `t${line.id}`, 'd', line.a, 'self'),
      score(`t${line.id}`, 'M', 'd', line.b),
    ]);
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const row = (await read('self_manager_gap')).find((r) => r['subject_id'] === '@company');
    near(row?.['estimate'], result.bias, tolerance_rel);
    near(row?.['lo'], result.bias_ci[0], tolerance_rel);
    near(row?.['hi'], result.bias_ci[1], tolerance_rel);
    near(row?.['p'], result.p, tolerance_rel);
    near(detail(row).limit_low, result.loa_low, 1e-5);
    near(detail(row).limit_high, result.loa_high, 1e-5);
    near(detail(row).slope_r, result.corr_diff_mean, 1e-5);
  });

  test('the same panel as papers print it, a column per judge, gives the same coefficients', async () => {
    const { result, tolerance_rel } = vector('06_icc_shrout_fleiss');
    const bytes = readFileSync(join(ROOT, 'test/fixtures/plain/panel_of_judges.csv'));
    const report = await importFile(
      { name: 'panel.csv', blob: new Blob([bytes]) },
      { batch: 'panel', sink: (chunk) => loadChunk(db.engine, chunk) },
    );
    await loadReport(db.engine, report, 'panel');
    db.engine.changed(['raw_review_score', 'batch']);
    const rows = await read('reliability');
    agrees(rows, result.table, tolerance_rel);
    await forgetBatch(db.engine, 'panel');
    db.engine.changed(['raw_review_score', 'batch']);
  });

  // R: anova(lm(score ~ rater + ratee)), rater by rater 2 * pt(-abs(m) / sqrt(MSE * (k - 1) / (k * n)), (n - 1) * (k - 1)).
  test('several raters of the same people: the two-way analysis of variance of raters and people', async () => {
    const { data } = vector('06_icc_shrout_fleiss');
    await loadWorld(db.engine, {
      ...NOTHING,
      reviews: data.map((r: Json) => score(r.ratee, r.rater, 'quality', r.rating)),
    });
    near(detail((await read('leniency_crossed'))[0]).omnibus_p, 9.45426e-7, 1e-5);
    // Eight people by six raters: F(5, 35) = 2.0546; taking people's scores for independent would find p = 0.048 and flag R5.
    const panel = ['313134', '331343', '312332', '332342', '333232', '445343', '435444', '434343'];
    await loadWorld(db.engine, {
      ...NOTHING,
      reviews: panel.flatMap((line, i) =>
        [...line].map((v, j) => score(`E${i}`, `R${j + 1}`, 'd', Number(v), 'peer')),
      ),
    });
    const row = (await read('leniency_crossed')).find((r) => r['subject_id'] === 'R5');
    near(detail(row).omnibus_p, 0.0948609, 1e-5);
    near(row?.['p'], 0.0280052766572, 1e-9);
    near(row?.['q'], 0.1680316599436, 1e-9);
    near(row?.['estimate'], 0.5625 * (1 - 1 / 2.054582904222), 1e-9);
    expect(row?.['verdict']).toBe('watch');
  });

  test('raters that differ less than chance makes them: an estimate of 0, no interval, and a note that says why', async () => {
    const people = Array.from({ length: 36 }, (_, i) =>
      person(`s${i}`, `r${i % 6}`, 2 + (Math.floor(i / 6) % 3)),
    );
    await loadWorld(db.engine, {
      ...NOTHING,
      people,
      reviews: people.flatMap((p, i) =>
        i < 8 ? [0, 1, 2, 3, 4, 5].map((j) => score(p.id, `r${j}`, 'd', 2 + ((i + j) % 2), 'peer')) : [],
      ),
    });
    for (const signal of ['leniency', 'leniency_crossed'])
      for (const row of await read(signal)) {
        // Six people are enough for the estimate, not for a judgement by name.
        const verdict = signal === 'leniency' ? 'insufficient' : 'none';
        expect([row['estimate'], row['lo'], row['hi'], row['verdict']]).toEqual([0, null, null, verdict]);
        expect(detail(row).note).toBe('no_between');
      }
    // Too few people for any rater: nobody else enters the model, which is a count of 0.
    await loadWorld(db.engine, { ...NOTHING, people: people.slice(0, 12) });
    expect((await read('leniency')).map((row) => row['n_other'])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a tidy file with rater, ratee, dimension, score is enough: Shrout and Fleiss on the command line', async () => {
    const { data, result, tolerance_rel } = vector('06_icc_shrout_fleiss');
    const folder = mkdtempSync(join(tmpdir(), 'tidy-'));
    const file = join(folder, 'ratings.csv');
    writeFileSync(
      file,
      `rater,ratee,dimension,score\n${data.map((r: Json) => `${r.rater},${r.ratee},quality,${r.rating}`).join('\n')}\n`,
    );
    const out = await new Promise<string>((resolve, reject) => {
      execFile(
        process.execPath,
        [
          '--import',
          'tsx',
          'src/headless/main.ts',
          '--data',
          file,
          '--query',
          'reliability',
          '--format',
          'json',
        ],
        { cwd: ROOT },
        (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
      );
    });
    rmSync(folder, { recursive: true });
    const rows: Row[] = JSON.parse(out);
    agrees(rows, result.table, tolerance_rel);
    const alpha = vector('22_krippendorff_alpha').result.shrout_fleiss;
    near(rows.find((r) => r['comparison'] === 'alpha_ordinal')?.['estimate'], alpha.ordinal, 1e-9);
  });
});

test('the summary counts every test of mismatch, also where nobody is worth a look', async () => {
  const people = Array.from({ length: 20 }, (_, i) =>
    person(`e${i}`, 'M', 1 + (i % 4) + (i % 2), { kpi: 90 + 5 * (i % 4) + (i % 3), family: 'sales' }),
  );
  await loadWorld(db.engine, { ...NOTHING, people });
  const row = (await read('signal_summary')).find((r) => r['signal'] === 'mismatch');
  expect(row?.['tests']).toBe(20);
});
