// Every profile has a fixture in the layout of its system, is known by it, and loses none of its rows.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/en.json';
import { profiles } from '@/import/profiles/recognise.ts';
import { bytesOf } from '../../fixtures/attendance/make.ts';
import { workbooks } from '../../fixtures/business/make.ts';
import { type Imported, importBlob, unaccounted } from './helpers.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const sample = new URL('../../../sample-data/company/', import.meta.url);
const filesIn = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => !/\.(ts|json)$/u.test(name))
    .map((name) => new URL(encodeURIComponent(name), folder));
const read = (file: URL): Promise<Imported> =>
  importBlob(decodeURIComponent(file.pathname.split('/').at(-1) ?? ''), new Blob([readFileSync(file)]));

it('every profile has a name that people read', () => {
  expect(profiles.map(({ id }) => id).filter((id) => !(id in en.profiles))).toEqual([]);
});

it('no profile is without one', async () => {
  const known = new Set<string>();
  const folders = ['attendance/', 'business/', 'import/', 'plain/'].map((name) => new URL(name, fixtures));
  for (const file of [...folders, sample].flatMap(filesIn)) {
    const { report } = await read(file);
    for (const sheet of report.sheets)
      for (const { profile } of [sheet, ...(sheet.also === undefined ? [] : [sheet.also])])
        if (profile !== null) known.add(profile);
  }
  expect(profiles.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
});

it('the workbooks on disk are what their script writes', () => {
  for (const [name, sheets] of Object.entries(workbooks)) {
    const onDisk = readFileSync(new URL(`business/${encodeURIComponent(name)}`, fixtures));
    expect(bytesOf(sheets()).equals(onDisk), name).toBe(true);
  }
});

describe('business systems', () => {
  it.each([
    [
      '用友U8_销售订单列表.csv',
      'yonyou_u8_sales_order',
      3,
      { order_id: 'XS0001', amount: '226', owner_name: '李四' },
    ],
    [
      'SAP_VA05.txt',
      'sap_sales_list',
      3,
      { order_id: '0000012345', order_date: '2024-09-02', amount: '1234.56' },
    ],
    ['Odoo_sale.order.xlsx', 'odoo_sales_order', 2, { order_id: 'S00012', amount: '1250.5' }],
    ['ERPNext_Sales Order.csv', 'erpnext_sales_order', 2, { order_id: 'SAL-ORD-2024-00001', amount: '1250' }],
    [
      'NetSuite_SalesOrders.csv',
      'netsuite_sales_order',
      2,
      { order_id: 'SO10023', order_date: '2024-09-01' },
    ],
    [
      'Dynamics_My Open Opportunities.xlsx',
      'dynamics_opportunity',
      2,
      { name: 'Pumps', stage: 'Open', amount: '5000' },
    ],
    [
      'hubspot-crm-exports-all-deals-2024-10-01.csv',
      'hubspot_deal',
      2,
      { opportunity_id: '101', stage: 'Closed Won' },
    ],
    ['pipedrive_deals-2024.csv', 'pipedrive_deal', 2, { opportunity_id: '7', currency: 'EUR' }],
    ['商机列表_20241001.xlsx', 'chinese_crm_opportunity', 2, { opportunity_id: 'SJ2024001', amount: '5万' }],
    [
      '2024年度绩效考核结果.xlsx',
      'chinese_appraisal',
      2,
      { employee_id: '000123', label_final: 'A', cycle: '2024年度' },
    ],
    ['successfactors_users.csv', 'successfactors_users', 2, { employee_id: '000123', manager_id: '000200' }],
    [
      'lattice_2024-h2-reviews.csv',
      'lattice_review',
      2,
      { ratee_id: '000123', rater_id: '000200', role: 'Manager' },
    ],
    [
      '15Five_best-self-review_2024.csv',
      'fifteenfive_review',
      2,
      { ratee_id: '000123', role: 'Manager review', score: '4' },
    ],
    ['frappe_Appraisal.csv', 'frappe_appraisal', 2, { employee_id: 'HR-EMP-00001', final_score: '4.0' }],
    ['KPI矩阵_2024Q3.xlsx', 'kpi_matrix', 4, { kpi_name: '销售额', target: '300', period: '2024年第三季度' }],
    ['考勤结果表_202409.xlsx', 'attendance_month', 30, { employee_id: '000123', day: '2024-09-01' }],
  ] as const)('%s', async (name, profile, count, first) => {
    const { report, rows } = await read(new URL(`business/${encodeURIComponent(name)}`, fixtures));
    const [sheet] = report.sheets;
    expect(sheet?.profile).toBe(profile);
    const own = rows.filter((row) => row['aside'] === undefined);
    expect(own).toHaveLength(count);
    expect(own[0]).toMatchObject(first);
    expect(unaccounted(report)).toBe(0);
  });
});
