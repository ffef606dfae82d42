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
