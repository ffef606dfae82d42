// Staged files become part of the workspace, and files of it go again.
import { forgetBatch } from '@/catalog/catalog.ts';
import type { FileReport } from '@/import/index.ts';
import { defaultPolicy, loadPolicy, POLICY_CONTAINER } from '../policy.ts';
import type { StagedFile } from '../state.ts';
import type { Core } from './core.ts';
import { type Incoming, incoming } from './entries.ts';
import { importAll, reopen } from './importing.ts';
import { compareAgain } from './staging.ts';

export interface CommitOptions {
  /** Staged files to commit; all that are ready without. */
  batches?: readonly string[];
  /** Files whose periods replace what older files stated for them; the others add to it. */
  replace?: readonly string[];
  signal?: AbortSignal;
}

/** Commits staged files, other readings of committed ones in their place; what still waits is compared again. */
export async function commit(core: Core, options: CommitOptions): Promise<FileReport[]> {
  const wanted = core.state.staged.filter((file) =>
    options.batches === undefined ? file.status === 'ready' : options.batches.includes(file.batch),
  );
  await rememberLayouts(core, wanted);
  const before = core.state;
  const isAgain = (file: StagedFile) => before.files.some(({ batch }) => batch === file.again);
  const reread = wanted.filter(isAgain);
  if (reread.length > 0) {
    const mappings = new Map(reread.map(({ again, mapping }) => [again, mapping]));
    const files = before.files.map((file) =>
      mappings.has(file.batch) ? { ...file, mapping: mappings.get(file.batch) } : file,
    );
    await reopen(core, files, before.policy);
    await core.keep();
  }
  const fresh = wanted.filter((file) => !isAgain(file));
  const entries = fresh.map(
    (file): Incoming => ({
      ...incoming(file),
      replaces: options.replace?.includes(file.batch)
        ? file.diff.flatMap(({ table, replaces }) => replaces.map(({ period }) => ({ table, period })))
        : [],
    }),
  );
  if (entries.length > 0) await importAll(core, entries, options);
  const left = before.staged.filter((file) => !wanted.includes(file));
  await compareAgain(core, left);
  return entries.map((entry) => entry.report);
}

/** What a person said of one file's encoding and its hidden sheets is said of their layouts once the file is taken. */
async function rememberLayouts(core: Core, files: readonly StagedFile[]): Promise<void> {
  const said = files.filter(
    ({ report: { declared_encoding, sheets } }) =>
      declared_encoding !== undefined ||
      sheets.some(({ notes }) => notes.some(({ code }) => code === 'hidden_sheet_read')),
  );
  if (said.length === 0) return;
  const { withLayoutEncoding, withLayoutHidden } = await import('@/import/mapping/entries.ts');
  core.set({
    mapping: said.reduce(
      (mapping, { report }) => withLayoutHidden(withLayoutEncoding(mapping, report), report),
      core.state.mapping,
    ),
  });
}

/** Takes a file out again. What it had replaced counts again, which only the bytes still have. */
export async function remove(core: Core, batch: string): Promise<void> {
  const file = core.state.files.find((entry) => entry.batch === batch);
  const files = core.state.files.filter((entry) => entry.batch !== batch);
  const { staged } = core.state;
  if (file !== undefined && file.replaces.length > 0) await reopen(core, files, core.state.policy);
  else if (file?.report.container === POLICY_CONTAINER) {
    core.set({ files, policy: defaultPolicy });
    await core.rebuild(await loadPolicy(core.engine, defaultPolicy));
  } else {
    core.set({ files });
    await core.rebuild(await forgetBatch(core.engine, batch));
  }
  await core.keep();
  await compareAgain(core, staged);
}
