// Exports of figures, sales, scores and ratings that were misread once: bytes in, rows of the staging tables out. Each value is worked
// out from the file by hand.
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, sheetOf, workbookOfSheets } from './import-case.ts';

const { load, plain, select } = importCases();

describe('overtime', () => {
  const overtime = (table: string) =>
    select(`SELECT overtime_minutes AS minutes FROM stg_${table} ORDER BY _row`);

  test('three columns by kind of day add up', async () => {
    await plain('三列加班_每日.csv');
    expect(await overtime('attendance_day')).toEqual([{ minutes: 120 }, { minutes: 480 }, { minutes: 450 }]);
  });

  test('a column that states the whole is not added to its parts; double time is', async () => {
    await load(
      'hours.csv',
      csv(
        '工号,考勤月份,应出勤天数,实际出勤天数,加班总时长(小时),工作日加班(小时),休息日加班(小时)',
        '001,2024-09,22,22,5,2,3',
      ),
    );
    expect(await overtime('attendance_period')).toEqual([{ minutes: 300 }]);
    await load(
      'hours.csv',
      csv(
        'Employee ID,Period Start,Period End,Regular Hours,Overtime Hours,Double Time Hours,Days Absent',
        'E1,2024-09-01,2024-09-14,80,5.5,2,0',
        'E2,2024-09-01,2024-09-14,76,1,,0',
      ),
    );
    expect(await overtime('attendance_period')).toEqual([{ minutes: 450 }, { minutes: 60 }]);
  });

  test('the unit of a merged heading holds for the columns below it, and an unread part leaves the sum unread', async () => {
    await load(
      '考勤汇总_2024年9月.csv',
      csv(
        '工号,姓名,应出勤天数,实际出勤天数,加班(小时),,',
        ',,,,工作日,休息日,节假日',
        '001,甲,22,22,2,8,',
        '002,乙,22,22,两个,1,',
      ),
    );
    expect(await overtime('attendance_period')).toEqual([{ minutes: 600 }, { minutes: null }]);
    expect(await select('SELECT r.reason FROM stg_attendance_period, unnest(_rejects) AS u(r)')).toEqual([
      { reason: 'not_a_duration' },
    ]);
  });
});

describe('returns', () => {
  test('Business Central prints them without a minus: what the type calls a return is taken off', async () => {
    await load(
      'BC_lines.csv',
      csv(
        'Document Type,Document No.,Line No.,Posting Date,Sell-to Customer No.,Quantity,Line Amount Excl. VAT,Salesperson Code',
        'Order,SO1,10000,2024-09-01,C1,2,200,JO',
        'Credit Memo,CM1,10000,2024-09-05,C1,1,100,JO',
        'Return Order,RO1,10000,2024-09-06,C2,3,30,PS',
        'Return Order,RO2,10000,2024-09-06,C2,-1,-10,PS',
      ),
    );
    expect(await select('SELECT quantity, amount FROM stg_sales_order ORDER BY _row')).toEqual([
      { quantity: 2, amount: 200 },
      { quantity: -1, amount: -100 },
      { quantity: -3, amount: -30 },
      { quantity: -1, amount: -10 },
    ]);
  });

  test('销售退货 too', async () => {
    await load(
      '出库.csv',
      csv(
        '单据类型,单据编号,单据日期,业务员,数量,金额',
        '销售出库,CK1,2024-09-01,张三,10,1000',
        '销售退货,TH1,2024-09-05,张三,2,200',
      ),
    );
    expect(await select('SELECT sum(amount) AS amount FROM stg_sales_order')).toEqual([{ amount: 800 }]);
  });
});

