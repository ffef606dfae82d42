// What the mapping workbench needs of the importer: raw rows, the fields a column can feed, entries of the mapping document.
import { previewInWorker } from '@/import/client.ts';
import type { FilePreview } from '@/import/preview.ts';
import { fieldsOf, type IntakeTable, intakeTableNames } from '@/import/profiles/fields.ts';
import type { ColumnFormat, ImportSource, Question } from '@/import/types.ts';

export { type FileMapping, mappingOf, withEntry } from '@/import/mapping.ts';
export type { FilePreview, SheetPreview } from '@/import/preview.ts';

export const intakeTables: readonly IntakeTable[] = intakeTableNames;

/** Names of the fields of an intake table with what their cells are. */
export function fieldKinds(table: IntakeTable): { name: string; kind: string }[] {
  return Object.entries(fieldsOf(table)).map(([name, { kind }]) => ({ name, kind }));
}

export const previewOf = (source: ImportSource): Promise<FilePreview> => previewInWorker(source);

/** The format that answers a question about a column; null where the answer is no format. */
export function answerFormat(question: Question, answer: string): ColumnFormat | null {
  switch (question.code) {
    case 'date_order':
      return answer === 'dmy' || answer === 'mdy' || answer === 'ymd' ? { date: answer } : null;
    case 'number_format':
      return answer === '1,234.56' || answer === '1.234,56' ? { number: answer } : null;
    case 'percent':
      return answer === 'fraction' || answer === 'percent' ? { percent: answer } : null;
    case 'unit':
      return Number(answer) > 0 ? { scale: Number(answer) } : null;
    default:
      return null;
  }
}
