import type { Layout } from '../layouts/schema.ts';
import type { IntakeTable } from './fields.ts';

/** A known layout. Data, not code: adding one is one entry here and one fixture. */
export interface Profile {
  id: string;
  table: IntakeTable;
  /** Of each list one heading or group of headings must be there. Empty: recognised by the rows, or only named by another profile. */
  require: readonly (readonly string[])[];
  /** None of these headings may be there. */
  without?: readonly string[];
  /** Words of title rows, sheet or file name that speak for it. */
  titles?: readonly string[];
  /** One of `titles` must be there: the headings alone say too little. */
  titled?: boolean;
  /** Looked at only where nothing else knows the sheet. */
  last?: boolean;
  /** Fields it may fill, where headings of others stand beside them. */
  only?: readonly string[];
  /** Headings whose meaning differs from the dictionary, or that only this system has; null = never read. */
  headings?: Readonly<Record<string, string | null>>;
  /** The system's date order where its texts alone can't tell; a column that contradicts it still wins. */
  dates?: 'dmy' | 'mdy';
  /** Its user's setting writes every number: 10,000 beside 1.234,56 is ten, though elsewhere thousands may stand beside decimals. */
  oneNotation?: true;
  /** Documents whose head is written on their first line only: `fields` are filled down while `key` is blank. */
  fillDown?: { key: string; fields: readonly string[] };
  /** Reports of groups, whose first columns are blank below the first row of a group. Filled only where sums or heads of groups say so. */
  groups?: true;
  /** Codes of the system by field, and the words they stand for. */
  words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is cut off a field's text, as a regular expression. */
  strip?: Readonly<Record<string, string>>;
  constants?: Readonly<Record<string, string>>;
  /** How rows become records where they are none. Headings the layout makes are looked up like those of the sheet. */
  layout?: Layout;
  /** Another profile that reads the same rows for another table: the sums beside a column per day. */
  also?: string;
}
