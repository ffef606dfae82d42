import type { ZipEntry } from '../container/zip.ts';
import { isTicked } from '../mapping/hidden.ts';
import { hiddenReport, importSheet, type SheetJob } from '../table/sheet.ts';
import { countedElsewhere } from '../table/twice.ts';
import type { ImportSource, SheetReport } from '../types.ts';
import { openWorkbook } from './workbook.ts';

/** Imports every visible sheet of a workbook; hidden ones are listed and left out unless a mapping ticks them. */
export async function importWorkbook(
  source: ImportSource,
  entries: ReadonlyMap<string, ZipEntry>,
  job: SheetJob,
  add: (sheet: SheetReport) => void,
): Promise<void> {
  const workbook = await openWorkbook(source.blob, entries, source.name);
  let packedBefore = 0;
  const elsewhere = await countedElsewhere(
    workbook.sheets.flatMap(({ name, hidden }, index) =>
      hidden ? [] : [{ name, open: () => workbook.open(index) }],
    ),
    job,
  );
  for (const [index, { name, hidden, entry }] of workbook.sheets.entries()) {
    const before = packedBefore;
    const onBlock: SheetJob['onBlock'] = (phase, rows, bytes) => job.onBlock(phase, rows, before + bytes);
    const open = () => workbook.open(index, (bytes) => onBlock('recognise', 0, bytes));
    if (hidden && !(await isTicked(name, open, job))) add(hiddenReport(name));
    else add(await importSheet(name, open, { ...job, onBlock, elsewhere: elsewhere.get(name) }));
    packedBefore += entry.compressedSize;
  }
}
