// Arrow tables → what TypeScript may hold: text, numbers, booleans, null.
import { DataType, type Table, type Vector } from 'apache-arrow';
import { AppError } from './errors.ts';
import type { Scalar } from './types.ts';

/**
 * Rows as plain objects, for up to some thousand rows (100 k take half a second: page or stay columnar).
 * DATE → `YYYY-MM-DD`; TIMESTAMP → ISO 8601 in UTC; TIME → `HH:MM:SS`; DECIMAL and 64-bit integers → number where exact, else text;
 * lists and structs → JSON text.
 */
export function toRows(table: Table): Record<string, Scalar>[] {
  const rows = Array.from({ length: table.numRows }, (): Record<string, Scalar> => ({}));
  for (const [index, field] of table.schema.fields.entries()) {
    const type: DataType = field.type;
    let at = 0;
    for (const value of table.getChildAt(index) ?? []) {
      const row = rows[at];
      if (row !== undefined) row[field.name] = toScalar(value, type);
      at += 1;
    }
  }
  return rows;
}

/**
 * One numeric column without going through objects; NULL is NaN, booleans are 0 and 1, dates ms since 1970. A DOUBLE column without
 * NULL is a view on the result: do not write to it. Throws `internal` when there is no such column or it is not numeric.
 */
export function column(table: Table, name: string): Float64Array {
  const vector: Vector<DataType> | null = table.getChild(name);
  const type = vector?.type;
  if (vector === null || type === undefined || !isNumeric(type))
    throw new AppError('internal', `No numeric column "${name}" in the result`, { column: name });
  const [only] = vector.data;
  if (vector.data.length === 1 && vector.nullCount === 0 && only?.values instanceof Float64Array)
    return only.values.subarray(0, vector.length);
  const numbers = new Float64Array(vector.length);
  let at = 0;
  for (const part of vector.data) {
    const cells = part.values;
    if (
      part.nullCount === 0 &&
      (cells instanceof Float64Array || (cells instanceof Int32Array && DataType.isInt(type)))
    )
      numbers.set(cells.subarray(0, part.length), at);
    else for (let n = at; n < at + part.length; n += 1) numbers[n] = toNumber(vector.get(n), type);
    at += part.length;
  }
  return numbers;
}

/** One column as plain values, converted as in `toRows`. Throws `internal` when there is no such column. */
export function values(table: Table, name: string): Scalar[] {
  const vector: Vector<DataType> | null = table.getChild(name);
  if (vector === null) throw new AppError('internal', `No column "${name}" in the result`, { column: name });
  return Array.from(vector, (value: unknown) => toScalar(value, vector.type));
}

function isNumeric(type: DataType): boolean {
  return (
    DataType.isFloat(type) ||
    DataType.isInt(type) ||
    DataType.isDecimal(type) ||
    DataType.isBool(type) ||
    DataType.isDate(type) ||
    DataType.isTimestamp(type)
  );
}

function toScalar(value: unknown, type: DataType): Scalar {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
  if (DataType.isTimestamp(type)) return new Date(Number(value)).toISOString();
  if (DataType.isTime(type)) return timeOfDay(BigInt(String(value)), type.bitWidth);
  if (DataType.isDecimal(type)) return exact(decimalText(value, type.scale));
  if (typeof value === 'bigint') return exact(String(value));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array)
    return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? exact(String(part)) : part));
}

/** The number a decimal text stands for, or the text itself where a double would change a digit. */
function exact(text: string): Scalar {
  const digits = text.replace(/^-?0*|\./g, '').replace(/^0+/, '');
  return digits.length <= 15 || Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

function toNumber(value: unknown, type: DataType): number {
  if (value === null) return Number.NaN;
  return Number(DataType.isDecimal(type) ? decimalText(value, type.scale) : value);
}

/** Arrow JS hands a DECIMAL out as its unscaled integer in 32-bit words, low word first: 12.34 is 1234. */
function decimalText(value: unknown, scale: number): string {
  if (!(value instanceof Uint32Array)) return String(value);
  const unscaled = BigInt.asIntN(
    value.length * 32,
    value.reduce((sum, word, index) => sum + (BigInt(word) << BigInt(32 * index)), 0n),
  );
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** DuckDB's TIME counts microseconds. */
function timeOfDay(time: bigint, bitWidth: number): string {
  const seconds = Number(bitWidth === 64 ? time / 1_000_000n : time);
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
