// Workbooks of any length, written part by part as Excel writes them: every text shared, every cell with its reference.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';

/** A day is written as a number with a date format; null is no cell. */
export type Cell = string | number | { day: number } | null;

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': `<workbook ${NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml': `<styleSheet ${NAMESPACE}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** Serial number of 2025-01-01. */
const FIRST_DAY = 45658;

/** 0 → A, 26 → AA. */
export const nameOf = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) +
  String.fromCharCode(65 + (column % 26));

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export async function writeBook(
  path: string,
  width: number,
  lines: Iterable<readonly Cell[]>,
  merges: readonly string[] = [],
): Promise<void> {
  const file = createWriteStream(path);
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    file.write(chunk);
  });
  const encoder = new TextEncoder();
  const open = (name: string) => {
    const part = new ZipDeflate(name, { level: 4 });
    zip.add(part);
    return part;
  };
  for (const [name, text] of Object.entries(PARTS)) open(name).push(encoder.encode(text), true);

  const names = Array.from({ length: width }, (_, column) => nameOf(column));
  const shared = new Map<string, number>();
  const cellXml = (cell: Cell, column: number, row: number) => {
    if (cell === null) return '';
    const ref = `${names[column]}${row}`;
    if (typeof cell === 'object') return `<c r="${ref}" s="1"><v>${FIRST_DAY + cell.day}</v></c>`;
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    const index = shared.get(cell) ?? shared.size;
    shared.set(cell, index);
    return `<c r="${ref}" t="s"><v>${index}</v></c>`;
  };
  const sheet = open('xl/worksheets/sheet1.xml');
  let block = `<worksheet ${NAMESPACE}><sheetData>`;
  let row = 0;
  for (const line of lines) {
    row += 1;
    const at = row;
    block += `<row r="${at}">${line.map((cell, column) => cellXml(cell, column, at)).join('')}</row>`;
    if (block.length > 1 << 20) {
      sheet.push(encoder.encode(block));
      block = '';
      if (file.writableNeedDrain) await once(file, 'drain');
    }
  }
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const tail = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  sheet.push(encoder.encode(`${block}</sheetData>${tail}</worksheet>`), true);

  const strings = open('xl/sharedStrings.xml');
  block = `<sst ${NAMESPACE} uniqueCount="${shared.size}">`;
  for (const text of shared.keys()) {
    block += `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    if (block.length > 1 << 20) {
      strings.push(encoder.encode(block));
      block = '';
    }
  }
  strings.push(encoder.encode(`${block}</sst>`), true);
  zip.end();
  file.end();
  await once(file, 'finish');
}
