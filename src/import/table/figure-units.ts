// What the figures of KPIs are counted in where headings or cells say it: 万元 beside 元, days beside hours.
import { cellsOf } from './cells.ts';
import { type MoneyUnit, statedMoneyUnit } from './context.ts';
import type { PlanInput } from './plan.ts';

/** Figures of KPIs, each in the unit its heading states. */
export const FIGURES = ['target', 'actual', 'floor', 'stretch', 'baseline'];

/** 目标值(万元) beside 实际值(元): the unit of each such column; null where they are of one mind, or the rows say their units. */
export function unitsOfFigures(input: PlanInput): Map<string, MoneyUnit> | null {
  const { recognition, head } = input;
  const { table, columns } = recognition;
  if (table !== 'raw_kpi') return null;
  // A column of units beside them must speak of money in every row: 20 of something else is not 20万.
  const unit = columns.get('unit');
  if (unit !== undefined && !isMoney(cellsOf(input, unit))) return null;
  const units = new Map<string, MoneyUnit>();
  for (const field of FIGURES) {
    const unit = statedMoneyUnit([head.headings[columns.get(field) ?? -1]?.name ?? '']);
    if (unit !== null) units.set(field, unit);
  }
  return new Set(units.values()).size > 1 ? units : null;
}

const isMoney = (units: readonly string[]): boolean =>
  units.length > 0 && units.every((text) => /元$/u.test(text));

export const TIME = /(?:\d|个)\s*(天|日|小时|分钟|秒|周|月|年|days?|hours?|hrs?)$/iu;

/** Whether some KPI is measured in days here and in hours there: then neither is a number alone. */
export function mixesTimes({ recognition: { columns }, head, sample }: PlanInput): boolean {
  const first = head.rows.at(-1) ?? 0;
  const name = columns.get('kpi_name') ?? columns.get('kpi_id') ?? -1;
  const units = new Map<string, string>();
  return sample.some(({ row, cells }) => {
    if (row <= first) return false;
    const kpi = cells[name]?.trim() ?? '';
    return FIGURES.some((field) => {
      const unit = TIME.exec(cells[columns.get(field) ?? -1]?.trim() ?? '')?.[1];
      const before = units.get(kpi);
      if (unit !== undefined) units.set(kpi, unit);
      return unit !== undefined && before !== undefined && before !== unit;
    });
  });
}
