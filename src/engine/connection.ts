// Statements over one driver: sliced so that they can be cancelled, parameters bound through PREPARE / EXECUTE, files dropped.
import { DataType, RecordBatchReader, Table } from 'apache-arrow';
import { type Driver, FILE_FOLDER } from './driver.ts';
import { AppError } from './errors.ts';
import { cancelled } from './failures.ts';
import { quoteLiteral } from './sql.ts';
import type { Scalar } from './types.ts';

const PREPARED_LIMIT = 64;

/**
 * Not safe for concurrent use: the caller runs one call after the other.
 *
 * Parameters are written into the statement, which is then prepared as it stands: DuckDB-WASM's own prepared statements run in one piece
 * and can't be cancelled, and a plan with parameters is made again at every EXECUTE. Asked again with the same values a read costs no
 * planning, which is most of the time of the long ones. Plans are kept only until data changes: DuckDB replans after DDL but not after
 * INSERT, and a plan may have been cut short by statistics that no longer hold (`i > 100` planned over 0…50 keeps answering "no rows";
 * engine v1.4.3). `query` never drops plans, so it must not write; the one exception is src/catalog/scenario.ts.
 */
export class Connection {
  readonly #driver: Driver;
  /** Statement with its values → name of its prepared statement, least recently used first. */
  readonly #prepared = new Map<string, string>();
  /** Names whose plans still hold on to tables in the engine. */
  #stale: string[] = [];
  #names = 0;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async query(sql: string, params: readonly Scalar[], signal: AbortSignal | undefined): Promise<Table> {
    const stated = params.length === 0 ? sql : withValues(sql, params);
    const text = params.length === 0 ? sql : this.#plan(stated);
    try {
      const table = new Table(RecordBatchReader.from(await this.#collect(text, signal)));
      const types = table.schema.fields.map((field): DataType => field.type);
      const broken = table.schema.fields.find((field) => DataType.isInterval(field.type));
      if (broken !== undefined) throw unreadable(broken.name);
      // Batch by batch an ENUM arrives without its dictionary, as nulls; in one piece it is complete.
      if (types.some((type) => DataType.isDictionary(type)))
        return new Table(RecordBatchReader.from(await this.#driver.run(text)));
      return table;
    } catch (error) {
      this.#forget(stated);
      throw error;
    }
  }

  async execute(sql: string, signal: AbortSignal | undefined): Promise<void> {
    for (const known of [...this.#prepared.keys()]) this.#forget(known);
    if (this.#stale.length > 0) await this.#start(this.#deallocate(), undefined);
    try {
      await this.#start(sql, signal);
    } catch (error) {
      // A script that failed after its BEGIN would leave every later call with "transaction is aborted".
      await this.#rollback();
      throw error;
    }
  }

  async load(
    content: Uint8Array | Blob,
    statement: (path: string) => string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const path = `${FILE_FOLDER}${randomName()}.csv`;
    await this.#driver.addFile(path, content);
    try {
      await this.execute(statement(quoteLiteral(path)), signal);
    } finally {
      await this.#driver.dropFile(path);
    }
  }

  async #collect(sql: string, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
    const buffers = [await this.#start(sql, signal)];
    for (;;) {
      if (signal?.aborted === true) await this.#stop();
      const buffer = await this.#driver.fetch();
      if (buffer === null) continue;
      if (buffer.length === 0) return buffers;
      buffers.push(buffer);
    }
  }

  /** Runs a script to its end; its result waits to be fetched. Returns the schema message. */
  async #start(sql: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    let header = await this.#driver.start(sql);
    while (header === null) {
      await this.#driver.breathe();
      if (signal?.aborted === true) await this.#stop();
      header = await this.#driver.poll();
    }
    return header;
  }

  async #stop(): Promise<never> {
    await this.#driver.cancel();
    throw cancelled();
  }

  async #rollback(): Promise<void> {
    try {
      await this.#start('ROLLBACK', undefined);
    } catch {
      // No transaction was open: the usual case.
    }
  }

  #plan(sql: string): string {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return `EXECUTE ${known}`;
    }
    const [oldest] = this.#prepared.keys();
    if (oldest !== undefined && this.#prepared.size >= PREPARED_LIMIT) this.#forget(oldest);
    this.#names += 1;
    const name = `plan_${this.#names}`;
    this.#prepared.set(sql, name);
    return `${this.#deallocate()}PREPARE ${name} AS\n${sql.replace(/[;\s]+$/, '')}\n; EXECUTE ${name}`;
  }

  #forget(sql: string): void {
    const name = this.#prepared.get(sql);
    if (name === undefined) return;
    this.#prepared.delete(sql);
    this.#stale.push(name);
  }

  #deallocate(): string {
    const script = this.#stale.map((name) => `DEALLOCATE ${name}; `).join('');
    this.#stale = [];
    return script;
  }
}

/** `$1` … as literals, except inside text, quoted names and comments. */
function withValues(sql: string, params: readonly Scalar[]): string {
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\$(\d+)/g, (whole, position?: string) => {
    if (position === undefined) return whole;
    const index = Number(position) - 1;
    return index < params.length ? literal(params[index] ?? null) : whole;
  });
}

/** A parameter as SQL. Numbers are DOUBLE whatever their value, so that a plan does not depend on it. */
function literal(value: Scalar): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoteLiteral(value);
  if (typeof value === 'boolean') return String(value);
  if (!Number.isFinite(value)) return `CAST(${quoteLiteral(String(value))} AS DOUBLE)`;
  const digits = String(value).includes('e') ? String(value) : `${value}e0`;
  // `a -$1` with a negative number would begin a comment.
  return value < 0 ? `(${digits})` : digits;
}

function unreadable(column: string): AppError {
  const message = `Column "${column}" is an INTERVAL, which Arrow JS 17 reads as zero: cast it to VARCHAR`;
  return new AppError('engine.query_failed', message, { message });
}

/** `crypto.randomUUID` is missing on pages served over plain http, this is not. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
