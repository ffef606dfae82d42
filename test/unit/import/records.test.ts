// Records around ratings and of daily business, in Chinese and English columns.
import { describe, expect, it } from 'vitest';
import { importText, onlySheet } from './helpers.ts';

const cases: [string, string, string, Record<string, string>][] = [
  [
    'feedback',
    '工号,姓名,观察时间,反馈时间,反馈人,反馈类型,反馈内容,行为表现\n000123,张三,2025-03-04,2025-03-05,李四(000200),正向,主动补位,协作',
    'raw_feedback',
    {
      employee_id: '000123',
      observed_at: '2025-03-04',
      given_by: '李四(000200)',
      kind: '正向',
      note: '主动补位',
    },
  ],
  [
    'feedback',
    'Employee ID,Observed On,Given By,Feedback Type,Feedback\n1,2025-03-04,2,Positive,Helped',
    'raw_feedback',
    { employee_id: '1', observed_at: '2025-03-04', given_by: '2', note: 'Helped' },
  ],
  [
    'coaching',
    '工号,辅导日期,障碍类型,原因分析,改进措施,支持人,计划完成日期,实际完成日期,辅导结果\n1,2025-03-04,外部,缺料,换供应商,李四(2),2025-04-01,2025-03-30,已解决',
    'raw_coaching',
    { opened: '2025-03-04', obstacle: '外部', support_by: '李四(2)', done: '2025-03-30', result: '已解决' },
  ],
  [
    'target_adjustments',
    '指标编码,责任主体编码,考核期,调整前目标,调整后目标,调整原因,HR确认人,调整日期\nK1,1,2025-Q1,100,80,停电,王五,2025-02-01',
    'raw_target_adjustment',
    { kpi_id: 'K1', owner_id: '1', old_target: '100', new_target: '80', confirmed_by_hr: '王五' },
  ],
  [
    'appeals',
    '考核周期,工号,姓名,申诉日期,申诉理由,受理层级,处理日期,处理结果,申诉前等级,申诉后等级\n2025,1,张三,2025-03-04,数据,HR,2025-03-10,维持,B,B',
    'raw_appeal',
    { cycle: '2025', submitted_at: '2025-03-04', grounds: '数据', level: 'HR', rating_before: 'B' },
  ],
  [
    'outcomes',
    '考核周期,工号,姓名,绩效奖金,调薪比例,是否晋升,培训安排,是否高潜,是否离职\n2025,1,张三,1万,5%,是,领导力,否,否',
    'raw_outcome',
    { bonus: '1万', raise: '5%', promoted: '是', training: '领导力', high_potential: '否', has_left: '否' },
  ],
  [
    'improvement_plans',
    '工号,姓名,启动日期,改进目标,改进节点,计划结束日期,实际结束日期,改进结果\n1,张三,2025-03-04,达标,月检,2025-06-01,2025-05-30,通过',
    'raw_improvement_plan',
    { opened: '2025-03-04', goals: '达标', due: '2025-06-01', closed: '2025-05-30', outcome: '通过' },
  ],
  [
    'check_ins',
    '工号,姓名,面谈日期,面谈人,面谈类型,进展,存在问题\n1,张三,2025-03-04,李四(2),一对一,过半,缺人',
    'raw_check_in',
    { held_on: '2025-03-04', held_by: '李四(2)', kind: '一对一', progress: '过半', problem: '缺人' },
  ],
  [
    'tickets',
    'Ticket ID,Assignee,Group,Requester,Created At,Resolved At,Due By,CSAT,Ticket Type\nT1,Ann (1),Support,Acme,2025-03-04,2025-03-05,2025-03-06,5,Complaint',
    'raw_ticket',
    { ticket_id: 'T1', owner_name: 'Ann (1)', closed_on: '2025-03-05', satisfaction: '5', kind: 'Complaint' },
  ],
  [
    'production',
    '生产工单号,产线,操作工工号,车间,生产日期,合格数,不良数,计划数,停机时长(小时)\nMO1,L1,1,一车间,2025-03-04,95,5,110,0.5',
    'raw_production',
    { document_id: 'MO1', line_id: 'L1', good: '95', defect: '5', planned: '110', downtime_minutes: '30' },
  ],
  [
    'activities',
    '跟进记录编号,跟进人,所属部门,客户名称,跟进方式,跟进日期\nA1,张三(1),一部,甲公司,电话,2025-03-04',
    'raw_activity',
    { document_id: 'A1', owner_name: '张三(1)', customer: '甲公司', kind: '电话', happened_on: '2025-03-04' },
  ],
];

describe('known by their columns', () => {
  it.each(cases)('%s: %s', async (profile, text, table, expected) => {
    const { report, rows } = await importText('export.csv', text);
    expect(onlySheet(report)).toMatchObject({ profile, table });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject(expected);
  });
});
