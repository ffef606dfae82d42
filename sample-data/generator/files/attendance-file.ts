// 钉钉 每日统计 of one month: two title rows, two header rows with merges, zeros printed as blanks.
import { daysOf, HOLIDAYS, isWorkday, monthEnd, shanghaiMidnight, weekday } from '../calendar.ts';
import { type Company, type Person, spellOn, unitPath } from '../company/types.ts';
import { type Random, randomOf } from '../random.ts';
import { type Cell, columnName, head, writeXlsx } from './xlsx.ts';

const SINGLE = [
  '姓名',
  '考勤组',
  '部门',
  '工号',
  '职位',
  '日期',
  'workDate',
  '班次',
  '上班1打卡时间',
  '上班1打卡结果',
  '下班1打卡时间',
  '下班1打卡结果',
  '关联的审批单',
  '出勤天数',
  '休息天数',
  '工作时长',
  '迟到次数',
  '迟到时长',
  '早退次数',
  '早退时长',
  '上班缺卡次数',
  '下班缺卡次数',
  '旷工天数',
  '出差时长',
];
const LEAVES = ['事假(天)', '病假(天)', '年假(天)', '调休(天)', '婚假(天)', '产假(天)'];
const OVERTIME = ['工作日（转调休）', '休息日（转调休）', '节假日（转调休）'];
const WIDTH = SINGLE.length + LEAVES.length + 1 + OVERTIME.length;
const WEEKDAYS = '日一二三四五六';

export function attendanceFile(company: Company, month: string): Uint8Array {
  const groupAt = SINGLE.length;
  const totalAt = groupAt + LEAVES.length;
  const upper: Cell[] = [
    ...SINGLE.map(head),
    head('请假'),
    ...LEAVES.slice(1).map(() => null),
    head('加班总时长'),
    head('加班时长（转调休）'),
    null,
    null,
  ];
  const lower: Cell[] = [...SINGLE.map(() => null), ...LEAVES.map(head), null, ...OVERTIME.map(head)];
  const last = columnName(WIDTH - 1);
  const merges = [
    `A1:${last}1`,
    `A2:${last}2`,
    ...[...SINGLE.keys(), totalAt].map((i) => `${columnName(i)}3:${columnName(i)}4`),
    `${columnName(groupAt)}3:${columnName(totalAt - 1)}3`,
    `${columnName(totalAt + 1)}3:${last}3`,
  ];
  const rows = company.people
    .filter((p) => p.hire <= monthEnd(month) && (p.leave === null || p.leave >= `${month}-01`))
    .flatMap((p) => personRows(p, month));
  return writeXlsx([
    {
      name: '每日统计',
      unaddressed: true,
      rows: [
        [head(`每日统计 统计日期：${month}-01 至 ${monthEnd(month)}`)],
        [head(`报表生成时间：${monthEnd(month)} 23:58`)],
        upper,
        lower,
        ...rows,
      ],
      merges,
    },
  ]);
}

interface Shift {
  group: string;
  name: string;
  start: number;
  end: number;
}

const OFFICE: Shift = { group: '总部考勤组', name: '行政班 09:00-18:00', start: 540, end: 1080 };
const EARLY: Shift = { group: '工厂考勤组', name: '白班 08:00-17:00', start: 480, end: 1020 };
const LATE: Shift = { group: '工厂考勤组', name: '中班 14:00-22:30', start: 840, end: 1350 };

function personRows(p: Person, month: string): Cell[][] {
  const random = randomOf(`attendance/${p.id}/${month}`);
  const habits = randomOf(`habits/${p.id}`);
  const lateness = 0.008 + 0.03 * habits.next() * habits.next();
  const isShop = p.family === 'production';
  const shift = !isShop ? OFFICE : habits.chance(0.3) ? LATE : EARLY;
  let leave: { kind: number; left: number } | null = null;
  return daysOf(month)
    .filter((day) => day >= p.hire && (p.leave === null || day <= p.leave))
    .map((day) => {
      const { unit, position } = spellOn(p, day);
      const row: Cell[] = [
        p.leave === null ? p.name : `${p.name}（离职）`,
        shift.group,
        unitPath(unit, '-'),
        p.id,
        position,
        `${day.slice(2)} 星期${WEEKDAYS[weekday(day)] ?? ''}`,
        String(shanghaiMidnight(day)),
      ];
      if (!isWorkday(day)) return restRow(row, random, isShop, shift, HOLIDAYS.includes(day));
      if (leave === null && random.chance(0.009))
        leave = { kind: leaveKind(random, p), left: random.int(1, 4) };
      if (leave !== null) {
        const { kind } = leave;
        leave = leave.left > 1 ? { kind, left: leave.left - 1 } : null;
        return leaveRow(row, shift, kind);
      }
      return workRow(row, random, shift, lateness, p);
    });
}

