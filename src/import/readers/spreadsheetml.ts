// SpreadsheetML 2003: the XML that Excel 2003 and many report tools write under the name .xls.
import { ERROR, type MergeRange, NO_VALUE, NUMBER } from '../rows.ts';
import { numberText } from '../xlsx/numbers.ts';
import { type CellFormat, formatOf, GENERAL } from '../xlsx/styles.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { attributeOf, readTags, type Tag } from './tags.ts';

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

const NAMED: Readonly<Record<string, CellFormat>> = {
  percent: { kind: 'percent' },
  'short date': { kind: 'date' },
  'general date': { kind: 'date' },
};

interface OpenCell {
  column: number;
  format: CellFormat;
  hasFormula: boolean;
  type: string;
  text: string;
}

/** Worksheets of the document. */
export function spreadsheetMl(markup: string): Grid[] {
  const sheets: Grid[] = [];
  const formats = new Map<string, CellFormat>();
  let style = '';
  let sheet: { name: string; hidden: boolean; rows: GridRow[]; merges: MergeRange[] } | null = null;
  let row: GridRow | null = null;
  let cell: OpenCell | null = null;
  let isData = false;
  let isVisibility = false;
  let lastRow = 0;
  let nextColumn = 0;

  const index = (attributes: string, most: number): number | null => {
    const stated = Number(attributeOf(attributes, 'ss:index'));
    return Number.isInteger(stated) && stated >= 1 && stated <= most ? stated : null;
  };
  const openCell = ({ attributes }: Tag) => {
    if (row === null || sheet === null) return;
    const column = (index(attributes, MAX_COLUMNS) ?? nextColumn + 1) - 1;
    const across = Number(attributeOf(attributes, 'ss:mergeacross') ?? 0) || 0;
    const down = Number(attributeOf(attributes, 'ss:mergedown') ?? 0) || 0;
    nextColumn = Math.min(MAX_COLUMNS, column + 1 + across);
    if (across > 0 || down > 0)
      sheet.merges.push({ top: row.row, bottom: row.row + down, left: column, right: column + across });
    cell = {
      column,
      format: formats.get(attributeOf(attributes, 'ss:styleid') ?? '') ?? GENERAL,
      hasFormula: attributeOf(attributes, 'ss:formula') !== undefined,
      type: '',
      text: '',
    };
  };
  const closeCell = () => {
    if (cell !== null && row !== null) row.cells[cell.column] = cellOf(cell);
    cell = null;
  };
  const onTag = (tag: Tag) => {
    const { isEnd, isClosed, attributes } = tag;
    switch (tag.name.replace(/^(ss|x):/u, '')) {
      case 'style':
        style = attributeOf(attributes, 'ss:id') ?? '';
        break;
      case 'numberformat': {
        const code = attributeOf(attributes, 'ss:format') ?? '';
        formats.set(style, NAMED[code.toLowerCase()] ?? formatOf(code));
        break;
      }
      case 'worksheet':
        if (isEnd) {
          if (sheet !== null) sheets.push(sheet);
          sheet = null;
        } else {
          sheet = { name: attributeOf(attributes, 'ss:name') ?? '', hidden: false, rows: [], merges: [] };
          lastRow = 0;
        }
        break;
      case 'visible':
        isVisibility = !isEnd && !isClosed;
        break;
      case 'row':
        if (!isEnd) {
          lastRow = index(attributes, MAX_ROWS) ?? lastRow + 1;
          row = { row: lastRow, hidden: attributeOf(attributes, 'ss:hidden') === '1', cells: [] };
          nextColumn = 0;
        }
        if ((isEnd || isClosed) && row !== null) {
          sheet?.rows.push(row);
          row = null;
        }
        break;
      case 'cell':
        if (!isEnd) openCell(tag);
        if (isEnd || isClosed) closeCell();
        break;
      case 'data':
        isData = !isEnd && !isClosed;
        if (cell !== null && !isEnd) cell.type = attributeOf(attributes, 'ss:type') ?? 'String';
        break;
      default:
    }
  };
  readTags(markup, {
    tag: onTag,
    text: (text) => {
      if (isData && cell !== null) cell.text += text;
      // SheetHidden, SheetVeryHidden
      if (isVisibility && sheet !== null && /Hidden/u.test(text)) sheet.hidden = true;
    },
  });
  if (sheet !== null) sheets.push(sheet);
  return sheets;
}

function cellOf({ type, text, format, hasFormula }: OpenCell): GridCell {
  switch (type) {
    case '':
      return { text: '', flags: hasFormula ? NO_VALUE : 0 };
    case 'Number':
      return {
        text: numberText(text.trim(), format, false),
        flags: format.kind === 'general' || format.kind === 'zeros' ? NUMBER : 0,
      };
    case 'DateTime':
      return {
        text: text
          .trim()
          .replace(/T00:00:00(\.0+)?$/u, '')
          .replace('T', ' ')
          .replace(/\.\d+$/u, ''),
        flags: 0,
      };
    case 'Boolean':
      return { text: text.trim() === '1' ? 'TRUE' : 'FALSE', flags: 0 };
    case 'Error':
      return { text: text.trim(), flags: ERROR };
    default:
      return { text, flags: 0 };
  }
}
