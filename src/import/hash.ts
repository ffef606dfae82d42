const BLOCK = 64 * 1024 * 1024;

/** SHA-256 as hex; above 64 MiB the SHA-256 of the blocks' SHA-256s. Null outside secure contexts, where there is no digest. */
export async function contentHash(blob: Blob): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  const digests: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < blob.size; at += BLOCK) {
    digests.push(
      new Uint8Array(await subtle.digest('SHA-256', await blob.slice(at, at + BLOCK).arrayBuffer())),
    );
  }
  const [only] = digests;
  const bytes =
    digests.length === 1 && only !== undefined
      ? only
      : new Uint8Array(
          await subtle.digest('SHA-256', Uint8Array.from(digests.flatMap((digest) => [...digest]))),
        );
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
