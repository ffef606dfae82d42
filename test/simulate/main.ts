// npm run simulate [-- companies]: false-flag rates of fair companies and power at effects of known size, by the real SQL.
import { EFFECTS, type Effect, type Size } from './draw.ts';
import { openSimulator } from './simulate.ts';

const companies = Number(process.argv[2] ?? 200);
const seeds = Array.from({ length: companies }, (_, i) => i + 1);
const SIZES: readonly Size[] = [
  { managers: 20, reports: 8 },
  { managers: 60, reports: 8 },
  { managers: 20, reports: 15 },
];
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
const say = (line: string) => process.stdout.write(`${line}\n`);

const simulator = await openSimulator();
try {
  for (const size of SIZES) {
    say(
      `\n${size.managers} managers × ${size.reports} reports, ${companies} fair companies: companies with any flag (tests per company)`,
    );
    const fair = await simulator.run(size, 'none', seeds, simulator.signals);
    for (const signal of simulator.signals)
      say(
        `  ${signal.padEnd(24)}${percent(fair.flagged.get(signal) ?? 0, companies)}  (${(fair.tests.get(signal) ?? 0).toFixed(0)})`,
      );
    for (const [rule, count] of fair.flagged)
      if (rule.startsWith('naive')) say(`  ${rule.padEnd(24)}${percent(count, companies)}`);
    const past = { ...size, cycles: 5 };
    const drifting = await simulator.run(past, 'none', seeds, ['drift']);
    say(
      `  ${'drift, five cycles'.padEnd(24)}${percent(drifting.flagged.get('drift') ?? 0, companies)}  (${(drifting.tests.get('drift') ?? 0).toFixed(0)})`,
    );
    say('  power: planted effect flagged');
    for (const [effect, { signals, what }] of Object.entries(EFFECTS) as [
      Effect,
      (typeof EFFECTS)[Effect],
    ][]) {
      const present = signals.filter((signal) => simulator.signals.includes(signal));
      if (present.length === 0) continue;
      const tally = await simulator.run(effect === 'drift' ? past : size, effect, seeds, present);
      for (const signal of present)
        say(`  ${signal.padEnd(24)}${percent(tally.found.get(signal) ?? 0, companies)}  ${what}`);
    }
  }
} finally {
  await simulator.close();
}
