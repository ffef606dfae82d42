// What durations are counted in where their heading does not say it: the values decide where they leave no doubt, else it is asked.
import type { Recognition } from '../profiles/recognise.ts';
import { cellsOf } from './cells.ts';
import type { PlanInput } from './plan.ts';

/** Most hours that rows of a table can hold: in minutes no day and no month of work is that short. */
const MOST_HOURS: Readonly<Record<string, number>> = { raw_attendance_day: 24, raw_attendance_period: 400 };
const FEWEST_HOURS: Readonly<Record<string, number>> = { raw_attendance_day: 2, raw_attendance_period: 30 };
/** Hours that there are. */
const ALL_HOURS: Readonly<Record<string, number>> = {
  raw_attendance_day: 24,
  raw_attendance_period: 31 * 24,
};

const NUMBER = /^\d+(\.\d+)?$/u;
const SAYS_UNIT =
  /小时|工时|分钟|天数|hours?|\bhrs?\b|minutes?|\bmins?\b|[(（[/]\s*(?:分|时|天|日|h|m|d|days?)\s*(?:[)）\]]|$)/iu;
const OVERTIME = /^overtime_|^double_time_/u;

export type DurationUnit = 'hours' | 'minutes' | 'unknown';

/** The unit of each column of durations. */
export type DurationUnits = (field: string, column: number) => DurationUnit;

/** 加班时长(小时) over 工作日 and 休息日: the unit stands in the merged heading. */
export function saidOf({ head }: Pick<PlanInput, 'head'>, column: number): string {
  const { name = '', group = '' } = head.headings[column] ?? {};
  return group === '' || name.startsWith(group) ? name : `${group}/${name}`;
}

/** Looks at the sheet's durations; reads all of it only where overtime has no unit and the sample does not tell. */
export async function durationUnits(input: PlanInput): Promise<DurationUnits> {
  const overtime = await unitOfOvertime(input);
  return (field, column) => {
    const said = saidOf(input, column);
    if (OVERTIME.test(field) && !SAYS_UNIT.test(said)) return overtime;
    return isInHours(input, field, said, column) ? 'hours' : 'minutes';
  };
}

/** Whether a column of durations is written in hours: its heading says so, or its time at work can be nothing else. */
function isInHours(input: PlanInput, field: string, said: string, column: number): boolean {
  const { recognition } = input;
  if (/小时|工时|hour/iu.test(said)) return !/分钟|minute/iu.test(said);
  const most = MOST_HOURS[recognition.table];
  const fewest = FEWEST_HOURS[recognition.table];
  if (
    field !== 'worked_minutes' ||
    most === undefined ||
    fewest === undefined ||
    /分|天|日|min|day/iu.test(said)
  )
    return false;
  const values = cellsOf(input, column).flatMap((text) =>
    NUMBER.test(text) && Number(text) > 0 ? [Number(text)] : [],
  );
  const usual = values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return values.length > 0 && Math.max(...values) <= most && usual >= fewest;
}

/**
 * Systems print overtime in hours or in minutes as they are set up (钉钉 加班总时长), so all columns of it that name no unit are looked at
 * together: more hours than there are beside the time at work are minutes, 2.5 is hours, and else it counts as hours at work beside it do.
 */
async function unitOfOvertime(input: PlanInput): Promise<DurationUnit> {
  const { recognition, head, sample, formats } = input;
  const all = ALL_HOURS[recognition.table];
  const columns = [...recognition.columns].flatMap(([field, column]) =>
    OVERTIME.test(field) && !SAYS_UNIT.test(saidOf(input, column)) ? [column] : [],
  );
  if (all === undefined || columns.length === 0) return 'minutes';
  for (const column of columns) {
    const scale = formats[head.headings[column]?.name ?? '']?.scale;
    if (scale === 60) return 'hours';
    if (scale === 1) return 'minutes';
  }
  const worked = recognition.columns.get('worked_minutes');
  const workedHeading = worked === undefined ? undefined : head.headings[worked]?.name;
  const workedInHours =
    worked !== undefined && isInHours(input, 'worked_minutes', saidOf(input, worked), worked);
  const seen = { some: false, fraction: false, tooMany: false };
  const see = (cells: readonly string[]): void => {
    const text = worked === undefined ? '' : (cells[worked]?.trim() ?? '');
    const beside = NUMBER.test(text) ? Number(text) / (workedInHours ? 1 : 60) : 0;
    for (const column of columns) {
      const value = Number(NUMBER.exec(cells[column]?.trim() ?? '')?.[0] ?? '0');
      if (value === 0) continue;
      seen.some = true;
      if (!Number.isInteger(value)) seen.fraction = true;
      if (value + Math.min(beside, all) > all) seen.tooMany = true;
    }
  };
  const first = head.rows.at(-1) ?? 0;
  for (const { row, cells } of sample) if (row > first) see(cells);
  if (!input.sampleIsAll && !seen.fraction && !seen.tooMany) {
    const from = sample.at(-1)?.row ?? 0;
    await input.sheet.read((row) => {
      if (row.row > from) see(row.texts());
      return !seen.tooMany;
    }, input.onBlock);
  }
  if (!seen.some || seen.tooMany) return 'minutes';
  const isSaid = workedHeading !== undefined && formats[workedHeading] !== undefined;
  return seen.fraction || (workedInHours && !isSaid) ? 'hours' : 'unknown';
}

/** How an absence is counted that is kept in days; null where its heading says days or nothing. */
export function absenceIn(field: string, said: string): 'hours' | 'minutes' | 'times' | null {
  if (field !== 'absent_days') return null;
  if (/[(（]\s*(?:小时|时|h|hours?)\s*[)）]/iu.test(said)) return 'hours';
  if (/时长|[(（]\s*(?:分钟|分|min\w*)\s*[)）]/iu.test(said)) return 'minutes';
  return /次/u.test(said) ? 'times' : null;
}

/** 请假天数 and Hours say for every amount below what it counts, where no column does. */
export function unitOfLeave(
  { table, columns }: Recognition,
  field: string,
  heading: string,
): '天' | '小时' | null {
  if (table !== 'raw_leave_request' || field !== 'amount' || columns.has('amount_unit')) return null;
  if (/天|日数|day/iu.test(heading)) return '天';
  return /小时|时数|hour/iu.test(heading) ? '小时' : null;
}

/** 事假(小时): hours of one cell of such a column of leave; null where it counts days. */
export function hoursOfLeave(field: string, heading: string): number | null {
  if (!/(^|_)leave_days$/u.test(field)) return null;
  if (/小时|[(（]\s*(时|h|hrs?|hours?)\s*[)）]/iu.test(heading)) return 1;
  return /[(（]\s*(分钟?|mins?|minutes?)\s*[)）]/iu.test(heading) ? 1 / 60 : null;
}
