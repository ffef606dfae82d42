// KPI目标 (two header rows with groups) and KPI实绩.
import type { Company } from '../company/types.ts';
import { type KpiId, kindOf, kpiOf } from '../performance/kpis.ts';
import type { Actual, Target } from '../performance/types.ts';
import { percent, type TextCell, writeText } from './text.ts';
import { type Cell, columnName, dateCell, head, writeXlsx } from './xlsx.ts';

const DIRECTION = { higher: '越高越好', lower: '越低越好', range: '区间', milestone: '里程碑' } as const;
const AGGREGATION = { sum: '求和', avg: '平均', last: '期末', ratio: '比率' } as const;
export const CEILING_RULE = '近满分插值';

/** Heading groups; a group of one stands in both rows, merged. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['指标编码', []],
  ['考核指标', []],
  ['指标定义', ['类型', '方向', '单位', '汇总方式', '评分标准', '上级指标编码']],
  ['责任主体信息', ['责任主体类型', '责任主体编码', '责任主体']],
  ['考核期', []],
  ['权重', []],
  ['目标', ['目标值', '保底值', '挑战值', '基准值', '区间下限', '区间上限']],
  ['重点工作', ['截止日期', '完成标准']],
];

export function targetFile(company: Company, targets: readonly Target[]): Uint8Array {
  const upper: Cell[] = [];
  const lower: Cell[] = [];
  const merges: string[] = [];
  for (const [group, children] of GROUPS) {
    const at = columnName(upper.length);
    if (children.length === 0) {
      merges.push(`${at}1:${at}2`);
      upper.push(head(group));
      lower.push(null);
      continue;
    }
    merges.push(`${at}1:${columnName(upper.length + children.length - 1)}1`);
    upper.push(head(group), ...children.slice(1).map(() => null));
    lower.push(...children.map(head));
  }
  const units = new Map(company.units.map((u) => [u.id, u.name]));
  const rows = targets.map((t): Cell[] => {
    const kpi = kpiOf(t.kpi);
    const figure = (value: number | null): Cell =>
      value === null ? null : kpi.unit === '%' ? { value, style: 'percent1' } : value;
    return [
      t.kpi,
      kpi.name,
      kindOf(t.kpi),
      DIRECTION[kpi.direction],
      kpi.unit,
      AGGREGATION[kpi.aggregation],
      kpi.rule === 'ceiling' ? CEILING_RULE : null,
      kpi.parent,
      t.ownerType === 'person' ? '个人' : '部门',
      t.ownerId,
      t.ownerType === 'person' ? (company.byId.get(t.ownerId)?.name ?? null) : (units.get(t.ownerId) ?? null),
      periodText(t.period),
      { value: t.weight, style: 'percent' },
      figure(t.target),
      figure(t.floor),
      figure(t.stretch),
      figure(t.baseline),
      figure(t.low),
      figure(t.high),
      dateCell(t.due),
      t.standard,
    ];
  });
  return writeXlsx([{ name: 'KPI目标', rows: [upper, lower, ...rows], merges }]);
}

/** As people write them: 2025, 2025Q3, 2025年9月. */
export function periodText(period: string): string {
  if (period.length === 4) return period;
  return period.includes('Q')
    ? period.replace('-', '')
    : `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
}

/** Figures of units come from finance; people's are reported, whatever the ERP says. */
export function actualFile(actuals: readonly Actual[]): Uint8Array {
  const rows = actuals.map((a): TextCell[] => [
    a.kpi,
    a.ownerType === 'person' ? '个人' : '部门',
    a.ownerId,
    a.period,
    valueText(a.kpi, a.value),
    a.numerator,
    a.denominator,
    a.n,
    a.done,
    '上报',
  ]);
  return writeText(
    [
      [
        '指标编码',
        '责任主体类型',
        '责任主体编码',
        '考核期',
        '实际值',
        '分子',
        '分母',
        '样本数',
        '完成日期',
        '数据来源',
      ],
      ...rows,
    ],
    { delimiter: ',', encoding: 'gb18030' },
  );
}

function valueText(id: KpiId, value: number | null): TextCell {
  if (value === null) return null;
  const kpi = kpiOf(id);
  if (kpi.direction === 'milestone') return percent(value, 0);
  return kpi.unit === '%' ? percent(value, 2) : value;
}
