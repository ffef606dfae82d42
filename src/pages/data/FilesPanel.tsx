import { ChevronDown, ChevronRight, SlidersHorizontal, Trash2 } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';
import type { SheetReport } from '@/import/types.ts';
import { useMetric } from '@/session/hooks.ts';
import type { WorkspaceFile } from '@/session/workspace.ts';
import { Button, IconButton } from '@/ui/Button.tsx';
import { EmptyState, errorText } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';
import { SheetDetails } from './SheetDetails.tsx';

/** One line per sheet of every file; opens to the mapping, the notes and the reasons. */
export function FilesPanel({
  files,
  isOpening,
  onRemove,
  onAgain,
}: {
  files: readonly WorkspaceFile[];
  /** Files are on their way: there are none yet, but there will be. */
  isOpening: boolean;
  onRemove: (batch: string) => void;
  /** Puts the file up for review once more. */
  onAgain: (batch: string) => void;
}) {
  const t = useText();
  return (
    <Panel title={t('data.files')}>
      {files.length === 0 && isOpening ? (
        <p className="state" role="status">
          {t('data.opening')}
        </p>
      ) : files.length === 0 ? (
        <EmptyState title={t('data.none')} text={t('app.noDataHint')} />
      ) : (
        <div className="data-wide">
          <table className="data-files">
            <thead>
              <tr>
                <th scope="col">{t('data.file')}</th>
                <th scope="col">{t('data.layout')}</th>
                <th scope="col">{t('data.goesTo')}</th>
                <th scope="col" className="num">
                  {t('data.read')}
                </th>
                <th scope="col" className="num">
                  {t('data.loaded')}
                </th>
                <th scope="col" className="num">
                  {t('data.refused')}
                </th>
                <th scope="col" className="num">
                  {t('data.skipped')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('data.details')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <FileRows key={file.batch} file={file} onRemove={onRemove} onAgain={onAgain} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function FileRows({
  file,
  onRemove,
  onAgain,
}: {
  file: WorkspaceFile;
  onRemove: (batch: string) => void;
  onAgain: (batch: string) => void;
}) {
  const t = useText();
  const f = useFormat();
  const { report } = file;
  const [isDoomed, setDoomed] = useState(false);
  const size = f.bytes(file.source.blob.size);
  const kind =
    report.encoding === null
      ? report.container
      : t('data.encodingOf', { container: report.container, encoding: report.encoding });
  const about = report.container === 'unknown' ? size : `${kind} · ${size}`;
  return (
    <>
      <tr className="data-file">
        <td colSpan={isDoomed ? 5 : 7}>
          <strong>{report.file}</strong> <span className="soft">{about}</span>
          {report.error === undefined ? null : (
            <div className="data-error">
              <StatusMark status="bad" label={errorText(t, report.error)} />
            </div>
          )}
        </td>
        <td className="num" colSpan={isDoomed ? 3 : 1}>
          {isDoomed ? (
            <span className="data-sure">
              <Button onPress={() => onRemove(file.batch)}>{t('data.removeSure')}</Button>
              <Button look="quiet" autoFocus onPress={() => setDoomed(false)}>
                {t('data.removeKeep')}
              </Button>
            </span>
          ) : (
            <>
              {report.container === 'policy' ? null : (
                <IconButton
                  label={t('data.again', { file: report.file })}
                  icon={SlidersHorizontal}
                  onPress={() => onAgain(file.batch)}
                />
              )}
              <IconButton
                label={t('data.remove', { file: report.file })}
                icon={Trash2}
                onPress={() => setDoomed(true)}
              />
            </>
          )}
        </td>
      </tr>
      {report.sheets
        .flatMap((sheet) => (sheet.also === undefined ? [sheet] : [sheet, sheet.also]))
        .map((sheet) => (
          <SheetRows key={`${sheet.name} ${sheet.table}`} batch={file.batch} sheet={sheet} />
        ))}
    </>
  );
}

function SheetRows({ batch, sheet }: { batch: string; sheet: SheetReport }) {
  const t = useText();
  const f = useFormat();
  const profileLabel = useLabel('profiles');
  const tableLabel = useLabel('tableNames');
  const skipped = useCode('skipped');
  const [isOpen, setOpen] = useState(false);
  const plain = /^generic_(.*)$/.exec(sheet.profile ?? '')?.[1];
  const sheets = useMetric('data_table_files', { tables: null });
  const load =
    sheets.status === 'ready'
      ? sheets.rows.find(
          (row) => row.batch_id === batch && row.sheet_name === sheet.name && row.table_name === sheet.table,
        )
      : undefined;
  const refused = load?.rows_refused ?? sheet.rows_rejected;
  const opening = (n: number) =>
    load === undefined ? (
      f.integer(n)
    ) : (
      <Num
        explain={{
          id: 'sheet_rows',
          params: { batch_id: batch, sheet_name: load.sheet_name, table_name: load.table_name },
        }}
      >
        {f.integer(n)}
      </Num>
    );
  return (
    <Fragment>
      <tr>
        <td className="data-sheet">{sheet.name || '·'}</td>
        <td>
          {sheet.profile === null ? (
            <StatusMark status="bad" label={t('data.unknownLayout')} />
          ) : (
            <span title={sheet.profile_reason}>
              {plain === undefined
                ? profileLabel(sheet.profile)
                : t('data.plainTable', { table: tableLabel(plain) })}
            </span>
          )}
        </td>
        <td>{sheet.table === null ? '—' : tableLabel(sheet.table.replace(/^raw_/, ''))}</td>
        <td className="num">{opening(sheet.rows_read)}</td>
        <td className="num">{opening(load?.rows_loaded ?? 0)}</td>
        <td className="num">
          {refused === 0 ? opening(0) : <StatusMark status="watch" label={opening(refused)} />}
        </td>
        <td className="num">
          {sheet.rows_skipped.map((skip) => (
            <div key={skip.reason}>
              {skipped(skip.reason, { n: skip.count, count: f.integer(skip.count) })}
            </div>
          ))}
        </td>
        <td className="num">
          <IconButton
            label={isOpen ? t('data.hide') : t('data.details')}
            icon={isOpen ? ChevronDown : ChevronRight}
            onPress={() => setOpen(!isOpen)}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={8}>
            <SheetDetails sheet={sheet} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}
