// A what-if: ratings moved on trial, and what every signal says then beside what it says now. The moves live in the URL.
import { ArrowRight, X } from 'lucide-react';
import { memo, useDeferredValue, useMemo } from 'react';
import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useChanges, useMetric, useWorkspace } from '@/session/hooks.ts';
import { Button, IconButton } from '@/ui/Button.tsx';
import { Select } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { SearchSelect } from '@/ui/SearchSelect.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { aboutKey, estimateText, explainOf, figureText, type SignalRow, toSignalRow } from './signal.ts';
import { useRowLabel, useScenarioId, useSignal } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

type Person = Row<'signal_people'>;

export function WhatIf({ cycle }: { cycle: string }) {
  return (
    <div className="signals-columns whatif">
      <Moves cycle={cycle} />
      <Changes cycle={cycle} />
    </div>
  );
}

/** Says on every other tab that what it shows counts the moves. */
export function Moved({ cycle }: { cycle: string }) {
  const t = useText();
  const { view, go } = useView();
  const isMoved = useScenarioId() !== '';
  const people = useMetric('signal_people', { cycle_id: cycle }, { enabled: isMoved });
  if (!isMoved) return null;
  // Who is not rated in this cycle is not moved in it.
  const rated = people.status === 'ready' ? new Set(people.rows.map((row) => row.employee_id)) : null;
  const n = (view.moves ?? []).filter(([id]) => rated === null || rated.has(id)).length;
  return (
    <div className="signal-moved" role="status">
      {t('signals.whatIf.moved', { n })}{' '}
      <ViewLink to={{ tab: 'whatif' }}>{t('signals.whatIf.open')}</ViewLink>{' '}
      <button type="button" className="link-button" onClick={() => go({ moves: undefined })}>
        {t('signals.whatIf.takeBackAll')}
      </button>
    </div>
  );
}

