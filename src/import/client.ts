// importFile in a worker of its own, so that the page never waits.
import { AppError, toAppError } from '@/engine/errors.ts';
import type { MappingDocument } from './mapping.ts';
import type {
  FileReport,
  ImportOptions,
  ImportProgress,
  ImportSource,
  IntakeChunk,
  ReportError,
} from './types.ts';

export type ToWorker =
  | { type: 'import'; source: ImportSource; batch: string; mapping: MappingDocument | undefined }
  | { type: 'taken' }
  | { type: 'ping' };

export type FromWorker =
  | { type: 'chunk'; chunk: IntakeChunk }
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'done'; report: FileReport }
  | { type: 'failed'; error: ReportError }
  | { type: 'pong' };

const PING_EVERY = 500;
/** A worker that leaves this many pings unanswered is dead: one that is killed says nothing. */
const MISSED_PINGS = 8;

/**
 * Same contract as importFile. Aborting ends the worker at once and rejects with `cancelled`; a worker that dies rejects with
 * `internal`; an error of the sink ends the worker and is passed on. Rows sunk before stay with the caller.
 */
export function importInWorker(source: ImportSource, options: ImportOptions): Promise<FileReport> {
  const { signal } = options;
  if (signal?.aborted === true) return Promise.reject(new AppError('cancelled', 'Cancelled'));
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<FileReport>((resolve, reject) => {
    let missed = 0;
    let sinking: Promise<void> = Promise.resolve();
    const post = (message: ToWorker): void => worker.postMessage(message);
    const heart = setInterval(() => {
      if (++missed > MISSED_PINGS)
        fail(new AppError('internal', 'The import worker died', { message: 'import worker died' }));
      else post({ type: 'ping' });
    }, PING_EVERY);
    const end = (): void => {
      clearInterval(heart);
      signal?.removeEventListener('abort', onAbort);
      worker.terminate();
    };
    const fail = (error: AppError): void => {
      end();
      reject(error);
    };
    const onAbort = (): void => fail(new AppError('cancelled', 'Cancelled'));
    signal?.addEventListener('abort', onAbort);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(
        new AppError('internal', event.message || 'The import worker failed', {
          message: event.message || 'import worker failed',
        }),
      );
    });
    worker.addEventListener('messageerror', () =>
      fail(
        new AppError('internal', 'The import worker sent what cannot be read', { message: 'messageerror' }),
      ),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      missed = 0;
      if (data.type === 'chunk') {
        sinking = sinking.then(() => options.sink(data.chunk)).then(() => post({ type: 'taken' }));
        sinking.catch((error: unknown) => fail(toAppError(error)));
      } else if (data.type === 'progress') options.onProgress?.(data.progress);
      else if (data.type === 'failed')
        fail(new AppError(data.error.code, data.error.message, data.error.details));
      else if (data.type === 'done') {
        end();
        resolve(data.report);
      }
    });
    post({ type: 'import', source, batch: options.batch, mapping: options.mapping });
  });
}
