// The columns of the generated order lines.

export const HEADINGS = [
  '订单编号',
  '行号',
  '订单日期',
  '客户',
  '业务员工号',
  '业务员',
  '部门',
  '产品',
  '数量',
  '金额',
  '币别',
  '状态',
];

/** Types of the columns for the peer: DuckDB reading the same CSV with everything declared. */
export const TYPES = [
  'VARCHAR',
  'INTEGER',
  'DATE',
  'VARCHAR',
  'VARCHAR',
  'VARCHAR',
  'VARCHAR',
  'VARCHAR',
  'INTEGER',
  'DOUBLE',
  'VARCHAR',
  'VARCHAR',
];
