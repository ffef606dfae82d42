// Figures of KPIs as people write them: 50天, ≤45天, 98%以上, 80-120, 2M.

/** What a figure is counted in: it says nothing about its size. */
const COUNTED =
  /^([≥≤]?\s*[-+]?\d[\d,]*(?:\.\d+)?\s*[万亿千]?)\s*(?:个工作日|工作日|个自然日|自然日|个百分点|个月|天|日|小时|分钟|秒|周|年|人次|人|次|家|个|件|份|台|套|项|户|名|例|篇|场|款|笔|条|单|吨|公斤|千克|米|平米|分|岁|倍|pcs|days?|hours?|hrs?|times|kg|units?)$/iu;
const AT_LEAST =
  /^(?:不低于|不少于|不小于|至少|大于等于|大于|高于|超过|≥|>=|＞|>)\s*(.+)$|^(.+?)\s*(?:及?以上|或以上)$/u;
const AT_MOST =
  /^(?:不高于|不超过|不多于|不大于|至多|最多|小于等于|小于|低于|控制在|≤|<=|＜|<)\s*(.+?)(?:以内|之内|以下)?$|^(.+?)\s*(?:及?以下|或以下|以内|之内)$/u;
const SPAN = /^(\d[\d,]*(?:\.\d+)?)\s*(%?)\s*[-–—~至到]\s*(\d[\d,]*(?:\.\d+)?)\s*(%?)$/u;
const MILLIONS = /^([-+]?)\s*[$€£]?\s*(\d[\d,]*(?:\.\d+)?)\s*(?:M|MM|mn|mio|million)$/u;
const LOSS = /^\(\s*(\d[\d,]*(?:\.\d+)?)\s*%\s*\)$/u;

const numberOf = (text: string): number => Number(text.replace(/,/gu, ''));

/** A figure without what it is counted in; a bound as ≥ or ≤ before it, a target that is a range as 80~120. Others stay as they are. */
export function plainFigure(text: string, mayBeSpan: boolean): string {
  const said = text.normalize('NFKC').trim();
  const loss = LOSS.exec(said)?.[1];
  if (loss !== undefined) return `-${loss}%`;
  const millions = MILLIONS.exec(said);
  // A cell ends with one sign at most, and 万 is one SQL reads.
  if (millions !== null)
    return `${millions[1] ?? ''}${Number((numberOf(millions[2] ?? '') * 100).toPrecision(15))}万`;
  const span = mayBeSpan ? SPAN.exec(said) : null;
  if (span !== null) return spanOf(span) ?? text;
  const least = AT_LEAST.exec(said);
  const most = least === null ? AT_MOST.exec(said) : null;
  const bound = least === null ? (most === null ? '' : '≤') : '≥';
  const inner = (least?.[1] ?? least?.[2] ?? most?.[1] ?? most?.[2] ?? said).trim();
  const counted = COUNTED.exec(inner)?.[1]?.trim();
  if (counted !== undefined) return `${bound}${counted}`;
  return bound !== '' && /^[-+]?\d[\d,]*(?:\.\d+)?\s*(?:%|[万亿千]?元?)$/u.test(inner)
    ? `${bound}${inner}`
    : text;
}

/** 80-120 and 95%-98%; null where the second is no more than the first. */
function spanOf([, first = '', before = '', last = '', behind = '']: readonly string[]): string | null {
  const [from, to] = [numberOf(first), numberOf(last)];
  if (!(from < to) || (before !== '' && behind === '')) return null;
  return behind === '' ? `${from}~${to}` : `${from / 100}~${to / 100}`;
}
