// Layouts of reviews and attendance, and units they leave open. Each file is drawn as its system writes it; answers worked out by hand.
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, reasons, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

describe('a sheet with a row for each rater and a column for each dimension', () => {
  test('every dimension is a score of its rater; the sum is none of them', async () => {
    const report = await load(
      '360.csv',
      csv(
        '考核周期,被评估人工号,被评估人,评分人工号,评分人,评估关系,沟通协作,专业能力,责任心,总分,评语',
        '2025-H1,001,甲,010,王,上级,4,5,3,12,稳',
        '2025-H1,001,甲,002,李,同级,3,-,4,7,好',
      ),
    );
    expect(
      await select('SELECT ratee_id, rater_id, role, dimension, score_raw FROM review_score ORDER BY ALL'),
    ).toEqual([
      { ratee_id: '001', rater_id: '002', role: 'peer', dimension: '沟通协作', score_raw: 3 },
      { ratee_id: '001', rater_id: '002', role: 'peer', dimension: '责任心', score_raw: 4 },
      { ratee_id: '001', rater_id: '010', role: 'manager', dimension: '专业能力', score_raw: 5 },
      { ratee_id: '001', rater_id: '010', role: 'manager', dimension: '沟通协作', score_raw: 4 },
      { ratee_id: '001', rater_id: '010', role: 'manager', dimension: '责任心', score_raw: 3 },
    ]);
    expect(await select('SELECT 1 FROM stg_rating')).toEqual([]);
    expect(sheetOf(report).notes).toContainEqual({ code: 'sum_of_scores', heading: '总分' });
  });

  test('a scale in the heading is the scale of its scores, not a part of the dimension', async () => {
    await load(
      '360.csv',
      csv(
        'Employee ID,Employee Name,Cycle,Rater,Relationship,Communication (1-5),沟通（满分10分）,Overall Average',
        'E1,Amy,2025-H1,Bob,Peer,4,9,4.5',
        'E1,Amy,2025-H1,Cal,Manager,N/A,8,4',
      ),
    );
    expect(
      await select(
        'SELECT rater_id, role, dimension, score_raw, scale_min, scale_max FROM stg_review_score WHERE score_raw IS NOT NULL ORDER BY _row, dimension',
      ),
    ).toEqual([
      {
        rater_id: 'Bob',
        role: 'peer',
        dimension: 'Communication',
        score_raw: 4,
        scale_min: 1,
        scale_max: 5,
      },
      { rater_id: 'Bob', role: 'peer', dimension: '沟通', score_raw: 9, scale_min: null, scale_max: 10 },
      { rater_id: 'Cal', role: 'manager', dimension: '沟通', score_raw: 8, scale_min: null, scale_max: 10 },
    ]);
  });

  test('without dimensions the sum is the one score its rater gave, whatever he is to the person', async () => {
    const report = await load(
      '360.csv',
      csv(
        '考核周期,被评估人,评分人,评估关系,总分,优点,不足',
        '2025-H1,甲,王,上级,88,细致,慢',
        '2025-H1,甲,李,同级,75,守时,话少',
      ),
    );
    expect(
      await select('SELECT ratee_id, rater_id, role, dimension, score_raw FROM review_score ORDER BY role'),
    ).toEqual([
      { ratee_id: '甲', rater_id: '王', role: 'manager', dimension: 'overall', score_raw: 88 },
      { ratee_id: '甲', rater_id: '李', role: 'peer', dimension: 'overall', score_raw: 75 },
    ]);
    expect(codes(report)).not.toContain('sum_of_scores');
  });
});

describe('a unit of money in the title and another one in the heading', () => {
  test('of the only amounts there are: which one holds is asked', async () => {
    const report = await load(
      '订单.csv',
      csv(
        '销售订单（单位：千元）,,,,',
        '订单号,日期,业务员工号,客户,金额(元)',
        'S1,2025-03-01,001,甲,1500',
        'S2,2025-03-02,001,乙,200',
      ),
    );
    expect(sheetOf(report).questions).toEqual([
      {
        code: 'money_unit',
        heading: '金额(元)',
        field: 'amount',
        samples: ['1500', '200'],
        options: ['千元', '元'],
        blocking: true,
      },
    ]);
    expect(codes(report)).toEqual(['money_unit']);
  });

  test('where the title has other amounts to speak of nothing is asked', async () => {
    const report = await load(
      '订单.csv',
      csv('单位：万元,,,,', '订单号,日期,业务员工号,金额,已收款金额(元)', 'S1,2025-03-01,001,0.5,4000'),
    );
    expect(await select('SELECT amount, received FROM stg_sales_order')).toEqual([
      { amount: 5000, received: 4000 },
    ]);
    expect(sheetOf(report).questions).toEqual([]);
  });

  test('of targets and actuals: which one they are in is asked', async () => {
    const report = await load(
      'KPI.csv',
      csv(
        '2025年3月绩效（单位：万元）,,,',
        '工号,指标名称,目标值(元),实际值(元)',
        '001,销售额,1000000,900000',
      ),
    );
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'money_unit', heading: null, field: 'unit', options: ['万元', '元'], blocking: true },
    ]);
  });
});

