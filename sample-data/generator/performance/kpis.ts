// The KPI catalogue: 39 KPIs that cascade from three strategic goals.

export type Direction = 'higher' | 'lower' | 'range' | 'milestone';
export type Aggregation = 'sum' | 'avg' | 'last' | 'ratio';
export type KpiId = keyof typeof KPIS;

export interface Kpi {
  name: string;
  direction: Direction;
  unit: string;
  aggregation: Aggregation;
  parent: string | null;
  /** Score rule of the policy; without one the score is linear. */
  rule?: 'ceiling';
  /** Target of a person by rank 0–4 (a month for monthly KPIs); range KPIs take it as the middle. */
  target: readonly [number, number, number, number, number];
  /** Decimals of targets and actuals in the KPI's unit (of the fraction for %). */
  decimals: number;
  /** Long-run attainment: mean and SD between people; SD of one period's own noise. */
  mean: number;
  sd: number;
  noise: number;
  /** Half the width of a range; typical n behind an average or a ratio in one period. */
  half?: number;
  n?: number;
  standard?: string;
}

const kpi = (
  [name, direction, unit, aggregation, parent]: [string, Direction, string, Aggregation, string | null],
  target: Kpi['target'],
  decimals: number,
  [mean, sd, noise]: [number, number, number],
  more: Pick<Kpi, 'rule' | 'half' | 'n' | 'standard'> = {},
): Kpi => ({ name, direction, unit, aggregation, parent, target, decimals, mean, sd, noise, ...more });

const near = (n: number) => ({ rule: 'ceiling', n }) as const;
const ladder = (first: number, step: number): Kpi['target'] => [
  first,
  first + step,
  first + 2 * step,
  first + 3 * step,
  first + 4 * step,
];
const units: Kpi['target'] = [1, 1, 1, 1, 1];

