// Figures that stand across and do not say whether they are planned or reached: the title says it, or a person does.
import type { Question } from '../types.ts';
import { measureHeading } from './period-columns.ts';
import type { WideLayout } from './schema.ts';

/** What such figures stand under till somebody says what they measure. */
const UNSAID = '目标或实际';
const PLANNED = /目标|计划|预算|分解|target|plan|budget|quota/iu;
const REACHED = /实际|实绩|完成|达成|业绩|actual|result|achiev/iu;

/** Names the child of `children` that is unsaid, or asks. `headingOf`: a heading of the sheet under which its figures stand. */
export function settleMeasure(
  children: string[],
  { layout, context }: { layout: WideLayout; context: readonly string[] },
  questions: Question[],
  headingOf: (child: number) => string | null,
): void {
  const at = children.indexOf(layout.value);
  if (at < 0 || layout.value !== UNSAID) return;
  const said = context.find((text) => PLANNED.test(text) !== REACHED.test(text));
  if (said !== undefined) {
    const field = measureHeading('raw_kpi', PLANNED.test(said) ? 'target' : 'actual');
    if (!children.includes(field)) {
      children[at] = field;
      return;
    }
  }
  questions.push({
    code: 'measure',
    heading: headingOf(at),
    field: null,
    samples: context.slice(0, 5),
    options: ['target', 'actual'],
    blocking: true,
  });
}
