import { blocksOf } from './container/blocks.ts';

const BLOCK = 8 * 1024 * 1024;

/**
 * SHA-256 of the bytes as hex; above 8 MiB the SHA-256 of the 8 MiB blocks' SHA-256s. Digests are made on another thread. Null
 * outside secure contexts, where the browser offers none, and after an abort.
 */
export async function contentHash(blob: Blob, signal?: AbortSignal): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  const digests: ArrayBuffer[] = [];
  for await (const block of blocksOf(blob, BLOCK)) {
    if (signal?.aborted === true) return null;
    digests.push(await subtle.digest('SHA-256', block));
  }
  const whole =
    digests.length === 1 ? digests[0] : await subtle.digest('SHA-256', await new Blob(digests).arrayBuffer());
  return [...new Uint8Array(whole ?? new ArrayBuffer(0))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
