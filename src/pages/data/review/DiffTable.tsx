import { useEffect, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { column, type TableRow } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { RefusedList } from './RefusedList.tsx';

const KINDS = ['added', 'changed', 'unchanged', 'missing', 'repeated', 'overruled', 'rejected'] as const;
type Kind = (typeof KINDS)[number];
const SHOWN = 500;
/** Where a row stands: first, as in every list of source rows. */
const PLACE: readonly string[] = ['_file', '_sheet', '_row'];

/** What a file would change, by table; a count opens its rows. */
export function DiffTable({ file }: { file: StagedFile }) {
  const t = useText();
  const f = useFormat();
  const tables = useLabel('tableNames');
  const [open, setOpen] = useState<{ table: string; kind: Kind } | null>(null);
  return (
    <>
      <table className="review-diff">
        <thead>
          <tr>
            <th scope="col">{t('review.table')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col" className="num">
                {t(`review.diff.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.diff.map((diff) => (
            <tr key={diff.table}>
              <th scope="row">{tables(diff.table)}</th>
              {KINDS.map((kind) => (
                <td key={kind} className="num">
                  {diff[kind] === 0 && !(kind === 'rejected' && diff.values !== undefined) ? (
                    '–'
                  ) : (
                    <button
                      type="button"
                      className="link-button"
                      aria-expanded={open?.table === diff.table && open.kind === kind}
                      onClick={() =>
                        setOpen(
                          open?.table === diff.table && open.kind === kind
                            ? null
                            : { table: diff.table, kind },
                        )
                      }
                    >
                      {[
                        ...(diff[kind] === 0 ? [] : [f.integer(diff[kind])]),
                        ...(kind === 'rejected' && diff.values !== undefined
                          ? [t('review.valuesRefused', { n: diff.values, count: f.integer(diff.values) })]
                          : []),
                      ].join(' + ')}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {open === null ? null : <DiffRows batch={file.batch} {...open} />}
    </>
  );
}

function DiffRows({ batch, table, kind }: { batch: string; table: string; kind: Kind }) {
  const t = useText();
  const label = useLabel('columns');
  const { workspace } = useWorkspace();
  const [rows, setRows] = useState<readonly TableRow[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void workspace.diffRows(batch, table, kind, { offset: 0, limit: SHOWN }).then((read) => {
      if (isWanted) setRows(read);
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, batch, table, kind]);
  if (rows === null) return null;
  if (kind === 'rejected') return <RefusedList rows={rows} />;
  const isFilled = (key: string) => rows.some((row) => row[key] !== null && row[key] !== '');
  const filled = [
    ...PLACE,
    ...Object.keys(rows[0] ?? {}).filter((key) => !PLACE.includes(key) && key !== 'diff_before'),
  ].filter(isFilled);
  const change = (row: TableRow) => ({
    ...row,
    diff_columns: changesOf(row)
      .map(({ name, before }) =>
        t('review.diffWas', { field: label(name), before: before || '—', now: textOf(row[name]) || '—' }),
      )
      .join(' · '),
  });
  const differing = (row: TableRow) => ({
    ...row,
    diff_columns: changesOf(row)
      .map(({ name }) => label(name))
      .join(' · '),
  });
  return (
    <LazyTable
      label={t(`review.diff.${kind}`)}
      columns={filled.map((key) => column.text(key, label(key)))}
      rows={rows.map(kind === 'changed' ? change : differing)}
      name={`${table}-${kind}`}
    />
  );
}

/** What a row changes, or states otherwise than the one that holds: each field with what stood there before. */
function changesOf(row: TableRow): { name: string; before: string }[] {
  const before = textOf(row['diff_before']).split('\u001f');
  return textOf(row['diff_columns'])
    .split(', ')
    .filter((name) => name !== '')
    .map((name, at) => ({ name, before: before[at] ?? '' }));
}

const textOf = (value: TableRow[string] | undefined): string =>
  value === null || value === undefined ? '' : String(value);
