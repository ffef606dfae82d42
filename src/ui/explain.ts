import type { MessageKey } from '@/i18n/text.ts';

/** What "how is this computed" needs for one kind of number. */
export interface ExplainEntry {
  /** Read that holds the number. Parameters it does not declare choose the row by equal columns. */
  query: string;
  /** Read of the source rows: file_name, sheet_name, row_number and their values. Null where there are none. */
  evidence: string | null;
  label: MessageKey;
  /** Sentence with the row's columns and the parameters as placeholders. */
  sentence: MessageKey;
  formula: MessageKey;
}

export type ExplainEntries = Readonly<Record<string, ExplainEntry>>;
