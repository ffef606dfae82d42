// One file into an otherwise empty database, and small makers of files: what the tests of the import cases share.
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll } from 'vitest';
import { forgetBatch, intakeTables } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import type { MappingDocument } from '@/import/mapping/document.ts';
import type { FileReport, SheetReport } from '@/import/types.ts';
import { defaultPolicy, loadPolicy, type Policy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

interface ImportCases {
  db: Database;
  /** Reads one file; those before it are taken out first, unless they are kept. */
  load(
    name: string,
    bytes: BlobPart,
    mapping?: MappingDocument,
    files?: { keep: boolean },
  ): Promise<FileReport>;
  close(): Promise<void>;
}

/** The same for the tests of a file, opened and closed with them; `plain` and `business` name a fixture of their folder. */
export function importCases() {
  let cases: ImportCases | undefined;
  const opened = (): ImportCases => {
    if (cases === undefined) throw new Error('not open yet');
    return cases;
  };
  const fixtureOf = (folder: string) => (name: string) =>
    opened().load(
      name,
      readFileSync(new URL(`../fixtures/${folder}/${encodeURIComponent(name)}`, import.meta.url)),
    );
  beforeAll(async () => {
    cases = await openImportCases();
  });
  afterAll(() => cases?.close());
  return {
    load: (name: string, bytes: BlobPart, mapping?: MappingDocument, files?: { keep: boolean }) =>
      opened().load(name, bytes, mapping, files),
    select: (sql: string) => opened().db.select(sql),
    /** The default policy with these settings; the file loaded stays. */
    usePolicy: async (settings: Policy['settings'], own: Partial<Policy> = {}) => {
      const { engine } = opened().db;
      await loadPolicy(engine, {
        ...defaultPolicy,
        ...own,
        settings: { ...defaultPolicy.settings, ...settings },
      });
      engine.changed(intakeTables().filter((name) => name.startsWith('policy_')));
    },
    plain: fixtureOf('plain'),
    business: fixtureOf('business'),
  };
}

/** A database with the whole catalogue, for one file at a time. */
async function openImportCases(): Promise<ImportCases> {
  const db = await openDatabase();
  await db.fill({});
  let loaded: string[] = [];
  let touched = new Set<string>();
  return {
    db,
    load: async (name, bytes, mapping, files) => {
      const changed = new Set([...touched, 'batch', 'import_reject', 'import_skip']);
      if (files?.keep !== true) {
        for (const batch of loaded) await forgetBatch(db.engine, batch);
        loaded = [];
        touched = new Set();
      }
      const sink = async (chunk: Parameters<typeof loadChunk>[1]) => {
        changed.add(chunk.table);
        touched.add(chunk.table);
        await loadChunk(db.engine, chunk);
      };
      const report = await importFile({ name, blob: new Blob([bytes]) }, { batch: name, sink, mapping });
      loaded.push(name);
      await loadReport(db.engine, report, name);
      db.engine.changed(changed);
      return report;
    },
    close: async () => db.engine.close(),
  };
}

export const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
export const fixture = (name: string) => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));

export function sheetOf(report: FileReport): SheetReport {
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error(`no sheet: ${report.error?.message}`);
  return sheet;
}

/** Row, field and reason of everything that was refused. */
export const reasons = (report: FileReport) =>
  report.sheets.flatMap(({ rejects }) => rejects.map(({ row, field, reason }) => [row, field, reason]));

/** The codes of all questions and notes. */
export const codes = (report: FileReport) =>
  report.sheets.flatMap(({ questions, notes }) => [...questions, ...notes].map(({ code }) => code));

/** A workbook of one sheet, as SheetJS writes it. */
export function xlsx(rows: unknown[][], shape?: (sheet: XLSX.WorkSheet) => void): BlobPart {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  shape?.(sheet);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer;
}

/** A workbook of several sheets by name, as SheetJS writes it. */
export function workbookOfSheets(
  sheets: Readonly<Record<string, unknown[][]>>,
  shape?: (book: XLSX.WorkBook) => void,
): BlobPart {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  shape?.(book);
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** Rows of inline text as a sheet, below a dimension that claims the whole grid. */
export const sheetXml = (rows: string) =>
  `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook of parts written by hand, as no library would write them. */
export function workbookOf(parts: {
  sheet: string | Uint8Array;
  strings?: string;
  styles?: string;
  book?: string;
}): Uint8Array<ArrayBuffer> {
  const relation = (id: string, type: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${type}.xml"/>`;
  const optional = (name: string, text: string | undefined) =>
    text === undefined ? {} : { [name]: strToU8(text) };
  const files = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook ${MAIN}>${parts.book ?? ''}<sheets><sheet name="Sheet1" sheetId="1" r:id="s1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('s1', 'worksheet')}${relation('s2', 'sharedStrings')}${relation('s3', 'styles')}</Relationships>`,
    ),
    'xl/worksheet.xml': typeof parts.sheet === 'string' ? strToU8(parts.sheet) : parts.sheet,
    ...optional('xl/sharedStrings.xml', parts.strings),
    ...optional('xl/styles.xml', parts.styles),
  };
  return zipSync(files, { level: 1 });
}
