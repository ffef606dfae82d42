// One pass over a file before anything is decided: its hash, and whether all of it is UTF-8.
import { blocksOf } from '../container/blocks.ts';
import { ContentHash, HASH_BLOCK } from '../hash.ts';
import { Utf8Check } from './utf8.ts';

export interface Survey {
  hash: string | null;
  utf8: boolean;
}

export async function surveyBlob(blob: Blob, onBlock: (bytes: number) => void): Promise<Survey> {
  const hash = new ContentHash();
  const check = new Utf8Check();
  let bytes = 0;
  for await (const block of blocksOf(blob, HASH_BLOCK)) {
    const hashed = hash.push(block);
    check.push(block);
    await hashed;
    bytes += block.length;
    onBlock(bytes);
  }
  return { hash: await hash.hex(), utf8: check.end() };
}
