// A short version of `npm run simulate`: fair companies stay quiet where naive rules do not, large effects are found.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSimulator, type Simulator } from '../simulate/simulate.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator();
});
afterAll(() => simulator.close());

const COMPANIES = 16;
const seeds = Array.from({ length: COMPANIES }, (_, i) => 5000 + i);

test('fair companies of 20 managers with 8 reports: at most one in ten carries a flag of a signal, give or take chance', async () => {
  // Reliability says how far scores agree; nothing in a fair company is wrong with it.
  const signals = simulator.signals.filter((signal) => signal !== 'reliability');
  const tally = await simulator.run({ managers: 20, reports: 8 }, 'none', seeds, signals);
  // 16 companies at a true 10 %: more than 5 happen once in 300 runs, and the seeds are fixed.
  for (const signal of simulator.signals)
    expect(tally.flagged.get(signal) ?? 0, signal).toBeLessThanOrEqual(5);
  expect(tally.flagged.get('naive: mean ½ SD away') ?? 0).toBeGreaterThan(COMPANIES / 2);
  expect(tally.tests.get('leniency')).toBe(20);
});

test('large effects at 15 reports are found more often than not', async () => {
  const few = seeds.slice(0, 8);
  const size = { managers: 20, reports: 15 };
  for (const [effect, signal] of [
    ['severe', 'leniency_crossed'],
    ['middle', 'spread'],
    ['halo', 'halo'],
    ['recency', 'recency'],
    ['rates_self_down', 'self_manager_gap'],
  ] as const) {
    const tally = await simulator.run(size, effect, few, [signal]);
    expect(tally.found.get(signal) ?? 0, `${effect} by ${signal}`).toBeGreaterThanOrEqual(4);
  }
});
