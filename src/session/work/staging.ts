// Files that wait: read, compared with what is there, and taken out again. Dashboards do not see them.
import { buildCatalog, stagingAfter } from '@/catalog/catalog.ts';
import { compare, rememberBefore, type TableDiff } from '@/catalog/compare.ts';
import type { Matters } from '@/catalog/matters/matters.ts';
import type { Identities } from '@/catalog/matters/people.ts';
import type { ImportSource, MappingDocument } from '@/import/index.ts';
import { readFiles } from '../reading.ts';
import { emptyReport, type StagedFile, touched } from '../state.ts';
import type { Core } from './core.ts';
import { entriesOf, type Incoming, incoming, stagedOf } from './entries.ts';
import { type AddOptions, reopen } from './importing.ts';

/** An answer about who is meant, in all files: what files call a person, or the one about leading zeros. */
export type SaidIdentity = { person: string } | 'zeros';

/** Reads files and compares them, and those that wait already, with what is there. */
export async function compareNew(
  core: Core,
  sources: readonly ImportSource[],
  options: AddOptions,
): Promise<void> {
  if (options.mapping !== undefined) core.set({ mapping: options.mapping });
  if (options.name !== undefined && core.state.name === '') core.set({ name: options.name });
  const before = core.state.staged;
  const entries = await entriesOf(core, sources, before);
  await preview(core, [...before.map(incoming), ...entries], options.signal);
}

/** What staged files would change, after what they are compared with has changed. */
export async function compareAgain(core: Core, staged: readonly StagedFile[]): Promise<void> {
  core.set({ staged });
  if (staged.some((file) => file.diff.length > 0)) await preview(core, staged.map(incoming));
}

/** Reads a staged or committed file again under a mapping; a committed one is committed again at once. */
export async function restage(core: Core, batch: string, mapping: MappingDocument): Promise<void> {
  const { merged } = await import('@/import/mapping/entries.ts');
  const before = core.identities;
  core.set({ mapping: merged(core.state.mapping, mapping) });
  if (core.state.staged.some((file) => file.batch === batch)) {
    await core.keep();
    await alignCommitted(core, before);
    const entries = core.state.staged.map(incoming);
    await preview(
      core,
      entries.map((entry) => ({
        ...entry,
        mapping: entry.batch === batch ? mapping : merged(entry.mapping, mapping),
      })),
    );
    return;
  }
  const { staged } = core.state;
  const files = core.state.files.map((file) => (file.batch === batch ? { ...file, mapping } : file));
  await reopen(core, files, core.state.policy);
  await core.keep();
  await compareAgain(core, staged);
}

/**
 * Takes back an answer about who is meant. It stands in the mapping of every file that was read under it: left there, it would be said
 * again with the next answer to one of them.
 */
export async function takeBackIdentity(core: Core, said: SaidIdentity): Promise<void> {
  const { withoutIdentity } = await import('@/import/mapping/entries.ts');
  const before = core.identities;
  const without = <Read extends { mapping?: MappingDocument | undefined }>(read: Read): Read =>
    read.mapping === undefined ? read : { ...read, mapping: withoutIdentity(read.mapping, said) };
  const { mapping, files, staged } = core.state;
  core.set({ ...without({ mapping }), files: files.map(without), staged: staged.map(without) });
  await core.keep();
  await alignCommitted(core, before);
  if (staged.length > 0) await preview(core, core.state.staged.map(incoming));
}

/** Puts a committed file up for review once more; nothing where it is up already. */
export async function reconsider(core: Core, batch: string): Promise<void> {
  const { files, staged } = core.state;
  const file = files.find((each) => each.batch === batch);
  if (file === undefined || staged.some(({ again }) => again === batch)) return;
  const { source, hash, mapping } = file;
  const entry: Incoming = {
    batch: core.nextBatch(),
    source,
    hash,
    report: emptyReport(source.name),
    mapping,
    replaces: [],
    importedAt: new Date().toISOString(),
    again: batch,
  };
  await preview(core, [...staged.map(incoming), entry]);
}

/** Forgets these staged files, or all. The others are compared again where they speak of the same tables. */
export async function discard(core: Core, batches?: readonly string[]): Promise<void> {
  const gone = core.state.staged.filter((file) => batches?.includes(file.batch) ?? true);
  const left = core.state.staged.filter((file) => !gone.includes(file));
  const tables = new Set(gone.flatMap((file) => file.diff.map((diff) => diff.table)));
  if (left.some((file) => file.diff.some((diff) => tables.has(diff.table)))) await compareAgain(core, left);
  else core.set({ staged: left });
  // A name that came from a file goes with it.
  const { files, name, id } = core.state;
  const names = [...files, ...left].map((file) => file.source.name);
  if (names.includes(name) || !gone.some((file) => file.source.name === name)) return;
  const change = { name: names[0] ?? '' };
  if (id === null) core.set(change);
  else await core.keep(change);
}

/** Reads entries, compares them with what is there, and takes their rows out again: they are what is staged then. */
async function preview(core: Core, entries: Incoming[], signal?: AbortSignal): Promise<void> {
  const { policy } = core.state;
  for (const entry of entries) {
    entry.mapping ??= core.state.mapping;
    if (entry.report.error?.code !== 'import.repeated') entry.report = emptyReport(entry.source.name);
  }
  let diffs = new Map<string, TableDiff[]>();
  let matters = new Map<string, Matters>();
  try {
    await core.built();
    await readFiles(core.engine, core.importer, entries, core.readOptions(signal));
    const good = entries.filter((entry) => entry.report.error === undefined);
    const tables = touched(good);
    const batches = good.map((entry) => entry.batch);
    await core.identify(tables, batches);
    const steps = stagingAfter(tables);
    await rememberBefore(core.engine, steps);
    diffs = await compare(core.engine, steps, batches);
    const { mattersOf } = await import('@/catalog/matters/matters.ts');
    matters = await mattersOf(core.engine, core.identities, { tables, batches });
  } finally {
    await core.takeOut(entries);
    await buildCatalog(core.engine, [], { steps: stagingAfter([...touched(entries), 'batch']) });
    core.settle({ policy });
  }
  core.set({
    staged: entries.map((entry) => stagedOf(entry, diffs.get(entry.batch) ?? [], matters.get(entry.batch))),
  });
}

/** Brings what is committed in line with who is meant now. What was said before and is taken back needs the bytes again. */
async function alignCommitted(core: Core, before: Identities | undefined): Promise<void> {
  const { files, policy, staged } = core.state;
  const now = core.identities;
  if (files.length === 0 || JSON.stringify(now) === JSON.stringify(before)) return;
  const isTakenBack =
    (before?.zeros !== undefined && JSON.stringify(before.zeros) !== JSON.stringify(now?.zeros)) ||
    Object.entries(before?.people ?? {}).some(([from, to]) => now?.people?.[from] !== to);
  if (isTakenBack) {
    await reopen(core, files, policy);
    core.set({ staged });
    return;
  }
  const changed = await core.identify(touched(files));
  if (changed.length > 0) await core.rebuild(changed);
}
