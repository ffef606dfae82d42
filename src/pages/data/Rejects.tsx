import { Download } from 'lucide-react';
import type { Row } from '@/catalog/catalog.ts';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useCode, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { RefusedTable } from './RefusedTable.tsx';

const SHOWN = 100;

/** Every refused row and value with its place and reason; the download has them all. */
export function Rejects() {
  const t = useText();
  const f = useFormat();
  const reason = useCode('reasons');
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
            <RefusedTable
              hasFiles
              rows={all.slice(0, SHOWN).map((row) => ({
                file: row.file_name,
                sheet: row.sheet_name,
                row: row.row_number,
                field: row.field,
                value: row.value,
                reason: row.reason,
                isWholeRow: row.row_refused,
              }))}
            />
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
