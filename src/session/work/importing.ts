// Files become part of the workspace, as a whole or not at all; and everything anew from the bytes of files that were part of it.
import { buildCatalog, intakeTables } from '@/catalog/catalog.ts';
import { dropOlder } from '@/catalog/compare.ts';
import type { Matters } from '@/catalog/matters/matters.ts';
import { toAppError } from '@/engine/errors.ts';
import type { FileReport, ImportSource, MappingDocument } from '@/import/index.ts';
import { loadPolicy, type Policy } from '../policy.ts';
import { readFiles } from '../reading.ts';
import { emptyReport, touched, type WorkspaceFile, type WorkspaceState } from '../state.ts';
import type { Core } from './core.ts';
import { entriesOf, fileOf, type Incoming, needsReview, stagedOf } from './entries.ts';

export interface AddOptions {
  signal?: AbortSignal;
  mapping?: MappingDocument;
  name?: string;
  /** Files that ask something, or whose layout nobody knows, are staged for review instead; the others are imported. */
  hold?: boolean;
}

const RESTARTS_PER_IMPORT = 3;

/** Reads files into the workspace; resolves with what became of each. */
export async function add(
  core: Core,
  sources: readonly ImportSource[],
  options: AddOptions,
): Promise<FileReport[]> {
  if (options.mapping !== undefined) core.set({ mapping: options.mapping });
  const entries = await entriesOf(core, sources);
  await importAll(core, entries, options);
  return entries.map((entry) => entry.report);
}

/** Reads entries and makes them part of the workspace; `isKept`: they are stored already. */
export async function importAll(
  core: Core,
  entries: Incoming[],
  options: AddOptions,
  { isKept = false } = {},
): Promise<void> {
  const before = core.state;
  for (const entry of entries) entry.mapping ??= before.mapping;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await importOnce(core, entries, before, options, isKept);
      return;
    } catch (thrown) {
      const error = toAppError(thrown);
      core.set({ files: before.files, policy: before.policy, name: before.name });
      if (error.code === 'engine.restarted' && attempt < RESTARTS_PER_IMPORT) {
        for (const entry of entries)
          if (entry.report.error?.code !== 'import.repeated') entry.report = emptyReport(entry.source.name);
        continue;
      }
      await undo(core, entries, before, isKept);
      throw error;
    }
  }
}

async function importOnce(
  core: Core,
  entries: readonly Incoming[],
  before: WorkspaceState,
  options: AddOptions,
  isKept: boolean,
): Promise<void> {
  await readFiles(core.engine, core.importer, entries, core.readOptions(options.signal));
  await core.booted;
  const policyTables =
    core.state.policy === before.policy ? [] : await loadPolicy(core.engine, core.state.policy);
  const zeros = options.hold === true ? await zerosIn(core, entries) : new Map<string, Matters>();
  const held =
    options.hold === true
      ? entries.filter((entry) => needsReview(entry.report) || zeros.has(entry.batch))
      : [];
  await core.takeOut(held);
  const added = entries.filter((entry) => !held.includes(entry)).map(fileOf);
  const all = [...before.files, ...added];
  const identified = added.length === 0 ? [] : await core.identify(touched(all));
  await dropOlder(core.engine, all);
  if (added.length > 0) await core.rebuild([...touched(added), ...identified, ...policyTables], options);
  // Only now: a restart before this point restores the files of before, and the import is tried again as a whole.
  const name = before.name || options.name || (entries[0]?.source.name ?? '');
  if (!isKept && before.id === null && all.length > 0) core.set(await core.keeper.begin());
  if (!isKept && added.length > 0) {
    core.set({ phase: 'busy' });
    await core.keep({ files: all, name });
  }
  core.set({
    files: core.state.files === before.files ? all : core.state.files,
    name,
    phase: all.length > 0 ? 'ready' : 'empty',
    progress: null,
    staged: [...before.staged, ...held.map((entry) => stagedOf(entry, [], zeros.get(entry.batch)))],
  });
}

/** Brings the database and the store back to what they were before an import that failed. */
async function undo(
  core: Core,
  entries: readonly Incoming[],
  before: WorkspaceState,
  isKept: boolean,
): Promise<void> {
  if (before.id === null && core.state.id !== null) {
    await core.keeper.release();
    core.set({ id: null });
  }
  await core.takeOut(entries);
  await loadPolicy(core.engine, before.policy);
  if (!isKept && entries.some((entry) => entry.replaces.length > 0)) {
    // The rows they were to replace are gone from the intake: only the bytes still have them.
    await reopen(core, before.files, before.policy);
    core.set({ staged: before.staged });
    return;
  }
  await buildCatalog(core.engine, intakeTables());
  core.settle();
}

/**
 * Everything anew from the bytes of these files. Where that fails, what is stored is let go of: with half of its files open, the next
 * commit would store that half in its place.
 */
export async function reopen(core: Core, files: readonly WorkspaceFile[], policy: Policy): Promise<void> {
  const before = core.state;
  try {
    await core.booted;
    await core.clear(files);
    core.set({ files: [], staged: [], policy });
    await loadPolicy(core.engine, policy);
    const entries = files.map((file): Incoming => ({ ...file, report: emptyReport(file.source.name) }));
    if (entries.length === 0) await core.rebuild(intakeTables());
    else await importAll(core, entries, {}, { isKept: true });
  } catch (error) {
    if (before.id === null) core.set({ files: before.files, policy: before.policy });
    else {
      await core.close();
      core.keeper.remember(before.id);
    }
    throw error;
  }
}

/** Files that only a question about leading zeros makes meet the roster. */
async function zerosIn(core: Core, entries: readonly Incoming[]): Promise<Map<string, Matters>> {
  const good = entries.filter((entry) => entry.report.error === undefined);
  const { zerosOf } = await import('@/catalog/matters/people.ts');
  const zeros = await zerosOf(core.engine, core.identities, {
    tables: touched(good),
    batches: good.map((entry) => entry.batch),
  });
  return new Map(zeros.map((each) => [each.batch, { words: [], units: [], people: [], zeros: each }]));
}
