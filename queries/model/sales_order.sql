-- Lines of sales orders (ERP).

CREATE TABLE raw_sales_order (
  order_id   VARCHAR,
  line_id    VARCHAR,
  order_date VARCHAR,
  order_kind VARCHAR,
  customer   VARCHAR,
  owner_id   VARCHAR,
  owner_name VARCHAR,
  unit       VARCHAR,
  product    VARCHAR,
  quantity   VARCHAR,
  amount     VARCHAR,
  received   VARCHAR,
  currency   VARCHAR,
  status     VARCHAR,
  validity   VARCHAR,
  _batch     VARCHAR,
  _file      VARCHAR,
  _sheet     VARCHAR,
  _row       INTEGER
);
COMMENT ON TABLE raw_sales_order IS 'Intake: ERP sales orders 销售订单';
COMMENT ON COLUMN raw_sales_order.order_id IS '单据编号';
COMMENT ON COLUMN raw_sales_order.line_id IS '行号';
COMMENT ON COLUMN raw_sales_order.order_date IS '日期';
COMMENT ON COLUMN raw_sales_order.order_kind IS '单据类型: a return or credit memo takes off what its figures state';
COMMENT ON COLUMN raw_sales_order.customer IS '客户';
COMMENT ON COLUMN raw_sales_order.owner_id IS '销售员编码';
COMMENT ON COLUMN raw_sales_order.owner_name IS '销售员';
COMMENT ON COLUMN raw_sales_order.unit IS '销售部门';
COMMENT ON COLUMN raw_sales_order.product IS '物料名称';
COMMENT ON COLUMN raw_sales_order.quantity IS '数量';
COMMENT ON COLUMN raw_sales_order.amount IS '价税合计';
COMMENT ON COLUMN raw_sales_order.received IS '已收款金额';
COMMENT ON COLUMN raw_sales_order.currency IS '结算币别';
COMMENT ON COLUMN raw_sales_order.status IS '单据状态';
COMMENT ON COLUMN raw_sales_order.validity IS '生命状态, 是否作废: whether the document still holds';
COMMENT ON COLUMN raw_sales_order._batch IS 'Import batch';
COMMENT ON COLUMN raw_sales_order._file IS 'File it came from';
COMMENT ON COLUMN raw_sales_order._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_sales_order._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE sales_order (
  system     VARCHAR,
  order_id   VARCHAR,
  line_id    VARCHAR,
  order_date DATE,
  owner_id   VARCHAR,
  unit_id    VARCHAR,
  customer   VARCHAR,
  product    VARCHAR,
  quantity   DOUBLE,
  amount     DOUBLE,
  received   DOUBLE,
  currency   VARCHAR,
  status     VARCHAR,
  _batch     VARCHAR,
  _file      VARCHAR,
  _sheet     VARCHAR,
  _row       INTEGER
);
COMMENT ON TABLE sales_order IS 'Grain: system, order_id, line_id.';
COMMENT ON COLUMN sales_order.system IS 'System of origin';
COMMENT ON COLUMN sales_order.order_id IS 'Document';
COMMENT ON COLUMN sales_order.line_id IS 'Line';
COMMENT ON COLUMN sales_order.order_date IS 'Order date';
COMMENT ON COLUMN sales_order.owner_id IS 'Salesperson';
COMMENT ON COLUMN sales_order.unit_id IS 'Selling unit';
COMMENT ON COLUMN sales_order.customer IS 'Customer';
COMMENT ON COLUMN sales_order.product IS 'Product';
COMMENT ON COLUMN sales_order.quantity IS 'Quantity';
COMMENT ON COLUMN sales_order.amount IS 'Amount including tax, in currency';
COMMENT ON COLUMN sales_order.received IS 'Paid so far';
COMMENT ON COLUMN sales_order.currency IS 'ISO code; NULL = the companys';
COMMENT ON COLUMN sales_order.status IS 'Document status';
COMMENT ON COLUMN sales_order._batch IS 'Import batch';
COMMENT ON COLUMN sales_order._file IS 'File it came from';
COMMENT ON COLUMN sales_order._sheet IS 'Sheet in that file';
COMMENT ON COLUMN sales_order._row IS 'Row in that sheet, 1 = first row of the sheet';
