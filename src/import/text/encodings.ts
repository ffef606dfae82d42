// The encodings a text file may be in, surest first.

export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'windows-1252',
] as const;

export type TextEncoding = (typeof TEXT_ENCODINGS)[number];
