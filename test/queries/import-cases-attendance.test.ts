// Attendance as HR systems and clocks export it, bytes in, rows of the staging tables out.
import { describe, expect, test } from 'vitest';
import { csv, importCases, sheetOf } from './import-case.ts';

const { plain, select, load } = importCases();

describe('attendance', () => {
  test('Zoho: 01-Mar-2025 is a day, 09:05 are nine hours, the minutes late are read', async () => {
    await plain('Zoho_People_Attendance_Report.csv');
    expect(
      await select(
        'SELECT CAST(day AS VARCHAR) AS day, status, worked_minutes AS worked, late_minutes AS late, early_minutes AS early, attended_days AS attended FROM stg_attendance_day ORDER BY _row',
      ),
    ).toEqual([
      { day: '2025-03-01', status: 'normal;overtime', worked: 545, late: 5, early: 0, attended: 1 },
      { day: '2025-03-02', status: 'rest', worked: 0, late: 0, early: 0, attended: 0 },
      { day: '2025-03-03', status: 'absent', worked: 0, late: 0, early: 0, attended: 0 },
      { day: '2025-03-03', status: 'normal', worked: 470, late: 0, early: 80, attended: 1 },
      { day: '2025-03-04', status: 'leave:personal', worked: 480, late: 0, early: 0, attended: 0 },
    ]);
  });

  test('盖雅: 工时 are hours, two punches are a day, 迟到(分) are minutes and no count', async () => {
    await plain('盖雅_日考勤结果.csv');
    expect(
      await select(
        'SELECT s.employee_id, s.worked_minutes AS worked, s.late_minutes AS late, s.attended_days AS attended, r.unit_path FROM stg_attendance_day AS s JOIN raw_attendance_day AS r USING (_row) ORDER BY _row',
      ),
    ).toMatchObject([
      { employee_id: 'G1001', worked: 480, late: 0, attended: 1, unit_path: '集团>制造中心>一车间' },
      { employee_id: 'G1001', worked: 459, late: 21, attended: 1 },
      { employee_id: 'G1002', worked: 480, late: 0, attended: 1 },
      { employee_id: 'G1003', worked: 240, late: 0, attended: 0 },
    ]);
  });

  test('i人事: eight hours of leave are no eight days; hours at work are read in hours', async () => {
    const report = await plain('i人事_考勤月报.csv');
    expect(sheetOf(report).mapping['事假(小时)']).toBeNull();
    expect(
      await select(
        'SELECT employee_id, attended_days, worked_minutes, late_minutes, leave_days FROM stg_attendance_period ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: 'IR001', attended_days: 20, worked_minutes: 9600, late_minutes: 18, leave_days: null },
      { employee_id: 'IR002', attended_days: 21, worked_minutes: 10080, late_minutes: 0, leave_days: null },
    ]);
  });
});

describe('attendance of other clocks', () => {
  test('signs of a month stand for what the legend below says', async () => {
    await plain('考勤月报_符号.csv');
    expect(
      await select(
        'SELECT employee_id, status, CAST(count(*) AS INTEGER) AS days, sum(attended_days) AS attended, sum(leave_days) AS off FROM stg_attendance_day GROUP BY ALL ORDER BY employee_id, status',
      ),
    ).toEqual([
      { employee_id: 'M01', status: 'late', days: 1, attended: 1, off: 0 },
      { employee_id: 'M01', status: 'leave:personal', days: 1, attended: 0, off: 1 },
      { employee_id: 'M01', status: 'normal', days: 19, attended: 19, off: 0 },
      { employee_id: 'M01', status: 'rest', days: 10, attended: 0, off: 0 },
      { employee_id: 'M02', status: 'early_leave', days: 1, attended: 1, off: 0 },
      { employee_id: 'M02', status: 'normal', days: 20, attended: 20, off: 0 },
      { employee_id: 'M02', status: 'rest', days: 10, attended: 0, off: 0 },
    ]);
  });

  test('signs that everybody uses alike need no legend; others say nothing', async () => {
    await load('考勤_2025-03.csv', csv('工号,姓名,1,2,3,4,5', 'M01,杨过,√,休,旷,年,△'));
    expect(
      await select('SELECT status, attended_days AS attended FROM stg_attendance_day ORDER BY day'),
    ).toEqual([
      { status: 'normal', attended: 1 },
      { status: 'rest', attended: 0 },
      { status: 'absent', attended: 0 },
      { status: 'leave:annual', attended: 0 },
      { status: null, attended: 0 },
    ]);
    expect(
      await select(
        'SELECT field, value, reason FROM (SELECT unnest(_rejects, recursive := true) FROM stg_attendance_day)',
      ),
    ).toEqual([{ field: 'result', value: '△', reason: 'unknown_word' }]);
  });

  test('UKG: hours of sick pay are no work; a total is no day', async () => {
    const report = await plain('UKG_Timecard_Detail.csv');
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'grand_total', count: 1 }]);
    expect(
      await select(
        'SELECT employee_id, CAST(day AS VARCHAR) AS day, status, attended_days AS attended, leave_days AS off FROM stg_attendance_day ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '20331', day: '2025-03-03', status: null, attended: 1, off: 0 },
      { employee_id: '20331', day: '2025-03-04', status: 'late', attended: 1, off: 0 },
      { employee_id: '20331', day: '2025-03-13', status: 'leave:sick', attended: 0, off: 1 },
      { employee_id: '20332', day: '2025-03-03', status: null, attended: 1, off: 0 },
    ]);
  });

  test('Workday time off: days in hours; Paychex: one column of dates tells how the other is written', async () => {
    await plain('Workday_Time_Off_Taken.csv');
    expect(await select('SELECT employee_id, kind, hours FROM stg_leave_request ORDER BY _row')).toEqual([
      { employee_id: '100123', kind: 'annual', hours: 8 },
      { employee_id: '100123', kind: 'annual', hours: 4 },
      { employee_id: '100124', kind: 'sick', hours: 8 },
    ]);
    const report = await plain('Paychex_Time_and_Attendance.csv');
    expect(sheetOf(report).questions).toEqual([]);
    expect(
      await select(
        'SELECT employee_id, CAST(start_day AS VARCHAR) AS first, worked_minutes AS worked, overtime_minutes AS over FROM stg_attendance_period ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '41', first: '2025-03-02', worked: 4800, over: 270 },
      { employee_id: '42', first: '2025-03-02', worked: 4320, over: 0 },
    ]);
  });
});

