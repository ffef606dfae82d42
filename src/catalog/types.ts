/** A statement that makes one table from others. */
export interface BuildStep {
  target: string;
  path: string;
  doc: string;
  grain: string | null;
  reads: readonly string[];
  /** Body of the file: what a reader is shown. */
  source: string;
  /** What is executed. */
  statement: string;
}

export interface QueryParam {
  name: string;
  type: string;
}

/** A parameterised read: one per chart, card, table or check. */
export interface ReadQuery {
  id: string;
  path: string;
  doc: string;
  grain: string | null;
  params: readonly QueryParam[];
  columns: readonly (readonly [name: string, type: string])[];
  reads: readonly string[];
  /** Body of the file with `$name` parameters: what a reader is shown. */
  source: string;
  /** Positional form with casts: what is executed. */
  sql: string;
}
