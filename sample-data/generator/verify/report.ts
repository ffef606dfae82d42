// --verify: the size of everything planted, and the strongest thing that is not.
import type { Sample } from '../build.ts';
import { unitByKey } from '../company/units.ts';
import { copiedTargets, lateDrops, regionMonths, targetGaps } from './figures.ts';
import { byStrength, type Finding } from './finding.ts';
import { distribution, gaps, recency } from './groups.ts';
import { crossed, halo, leniency, spread } from './raters.ts';

const number = (value: number): string =>
  Math.abs(value) < 0.001 && value !== 0 ? value.toExponential(1) : value.toFixed(3);

export function verify(sample: Sample): string[] {
  const unit = (key: string) => unitByKey(sample.company.units, key);
  const head = (key: string): string => unitByKey(sample.company.units, key).headId;
  const lines: string[] = [];
  const show = (findings: readonly Finding[]): void => {
    const sorted = [...findings].sort(byStrength);
    const first = sorted[0];
    if (first === undefined) return;
    lines.push(`\n${first.signal}: ${findings.length} tests`);
    const line = (f: Finding): string =>
      `  ${f.planted === 'no' ? 'unplanted' : f.planted.padEnd(9)} ${f.flagged ? 'FLAG' : '    '} ${f.subject} ${f.name} n=${f.n} estimate=${number(f.estimate)}${'raw' in f ? ` raw g=${number(Number(f.raw))}` : ''} p=${number(f.p)} q=${number(f.q)}`;
    for (const f of sorted.filter((s) => s.planted === 'planted')) lines.push(line(f));
    for (const f of sorted.filter((s) => s.planted !== 'planted' && s.flagged)) lines.push(line(f));
    for (const f of sorted.filter((s) => s.planted === 'no' && !s.flagged).slice(0, 2)) lines.push(line(f));
  };
  const raters = new Set([head('lenient'), head('severe')]);
  for (const stage of ['proposed', 'final'] as const) show(leniency(sample, raters, stage));
  show(spread(sample, new Set([head('middle')])));
  for (const net of ['kpi', 'panel'] as const) show(halo(sample, new Set([head('halo')]), net));
  show(crossed(sample, raters));
  show(recency(sample, [unit('callcenter')]));
  for (const stage of ['proposed', 'final'] as const) show(gaps(sample, [unit('institute')], stage));
  const south = gaps(sample, [], 'proposed').find(
    (g) => g.subject === unit('south').id && g.name.endsWith('gender'),
  );
  lines.push(
    `  raw gap explained by KPI: ${south?.name} raw g=${number(south?.raw ?? 0)} adjusted=${number(south?.estimate ?? 0)} p=${number(south?.p ?? 1)}`,
  );
  for (const stage of ['proposed', 'final'] as const)
    show(
      distribution(
        sample,
        ['digital', 'lenient', 'severe', 'middle', 'institute', 'callcenter'].map(unit),
        stage,
      ),
    );
  lines.push('\nlate drops (planted first expected)');
  for (const d of lateDrops(sample).slice(0, 3))
    lines.push(
      `  ${d.id === sample.droppedId ? 'planted  ' : 'unplanted'} ${d.id} ${d.name} change=${number(d.change)} peers=${number(d.peers)} z=${number(d.z)}`,
    );
  lines.push('\nregion months');
  for (const r of regionMonths(sample).slice(0, 3))
    lines.push(`  ${r.region} ${r.period} ${number(r.change)}`);
  lines.push('\ncopied targets');
  for (const c of copiedTargets(sample))
    lines.push(`  ${c.unit} ${c.kpi} ${c.value} across ${c.grades} grades`);
  lines.push('\ntargets against their parts (all that differ)');
  for (const g of targetGaps(sample))
    if (Math.abs(g.own - g.parts) > 1e-6 * Math.abs(g.own))
      lines.push(
        `  ${g.unit.name} ${g.kpi} own=${g.own} parts=${number(g.parts)} factor=${number(g.own / g.parts)}`,
      );
  return lines;
}
