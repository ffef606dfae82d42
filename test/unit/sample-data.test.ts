// The sample company: the committed files are the generator's, and hold what they promise.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSample } from '../../sample-data/generator/build.ts';
import { lastSpell } from '../../sample-data/generator/company/types.ts';
import { writeSample } from '../../sample-data/generator/output.ts';
import { KPI_IDS, type KpiId, kpiOf } from '../../sample-data/generator/performance/kpis.ts';
import type { Planted } from '../../sample-data/generator/planted.ts';
import {
  copiedTargets,
  lateDrops,
  regionMonths,
  targetGaps,
} from '../../sample-data/generator/verify/figures.ts';
import { distribution, gaps, recency } from '../../sample-data/generator/verify/groups.ts';
import { crossed, halo, leniency, spread } from '../../sample-data/generator/verify/raters.ts';
import { parsePolicy } from '../../src/session/policy.ts';

const folder = new URL('../../sample-data/', import.meta.url);
const committed = (path: string): Uint8Array => readFileSync(new URL(path, folder));
const sample = buildSample();
const { company } = sample;
const planted = JSON.parse(new TextDecoder().decode(committed('planted.json'))) as Planted;
const effect = (id: string) => planted.effects.find((e) => e.id === id)!;
const unit = (id: string) => company.units.find((u) => u.id === effect(id).unit_ids[0])!;

