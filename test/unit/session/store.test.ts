// Workspaces on a directory: what is saved is found again, and a crash at any single step leaves the old state or the new one.
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { contentHash } from '@/import/hash.ts';
import { openArchive, saveArchive } from '@/session/store/archive.ts';
import { type Directory, memoryDirectory } from '@/session/store/directory.ts';
import { parseDocument, type WorkspaceDocument } from '@/session/store/document.ts';
import { WorkspaceStore } from '@/session/store/store.ts';

async function original(text: string): Promise<[string, Blob]> {
  const blob = new Blob([text]);
  return [(await contentHash(blob)) ?? '', blob];
}

const document = (
  id: string,
  files: [string, Blob][],
  changedAt = '2026-01-01T00:00:00Z',
): WorkspaceDocument => ({
  version: 2,
  id,
  name: `workspace ${id}`,
  createdAt: '2026-01-01T00:00:00Z',
  changedAt,
  policy: null,
  mapping: null,
  files: files.map(([hash, blob], index) => ({
    batch: `b${index + 1}`,
    name: `file${index + 1}.csv`,
    hash,
    size: blob.size,
    importedAt: changedAt,
    replaces: [],
  })),
});

/** A directory whose write or removal number `fatal` and all after it fail: the process died there. */
function mortal(files: Map<string, Blob>, fatal: number): Directory & { steps: number } {
  const kept = memoryDirectory(files);
  const dying = {
    ...kept,
    steps: 0,
    write: (path: string, content: Blob) => step(() => kept.write(path, content)),
    remove: (path: string) => step(() => kept.remove(path)),
  };
  const step = async (work: () => Promise<void>) => {
    dying.steps += 1;
    if (dying.steps >= fatal) throw new Error('died');
    await work();
  };
  return dying;
}

test('what is saved is found again, newest first, with its bytes', async () => {
  const [a, b] = [await original('a'), await original('b')];
  const store = new WorkspaceStore(memoryDirectory());
  await store.save(document('one', [a], '2026-01-01T00:00:00Z'), new Map([a]));
  await store.save(document('two', [a, b], '2026-02-01T00:00:00Z'), new Map([a, b]));
  expect(await store.list()).toEqual([
    { id: 'two', name: 'workspace two', files: 2, bytes: 2, changedAt: '2026-02-01T00:00:00Z' },
    { id: 'one', name: 'workspace one', files: 1, bytes: 1, changedAt: '2026-01-01T00:00:00Z' },
  ]);
  expect(await store.load('one')).toEqual(document('one', [a], '2026-01-01T00:00:00Z'));
  expect(await (await store.blob(b[0]))?.text()).toBe('b');
  expect(await store.load('three')).toBeNull();
});

test('a crash at any step of a save leaves the state before or the state after, with all of its bytes', async () => {
  const [a, b, c] = [await original('a'), await original('b'), await original('c')];
  const before = document('one', [a, b], '2026-01-01T00:00:00Z');
  const after = document('one', [b, c], '2026-02-01T00:00:00Z');
  const seen = new Set<string>();
  for (let fatal = 1; ; fatal += 1) {
    const files = new Map<string, Blob>();
    await new WorkspaceStore(memoryDirectory(files)).save(before, new Map([a, b]));
    const dying = mortal(files, fatal);
    await new WorkspaceStore(dying).save(after, new Map([b, c])).catch(() => undefined);
    const reopened = new WorkspaceStore(memoryDirectory(files));
    const found = await reopened.load('one');
    expect([before, after]).toContainEqual(found);
    seen.add(found?.changedAt ?? '');
    for (const file of found?.files ?? []) expect((await reopened.blob(file.hash))?.size).toBe(file.size);
    if (dying.steps < fatal) break;
  }
  expect(seen.size).toBe(2);
});

test('a slot that was cut off or changed counts as not there', async () => {
  const a = await original('a');
  const files = new Map<string, Blob>();
  const store = new WorkspaceStore(memoryDirectory(files));
  await store.save(document('one', [a], '2026-01-01T00:00:00Z'), new Map([a]));
  await store.save(document('one', [a], '2026-02-01T00:00:00Z'), new Map());
  const newest = files.get('workspaces/one/b.json');
  files.set('workspaces/one/b.json', newest?.slice(0, newest.size - 9) ?? new Blob());
  expect((await store.load('one'))?.changedAt).toBe('2026-01-01T00:00:00Z');
  files.set('workspaces/one/b.json', new Blob([(await newest?.text())?.replace('2026-02', '2027-02') ?? '']));
  expect((await store.load('one'))?.changedAt).toBe('2026-01-01T00:00:00Z');
});

