import { describe, expect, it } from 'vitest';
import { toCsv } from '@/export/csv.ts';
import { neutraliseCell } from '@/export/neutralise.ts';

describe('neutraliseCell', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://example.test")',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u00a0=1',
    '\u0000=1',
    '\ttext',
    '\rtext',
    '＝1+1',
  ])('puts an apostrophe before %j', (text) => {
    expect(neutraliseCell(text)).toBe(`'${text}`);
  });

  it.each(['张三', 'a=b', '000123', '2025-09-01', 'x@example.test', '', "'=1"])('leaves %j alone', (text) => {
    expect(neutraliseCell(text)).toBe(text);
  });

  it.each(['-5', '+5', '-1,234.50', '-12%', '42'])('leaves the plain number %j alone', (text) => {
    expect(neutraliseCell(text)).toBe(text);
  });

  it('keeps numbers as numbers, also negative ones', () => {
    expect(neutraliseCell(-3.5)).toBe(-3.5);
    expect(neutraliseCell(0)).toBe(0);
  });

  it('writes nothing for what is missing or no number', () => {
    expect(neutraliseCell(null)).toBe('');
    expect(neutraliseCell(Number.NaN)).toBe('');
    expect(neutraliseCell(Number.POSITIVE_INFINITY)).toBe('');
  });
});

describe('toCsv', () => {
  it('starts with a byte order mark and ends every line with CRLF', () => {
    expect(toCsv(['工号', 'n'], [['000123', 1]])).toBe('\ufeff工号,n\r\n000123,1\r\n');
  });

  it('quotes commas, quotes and line ends, and doubles quotes', () => {
    expect(toCsv(['a'], [['x,y'], ['say "hi"'], ['two\nlines'], ['cr\rhere']])).toBe(
      '\ufeffa\r\n"x,y"\r\n"say ""hi"""\r\n"two\nlines"\r\n"cr\rhere"\r\n',
    );
  });

  it('neutralises headings and cells, inside quotes too', () => {
    expect(toCsv(['=h'], [['=1,2'], [-1], [null], [true]])).toBe(
      '\ufeff\'=h\r\n"\'=1,2"\r\n-1\r\n\r\ntrue\r\n',
    );
  });
});
