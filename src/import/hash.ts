const BLOCK = 8 * 1024 * 1024;

/**
 * SHA-256 as hex; above 8 MiB the SHA-256 of the blocks' SHA-256s. Null outside secure contexts, where there is no digest, where
 * the bytes can't be read, and after an abort.
 */
export async function contentHash(blob: Blob, signal?: AbortSignal): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  try {
    const digests: Uint8Array<ArrayBuffer>[] = [];
    for (let at = 0; at === 0 || at < blob.size; at += BLOCK) {
      if (signal?.aborted === true) return null;
      digests.push(
        new Uint8Array(await subtle.digest('SHA-256', await blob.slice(at, at + BLOCK).arrayBuffer())),
      );
    }
    const [first] = digests;
    const whole =
      digests.length === 1 && first !== undefined
        ? first
        : new Uint8Array(await subtle.digest('SHA-256', await new Blob(digests).arrayBuffer()));
    return [...whole].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}
