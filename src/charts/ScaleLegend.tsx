import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { DIVERGING_EDGES } from './theme.ts';

/** What the colours of attainment mean: a swatch a step with the figures where it begins and ends, and the hatching of what is not there. */
export function ScaleLegend() {
  const t = useText();
  const f = useFormat();
  const edges = DIVERGING_EDGES.map((edge) => f.percent(edge, 0));
  const first = edges[0] ?? '';
  const last = edges[edges.length - 1] ?? '';
  const words = [
    `< ${first}`,
    ...edges.slice(1).map((edge, index) => `${edges[index]}–${edge}`),
    `≥ ${last}`,
  ];
  return (
    <ul className="scale-legend" aria-label={t('charts.scale')}>
      {words.map((word, index) => (
        <li key={word}>
          <span style={{ background: `var(--div-${index + 1})` }} aria-hidden="true" />
          {word}
        </li>
      ))}
      <li>
        <span className="scale-legend-none" aria-hidden="true" />
        {t('charts.noValue')}
      </li>
    </ul>
  );
}
