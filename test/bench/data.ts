// Generated files: order lines with 12 columns, the same rows as CSV and as XLSX. Seeded, so that two runs read the same bytes.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { HEADINGS } from './columns.ts';
import { type Cell, writeBook } from './xlsx.ts';

function* orderLines(rows: number): Generator<(string | number)[]> {
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

/** The same order lines as a workbook. */
export async function writeXlsx(path: string, rows: number): Promise<void> {
  function* lines(): Generator<Cell[]> {
    yield HEADINGS;
    for (const line of orderLines(rows))
      yield line.map((cell, column) => (column === 2 ? { day: Number(cell) } : cell));
  }
  await writeBook(path, HEADINGS.length, lines());
}
