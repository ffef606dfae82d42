// Exports of people, days and moments that were misread once: bytes in, rows of the staging tables out. Each value is worked out from
// the file by hand.
import { describe, expect, test } from 'vitest';
import { csv, importCases, reasons, sheetOf, xlsx } from './import-case.ts';

const { load, plain, select } = importCases();

describe('people', () => {
  test('traditional characters, and what is private in them', async () => {
    const report = await plain('人员名单_繁體.csv');
    expect(report.encoding).toBe('big5');
    expect(
      await select(
        'SELECT employee_id, name, unit_path, CAST(hire_date AS VARCHAR) AS hired FROM stg_employee ORDER BY _row LIMIT 1',
      ),
    ).toEqual([{ employee_id: 'A001', name: '林小明', unit_path: '業務部', hired: '2020-03-02' }]);
    const own = await load(
      '員工.csv',
      csv('員工編號,姓名,部門,到職日,身份證號,聯絡電話', 'A1,甲,業務,2020-01-01,X1,2'),
    );
    expect(sheetOf(own).dropped).toEqual(['身份證號', '聯絡電話']);
  });

  test('Japanese headings in Shift-JIS', async () => {
    await plain('社員名簿.csv');
    expect(
      await select(
        'SELECT employee_id, name, manager_text, CAST(hire_date AS VARCHAR) AS hired FROM stg_employee ORDER BY _row LIMIT 1',
      ),
    ).toEqual([{ employee_id: '1001', name: '山田太郎', manager_text: '佐藤花子', hired: '2018-04-01' }]);
  });

  test('金蝶: keys over labels', async () => {
    await plain('金蝶云星空_员工列表.csv');
    expect(await select('SELECT employee_id, name, unit_path, position FROM stg_employee')).toEqual([
      { employee_id: '000123', name: '钱一', unit_path: '销售一部', position: '业务员' },
    ]);
  });

  test('the path of a unit says more than its last part', async () => {
    await load(
      '员工.csv',
      csv('工号,姓名,所属组织,组织全称,入职日期', '1,甲,产品部,北辰/产品中心/产品部,2020-01-01'),
    );
    expect(await select('SELECT unit_path FROM stg_employee')).toEqual([
      { unit_path: '北辰/产品中心/产品部' },
    ]);
  });

  test('a second table below the first is refused row by row, not read as people', async () => {
    const report = await load(
      '员工.xlsx',
      xlsx([
        ['工号', '姓名', '部门', '入职日期'],
        ['001', '张三', '销售部', '2021-03-02'],
        [],
        ['部门编码', '部门名称', '上级部门编码'],
        ['D1', '公司', ''],
      ]),
    );
    expect(await select('SELECT employee_id FROM stg_employee')).toEqual([{ employee_id: '001' }]);
    expect(reasons(report)).toEqual([
      [4, null, 'second_table'],
      [5, null, 'second_table'],
    ]);
  });

  test('small tables of sums below the people are refused, not read as people', async () => {
    const grades = await load(
      '2024年绩效结果.csv',
      csv('工号,姓名,部门,绩效等级', '0001,赵一,销售部,A', '', '等级,人数,占比,比例要求', 'A,1,0.5,≤20%'),
    );
    expect(await select('SELECT employee_id, label_final FROM stg_rating')).toEqual([
      { employee_id: '0001', label_final: 'A' },
    ]);
    expect(reasons(grades)).toEqual([
      [4, null, 'second_table'],
      [5, null, 'second_table'],
    ]);
    const days = await load(
      '2024年9月考勤.csv',
      csv(
        '工号,姓名,部门,应出勤天数,实际出勤天数,迟到次数',
        '0001,赵一,销售部,22,21,1',
        '',
        '部门,人数,平均出勤,,,',
        '销售部,1,21,,,',
      ),
    );
    expect(await select('SELECT employee_id FROM stg_attendance_period')).toEqual([{ employee_id: '0001' }]);
    expect(reasons(days)).toEqual([
      [4, null, 'second_table'],
      [5, null, 'second_table'],
    ]);
  });

  test('people below a blank row are people still', async () => {
    const report = await load(
      '员工.csv',
      csv('工号,姓名,部门,入职日期', 'E01,甲,人事,2020-01-01', '', 'E02,乙,部门,', 'ES,丙,姓名,'),
    );
    expect(await select('SELECT employee_id FROM stg_employee ORDER BY _row')).toHaveLength(3);
    expect(reasons(report)).toEqual([]);
  });

  test('headings in two languages: a second row of them is nobody, two in one cell are each a heading', async () => {
    const rows = await load(
      'Staff.xlsx',
      xlsx([
        ['员工编号', '姓名', '部门', '职位', '入职日期', '直接上级'],
        ['Employee ID', 'Name', 'Department', 'Position', 'Hire Date', 'Line Manager'],
        ['E001', 'Zhao Yi', 'Sales', 'Manager', '2018-03-01', ''],
      ]),
    );
    expect(await select('SELECT employee_id, unit_path FROM stg_employee')).toEqual([
      { employee_id: 'E001', unit_path: 'Sales' },
    ]);
    expect(sheetOf(rows).rows_skipped).toEqual([{ reason: 'repeated_header', count: 1 }]);
    await load(
      'Staff.xlsx',
      xlsx([
        [
          '工号\nEmployee ID',
          '姓 名\nName',
          '部  门 Department',
          '岗位/Position',
          '入职日期(Hire Date)',
          '手机 Mobile',
        ],
        ['E001', '赵一', 'Sales', 'Manager', '2018-03-01', '13800000000'],
      ]),
    );
    expect(
      await select('SELECT employee_id, name, unit_path, position, hire_date FROM stg_employee'),
    ).toEqual([
      { employee_id: 'E001', name: '赵一', unit_path: 'Sales', position: 'Manager', hire_date: '2018-03-01' },
    ]);
  });

  test('北森 and Workday: 任职部门; names in two columns, Worker’s Manager', async () => {
    await load(
      '任职记录.csv',
      csv('*工号,*姓名,任职部门,职务,*生效日期', 'BS01,陈一,销售中心/华东,代表,2022-01-01'),
    );
    expect(await select('SELECT unit_path FROM stg_employee')).toEqual([{ unit_path: '销售中心/华东' }]);
    await load(
      'All_Workers.csv',
      csv(
        "Employee ID,Legal Name - First Name,Legal Name - Last Name,Supervisory Organization,Hire Date,Worker's Manager",
        '21001,Ann,Lee,Sales East (Bob Ross),2021-03-16,Bob Ross (21000)',
      ),
    );
    expect(await select('SELECT name, manager_id FROM stg_employee')).toEqual([
      { name: 'Ann Lee', manager_id: '21000' },
    ]);
  });

  test('&nbsp; before a number is no part of it', async () => {
    await load(
      '员工.xls',
      '<html><table><tr><td>工号</td><td>姓名</td><td>部门</td></tr><tr><td>&nbsp;001</td><td>张&middot;三</td><td>&amp;nbsp;</td></tr></table></html>',
    );
    expect(await select('SELECT employee_id, name, unit_path FROM stg_employee')).toEqual([
      { employee_id: '001', name: '张·三', unit_path: '&nbsp;' },
    ]);
  });

  test('half of a pair in UTF-16 is a lost character', async () => {
    const bytes = Buffer.from(
      '\ufeff工号\t姓名\t部门\t入职日期\r\n001\t甲\ud800\t销售\t2021-01-01\r\n',
      'utf16le',
    );
    expect(sheetOf(await load('员工.txt', bytes)).questions).toMatchObject([
      { code: 'damaged_text', blocking: true },
    ]);
  });
});

