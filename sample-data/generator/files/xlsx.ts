// A minimal XLSX writer: shared strings, five cell styles, merges, fixed times. Same rows, same bytes.
import { strToU8, zipSync } from 'fflate';
import { excelSerial } from '../calendar.ts';

export type Style = 'head' | 'date' | 'percent' | 'percent1';
export type Cell = string | number | null | { value: number; style: Style } | { text: string; style: Style };

export interface Sheet {
  name: string;
  rows: Cell[][];
  merges?: string[];
  widths?: number[];
  /** Long daily sheets: cells without addresses, empty ones written out, as some systems' streaming writers do. Half the size. */
  unaddressed?: boolean;
}

export const dateCell = (day: string | null): Cell =>
  day === null ? null : { value: excelSerial(day), style: 'date' };

export const head = (text: string): Cell => ({ text, style: 'head' });

/** Local time on purpose: ZIP stores local time, so every time zone writes the same bytes. */
const WRITTEN = new Date(2026, 0, 8, 9, 30, 0);
const STYLES: Record<Style, number> = { head: 1, date: 2, percent: 3, percent1: 4 };

export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

export function writeXlsx(sheets: readonly Sheet[]): Uint8Array {
  const strings = new Map<string, number>();
  let uses = 0;
  const shared = (text: string): number => {
    uses += 1;
    const held = strings.get(text);
    if (held !== undefined) return held;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const parts: Record<string, Uint8Array> = {};
  const put = (path: string, xml: string): void => {
    parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
  };
  const bodies = sheets.map((sheet) => sheetXml(sheet, shared));
  put('[Content_Types].xml', contentTypes(sheets.length));
  put(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map((s, i) => `<sheet name="${escaped(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
  );
  put('xl/_rels/workbook.xml.rels', workbookRels(sheets.length));
  put('xl/styles.xml', STYLE_SHEET);
  bodies.forEach((xml, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, xml);
  });
  put(
    'xl/sharedStrings.xml',
    `<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${strings.size}">${[...strings.keys()]
      .map((text) => `<si><t${text.trim() === text ? '' : ' xml:space="preserve"'}>${escaped(text)}</t></si>`)
      .join('')}</sst>`,
  );
  return zipSync(parts, { level: 9, mtime: WRITTEN });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function sheetXml(sheet: Sheet, shared: (text: string) => number): string {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const cell = (value: Cell | undefined, at: string): string => {
    if (value == null || value === '') return '';
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${shared(value)}</v></c>`;
    if ('text' in value)
      return `<c r="${at}" s="${STYLES[value.style]}" t="s"><v>${shared(value.text)}</v></c>`;
    return `<c r="${at}" s="${STYLES[value.style]}"><v>${value.value}</v></c>`;
  };
  const names = Array.from({ length: width }, (_, i) => columnName(i));
  const rows = sheet.rows.map((row, y) => {
    if (sheet.unaddressed === true) {
      const end = row.findLastIndex((value) => value != null && value !== '') + 1;
      const cells = row.slice(0, end).map((value) => cell(value, '') || '<c/>');
      return `<row r="${y + 1}">${cells.join('').replaceAll(' r=""', '')}</row>`;
    }
    const cells = row.map((value, x) => cell(value, `${names[x] ?? ''}${y + 1}`)).join('');
    return `<row r="${y + 1}">${cells}</row>`;
  });
  const widths = sheet.widths
    ? `<cols>${sheet.widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('')}</cols>`
    : '';
  const merges = sheet.merges?.length
    ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : '';
  return `<worksheet xmlns="${MAIN}"><dimension ref="A1:${names.at(-1) ?? 'A'}${sheet.rows.length}"/>${widths}<sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`;
}

const contentTypes = (sheets: number): string => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`;
};

const workbookRels = (sheets: number): string => {
  const targets = [
    ...Array.from({ length: sheets }, (_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ];
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
};

const STYLE_SHEET = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
