// Hidden sheets: listed and left out, unless a person ticked them.
import { AppError } from '@/engine/errors.ts';
import type { SheetSource } from '../rows.ts';
import type { SheetJob } from '../table/sheet.ts';
import { type SheetView, type UnknownSheet, viewSheet } from '../table/view.ts';
import { entriesFor, hasHeadings } from './match.ts';

/**
 * Whether a hidden sheet was ticked: in this file, or under its name in a file of the same layout. Only for the latter are its headings
 * looked at. What is said of this file alone is heard first.
 */
export async function isTicked(
  name: string,
  open: () => Promise<SheetSource>,
  job: SheetJob,
): Promise<boolean> {
  let view: SheetView | UnknownSheet | null = null;
  for (const { match, include_hidden } of entriesFor(job.options.mapping, job.file)) {
    if (include_hidden === undefined || (match.sheet !== undefined && match.sheet !== name)) continue;
    const { fingerprint, headings } = match;
    if (fingerprint === undefined && headings === undefined) return include_hidden;
    view ??= await seen(await open(), job);
    if (view.head === null || (fingerprint !== undefined && view.fingerprint !== fingerprint)) continue;
    if (headings === undefined || hasHeadings(view.head, headings)) return include_hidden;
  }
  return false;
}

/** A sheet that can't be read is none that was ticked. */
async function seen(sheet: SheetSource, job: SheetJob): Promise<SheetView | UnknownSheet> {
  try {
    return await viewSheet(sheet, job);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('import.'))
      return { head: null, recognition: null, fingerprint: null };
    throw error;
  }
}