/** The people whose rating is moved: what they are rated, and what they would be. */
function Moves({ cycle }: { cycle: string }) {
  const t = useText();
  const { view, go } = useView();
  const people = useMetric('signal_people', { cycle_id: cycle });
  const rows = people.status === 'ready' ? people.rows : [];
  const items = useMemo(
    () =>
      rows.map((person) => ({
        id: person.employee_id,
        label: person.name ?? person.employee_id,
        note: [person.employee_id, person.unit_name, person.label]
          .filter((part) => part !== null)
          .join(' · '),
      })),
    [rows],
  );
  const moves = view.moves ?? [];
  const move = (id: string, label: string | undefined) => {
    const isThere = moves.some(([each]) => each === id);
    const after =
      label === undefined
        ? moves.filter(([each]) => each !== id)
        : isThere
          ? moves.map((each): [string, string] => (each[0] === id ? [id, label] : each))
          : [...moves, [id, label] satisfies [string, string]];
    go({ moves: after.length === 0 ? undefined : after });
  };
  return (
    <Panel
      title={t('signals.whatIf.title')}
      subtitle={t('signals.whatIf.lead')}
      actions={
        moves.length === 0 ? null : (
          <Button look="quiet" onPress={() => go({ moves: undefined })}>
            {t('signals.whatIf.takeBackAll')}
          </Button>
        )
      }
    >
      <DataState result={people} empty={t('signals.whatIf.noLabels')}>
        {() => (
          <>
            <SearchSelect
              label={t('signals.whatIf.choose')}
              items={items}
              onSelect={(id) => {
                const person = rows.find((each) => each.employee_id === id);
                if (person !== undefined && !moves.some(([each]) => each === id)) move(id, person.label);
              }}
            />
            {moves.length === 0 ? (
              <p className="state">{t('signals.whatIf.none')}</p>
            ) : (
              <ul className="signal-moves">
                {moves.map(([id, label]) => (
                  <MoveOf
                    key={id}
                    id={id}
                    label={label}
                    person={rows.find((each) => each.employee_id === id)}
                    onMove={(to) => move(id, to)}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </DataState>
    </Panel>
  );
}

function MoveOf({
  id,
  label,
  person,
  onMove,
}: {
  id: string;
  label: string;
  person: Person | undefined;
  onMove: (label: string | undefined) => void;
}) {
  const t = useText();
  const f = useFormat();
  const { state } = useWorkspace();
  const name = person?.name ?? id;
  const labels = [...state.policy.rating_scale]
    .sort((a, b) => b.ordinal - a.ordinal)
    .map((step) => ({ id: step.label, label: step.label }));
  return (
    <li>
      <div>
        <ViewLink to={{ page: 'person', person: id }}>{name}</ViewLink>
        <div className="soft">
          {[
            person?.unit_name,
            person?.rater_name == null ? null : t('signals.whatIf.ratedBy', { name: person.rater_name }),
            person?.kpi_score == null ? null : t('signals.whatIf.kpi', { score: f.score(person.kpi_score) }),
          ]
            .filter((part) => part !== null && part !== undefined)
            .join(' · ')}
        </div>
      </div>
      {person === undefined ? (
        <span className="soft">{t('signals.whatIf.notRated')}</span>
      ) : (
        <span className="signal-move">
          {person.label === label ? <span>{person.label}</span> : <del>{person.label}</del>}
          <ArrowRight aria-hidden width={14} height={14} />
          <Select label={t('signals.whatIf.to', { name })} items={labels} value={label} onChange={onMove} />
        </span>
      )}
      <IconButton label={t('signals.whatIf.takeBack', { name })} icon={X} onPress={() => onMove(undefined)} />
    </li>
  );
}

const NOTHING: readonly Row<'signal_what_if'>[] = [];

/** What the moves change since the start: figures of signals that are others now, with interval and verdict before and after. */
function Changes({ cycle }: { cycle: string }) {
  const t = useText();
  const f = useFormat();
  const scenario = useScenarioId();
  const result = useChanges(cycle);
  // Drawn in slices, so that the next move is heard while the table is made.
  const rows = useDeferredValue(result.status === 'ready' ? result.rows : NOTHING);
  const first = rows[0];
  return (
    <Panel title={t('signals.whatIf.changes')} subtitle={t('signals.whatIf.changesLead')}>
      <DataState result={result} empty={t('signals.none')}>
        {() => (
          <>
            <dl className="signal-counts" aria-busy={result.status === 'ready' && result.stale}>
              {(['flags', 'watches'] as const).map((kind) => (
                <div key={kind}>
                  <dt>{t(`signals.column.${kind}`)}</dt>
                  <dd>
                    {f.integer(first?.[`was_${kind}`] ?? 0)} <ArrowRight aria-hidden width={16} height={16} />{' '}
                    <strong>{f.integer(first?.[kind] ?? 0)}</strong>
                  </dd>
                </div>
              ))}
            </dl>
            {result.status === 'ready' && result.stale ? (
              <p className="state" role="status">
                {t('signals.whatIf.computing')}
              </p>
            ) : null}
            {first === undefined ? null : first.changed === 0 ? (
              result.status === 'ready' && result.stale ? null : (
                <p className="state">
                  {t(scenario === '' ? 'signals.whatIf.chooseFirst' : 'signals.whatIf.unchanged')}
                </p>
              )
            ) : (
              <>
                <p className="soft">
                  {t('signals.whatIf.counted', {
                    n: first.changed,
                    turned: first.turned,
                    listed: rows.length,
                  })}
                </p>
                <ChangeTable rows={rows} cycle={cycle} scenario={scenario} />
              </>
            )}
          </>
        )}
      </DataState>
    </Panel>
  );
}

const ChangeTable = memo(function ChangeTable({
  rows,
  cycle,
  scenario,
}: {
  rows: readonly Row<'signal_what_if'>[];
  cycle: string;
  scenario: string;
}) {
  const t = useText();
  const labelOf = useRowLabel();
  return (
    <table className="signal-profile">
      <thead>
        <tr>
          <th scope="col">{t('signals.column.signal')}</th>
          <th scope="col">{t('signals.whatIf.subject')}</th>
          <th scope="col">{t('signals.whatIf.before')}</th>
          <th scope="col">{t('signals.whatIf.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { was, is } = readingsOf(row);
          return (
            <tr key={`${is.signal} ${is.subject_type} ${is.subject_id} ${is.comparison}`}>
              <th scope="row">{t(aboutKey(is.signal, 'name'))}</th>
              <td>
                <ViewLink
                  to={{ tab: 'kinds', signal: is.signal, subject: is.subject_id, comparison: is.comparison }}
                >
                  {labelOf(is)}
                </ViewLink>
              </td>
              <td>
                <Reading row={row.was_verdict === null ? undefined : was} cycle={cycle} scenario="" />
              </td>
              <td className={row.was_verdict === row.verdict ? undefined : 'signal-turned'}>
                <Reading row={row.verdict === null ? undefined : is} cycle={cycle} scenario={scenario} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});

/** Both readings of a changed figure, as rows of the signal. */
function readingsOf(row: Row<'signal_what_if'>): { was: SignalRow; is: SignalRow } {
  const { was_n: n, was_estimate: estimate, was_lo: lo, was_hi: hi, was_verdict: verdict } = row;
  return { was: toSignalRow({ ...row, n, estimate, lo, hi, verdict }), is: toSignalRow({ ...row }) };
}

/** An estimate with its interval and verdict; opens how it is computed, under the moves or without them. */
function Reading({ row, cycle, scenario }: { row: SignalRow | undefined; cycle: string; scenario: string }) {
  const t = useText();
  const f = useFormat();
  if (row === undefined) return '—';
  const show = (value: number | null) => estimateText(f, row.unit, value);
  return (
    <span className="signal-reading">
      <VerdictMark verdict={row.verdict} />
      <Num explain={explainOf(row, cycle, scenario)}>{figureText(t, f, row.unit, row.estimate)}</Num>
      {row.lo === null || row.hi === null ? null : (
        <span className="soft">
          {show(row.lo)} … {show(row.hi)}
        </span>
      )}
    </span>
  );
}

/** The same finding without the moves; nothing where none is moved. */
export function AsRated({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const scenario = useScenarioId();
  const start = useSignal(scenario === '' ? null : row.signal, cycle, '');
  if (scenario === '' || start.status !== 'ready') return null;
  const was = start.rows.find(
    (each) => each.subject_id === row.subject_id && each.comparison === row.comparison,
  );
  return (
    <p className="signal-moved">
      {t('signals.whatIf.before')}: <Reading row={was} cycle={cycle} scenario="" />
    </p>
  );
}
