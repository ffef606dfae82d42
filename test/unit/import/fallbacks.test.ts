// Tables nobody made a profile for: known by what their columns mean, in Chinese or English.
import { describe, expect, it } from 'vitest';
import { importText, onlySheet } from './helpers.ts';

const cases: [string, string, string, Record<string, string>][] = [
  [
    'roster',
    'Employee ID,Full Name,Department,Job Title,Level,Reports To,Hire Date\n000123,Ann Lee,Sales/East,Rep,P5,Bob Hu (000200),2024-01-02',
    'raw_employee',
    { employee_id: '000123', unit_path: 'Sales/East', grade: 'P5', manager: 'Bob Hu (000200)' },
  ],
  [
    'roster',
    'emp_id,name,dept_id,manager_id,hire_date,gender,job_family\n1,Ann,D1,2,2024-01-02,F,sales',
    'raw_employee',
    { employee_id: '1', unit_id: 'D1', manager_id: '2', job_family: 'sales' },
  ],
  [
    'roster',
    '员工编号,员工姓名,所属部门,岗位,职等,直接主管,到岗日期,人员状态\n1,张三,一部,代表,P5,李四(2),2024-01-02,在职',
    'raw_employee',
    { employee_id: '1', position: '代表', manager: '李四(2)', status: '在职' },
  ],
  [
    'org',
    'dept_id,dept_name,parent_id,manager_id\nD2,Sales,D1,7',
    'raw_org_unit',
    { unit_id: 'D2', name: 'Sales', parent_id: 'D1', head_id: '7' },
  ],
  ['org', 'id,name,parent_id\nD2,Sales,D1', 'raw_org_unit', { unit_id: 'D2', parent_id: 'D1' }],
  [
    'org',
    '组织编码,组织名称,上级组织,负责人\nD2,一部,总部,张三(1)',
    'raw_org_unit',
    { unit_id: 'D2', parent_name: '总部', head: '张三(1)' },
  ],
  [
    'kpi',
    'kpi,owner,period,target,actual,weight,direction\nRevenue,000123,2025-03,100,90,0.4,higher',
    'raw_kpi',
    { kpi_name: 'Revenue', owner_id: '000123', target: '100', actual: '90' },
  ],
  [
    'kpi',
    'metric_id,employee_id,month,value\nM1,1,2025-03,90',
    'raw_kpi',
    { kpi_id: 'M1', owner_id: '1', period: '2025-03', actual: '90' },
  ],
  [
    'kpi',
    '工号,姓名,指标名称,权重,目标值,实际完成,月份\n1,张三,销售额,40%,100,90,2025年3月',
    'raw_kpi',
    { owner_id: '1', kpi_name: '销售额', actual: '90', period: '2025年3月' },
  ],
  [
    'kpi',
    '部门编码,指标名称,年度,目标值\nD1,销售额,2025,100',
    'raw_kpi',
    { owner_id: 'D1', owner_type: 'unit', period: '2025' },
  ],
  [
    'ratings',
    'employee_id,cycle,proposed_rating,final_rating,manager_id\n1,2025,A,B,2',
    'raw_rating',
    { cycle: '2025', label_proposed: 'A', label_final: 'B', rater_id: '2' },
  ],
  ['ratings', '工号,姓名,绩效等级\n1,张三,A', 'raw_rating', { employee_id: '1', label_final: 'A' }],
  [
    'reviews',
    'rater,ratee,dimension,score\n1,2,Teamwork,4',
    'raw_review_score',
    { rater_id: '1', ratee_id: '2', dimension: 'Teamwork', score: '4' },
  ],
  [
    'reviews',
    'Reviewer,Reviewee,Competency,Rating,Relationship,Review Cycle\n1,2,Teamwork,4,Peer,2025',
    'raw_review_score',
    { rater_id: '1', ratee_id: '2', role: 'Peer', score: '4', cycle: '2025' },
  ],
  [
    'reviews',
    'cycle,ratee_id,rater_id,role,dimension,score,scale_min,scale_max\n2025,2,1,peer,x,4,1,5',
    'raw_review_score',
    { scale_max: '5', role: 'peer' },
  ],
  [
    'crm',
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner\n9,Big deal,Closed won,1000,2025-01-31,Ann',
    'raw_opportunity',
    { opportunity_id: '9', stage: 'Closed won', owner_name: 'Ann' },
  ],
  [
    'crm',
    '商机名称,客户名称,商机阶段,商机金额,赢单率,预计成交日期,负责人,负责人部门\n项目一,甲公司,赢单,10万,100%,2025-01-31,张三(1),一部',
    'raw_opportunity',
    { name: '项目一', account: '甲公司', amount: '10万', owner_name: '张三(1)', unit: '一部' },
  ],
  [
    'erp',
    '订单号,订单日期,客户简称,销售部门,业务员,数量,含税单价,无税金额,税额,价税合计\nS1,2025-01-02,甲,一部,张三,2,113,200,26,226',
    'raw_sales_order',
    { order_id: 'S1', customer: '甲', unit: '一部', amount: '226' },
  ],
  [
    'erp',
    'Order Number,Order Date,Customer,Salesperson,Quantity,Total\nS1,2025-01-02,Acme,Ann,2,226',
    'raw_sales_order',
    { order_id: 'S1', owner_name: 'Ann', amount: '226' },
  ],
  [
    'attendance',
    'employee_id,date,check_in,check_out,status\n1,2025-01-02,08:58,18:03,Present',
    'raw_attendance_day',
    { day: '2025-01-02', check_in: '08:58', status: 'Present' },
  ],
  [
    'attendance',
    'Employee,Attendance Date,Status,In Time,Out Time\nE1,2025-01-02,Present,08:58,18:03',
    'raw_attendance_day',
    { employee_id: 'E1', day: '2025-01-02', check_out: '18:03' },
  ],
  [
    'attendance',
    '工号,姓名,考勤日期,签到时间,签退时间,考勤结果\n1,张三,2025-01-02,08:58,18:03,正常',
    'raw_attendance_day',
    { employee_id: '1', check_in: '08:58', status: '正常' },
  ],
];

describe('plain tables', () => {
  it.each(cases)('%s: %s', async (name, text, table, cells) => {
    const { report, rows } = await importText(`${name}.csv`, `${text}\n`);
    expect(onlySheet(report).error).toBeUndefined();
    expect(onlySheet(report).table).toBe(table);
    expect(rows).toEqual([expect.objectContaining(cells)]);
  });
});
