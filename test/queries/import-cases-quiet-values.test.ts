// Values that could be misread without a word: shares, units, leave and durations. Bytes in, rows and refusals out, worked out by hand.
import { describe, expect, test } from 'vitest';
import { csv, importCases, xlsx } from './import-case.ts';

const { load, select, usePolicy } = importCases();

const kpis = (columns: string) => select(`SELECT ${columns} FROM stg_kpi ORDER BY _row`);

const refusals = () =>
  select('SELECT _row, field, value, reason, row_refused FROM fct_reject ORDER BY _row, field, value');

describe('shares and percents in one column', () => {
  test('0.97 and 1 beside 97.5 may be 97 % or 0.97 %: refused by value, never a hundredth', async () => {
    await load(
      'kpi-pct.csv',
      csv(
        '工号,姓名,考核期,指标名称,单位,目标值,实际值,权重',
        '001,甲,2025-03,合格率,%,98,0.97,50',
        '002,乙,2025-03,合格率,%,98,97.5,50',
        '003,丙,2025-03,合格率,%,98,1,50',
        '004,丁,2025-03,合格率,%,98,96%,50',
        '001,甲,2025-03,投诉率,%,1,0.8,50',
      ),
    );
    expect(await kpis('owner_id, kpi_id, target, actual, has_actual')).toEqual([
      { owner_id: '001', kpi_id: '合格率', target: 0.98, actual: null, has_actual: false },
      { owner_id: '002', kpi_id: '合格率', target: 0.98, actual: 0.975, has_actual: true },
      { owner_id: '003', kpi_id: '合格率', target: 0.98, actual: null, has_actual: false },
      { owner_id: '004', kpi_id: '合格率', target: 0.98, actual: 0.96, has_actual: true },
      { owner_id: '001', kpi_id: '投诉率', target: 1, actual: 0.8, has_actual: true },
    ]);
    const either = { field: 'actual', reason: 'percent_or_fraction', row_refused: false };
    expect(await refusals()).toEqual([
      { _row: 2, value: '0.97', ...either },
      { _row: 4, value: '1', ...either },
    ]);
    expect(await select('SELECT owner_id, value FROM kpi_actual ORDER BY _row')).toEqual([
      { owner_id: '002', value: 0.975 },
      { owner_id: '004', value: 0.96 },
      { owner_id: '001', value: 0.8 },
    ]);
  });

  test('0.8 beside 2.3 are percents both: as a fraction it would be another size', async () => {
    await load(
      'kpi-low.csv',
      csv(
        '工号,考核期,指标名称,单位,目标值,实际值,权重',
        '001,2025-03,投诉率,%,2,0.8,50',
        '002,2025-03,投诉率,%,1,1,50',
        '003,2025-03,投诉率,%,2,0.5,50',
        '004,2025-03,投诉率,%,2,2.3,50',
      ),
    );
    expect(await kpis('target, actual')).toEqual([
      { target: 0.02, actual: 0.008 },
      { target: 0.01, actual: 0.01 },
      { target: 0.02, actual: 0.005 },
      { target: 0.02, actual: 0.023 },
    ]);
    expect(await refusals()).toEqual([]);
  });

  test('targets, floors and stretches alike', async () => {
    await load(
      'kpi-targets.csv',
      csv(
        '工号,考核期,指标名称,单位,保底值,目标值,挑战值,权重',
        '001,2025-03,合格率,%,90,95,1,50',
        '002,2025-03,合格率,%,0.9,≥0.95,105,50',
        '003,2025-03,合格率,%,90%,96,99%,50',
      ),
    );
    expect(await kpis('floor, target, stretch, has_target')).toEqual([
      { floor: 0.9, target: 0.95, stretch: null, has_target: true },
      { floor: null, target: null, stretch: 1.05, has_target: true },
      { floor: 0.9, target: 0.96, stretch: 0.99, has_target: true },
    ]);
    const either = { reason: 'percent_or_fraction', row_refused: false };
    expect(await refusals()).toEqual([
      { _row: 2, field: 'stretch', value: '1', ...either },
      { _row: 3, field: 'floor', value: '0.9', ...either },
      { _row: 3, field: 'target', value: '≥0.95', ...either },
    ]);
  });
});

