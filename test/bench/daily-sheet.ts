// A daily sheet of DingTalk with 50 columns: two title rows, two header rows joined by merges, blanks where a figure is zero.
import { type Cell, nameOf, writeBook } from './xlsx.ts';

const FIXED = ['姓名', '考勤组', '部门', '工号', '职位', 'UserId', '日期', 'workDate', '班次'];
const PUNCHES = ['上班1', '下班1', '上班2', '下班2', '上班3', '下班3'];
const COUNTS = [
  '关联的审批单',
  '出勤天数',
  '休息天数',
  '工作时长(分钟)',
  '迟到次数',
  '迟到时长(分钟)',
  '严重迟到次数',
  '严重迟到时长(分钟)',
  '旷工迟到次数',
  '早退次数',
  '早退时长(分钟)',
  '上班缺卡次数',
  '下班缺卡次数',
  '旷工天数',
  '出差时长',
  '外出时长',
];
const LEAVE = [
  '事假(天)',
  '病假(天)',
  '年假(天)',
  '调休(天)',
  '婚假(天)',
  '产假(天)',
  '陪产假(天)',
  '路途假(天)',
];
const OVERTIME = ['工作日（转调休）', '休息日（转调休）', '节假日（转调休）', '工作日（转加班费）'];
const COUNTS_AT = FIXED.length + PUNCHES.length * 2;
const LEAVE_AT = COUNTS_AT + COUNTS.length;
const TOTAL_AT = LEAVE_AT + LEAVE.length;
const WIDTH = TOTAL_AT + 1 + OVERTIME.length;
const DAYS = 365;
const MONDAY_FIRST = ['日', '一', '二', '三', '四', '五', '六'];

const blank = (count: number): null[] => Array.from({ length: count }, () => null);

function merges(): string[] {
  const range = (left: number, right: number, top: number, bottom: number) =>
    `${nameOf(left)}${top}:${nameOf(right)}${bottom}`;
  const columns = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  return [
    ...[...columns(0, FIXED.length), ...columns(COUNTS_AT, COUNTS.length), TOTAL_AT].map((column) =>
      range(column, column, 3, 4),
    ),
    ...PUNCHES.map((_, index) => range(FIXED.length + index * 2, FIXED.length + index * 2 + 1, 3, 3)),
    range(LEAVE_AT, TOTAL_AT - 1, 3, 3),
    range(TOTAL_AT + 1, WIDTH - 1, 3, 3),
  ];
}

function* lines(rows: number): Generator<Cell[]> {
  let seed = 20250101;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const some = (oneIn: number, value: Cell): Cell => (next(oneIn) === 0 ? value : null);
  const clock = (hour: string) => `${hour}:${String(next(60)).padStart(2, '0')}`;
  yield ['每日统计 统计日期：2025-01-01 至 2025-12-31'];
  yield ['报表生成时间：2026-01-08 09:15'];
  yield [
    ...FIXED,
    ...PUNCHES.flatMap((punch) => [punch, null]),
    ...COUNTS,
    '请假',
    ...blank(LEAVE.length - 1),
    '加班总时长(小时)',
    '加班时长',
    ...blank(OVERTIME.length - 1),
  ];
  yield [
    ...blank(FIXED.length),
    ...PUNCHES.flatMap((punch) => [`${punch}打卡时间`, `${punch}打卡结果`]),
    ...blank(COUNTS.length),
    ...LEAVE,
    null,
    ...OVERTIME,
  ];
  for (let row = 0; row < rows; row += 1) {
    const person = Math.floor(row / DAYS);
    const at = Date.UTC(2025, 0, 1 + (row % DAYS));
    const day = new Date(at);
    const late = some(10, '迟到');
    yield [
      `员工${person}`,
      '总部考勤组',
      `集团-华东大区-销售${(person % 20) + 1}部`,
      String(person).padStart(6, '0'),
      '销售',
      `manager${person}`,
      `${day.toISOString().slice(2, 10)} 星期${MONDAY_FIRST[day.getUTCDay()]}`,
      at - 8 * 3_600_000,
      '早班 09:00-18:00',
      ...[
        clock('08'),
        late ?? '正常',
        clock('12'),
        '正常',
        clock('13'),
        '正常',
        clock('18'),
        '正常',
        ...blank(4),
      ],
      ...[null, 1, null, 480 + next(60), late === null ? null : 1, late === null ? null : next(40) + 1],
      ...Array.from({ length: 10 }, () => some(40, 1)),
      ...Array.from({ length: LEAVE.length }, () => some(60, 0.5)),
      some(8, 2.5),
      ...Array.from({ length: OVERTIME.length }, () => some(30, 1.5)),
    ];
  }
}

/** Writes a sheet with this many people's days. */
export async function writeDailySheet(path: string, rows: number): Promise<void> {
  await writeBook(path, WIDTH, lines(rows), merges());
}
