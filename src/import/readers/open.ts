// Sheets of the formats that are neither text nor XLSX.
import { AppError } from '@/engine/errors.ts';
import type { Container } from '../container/detect.ts';
import type { SheetSource } from '../rows.ts';
import type { ImportSource } from '../types.ts';
import { gridSheet } from './grid.ts';
import { htmlTables } from './html.ts';
import { decodeMarkup } from './markup.ts';
import { mhtTables } from './mht.ts';
import { spreadsheetMl } from './spreadsheetml.ts';

/** Markup is read as a whole. */
const MAX_MARKUP = 256 * 1024 * 1024;

/** `name`: of the sheet where the format has none of its own. */
export async function openSheets(
  kind: Exclude<Container['kind'], 'text' | 'xlsx' | 'zip'>,
  { name: file, blob }: ImportSource,
  name: string,
): Promise<SheetSource[]> {
  if (kind === 'parquet') {
    const { parquetSheet } = await import('./parquet.ts');
    return [await parquetSheet(blob, file, name)];
  }
  if (kind === 'xls' || kind === 'xlsb' || kind === 'ods') {
    const { legacySheets } = await import('./legacy.ts');
    return (await legacySheets(blob, file)).map(gridSheet);
  }
  if (blob.size > MAX_MARKUP)
    throw new AppError('import.limit', `${file} is larger than ${MAX_MARKUP} bytes`, {
      file,
      limit: 'file_bytes',
      allowed: MAX_MARKUP,
    });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const grids =
    kind === 'mht'
      ? mhtTables(bytes, file, name)
      : kind === 'spreadsheetml'
        ? spreadsheetMl(decodeMarkup(bytes))
        : htmlTables(decodeMarkup(bytes), name);
  return grids.filter((grid) => grid.rows.length > 0).map(gridSheet);
}