describe('figures with a unit of their own in a KPI of another', () => {
  test('1.2亿 and 1,200万 are brought to 万元, a bare number is in it', async () => {
    await load(
      'kpi-wan.csv',
      csv(
        '工号,考核期,指标名称,单位,目标值,实际值,权重',
        '001,2025-03,销售额,万元,1.2亿,"1,200万",50%',
        '002,2025-03,销售额,,≥1.1亿元,11500,50%',
        '003,2025-03,销售额,万元,12000,5000元,50%',
        '001,2025-03,利润,亿元,1.2亿,9000万,25%',
        '001,2025-03,费用,千元,1.5k,2万,25%',
        '001,2025-03,合同额,百万元,1.2亿,300万,25%',
        '001,2025-03,回款,元,1.2万,3k,25%',
        '001,2025-03,拜访量,,1.2万,3k,25%',
        '001,2025-03,产量,千克,1.2万,3k,25%',
        '001,2025-03,出口额,k€,€1.5k,2000,25%',
      ),
    );
    expect(await kpis('kpi_id, target, actual')).toEqual([
      { kpi_id: '销售额', target: 12_000, actual: 1200 },
      { kpi_id: '销售额', target: 11_000, actual: 11_500 },
      { kpi_id: '销售额', target: 12_000, actual: 0.5 },
      { kpi_id: '利润', target: 1.2, actual: 0.9 },
      { kpi_id: '费用', target: 1.5, actual: 20 },
      { kpi_id: '合同额', target: 120, actual: 3 },
      { kpi_id: '回款', target: 12_000, actual: 3000 },
      { kpi_id: '拜访量', target: 12_000, actual: 3000 },
      { kpi_id: '产量', target: 12_000, actual: 3000 },
      { kpi_id: '出口额', target: 1.5, actual: 2000 },
    ]);
    expect(await refusals()).toEqual([]);
  });

  test('under 实际值(万元) bare numbers and 1.2亿 are of one unit', async () => {
    await load(
      'kpi-heading.csv',
      csv(
        '工号,考核期,指标名称,目标值(万元),实际值(万元),权重',
        '001,2025-03,销售额,12000,1.2亿,50%',
        '002,2025-03,销售额,1亿,9000,50%',
      ),
    );
    expect(await kpis('unit, target, actual')).toEqual([
      { unit: '万元', target: 12_000, actual: 12_000 },
      { unit: '万元', target: 10_000, actual: 9000 },
    ]);
  });

  test('in a matrix of people, too', async () => {
    await load(
      'kpi-matrix.xlsx',
      xlsx(
        [
          ['2025年3月销售指标'],
          ['指标', '单位', '张三', null, '李四', null],
          [null, null, '目标', '实际', '目标', '实际'],
          ['销售额', '万元', 100, '90万', '1.2亿', 210],
          ['拜访量', '次', 20, 25, '1.2万', 28],
        ],
        (sheet) => {
          sheet['!merges'] = [
            { s: { r: 1, c: 2 }, e: { r: 1, c: 3 } },
            { s: { r: 1, c: 4 }, e: { r: 1, c: 5 } },
          ];
        },
      ),
    );
    expect(await select('SELECT kpi_id, owner_id, target, actual FROM stg_kpi ORDER BY ALL')).toEqual([
      { kpi_id: '拜访量', owner_id: '张三', target: 20, actual: 25 },
      { kpi_id: '拜访量', owner_id: '李四', target: 12_000, actual: 28 },
      { kpi_id: '销售额', owner_id: '张三', target: 100, actual: 90 },
      { kpi_id: '销售额', owner_id: '李四', target: 12_000, actual: 210 },
    ]);
  });
});

