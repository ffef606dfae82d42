import { X } from 'lucide-react';
import { useMemo } from 'react';
import { declaredParams } from '@/catalog/catalog.ts';
import { expectedDots } from '@/charts/expected.ts';
import { LazyChart } from '@/charts/lazy.tsx';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useLabel, useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { IconButton } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import { AttendanceOf } from './AttendanceOf.tsx';
import { HistoryOf } from './HistoryOf.tsx';
import { measuredOf } from './measured.ts';
import {
  aboutKey,
  estimateText,
  explainOf,
  noDifference,
  probabilityText,
  type SignalRow,
} from './signal.ts';
import { useScenarioId, useSubjectName } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { AsRated } from './WhatIf.tsx';

type Evidence = Readonly<Record<string, string | number | boolean | null>>;

/** What one signal says of one subject: the finding in words, its figures, what else could explain it, and the people. */
export function FindingPanel({ row, tests, cycle }: { row: SignalRow; tests: number; cycle: string }) {
  const t = useText();
  const { go } = useView();
  const nameOf = useSubjectName();
  return (
    <Panel
      title={nameOf(row)}
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
        {row.verdict === 'insufficient' ? null : <EvidenceOf row={row} cycle={cycle} />}
      </div>
    </Panel>
  );
}

/** The sentences of a finding: never more certain than the verdict. */
function Finding({ row, tests, cycle }: { row: SignalRow; tests: number; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const nameOf = useSubjectName();
  const show = (value: number | null) => estimateText(f, row.unit, value);
  const n = f.integer(row.n);
  if (row.verdict === 'insufficient') return <p>{t('signals.tooFew', { n })}</p>;
  if (row.verdict === 'none')
    return row.min_detectable === null ? (
      <p>{t('signals.noFindingHere', { n })}</p>
    ) : (
      <p>{t('signals.noFinding', { n, min: show(row.min_detectable) })}</p>
    );
  const distance = (row.estimate ?? 0) - noDifference(row);
  return (
    <>
      <p className="signal-sentence">
        {t(aboutKey(row.signal, 'finding'), {
          subject: nameOf(row),
          size: show(Math.abs(row.estimate ?? 0)),
          estimate: show(row.estimate),
          dir: distance >= 0 ? 'up' : 'down',
          band: row.comparison.endsWith(':low') ? 'low' : 'top',
          lo: show(row.lo),
          hi: show(row.hi),
          n,
          nOther: f.integer(row.n_other),
          p: probabilityText(f, row.p),
          q: probabilityText(f, row.q),
        })}
      </p>
      {row.verdict === 'watch' ? <p>{t('signals.watchLine', { tests: f.integer(tests) })}</p> : null}
      <p>{t('signals.reasons', { reasons: t(aboutKey(row.signal, 'reasons')) })}</p>
      <p>{t('signals.suggested', { suggest: t(aboutKey(row.signal, 'suggest')) })}</p>
      {row.verdict === 'flag' ? <Removal row={row} cycle={cycle} /> : null}
    </>
  );
}

const NOTES = ['explained', 'no_variance', 'suppressed'] as const;

/** What the comparison could not take into account, said beside it. */
function Limits({ row }: { row: SignalRow }) {
  const t = useText();
  const note = NOTES.find((each) => each === row.detail['note']);
  return (
    <>
      {row.detail['missing'] === 'kpi' ? <p>{t('signals.missing.kpi')}</p> : null}
      {note === undefined ? null : <p>{t(`signals.note.${note}`)}</p>}
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

/** Every figure of the row, each opening its SQL and rows. */
function Figures({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const label = useLabel('columns');
  const scenario = useScenarioId();
  const show = (value: number | null) => estimateText(f, row.unit, value);
  const figures: [string, string][] = [
    [t('signals.column.estimate'), show(row.estimate)],
    [
      t('signals.column.interval'),
      row.lo === null || row.hi === null ? '—' : `${show(row.lo)} … ${show(row.hi)}`,
    ],
    [t('signals.column.n'), f.integer(row.n)],
    [t('signals.column.nOther'), f.integer(row.n_other)],
    [t('signals.column.p'), probabilityText(f, row.p)],
    [t('signals.column.q'), probabilityText(f, row.q)],
    [t('signals.column.min'), show(row.min_detectable)],
    ...Object.entries(row.detail).map(([key, value]): [string, string] => [
      label(key),
      typeof value === 'number'
        ? f.number(value, Number.isInteger(value) ? 0 : 3)
        : value.split(',').map(label).join(', '),
    ]),
  ];
  const explain = explainOf(row, cycle, scenario);
  return (
    <dl className="signal-figures" aria-label={t('signals.details')}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Num explain={explain}>{value}</Num>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The people or cells a signal was made from: given against expected where the read has both, and the rows. */
function EvidenceOf({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const label = useLabel('columns');
  const { go } = useView();
  const nameOf = useSubjectName();
  const evidence = useMetricByName(
    `${row.signal}_evidence`,
    declaredParams(`${row.signal}_evidence`, {
      cycle_id: cycle,
      scenario_id: useScenarioId(),
      subject_id: row.subject_id,
      comparison: row.comparison,
    }),
  );
  const read = evidence.status === 'ready' ? evidence.rows : null;
  const rows = useMemo(
    (): readonly Evidence[] =>
      (read ?? []).map((person) =>
        typeof person.employee_id === 'string' && person.name === undefined
          ? { name: nameOf({ subject_type: 'person', subject_id: person.employee_id }), ...person }
          : person,
      ),
    [read, nameOf],
  );
  const dots = useMemo(
    () =>
      rows.flatMap((person) =>
        typeof person.rating === 'number' && typeof person.expected === 'number'
          ? [
              {
                name: String(person.name ?? person.employee_id ?? ''),
                expected: person.expected,
                actual: person.rating,
                isSubject: person.is_subject !== false,
              },
            ]
          : [],
      ),
    [rows],
  );
  const axes = { expected: label('expected'), actual: label('rating') };
  const option = useMemo(
    () => expectedDots(dots, { expected: axes.expected, actual: axes.actual }, (value) => f.number(value, 1)),
    [dots, axes.expected, axes.actual, f],
  );
  const columns = useMemo(
    () =>
      Object.keys(rows[0] ?? {})
        .filter(
          (key) =>
            !['employee_id', 'unit_id', 'is_subject', 'file_name', 'sheet_name', 'row_number'].includes(key),
        )
        .map((key) =>
          rows.some((person) => typeof person[key] === 'number')
            ? column.number(key, label(key))
            : column.text(key, label(key)),
        ),
    [rows, label],
  );
  return (
    <section className="signal-evidence">
      <h3>{t('signals.evidence')}</h3>
      <DataState result={evidence} empty={t('signals.hidden')}>
        {() => (
          <>
            {dots.length < 3 ? null : (
              <>
                <p className="soft">{t('signals.evidenceHint')}</p>
                <LazyChart option={option} label={t('signals.evidenceHint')} height={260} />
              </>
            )}
            <LazyTable
              label={t('signals.people')}
              columns={columns}
              rows={rows}
              name={`${row.signal}-${row.subject_id}`}
              {...(rows.some((person) => typeof person.employee_id === 'string')
                ? { onOpen: (person) => go({ page: 'person', person: String(person.employee_id) }) }
                : {})}
            />
          </>
        )}
      </DataState>
    </section>
  );
}

/** The method of a signal, from its own texts and its own simulation. */
export function MethodNotes({ signal }: { signal: string }) {
  const t = useText();
  const f = useFormat();
  const { fair, power } = measuredOf(signal);
  const found = (value: number | null) => (value === null ? '—' : f.percent(value, 0));
  return (
    <dl className="signal-method">
      {(['measures', 'formula', 'assumptions', 'misleads', 'sources'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`signals.method.${part}` as MessageKey)}</dt>
          <dd className={part === 'formula' ? 'signal-formula' : undefined}>{t(aboutKey(signal, part))}</dd>
        </div>
      ))}
      <div>
        <dt>{t('signals.method.measured')}</dt>
        <dd>
          {fair === null
            ? t('signals.method.notDrawn')
            : t('signals.method.falseFlags', { small: found(fair[0]), large: found(fair[1]) })}{' '}
          {power.every((value) => value === null)
            ? null
            : t('signals.method.power', { small: found(power[0]), large: found(power[1]) })}
        </dd>
      </div>
    </dl>
  );
}
