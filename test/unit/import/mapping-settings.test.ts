// What a mapping settles beside columns: the encoding, hidden sheets, free text.
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseMapping } from '@/import/mapping/document.ts';
import {
  emptyEntry,
  withEntry,
  withHidden,
  withLayoutEncoding,
  withLayoutHidden,
} from '@/import/mapping/entries.ts';
import { previewFile } from '@/import/preview.ts';
import { importBlob, importText, onlySheet } from './helpers.ts';

const document2 = (...files: unknown[]) => parseMapping(JSON.stringify({ version: 2, files }));

describe('an encoding named by a mapping', () => {
  const big5 = (text: string) => new Blob([new Uint8Array(iconv.encode(text, 'big5'))]);
  const text = '工號,姓名\n1,王\n';

  it('holds for the file it names, whatever the bytes look like', async () => {
    const blob = new Blob([new Uint8Array(iconv.encode('工号,姓名,部门\n1,王,集团\n', 'gb18030'))]);
    const wrong = await importBlob('a.csv', blob, {
      mapping: document2({ match: { file: 'a.csv' }, encoding: 'windows-1252' }),
    });
    expect(wrong.report).toMatchObject({ encoding: 'windows-1252', declared_encoding: 'windows-1252' });
    expect(wrong.report.error?.code).toBe('import.unknown_layout');
    const other = await importBlob('b.csv', blob, {
      mapping: document2({ match: { file: 'a.csv' }, encoding: 'windows-1252' }),
    });
    expect(other.report.encoding).toBe('gb18030');
    expect(other.report).not.toHaveProperty('declared_encoding');
  });

  it('holds for a layout where the file, read so, has its headings', async () => {
    const first = await importBlob('a.csv', big5(text), {
      mapping: document2({ match: { file: 'a.csv' }, encoding: 'big5' }),
    });
    const entry = {
      ...emptyEntry(first.report, onlySheet(first.report)),
      table: 'raw_employee' as const,
      columns: { 工號: 'employee_id', 姓名: 'name' },
    };
    expect(entry).toMatchObject({ encoding: 'big5', match: { fingerprint: expect.any(String) } });
    const mapping = withEntry(undefined, entry, 'a.csv');
    const next = await importBlob('next.csv', big5(text), { mapping });
    expect(next.rows).toEqual([expect.objectContaining({ employee_id: '1', name: '王' })]);
    const remembered = withLayoutEncoding(undefined, first.report);
    const alike = await importBlob(
      'alike.csv',
      big5(text),
      remembered === undefined ? {} : { mapping: remembered },
    );
    expect(alike.report).toMatchObject({ encoding: 'big5', declared_encoding: 'big5' });
    // Unicode is never taken for anything else.
    const ascii = await importText('ascii.csv', 'ratee,rater,role,score\n1,2,夥伴,4\n', {
      mapping: document2({ match: { headings: ['ratee'] }, encoding: 'big5' }),
    });
    expect(ascii.report.encoding).toBe('utf-8');
    const utf8 = await importText('utf8.csv', text, { mapping });
    expect(utf8.report.encoding).toBe('utf-8');
    expect(utf8.rows).toEqual(next.rows.map((row) => ({ ...row, _file: 'utf8.csv', _sheet: 'utf8' })));
  });

  it('is chosen among those the bytes can be read in, each with its text', async () => {
    const preview = await previewFile({ name: 'a.csv', blob: big5(text) }, 'big5');
    expect(preview).toMatchObject({
      encoding: 'big5',
      sheets: [{ rows: [{ cells: ['工號', '姓名'] }, {}] }],
    });
    const found = new Map(preview.encodings.map(({ encoding, text: read }) => [encoding, read]));
    expect(found.get('big5')).toBe(text);
    expect([...found.keys()]).toContain('gb18030');
    expect([...found.keys()]).not.toContain('utf-8');
    const long = Array.from({ length: 300 }, (_, row) => `${row},x`).join('\n');
    const { sheets } = await previewFile({ name: 'b.csv', blob: new Blob([`工号,姓名\n${long}`]) });
    expect(sheets[0]?.rows).toHaveLength(200);
  });
});

describe('a hidden sheet', () => {
  it('is listed and read once it is ticked, recognised by itself', async () => {
    const book = XLSX.utils.book_new();
    const rows = [
      ['工号', '姓名', '职级'],
      ['1', 'a', 'P5'],
    ];
    for (const name of ['shown', 'hidden'])
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const blob = new Blob([XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer]);
      const plain = await importBlob('x', blob);
      expect(plain.report.sheets[1]).toMatchObject({ table: null, notes: [{ code: 'hidden_sheet' }] });
      expect(plain.rows).toHaveLength(1);
      const ticked = await importBlob('x', blob, {
        mapping: document2({ match: { file: 'x', sheet: 'hidden' }, include_hidden: true }),
      });
      expect(ticked.report.sheets.map(({ table, rows_sent }) => [table, rows_sent])).toEqual([
        ['raw_employee', 1],
        ['raw_employee', 1],
      ]);
      // Next month under another name: told by its name and headings together, whatever the other hidden sheets are called.
      const remembered = withLayoutHidden(undefined, ticked.report);
      const next = await importBlob('y', blob, { mapping: remembered });
      expect(next.report.sheets[1]).toMatchObject({ table: 'raw_employee', rows_sent: 1 });
      const elsewhere = remembered?.files.map((entry) => ({
        ...entry,
        match: { ...entry.match, fingerprint: '0000000000000000' },
      }));
      const other = await importBlob('y', blob, { mapping: document2(...(elsewhere ?? [])) });
      expect(other.report.sheets[1]).toMatchObject({ table: null, notes: [{ code: 'hidden_sheet' }] });
      // Not any more: of this file, and of its layout.
      const [, sheet] = next.report.sheets;
      const taken = withHidden(remembered, next.report, sheet!, false);
      for (const name of ['y', 'z']) {
        const { report } = await importBlob(name, blob, { mapping: taken });
        expect(report.sheets[1]).toMatchObject({ table: null, notes: [{ code: 'hidden_sheet' }] });
      }
    }
  });
});

describe('free text', () => {
  const text = '被评估人工号,评分人工号,评估关系,评分,评语\n1,2,上级,4,很好\n';
  const entry = { match: { headings: ['评估关系'] } };

  it('is left behind where a mapping says so, and listed as dropped', async () => {
    const keep = {
      ...entry,
      table: 'raw_review_score',
      columns: { 被评估人工号: 'ratee_id', 评语: 'comment' },
    };
    const kept = await importText('x.csv', text, { mapping: document2(keep) });
    expect(kept.rows[0]).toMatchObject({ ratee_id: '1', comment: '很好' });
    const dropped = await importText('x.csv', text, { mapping: document2({ ...keep, comments: 'drop' }) });
    expect(dropped.rows[0]).toMatchObject({ ratee_id: '1' });
    expect(dropped.rows[0]).not.toHaveProperty('comment');
    expect(onlySheet(dropped.report)).toMatchObject({ dropped: ['评语'], mapping: { 评语: 'comment' } });
  });

  it('may be left behind without saying what the columns are', async () => {
    const feedback = '工号,反馈日期,反馈类型,反馈内容\n1,2025-01-02,正面,很好\n';
    const mapping = document2({ match: { file: '*' }, comments: 'drop' });
    const { report, rows } = await importText('f.csv', feedback, { mapping });
    expect(onlySheet(report)).toMatchObject({
      table: 'raw_feedback',
      dropped: ['反馈内容'],
      comments: 'drop',
    });
    expect(rows[0]).not.toHaveProperty('note');
  });
});
