// Layouts an independent tester found misread. Each file is drawn as its system writes it; each answer is worked out from it by hand.
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

test('SAP lists between pipes: rules, page heads and starred sums are no rows; every number in the notation of its user', async () => {
  const report = await load(
    'VA05.txt',
    csv(
      '03.04.2025                      Dynamic List Display                        1',
      '----------------------------------------------------------',
      'Sales Orders List',
      '----------------------------------------------------------',
      '|  Sales Doc.|Date      |Sold-to   |Order Qty|Net value   |',
      '|------------|----------|----------|---------|------------|',
      '|  0000012345|02.09.2024|Meyer GmbH|   10,000|    1.234,56|',
      '|  0000012345|02.09.2024|Meyer GmbH|    1,000|  12.678,79-|',
      '----------------------------------------------------------',
      '|*           |          |          |   11,000|  11.444,23-|',
      '----------------------------------------------------------',
      '03.04.2025                      Dynamic List Display                        2',
      '----------------------------------------------------------',
      '|  Sales Doc.|Date      |Sold-to   |Order Qty|Net value   |',
      '----------------------------------------------------------',
      '|  0000012346|00.00.0000|Huber AG  |    1,000|      500,00|',
      '|  0000012347|00000000  |Huber AG  |    2,500|        1,00|',
      '----------------------------------------------------------',
      '|*           |          |          |    3,500|      501,00|',
      '|**          |          |          |   14,500|  10.943,23-|',
      '----------------------------------------------------------',
    ),
  );
  expect(
    await select(
      'SELECT order_id, order_date::VARCHAR AS day, customer, quantity, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    { order_id: '0000012345', day: '2024-09-02', customer: 'Meyer GmbH', quantity: 10, amount: 1234.56 },
    { order_id: '0000012345', day: '2024-09-02', customer: 'Meyer GmbH', quantity: 1, amount: -12678.79 },
    { order_id: '0000012346', day: null, customer: 'Huber AG', quantity: 1, amount: 500 },
    { order_id: '0000012347', day: null, customer: 'Huber AG', quantity: 2.5, amount: 1 },
  ]);
  const sheet = sheetOf(report);
  expect(sheet.profile).toBe('sap_sales_list');
  expect(sheet.totals.filter(({ heading }) => heading === 'Net value')).toMatchObject([
    { row: 10, stated: -11444.23, agrees: true },
    { row: 19, stated: 501, agrees: true },
    { row: 20, stated: -10943.23, agrees: true },
  ]);
  expect(sheet.rows_rejected).toBe(0);
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

describe('Salesforce reports in groups', () => {
  const deals = 'SELECT opportunity_id, stage, owner_name, amount FROM stg_opportunity ORDER BY _row';

  test('grouped by stage and owner: heads and sums say where a group begins and ends, its rows are filled', async () => {
    const report = await load(
      'report.csv',
      csv(
        'Stage  ↑,Opportunity Owner  ↑,Opportunity Name,Account Name,Amount,Close Date,Opportunity ID',
        'Closed Won (3 records),,,,,,',
        ',Amy Jones (2 records),,,,,',
        ',,Deal A,Acme,100,3/1/2025,0061',
        ',,Deal B,,200,3/2/2025,0062',
        ',,Subtotal,,300,,',
        ',Bob Lee,Deal C,Acme,50,3/13/2025,0063',
        ',,Subtotal,,50,,',
        'Subtotal,,,,350,,',
        'Prospecting,Amy Jones,Deal D,Beta,10,4/1/2025,0064',
        ',,Subtotal,,10,,',
        'Subtotal,,,,10,,',
        'Grand Totals (4 records),,,,360,,',
        '',
        'My Open Pipeline',
        'Confidential Information - Do Not Distribute',
      ),
    );
    expect(await select(deals)).toEqual([
      { opportunity_id: '0061', stage: 'Closed Won', owner_name: 'Amy Jones', amount: 100 },
      { opportunity_id: '0062', stage: 'Closed Won', owner_name: 'Amy Jones', amount: 200 },
      { opportunity_id: '0063', stage: 'Closed Won', owner_name: 'Bob Lee', amount: 50 },
      { opportunity_id: '0064', stage: 'Prospecting', owner_name: 'Amy Jones', amount: 10 },
    ]);
    const sheet = sheetOf(report);
    expect(sheet.rejects).toEqual([]);
    expect(sheet.totals.map(({ stated, agrees }) => [stated, agrees])).toEqual(
      [300, 50, 350, 10, 10, 360].map((stated) => [stated, true]),
    );
    expect(await select('SELECT account FROM stg_opportunity WHERE account IS NULL')).toHaveLength(1);
  });

  test('a blank owner of a plain report stays blank', async () => {
    const head = 'Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Opportunity ID';
    await load(
      'report.csv',
      csv(
        head,
        'Amy Jones,Acme,A,Closed Won,100,2025-03-01,0061',
        ',Acme,B,Closed Won,200,2025-03-02,0062',
        'Grand Totals (2 records),,,,300,,',
      ),
    );
    expect(await select(deals)).toMatchObject([{ owner_name: 'Amy Jones' }, { owner_name: null }]);
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

test('ERPNext with its child table: the head of a document is filled into its own items', async () => {
  await load(
    'Sales Order.csv',
    csv(
      'ID,Series,Customer,Date,Sales Person,Delivery Date,Status,Item Code (Items),Quantity (Items),Amount (Items),Grand Total,Currency,ID (Items)',
      'SO-1,SO-.YYYY.-,Acme,2025-03-03,Ann,2025-04-01,To Deliver and Bill,I-1,5,500,800,USD,a1',
      ',,,,,,,I-2,3,300,,,a2',
      'SO-2,SO-.YYYY.-,,2025-03-13,,2025-04-01,Completed,I-1,1,100,100,USD,a3',
      ',,,,,,,I-3,2,50,,,a4',
    ),
  );
  expect(
    await select(
      'SELECT order_id, line_id, order_date::VARCHAR AS day, customer, owner_name, product, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    {
      order_id: 'SO-1',
      line_id: 'a1',
      day: '2025-03-03',
      customer: 'Acme',
      owner_name: 'Ann',
      product: 'I-1',
      amount: 500,
    },
    {
      order_id: 'SO-1',
      line_id: 'a2',
      day: '2025-03-03',
      customer: 'Acme',
      owner_name: 'Ann',
      product: 'I-2',
      amount: 300,
    },
    {
      order_id: 'SO-2',
      line_id: 'a3',
      day: '2025-03-13',
      customer: null,
      owner_name: null,
      product: 'I-1',
      amount: 100,
    },
    {
      order_id: 'SO-2',
      line_id: 'a4',
      day: '2025-03-13',
      customer: null,
      owner_name: null,
      product: 'I-3',
      amount: 50,
    },
  ]);
});

test.each(['SO No.', 'SO Number', 'SO #'])('%s is the number of an order', async (heading) => {
  await load('so.csv', csv(`${heading},Date,Sales Rep,Customer,Amount`, 'S1,2025-03-05,A,x,100'));
  expect(await select('SELECT order_id, amount FROM stg_sales_order')).toEqual([
    { order_id: 'S1', amount: 100 },
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

describe('sales whose days are written without a year', () => {
  const days = 'SELECT order_date::VARCHAR AS day, amount FROM stg_sales_order ORDER BY _row';

  test('the title says which year; a day outside it is listed', async () => {
    const report = await load(
      '销售.csv',
      csv(
        '2025年3月销售明细,,,,',
        '日期,业务员,客户,产品,金额',
        '3月5日,张伟,甲,A,100',
        '03-06,李娜,乙,B,200',
        '4月1日,李娜,乙,B,300',
      ),
    );
    expect((await select(days)).slice(0, 2)).toEqual([
      { day: '2025-03-05', amount: 100 },
      { day: '2025-03-06', amount: 200 },
    ]);
    expect(reasons(report)).toEqual([[5, '日期', 'day_outside_range']]);
  });

  test('without one it is asked', async () => {
    const report = await load(
      '销售.csv',
      csv('订单号,日期,业务员,客户,金额', 'S1,03-05,张伟,甲,100', 'S2,03-16,李娜,乙,200'),
    );
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'year', heading: '日期', field: 'order_date', blocking: true },
    ]);
  });
});

describe('tables side by side', () => {
  test('the same headings behind a blank column: both are read, each row once', async () => {
    const report = await load(
      '订单.xlsx',
      xlsx([
        ['2025年3月 销售订单'],
        ['订单号', '日期', '业务员', '金额', null, '订单号', '日期', '业务员', '金额'],
        ['A1', '2025-03-01', '甲', 100, null, 'A3', '2025-03-03', '乙', 300],
        ['A2', '2025-03-02', '甲', 200, null, 'A4', '2025-03-04', '乙', 400],
        ['合计', null, null, 300, null, 'A4', '2025-03-04', '乙', 500],
        [null, null, null, null, null, '合计', null, null, 1200],
      ]),
    );
    expect(await select('SELECT order_id, owner_name, amount FROM stg_sales_order ORDER BY ALL')).toEqual([
      { order_id: 'A1', owner_name: '甲', amount: 100 },
      { order_id: 'A2', owner_name: '甲', amount: 200 },
      { order_id: 'A3', owner_name: '乙', amount: 300 },
      { order_id: 'A4', owner_name: '乙', amount: 400 },
      { order_id: 'A4', owner_name: '乙', amount: 500 },
    ]);
    const sheet = sheetOf(report);
    expect(sheet).toMatchObject({ rows_read: 4, rows_sent: 3, records: 5, rows_rejected: 0 });
    expect(codes(report)).toEqual(['records_made']);
  });

  test('lines of one order in one row stay two lines', async () => {
    await load(
      '订单.csv',
      csv(
        '订单号,日期,业务员,产品,金额,,订单号,日期,业务员,产品,金额',
        'A1,2025-03-01,甲,P,100,,A1,2025-03-01,甲,P,300',
      ),
    );
    expect((await select('SELECT line_id, amount FROM stg_sales_order ORDER BY amount')) as unknown).toEqual([
      { line_id: expect.any(String), amount: 100 },
      { line_id: expect.any(String), amount: 300 },
    ]);
    expect(await select('SELECT count(DISTINCT line_id)::INTEGER AS n FROM stg_sales_order')).toEqual([
      { n: 2 },
    ]);
  });

  test('a block with other headings is no second table: it is named as not read', async () => {
    const report = await load(
      '订单.csv',
      csv('订单号,日期,业务员,金额,,订单号,日期,金额', 'A1,2025-03-01,甲,100,,A3,2025-03-03,300'),
    );
    expect(await select('SELECT order_id, amount FROM stg_sales_order')).toEqual([
      { order_id: 'A1', amount: 100 },
    ]);
    expect(codes(report)).toEqual(['repeated_heading', 'repeated_heading', 'repeated_heading']);
  });
});
