import { Download } from 'lucide-react';
import { useState } from 'react';
import { toAppError } from '@/engine/errors.ts';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { useCode, useText } from '@/i18n/text.ts';
import { rowsInWorker } from '@/import/client.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { refusedTable } from '@/session/refused.ts';
import { Button } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';

/** Per sheet the refused rows as they stood in the file: mended and dropped again they take their place. */
export function RefusedRows({ sheets }: { sheets: readonly { batch: string; sheet: string }[] }) {
  const t = useText();
  const reason = useCode('reasons');
  const { workspace, state } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const known = sheets.flatMap(({ batch, sheet: name }) => {
    const file = state.files.find((candidate) => candidate.batch === batch);
    const sheet = file?.report.sheets.find((candidate) => candidate.name === name);
    return file === undefined || sheet === undefined ? [] : [{ file, sheet }];
  });
  if (known.length === 0) return null;
  return (
    <div className="data-mend">
      <p className="soft">{t('data.mendLead')}</p>
      <ul>
        {known.map(({ file, sheet }) => (
          <li key={`${file.batch} ${sheet.name}`}>
            <Button
              look="quiet"
              icon={Download}
              onPress={() => {
                setProblem(null);
                refusedTable(workspace.catalog, rowsInWorker, file, sheet, (code) => reason(code))
                  .then(({ headings, rows }) =>
                    download(
                      t('data.mendName', {
                        file: file.report.file.split('/').at(-1) ?? '',
                        sheet: sheet.name,
                      }),
                      toCsv(headings, rows),
                    ),
                  )
                  .catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
              }}
            >
              {t('data.mend', { file: file.report.file, sheet: sheet.name })}
            </Button>
          </li>
        ))}
      </ul>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  );
}