describe('schedules beside punches', () => {
  const days =
    'SELECT employee_id, CAST(day AS VARCHAR) AS day, check_in, check_out, status, late_minutes AS late, early_minutes AS early, absent_days AS absent, attended_days AS attended FROM stg_attendance_day ORDER BY _row';

  test('上班时间 is the schedule where 签到时间 stands beside it', async () => {
    await load(
      '日考勤.csv',
      csv(
        '工号,姓名,日期,上班时间,下班时间,签到时间,签退时间',
        '0001,赵一,2024-09-02,09:00,18:00,09:25,17:30',
      ),
    );
    expect(await select(days)).toMatchObject([{ check_in: '09:25', check_out: '17:30' }]);
    await load('日考勤.csv', csv('工号,姓名,日期,上班时间,下班时间', '0001,赵一,2024-09-02,08:57,18:03'));
    expect(await select(days)).toMatchObject([{ check_in: '08:57', check_out: '18:03' }]);
  });

  test('中控 考勤明细表: minutes late and early, and 是否旷工 is no day at work', async () => {
    await load(
      '考勤明细表.csv',
      csv(
        '登记号码,自定义编号,姓名,是否智能排班,日期,对应时段,上班时间,下班时间,签到时间,签退时间,应到,实到,迟到时间,早退时间,是否旷工,加班时间,工作时间,例外情况,应签到,应签退,部门',
        '1,0001,赵一,,2024/9/2,白班,09:00,18:00,08:51,18:12,1,1,,,False,,09:21,,True,True,总公司',
        '1,0001,赵一,,2024/9/3,白班,09:00,18:00,09:25,17:30,1,1,00:25,00:30,,,08:05,,True,True,总公司',
        '2,0002,钱二,,2024/9/2,白班,09:00,18:00,,,1,0,,,True,,,,True,True,总公司',
      ),
    );
    expect(await select(days)).toMatchObject([
      {
        employee_id: '1',
        day: '2024-09-02',
        check_in: '08:51',
        check_out: '18:12',
        late: 0,
        absent: 0,
        attended: 1,
      },
      {
        day: '2024-09-03',
        check_in: '09:25',
        check_out: '17:30',
        late: 25,
        early: 30,
        absent: 0,
        attended: 1,
      },
      { employee_id: '2', check_in: null, status: 'absent', late: 0, absent: 1, attended: 0 },
    ]);
    expect(await select('SELECT _row FROM stg_attendance_day WHERE len(_rejects) > 0')).toEqual([]);
  });

  test('Kronos: Actual In and Out, not the scheduled ones', async () => {
    await load(
      'timecard.csv',
      csv(
        'Employee ID,Employee Name,Date,Scheduled In,Scheduled Out,Actual In,Actual Out,Worked Hours',
        'E1,Al,2024-09-02,09:00 AM,05:00 PM,09:12 AM,05:03 PM,7.85',
      ),
    );
    expect(await select(days)).toMatchObject([{ check_in: '09:12', check_out: '17:03', attended: 1 }]);
  });
});
