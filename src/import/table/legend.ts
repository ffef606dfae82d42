// What the signs of a month of days stand for, by the legend a sheet prints: √ 出勤 ○ 事假 △ 迟到.
import type { HeadRow } from './head.ts';

const SIGNS = '√✓✔○〇●◎△▲▽▼☆★□■◇◆×✕✗✘※*＊#⊙⊕⊗Ⅹ';
const SIGN_FIRST = new RegExp(`([${SIGNS}])\\s*(?:[:：=]|[-—]+)?\\s*([\\p{Script=Han}]{2,6})`, 'gu');
const SIGN_LAST = new RegExp(`([\\p{Script=Han}]{2,6})\\s*(?:[:：=]|[-—]+)?\\s*([${SIGNS}])`, 'gu');
const LEAD = /^(备注|说明|图例|符号说明|符号|注|填表说明|考勤符号)\s*[:：]?\s*/u;
/** Words of attendance: what a sign may stand for. */
const MEANING =
  /出勤|正常|上班|迟到|早退|旷工|缺勤|假|出差|外出|外勤|加班|休息|公休|调休|缺卡|未打卡|补卡|居家|半[天日]/u;

/** What the other half was nobody says; this one was worked. */
const HALF = /^(?:上班)?半[天日]班?$/u;

/** Sign → word, as the first row states it that explains two signs or more; nothing where no row does. */
export function legendOf(rows: readonly HeadRow[]): Record<string, string> {
  for (const { cells } of rows) {
    const text = cells
      .filter((cell) => cell.trim() !== '')
      .join(' ')
      .replace(LEAD, '');
    const isSignFirst = new RegExp(`^[${SIGNS}]`, 'u').test(text);
    const pairs = [...text.matchAll(isSignFirst ? SIGN_FIRST : SIGN_LAST)].map(
      ([, first = '', second = '']): [string, string] => (isSignFirst ? [first, second] : [second, first]),
    );
    const known = pairs.filter(([, word]) => MEANING.test(word));
    if (new Set(known.map(([sign]) => sign)).size > 1)
      return Object.fromEntries(known.map(([sign, word]) => [sign, HALF.test(word) ? '出勤半天' : word]));
  }
  return {};
}
