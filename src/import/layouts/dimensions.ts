// What headings over scores say besides the dimension: the scale they are given on, or that they only add the others up.
import { madeHeading } from './tidy.ts';

/** Of the dimensions beside it, never one of them. */
const SUM =
  /^(?:总分|总得分|总评分|得分合计|评分合计|分数合计|合计|合计得分|合计分|综合得分|综合评分|综合分|平均分|平均得分|均分|加权总分|加权得分|total(?: score| points)?|sum|(?:overall |total )?(?:average|mean|avg\.?)(?: score)?|weighted (?:score|total|average))$/iu;

/** 总分, Overall Average: 4.5 (1-5) too. */
export const isSumOfScores = (text: string): boolean => SUM.test(scaleOf(text).name);

const RANGE = /\s*[(（[【]\s*(\d{1,3})\s*(?:[-–—~～至到]|to)\s*(\d{1,3})\s*分?制?\s*[)）\]】]\s*$/iu;
const MOST = /\s*[(（[【]\s*(?:满分|out of|max\.?)\s*[:：]?\s*(\d{1,3})\s*分?\s*[)）\]】]\s*$/iu;

/** `Communication (1-5)` → Communication, 1, 5; `沟通（满分10分）` → 沟通, '', 10; without a scale the heading and nothing. */
export function scaleOf(heading: string): { name: string; min: string; max: string } {
  for (const pattern of [RANGE, MOST]) {
    const found = pattern.exec(heading);
    if (found === null || found.index === 0) continue;
    const [, first = '', last] = found;
    const [min, max] = last === undefined ? ['', first] : [first, last];
    if (min !== '' && Number(min) >= Number(max)) continue;
    return { name: heading.slice(0, found.index).trim(), min, max };
  }
  return { name: heading, min: '', max: '' };
}

/** What the bounds of such a scale stand under. */
export const SCALE_HEADINGS = ['最低分', '满分'].map(madeHeading);
