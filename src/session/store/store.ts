// Workspaces on a directory. Bytes are named by their hash and written first; the document goes into the older of two slots and
// carries a checksum, so that a crash at any moment leaves the state before or the state after.
import type { Directory } from './directory.ts';
import { parseDocument, type WorkspaceDocument } from './document.ts';

export interface WorkspaceSummary {
  id: string;
  name: string;
  files: number;
  bytes: number;
  changedAt: string;
}

interface Slot {
  sequence: number;
  /** SHA-256 of the document's text: a slot that was cut off is not whole. */
  checksum: string;
  document: string;
}

const SLOTS = ['a', 'b'] as const;
const slotPath = (id: string, slot: string) => `workspaces/${id}/${slot}.json`;
const blobPath = (hash: string) => `blobs/${hash}`;

export class WorkspaceStore {
  constructor(
    private readonly directory: Directory,
    /** Runs writes of all tabs one after the other: one tab must not sweep away bytes that another has just written. */
    private readonly exclusive: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
  ) {}

  /** All workspaces that can be read, last changed first. */
  async list(): Promise<WorkspaceSummary[]> {
    const found: WorkspaceSummary[] = [];
    for (const id of await this.directory.list('workspaces')) {
      const document = await this.load(id).catch(() => null);
      if (document !== null) found.push(summaryOf(document));
    }
    return found.sort((a, b) => b.changedAt.localeCompare(a.changedAt));
  }

  /** The newest whole state; null where there is none. Throws `workspace.newer_version`, `workspace.damaged`. */
  async load(id: string): Promise<WorkspaceDocument | null> {
    const newest = (await this.slots(id)).at(-1);
    return newest === undefined ? null : parseDocument(JSON.parse(newest.slot.document));
  }

  /** Bytes of a file; null where they are missing. */
  blob(hash: string): Promise<Blob | null> {
    return this.directory.read(blobPath(hash));
  }

  /** Durable when it resolves. `bytes` must hold the files that are new; those already kept are not written again. */
  save(document: WorkspaceDocument, bytes: ReadonlyMap<string, Blob>): Promise<void> {
    return this.exclusive(() => this.write(document, bytes));
  }

  private async write(document: WorkspaceDocument, bytes: ReadonlyMap<string, Blob>): Promise<void> {
    for (const { hash, size } of document.files) {
      const kept = await this.blob(hash);
      const given = bytes.get(hash);
      if (given !== undefined && kept?.size !== size) await this.directory.write(blobPath(hash), given);
    }
    const slots = await this.slots(document.id);
    const newest = slots.at(-1);
    const target = SLOTS.find((slot) => slot !== newest?.name) ?? 'a';
    const text = JSON.stringify(document);
    const slot: Slot = {
      sequence: (newest?.slot.sequence ?? 0) + 1,
      checksum: await sha256(text),
      document: text,
    };
    await this.directory.write(slotPath(document.id, target), new Blob([JSON.stringify(slot)]));
    // The new state stands: what could not be swept away now is swept away the next time.
    await this.dropUnused().catch(() => undefined);
  }

  /** Gone means gone: the document, and the bytes no other workspace uses. */
  remove(id: string): Promise<void> {
    return this.exclusive(async () => {
      await this.directory.remove(`workspaces/${id}`);
      await this.dropUnused();
    });
  }

  /** Whole slots, oldest first. */
  private async slots(id: string): Promise<{ name: string; slot: Slot }[]> {
    const whole: { name: string; slot: Slot }[] = [];
    for (const name of SLOTS) {
      const content = await this.directory.read(slotPath(id, name));
      const slot = content === null ? null : await readSlot(content);
      if (slot !== null) whole.push({ name, slot });
    }
    return whole.sort((a, b) => a.slot.sequence - b.slot.sequence);
  }

  /** Bytes that no state of any workspace names. Both slots count: the older one is what a damaged newer one falls back to. */
  private async dropUnused(): Promise<void> {
    const used = new Set<string>();
    for (const id of await this.directory.list('workspaces'))
      for (const { slot } of await this.slots(id))
        for (const match of slot.document.matchAll(/"hash":"([^"]+)"/g)) used.add(match[1] ?? '');
    for (const hash of await this.directory.list('blobs'))
      if (!used.has(hash)) await this.directory.remove(blobPath(hash));
  }
}

export function summaryOf(document: WorkspaceDocument): WorkspaceSummary {
  const { id, name, files, changedAt } = document;
  return { id, name, files: files.length, bytes: files.reduce((sum, file) => sum + file.size, 0), changedAt };
}

async function readSlot(content: Blob): Promise<Slot | null> {
  try {
    const slot = JSON.parse(await content.text()) as Slot;
    return slot.checksum === (await sha256(slot.document)) ? slot : null;
  } catch {
    return null;
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
