/** A statement that makes one table from others. */
export interface BuildStep {
  target: string;
  path: string;
  grain: string | null;
  reads: readonly string[];
  /** True: fills a canonical table; false: makes the table itself. */
  fills: boolean;
  /** Table whose rows each make their part of the result: a large one is gone through in slices, so that memory stays bounded. */
  slice: string | null;
  /** Table whose values repeat: a large one is packed first, so that the engine knows equal texts as one and reads each once. */
  packed: string | null;
  /** Emptied when what it is made of changes, and made when a read first asks for it: most of a workspace's life nobody does. */
  onDemand: boolean;
  /** Sets of tables: where all tables of one set are empty, so is the result. None where it has rows even if nothing is there. */
  from: readonly (readonly string[])[];
  /** Body of the file. */
  source: string;
}

export interface QueryParam {
  name: string;
  type: string;
}

/** What a statement is for, in both languages. */
export interface Docs {
  en: string;
  'zh-CN': string;
}

/** A parameterised read: one per chart, card, table or check. */
export interface ReadQuery {
  id: string;
  path: string;
  grain: string | null;
  params: readonly QueryParam[];
  columns: readonly (readonly [name: string, type: string])[];
  reads: readonly string[];
  /** Body of the file, with `$name` parameters. */
  source: string;
}
