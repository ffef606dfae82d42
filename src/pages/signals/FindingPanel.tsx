import { X } from 'lucide-react';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { IconButton } from '@/ui/Button.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import { AttendanceOf } from './AttendanceOf.tsx';
import { EvidenceOf } from './EvidenceOf.tsx';
import { HistoryOf } from './HistoryOf.tsx';
import { MethodNotes } from './MethodNotes.tsx';
import { aboutKey, estimateText, explainOf, probabilityText, type SignalRow, unitText } from './signal.ts';
import { useDetails, useRowLabel, useSaying, useScenarioId } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { AsRated } from './WhatIf.tsx';

/** What one signal says of one subject: the finding in words, its figures, what else could explain it, and the people. */
export function FindingPanel({
  row,
  tests,
  cycle,
  context,
}: {
  row: SignalRow;
  tests: number;
  cycle: string;
  context: string;
}) {
  const t = useText();
  const { go } = useView();
  const labelOf = useRowLabel();
  return (
    <Panel
      title={labelOf(row)}
      subtitle={t(aboutKey(row.signal, 'name'))}
      actions={
        <IconButton
          label={t('app.close')}
          icon={X}
          onPress={() => go({ subject: undefined, comparison: undefined })}
        />
      }
    >
      <div className="signal-finding">
        <VerdictMark verdict={row.verdict} />
        <AsRated row={row} cycle={cycle} />
        <Finding row={row} tests={tests} cycle={cycle} />
        <Limits row={row} />
        <Figures row={row} cycle={cycle} />
        <HistoryOf row={row} />
        {row.signal === 'proximity' && row.n !== null ? <AttendanceOf row={row} cycle={cycle} /> : null}
        {row.verdict === 'insufficient' ? null : <EvidenceOf row={row} cycle={cycle} context={context} />}
        <details>
          <summary>{t('signals.tabMethod')}</summary>
          <MethodNotes signal={row.signal} />
        </details>
      </div>
    </Panel>
  );
}

/** The sentences of a finding: never more certain than the verdict. */
function Finding({ row, tests, cycle }: { row: SignalRow; tests: number; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const sayingOf = useSaying();
  if (row.verdict === 'insufficient' || row.verdict === 'none') return <p>{sayingOf(row)}</p>;
  return (
    <>
      <p className="signal-sentence">{sayingOf(row)}</p>
      {row.verdict === 'watch' ? <p>{t('signals.watchLine', { tests: f.integer(tests) })}</p> : null}
      {row.signal === 'guideline' ? (
        <p className="soft">
          {t('signals.guidelineCounts', {
            away: estimateText(f, row.unit, row.estimate),
            outside: f.integer(Number(row.detail['outside'] ?? 0)),
          })}
        </p>
      ) : null}
      <p>{t('signals.reasons', { reasons: t(aboutKey(row.signal, 'reasons')) })}</p>
      <p>{t('signals.suggested', { suggest: t(aboutKey(row.signal, 'suggest')) })}</p>
      {row.verdict === 'flag' ? <Removal row={row} cycle={cycle} /> : null}
    </>
  );
}

const NOTES = ['explained', 'no_variance', 'no_between', 'unnamed', 'suppressed'] as const;

/** Flagged by its test while the interval of the shrunk estimate holds "no difference". */
function isShrunkOverNothing(row: SignalRow): boolean {
  return (
    row.verdict === 'flag' &&
    row.detail['shrinkage'] !== undefined &&
    row.lo !== null &&
    row.hi !== null &&
    row.lo <= 0 &&
    row.hi >= 0
  );
}

/** What the comparison could not take into account, said beside it. */
function Limits({ row }: { row: SignalRow }) {
  const t = useText();
  const note = NOTES.find((each) => each === row.detail['note']);
  return (
    <>
      {row.detail['missing'] === 'kpi' ? <p>{t('signals.missing.kpi')}</p> : null}
      {note === undefined ? null : <p>{t(`signals.note.${note}`)}</p>}
      {isShrunkOverNothing(row) ? <p>{t('signals.shrunkNote')}</p> : null}
    </>
  );
}

/** How many ratings, each a step nearer to what is expected, would take the flag away. */
function Removal({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const removal = useMetricByName('signal_removal', { cycle_id: cycle, scenario_id: useScenarioId() });
  const found =
    removal.status === 'ready'
      ? removal.rows.find(
          (each) =>
            each.signal === row.signal &&
            each.subject_id === row.subject_id &&
            each.comparison === row.comparison,
        )
      : undefined;
  return typeof found?.cases === 'number' ? (
    <p>{t('signals.removal', { cases: f.integer(found.cases) })}</p>
  ) : null;
}

const HINTS = [
  'strong_from',
  'shrinkage',
  'unadjusted',
  'unadjusted_gap',
  'gap',
  'given',
  'outside',
  'min',
] as const;

/** Every figure of the row, each opening its SQL and rows. */
function Figures({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const scenario = useScenarioId();
  const detailsOf = useDetails();
  const show = (value: number | null) => estimateText(f, row.unit, value);
  const unit = unitText(t, row.unit);
  const withUnit = (name: string) => (unit === '' ? name : `${name} (${unit})`);
  const hintOf = (key: string) => {
    const known = HINTS.find((each) => each === key);
    return known === undefined ? undefined : t(`signals.hint.${known}`);
  };
  const figures: (readonly [string, string, (string | undefined)?])[] = [
    [withUnit(t('signals.column.estimate')), show(row.estimate)],
    [
      t('signals.column.interval'),
      row.lo === null || row.hi === null ? '—' : `${show(row.lo)} … ${show(row.hi)}`,
    ],
    [t('signals.column.n'), f.integer(row.n)],
    [t('signals.column.nOther'), f.integer(row.n_other)],
    [t('signals.column.p'), probabilityText(f, row.p)],
    [t('signals.column.q'), probabilityText(f, row.q)],
    [t('signals.column.min'), show(row.min_detectable), hintOf('min')],
    ...detailsOf(row).map(({ key, name, value }): [string, string, string | undefined] => [
      name,
      value,
      hintOf(key),
    ]),
  ];
  const explain = explainOf(row, cycle, scenario);
  return (
    <dl className="signal-figures" aria-label={t('signals.details')}>
      {figures.map(([name, value, hint]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Num explain={explain}>{value}</Num>
          </dd>
          {hint === undefined ? null : <dd className="signal-hint">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
