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
                  {diff[kind] === 0 ? (
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
                      {f.integer(diff[kind])}
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
  const filled = Object.keys(rows[0] ?? {}).filter((key) =>
    rows.some((row) => row[key] !== null && row[key] !== ''),
  );
  return (
    <LazyTable
      label={t(`review.diff.${kind}`)}
      columns={filled.map((key) => column.text(key, label(key)))}
      rows={rows}
      name={`${table}-${kind}`}
    />
  );
}
