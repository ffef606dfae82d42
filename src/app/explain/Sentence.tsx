import { type Format, isPercentUnit, useFormat } from '@/i18n/format.ts';
import { useText, useUnitName } from '@/i18n/text.ts';
import type { ExplainEntry } from '@/ui/explain.ts';
import type { ExplainParams, ExplainRow } from './ExplainDrawer.tsx';

/** The number in one sentence, filled with the row it stands in. */
export function Sentence({
  entry,
  row,
  params,
}: {
  entry: ExplainEntry;
  row: ExplainRow | undefined;
  params: ExplainParams;
}) {
  const t = useText();
  const f = useFormat();
  const unitName = useUnitName();
  const unit = typeof row?.['unit'] === 'string' ? row['unit'] : null;
  const shown = Object.fromEntries(
    Object.entries({ ...params, ...row }).map(([name, value]) => [
      name,
      unitName(valueText(name, value, unit, f)),
    ]),
  );
  return <p className="explain-sentence">{t(entry.sentence, shown)}</p>;
}

function valueText(
  name: string,
  value: string | number | boolean | null,
  unit: string | null,
  f: Format,
): string | null {
  if (value === null) return null;
  if (typeof value !== 'number') {
    const text = String(value);
    if (name.endsWith('period_id')) return f.period(text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? f.date(text) : text;
  }
  if (/(attainment|share|rate|ratio|weight)$/.test(name)) return f.percent(value);
  if (/score$/.test(name)) return f.score(value);
  if (!/(actual|target|value|gap)$/.test(name)) return f.number(value);
  return unit === null || isPercentUnit(unit) ? f.value(value, unit) : `${f.value(value, unit)} ${unit}`;
}
