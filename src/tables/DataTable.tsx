// The one AG Grid host: themed by tokens, sorted and filtered in the browser, rows opened by click or Enter.
import {
  type CellKeyDownEvent,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  type ColDef,
  ColumnAutoSizeModule,
  type GridApi,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  RowAutoHeightModule,
  type RowClickedEvent,
  TextFilterModule,
  themeQuartz,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Download } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useLocale } from 'use-intl';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { IconButton } from '@/ui/Button.tsx';
import './tables.css';
import type { CellValue, TableColumn, TableRow } from './columns.ts';
import { gridTexts } from './locale.ts';
import { type PrintedRow, PrintedTable } from './PrintedTable.tsx';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnAutoSizeModule,
  LocaleModule,
  NumberFilterModule,
  RowAutoHeightModule,
  TextFilterModule,
]);

const theme = themeQuartz.withParams({
  backgroundColor: 'var(--surface-raised)',
  foregroundColor: 'var(--text)',
  borderColor: 'var(--line)',
  accentColor: 'var(--accent)',
  headerBackgroundColor: 'var(--surface-sunken)',
  headerTextColor: 'var(--text-soft)',
  fontFamily: 'var(--font)',
  fontSize: 'var(--font-size-base)',
  headerFontWeight: 500,
  spacing: '5px',
  rowHoverColor: 'var(--accent-soft)',
  wrapperBorderRadius: 'var(--radius)',
});

export interface DataTableProps {
  label: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  onOpen?: (row: TableRow) => void;
  /** Pixels; without it the table is as high as its rows, up to a screen's half. */
  height?: number;
  /** File name without extension: with it the table can be saved as CSV, as sorted and filtered, with its raw values. */
  name?: string;
  /** Filters, period and policy version, which the CSV says below its rows. */
  context?: string;
}

const AUTO_ROWS = 12;
/** Narrowest columns, in rem: a signed percentage and its padding; a short name. */
const NUMBER_REMS = 5.6;
const TEXT_REMS = 8;
/** A letter of a heading, and what stands beside its words. */
const LETTER_REMS = 0.53;
const HEADING_REMS = 2.2;
const FILTER_REMS = 1.3;

/** A heading breaks between words only. */
function narrowest({ label, isNumber, rems = 0 }: TableColumn): number {
  const words = label.match(/[\p{Script=Latin}\p{Script=Greek}\d’'./-]+/gu) ?? [];
  const letters = Math.max(0, ...words.map((word) => word.length));
  const heading = letters * LETTER_REMS + HEADING_REMS + (isNumber ? 0 : FILTER_REMS);
  return Math.max(isNumber ? NUMBER_REMS : TEXT_REMS, heading, rems);
}

export default function DataTable({ label, columns, rows, onOpen, height, name, context }: DataTableProps) {
  const f = useFormat();
  const t = useText();
  const locale = useLocale();
  const grid = useRef<GridApi<TableRow> | null>(null);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColDef<TableRow> => ({
          colId: column.key,
          headerName: column.label,
          wrapHeaderText: true,
          autoHeaderHeight: true,
          suppressHeaderFilterButton: column.isNumber,
          valueGetter: ({ data }) => data?.[column.key],
          valueFormatter: ({ data }) => (data === undefined ? '' : column.text(data, f)),
          ...(column.isNumber
            ? { type: 'rightAligned', filter: 'agNumberColumnFilter' }
            : { filter: 'agTextColumnFilter' }),
          ...(column.width === undefined
            ? { flex: column.isNumber ? 1 : 2, minWidth: rem() * narrowest(column) }
            : { width: column.width }),
          ...(column.wraps === true ? { wrapText: true, autoHeight: true } : {}),
        }),
      ),
    [columns, f],
  );
  const data = useMemo(() => [...rows], [rows]);
  const texts = useMemo(() => gridTexts(t), [t]);
  const isAuto = height === undefined && rows.length <= AUTO_ROWS;
  const textOf = (key: string, row: TableRow) =>
    columns.find((column) => column.key === key)?.text(row, f) ?? '';
  /** As sorted and filtered. */
  const rowsNow = (): PrintedRow[] => {
    // Its rows are there a moment before the grid says that it is ready.
    if (grid.current === null) return data.map((row, at) => ({ id: String(at), row }));
    const shown: PrintedRow[] = [];
    grid.current.forEachNodeAfterFilterAndSort(({ id, data: row }) => {
      if (id !== undefined && row !== undefined) shown.push({ id, row });
    });
    return shown;
  };
  const save = () => {
    const shown = rowsNow().map(({ row }) =>
      columns.map((column): CellValue => column.saved?.(row, f) ?? row[column.key] ?? null),
    );
    const headings = columns.map((column) => column.label);
    const about = context === undefined ? [] : [[], [label], [context]];
    download(`${name}.csv`, toCsv(headings, [...shown, ...about]));
  };
  return (
    // No landmark: the panel around it mostly has the same name.
    <figure aria-label={label} className={onOpen === undefined ? '' : 'table-opens'}>
      {name === undefined ? null : (
        <div className="table-tools no-print">
          <IconButton label={t('tables.csv')} icon={Download} onPress={save} />
        </div>
      )}
      <PrintedTable columns={columns} rowsNow={rowsNow}>
        <div style={isAuto ? undefined : { height: height ?? 420 }}>
          <AgGridReact<TableRow>
            theme={theme}
            rowData={data}
            onGridReady={(event) => {
              grid.current = event.api;
            }}
            columnDefs={definitions}
            domLayout={isAuto ? 'autoHeight' : 'normal'}
            key={locale}
            localeText={texts}
            suppressMovableColumns
            suppressCellFocus={false}
            enableCellTextSelection
            ensureDomOrder
            onCellKeyDown={(event: CellKeyDownEvent<TableRow>) => {
              const key = event.event;
              if (!(key instanceof KeyboardEvent) || event.data === undefined) return;
              if (key.key === 'Enter' && onOpen !== undefined) onOpen(event.data);
              else if (
                key.key === 'c' &&
                (key.ctrlKey || key.metaKey) &&
                getSelection()?.isCollapsed !== false
              )
                void navigator.clipboard?.writeText(textOf(event.column.getColId(), event.data));
            }}
            {...(onOpen === undefined
              ? {}
              : {
                  onRowClicked: (event: RowClickedEvent<TableRow>) => {
                    if (event.data !== undefined && getSelection()?.isCollapsed !== false) onOpen(event.data);
                  },
                })}
          />
        </div>
      </PrintedTable>
    </figure>
  );
}

/** Pixels of one rem: the projector's text is larger, and its columns with it. */
function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