test('gone means gone, and bytes that another workspace uses stay', async () => {
  const [a, b] = [await original('a'), await original('b')];
  const files = new Map<string, Blob>();
  const store = new WorkspaceStore(memoryDirectory(files));
  await store.save(document('one', [a, b]), new Map([a, b]));
  await store.save(document('two', [b]), new Map([b]));
  await store.remove('one');
  expect([...files.keys()].sort()).toEqual([`blobs/${b[0]}`, 'workspaces/two/a.json']);
  await store.remove('two');
  expect([...files.keys()]).toEqual([]);
});

describe('documents', () => {
  const v1 = {
    version: 1,
    id: 'old',
    name: 'Old',
    createdAt: '2025-01-01T00:00:00Z',
    changedAt: '2025-02-01T00:00:00Z',
    files: [
      { name: 'roster.csv', hash: 'h1', size: 3 },
      { name: 'kpi.csv', hash: 'h2', size: 4 },
    ],
  };
  test('version 1 is read as version 2', () => {
    expect(parseDocument(v1)).toMatchObject({
      version: 2,
      policy: null,
      mapping: null,
      files: [
        { batch: 'b00001', name: 'roster.csv', importedAt: '2025-02-01T00:00:00Z', replaces: [] },
        { batch: 'b00002', name: 'kpi.csv' },
      ],
    });
  });
  test('a newer one is named as such; anything else names the first wrong place', () => {
    expect(() => parseDocument({ ...v1, version: 3 })).toThrow(
      expect.objectContaining({ code: 'workspace.newer_version' }),
    );
    expect(() => parseDocument({ ...v1, files: [{ name: 1 }] })).toThrow(
      expect.objectContaining({
        code: 'workspace.damaged',
        details: expect.objectContaining({ path: 'files.0.name' }),
      }),
    );
    for (const value of [null, 7, {}, { version: 0 }])
      expect(() => parseDocument(value)).toThrow(expect.objectContaining({ code: 'workspace.damaged' }));
  });
});

describe('workspace files', () => {
  test('come back byte for byte', async () => {
    const [a, b] = [await original('一二三'), await original('b'.repeat(100_000))];
    const bytes = new Map([a, b]);
    const saved = document('one', [a, b]);
    const archive = await saveArchive(saved, async (hash) => bytes.get(hash) ?? null);
    const opened = await openArchive(archive);
    expect(opened.document).toEqual(saved);
    expect(await opened.bytes.get(a[0])?.text()).toBe('一二三');
    expect(opened.bytes.get(b[0])?.size).toBe(100_000);
  });

  test('of many blocks, packed and stored as they are, come back byte for byte, and any unzip reads them', async () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `${index},${(index * 7919) % 1013}\n`).join('');
    const [a, b] = [await original(text), await original([...text].reverse().join(''))];
    const bytes = new Map([a, b]);
    const saved = document('one', [a, b]);
    const [, second] = saved.files;
    if (second !== undefined) second.name = 'second.xlsx';
    const archive = await saveArchive(saved, async (hash) => bytes.get(hash) ?? null);
    const opened = await openArchive(archive);
    expect(await opened.bytes.get(a[0])?.text()).toBe(text);
    expect(opened.bytes.get(b[0])?.size).toBe(text.length);
    const unzipped = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.keys(unzipped)).toEqual(['workspace.json', `files/${a[0]}`, `files/${b[0]}`]);
    expect(new TextDecoder().decode(unzipped[`files/${a[0]}`])).toBe(text);
    // Cut off anywhere, it is named as damaged.
    for (const share of [0.1, 0.5, 0.99])
      await expect(openArchive(archive.slice(0, Math.floor(archive.size * share)))).rejects.toMatchObject({
        code: 'workspace.archive_damaged',
      });
  });

  test('bytes that are not what they were, parts that are missing, and things that are no zip are named', async () => {
    const a = await original('a');
    const archive = await saveArchive(document('one', [a]), async () => new Blob(['x']));
    const damaged = (file: string) =>
      expect.objectContaining({
        code: 'workspace.archive_damaged',
        details: expect.objectContaining({ file }),
      });
    await expect(openArchive(archive)).rejects.toEqual(damaged('file1.csv'));
    await expect(openArchive(new Blob(['no zip']))).rejects.toEqual(damaged('zip'));
    await expect(saveArchive(document('one', [a]), async () => null)).rejects.toEqual(damaged('file1.csv'));
  });
});
