// Files on their way in, and what they are once they wait or are in.
import type { TableDiff } from '@/catalog/compare.ts';
import type { Matters } from '@/catalog/matters/matters.ts';
import { contentHash } from '@/import/hash.ts';
import type { FileReport, ImportSource } from '@/import/index.ts';
import { membersOf } from '@/import/readers/archive.ts';
import type { Entry } from '../reading.ts';
import { asks, emptyReport, repeated, type StagedFile, type WorkspaceFile } from '../state.ts';
import type { Core } from './core.ts';

/** A file that is being read; `again` is the batch of the committed file that it is another reading of. */
export interface Incoming extends Entry {
  hash: string | null;
  replaces: WorkspaceFile['replaces'];
  importedAt: string;
  isKept?: boolean;
  again?: string | undefined;
}

/** Files as entries to read, archives as their members; bytes that are in the workspace already, or staged, are marked as repeated. */
export async function entriesOf(
  core: Core,
  sources: readonly ImportSource[],
  staged: readonly StagedFile[] = [],
): Promise<Incoming[]> {
  // Of files that could not be read nothing is there: they may come again, after an update or with a mapping.
  const known = new Set(
    [...core.state.files.filter((file) => file.isKept), ...staged].map((file) => file.hash),
  );
  const entries: Incoming[] = [];
  for (const source of await unpacked(sources)) {
    const hash = await contentHash(source.blob);
    const batch = core.nextBatch();
    const isRepeated = hash !== null && known.has(hash);
    known.add(hash);
    entries.push({
      batch,
      source,
      hash,
      report: isRepeated ? repeated(source.name) : emptyReport(source.name),
      replaces: [],
      importedAt: new Date().toISOString(),
    });
  }
  return entries;
}

/** The entry as a file of the workspace. */
export const fileOf = ({
  batch,
  source,
  hash,
  report,
  mapping,
  replaces,
  importedAt,
  isKept,
}: Incoming): WorkspaceFile => ({
  batch,
  source,
  hash,
  report,
  mapping,
  replaces,
  importedAt,
  isKept: isKept === true || report.error === undefined,
});

/** A staged file as an entry to read once more. */
export const incoming = ({ batch, source, hash, report, mapping, again }: StagedFile): Incoming => ({
  again,
  batch,
  source,
  hash,
  report,
  mapping,
  replaces: [],
  importedAt: new Date().toISOString(),
});

/** The entry as a file that waits for review. */
export const stagedOf = (
  { batch, source, hash, report, mapping, again }: Incoming,
  diff: readonly TableDiff[],
  matters: Matters = { words: [], units: [], people: [], zeros: null },
): StagedFile => ({
  batch,
  source,
  hash,
  report,
  mapping,
  status: matters.zeros === null ? statusOf(report) : 'asks',
  diff,
  matters,
  again,
});

/** A question, or a layout or an encoding that a mapping could explain. */
export const needsReview = (report: FileReport): boolean =>
  statusOf(report) === 'asks' ||
  report.error?.code === 'import.unknown_layout' ||
  report.error?.code === 'import.encoding';

function statusOf(report: FileReport): StagedFile['status'] {
  if (report.error !== undefined) return report.error.code === 'import.repeated' ? 'repeated' : 'failed';
  return asks(report) ? 'asks' : 'ready';
}

/** Archives as their members; one that can't be opened stays, and says so when it is read. */
async function unpacked(sources: readonly ImportSource[]): Promise<ImportSource[]> {
  const opened = await Promise.all(sources.map((source) => membersOf(source).catch(() => null)));
  return sources.flatMap((source, index) => opened[index] ?? [source]);
}
