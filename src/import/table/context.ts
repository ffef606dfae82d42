// What a title says once for all rows: the period, and the unit of money.

const PERIODS = [
  /20\d\d\s*年?\s*第?[一二三四1-4]季度/u,
  /20\d\d\s*年?\s*[-_]?\s*[QqHh][1-4]/u,
  /20\d\d\s*年\s*[上下]半年/u,
  /20\d\d\s*年\s*(1[0-2]|0?[1-9])\s*月/u,
  /20\d\d[-_.](1[0-2]|0[1-9])(?![-_.\d])/u,
  /20\d\d\s*年度?/u,
  /(?<!\d)20\d\d(?!\d)/u,
];

/** The period the first of these texts states (`2024年第三季度…` → that text), as SQL's to_period reads it. */
export function statedPeriod(texts: readonly string[]): string | null {
  for (const pattern of PERIODS) {
    for (const text of texts) {
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) return found.replace(/\s/gu, '').replace(/_/gu, '-');
    }
  }
  return null;
}

/** `单位：万元` → 万; the Chinese multiplier of every bare amount below it. */
export function statedMoneyUnit(texts: readonly string[]): '万' | '亿' | '千' | null {
  for (const text of texts) {
    const found = /(?:单位[:：]?\s*(?:人民币)?\s*|[(（])([万亿千])元/u.exec(text)?.[1];
    if (found !== undefined) return found as '万' | '亿' | '千';
  }
  return null;
}
