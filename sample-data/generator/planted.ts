// The list of what is planted, for tests (planted.json) and for people (PLANTED.md), both with the sizes measured in this very sample.
import type { Sample } from './build.ts';
import { isWithin, lastSpell, type Unit } from './company/types.ts';
import { unitByKey } from './company/units.ts';
import { isRated, managerOf } from './performance/ratings.ts';
import { COPIED_TARGET, LABELS, MARKET_DROP, TARGET_GAPS } from './plan.ts';
import { rounded } from './random.ts';
import { lateDrops, regionMonths, targetGaps } from './verify/figures.ts';
import { distribution, gaps, recency } from './verify/groups.ts';
import { halo, leniency, spread } from './verify/raters.ts';

export interface Effect {
  id: string;
  kind: string;
  unit_ids: string[];
  rater_id?: string;
  employee_ids?: string[];
  kpi_ids?: string[];
  periods?: string[];
  attribute?: string;
  size: Record<string, number>;
  details?: Record<string, string | number>[];
}

export interface Planted {
  cycle: string;
  effects: Effect[];
  blanks: { kpi_id: string; employee_id: string; periods: string[]; reason: string }[];
}

export function plantedOf(sample: Sample): Planted {
  return {
    cycle: '2025',
    effects: [...raterEffects(sample), ...groupEffects(sample), ...figureEffects(sample)],
    blanks: sample.blanks.map((b) => ({
      kpi_id: b.kpi,
      employee_id: b.employeeId,
      periods: b.periods,
      reason: b.why,
    })),
  };
}

const unitOf = (sample: Sample, key: string): Unit => unitByKey(sample.company.units, key);

const membersOf = (sample: Sample, unit: Unit): string[] =>
  sample.company.people.filter((p) => isRated(p) && isWithin(lastSpell(p).unit, unit)).map((p) => p.id);

const reportsOf = (sample: Sample, raterId: string): string[] =>
  sample.company.people.filter((p) => isRated(p) && managerOf(p) === raterId).map((p) => p.id);

const found = <T>(items: readonly T[], test: (item: T) => boolean): T => {
  const item = items.find(test);
  if (item === undefined) throw new Error('planted effect not measurable');
  return item;
};

function raterEffects(sample: Sample): Effect[] {
  const none = new Set<string>();
  const lenient = leniency(sample, none, 'proposed');
  const spreads = spread(sample, none);
  const halos = { kpi: halo(sample, none, 'kpi'), panel: halo(sample, none, 'panel') };
  const effect = (
    id: string,
    kind: string,
    key: string,
    size: (rater: string) => Record<string, number>,
  ): Effect => {
    const unit = unitOf(sample, key);
    const ids = reportsOf(sample, unit.headId);
    return {
      id,
      kind,
      unit_ids: [unit.id],
      rater_id: unit.headId,
      employee_ids: ids,
      size: { n: ids.length, ...size(unit.headId) },
    };
  };
  const shrunk = (rater: string) => ({
    eb_sd: rounded(found(lenient, (f) => f.subject === rater).estimate, 3),
  });
  return [
    effect('lenient_manager', 'leniency', 'lenient', shrunk),
    effect('severe_manager', 'severity', 'severe', shrunk),
    effect('middle_manager', 'central_tendency', 'middle', (rater) => ({
      sd_ratio: rounded(found(spreads, (f) => f.subject === rater).estimate, 3),
      modal_share: modalShare(sample, rater),
    })),
    effect('halo_rater', 'halo', 'halo', (rater) => ({
      r_net_of_kpi: rounded(found(halos.kpi, (f) => f.subject === rater).estimate, 3),
      r_net_of_panel: rounded(found(halos.panel, (f) => f.subject === rater).estimate, 3),
    })),
  ];
}

function modalShare(sample: Sample, rater: string): number {
  const labels = sample.ratings
    .filter((r) => r.raterId === rater && r.proposed !== null)
    .map((r) => r.proposed);
  return rounded(Math.max(...LABELS.map((l) => labels.filter((x) => x === l).length)) / labels.length, 3);
}