describe('days and moments', () => {
  test('Jira: 01/Sep/24 is a day of 2024, not of the year 24', async () => {
    await plain('Jira_export.csv');
    expect(
      await select(
        'SELECT ticket_id, CAST(opened_on AS VARCHAR) AS opened, CAST(closed_on AS VARCHAR) AS closed FROM stg_ticket',
      ),
    ).toEqual([{ ticket_id: 'SUP-1', opened: '2024-09-01', closed: '2024-09-02' }]);
  });

  test('钉钉 审批: mornings and afternoons are days; what was declined was not taken', async () => {
    await plain('钉钉_请假审批.csv');
    expect(
      await select(
        'SELECT employee_id, kind, CAST(start_at AS DATE) AS day, days, _refused AS refused FROM stg_leave_request ORDER BY _row',
      ),
    ).toMatchObject([
      { employee_id: '001', kind: 'annual', days: 2, refused: false },
      { employee_id: '002', kind: 'personal', refused: true },
    ]);
  });

  test('moments with the half of the day in words, and with months first', async () => {
    const moments = () =>
      select(
        "SELECT strftime(m.at, '%Y-%m-%d %H:%M') AS at FROM stg_punch, unnest(moments) AS u(m) ORDER BY _row",
      );
    await load(
      '打卡.csv',
      csv(
        '工号,姓名,打卡时刻',
        '001,甲,2024/9/2 上午 8:58:01',
        '001,甲,2024/9/2 下午 6:02:11',
        '001,甲,2024-09-02 12:05 AM',
      ),
    );
    expect(await moments()).toEqual([
      { at: '2024-09-02 08:58' },
      { at: '2024-09-02 18:02' },
      { at: '2024-09-02 00:05' },
    ]);
    await load(
      'punches.csv',
      csv('Employee ID,Name,Time', 'E1,Ann,09/13/2024 8:59 AM', 'E1,Ann,9/2/2024 6:01 PM'),
    );
    expect(await moments()).toEqual([{ at: '2024-09-13 08:59' }, { at: '2024-09-02 18:01' }]);
  });

  test('飞书: a row per day instead of a column', async () => {
    await plain('飞书_考勤日报.csv');
    expect(
      await select(
        'SELECT employee_id, CAST(day AS VARCHAR) AS day, worked_minutes AS worked, late_minutes AS late FROM stg_attendance_day ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '001', day: '2024-09-02', worked: 510, late: 0 },
      { employee_id: '002', day: '2024-09-02', worked: 420, late: 60 },
    ]);
  });

  test('ADP: a row per pair of punches', async () => {
    await plain('ADP_Timecard.csv');
    expect(
      await select(
        'SELECT employee_id, CAST(day AS VARCHAR) AS day, check_in, check_out, worked_minutes AS worked FROM stg_attendance_day',
      ),
    ).toEqual([
      { employee_id: '001234', day: '2024-09-13', check_in: '09:00', check_out: '17:30', worked: 510 },
    ]);
  });
});

test('a target that was not granted another figure keeps its own: declined and waiting requests are listed', async () => {
  await load(
    '目标调整.csv',
    csv(
      '指标编码,工号,考核期,调整前目标,调整后目标,调整日期,审批状态',
      'K1,001,2025-Q1,100,90,2025-02-02,已通过',
      'K1,002,2025-Q1,100,80,2025-02-02,已驳回',
      'K1,003,2025-Q1,100,70,2025-02-02,审批中',
      'K1,004,2025-Q1,100,60,2025-02-02,',
    ),
  );
  expect(await select('SELECT owner_id, new_target FROM target_adjustment ORDER BY owner_id')).toEqual([
    { owner_id: '001', new_target: 90 },
    { owner_id: '004', new_target: 60 },
  ]);
  expect(
    await select(
      "SELECT _row, value, reason FROM fct_reject WHERE table_name = 'raw_target_adjustment' ORDER BY _row",
    ),
  ).toEqual([
    { _row: 3, value: '已驳回', reason: 'request_declined' },
    { _row: 4, value: '审批中', reason: 'request_pending' },
  ]);
});
