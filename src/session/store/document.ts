// What is remembered of a workspace beside the original bytes: a small versioned document. Old versions are read for ever.
import { z } from 'zod';
import { AppError } from '@/engine/errors.ts';

const file = z.strictObject({
  /** Import batch: names the rows of this file in every table. */
  batch: z.string().min(1),
  name: z.string().min(1),
  /** SHA-256 as `contentHash` gives it; the name its bytes are kept under. */
  hash: z.string().min(1),
  size: z.number().min(0),
  importedAt: z.string(),
  /** Mapping under which this file is read, where it differs from the workspace's. */
  mapping: z.unknown().optional(),
  /** What older files stated for these periods of these tables no longer counts. */
  replaces: z.array(z.strictObject({ table: z.string(), period: z.string() })).default([]),
});

const workspaceDocument = z.strictObject({
  version: z.literal(2),
  /** Names a folder and a lock. */
  id: z.string().regex(/^[\w-]+$/),
  name: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** Null: the policy is the default, or comes from a file. */
  policy: z.unknown(),
  /** Remembered mappings, by fingerprint of the layout. */
  mapping: z.unknown(),
  files: z.array(file),
});

export type WorkspaceDocument = z.output<typeof workspaceDocument>;

export const DOCUMENT_VERSION = 2;

type Raw = Record<string, unknown>;

/** From each version to the next. */
const migrations: Readonly<Record<number, (document: Raw) => Raw>> = {
  // Version 1 numbered files by their place and knew no mappings.
  1: (document) => ({
    ...document,
    version: 2,
    policy: document.policy ?? null,
    mapping: null,
    files: (document.files as Raw[]).map((entry, index) => ({
      ...entry,
      batch: `b${String(index + 1).padStart(5, '0')}`,
      importedAt: entry.importedAt ?? document.changedAt,
    })),
  }),
};

/** Reads a document of any version. Throws `workspace.newer_version`, or `workspace.damaged` with the first wrong place. */
export function parseDocument(value: unknown): WorkspaceDocument {
  if (typeof value !== 'object' || value === null) throw damaged('', 'no document');
  let document = value as Raw;
  for (
    let version = Number(document.version);
    version !== DOCUMENT_VERSION;
    version = Number(document.version)
  ) {
    if (version > DOCUMENT_VERSION)
      throw new AppError('workspace.newer_version', `Workspace version ${version}`, {
        version,
        known: DOCUMENT_VERSION,
      });
    const next = migrations[version];
    if (next === undefined || !Array.isArray(document.files))
      throw damaged('version', String(document.version));
    document = next(document);
  }
  const parsed = workspaceDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw damaged(issue?.path.join('.') ?? '', issue?.message ?? '');
}

function damaged(path: string, problem: string): AppError {
  return new AppError('workspace.damaged', `Workspace document: ${path}: ${problem}`, { path, problem });
}
