import { Download } from 'lucide-react';
import type { Row } from '@/catalog/catalog.ts';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { RefusedRows } from './RefusedRows.tsx';

const SHOWN = 100;

/** Every refused row and value with its place and reason; the download has them all. */
export function Rejects() {
  const t = useText();
  const f = useFormat();
  const reason = useCode('reasons');
  const field = useLabel('columns');
  const result = useMetric('import_rejects', { batch_id: null });
  const rows = result.status === 'ready' ? result.rows : [];
  const save = () =>
    download(
      'rejects.csv',
      toCsv(
        ['file', 'sheet', 'row', 'field', 'value', 'reason', 'whole_row'],
        rows.map((row) => [
          row.file_name,
          row.sheet_name,
          row.row_number,
          row.field,
          row.value,
          reason(row.reason),
          row.row_refused,
        ]),
      ),
    );
  return (
    <Panel
      title={t('data.rejects')}
      subtitle={
        rows.length > SHOWN ? t('data.rejectsShown', { shown: SHOWN, n: f.integer(rows.length) }) : undefined
      }
      actions={
        rows.length === 0 ? undefined : (
          <Button look="quiet" icon={Download} onPress={save}>
            {t('data.download')}
          </Button>
        )
      }
    >
      <DataState result={result} empty={t('data.rejectsNone')}>
        {(all) => (
          <>
            <RefusedRows sheets={sheetsOf(all)} />
            <div className="data-scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('data.file')}</th>
                    <th scope="col">{t('data.sheet')}</th>
                    <th scope="col" className="num">
                      {t('data.row')}
                    </th>
                    <th scope="col">{t('data.field')}</th>
                    <th scope="col">{t('data.value')}</th>
                    <th scope="col">{t('data.reason')}</th>
                    <th scope="col">{t('data.refused')}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.slice(0, SHOWN).map((row) => (
                    <tr
                      key={[row.file_name, row.sheet_name, row.row_number, row.field, row.reason].join('|')}
                    >
                      <td>{row.file_name}</td>
                      <td>{row.sheet_name ?? '—'}</td>
                      <td className="num">{row.row_number ?? '—'}</td>
                      <td>{row.field === null ? '—' : field(row.field)}</td>
                      <td className="data-value">{row.value ?? '—'}</td>
                      <td>{reason(row.reason)}</td>
                      <td>{row.row_refused ? t('data.wholeRow') : t('data.valueOnly')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </DataState>
    </Panel>
  );
}

/** The sheets that have a refused row, each once. */
function sheetsOf(rows: readonly Row<'import_rejects'>[]): { batch: string; sheet: string }[] {
  const found = new Map<string, { batch: string; sheet: string }>();
  for (const { batch_id, sheet_name } of rows) {
    const sheet = { batch: batch_id ?? '', sheet: sheet_name ?? '' };
    found.set(`${sheet.batch} ${sheet.sheet}`, sheet);
  }
  return [...found.values()];
}