describe('sales lists', () => {
  test('without a number a sale is known by what it says; equal ones are two', async () => {
    await plain('销售流水_无单号.csv');
    expect(
      await select(
        'SELECT owner_name, amount, line_id FROM stg_sales_order WHERE NOT _refused ORDER BY _row',
      ),
    ).toEqual([
      { owner_name: '张三', amount: 200, line_id: '1' },
      { owner_name: '李四', amount: 300.5, line_id: '1' },
      { owner_name: '李四', amount: 300.5, line_id: '2' },
    ]);
    expect(await select('SELECT count(DISTINCT order_id || line_id) AS n FROM stg_sales_order')).toEqual([
      { n: 3 },
    ]);
  });

  test('where other rows have a number, one without is refused', async () => {
    await load(
      'orders.csv',
      csv('Order No,Order Date,Sales Rep,Customer,Amount', 'A1,2024-09-01,Ann,X,1', ',2024-09-02,Ann,X,2'),
    );
    expect(await select('SELECT amount, _refused AS refused FROM stg_sales_order ORDER BY _row')).toEqual([
      { amount: 1, refused: false },
      { amount: 2, refused: true },
    ]);
  });

  test.each([
    ['采购明细.csv', '日期,经办人,供应商,物料,数量,金额', '2024-09-01,张三,甲,P1,2,200'],
    ['invoices.csv', 'Date,Owner,Customer,Invoice Status,Amount', '2024-09-01,Ann,X,Open,200'],
  ])('%s is no sale and is refused by name', async (name, head, row) => {
    expect(sheetOf(await load(name, csv(head, row))).error?.code).toBe('import.unknown_layout');
  });

  test('a number too large for a number is refused, not infinite', async () => {
    await load(
      'orders.csv',
      csv(
        'Order No,Order Date,Sales Rep,Amount',
        'A1,2024-09-01,Ann,1e400',
        `A2,2024-09-01,Ann,${'9'.repeat(400)}`,
        'A3,2024-09-01,Ann,10',
      ),
    );
    expect(await select('SELECT amount FROM stg_sales_order WHERE NOT _refused')).toEqual([{ amount: 10 }]);
  });

  test('German headings, days first, a decimal comma', async () => {
    await load(
      'auftraege.csv',
      csv(
        'sep=;',
        'Bestellnummer;Datum;Kunde;Verkäufer;Betrag;Währung',
        '4711;03.09.2024;Müller;Anna;1.234,50;EUR',
        '4712;13.09.2024;Weiß;Anna;99,00;EUR',
      ),
    );
    expect(
      await select(
        'SELECT CAST(order_date AS VARCHAR) AS day, amount, currency FROM stg_sales_order ORDER BY _row',
      ),
    ).toEqual([
      { day: '2024-09-03', amount: 1234.5, currency: 'EUR' },
      { day: '2024-09-13', amount: 99, currency: 'EUR' },
    ]);
  });
});

describe('KPI sheets', () => {
  const figures = () =>
    select(
      'SELECT name, owner_id, period_id, target, actual FROM stg_kpi WHERE NOT _refused ORDER BY _row, name, owner_id',
    );

  test('a KPI per group of columns', async () => {
    await plain('KPI_分组_2024-09.csv');
    expect(await figures()).toEqual([
      { name: '回款率', owner_id: '001', period_id: '2024-09', target: 0.95, actual: 0.98 },
      { name: '销售额', owner_id: '001', period_id: '2024-09', target: 100, actual: 95 },
      { name: '回款率', owner_id: '002', period_id: '2024-09', target: 0.95, actual: 0.9 },
      { name: '销售额', owner_id: '002', period_id: '2024-09', target: 80, actual: 88 },
    ]);
  });

  test('a KPI per column, reached where the name says so, asked where nothing does', async () => {
    await plain('销售业绩_月度.csv');
    expect(await figures()).toEqual([
      { name: '回款额', owner_id: '001', period_id: '2024-09', target: null, actual: 100000 },
      { name: '销售额', owner_id: '001', period_id: '2024-09', target: null, actual: 120000 },
      { name: '回款额', owner_id: '002', period_id: '2024-09', target: null, actual: 60000 },
      { name: '销售额', owner_id: '002', period_id: '2024-09', target: null, actual: 80000 },
    ]);
    const report = await load('销售_2024-09.csv', csv('姓名,工号,月份,销售额,回款额', '甲,001,2024-09,1,2'));
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'measure', options: ['target', 'actual'], blocking: true },
    ]);
  });

  test('figures of no KPI are asked for it, in the unit of the title', async () => {
    const report = await plain('各区销售目标_2025.csv');
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'kpi_name', field: 'kpi_name', blocking: true },
    ]);
    expect(sheetOf(report).constants).toMatchObject({ owner_type: 'unit', unit: '万元' });
    expect(sheetOf(report).records).toBe(8);
  });

  test('people over two columns that nothing else can be', async () => {
    await load('2024Q3.csv', csv('指标名称,目标值,张三,李四', '拜访量,50,45,52'));
    expect(await figures()).toEqual([
      { name: '拜访量', owner_id: '张三', period_id: '2024-Q3', target: 50, actual: 45 },
      { name: '拜访量', owner_id: '李四', period_id: '2024-Q3', target: 50, actual: 52 },
    ]);
  });

  test('a form about a unit', async () => {
    await load(
      '表.csv',
      csv(
        '部门：生产部,,,考核期：2024年8月',
        '指标名称,权重,目标值,实际值',
        '产值,60%,500,520',
        '投诉,40%,2,1',
      ),
    );
    expect(await select('SELECT DISTINCT owner_type, owner_id, period_id FROM stg_kpi')).toEqual([
      { owner_type: 'unit', owner_id: '生产部', period_id: '2024-08' },
    ]);
  });
});

