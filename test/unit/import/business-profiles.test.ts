// Exports of ERP, CRM and review systems in their own headings.
import { describe, expect, it } from 'vitest';
import { importBlob, importText, onlySheet, unaccounted } from './helpers.ts';

const cases: [string, string, Record<string, string>][] = [
  [
    'yonyou_u8_sales_order',
    '订单号,订单日期,客户简称,销售部门,业务员,数量,含税单价,无税金额,税额,价税合计\nXS001,2024-09-01,华远,销售一部,李四,2,113,200,26,226\n合计,,,,,2,,200,26,226',
    { order_id: 'XS001', owner_name: '李四', amount: '226', quantity: '2', unit: '销售一部' },
  ],
  [
    'sap_sales_list',
    'Sales Document;Item;Doc. Date;Sold-to Party;Sales Employee;Order Quantity;Net Value;Curr.\n0000012345;000010;02.09.24;Meyer;Ann;2;1.234,56;EUR\n0000012346;000010;03.09.24;Kern;Ann;1;12.678,79-;EUR\n*;;;;;;11.444,23-;EUR',
    { order_id: '0000012345', order_date: '2024-09-02', amount: '1234.56', currency: 'EUR' },
  ],
  [
    'odoo_sales_order',
    'Order Reference,Creation Date,Customer,Salesperson,Total,Status\nS00012,2024-09-01 08:00:00,Azure,Mitchell,1250.50,Sales Order',
    { order_id: 'S00012', order_date: '2024-09-01 08:00:00', owner_name: 'Mitchell', amount: '1250.50' },
  ],
  [
    'erpnext_sales_order',
    'ID,Customer,Date,Delivery Date,Grand Total,Status\nSAL-ORD-2024-00001,Azure,2024-09-01,2024-09-09,1250,To Deliver',
    { order_id: 'SAL-ORD-2024-00001', order_date: '2024-09-01', amount: '1250' },
  ],
  [
    'netsuite_sales_order',
    'Internal ID,Document Number,Date,Name,Sales Rep,Amount,Status\n991,SO10023,2024-09-01,Azure,Ann,1250.00,Billed',
    { order_id: 'SO10023', customer: 'Azure', owner_name: 'Ann', amount: '1250.00' },
  ],
  [
    'dynamics_opportunity',
    '(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Probability,Rating,Owner,Status\n7c1a,abc=,2024-09-01,Pumps,Azure,2024-10-01,5000,40,Hot,Ann,Open',
    {
      opportunity_id: '7c1a',
      name: 'Pumps',
      account: 'Azure',
      amount: '5000',
      owner_name: 'Ann',
      stage: 'Open',
    },
  ],
  [
    'hubspot_deal',
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,"Date entered ""Closed won (Sales)"""\n101,Pumps,Closed Won,5000,2024-10-01,Ann Lee,',
    { opportunity_id: '101', name: 'Pumps', stage: 'Closed Won', amount: '5000', owner_name: 'Ann Lee' },
  ],
  [
    'pipedrive_deal',
    'Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Owner,Deal - Stage,Deal - Organization,Deal - Expected close date\n7,Pumps,5000,EUR,Ann,Won,Azure,2024-10-01',
    { opportunity_id: '7', name: 'Pumps', amount: '5000', currency: 'EUR', close_date: '2024-10-01' },
  ],
  [
    'chinese_crm_opportunity',
    '商机编号,商机名称,客户名称,商机阶段,商机金额,赢单率,预计成交日期,负责人,负责人部门\nSJ1,水泵,华远,方案报价,5万,60%,2024-10-01,李四,一部',
    { opportunity_id: 'SJ1', stage: '方案报价', amount: '5万', probability: '60%', owner_name: '李四' },
  ],
  [
    'chinese_appraisal',
    '考核周期,被评估人工号,被评估人,自评得分,上级评分,最终得分,绩效等级\n2024,000123,总有才,90,85,86,A',
    {
      employee_id: '000123',
      name: '总有才',
      self_score: '90',
      manager_score: '85',
      final_score: '86',
      label_final: 'A',
    },
  ],
  [
    'successfactors_users',
    'STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,MANAGER,HR,DEPARTMENT,HIREDATE\nSTATUS,USERID,User Name,First Name,Last Name,Manager,Human Resource,Department,Hire Date\nactive,000123,alee,Ann,Lee,000200,000300,Sales,2024-01-02',
    { employee_id: '000123', manager_id: '000200', unit_path: 'Sales', hire_date: '2024-01-02' },
  ],
  [
    'lattice_review',
    'Reviewee Name,Reviewee Email,Reviewer Name,Relationship,Question,Score,Response\nAnn Lee,a@x.example,Bob Hu,Manager,Impact,4,Good',
    { ratee_name: 'Ann Lee', rater_name: 'Bob Hu', role: 'Manager', dimension: 'Impact', score: '4' },
  ],
  [
    'frappe_appraisal',
    'ID,Employee,Employee Name,Appraisal Cycle,Self Score,Average Feedback Score,Final Score\nHR-APR-1,HR-EMP-00001,Ann,2024,4.1,3.9,4.0',
    { employee_id: 'HR-EMP-00001', name: 'Ann', cycle: '2024', self_score: '4.1', final_score: '4.0' },
  ],
];

describe('systems are known by their own headings', () => {
  it.each(cases)('%s', async (profile, text, expected) => {
    const { report, rows } = await importText('export.csv', text);
    expect(onlySheet(report).error).toBeUndefined();
    expect(onlySheet(report).profile).toBe(profile);
    expect(rows[0]).toMatchObject(expected);
    expect(unaccounted(report)).toBe(0);
  });

  it('HubSpot as UTF-16 with tabs reads like the CSV', async () => {
    const text = 'Record ID\tDeal Name\tDeal Stage\tAmount\n101\t水泵\tClosed Won\t5000\n';
    const units = Uint16Array.from([0xfeff, ...Array.from(text, (each) => each.charCodeAt(0))]);
    const { report, rows } = await importBlob('deals.csv', new Blob([units]));
    expect(onlySheet(report).profile).toBe('hubspot_deal');
    expect(rows).toMatchObject([
      { opportunity_id: '101', name: '水泵', stage: 'Closed Won', amount: '5000' },
    ]);
  });
});
