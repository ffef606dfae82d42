// importFile in a worker of its own, so that the page never waits.
import { AppError, toAppError } from '@/engine/errors.ts';
import type { MappingDocument } from './mapping/document.ts';
import type { FilePreview } from './preview.ts';
import type { RawTable, RowsWanted } from './refused.ts';
import type { TextEncoding } from './text/encodings.ts';
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
  | { type: 'preview'; source: ImportSource; encoding: TextEncoding | undefined }
  | { type: 'rows'; source: ImportSource; wanted: RowsWanted; encoding: TextEncoding | undefined }
  | { type: 'taken' }
  | { type: 'ping' };

export type FromWorker =
  | { type: 'chunk'; chunk: IntakeChunk }
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'done'; report: FileReport }
  | { type: 'previewed'; preview: FilePreview }
  | { type: 'rows'; table: RawTable }
  | { type: 'failed'; error: ReportError }
  | { type: 'pong' };

const PING_EVERY = 500;
/** A worker that leaves this many pings unanswered is dead: one that is killed says nothing. */
const MISSED_PINGS = 8;

/** Workers that wait for their next file: one that has read a file reads the next at full speed, a new one starts cold. */
const idle: Worker[] = [];
const MOST_IDLE = 2;

/**
 * Same contract as importFile. Aborting ends the worker at once and rejects with `cancelled`; a worker that dies rejects with
 * `internal`; an error of the sink ends the worker and is passed on. Rows sunk before stay with the caller.
 */
export function importInWorker(source: ImportSource, options: ImportOptions): Promise<FileReport> {
  const { signal } = options;
  if (signal?.aborted === true) return Promise.reject(new AppError('cancelled', 'Cancelled'));
  const worker = idle.pop() ?? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const listening = new AbortController();
  const listen = { signal: listening.signal };
  return new Promise<FileReport>((resolve, reject) => {
    let missed = 0;
    let sinking: Promise<void> = Promise.resolve();
    const post = (message: ToWorker): void => worker.postMessage(message);
    const heart = setInterval(() => {
      if (++missed > MISSED_PINGS)
        fail(new AppError('internal', 'The import worker died', { message: 'import worker died' }));
      else post({ type: 'ping' });
    }, PING_EVERY);
    const end = (reusable: boolean): void => {
      clearInterval(heart);
      listening.abort();
      if (reusable && idle.length < MOST_IDLE) idle.push(worker);
      else worker.terminate();
    };
    const fail = (error: AppError): void => {
      end(false);
      reject(error);
    };
    signal?.addEventListener('abort', () => fail(new AppError('cancelled', 'Cancelled')), listen);
    const broken = (message: string): void => fail(new AppError('internal', message, { message }));
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        broken(event.message || 'The import worker failed');
      },
      listen,
    );
    worker.addEventListener(
      'messageerror',
      () => broken('The import worker sent what cannot be read'),
      listen,
    );
    const onMessage = ({ data }: MessageEvent<FromWorker>): void => {
      missed = 0;
      if (data.type === 'chunk') {
        sinking = sinking.then(() => options.sink(data.chunk)).then(() => post({ type: 'taken' }));
        sinking.catch((error: unknown) => fail(toAppError(error)));
      } else if (data.type === 'progress') options.onProgress?.(data.progress);
      else if (data.type === 'failed')
        fail(new AppError(data.error.code, data.error.message, data.error.details));
      else if (data.type === 'done') {
        end(true);
        resolve(data.report);
      }
    };
    worker.addEventListener('message', onMessage, listen);
    post({ type: 'import', source, batch: options.batch, mapping: options.mapping });
  });
}

/** The first rows of every sheet, read in a worker. Rejects with what is wrong with the file. */
export function previewInWorker(source: ImportSource, encoding?: TextEncoding): Promise<FilePreview> {
  return askWorker({ type: 'preview', source, encoding }, (answer) =>
    answer.type === 'previewed' ? answer.preview : undefined,
  );
}

/** Some rows of one sheet as they stand in the file, read in a worker. Rejects with what is wrong with the file. */
export function rowsInWorker(
  source: ImportSource,
  wanted: RowsWanted,
  encoding?: TextEncoding,
): Promise<RawTable> {
  return askWorker({ type: 'rows', source, wanted, encoding }, (answer) =>
    answer.type === 'rows' ? answer.table : undefined,
  );
}

function askWorker<T>(question: ToWorker, read: (answer: FromWorker) => T | undefined): Promise<T> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<T>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const message = event.message || 'The import worker failed';
      reject(new AppError('internal', message, { message }));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      const answer = read(data);
      if (answer !== undefined) resolve(answer);
      else if (data.type === 'failed')
        reject(new AppError(data.error.code, data.error.message, data.error.details));
    });
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