describe('one sheet per month', () => {
  const HEAD = ['工号', '姓名', '指标名称', '目标值', '实际值'];
  const sheet = (actual: number, title?: string) => [
    ...(title === undefined ? [] : [[title]]),
    HEAD,
    ['000101', '赵一', '销售额', 100, actual],
  ];
  const periods = () => select('SELECT period_id, value FROM kpi_actual ORDER BY ALL');

  test('the name of the sheet is the month of the year the file states', async () => {
    await load(
      'KPI_2024年.xlsx',
      workbookOfSheets({ '7月': sheet(97), '8月KPI': sheet(98), Sep: sheet(99) }),
    );
    expect(await periods()).toEqual([
      { period_id: '2024-07', value: 97 },
      { period_id: '2024-08', value: 98 },
      { period_id: '2024-09', value: 99 },
    ]);
  });

  test('the year of a title and quarters too; a month within the quarter of the file', async () => {
    await load(
      '表.xlsx',
      workbookOfSheets({ Q1: sheet(1, '2024年度考核'), 第二季度: sheet(2, '2024年度考核') }),
    );
    expect((await periods()).map(({ period_id }) => period_id)).toEqual(['2024-Q1', '2024-Q2']);
    await load('KPI_2024Q3.xlsx', workbookOfSheets({ '7月': sheet(1), '8月': sheet(2) }));
    expect((await periods()).map(({ period_id }) => period_id)).toEqual(['2024-07', '2024-08']);
  });

  test('a title that names the whole period holds; a span of months is none', async () => {
    await load('KPI.xlsx', workbookOfSheets({ '7月': sheet(1, '2024年9月考核') }));
    expect((await periods()).map(({ period_id }) => period_id)).toEqual(['2024-09']);
    await load('KPI_2024年.xlsx', workbookOfSheets({ '1-7月': sheet(1) }));
    expect((await periods()).map(({ period_id }) => period_id)).toEqual(['2024']);
  });

  test('attendance by month', async () => {
    const days = (late: number) => [
      ['工号', '姓名', '应出勤天数', '实际出勤天数', '迟到次数'],
      ['000101', '赵一', 22, 20, late],
    ];
    await load('考勤汇总_2024年.xlsx', workbookOfSheets({ '8月': days(8), '9月': days(9) }));
    expect(await select('SELECT period_id, late_count FROM attendance_period ORDER BY ALL')).toEqual([
      { period_id: '2024-08', late_count: 8 },
      { period_id: '2024-09', late_count: 9 },
    ]);
  });
});

