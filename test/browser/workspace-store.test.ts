// The origin's private file system and the ownership of a workspace, in a real browser.
import { beforeEach, expect, test } from 'vitest';
import { contentHash } from '@/import/hash.ts';
import { type ClaimEvents, claimWorkspace } from '@/session/store/claim.ts';
import { type Directory, opfsDirectory } from '@/session/store/directory.ts';
import type { WorkspaceDocument } from '@/session/store/document.ts';
import { WorkspaceStore } from '@/session/store/store.ts';

async function opfs(): Promise<Directory> {
  const directory = await opfsDirectory();
  if (directory === null) throw new Error('this browser has no private file system');
  return directory;
}

beforeEach(async () => {
  const directory = await opfs();
  for (const folder of ['workspaces', 'blobs']) await directory.remove(folder);
});

test('files are written whole, replaced, listed and removed with their folder', async () => {
  const directory = await opfs();
  expect(await directory.read('workspaces/one/a.json')).toBeNull();
  expect(await directory.list('workspaces')).toEqual([]);
  await directory.write('workspaces/one/a.json', new Blob(['a longer text']));
  await directory.write('workspaces/one/a.json', new Blob(['short']));
  expect(await (await directory.read('workspaces/one/a.json'))?.text()).toBe('short');
  expect(await directory.list('workspaces')).toEqual(['one']);
  await directory.remove('workspaces/one');
  await directory.remove('workspaces/one');
  expect(await directory.list('workspaces')).toEqual([]);
});

test('a write that was begun and never finished leaves the content of before', async () => {
  const directory = await opfs();
  await directory.write('blobs/x', new Blob(['before']));
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('blobs');
  const stream = await (await folder.getFileHandle('x')).createWritable();
  await stream.write('half of what was to co');
  expect(await (await directory.read('blobs/x'))?.text()).toBe('before');
  await stream.abort();
  expect(await (await directory.read('blobs/x'))?.text()).toBe('before');
});

test('a workspace is found again with its bytes by a store of its own', async () => {
  const blob = new Blob(['部门编码,部门名称\n01,集团\n']);
  const hash = (await contentHash(blob)) ?? '';
  const document: WorkspaceDocument = {
    version: 2,
    id: 'one',
    name: 'One',
    createdAt: '2026-01-01T00:00:00Z',
    changedAt: '2026-01-01T00:00:00Z',
    policy: null,
    mapping: null,
    files: [
      {
        batch: 'b00001',
        name: 'org.csv',
        hash,
        size: blob.size,
        importedAt: '2026-01-01T00:00:00Z',
        replaces: [],
      },
    ],
  };
  await new WorkspaceStore(await opfs()).save(document, new Map([[hash, blob]]));
  const again = new WorkspaceStore(await opfs());
  expect(await again.load('one')).toEqual(document);
  expect(await (await again.blob(hash))?.text()).toBe(await blob.text());
  await again.remove('one');
  expect(await (await opfs()).list('blobs')).toEqual([]);
});

test('one owner at a time: the second reads and hears of changes, takes over, and a tab that leaves lets go', async () => {
  const heard: string[] = [];
  const tab = (name: string): ClaimEvents => ({
    onChanged: () => heard.push(`${name} changed`),
    onLetGo: async () => void heard.push(`${name} finishes`),
    onRole: (role) => heard.push(`${name} ${role}`),
  });
  const id = crypto.randomUUID();
  const first = await claimWorkspace(id, tab('first'));
  const second = await claimWorkspace(id, tab('second'));
  expect([first.role, second.role]).toEqual(['owner', 'reader']);
  first.announce();
  await expect.poll(() => heard.at(-1)).toBe('second changed');
  await second.takeOver();
  expect([first.role, second.role]).toEqual(['reader', 'owner']);
  expect(heard).toEqual(['first owner', 'second changed', 'first finishes', 'first reader', 'second owner']);
  // Back again, and free at once for whoever asks next once both have left.
  await first.takeOver();
  expect([first.role, second.role]).toEqual(['owner', 'reader']);
  await second.release();
  await first.release();
  const third = await claimWorkspace(id, tab('third'));
  expect(third.role).toBe('owner');
  await third.release();
});

test('a tab that waited for a workspace and went on to another does not hold it when its turn comes', async () => {
  const quiet: ClaimEvents = {
    onChanged: () => undefined,
    onLetGo: () => new Promise(() => undefined),
    onRole: () => undefined,
  };
  const id = crypto.randomUUID();
  const busy = await claimWorkspace(id, quiet);
  const waiting = await claimWorkspace(id, quiet);
  void waiting.takeOver();
  await waiting.release();
  await busy.release();
  const next = await claimWorkspace(id, quiet);
  await expect
    .poll(async () => (await navigator.locks.query()).held?.filter((lock) => lock.name?.endsWith(id)).length)
    .toBeLessThan(2);
  await next.takeOver();
  expect(next.role).toBe('owner');
  await next.release();
});
