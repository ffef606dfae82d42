// Units of rosters and organisation files, and lists that are no roster. Bytes in, rows out.
import { describe, expect, test } from 'vitest';
import { csv, importCases, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

describe('lists that are no roster', () => {
  test('an improvement plan is one', async () => {
    await load(
      'plans.csv',
      csv(
        'Employee ID,Employee Name,Manager,PIP Start Date,PIP End Date,Goals,Milestones,Status,Outcome,Closed Date',
        '1001,甲一,王总,2024-07-01,2024-09-30,Close 5 deals,30/60/90 day review,Closed,Successful,2024-09-30',
      ),
    );
    expect(
      await select(
        'SELECT employee_id, CAST(opened AS VARCHAR) AS opened, CAST(due AS VARCHAR) AS due, goals, milestones, CAST(closed AS VARCHAR) AS closed, outcome FROM improvement_plan',
      ),
    ).toEqual([
      {
        employee_id: '1001',
        opened: '2024-07-01',
        due: '2024-09-30',
        goals: 'Close 5 deals',
        milestones: '30/60/90 day review',
        closed: '2024-09-30',
        outcome: 'Successful',
      },
    ]);
    expect(await select('SELECT * FROM employee')).toEqual([]);
  });

  test.each([
    [
      'weekly reports',
      '提交日期,汇报人,工号,部门,周期,本周完成,进度,存在问题,需要支持',
      '2024-09-06,甲一,1001,市场部,2024年第36周,拜访8家,80%,线索不足,市场支持',
    ],
    [
      'averages of a review',
      '评估周期,工号,姓名,能力项,自评,上级,同事,下属',
      '2024年度,1001,甲一,沟通,90,85,88,92',
    ],
    [
      'courses',
      '工号,姓名,岗位,课程名称,培训日期,学时,讲师,考试成绩',
      '1001,甲一,销售,谈判,2024-05-01,8,王,90',
    ],
  ])('%s change no person', async (_, heading, row) => {
    const report = await load('list.csv', csv(heading, row));
    expect(sheetOf(report).table).not.toBe('raw_employee');
    expect(await select('SELECT * FROM employee')).toEqual([]);
  });
});

describe('units of a roster', () => {
  const units = () => select('SELECT unit_id, name, parent_id FROM org_unit ORDER BY unit_id');
  const places = () => select('SELECT employee_id, unit_id FROM employee ORDER BY employee_id');

  test('of one name under two others are two', async () => {
    await load(
      '花名册.csv',
      csv(
        '工号,姓名,上级部门,部门,入职日期',
        '1,甲,销售一部,一组,2020-01-01',
        '2,乙,销售二部,一组,2020-01-01',
      ),
    );
    expect(await places()).toEqual([
      { employee_id: '1', unit_id: '销售一部/一组' },
      { employee_id: '2', unit_id: '销售二部/一组' },
    ]);
  });

  test('stand below the unit above them and what is above that', async () => {
    await load(
      '花名册.csv',
      csv(
        '工号,姓名,上级部门,部门,入职日期',
        '1,甲,销售部,一组,2020-01-01',
        '2,乙,集团,销售部,2020-01-01',
        '3,丙,,集团,2020-01-01',
      ),
    );
    expect(await units()).toEqual([
      { unit_id: '集团', name: '集团', parent_id: null },
      { unit_id: '集团/销售部', name: '销售部', parent_id: '集团' },
      { unit_id: '集团/销售部/一组', name: '一组', parent_id: '集团/销售部' },
    ]);
  });

  test.each([
    ['the name below a level', '一级部门,部门', '销售一部,一组', '销售一部/一组'],
    ['the name of a level', '一级部门,二级部门,部门', '销售一部,一组,一组', '销售一部/一组'],
    ['a deeper path', '一级部门,部门', '销售一部,集团-销售一部-一组', '集团/销售一部/一组'],
  ])('levels and %s', async (_, headings, cells, unit) => {
    await load('花名册.csv', csv(`工号,姓名,${headings},入职日期`, `1,甲,${cells},2020-01-01`));
    expect(await places()).toEqual([{ employee_id: '1', unit_id: unit }]);
  });

  test('with a code beside a full path: one tree', async () => {
    await load(
      '花名册.csv',
      csv(
        '工号,姓名,部门编码,部门全路径,入职日期',
        '1,甲,0101,集团/销售部/一组,2020-01-01',
        '2,乙,01,集团/销售部,2020-01-01',
      ),
    );
    expect(await units()).toEqual([
      { unit_id: '01', name: '销售部', parent_id: '集团' },
      { unit_id: '0101', name: '一组', parent_id: '01' },
      { unit_id: '集团', name: '集团', parent_id: null },
    ]);
  });
});

describe('headings of other systems', () => {
  test('the job history of SuccessFactors: states by day, hired on the day of the hire, no name', async () => {
    await load(
      'jobs.csv',
      csv(
        'seq-number,user-id,start-date,event-reason,manager-id,department,position,job-title,employee-class,location',
        'Sequence Number,User ID,Event Date,Event Reason,Supervisor,Department,Position,Job Title,Employee Class,Location',
        '1,1001,01/15/2020,NEWHIRE,1003,D100,P1,Engineer,Regular,Berlin',
        '1,1001,07/01/2024,TRANSFER,1003,D200,P2,Senior Engineer,Regular,Berlin',
      ),
    );
    const same = { name: null, manager_id: '1003', hired: '2020-01-15', employment_type: 'Regular' };
    expect(
      await select(
        'SELECT CAST(as_of AS VARCHAR) AS day, name, unit_id, manager_id, position, CAST(hire_date AS VARCHAR) AS hired, employment_type FROM employee ORDER BY as_of',
      ),
    ).toEqual([
      { day: '2020-01-15', unit_id: 'D100', position: 'Engineer', ...same },
      { day: '2024-07-01', unit_id: 'D200', position: 'Senior Engineer', ...same },
    ]);
  });

  test('a word beside employee is no name', async () => {
    const report = await load(
      'people.csv',
      csv('Employee ID,Employee Mood,Department,Hire Date', '1,happy,Sales,2020-01-31'),
    );
    expect(sheetOf(report).mapping['Employee Mood']).toBeNull();
  });

  test('a roster in Japanese', async () => {
    await load(
      '社員.csv',
      csv(
        '社員番号,氏名,所属コード,所属名,役職,上司社員番号,入社年月日,退職年月日,雇用区分',
        '000102,佐藤 花子,1010,営業一課,主任,000101,2015/04/01,,正社員',
        '000103,鈴木 次郎,1010,営業一課,,000101,2019/10/01,2024/03/31,契約社員',
      ),
    );
    const same = { unit_id: '1010', manager_id: '000101' };
    expect(
      await select(
        'SELECT employee_id, name, unit_id, manager_id, CAST(leave_date AS VARCHAR) AS gone, employment_type FROM employee ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '000102', name: '佐藤 花子', gone: null, employment_type: '正社員', ...same },
      { employee_id: '000103', name: '鈴木 次郎', gone: '2024-03-31', employment_type: '契約社員', ...same },
    ]);
    expect(await select('SELECT name FROM org_unit')).toEqual([{ name: '営業一課' }]);
  });

  test('人员姓名 is a name', async () => {
    await load('人员.csv', csv('人员编号,人员姓名,部门,入职日期', '1,甲,销售部,2020-01-01'));
    expect(await select('SELECT employee_id, name FROM employee')).toEqual([
      { employee_id: '1', name: '甲' },
    ]);
  });
});

test('a section of a roster without departments is the head of a group, and no person', async () => {
  const report = await load(
    '花名册.xlsx',
    xlsx([
      ['工号', '姓名', '岗位', '入职日期'],
      ['销售一部'],
      ['1', '甲', '销售', '2020-01-01'],
      ['销售二部'],
      ['2', '乙', '销售', '2020-01-01'],
    ]),
  );
  expect(await select('SELECT employee_id FROM employee ORDER BY _row')).toEqual([
    { employee_id: '1' },
    { employee_id: '2' },
  ]);
  expect(sheetOf(report)).toMatchObject({
    rows_skipped: [{ reason: 'group_head', count: 2 }],
    rejects: [],
  });
});

test('an organisation by levels with its heads, units that only stand above others included', async () => {
  await load(
    '组织.csv',
    csv(
      '一级部门,二级部门,三级部门,部门负责人,负责人工号',
      '集团,,,王总,1009',
      '集团,销售中心,销售一部,甲一,1001',
      '集团,财务部,,,',
      ',,无主组,,',
    ),
  );
  expect(await select('SELECT unit_id, name, parent_id, head_id FROM org_unit ORDER BY unit_id')).toEqual([
    { unit_id: '集团', name: '集团', parent_id: null, head_id: '1009' },
    { unit_id: '集团/财务部', name: '财务部', parent_id: '集团', head_id: null },
    { unit_id: '集团/销售中心', name: '销售中心', parent_id: '集团', head_id: null },
    { unit_id: '集团/销售中心/销售一部', name: '销售一部', parent_id: '集团/销售中心', head_id: '1001' },
  ]);
  expect(await select('SELECT _row, reason FROM fct_reject')).toEqual([{ _row: 5, reason: 'missing_key' }]);
});
