import { Download, Upload } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { type AppError, toAppError } from '@/engine/errors.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { type MappingDocument, parseMapping } from '@/import/mapping/document.ts';
import type { SheetReport } from '@/import/types.ts';
import { useWorkspace } from '@/session/hooks.ts';
import {
  draftOf,
  type FilePreview,
  fieldKinds,
  hasFreeText,
  headingsAt,
  intakeTables,
  previewOf,
  type SheetPreview,
  type TableMapping,
  withEntry,
  withHeader,
  withReading,
} from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { Button } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import { Encodings } from './Encodings.tsx';
import { RawRows } from './RawRows.tsx';

/** The mapping of one sheet: its first rows with the header on them, and which column feeds which field in which format. */
export default function Workbench({
  file,
  sheet,
  onApply,
  onEncoding,
}: {
  file: StagedFile;
  sheet: SheetReport;
  onApply: (mapping: MappingDocument) => void;
  onEncoding: (encoding: FilePreview['encodings'][number]['encoding']) => void;
}) {
  const t = useText();
  const f = useFormat();
  const tables = useLabel('tableNames');
  const { state } = useWorkspace();
  const [read, setRead] = useState<FilePreview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const understood = useMemo(() => draftOf(file.report, sheet), [file.report, sheet]);
  const [base, setBase] = useState(understood);
  const [draft, setDraft] = useState<TableMapping>(understood);
  if (base !== understood) {
    setBase(understood);
    setDraft(withReading(draft, base, understood));
  }
  useEffect(() => {
    let isWanted = true;
    previewOf(file.source, file.report).then(
      (given) => {
        if (isWanted) setRead(given);
      },
      (thrown: unknown) => {
        if (isWanted) setError(toAppError(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [file.source, file.report]);
  const preview = read?.sheets.find((each) => each.name === sheet.name) ?? read?.sheets[0] ?? null;
  const atColumn = preview === null ? [] : headingsAt(preview, draft.header_rows ?? []);
  const fields = useMemo(() => fieldKinds(draft.table), [draft.table]);
  const headings = Object.keys(draft.columns);
  const taken = Object.values(draft.columns).filter((field) => field !== null);
  const repeated = taken.filter((field, at) => taken.indexOf(field) !== at);
  // Words are answered beside the workbench, while it is open.
  const entry = Object.keys(sheet.values).length === 0 ? draft : { ...draft, values: sheet.values };
  const whole = withEntry(file.mapping ?? state.mapping, entry, file.report.file);
  const load = async (given: File) => {
    try {
      onApply(parseMapping(await given.text(), given.name));
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  return (
    <div className="workbench">
      {error === null ? null : <p role="alert">{errorText(t, error)}</p>}
      <Encodings candidates={read?.encodings ?? []} value={file.report.encoding} onChoose={onEncoding} />
      {preview === null ? null : (
        <RawRows
          preview={preview}
          header={draft.header_rows ?? []}
          fields={atColumn.map((heading) => draft.columns[heading] ?? null)}
          onHeader={(rows) => setDraft(withHeader(draft, preview, rows))}
        />
      )}
      <label className="workbench-table">
        {t('workbench.table')}{' '}
        <select
          value={draft.table}
          onChange={(event) => {
            const table = intakeTables.find((name) => name === event.target.value);
            if (table !== undefined) setDraft({ ...draft, table, columns: keepKnown(draft.columns, table) });
          }}
        >
          {intakeTables.map((name) => (
            <option key={name} value={name}>
              {tables(name.replace(/^raw_/, ''))}
            </option>
          ))}
        </select>
      </label>
      {hasFreeText(draft.table) ? (
        <label>
          <input
            type="checkbox"
            checked={draft.comments !== 'drop'}
            onChange={(event) => setDraft({ ...draft, comments: event.target.checked ? 'keep' : 'drop' })}
          />{' '}
          {t('workbench.comments')}
        </label>
      ) : null}
      <div className="data-wide">
        <table className="workbench-columns">
          <thead>
            <tr>
              <th scope="col">{t('workbench.heading')}</th>
              <th scope="col">{t('workbench.samples')}</th>
              <th scope="col">{t('workbench.field')}</th>
              <th scope="col">{t('workbench.why')}</th>
              <th scope="col">{t('workbench.format')}</th>
            </tr>
          </thead>
          <tbody>
            {headings.map((heading) => (
              <ColumnRow
                key={heading}
                heading={heading}
                field={draft.columns[heading] ?? null}
                fields={fields}
                understood={sheet.columns.find((column) => column.heading === heading)}
                format={draft.formats?.[heading] ?? {}}
                samples={samplesOf(preview, draft.header_rows ?? [], atColumn.indexOf(heading))}
                isRepeated={repeated.includes(draft.columns[heading] ?? '')}
                isDropped={sheet.dropped.includes(heading)}
                onField={(field) => setDraft({ ...draft, columns: { ...draft.columns, [heading]: field } })}
                onFormat={(format) =>
                  setDraft({ ...draft, formats: { ...draft.formats, [heading]: format } })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="review-actions">
        <label className="button quiet">
          <Upload aria-hidden /> {t('workbench.load')}
          <input
            type="file"
            accept=".json,application/json"
            className="visually-hidden"
            onChange={(event) => {
              const [given] = event.target.files ?? [];
              if (given !== undefined) void load(given);
            }}
          />
        </label>
        <Button
          look="quiet"
          icon={Download}
          onPress={() =>
            download('mapping.json', new Blob([withSchema(whole)], { type: 'application/json' }))
          }
        >
          {t('workbench.save')}
        </Button>
        <Button look="primary" isDisabled={repeated.length > 0} onPress={() => onApply(whole)}>
          {t('workbench.apply')}
        </Button>
      </div>
      {repeated.length === 0 ? null : (
        <p role="alert">
          {t('workbench.repeated', { n: repeated.length, count: f.integer(repeated.length) })}
        </p>
      )}
    </div>
  );
}

/** As a file that editors can check: the schema is served beside this page. */
const withSchema = (mapping: MappingDocument): string =>
  JSON.stringify({ $schema: new URL('mapping.schema.json', document.baseURI).href, ...mapping }, null, 2);

function keepKnown(columns: TableMapping['columns'], table: TableMapping['table']): TableMapping['columns'] {
  const known = new Set(fieldKinds(table).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(columns).map(([heading, field]) => [
      heading,
      field !== null && known.has(field) ? field : null,
    ]),
  );
}

function samplesOf(preview: SheetPreview | null, header: readonly number[], at: number): string[] {
  if (preview === null || header.length === 0 || at < 0) return [];
  const last = Math.max(...header);
  const values = preview.rows.filter(({ row }) => row > last).map(({ cells }) => cells[at]?.trim() ?? '');
  return [...new Set(values.filter((value) => value !== ''))].slice(0, 4);
}
