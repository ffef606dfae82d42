// The importer in a worker: takes one job, sends chunks and waits for each to be taken, answers heartbeats.
import { toAppError } from '@/engine/errors.ts';
import type { FromWorker, ToWorker } from './client.ts';
import { importFile } from './import-file.ts';
import { previewFile } from './preview.ts';
import { rowsOfFile } from './refused.ts';
import type { ImportSource } from './types.ts';

interface WorkerScope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
/** A word of progress costs as much as reading a few hundred rows. */
const SAY_EVERY = 50;
/** Chunks on their way to the page: one is loaded while the next is made. */
const AHEAD = 2;

let onTheWay = 0;
let onTaken: (() => void) | null = null;

scope.addEventListener('message', ({ data }) => {
  if (data.type === 'ping') scope.postMessage({ type: 'pong' });
  else if (data.type === 'taken') {
    onTheWay--;
    onTaken?.();
  } else if (data.type === 'preview')
    void answer(data.source, async () => ({
      type: 'previewed',
      preview: await previewFile(data.source, data.encoding),
    }));
  else if (data.type === 'rows')
    void answer(data.source, async () => ({
      type: 'rows',
      table: await rowsOfFile(data.source, data.wanted, data.encoding),
    }));
  else void run(data);
});

async function run({ source, batch, mapping }: Extract<ToWorker, { type: 'import' }>): Promise<void> {
  const room = async (most: number): Promise<void> => {
    while (onTheWay > most) {
      await new Promise<void>((resolve) => {
        onTaken = resolve;
      });
    }
  };
  let said = 0;
  let saidPhase = '';
  try {
    const report = await importFile(source, {
      batch,
      mapping,
      sink: async (chunk) => {
        await room(AHEAD - 1);
        onTheWay++;
        scope.postMessage({ type: 'chunk', chunk }, [chunk.csv.buffer]);
      },
      onProgress: (progress) => {
        const now = performance.now();
        if (progress.phase === saidPhase && now - said < SAY_EVERY) return;
        said = now;
        saidPhase = progress.phase;
        scope.postMessage({ type: 'progress', progress });
      },
    });
    await room(0);
    scope.postMessage({ type: 'done', report });
  } catch (thrown) {
    const { code, message, details } = toAppError(thrown);
    scope.postMessage({ type: 'failed', error: { code, message, details } });
  }
}

async function answer({ name }: ImportSource, make: () => Promise<FromWorker>): Promise<void> {
  try {
    scope.postMessage(await make());
  } catch (thrown) {
    const { code, message, details } = toAppError(thrown);
    scope.postMessage({ type: 'failed', error: { code, message, details: { file: name, ...details } } });
  }
}