describe('the files', () => {
  const files = writeSample(sample);

  it('are byte for byte what the generator writes', () => {
    const differing = [...files].filter(([path, bytes]) => Buffer.compare(committed(path), bytes) !== 0);
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('stay below 2 MB each, and the manifest states their sizes', () => {
    const manifest = JSON.parse(new TextDecoder().decode(committed('company/manifest.json')));
    for (const { name, bytes } of manifest.files) {
      expect(committed(`company/${name}`).length).toBe(bytes);
      expect(bytes).toBeLessThan(2_000_000);
    }
    expect(manifest.files).toHaveLength(11);
  });

  it('carry a policy the product accepts', () => {
    const policy = parsePolicy(new TextDecoder().decode(committed(`company/policy.json`)));
    expect(policy.rating_scale.map((r) => r.label)).toEqual(['S', 'A', 'B+', 'B', 'C']);
  });
});

describe('the organisation', () => {
  it('is one tree of units, and managers are the heads of the units people sit in', () => {
    expect(company.units.filter((u) => u.parent === null)).toEqual([company.root]);
    for (const person of company.people)
      for (const { unit: at, managerId } of person.spells)
        expect(managerId).toBe(person.headOf === at ? (at.parent?.headId ?? '') : at.headId);
  });
});

describe('targets', () => {
  it('have weights that sum to 1 for every owner and period', () => {
    const sums = new Map<string, number>();
    for (const t of sample.targets) {
      const key = `${t.ownerType}/${t.ownerId}/${t.period}`;
      sums.set(key, (sums.get(key) ?? 0) + t.weight);
    }
    expect([...sums].filter(([, sum]) => Math.abs(sum - 1) > 1e-9)).toEqual([]);
  });

  it('of units are the sum of their parts, except where planted', () => {
    const differing = targetGaps(sample).filter((g) => Math.abs(g.own - g.parts) > 0.05);
    expect(differing.map((g) => `${g.unit.id}/${g.kpi}`).sort()).toEqual(
      planted.effects
        .filter((e) => e.kind === 'target_gap')
        .map((e) => `${e.unit_ids[0]}/${e.kpi_ids?.[0]}`)
        .sort(),
    );
  });

  it('are copied across grades only where planted', () => {
    expect(copiedTargets(sample).map((c) => `${c.unit}/${c.kpi}`)).toEqual([
      `${unit('copied_target').name}/S03`,
    ]);
  });

  it('cover all directions and aggregations, and cascade from three goals', () => {
    const kpis = KPI_IDS.map((id) => kpiOf(id));
    expect(new Set(kpis.map((k) => k.direction))).toEqual(new Set(['higher', 'lower', 'range', 'milestone']));
    expect(new Set(kpis.map((k) => k.aggregation))).toEqual(new Set(['sum', 'avg', 'last', 'ratio']));
    const rootOf = (id: string): string => {
      const { parent } = kpiOf(id as KpiId);
      return parent === null ? id : rootOf(parent);
    };
    expect(new Set(KPI_IDS.map(rootOf))).toEqual(new Set(['G01', 'G02', 'G03']));
  });
});

describe('sources', () => {
  const month = (id: string, period: string) => `${id}/${period}`;
  const sums = (rows: readonly { key: string; amount: number }[]) => {
    const total = new Map<string, number>();
    for (const { key, amount } of rows) total.set(key, (total.get(key) ?? 0) + amount);
    return total;
  };

  it('agree on every month of sales, except where planted', () => {
    const erp = sums(
      sample.orders.flatMap((o) =>
        o.lines.map((l) => ({ key: month(o.employeeId, o.date.slice(0, 7)), amount: l.amount })),
      ),
    );
    const crm = sums(
      sample.opportunities
        .filter((o) => o.stage === 'Closed Won')
        .map((o) => ({ key: month(o.employeeId, o.close.slice(0, 7)), amount: o.amount })),
    );
    const reported = new Map(
      sample.actuals
        .filter((a) => a.kpi === 'S01')
        .map((a) => [month(a.ownerId, a.period), (a.value ?? 0) * 10_000]),
    );
    const differing = [...erp].flatMap(([key, amount]) => [
      ...(Math.abs((crm.get(key) ?? 0) / amount - 1) > 0.01 ? [`crm/${key}`] : []),
      ...(Math.abs((reported.get(key) ?? 0) / amount - 1) > 0.01 ? [`reported/${key}`] : []),
    ]);
    expect([...crm.keys()].sort()).toEqual([...erp.keys()].sort());
    expect(differing.sort()).toEqual(
      (effect('source_disagreements').details ?? [])
        .map((d) => `${d['source_other']}/${month(String(d['employee_id']), String(d['period_id']))}`)
        .sort(),
    );
  });
});

describe('planted.json', () => {
  it('names units, people and KPIs that exist', () => {
    const unitIds = new Set(company.units.map((u) => u.id));
    for (const e of planted.effects) {
      for (const id of e.unit_ids) expect(unitIds).toContain(id);
      for (const id of [...(e.employee_ids ?? []), ...(e.rater_id === undefined ? [] : [e.rater_id])])
        expect(company.byId.has(id)).toBe(true);
      for (const id of e.kpi_ids ?? []) expect(KPI_IDS).toContain(id);
    }
    for (const b of planted.blanks) {
      expect(company.byId.has(b.employee_id)).toBe(true);
      for (const period of b.periods) {
        const is = (row: { kpi: string; ownerId: string; period: string }) =>
          row.kpi === b.kpi_id && row.ownerId === b.employee_id && row.period === period;
        expect([sample.targets.some(is), sample.actuals.some(is)]).toEqual([true, false]);
      }
    }
  });

  it('names managers whose reports sit where it says', () => {
    for (const e of planted.effects)
      if (e.rater_id !== undefined)
        for (const id of e.employee_ids ?? [])
          expect(lastSpell(company.byId.get(id)!).managerId).toBe(e.rater_id);
  });
});

describe('what is planted is found, and nothing else', () => {
  const raters = new Set([effect('lenient_manager').rater_id!, effect('severe_manager').rater_id!]);
  const flagged = (findings: readonly { flagged: boolean; subject: string }[]) =>
    findings.filter((f) => f.flagged).map((f) => f.subject);

  it('leniency and severity', () => {
    for (const stage of ['proposed', 'final'] as const)
      expect(new Set(flagged(leniency(sample, raters, stage)))).toEqual(raters);
  });

  it('the middle manager and the halo rater', () => {
    expect(flagged(spread(sample, new Set()))).toEqual([effect('middle_manager').rater_id]);
    for (const net of ['kpi', 'panel'] as const)
      expect(flagged(halo(sample, new Set(), net))).toEqual([effect('halo_rater').rater_id]);
    expect(flagged(crossed(sample, raters))).toEqual([effect('lenient_manager').rater_id]);
  });

  it('recency, the gender gap and the guideline, in the unit or one that holds it', () => {
    const call = unit('recency_department');
    const institute = unit('gender_gap_adjusted');
    const own = (findings: readonly { flagged: boolean; planted: string }[]) =>
      findings.filter((f) => f.flagged && f.planted === 'no');
    const recent = recency(sample, [call]);
    expect(flagged(recent)).toContain(call.id);
    expect(own(recent)).toEqual([]);
    const apart = gaps(sample, [institute], 'proposed');
    expect(flagged(apart)).toContain(institute.id);
    expect(own(apart)).toEqual([]);
    const all = [
      'forced_curve_breach',
      'lenient_manager',
      'severe_manager',
      'middle_manager',
      'gender_gap_adjusted',
      'recency_department',
    ];
    const curve = distribution(sample, all.map(unit), 'proposed');
    expect(flagged(curve)).toContain(unit('forced_curve_breach').id);
    expect(own(curve)).toEqual([]);
  });

  it('the raw gap that KPIs explain', () => {
    const { raw_g: raw, adjusted_g: adjusted } = effect('gender_gap_explained').size;
    expect(raw).toBeLessThan(-0.4);
    expect(Math.abs(adjusted ?? 1)).toBeLessThan(0.15);
  });

  it('the person and the market that drop', () => {
    expect(lateDrops(sample)[0]?.id).toBe(effect('person_drop').employee_ids?.[0]);
    expect(regionMonths(sample)[0]).toMatchObject({ region: unit('market_drop').name, period: '2025-08' });
  });
});
