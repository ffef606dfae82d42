// The importer in a real module worker: same report as in this thread, cancel, and a worker that dies.
import { describe, expect, it } from 'vitest';
import { importInWorker } from '@/import/client.ts';
import { importFile } from '@/import/import-file.ts';
import type { IntakeChunk } from '@/import/types.ts';

const source = (rows: number) => {
  const body = Array.from({ length: rows }, (_, row) => `${row},张三${row},集团/华东大区,2024-01-02\n`).join(
    '',
  );
  return { name: '花名册.csv', blob: new Blob([`工号,姓名,部门,入职日期\n${body}合计,,,\n`]) };
};

/** The Worker that the importer starts, for killing it from outside. */
async function withSpy<T>(run: (started: () => Worker) => Promise<T>): Promise<T> {
  const Original = globalThis.Worker;
  let last: Worker | undefined;
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      last = this;
    }
  };
  try {
    return await run(() => last!);
  } finally {
    globalThis.Worker = Original;
  }
}

describe('importInWorker', () => {
  it('hands over the same chunks and report as importFile', async () => {
    const collect = async (importer: typeof importFile) => {
      const chunks: IntakeChunk[] = [];
      const phases = new Set<string>();
      const report = await importer(source(300_000), {
        batch: 'b',
        sink: async (chunk) => {
          chunks.push(chunk);
        },
        onProgress: ({ phase }) => phases.add(phase),
      });
      const hash = await crypto.subtle.digest(
        'SHA-256',
        await new Blob(chunks.map((chunk) => chunk.csv)).arrayBuffer(),
      );
      return {
        report,
        phases: [...phases],
        sizes: chunks.map((chunk) => [chunk.rows, chunk.csv.length]),
        hash: [...new Uint8Array(hash)],
      };
    };
    const here = await collect(importFile);
    expect(here.report.sheets[0]).toMatchObject({
      rows_sent: 300_000,
      rows_skipped: [{ reason: 'grand_total', count: 1 }],
    });
    expect(here.sizes.length).toBeGreaterThan(1);
    expect(await collect(importInWorker)).toEqual(here);
  });

  it('a cancel ends it at once', async () => {
    const controller = new AbortController();
    const chunks: number[] = [];
    const done = importInWorker(source(600_000), {
      batch: 'b',
      signal: controller.signal,
      sink: async (chunk) => {
        chunks.push(chunk.rows);
        controller.abort();
      },
    });
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(chunks).toHaveLength(1);
  });

  it('what the sink throws ends it and comes back', async () => {
    const sink = () => Promise.reject(new Error('no room'));
    await expect(importInWorker(source(1000), { batch: 'b', sink })).rejects.toThrow('no room');
  });

  it('a file nobody can read is a report, not an exception', async () => {
    const report = await importInWorker(
      { name: 'a.csv', blob: new Blob([]) },
      { batch: 'b', sink: async () => undefined },
    );
    expect(report.error).toMatchObject({ code: 'import.empty_file' });
  });

  it('a worker killed from outside rejects instead of waiting for ever', async () => {
    await withSpy(async (started) => {
      const done = importInWorker(source(600_000), { batch: 'b', sink: async () => started().terminate() });
      await expect(done).rejects.toMatchObject({ code: 'internal' });
    });
  });
});
