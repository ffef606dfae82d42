// Stored workspaces and workspace files: opened, followed, made, deleted, saved.
import { AppError, toAppError } from '@/engine/errors.ts';
import type { MappingDocument } from '@/import/index.ts';
import { readOnly } from '../keeper.ts';
import { defaultPolicy, type Policy, parsePolicy } from '../policy.ts';
import { emptyReport, type WorkspaceFile } from '../state.ts';
import type { WorkspaceDocument } from '../store/document.ts';
import type { Core } from './core.ts';
import { reopen } from './importing.ts';

/** Opens the workspace this browser had open last, if there is one. Where that fails the state says so. */
export async function openLast(core: Core): Promise<void> {
  const storage = await core.keeper.storage();
  core.set({ storage });
  const last = await core.keeper.last();
  if (last !== null) {
    await open(core, last).catch((error: unknown) => core.set({ error: toAppError(error) }));
  }
  // Not awaited: files that come meanwhile are read while the engine boots.
  void core.booted.then(() => {
    if (core.state.phase === 'booting') core.set({ phase: 'empty' });
  });
}

/** Closes what is open and opens a stored workspace: its files are read again. Throws `workspace.damaged`. */
export async function open(core: Core, id: string): Promise<void> {
  const document = await core.keeper.load(id);
  if (document === null)
    throw new AppError('workspace.damaged', `There is no workspace ${id}`, {
      path: id,
      problem: 'not stored',
    });
  const content = await contentOf(document, (hash) => core.keeper.blob(hash));
  await core.close();
  const role = await core.keeper.claim(id);
  core.set({ id, name: document.name, role, mapping: content.mapping });
  // Before its files are read: who reloads meanwhile opens it again.
  core.keeper.remember(id);
  await reopen(core, content.files, content.policy);
}

/** The stored state again: after another tab changed it, or after this one became its owner. */
export async function reload(core: Core): Promise<void> {
  const { id } = core.state;
  if (id === null) return;
  try {
    const document = await core.keeper.load(id);
    if (document === null) return;
    const content = await contentOf(document, (hash) => core.keeper.blob(hash));
    core.set({ name: document.name, mapping: content.mapping });
    await reopen(core, content.files, content.policy);
  } catch (error) {
    // What is shown is not what is stored: an owner would store the old state over the new one.
    await core.close();
    throw error;
  }
}

/** Makes this tab the owner of what is open: the other one finishes what it is doing and reads on. */
export async function takeOver(core: Core): Promise<void> {
  // Its owner before it has opened what is stored: a press on what it shows meanwhile would be lost.
  core.set({ phase: 'busy', error: null });
  try {
    await core.keeper.takeOver();
    await reload(core);
  } catch (error) {
    core.set({ error: toAppError(error) });
    throw error;
  } finally {
    if (core.state.phase === 'busy') core.settle();
  }
}

/** Closes what is open and starts an empty workspace. */
export async function create(core: Core, name: string, id: string): Promise<void> {
  await core.close();
  const role = await core.keeper.claim(id);
  core.set({ id, name, role });
  if (core.state.files.length > 0 || core.state.policy !== defaultPolicy)
    await reopen(core, [], defaultPolicy);
}

/** Deletes a stored workspace with its bytes; the open one is closed first. */
export async function erase(core: Core, id: string): Promise<void> {
  const isOpen = core.state.id === id;
  if (isOpen && core.state.role === 'reader') throw readOnly();
  if (isOpen) await core.close();
  try {
    await core.keeper.remove(id);
  } finally {
    if (isOpen) await reopen(core, [], defaultPolicy);
  }
  core.set({ storage: await core.keeper.storage() });
}

/** The open workspace as one file. */
export async function save(core: Core): Promise<Blob> {
  const { saveArchive } = await import('../store/archive.ts');
  const bytes = new Map(core.state.files.map((file) => [file.hash, file.source.blob]));
  return saveArchive(core.keeper.document(core.state), async (hash) => bytes.get(hash) ?? null);
}

/** Opens a workspace file as a workspace of its own: under another id where its own is taken. */
export async function openFile(core: Core, archive: Blob): Promise<void> {
  const { openArchive } = await import('../store/archive.ts');
  const { document, bytes } = await openArchive(archive);
  const content = await contentOf(document, async (hash) => bytes.get(hash) ?? null);
  await core.close();
  const known = (await core.keeper.list()).some(({ id }) => id === document.id);
  const id = known ? crypto.randomUUID() : document.id;
  const role = await core.keeper.claim(id);
  core.set({ id, name: document.name, role, mapping: content.mapping });
  await reopen(core, content.files, content.policy);
  await core.keep();
}

/** What a document names, whole and understood before anything that is open is touched. */
async function contentOf(
  document: WorkspaceDocument,
  blob: (hash: string) => Promise<Blob | null>,
): Promise<{ files: WorkspaceFile[]; policy: Policy; mapping: MappingDocument | undefined }> {
  const files: WorkspaceFile[] = [];
  for (const { batch, name, hash, importedAt, mapping, replaces } of document.files) {
    const bytes = await blob(hash);
    if (bytes === null)
      throw new AppError('workspace.damaged', `${name}: its bytes are missing`, {
        path: name,
        problem: hash,
      });
    files.push({
      batch,
      source: { name, blob: bytes },
      hash,
      report: emptyReport(name),
      importedAt,
      mapping: await mappingOf(mapping, name),
      replaces,
      isKept: true,
    });
  }
  const policy =
    document.policy === null ? defaultPolicy : parsePolicy(JSON.stringify(document.policy), document.name);
  return { files, policy, mapping: await mappingOf(document.mapping, document.name) };
}

/** A stored mapping, of any version that mappings ever had. What reads it knows every table, and is loaded where there is one. */
async function mappingOf(stored: unknown, name: string): Promise<MappingDocument | undefined> {
  if (stored === undefined || stored === null) return undefined;
  const { parseMapping } = await import('@/import/mapping/document.ts');
  return parseMapping(JSON.stringify(stored), name);
}
