/** Large blocks: reading a Blob costs Chromium about as much per call as 2 MB do. */
const BLOCK = 8 * 1024 * 1024;

/** Blocks of a blob, the next one being fetched while one is worked on. */
export async function* blocksOf(blob: Blob, size = BLOCK): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let next: Promise<ArrayBuffer> | null = blob.size > 0 ? blob.slice(0, size).arrayBuffer() : null;
  for (let at = 0; next !== null; at += size) {
    const block: ArrayBuffer = await next;
    next = at + size < blob.size ? blob.slice(at + size, at + 2 * size).arrayBuffer() : null;
    yield new Uint8Array(block);
  }
}