export const KPIS = {
  G01: kpi(['营业收入', 'higher', '万元', 'sum', null], units, 0, [0.985, 0, 0.02]),
  G02: kpi(['净利润率', 'higher', '%', 'ratio', null], ladder(0.085, 0), 4, [0.98, 0, 0.03], { n: 30000 }),
  G03: kpi(['客户满意度指数', 'higher', '分', 'avg', null], ladder(88, 0), 1, [0.995, 0, 0.008], { n: 900 }),
  S01: kpi(['销售额', 'higher', '万元', 'sum', 'G01'], [42, 52, 64, 80, 96], 1, [0.99, 0.07, 0.095]),
  S02: kpi(['回款率', 'higher', '%', 'ratio', 'G02'], ladder(0.94, 0.005), 3, [0.9985, 0.008, 0.01], near(1)),
  S03: kpi(['新客户数', 'higher', '家', 'sum', 'S01'], ladder(4, 1), 0, [0.99, 0.07, 0.14]),
  S04: kpi(['商机赢单率', 'higher', '%', 'ratio', 'S01'], ladder(0.56, 0.02), 3, [0.99, 0.06, 0]),
  S05: kpi(['逾期应收余额', 'lower', '万元', 'last', 'S02'], ladder(18, 4), 1, [0.99, 0.07, 0.08]),
  S06: kpi(['销售费用率', 'lower', '%', 'ratio', 'G02'], ladder(0.072, 0), 4, [0.985, 0, 0.03], { n: 2000 }),
  V01: kpi(['服务满意度', 'higher', '分', 'avg', 'G03'], ladder(90, 0.5), 1, [0.999, 0.009, 0.011], near(45)),
  V02: kpi(
    ['响应及时率', 'higher', '%', 'ratio', 'G03'],
    ladder(0.976, 0.002),
    3,
    [0.999, 0.008, 0.009],
    near(260),
  ),
  V03: kpi(['平均处理时长', 'lower', '分钟', 'avg', 'V02'], ladder(7.4, -0.3), 1, [0.985, 0.08, 0.08], {
    n: 240,
  }),
  V04: kpi(['一次解决率', 'higher', '%', 'ratio', 'V01'], ladder(0.8, 0.012), 3, [0.99, 0.05, 0.035], {
    n: 160,
  }),
  V05: kpi(['有效投诉次数', 'lower', '次', 'sum', 'V01'], ladder(10, -1), 0, [0.97, 0.12, 0.2]),
  V06: kpi(['坐席利用率', 'range', '%', 'ratio', 'V03'], ladder(0.8, 0.005), 3, [1, 0.4, 0.5], {
    half: 0.05,
    n: 9600,
  }),
  R01: kpi(['项目里程碑按期完成', 'milestone', '', 'avg', 'G01'], units, 2, [0.97, 0.05, 0.06], {
    standard: '评审通过，交付物归档，遗留问题不超过三项',
  }),
  R02: kpi(['需求交付量', 'higher', '点', 'sum', 'R01'], ladder(90, 12), 0, [0.985, 0.09, 0.09]),
  R03: kpi(['缺陷密度', 'lower', '个/千行', 'avg', 'G03'], ladder(1.4, -0.1), 2, [0.985, 0.1, 0.1], {
    n: 14,
  }),
  R04: kpi(['项目预算执行率', 'range', '%', 'ratio', 'G02'], ladder(0.98, 0.005), 3, [1, 0.4, 0.5], {
    half: 0.05,
    n: 40,
  }),
  R05: kpi(['专利申请数', 'higher', '件', 'sum', 'G01'], ladder(36, 0), 0, [1, 0, 0.15]),
  P01: kpi(['产量', 'higher', '件', 'sum', 'G01'], ladder(820, 60), 0, [0.99, 0.075, 0.07]),
  P02: kpi(
    ['一次合格率', 'higher', '%', 'ratio', 'G03'],
    ladder(0.976, 0.002),
    4,
    [0.9995, 0.008, 0.008],
    near(900),
  ),
  P03: kpi(['单位制造成本', 'lower', '元/件', 'avg', 'G02'], ladder(46, -1), 2, [0.99, 0.075, 0.06], {
    n: 900,
  }),
  P04: kpi(['设备综合效率', 'higher', '%', 'ratio', 'P01'], ladder(0.8, 0.01), 3, [0.99, 0.07, 0.05], {
    n: 640,
  }),
  P05: kpi(
    ['隐患整改及时率', 'higher', '%', 'ratio', 'P04'],
    ladder(0.95, 0.005),
    3,
    [0.999, 0.01, 0.012],
    near(80),
  ),
  P06: kpi(['在制品库存', 'range', '万元', 'last', 'G02'], ladder(3600, 0), 0, [1, 0, 0.9], { half: 300 }),
  Q01: kpi(
    ['来料合格率', 'higher', '%', 'ratio', 'P02'],
    ladder(0.97, 0.003),
    4,
    [0.9965, 0.01, 0.008],
    near(1800),
  ),
  Q02: kpi(['客户质量反馈PPM', 'lower', 'PPM', 'avg', 'G03'], ladder(420, -20), 0, [0.975, 0.08, 0.1], {
    n: 30,
  }),
  L01: kpi(['采购降本额', 'higher', '万元', 'sum', 'G02'], ladder(24, 6), 1, [0.975, 0.08, 0.12]),
  L02: kpi(
    ['订单准时交付率', 'higher', '%', 'ratio', 'G03'],
    ladder(0.965, 0.003),
    3,
    [0.9965, 0.01, 0.009],
    near(420),
  ),
  L03: kpi(['库存周转天数', 'range', '天', 'avg', 'G02'], ladder(42, -0.5), 1, [1, 0.4, 0.5], {
    half: 4,
    n: 90,
  }),
  F01: kpi(['预算偏差率', 'range', '%', 'avg', 'G02'], ladder(0, 0), 4, [1, 0.4, 0.5], { half: 0.05, n: 1 }),
  F02: kpi(
    ['内部服务满意度', 'higher', '分', 'avg', 'G03'],
    ladder(86, 0.5),
    1,
    [0.998, 0.012, 0.01],
    near(32),
  ),
  F03: kpi(['重点工作完成', 'milestone', '', 'avg', 'G02'], units, 2, [0.99, 0.05, 0.06], {
    standard: '按计划书交付，经业务部门签字确认',
  }),
  F04: kpi(
    ['流程处理及时率', 'higher', '%', 'ratio', 'F02'],
    ladder(0.96, 0.004),
    3,
    [0.998, 0.01, 0.009],
    near(130),
  ),
  M01: kpi(['组织目标达成率', 'higher', '%', 'avg', 'G01'], ladder(0.98, 0.005), 3, [0.965, 0.08, 0]),
  M02: kpi(['下属绩效达标率', 'higher', '%', 'ratio', 'M01'], ladder(0.85, 0), 3, [1, 0, 0]),
  M03: kpi(
    ['关键人才保留率', 'higher', '%', 'ratio', 'M01'],
    ladder(0.92, 0.005),
    3,
    [0.999, 0.012, 0],
    near(60),
  ),
  M04: kpi(['年度重点工作', 'milestone', '', 'avg', 'G02'], units, 2, [0.97, 0.06, 0], {
    standard: '年度经营计划中列明的三项重点工作全部验收',
  }),
} satisfies Record<string, Kpi>;

export const KPI_IDS = Object.keys(KPIS) as KpiId[];
export const kpiOf = (id: KpiId): Kpi => KPIS[id];

/** GS: milestone tasks; KPI: everything measured. */
export const kindOf = (id: KpiId): 'KPI' | 'GS' => (kpiOf(id).direction === 'milestone' ? 'GS' : 'KPI');

/** Parts of these add up to the unit's figure. */
export const isAdditive = (id: KpiId): boolean => ['sum', 'last'].includes(kpiOf(id).aggregation);
