export interface Figure {
  name: string;
  /** Null: not measured; the note says why. */
  value: number | null;
  unit: 'ms' | '×' | 'kB' | 'MB' | '';
  limit?: string;
  /** Null: the limit is meant for another size. */
  met?: boolean | null;
  note?: string;
}

/** The figures as aligned text, each beside its limit. */
export function figuresTable(figures: readonly Figure[]): string {
  const cells = figures.map((figure) => [
    figure.name,
    valueText(figure),
    figure.limit ?? '',
    figure.met === undefined ? '' : figure.met === null ? 'other size' : figure.met ? 'met' : 'MISSED',
    figure.note ?? '',
  ]);
  const rows = [['figure', 'measured', 'limit', '', 'note'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function valueText({ value, unit }: Figure): string {
  if (value === null) return '—';
  const digits = unit === '×' ? 2 : 0;
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}