function groupEffects(sample: Sample): Effect[] {
  const call = unitOf(sample, 'callcenter');
  const institute = unitOf(sample, 'institute');
  const south = unitOf(sample, 'south');
  const digital = unitOf(sample, 'digital');
  const all = gaps(sample, [], 'proposed');
  const gapOf = (unit: Unit): Record<string, number> => {
    const gap = found(all, (g) => g.subject === unit.id && g.name.endsWith(' gender'));
    return { women: gap.n, raw_g: rounded(gap.raw, 3), adjusted_g: rounded(gap.estimate, 3) };
  };
  const share = found(recency(sample, []), (f) => f.subject === call.id);
  const effect = (
    id: string,
    kind: string,
    unit: Unit,
    size: Record<string, number>,
    more: Partial<Effect> = {},
  ): Effect => {
    const ids = membersOf(sample, unit);
    return { id, kind, unit_ids: [unit.id], employee_ids: ids, ...more, size: { n: ids.length, ...size } };
  };
  return [
    effect(
      'recency_department',
      'recency',
      call,
      { december_share: rounded(share.estimate, 3), policy_share: 0.083 },
      { periods: ['2025-12'] },
    ),
    effect('gender_gap_adjusted', 'group_gap', institute, gapOf(institute), { attribute: 'gender' }),
    effect('gender_gap_explained', 'group_gap_explained', south, gapOf(south), { attribute: 'gender' }),
    effect('forced_curve_breach', 'distribution', digital, {
      top_share_proposed: topShare(sample, digital, 'proposed'),
      top_share_final: topShare(sample, digital, 'final'),
      guideline_top: 0.35,
    }),
  ];
}

const topShare = (sample: Sample, unit: Unit, stage: 'proposed' | 'final'): number =>
  rounded(found(distribution(sample, [], stage), (f) => f.subject === unit.id).estimate, 3);

function figureEffects(sample: Sample): Effect[] {
  const north = unitOf(sample, MARKET_DROP.unit);
  const copied = unitOf(sample, COPIED_TARGET.unit);
  const drop = found(lateDrops(sample), (d) => d.id === sample.droppedId);
  const market = found(
    regionMonths(sample),
    (r) => r.region === north.name && r.period === MARKET_DROP.period,
  );
  const dropped = sample.company.byId.get(sample.droppedId);
  return [
    {
      id: 'source_disagreements',
      kind: 'reconciliation',
      unit_ids: [],
      employee_ids: [...new Set(sample.disturbances.map((d) => d.employeeId))],
      kpi_ids: ['S01'],
      periods: [...new Set(sample.disturbances.map((d) => d.period))].sort(),
      size: { n: sample.disturbances.length },
      details: sample.disturbances.map((d) => ({
        kpi_id: d.kpi,
        employee_id: d.employeeId,
        period_id: d.period,
        source_used: 'erp',
        value_used: d.erp,
        source_other: d.other,
        value_other: d.otherValue,
        difference_share: d.difference,
      })),
    },
    ...TARGET_GAPS.map((gap): Effect => {
      const unit = unitOf(sample, gap.unit);
      const { own, parts } = found(targetGaps(sample), (g) => g.unit === unit && g.kpi === gap.kpi);
      return {
        id: `target_gap_${gap.unit}`,
        kind: 'target_gap',
        unit_ids: [unit.id],
        kpi_ids: [gap.kpi],
        periods: ['2025'],
        size: { own_target: own, parts_target: rounded(parts, 1), ratio: rounded(own / parts, 4) },
      };
    }),
    {
      id: 'copied_target',
      kind: 'copied_target',
      unit_ids: [copied.id],
      kpi_ids: [COPIED_TARGET.kpi],
      size: { target: COPIED_TARGET.value },
    },
    {
      id: 'person_drop',
      kind: 'sudden_change_person',
      unit_ids: dropped === undefined ? [] : [lastSpell(dropped).unit.id],
      employee_ids: [sample.droppedId],
      kpi_ids: ['S01', 'S03'],
      periods: ['2025-10', '2025-11', '2025-12'],
      size: { change: rounded(drop.change, 3), peers_change: rounded(drop.peers, 3), z: rounded(drop.z, 2) },
    },
    {
      id: 'market_drop',
      kind: 'sudden_change_market',
      unit_ids: [north.id],
      kpi_ids: ['S01', 'S03'],
      periods: [MARKET_DROP.period],
      size: { change: rounded(market.change, 3) },
    },
  ];
}
