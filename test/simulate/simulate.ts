// Runs the real SQL over drawn companies and counts: companies with any flag, per signal, and how often a planted effect is found.

import { Catalog, listQueries, loadAllQueries } from '@/catalog/catalog.ts';
import { policySchema } from '@/session/policy.ts';
import { builtEngine } from '../built.ts';
import { groupBy, mean, sdOf, tP2 } from '../conformance/signals/numeric.ts';
import { loadWorld, type World } from '../conformance/signals/world.ts';
import { drawCompany, EFFECTS, type Effect, type Size } from './draw.ts';

export interface Tally {
  companies: number;
  /** Companies with at least one flag, by signal or naive rule. */
  flagged: Map<string, number>;
  /** Companies in which the planted subject is flagged, by signal. */
  found: Map<string, number>;
  /** Tests made per company, by signal. */
  tests: Map<string, number>;
}

export interface Simulator {
  /** Signals that can be run on drawn companies. */
  signals: readonly string[];
  run(size: Size, effect: Effect, seeds: readonly number[], signals: readonly string[]): Promise<Tally>;
  close(): Promise<void>;
}

/** The guideline is what drawn ratings follow: round(3 + N(0, 1.278²)). */
const fairPolicy = policySchema.parse({
  rating_scale: [0.1202, 0.2276, 0.3044, 0.2276, 0.1202].map((share, i) => ({
    label: `L${5 - i}`,
    ordinal: 5 - i,
    share_low: share,
    share_high: share,
  })),
});

/** The reads that keep the contract of signals. */
export async function signalIds(): Promise<string[]> {
  await loadAllQueries();
  return listQueries()
    .filter(
      (query) =>
        query.path.startsWith('queries/signals/') &&
        !query.id.startsWith('signal_') &&
        ['signal', 'verdict', 'min_detectable'].every((name) =>
          query.columns.some(([column]) => column === name),
        ),
    )
    .map((query) => query.id);
}

/** A database with the catalogue and nothing in it. Signals that read more than drawn companies have find nothing there. */
export async function openSimulator(): Promise<Simulator> {
  const engine = await builtEngine(fairPolicy);
  const catalog = new Catalog(engine);
  const signals = await signalIds();
  return {
    signals,
    run: async (size, effect, seeds, wanted) => {
      const tally: Tally = {
        companies: seeds.length,
        flagged: new Map(),
        found: new Map(),
        tests: new Map(),
      };
      const add = (map: Map<string, number>, key: string, by = 1) => map.set(key, (map.get(key) ?? 0) + by);
      for (const seed of seeds) {
        const world = drawCompany(seed, size, effect);
        await loadWorld(engine, world);
        for (const signal of wanted) {
          const rows = await catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' });
          const flags = rows.filter((row) => row['verdict'] === 'flag');
          add(
            tally.tests,
            signal,
            rows.filter((row) => row['verdict'] !== 'insufficient').length / seeds.length,
          );
          if (flags.length > 0) add(tally.flagged, signal);
          const { subject } = EFFECTS[effect];
          if (flags.some((row) => subject === '' || row['subject_id'] === subject)) add(tally.found, signal);
        }
        for (const [rule, hit] of Object.entries(naive(world))) if (hit) add(tally.flagged, rule);
      }
      return tally;
    },
    close: () => engine.close(),
  };
}

/** What spreadsheets do: half an SD from the company's mean; a t-test at 5 % per manager; four fifths without a test. */
function naive(world: World): Record<string, boolean> {
  const all = world.people.map((p) => p.rating ?? 0);
  const [m, sd] = [mean(all), sdOf(all)];
  const teams = [...groupBy(world.people, (p) => p.rater ?? '').values()].map((team) =>
    team.map((p) => p.rating ?? 0),
  );
  const top = (gender: string): number => {
    const own = world.people.filter((p) => p.gender === gender);
    return own.filter((p) => (p.rating ?? 0) >= 4).length / own.length;
  };
  return {
    'naive: mean ½ SD away': teams.some((t) => Math.abs(mean(t) - m) >= sd / 2),
    'naive: t-test p < .05': teams.some(
      (t) => sdOf(t) > 0 && tP2((mean(t) - m) / (sdOf(t) / Math.sqrt(t.length)), t.length - 1) < 0.05,
    ),
    'naive: four fifths': Math.min(top('female'), top('male')) < 0.8 * Math.max(top('female'), top('male')),
  };
}
