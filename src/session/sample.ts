// The sample company, served beside the page.
import { AppError } from '@/engine/errors.ts';
import type { Workspace } from './workspace.ts';

/** Name of the workspace that holds the sample company; pages show it in their language. */
export const SAMPLE = 'sample';

interface Manifest {
  files: { name: string; bytes: number }[];
  policy: string;
}

/** Fetches the sample files from the page's own folder and opens them as dropping them would. Throws `network.sample_unavailable`. */
export async function openSample(workspace: Workspace, name: string, signal?: AbortSignal): Promise<void> {
  const { id, storage, files: open } = workspace.state;
  if (id === SAMPLE && open.length > 0) return;
  if ((await workspace.listWorkspaces()).some((stored) => stored.id === SAMPLE)) {
    await workspace.openWorkspace(SAMPLE);
    return;
  }
  const manifest = JSON.parse(await (await fetchSample('manifest.json', signal)).text()) as Manifest;
  const names = [...manifest.files.map((file) => file.name), manifest.policy];
  const sources = await Promise.all(
    names.map(async (file) => ({ name: file, blob: await fetchSample(file, signal) })),
  );
  // Its own workspace: it never mixes with a company's files. Where nothing is stored that would lose them, so there it joins them.
  if (storage !== null) await workspace.createWorkspace(name, SAMPLE);
  await workspace.addFiles(sources, { name, ...(signal === undefined ? {} : { signal }) });
}

async function fetchSample(file: string, signal: AbortSignal | undefined): Promise<Blob> {
  const address = new URL(`sample/${encodeURIComponent(file)}`, document.baseURI);
  try {
    const response = await fetch(address, signal === undefined ? {} : { signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.blob();
  } catch (cause) {
    if (signal?.aborted === true) throw new AppError('cancelled', 'Cancelled', {}, { cause });
    throw new AppError('network.sample_unavailable', `${file} could not be loaded`, { file }, { cause });
  }
}