test('15Five summary: the overall scores of self and manager beside the rating', async () => {
  await load(
    '15five.csv',
    csv(
      'Review Cycle Name,Participant,Participant Email,Employee ID,Manager,Self - Overall Score,Manager - Overall Score,Private Manager Assessment,Final Rating,Submitted On',
      'Q1 2025,Amy Jones,amy@x.com,E1,Bob,3.5,4.0,Strongly agree,Exceeds,04/15/2025',
      'Q1 2025,Cal Poe,cal@x.com,E2,Bob,,3.0,Agree,Meets,04/16/2025',
    ),
  );
  expect(
    await select(
      'SELECT cycle, employee_id, self_score, manager_score, label_final FROM stg_rating ORDER BY _row',
    ),
  ).toEqual([
    { cycle: '2025-Q1', employee_id: 'E1', self_score: 3.5, manager_score: 4, label_final: 'Exceeds' },
    { cycle: '2025-Q1', employee_id: 'E2', self_score: null, manager_score: 3, label_final: 'Meets' },
  ]);
});

describe('overtime whose heading names no unit', () => {
  const sheet = (...rows: string[]) =>
    csv('姓名,工号,日期,上班1打卡时间,下班1打卡时间,工作时长(分钟),加班总时长,工作日加班', ...rows);
  const over =
    'SELECT employee_id, worked_minutes AS worked, overtime_minutes AS over FROM stg_attendance_day ORDER BY _row';

  test('2.5 is hours, and so is the 2 beside it', async () => {
    const report = await load(
      '钉钉.csv',
      sheet('甲,001,2024-09-02,08:58,20:30,480,2.5,2.5', '乙,002,2024-09-02,08:58,20:02,480,2,2'),
    );
    expect(await select(over)).toEqual([
      { employee_id: '001', worked: 480, over: 150 },
      { employee_id: '002', worked: 480, over: 120 },
    ]);
    expect(sheetOf(report).questions).toEqual([]);
  });

  test('30 is no number of hours of a day: minutes', async () => {
    await load(
      '钉钉.csv',
      sheet('甲,001,2024-09-02,08:58,18:30,480,30,', '乙,002,2024-09-02,08:58,18:02,480,2,'),
    );
    expect(await select(over)).toEqual([
      { employee_id: '001', worked: 480, over: 30 },
      { employee_id: '002', worked: 480, over: 2 },
    ]);
  });

  test('18 hours do not fit behind eight of work: minutes', async () => {
    await load('钉钉.csv', sheet('甲,001,2024-09-02,08:58,18:30,480,18,'));
    expect(await select(over)).toEqual([{ employee_id: '001', worked: 480, over: 18 }]);
  });

  test('2 and 3 may be either: asked once for all columns of it', async () => {
    const report = await load(
      '钉钉.csv',
      sheet('甲,001,2024-09-02,08:58,20:30,480,2,2', '乙,002,2024-09-02,08:58,21:02,480,3,3'),
    );
    expect(sheetOf(report).questions).toEqual([
      {
        code: 'duration_unit',
        heading: '加班总时长',
        field: 'overtime_minutes',
        samples: ['2', '3'],
        options: ['hours', 'minutes'],
        blocking: true,
      },
    ]);
  });

  test('a unit in the heading holds, whatever the values are', async () => {
    const head = '姓名,工号,日期,上班1打卡时间,下班1打卡时间,工作时长(分钟),加班总时长(分钟)';
    const report = await load('钉钉.csv', csv(head, '甲,001,2024-09-02,08:58,20:30,480,2.5'));
    expect(await select(over)).toEqual([{ employee_id: '001', worked: 480, over: 2.5 }]);
    expect(sheetOf(report).questions).toEqual([]);
  });
});

