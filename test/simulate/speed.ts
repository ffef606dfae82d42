// Time of all signals after one hypothetical move, 10,000 people under 1,000 raters: what a what-if in calibration waits for.
import { buildCatalog, Catalog, installCatalog, intakeTables } from '@/catalog/catalog.ts';
import { moveRating, openScenario } from '@/catalog/scenario.ts';
import { createNodeEngine } from '@/engine/node.ts';
import { defaultPolicy, loadPolicy } from '@/session/policy.ts';
import { loadWorld } from '../conformance/signals/world.ts';
import { drawCompany } from './draw.ts';
import { signalIds } from './simulate.ts';

export interface Timing {
  signal: string;
  ms: number;
}

/** Signals that read ratings (a move changes no review score), each timed over some moves: the median. */
export async function timeSignals(managers: number, moves: number): Promise<Timing[]> {
  const engine = await createNodeEngine();
  try {
    await installCatalog(engine);
    await loadPolicy(engine, defaultPolicy);
    await buildCatalog(engine, intakeTables());
    const signals = await signalIds('signal_person');
    await loadWorld(engine, { ...drawCompany(1, { managers, reports: 10 }), reviews: [] });
    const catalog = new Catalog(engine);
    await openScenario(engine, 's', '2025');
    const times = new Map(signals.map((signal): [string, number[]] => [signal, []]));
    for (let move = 0; move <= moves; move += 1) {
      const ordinal = 1 + (move % 5);
      await moveRating(engine, 's', '2025', 'p0-0', { label: `L${ordinal}`, ordinal });
      for (const signal of signals) {
        const start = performance.now();
        await catalog.runByName(signal, { cycle_id: '2025', scenario_id: 's' });
        // The first round plans.
        if (move > 0) times.get(signal)?.push(performance.now() - start);
      }
    }
    return [...times].map(([signal, own]) => ({
      signal,
      ms: own.sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0,
    }));
  } finally {
    await engine.close();
  }
}
