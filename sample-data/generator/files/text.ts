// Delimited text in the encodings the systems write.
import iconv from 'iconv-lite';

export type TextCell = string | number | null;
export type Encoding = 'utf8' | 'utf8-bom' | 'utf16le-bom' | 'gb18030' | 'gbk';

export interface Layout {
  delimiter: ',' | '\t';
  encoding: Encoding;
  /** Salesforce quotes every cell. */
  quoteAll?: boolean;
}

export function writeText(rows: readonly (readonly TextCell[])[], layout: Layout): Uint8Array {
  const cell = (value: TextCell): string => {
    const text = value === null ? '' : String(value);
    const must = layout.quoteAll === true || text.includes(layout.delimiter) || /["\r\n]/.test(text);
    return must ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const body = rows.map((row) => `${row.map(cell).join(layout.delimiter)}\r\n`).join('');
  const bom = layout.encoding.endsWith('-bom');
  const name = layout.encoding.replace('-bom', '');
  return new Uint8Array(iconv.encode(body, name, { addBOM: bom }));
}

/** A fraction as a percentage: 0.9412 → 94.12%. */
export const percent = (fraction: number, decimals: number): string =>
  `${(Math.round(fraction * 10 ** (decimals + 2)) / 10 ** decimals).toFixed(decimals)}%`;