describe('leave in hours', () => {
  const leave = () => select('SELECT employee_id, leave_days FROM attendance_period ORDER BY employee_id');
  const sums = csv(
    '姓名,工号,考勤组,开始日期,结束日期,出勤天数,休息天数,工作时长(分钟),事假(小时),年假(天),婚假(天)',
    '陈晨,F001,总部,2026-09-01,2026-09-30,21,8,10080,4,0.5,3',
    '周舟,F002,总部,2026-09-01,2026-09-30,20,8,9600,0,2,',
    '李力,F003,总部,2026-09-01,2026-09-30,20,8,9600,,,',
  );

  test('without a length of the day the days of leave stay open, and the row says why', async () => {
    await load('hours.csv', sums);
    expect(await leave()).toEqual([
      { employee_id: 'F001', leave_days: null },
      { employee_id: 'F002', leave_days: 2 },
      { employee_id: 'F003', leave_days: null },
    ]);
    expect(await refusals()).toEqual([
      {
        _row: 2,
        field: 'personal_leave_days',
        value: '4小时',
        reason: 'hours_of_day_unknown',
        row_refused: false,
      },
    ]);
  });

  test('of eight hours to a day four are half a day', async () => {
    await usePolicy({ hours_per_day: 8 });
    await load('hours-of-8.csv', sums);
    expect(await leave()).toEqual([
      { employee_id: 'F001', leave_days: 4 },
      { employee_id: 'F002', leave_days: 2 },
      { employee_id: 'F003', leave_days: null },
    ]);
    expect(await refusals()).toEqual([]);
    await load(
      'days.csv',
      csv(
        '姓名,工号,考勤组,日期,上班1打卡时间,上班1打卡结果,下班1打卡时间,事假(小时),病假(天)',
        '陈晨,F001,总部,2026-09-01,09:00,正常,14:00,4,',
        '陈晨,F001,总部,2026-09-02,,,,"2小时",0.5',
      ),
    );
    expect(await select('SELECT day, leave_days, status FROM attendance_day ORDER BY day')).toEqual([
      { day: '2026-09-01', leave_days: 0.5, status: 'leave:personal' },
      { day: '2026-09-02', leave_days: 0.75, status: 'leave:personal;leave:sick' },
    ]);
    await usePolicy({});
    expect(await select('SELECT day, leave_days, status FROM attendance_day ORDER BY day')).toEqual([
      { day: '2026-09-01', leave_days: null, status: 'leave:personal' },
      { day: '2026-09-02', leave_days: null, status: 'leave:personal;leave:sick' },
    ]);
    expect(await refusals()).toMatchObject([
      { _row: 2, value: '4小时', reason: 'hours_of_day_unknown' },
      { _row: 3, value: '2小时', reason: 'hours_of_day_unknown' },
    ]);
  });
});

describe('durations an export does not say', () => {
  const durations = () =>
    select(
      'SELECT employee_id, worked_minutes AS worked, late_minutes AS late, early_minutes AS early, overtime_minutes AS overtime FROM attendance_day ORDER BY employee_id',
    );

  test('a blank is none of it where there is a column; --, / and no column are unknown', async () => {
    await load(
      'some.csv',
      csv(
        '工号,姓名,日期,上班打卡时间,下班打卡时间,考勤结果,工作时长(分钟),迟到时长(分钟),早退时长(分钟)',
        'A1,甲,2025-03-03,09:10,18:00,迟到,480,10,',
        'A2,乙,2025-03-03,,,旷工,,,',
        'A3,丙,2025-03-03,09:30,18:00,迟到,--,--,/',
        'A4,丁,2025-03-03,09:00,18:00,正常,N/A,--,--',
      ),
    );
    expect(await durations()).toEqual([
      { employee_id: 'A1', worked: 480, late: 10, early: 0, overtime: null },
      { employee_id: 'A2', worked: 0, late: 0, early: 0, overtime: null },
      // Late, and nobody says how late; on other days no minute is.
      { employee_id: 'A3', worked: null, late: null, early: 0, overtime: null },
      { employee_id: 'A4', worked: null, late: 0, early: 0, overtime: null },
    ]);
    expect(
      await select(
        'SELECT employee_id, late_count, late_minutes AS late, overtime_minutes AS overtime FROM agg_attendance_month ORDER BY employee_id',
      ),
    ).toEqual([
      { employee_id: 'A1', late_count: 1, late: 10, overtime: null },
      { employee_id: 'A2', late_count: 0, late: 0, overtime: null },
      { employee_id: 'A3', late_count: 1, late: null, overtime: null },
      { employee_id: 'A4', late_count: 0, late: 0, overtime: null },
    ]);
  });

  test('one day without a figure takes none from the sum of the others', async () => {
    await load(
      'month.csv',
      csv(
        '工号,姓名,日期,上班打卡时间,下班打卡时间,考勤结果,加班时长(分钟)',
        'A1,甲,2025-03-03,09:00,18:00,正常,60',
        'A1,甲,2025-03-04,09:00,18:00,正常,',
        'A1,甲,2025-03-05,09:00,18:00,正常,--',
      ),
    );
    expect(await select('SELECT day, overtime_minutes AS overtime FROM attendance_day ORDER BY day')).toEqual(
      [
        { day: '2025-03-03', overtime: 60 },
        { day: '2025-03-04', overtime: 0 },
        { day: '2025-03-05', overtime: null },
      ],
    );
    expect(await select('SELECT overtime_minutes AS overtime FROM agg_attendance_month')).toEqual([
      { overtime: 60 },
    ]);
  });
});
