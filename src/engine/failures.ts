// What a thrown value of DuckDB-WASM means: the caller's error, or the end of this database.
import { AppError } from './errors.ts';

/** After these the instance answers nothing sensible any more; only a new worker helps. */
const FATAL = [
  /database has been invalidated/i,
  /^(FATAL|INTERNAL) Error/,
  /memory access out of bounds|unreachable|table index is out of bounds|null function|indirect call/i,
  /malloc|Aborted\(|Cannot enlarge memory/,
];

const OUT_OF_MEMORY = [/^Out of Memory Error/, /Array buffer allocation failed|Invalid typed array length/];

export type Failure = { kind: 'fatal'; reason: string } | { kind: 'error'; error: AppError };

/** Sorts what a statement threw. `sql` is kept in the cause, for developers; the person sees `details.message`. */
export function classify(thrown: unknown, sql: string): Failure {
  if (thrown instanceof AppError) return { kind: 'error', error: thrown };
  const message = readable(thrown);
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'RuntimeError' || FATAL.some((pattern) => pattern.test(message)))
    return { kind: 'fatal', reason: message };
  const code = OUT_OF_MEMORY.some((pattern) => pattern.test(message))
    ? 'engine.out_of_memory'
    : 'engine.query_failed';
  return { kind: 'error', error: new AppError(code, message, { message }, { cause: { sql, thrown } }) };
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('cancelled', 'Cancelled', {}, { cause });
}

/** Parser errors arrive as JSON: `{"exception_type":"Parser","exception_message":"…"}`. */
function readable(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  if (!text.startsWith('{"exception_type"')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'exception_type' in parsed &&
      'exception_message' in parsed
    )
      return `${parsed.exception_type} Error: ${parsed.exception_message}`;
  } catch {
    // Not JSON after all: the text itself is the best there is.
  }
  return text;
}
