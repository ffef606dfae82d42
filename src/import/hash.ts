import { blocksOf } from './container/blocks.ts';

/** Size of the pieces that are hashed. */
export const HASH_BLOCK = 8 * 1024 * 1024;

/**
 * SHA-256 as hex; above one block the SHA-256 of the blocks' SHA-256s. Digests are made on another thread while the caller goes
 * on. Null outside secure contexts, where the browser offers none.
 */
export class ContentHash {
  private readonly subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  private readonly digests: Promise<ArrayBuffer>[] = [];

  /** Blocks of HASH_BLOCK bytes, the last one shorter. Waits where more than two are under way. */
  async push(block: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.subtle === undefined) return;
    this.digests.push(this.subtle.digest('SHA-256', block));
    await this.digests.at(-3);
  }

  async hex(): Promise<string | null> {
    if (this.subtle === undefined) return null;
    const digests = await Promise.all(this.digests);
    const whole =
      digests.length === 1
        ? digests[0]
        : await this.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer());
    return [...new Uint8Array(whole ?? new ArrayBuffer(0))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  }
}

/** The hash of a whole blob, as importFile reports it. */
export async function contentHash(blob: Blob): Promise<string | null> {
  const hash = new ContentHash();
  for await (const block of blocksOf(blob, HASH_BLOCK)) await hash.push(block);
  return hash.hex();
}
