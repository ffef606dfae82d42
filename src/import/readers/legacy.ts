// Old .xls (BIFF), .xlsb and .ods through SheetJS 0.20.3, fetched when such a file comes. Its cells become the texts that our own
// reader gives for the same workbook.
import { AppError } from '@/engine/errors.ts';
import { ERROR, NO_VALUE, NUMBER } from '../rows.ts';
import { numberText } from '../xlsx/numbers.ts';
import { formatOf, GENERAL } from '../xlsx/styles.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { hiddenTables } from './hidden-tables.ts';
import { checkParts } from './parts.ts';

/** These formats are read as a whole. */
const MAX_BYTES = 128 * 1024 * 1024;

interface Cell {
  t: string;
  v?: unknown;
  w?: string;
  z?: unknown;
  f?: string;
}

interface DenseSheet {
  '!data'?: (Cell | undefined)[][];
  '!merges'?: { s: { r: number; c: number }; e: { r: number; c: number } }[];
  '!rows'?: ({ hidden?: boolean } | undefined)[];
}

/** Throws `import.encrypted`, `import.limit` or `import.damaged_file`. */
export async function legacySheets(blob: Blob, file: string): Promise<Grid[]> {
  if (blob.size > MAX_BYTES)
    throw new AppError('import.limit', `${file} is larger than ${MAX_BYTES} bytes`, {
      file,
      limit: 'file_bytes',
      allowed: MAX_BYTES,
    });
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isZip = first === 0x50 && second === 0x4b;
  if (isZip) await checkParts(blob, file);
  const [xlsx, codepages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ]);
  xlsx.set_cptable(codepages);
  try {
    const book = xlsx.read(new Uint8Array(await blob.arrayBuffer()), { dense: true, cellNF: true });
    const hidden = isZip ? await hiddenTables(blob, file) : [];
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    return book.SheetNames.map((name, index) =>
      gridOf(
        name,
        (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 ||
          (hidden.length === book.SheetNames.length && hidden[index] === true),
        book.Sheets[name] as unknown as DenseSheet,
        date1904,
      ),
    );
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    if (/password/iu.test(problem))
      throw new AppError('import.encrypted', `${file} is protected by a password`, { file }, { cause });
    throw new AppError('import.damaged_file', `${file}: ${problem}`, { file, problem }, { cause });
  }
}

function gridOf(name: string, hidden: boolean, sheet: DenseSheet, date1904: boolean): Grid {
  const rows: GridRow[] = [];
  // A plain loop: the rows may have holes.
  const data = sheet['!data'] ?? [];
  for (let at = 0; at < data.length; at++) {
    const cells = data[at];
    if (cells === undefined) continue;
    rows.push({
      row: at + 1,
      hidden: sheet['!rows']?.[at]?.hidden === true,
      cells: Array.from(cells, (cell) => (cell === undefined ? undefined : cellOf(cell, date1904))),
    });
  }
  return {
    name,
    hidden,
    rows,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      bottom: e.r + 1,
      left: s.c,
      right: e.c,
    })),
  };
}

function cellOf({ t, v, w, z, f }: Cell, date1904: boolean): GridCell {
  if (v === undefined || v === null) return { text: '', flags: f === undefined ? 0 : NO_VALUE };
  switch (t) {
    case 'n': {
      const format = typeof z === 'string' ? formatOf(z) : GENERAL;
      const isNumber = format.kind === 'general' || format.kind === 'zeros';
      // OpenDocument may keep the format elsewhere: what is shown tells of the zeros.
      if (format.kind === 'general' && w !== undefined && /^0\d+$/u.test(w) && Number(w) === v)
        return { text: w, flags: NUMBER };
      return { text: numberText(String(v), format, date1904), flags: isNumber ? NUMBER : 0 };
    }
    case 'd':
      return { text: v instanceof Date ? v.toISOString().slice(0, 10) : String(v), flags: 0 };
    case 'b':
      return { text: v === true ? 'TRUE' : 'FALSE', flags: 0 };
    case 'e':
      return { text: w ?? '#N/A', flags: ERROR };
    default:
      return { text: String(v), flags: 0 };
  }
}
