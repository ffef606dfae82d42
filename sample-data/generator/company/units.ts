// The organisation: ragged, two to five levels deep.
import type { JobFamily, Unit } from './types.ts';

interface Spec {
  name: string;
  size?: number;
  key?: string;
  family?: JobFamily;
  location?: string;
  children?: Spec[];
}

const team = (name: string, size: number, key?: string): Spec =>
  key === undefined ? { name, size } : { name, size, key };

const teams = (suffix: string, size: number, ...names: string[]): Spec[] =>
  names.map((name) => team(`${name}${suffix}`, size));

const SALES: Spec = {
  name: '营销中心',
  key: 'sales',
  family: 'sales',
  location: '上海',
  children: [
    {
      name: '华东大区',
      key: 'east',
      children: [
        ...teams('销售组', 10, '上海', '苏南', '苏北'),
        team('浙北销售组', 16, 'lenient'),
        ...teams('销售组', 9, '浙南', '安徽'),
      ],
    },
    {
      name: '华南大区',
      key: 'south',
      location: '广州',
      children: teams('销售组', 11, '广州', '深圳', '东莞', '佛山', '福建', '桂琼', '湘赣'),
    },
    {
      name: '华北大区',
      key: 'north',
      location: '北京',
      children: teams('销售组', 9, '北京', '天津', '河北', '山东', '晋蒙'),
    },
    {
      name: '西南大区',
      key: 'southwest',
      location: '成都',
      children: teams('销售组', 9, '四川', '重庆', '云贵', '陕甘'),
    },
    { name: '海外业务部', key: 'overseas', children: teams('业务组', 8, '欧洲', '东南亚', '中东非') },
    {
      name: '渠道与大客户部',
      key: 'keyaccount',
      location: '北京',
      children: teams('组', 9, '渠道一', '渠道二', '大客户'),
    },
    { name: '市场部', family: 'function', children: teams('组', 7, '品牌', '产品市场', '数字营销') },
  ],
};

const SERVICE: Spec = {
  name: '客户服务中心',
  key: 'service',
  family: 'service',
  location: '合肥',
  children: [
    { name: '呼叫中心', key: 'callcenter', children: teams('坐席组', 11, '一', '二', '三', '四', '五') },
    { name: '现场服务部', children: teams('服务组', 9, '东区', '南区', '北区', '西区') },
    { name: '客户成功部', children: teams('客户组', 8, '重点', '成长') },
  ],
};

const RND: Spec = {
  name: '研发中心',
  key: 'rnd',
  family: 'rnd',
  location: '苏州',
  children: [
    {
      name: '产品研究院',
      key: 'institute',
      children: teams(
        '组',
        10,
        '电驱',
        '控制算法',
        '结构设计',
        '热管理',
        '液压',
        '传感',
        '仿真',
        '材料',
        '工业设计',
      ),
    },
    {
      name: '软件平台部',
      children: [team('平台架构组', 15, 'halo'), ...teams('组', 9, '嵌入式', '应用开发', '数据平台')],
    },
    { name: '测试验证部', children: teams('测试组', 8, '可靠性', '功能', '整机') },
    { name: '工艺工程部', children: teams('工艺组', 8, '机加', '装配') },
  ],
};

const shop = (name: string, size: number, shifts: string): Spec => ({
  name,
  children: [...shifts].map((s) => team(`${name.slice(0, 2)}${s}班`, size)),
});

const MAKING: Spec = {
  name: '制造中心',
  key: 'making',
  family: 'production',
  location: '苏州',
  children: [
    {
      name: '苏州工厂',
      key: 'suzhou',
      children: [
        shop('机加车间', 11, '甲乙丙丁'),
        shop('装配车间', 11, '甲乙丙丁'),
        shop('电控车间', 11, '甲乙丙'),
      ],
    },
    {
      name: '佛山工厂',
      key: 'foshan',
      location: '佛山',
      children: [
        shop('铸造车间', 11, '甲乙丙'),
        {
          name: '总成车间',
          children: [team('总成甲班', 11), team('总成乙班', 16, 'severe'), team('总成丙班', 11)],
        },
        shop('喷涂车间', 10, '甲乙'),
      ],
    },
    {
      name: '成都工厂',
      key: 'chengdu',
      location: '成都',
      children: [shop('总装车间', 10, '甲乙丙'), shop('加工车间', 10, '甲乙丙'), shop('仓配车间', 9, '甲乙')],
    },
    { name: '设备动力部', key: 'equipment', children: teams('组', 8, '设备维护', '动力保障', '模具') },
    team('生产计划部', 8, 'planning'),
  ],
};

const STAFF: Spec[] = [
  {
    name: '供应链中心',
    key: 'supply',
    family: 'function',
    location: '苏州',
    children: [
      { name: '采购部', key: 'purchasing', children: teams('采购组', 8, '战略', '执行', '外协') },
      { name: '物流仓储部', key: 'logistics', children: teams('仓储组', 9, '苏州', '佛山', '成都') },
    ],
  },
  {
    name: '质量安环中心',
    key: 'quality',
    family: 'function',
    location: '苏州',
    children: [
      {
        name: '质量管理部',
        key: 'qualitydept',
        children: [team('体系管理组', 7), team('客户质量组', 16, 'middle')],
      },
      team('安全环保部', 8),
    ],
  },
  {
    name: '财务中心',
    key: 'finance',
    family: 'function',
    location: '上海',
    children: [
      { name: '会计部', children: teams('组', 6, '总账', '费用核算') },
      team('资金部', 7),
      team('财务分析部', 9),
    ],
  },
  {
    name: '人力行政中心',
    key: 'hr',
    family: 'function',
    location: '上海',
    children: [
      { name: '人力资源部', children: [team('人力伙伴组', 8), team('薪酬绩效组', 7), team('招聘培训组', 7)] },
      team('行政服务部', 9),
    ],
  },
  {
    name: '数字化中心',
    key: 'digital',
    family: 'function',
    location: '苏州',
    children: [team('应用运维部', 10), team('数据智能部', 10), team('基础架构部', 10)],
  },
  { ...team('审计法务部', 8), family: 'function', location: '上海' },
  { ...team('战略投资部', 7), family: 'function', location: '上海' },
  { ...team('总裁办公室', 6), family: 'function', location: '上海' },
];

const COMPANY: Spec = {
  name: '准绳样例集团',
  key: 'company',
  family: 'function',
  location: '上海',
  children: [SALES, SERVICE, RND, MAKING, ...STAFF],
};

/** All units, parents before children. Ids are codes with a leading zero, two more digits per level. */
export function buildUnits(): Unit[] {
  const units: Unit[] = [];
  const add = (spec: Spec, parent: Unit | null, id: string): Unit => {
    const unit: Unit = {
      id,
      name: spec.name,
      parent,
      level: (parent?.level ?? 0) + 1,
      key: spec.key ?? null,
      family: spec.family ?? parent?.family ?? 'function',
      location: spec.location ?? parent?.location ?? '',
      size: spec.size ?? 0,
      children: [],
      headId: '',
    };
    units.push(unit);
    unit.children = (spec.children ?? []).map((child, i) =>
      add(child, unit, `${id}${String(i + 1).padStart(2, '0')}`),
    );
    return unit;
  };
  add(COMPANY, null, '01');
  return units;
}

export function unitByKey(units: readonly Unit[], key: string): Unit {
  const found = units.find((u) => u.key === key);
  if (found === undefined) throw new Error(`no unit ${key}`);
  return found;
}