/** 事假 15 %, 病假 25 %, 年假 45 %, 调休 the rest; long leaves are rare and left out. */
function leaveKind(random: Random, p: Person): number {
  const draw = random.next();
  if (draw < 0.15) return 0;
  if (draw < 0.4) return 1;
  if (draw < 0.85) return 2;
  return p.family === 'management' ? 2 : 3;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const filled = (row: Cell[], cells: Record<number, Cell>): Cell[] => {
  const full: Cell[] = Array.from({ length: WIDTH }, (_, i) => row[i] ?? null);
  for (const [at, value] of Object.entries(cells)) full[Number(at)] = value;
  return full;
};

function restRow(row: Cell[], random: Random, isShop: boolean, shift: Shift, isHoliday: boolean): Cell[] {
  if (!isShop || isHoliday || !random.chance(0.06)) return filled(row, { 7: '休息', 14: '1' });
  const end = shift.start + 240 + random.int(0, 6) * 30;
  return filled(row, {
    7: '休息',
    8: clock(shift.start - random.int(2, 20)),
    9: '正常',
    10: clock(end + random.int(0, 9)),
    11: '正常',
    14: '1',
    30: String(end - shift.start),
    32: String(end - shift.start),
  });
}

const leaveRow = (row: Cell[], shift: Shift, kind: number): Cell[] =>
  filled(row, {
    7: shift.name,
    9: '请假',
    11: '请假',
    12: `${(LEAVES[kind] ?? '').replace('(天)', '')}1天`,
    [24 + kind]: '1',
  });

function workRow(row: Cell[], random: Random, shift: Shift, lateness: number, p: Person): Cell[] {
  const isTrip = p.family === 'sales' && random.chance(0.12);
  if (isTrip)
    return filled(row, {
      7: shift.name,
      9: '外勤',
      11: '外勤',
      12: '出差1天',
      13: '1',
      15: '480',
      23: '480',
      8: clock(shift.start),
      10: clock(shift.end),
    });
  const draw = random.next();
  const extra = random.chance(0.18) ? 30 * random.int(2, 5) : 0;
  const cells: Record<number, Cell> = {
    7: shift.name,
    8: clock(shift.start - random.int(1, 24)),
    9: '正常',
    10: clock(shift.end + extra + random.int(1, 22)),
    11: '正常',
    13: '1',
    15: '480',
  };
  if (extra > 0) {
    cells[30] = String(extra);
    cells[31] = String(extra);
  }
  if (draw < lateness) {
    const late = random.int(2, 34);
    Object.assign(cells, {
      8: clock(shift.start + late),
      9: '迟到',
      15: String(480 - late),
      16: '1',
      17: String(late),
    });
  } else if (draw < lateness + 0.005) {
    const early = random.int(5, 45);
    Object.assign(cells, {
      10: clock(shift.end - early),
      11: '早退',
      15: String(480 - early),
      18: '1',
      19: String(early),
    });
  } else if (draw < lateness + 0.011) Object.assign(cells, { 8: null, 9: '缺卡', 20: '1' });
  else if (draw < lateness + 0.016) Object.assign(cells, { 10: null, 11: '缺卡', 21: '1' });
  else if (draw < lateness + 0.02) Object.assign(cells, { 9: '补卡审批通过' });
  else if (draw < lateness + 0.0206)
    Object.assign(cells, {
      8: null,
      9: '旷工',
      10: null,
      11: '旷工',
      13: null,
      15: null,
      22: '1',
      30: null,
      31: null,
    });
  return filled(row, cells);
}
