// A worksheet's rows, as often as they are asked for.
import type { ZipEntry } from '../container/zip.ts';
import type { SheetSource } from '../rows.ts';
import { PackedReader } from './packed-rows.ts';
import { type CellContext, type SheetPage, SheetScanner } from './sheet-scanner.ts';

/**
 * Reads a sheet to its end and keeps its rows packed; where they take more than `keep` bytes, the XML is read again every time. Where the
 * XML breaks a rule, the rows before that place can be read, then the error is thrown: what the sheet is can still be said.
 */
export async function readSheet(
  context: CellContext,
  blocks: () => AsyncIterable<Uint8Array>,
  { size, compressedSize }: Pick<ZipEntry, 'size' | 'compressedSize'>,
  keep: number,
  onBlock?: (bytes: number) => Promise<void>,
): Promise<Pick<SheetSource, 'merges' | 'read'>> {
  const consumed = ({ unpacked }: SheetPage): number =>
    Math.min(1, unpacked / Math.max(1, size)) * compressedSize;
  const scanner = new SheetScanner(context);
  let kept: SheetPage[] | null = [];
  let packed = 0;
  for await (const page of scanner.pages(blocks())) {
    packed += page.rows.length;
    if (packed > keep) kept = null;
    kept?.push(page);
    await onBlock?.(consumed(page));
  }
  return {
    merges: scanner.merges,
    read: async (onRow, onPage) => {
      const reader = new PackedReader(context.strings, onRow);
      for await (const page of kept ?? new SheetScanner(context).pages(blocks())) {
        if (!reader.read(page.rows)) return;
        await onPage?.(consumed(page));
      }
      if (scanner.failure !== null) throw scanner.failure;
    },
  };
}
