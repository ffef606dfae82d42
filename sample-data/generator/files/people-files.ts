// 花名册 and 组织架构.
import { type Company, lastSpell, type Person, spellOn, unitPath } from '../company/types.ts';
import { writeText } from './text.ts';
import { type Cell, dateCell, head, writeXlsx } from './xlsx.ts';

const FAMILY = {
  sales: '销售',
  service: '服务',
  rnd: '研发',
  production: '生产',
  function: '职能',
  management: '管理',
} as const;

const COLUMNS = [
  '工号',
  '姓名',
  '部门编码',
  '部门',
  '职位',
  '职级',
  '序列',
  '直属上级',
  '虚线上级',
  '入职日期',
  '性别',
  '出生日期',
  '用工类型',
  '工作地点',
  '是否远程',
  '毕业院校',
  '员工状态',
  '离职日期',
  '生效日期',
];

export const named = (company: Company, id: string | null): string | null => {
  const person = id === null ? undefined : company.byId.get(id);
  return person === undefined ? null : `${person.name}(${person.id})`;
};

/** A title row above the headings; people who moved have a row for each place. */
export function rosterFile(company: Company): Uint8Array {
  const rows: Cell[][] = [
    [head('准绳样例集团 员工花名册（截至2025-12-31）')],
    COLUMNS.map(head),
    ...company.people.flatMap((p) => p.spells.map((spell) => rosterRow(company, p, spell.from))),
  ];
  return writeXlsx([
    {
      name: '花名册',
      rows,
      merges: ['A1:S1'],
      widths: [9, 9, 12, 42, 16, 7, 7, 16, 16, 12, 6, 12, 10, 10, 9, 20, 9, 12, 12],
    },
  ]);
}

function rosterRow(company: Company, p: Person, from: string): Cell[] {
  const spell = spellOn(p, from);
  const isLast = spell === lastSpell(p);
  return [
    p.id,
    p.name,
    spell.unit.id,
    unitPath(spell.unit, '/'),
    spell.position,
    p.grade,
    FAMILY[p.family],
    named(company, spell.managerId),
    named(company, p.dottedId),
    dateCell(p.hire),
    p.gender,
    dateCell(p.birth),
    p.employment,
    isLast ? p.location : spell.unit.location,
    p.remote ? '是' : '否',
    p.school,
    p.leave === null ? '在职' : '离职',
    dateCell(p.leave),
    dateCell(spell.from),
  ];
}

export function orgFile(company: Company): Uint8Array {
  return writeText(
    [
      ['部门编码', '部门名称', '上级部门编码', '负责人工号', '部门层级'],
      ...company.units.map((u) => [u.id, u.name, u.parent?.id ?? null, u.headId, u.level]),
    ],
    { delimiter: ',', encoding: 'utf8-bom' },
  );
}
