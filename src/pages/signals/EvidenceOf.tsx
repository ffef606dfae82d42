import { useMemo } from 'react';
import { declaredParams } from '@/catalog/catalog.ts';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { expectedDots } from '@/charts/expected.ts';
import { useFormat } from '@/i18n/format.ts';
import { type Text, useLabel, useText } from '@/i18n/text.ts';
import { useMetricByName, useWorkspace } from '@/session/hooks.ts';
import { column, type TableColumn } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { useView } from '@/ui/view.tsx';
import { familyText } from '../person/family.ts';
import { aboutKey, type SignalRow } from './signal.ts';
import { useRowLabel, useScenarioId, useSubjectName } from './use-signals.ts';

type Evidence = Readonly<Record<string, string | number | boolean | null>>;

/** Not for reading: ids beside names, and what the chart is drawn from. */
const HIDDEN = ['employee_id', 'unit_id', 'is_subject', 'file_name', 'sheet_name', 'row_number'];
/** Fewer make no picture. */
const LEAST_DOTS = 3;

/** The people or cells a signal was made from: given against expected where the read has both, and the rows. */
export function EvidenceOf({
  row,
  cycle,
  context,
}: {
  row: SignalRow;
  cycle: string;
  /** What the exports say they were made under. */
  context: string;
}) {
  const t = useText();
  const f = useFormat();
  const label = useLabel('columns');
  const word = useLabel('words');
  const scenario = useScenarioId();
  const { go } = useView();
  const nameOf = useSubjectName();
  const labelOf = useRowLabel();
  const evidence = useMetricByName(
    `${row.signal}_evidence`,
    declaredParams(`${row.signal}_evidence`, {
      cycle_id: cycle,
      scenario_id: scenario,
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
  const { state } = useWorkspace();
  const hasLabels = rows.some((person) => person.label !== undefined);
  const columns = useMemo(
    () =>
      Object.keys(rows[0] ?? {})
        // Who moved is told where anybody is moved.
        .filter((key) => !HIDDEN.includes(key) && (key !== 'is_moved' || scenario !== ''))
        .map((key) => {
          // A step of the scale is read by its label; beside the label itself the step stands as a number.
          const isStep = key === 'proposed' || (key === 'rating' && !hasLabels);
          const heading = key === 'rating' && hasLabels ? t('signals.ratingStep') : label(key);
          const shown = evidenceColumn(key, rows, heading, (name) => word(name), t);
          return isStep ? stepColumn(shown, state.policy.rating_scale) : shown;
        }),
    [rows, hasLabels, label, word, t, scenario, state.policy.rating_scale],
  );
  const name = `${row.signal}-${row.subject_id}`;
  const about = `${labelOf(row)} · ${t(aboutKey(row.signal, 'name'))} · ${context}`;
  const table = (
    <LazyTable
      label={t('signals.people')}
      columns={columns}
      rows={rows}
      name={name}
      context={about}
      {...(rows.some((person) => typeof person.employee_id === 'string')
        ? { onOpen: (person) => go({ page: 'person', person: String(person.employee_id) }) }
        : {})}
    />
  );
  if (dots.length < LEAST_DOTS)
    return (
      <section className="signal-evidence">
        <h3>{t('signals.evidence')}</h3>
        <DataState result={evidence} empty={t('signals.hidden')}>
          {() => table}
        </DataState>
      </section>
    );
  return (
    <div className="signal-evidence">
      <ChartPanel
        title={t('signals.evidence')}
        subtitle={t('signals.evidenceHint')}
        about={about}
        name={name}
        chart={{ option, label: `${about}: ${t('signals.evidenceHint')}`, height: 260 }}
      />
      {table}
    </div>
  );
}

/** A column by what it holds: shares as percentages, whole figures without places, words instead of codes. */
function evidenceColumn(
  key: string,
  rows: readonly Evidence[],
  label: string,
  word: (name: string) => string,
  t: Text,
): TableColumn {
  const values = rows.map((row) => row[key]);
  if (values.some((value) => typeof value === 'number')) {
    if (/(^|_)share(_|$)/.test(key)) return column.percent(key, label);
    return column.number(key, label, values.every((value) => Number.isInteger(value ?? 0)) ? 0 : 2);
  }
  const text = (row: Evidence) => wordOf(key, row[key] ?? null, word, t);
  return { ...column.text(key, label), text, saved: (row) => (row[key] === null ? null : text(row)) };
}

/** Steps of the rating scale by their label; a score between two steps stays a number. */
function stepColumn(shown: TableColumn, scale: readonly { label: string; ordinal: number }[]): TableColumn {
  const labelOf = (row: Evidence) => scale.find((step) => step.ordinal === row[shown.key])?.label;
  return {
    ...shown,
    text: (row, f) => labelOf(row) ?? shown.text(row, f),
    saved: (row) => labelOf(row) ?? row[shown.key] ?? null,
  };
}

function wordOf(key: string, value: Evidence[string], word: (name: string) => string, t: Text): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no');
  const text = String(value);
  if (key === 'role') return word(text);
  if (key !== 'level') return text;
  // Family and grade, as the comparison writes them.
  const [family = '', grade] = text.split('/');
  return [familyText(t, family), grade].filter((part) => part !== undefined && part !== '').join(' ');
}
