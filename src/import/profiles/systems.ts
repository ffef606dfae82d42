// Layouts of the systems we know by their own headings.
import type { Profile } from './types.ts';

export const systemProfiles: readonly Profile[] = [
  {
    // 云星空: keys above, labels below; the head of a bill stands on its first line.
    id: 'kingdee_sales_order',
    table: 'raw_sales_order',
    require: [
      ['FBillNo'],
      ['FDate'],
      ['FMaterialId', 'FMaterialId#Name', 'FSaleOrderEntry', 'FQty'],
      ['FAllAmount', 'FAmount', 'FQty'],
    ],
    titles: ['销售订单', '金蝶', '单据头'],
    headings: {
      FBillNo: 'order_id',
      FSaleOrderEntry: 'line_id',
      FEntity: 'line_id',
      FDate: 'order_date',
      'FBillTypeID#Name': 'order_kind',
      FBillTypeID: null,
      'FCustId#Name': 'customer',
      'FCustomerID#Name': 'customer',
      FSalerId: 'owner_id',
      FSalesManId: 'owner_id',
      'FSalerId#Name': 'owner_name',
      'FSalesManId#Name': 'owner_name',
      'FSaleDeptId#Name': 'unit',
      'FMaterialId#Name': 'product',
      FMaterialName: 'product',
      FQty: 'quantity',
      FAllAmount: 'amount',
      FReceiveAmount: 'received',
      FRecAmount: 'received',
      FReceivedAmount: 'received',
      FSettleCurrId: null,
      'FSettleCurrId#Name': 'currency',
      FDocumentStatus: 'status',
      FCloseStatus: null,
    },
    fillDown: {
      key: 'order_id',
      fields: ['order_id', 'order_date', 'customer', 'owner_id', 'owner_name', 'unit', 'currency', 'status'],
    },
    // 000123_GW1: employee number and the post it sells from.
    strip: { owner_id: '_GW\\d*$' },
  },
  {
    // 云星空 员工列表: keys above, labels below.
    id: 'kingdee_staff',
    table: 'raw_employee',
    require: [
      ['FStaffNumber', 'FNumber'],
      ['FName'],
      ['FStartDate', 'FPostId#Name', 'FDeptId#Name', 'FPostDept#Name'],
    ],
    headings: {
      FStaffNumber: 'employee_id',
      FNumber: null,
      FName: 'name',
      'FDeptId#Name': 'unit_path',
      'FPostDept#Name': 'unit_path',
      'FPostId#Name': 'position',
      FStartDate: 'hire_date',
    },
  },
  {
    id: 'salesforce_report',
    table: 'raw_opportunity',
    require: [['Opportunity Owner'], ['Stage', 'Opportunity Name', 'Amount'], ['Close Date', 'Amount']],
    titles: ['salesforce'],
    headings: { 'Opportunity Owner Alias': null, 'Next Step': null, Age: null, 'Fiscal Period': null },
    dates: 'mdy',
  },
  {
    // One row per pay code of a day: hours of leave stand in the same column as hours of work.
    id: 'ukg_timecard',
    table: 'raw_attendance_day',
    require: [
      ['Person Number', 'Employee ID', 'Person ID'],
      ['Apply Date', 'Date'],
      ['Pay Code'],
      ['In Punch', 'In'],
    ],
    headings: {
      'Person Number': 'employee_id',
      'Pay Code': 'status',
      Exceptions: 'result',
      Hours: null,
      Amount: null,
    },
    dates: 'mdy',
  },
  {
    // One row per pair of punches.
    id: 'adp_timecard',
    table: 'raw_attendance_day',
    require: [
      ['File Number', 'File #', 'Payroll Name', 'Position ID'],
      ['Date In', 'Pay Date'],
      ['Time In'],
      ['Time Out'],
    ],
    headings: {
      'Date In': 'day',
      'Pay Date': 'day',
      'Date Out': null,
      Hours: 'worked_minutes',
      'Pay Code': null,
      'Earnings Code': null,
    },
    dates: 'mdy',
  },
  {
    // 审批 exported: one request per row, with what became of it.
    id: 'dingtalk_leave_approval',
    table: 'raw_leave_request',
    require: [['审批编号'], ['请假类型', '假期类型'], ['开始时间'], ['结束时间']],
    titles: ['请假'],
    headings: { 发起时间: null, 完成时间: null, 标题: null },
  },
  {
    // 问卷星, Google Forms: a question per column, a row per answer.
    id: 'review_survey',
    table: 'raw_review_score',
    require: [['survey ratee']],
    headings: {
      'survey ratee': 'ratee_name',
      'survey rater': 'rater_name',
      'survey role': 'role',
      'survey submitted': 'submitted_at',
      'survey tool': null,
    },
    only: [
      'ratee_name',
      'ratee_id',
      'rater_name',
      'rater_id',
      'role',
      'submitted_at',
      'dimension',
      'score',
      'scale_min',
      'scale_max',
      'cycle',
    ],
    layout: { kind: 'wide', across: 'unknown', into: '维度', value: '评分', cells: 'numbers' },
  },
  {
    id: 'workday_time_off',
    table: 'raw_leave_request',
    require: [
      ['Time Off Type', 'Absence Type', 'Time Off'],
      ['Time Off Date', 'Absence Date'],
      ['Units', 'Quantity'],
    ],
    headings: {
      'Time Off Type': 'kind',
      'Absence Type': 'kind',
      'Time Off': 'kind',
      'Time Off Date': 'start_at',
      'Absence Date': 'start_at',
      Units: 'amount',
      Quantity: 'amount',
      'Unit of Time': 'amount_unit',
    },
  },
];
