// The one AG Grid host: themed by tokens, sorted and filtered in the browser, rows opened by click or Enter.
import {
  type CellKeyDownEvent,
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  ColumnAutoSizeModule,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  type RowClickedEvent,
  TextFilterModule,
  themeQuartz,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { TableColumn, TableRow } from './columns.ts';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnAutoSizeModule,
  LocaleModule,
  NumberFilterModule,
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
}

const AUTO_ROWS = 12;

export default function DataTable({ label, columns, rows, onOpen, height }: DataTableProps) {
  const f = useFormat();
  const t = useText();
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
            ? { flex: column.isNumber ? 1 : 2, minWidth: column.isNumber ? 90 : 120 }
            : { width: column.width }),
        }),
      ),
    [columns, f],
  );
  const isAuto = height === undefined && rows.length <= AUTO_ROWS;
  return (
    <section
      aria-label={label}
      className={onOpen === undefined ? '' : 'table-opens'}
      style={isAuto ? undefined : { height: height ?? 420 }}
    >
      <AgGridReact<TableRow>
        theme={theme}
        rowData={[...rows]}
        columnDefs={definitions}
        domLayout={isAuto ? 'autoHeight' : 'normal'}
        localeText={{
          noRowsToShow: t('app.empty'),
          filterOoo: t('tables.filter'),
          contains: t('tables.contains'),
          equals: t('tables.equals'),
        }}
        suppressMovableColumns
        suppressCellFocus={false}
        enableCellTextSelection
        ensureDomOrder
        {...(onOpen === undefined
          ? {}
          : {
              onRowClicked: (event: RowClickedEvent<TableRow>) =>
                event.data !== undefined && onOpen(event.data),
              onCellKeyDown: (event: CellKeyDownEvent<TableRow>) => {
                if (
                  event.event instanceof KeyboardEvent &&
                  event.event.key === 'Enter' &&
                  event.data !== undefined
                )
                  onOpen(event.data);
              },
            })}
      />
    </section>
  );
}