describe('sums of a month of attendance', () => {
  const sums =
    'SELECT employee_id, period_id, attended_days, worked_minutes, late_count, absent_days FROM stg_attendance_period ORDER BY _row';

  test('飞书 without groups: the sums stand beside the days', async () => {
    await load(
      '考勤.xlsx',
      xlsx([
        ['考勤汇总 2026-09-01 至 2026-09-30'],
        [
          '姓名',
          '工号',
          '部门',
          '实际出勤天数(天)',
          '实际出勤时长(小时)',
          '迟到次数(次)',
          '2026-09-11 星期五',
          '2026-09-12 星期六',
          '2026-09-14 星期一',
        ],
        ['陈晨', 'F001', '产品', 2, 15.5, 1, '迟到5分钟', '休息', '正常'],
        ['周舟', 'F002', '产品', 2, 16, 0, '正常', '休息', '正常'],
      ]),
    );
    expect(await select(sums)).toMatchObject([
      { employee_id: 'F001', period_id: '2026-09', attended_days: 2, worked_minutes: 930, late_count: 1 },
      { employee_id: 'F002', period_id: '2026-09', attended_days: 2, worked_minutes: 960, late_count: 0 },
    ]);
    expect(await select('SELECT count(*)::INTEGER AS days FROM stg_attendance_day')).toEqual([{ days: 6 }]);
  });

  test('a sheet of signs: its sums are read, its second line of weekdays is nobody', async () => {
    const report = await load(
      '2月.csv',
      csv(
        '某某公司2025年2月考勤表,,,,,,,,',
        '序号,工号,姓名,1,2,3,4,出勤天数,迟到(次)',
        ',,,六,日,一,二,,',
        '1,001,张三,休,休,√,迟,2,1',
        '2,002,李四,休,休,√,√,2,0',
      ),
    );
    expect(await select(sums)).toMatchObject([
      { employee_id: '001', period_id: '2025-02', attended_days: 2, late_count: 1 },
      { employee_id: '002', period_id: '2025-02', attended_days: 2, late_count: 0 },
    ]);
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'repeated_header', count: 1 }]);
    expect(await select('SELECT count(*)::INTEGER AS n FROM stg_attendance_day')).toEqual([{ n: 8 }]);
  });

  test('days alone have no sums', async () => {
    const report = await load('2025年3月考勤表.csv', csv('工号,姓名,1,2,3', '001,张三,√,√,√'));
    expect(sheetOf(report).also).toBeUndefined();
  });

  test('企业微信: absence in minutes or times counts once somebody says how much of a day it is', async () => {
    const report = await load(
      '月报.csv',
      csv(
        '姓名,账号,应出勤天数(天),实际出勤天数(天),旷工次数(次),旷工时长(分钟),开始日期,结束日期',
        '王芳,wang,21,19,2次,960,2025-03-01,2025-03-31',
        '李强,li,21,21,0次,0,2025-03-01,2025-03-31',
      ),
    );
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'minutes_a_day', heading: '旷工时长(分钟)', options: ['480', '450', '420'], blocking: false },
    ]);
    expect(reasons(report)).toEqual([[2, '旷工时长(分钟)', 'unit_unknown']]);
    expect(await select('SELECT absent_days FROM stg_attendance_period ORDER BY _row')).toEqual([
      { absent_days: null },
      { absent_days: 0 },
    ]);
  });
});

test('a list of leave with the unit in a column of its own', async () => {
  await load(
    '请假.csv',
    csv(
      '审批编号,申请人,工号,请假类型,开始时间,结束时间,时长,单位,审批状态,审批结果',
      '1,张三,001,年假,2025-03-03 09:00,2025-03-04 18:00,2,天,已完成,同意',
      '2,李四,002,事假,2025-03-03 09:00,2025-03-03 12:00,3,小时,已完成,同意',
    ),
  );
  expect(await select('SELECT employee_id, days, hours FROM stg_leave_request ORDER BY _row')).toEqual([
    { employee_id: '001', days: 2, hours: null },
    { employee_id: '002', days: null, hours: 3 },
  ]);
});

test('a sign that the legend calls half a day is one', async () => {
  await load(
    '2月.csv',
    csv('某某公司2025年2月考勤表,,,,', '工号,姓名,5,6,7', '001,张三,√,△,○', '注：√出勤 △半天 ○外出,,,,'),
  );
  expect(
    await select('SELECT day::VARCHAR AS day, attended_days FROM stg_attendance_day ORDER BY day'),
  ).toEqual([
    { day: '2025-02-05', attended_days: 1 },
    { day: '2025-02-06', attended_days: 0.5 },
    { day: '2025-02-07', attended_days: 1 },
  ]);
});
