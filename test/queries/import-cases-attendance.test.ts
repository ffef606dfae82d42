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
    expect(sheetOf(report).mapping['事假(小时)']).toBe('personal_leave_days');
    expect(
      await select(
        'SELECT employee_id, attended_days, worked_minutes, late_minutes, leave_days FROM stg_attendance_period ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: 'IR001', attended_days: 20, worked_minutes: 9600, late_minutes: 18, leave_days: null },
      { employee_id: 'IR002', attended_days: 21, worked_minutes: 10080, late_minutes: 0, leave_days: 0 },
    ]);
    // How many hours a day has nobody said.
    expect(await select('SELECT _row, field, value, reason FROM fct_reject')).toEqual([
      { _row: 3, field: 'personal_leave_days', value: '8小时', reason: 'hours_of_day_unknown' },
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

describe('punches of several exports', () => {
  const punches =
    "SELECT strftime(m.at, '%m-%d %H:%M:%S') AS moment, CAST(day AS VARCHAR) AS day FROM (SELECT unnest(moments) AS m, day, _row FROM stg_punch) ORDER BY _row, 1";

  test('钉钉 原始记录: 考勤时间 is no punch, and one after midnight keeps its own date', async () => {
    await load(
      '原始记录.csv',
      csv(
        '姓名,工号,考勤日期,考勤时间,打卡时间,打卡结果',
        '赵一,D001,24-09-02 星期一,2024-09-02 09:00,2024-09-02 09:31,迟到',
        '赵一,D001,24-09-02 星期一,2024-09-02 18:00,2024-09-03 00:20,正常',
      ),
    );
    expect(await select(punches)).toEqual([
      { moment: '09-02 09:31:00', day: '2024-09-02' },
      { moment: '09-03 00:20:00', day: '2024-09-02' },
    ]);
  });

  test('several times in a cell: (次日) before or behind a time, a full date before it', async () => {
    await load(
      '打卡.csv',
      csv(
        '工号,姓名,日期,打卡时间',
        'K4,丁,2024-09-02,20:02 次日05:03',
        'K5,戊,2024-09-02,20:02 05:03(次日)',
        'K6,己,2024-09-02,2024-09-02 20:02 2024-09-03 05:03',
      ),
    );
    const night = [
      { moment: '09-02 20:02:00', day: '2024-09-02' },
      { moment: '09-03 05:03:00', day: '2024-09-02' },
    ];
    expect(await select(punches)).toEqual([...night, ...night, ...night]);
  });

  test('工号, 姓名, 打卡时间: full moments need no column of days', async () => {
    await load(
      '打卡记录.csv',
      csv('工号,姓名,打卡时间', '000101,赵一,2024-09-02 08:58:03', '000101,赵一,2024/9/2 18:03'),
    );
    expect(await select(punches)).toMatchObject([{ moment: '09-02 08:58:03' }, { moment: '09-02 18:03:00' }]);
    expect(await select('SELECT _row FROM stg_punch WHERE _refused')).toEqual([]);
  });
});

describe('leave that was not taken, and amounts of two units', () => {
  const leave =
    "SELECT employee_id, kind, hours, days, _refused AS refused, array_to_string(list_transform(_rejects, lambda r: r.reason), ',') AS reasons FROM stg_leave_request ORDER BY _row";

  test('requests turned down or ended are listed, open ones as not yet granted; a trip is no leave', async () => {
    const words = ['未通过', '已作废', '不同意', '已终止', '审批中', '已通过', '归档'];
    await load(
      '请假.csv',
      csv(
        '申请人,工号,假期类型,开始时间,结束时间,请假天数,流程状态',
        ...words.map((word, n) => `李四,F${n},事假,2024-09-02 09:00,2024-09-03 18:00,2,${word}`),
        '李四,F7,出差,2024-09-02 09:00,2024-09-03 18:00,2,已通过',
      ),
    );
    const rows = await select(leave);
    expect(rows.map(({ refused, reasons }) => [refused, reasons])).toEqual([
      [true, 'request_declined'],
      [true, 'request_declined'],
      [true, 'request_declined'],
      [true, 'request_declined'],
      [true, 'request_pending'],
      [false, null],
      [false, null],
      [true, 'no_leave'],
    ]);
  });

  test('2天4小时 is listed until a day has hours; 1天(8小时) is one day', async () => {
    await load(
      '请假.csv',
      csv(
        '工号,姓名,假期类型,开始时间,结束时间,请假时长',
        'F1,张三,年假,2024-09-02 09:00,2024-09-04 13:00,2天4小时',
        'F2,李四,年假,2024-09-02 09:00,2024-09-02 18:00,1天(8小时)',
        'F3,王五,年假,2024-09-02 09:00,2024-09-02 18:00,4小时',
      ),
    );
    expect(await select(leave)).toMatchObject([
      { hours: null, days: null, reasons: 'unit_unknown' },
      { days: 1, reasons: null },
      { hours: 4, reasons: null },
    ]);
  });

  test('overtime without a unit counts as the hours at work beside it do', async () => {
    const head = '工号,姓名,日期,上班打卡时间,下班打卡时间,工作时长,加班时长';
    const row = 'B2,乙,2024-09-02,09:00,20:30';
    const worked = 'SELECT worked_minutes AS worked, overtime_minutes AS over FROM stg_attendance_day';
    await load('工时.csv', csv(head, `${row},8.5,2.5`));
    expect(await select(worked)).toEqual([{ worked: 510, over: 150 }]);
    await load('工时.csv', csv(head, `${row},510,20`));
    expect(await select(worked)).toEqual([{ worked: 510, over: 20 }]);
  });
});

describe('rows that are parts of one day or period', () => {
  const days =
    'SELECT employee_id, CAST(day AS VARCHAR) AS day, shift, check_in, check_out, status, worked_minutes AS worked, leave_days AS off, attended_days AS attended FROM attendance_day ORDER BY employee_id, day';

  test('two shifts around lunch add up, the same row twice and a corrected one do not', async () => {
    await load(
      'Timesheets.csv',
      csv(
        'Employee ID,Name,Date,Clock In,Clock Out,Total Hours',
        '501,"Diaz, Eva",09/16/2024,08:00 AM,12:00 PM,4.00',
        '501,"Diaz, Eva",09/16/2024,12:45 PM,05:15 PM,4.50',
        '502,"Ng, Tom",09/16/2024,09:00 AM,05:00 PM,8.00',
        '502,"Ng, Tom",09/16/2024,09:00 AM,05:00 PM,8.00',
        '503,"Poe, Ann",09/16/2024,09:00 AM,05:00 PM,8.00',
        '503,"Poe, Ann",09/16/2024,09:00 AM,04:00 PM,7.00',
      ),
    );
    expect(await select(days)).toMatchObject([
      { employee_id: '501', check_in: '08:00', check_out: '17:15', worked: 510, attended: 1 },
      { employee_id: '502', check_in: '09:00', check_out: '17:00', worked: 480, attended: 1 },
      { employee_id: '503', check_in: '09:00', check_out: '16:00', worked: 420, attended: 1 },
    ]);
  });

  test('a row for the morning and one for the afternoon are half a day each', async () => {
    await load(
      '考勤表_2024-09.csv',
      csv('工号,姓名,时段,1,2,3,4,5', '0001,赵一,上午,休,√,√,旷,√', '0001,赵一,下午,休,√,事,旷,√'),
    );
    expect(await select(days)).toMatchObject([
      { day: '2024-09-01', status: 'rest', attended: 0 },
      { day: '2024-09-02', status: 'normal', off: 0, attended: 1 },
      { day: '2024-09-03', status: 'leave:personal', off: 0.5, attended: 0.5 },
      { day: '2024-09-04', status: 'absent', attended: 0 },
      { day: '2024-09-05', status: 'normal', off: 0, attended: 1 },
    ]);
  });

  test('ADP: a row per department adds up to the pay period', async () => {
    await load(
      'EPI.csv',
      csv(
        'Co Code,Batch ID,File #,Temp Dept,Reg Hours,O/T Hours,Pay Period Start,Pay Period End',
        'ABC,1,000101,100,40,2,09/16/2024,09/29/2024',
        'ABC,1,000101,200,32,0,09/16/2024,09/29/2024',
        'ABC,1,000101,200,32,0,09/16/2024,09/29/2024',
        'ABC,1,000102,100,80,0,09/16/2024,09/29/2024',
      ),
    );
    expect(
      await select(
        'SELECT employee_id, worked_minutes AS worked, overtime_minutes AS over FROM attendance_period ORDER BY employee_id',
      ),
    ).toEqual([
      { employee_id: '000101', worked: 4320, over: 120 },
      { employee_id: '000102', worked: 4800, over: 0 },
    ]);
  });
});