describe('forms of survey tools', () => {
  const scores = () =>
    select(
      'SELECT ratee_id, rater_id, role, score_raw AS score, scale_max AS most FROM stg_review_score WHERE NOT _refused ORDER BY _row, dimension',
    );

  test('问卷星, answers in words: steps of five; remarks are no scores', async () => {
    const report = await plain('问卷星_360互评_按文本.csv');
    expect(sheetOf(report).profile).toBe('review_survey');
    const peer = { role: 'peer', most: 5 };
    expect(await scores()).toEqual([
      { ratee_id: '甲', rater_id: '乙', score: 5, ...peer },
      { ratee_id: '甲', rater_id: '乙', score: 4, ...peer },
      { ratee_id: '甲', rater_id: '丙', score: 4, ...peer },
      { ratee_id: '甲', rater_id: '丙', score: 3, ...peer },
      { ratee_id: '丁', rater_id: '乙', score: 2, ...peer },
      { ratee_id: '丁', rater_id: '乙', score: 3, ...peer },
    ]);
  });

  test('问卷星, answers as points: its own columns are no dimensions', async () => {
    await plain('问卷星_360互评_按分数.csv');
    expect((await scores()).map(({ rater_id, score }) => [rater_id, score])).toEqual([
      ['乙', 5],
      ['乙', 4],
      ['丙', 4],
      ['丙', 3],
    ]);
  });

  test('Google Forms without names: an answer is a rater, the address of who answered is dropped', async () => {
    const report = await plain('Google_Forms_peer.csv');
    expect(sheetOf(report).dropped).toEqual(['Email Address']);
    expect(
      (await scores()).map(({ ratee_id, rater_id, role, score }) => [ratee_id, rater_id, role, score]),
    ).toEqual([
      ['Ann Lee', '#2', 'peer', 4],
      ['Ann Lee', '#2', 'peer', 5],
      ['Ann Lee', '#3', 'manager', 3],
      ['Ann Lee', '#3', 'manager', 4],
    ]);
  });

  test('what those who answered are to whom they rate is asked where nothing says it', async () => {
    const report = await load(
      '答卷.csv',
      csv(
        '序号,提交答卷时间,1、您的姓名：,2、您要评价的同事姓名：,3、协作如何？,4、专业如何？',
        '1,2024/12/5 9:12:33,乙,甲,5,4',
      ),
    );
    expect(codes(report)).toContain('role');
  });

  test('averages of nobody named stay refused', async () => {
    await load('2024.csv', csv('被评估人,维度,评分', '甲,沟通,4.2'));
    expect(await scores()).toEqual([]);
  });
});

test('order lines of Oracle: ordered date with its time, line amount, and never without both', async () => {
  await load(
    'orders.csv',
    csv(
      'ORDER_NUMBER,LINE_NUMBER,ORDERED_DATE,CUSTOMER_NAME,SALESREP_NAME,ORDERED_QUANTITY,LINE_AMOUNT,CURRENCY_CODE',
      '60012,1,03-SEP-24 08.55.00.000000 AM,Acme,"Lee, Ann",10,1200.50,USD',
      '60013,1,12-OCT-24 11.05.00.000000 PM,Bolt,"Ross, Bob",5,600.25,USD',
    ),
  );
  expect(
    await select('SELECT order_date, amount, quantity, owner_name FROM stg_sales_order ORDER BY _row'),
  ).toEqual([
    { order_date: '2024-09-03', amount: 1200.5, quantity: 10, owner_name: 'Lee, Ann' },
    { order_date: '2024-10-12', amount: 600.25, quantity: 5, owner_name: 'Ross, Bob' },
  ]);
  const report = await load(
    'lines.csv',
    csv('ORDER_NUMBER,CUSTOMER_NAME,SALESREP_NAME,ORDERED_QUANTITY,XX_VALUE', '60012,Acme,Ann,10,1200.50'),
  );
  expect(sheetOf(report).table).toBeNull();
  expect(await select('SELECT count(*)::INTEGER AS n FROM stg_sales_order')).toEqual([{ n: 0 }]);
});
