/**
 * How a field's cells are treated: `id` and `key` are cleaned (widths, invisible marks, Excel's text wrappers) and refused
 * when digits are lost (a `key` is also what a data row must have to be told from a subtotal); `number`, `money`,
 * `minutes` and `date` take part in the decisions about a column's format; `text` stays as it is.
 */
export type FieldKind = 'key' | 'id' | 'text' | 'number' | 'money' | 'minutes' | 'date';

export interface FieldSpec {
  kind: FieldKind;
  /** Headings, best first; compared after normaliseHeading. */
  aliases: readonly string[];
  /** Not a key, but it too tells a data row from a subtotal. */
  identifies?: boolean;
}

/** Each takes the headings of a field, best first, separated by commas. */
const spec =
  (kind: FieldKind) =>
  (aliases: string): FieldSpec => ({ kind, aliases: aliases === '' ? [] : aliases.split(', ') });

export const key = spec('key');
export const id = spec('id');
export const text = spec('text');
export const number = spec('number');
export const money = spec('money');
export const minutes = spec('minutes');
export const date = spec('date');

/** A name that tells a data row from a subtotal. */
export const naming = (aliases: string): FieldSpec => ({ ...text(aliases), identifies: true });
