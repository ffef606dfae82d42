// Generated files: order lines with 12 columns, the same rows as CSV and as XLSX. Seeded, so that two runs read the same bytes.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { HEADINGS } from './columns.ts';

type Cell = string | number;

function* orderLines(rows: number): Generator<Cell[]> {
  let seed = 20251231;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let index = 0; index < rows; index += 1) {
    const person = next(1200);
    const day = next(365);
    yield [
      `XSDD${String(Math.floor(index / 3)).padStart(8, '0')}`,
      (index % 3) + 1,
      day,
      `客户${String(next(5000)).padStart(4, '0')}有限公司`,
      String(person).padStart(6, '0'),
      `员工${person}`,
      `集团/华东大区/销售${(person % 20) + 1}部`,
      `产品 ${next(300)}`,
      next(50) + 1,
      next(10_000_000) / 100,
      'CNY',
      next(10) === 0 ? '已关闭' : '已审核',
    ];
  }
}

const isoDay = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

export async function writeCsv(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  let block = `${HEADINGS.join(',')}\n`;
  for (const line of orderLines(rows)) {
    line[2] = isoDay(Number(line[2]));
    block += `${line.join(',')}\n`;
    if (block.length > 1 << 20) {
      if (!file.write(block)) await once(file, 'drain');
      block = '';
    }
  }
  file.end(block);
  await once(file, 'finish');
}

/** Days of attendance, 250 per person, as the daily sheets of attendance systems list them. */
export async function writeDays(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  let seed = 20250101;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const clock = (hour: string) => `${hour}:${String(next(60)).padStart(2, '0')}`;
  const days = Array.from({ length: 250 }, (_, day) => isoDay(day));
  let block =
    '工号,姓名,日期,班次,上班1打卡时间,上班1打卡结果,下班1打卡时间,下班1打卡结果,出勤天数,工作时长,迟到时长,加班总时长\n';
  for (let row = 0; row < rows; row += 1) {
    const person = Math.floor(row / days.length);
    const late = next(10) === 0 ? next(40) : 0;
    block += `${String(person).padStart(6, '0')},员工${person},${days[row % days.length]},标准班,${clock('08')},${late > 0 ? '迟到' : '正常'},${clock('18')},正常,1,${480 + next(60)},${late},${next(5) === 0 ? next(180) : 0}\n`;
    if (block.length > 1 << 20) {
      if (!file.write(block)) await once(file, 'drain');
      block = '';
    }
  }
  file.end(block);
  await once(file, 'finish');
}

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': `<workbook ${NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="订单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml': `<styleSheet ${NAMESPACE}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

const FIRST_DAY = 45658;

/** A workbook as Excel writes it: every text shared, dates as styled numbers, every cell with its reference. */
export async function writeXlsx(path: string, rows: number): Promise<void> {
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

  const shared = new Map<string, number>();
  const cellXml = (cell: Cell, column: number, row: number) => {
    const ref = `${String.fromCharCode(65 + column)}${row}`;
    if (column === 2 && row > 1) return `<c r="${ref}" s="1"><v>${FIRST_DAY + Number(cell)}</v></c>`;
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    const index = shared.get(cell) ?? shared.size;
    shared.set(cell, index);
    return `<c r="${ref}" t="s"><v>${index}</v></c>`;
  };
  const sheet = open('xl/worksheets/sheet1.xml');
  let block = `<worksheet ${NAMESPACE}><dimension ref="A1:L${rows + 1}"/><sheetData>`;
  let row = 0;
  const add = (cells: Cell[]) => {
    row += 1;
    const at = row;
    block += `<row r="${at}">${cells.map((cell, column) => cellXml(cell, column, at)).join('')}</row>`;
  };
  add(HEADINGS);
  for (const line of orderLines(rows)) {
    add(line);
    if (block.length > 1 << 20) {
      sheet.push(encoder.encode(block));
      block = '';
      if (file.writableNeedDrain) await once(file, 'drain');
    }
  }
  sheet.push(encoder.encode(`${block}</sheetData></worksheet>`), true);

  const strings = open('xl/sharedStrings.xml');
  block = `<sst ${NAMESPACE} count="${rows * 8}" uniqueCount="${shared.size}">`;
  for (const text of shared.keys()) {
    block += `<si><t>${text}</t></si>`;
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
