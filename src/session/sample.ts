// The sample company, served beside the page.
import { AppError } from '@/engine/errors.ts';
import { parsePolicy } from './policy.ts';
import type { Workspace } from './workspace.ts';

interface Manifest {
  files: { name: string; bytes: number }[];
  policy: string;
}

/** Fetches the sample files from the page's own folder and opens them as dropping them would. Throws `network.sample_unavailable`. */
export async function openSample(workspace: Workspace, name: string, signal?: AbortSignal): Promise<void> {
  const manifest = JSON.parse(await (await fetchSample('manifest.json', signal)).text()) as Manifest;
  const [policy, ...blobs] = await Promise.all(
    [manifest.policy, ...manifest.files.map((file) => file.name)].map((file) => fetchSample(file, signal)),
  );
  if (policy !== undefined) await workspace.setPolicy(parsePolicy(await policy.text(), manifest.policy));
  const sources = manifest.files.flatMap((file, index) => {
    const blob = blobs[index];
    return blob === undefined ? [] : [{ name: file.name, blob }];
  });
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
