import { AppError } from '@/engine/errors.ts';
import type { ZipEntry } from '../container/zip.ts';
import type { SheetJob } from '../table/sheet.ts';
import type { ImportSource, SheetReport } from '../types.ts';

/** placeholder until the reader lands in this same change */
export async function importWorkbook(
  source: ImportSource,
  _entries: ReadonlyMap<string, ZipEntry>,
  _job: SheetJob,
  _add: (sheet: SheetReport) => void,
): Promise<void> {
  throw new AppError('import.unsupported', `${source.name}: xlsx`, { file: source.name, format: 'xlsx' });
}
