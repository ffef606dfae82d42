-- ERP sales order lines, cleaned.
-- @zh      ERP 销售订单行清洗。系统由文件名判断，按文件而不是按行。
-- @grain  row of the export
-- @slice  raw_sales_order
-- The system is told by the name of the file: looked up per file, not per row.
WITH named AS (
  SELECT
    _file AS file_name, has_numbers,
    coalesce(nullif(regexp_extract(lower(_file), '(u8|sap|odoo|erpnext|netsuite|dynamics)', 1), ''), 'erp') AS system
  FROM (SELECT _file, count(order_id) > 0 AS has_numbers FROM raw_sales_order GROUP BY _file)
),
-- Sales lists without numbers: a sale is known by when, who, whom and what, and equal ones by which of them it is, so that
-- the next export of the same days meets them again.
nth AS (
  SELECT
    _batch, _file, _sheet, _row,
    row_number() OVER (PARTITION BY _batch, _file, _sheet, order_date, owner_id, owner_name, customer, product, quantity, amount ORDER BY _row) AS nth
  FROM raw_sales_order
  WHERE _file IN (SELECT file_name FROM named WHERE NOT has_numbers)
),
source AS (
  SELECT r.*, n.system, t.nth, l.nth AS nth_line
  FROM raw_sales_order AS r
  JOIN named AS n ON n.file_name = r._file
  LEFT JOIN stg_sales_line AS l ON l._row = r._row AND l.order_id = r.order_id AND l._batch = r._batch AND l._file = r._file AND l._sheet IS NOT DISTINCT FROM r._sheet
    AND l.product IS NOT DISTINCT FROM r.product AND l.quantity IS NOT DISTINCT FROM r.quantity AND l.amount IS NOT DISTINCT FROM r.amount
  LEFT JOIN nth AS t ON t._row = r._row AND t._batch = r._batch AND t._file = r._file AND t._sheet IS NOT DISTINCT FROM r._sheet
),
renamed AS (
  SELECT
    system,
    clean_key(order_id) AS order_key,
    nth IS NOT NULL AND NOT is_blank(order_date) AND NOT is_blank(amount) AS is_unnumbered,
    -- Without a line number a line is known by its product: its row moves from one export to the next.
    -- Sales without numbers are told apart by what they are, not by a line number that is 1 in each of them.
    coalesce(CAST(nth AS VARCHAR), clean_key(line_id), CAST(CASE WHEN line_id IS NOT NULL THEN _row END AS VARCHAR), concat_ws('#', clean_text(product), coalesce(nth_line, 1))) AS line_id,
    order_date AS order_date_raw, to_date(order_date) AS order_date,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name))) AS owner_id,
    clean_text(owner_name) AS owner_name,
    clean_text(unit) AS unit_ref,
    clean_text(customer) AS customer,
    clean_text(product) AS product,
    quantity AS quantity_raw, to_number(quantity) AS quantity,
    amount AS amount_raw, to_number(amount) AS amount,
    received AS received_raw, to_number(received) AS received,
    order_kind,
    coalesce(to_currency(currency), currency_of(amount)) AS currency,
    -- What was voided is none, whatever its order status said before.
    coalesce(CASE WHEN validity IS NOT NULL THEN CASE WHEN to_flag(validity) THEN '作废' WHEN NOT is_order_status(validity) THEN clean_text(validity) END END, clean_text(status)) AS status,
    _batch, _file, _sheet, _row
  FROM source
),
keyed AS (
  SELECT
    * REPLACE (returned(quantity, order_kind) AS quantity, returned(amount, order_kind) AS amount, returned(received, order_kind) AS received),
    CASE WHEN NOT is_unnumbered THEN order_key
         ELSE concat_ws('|', coalesce(CAST(order_date AS VARCHAR), order_date_raw), coalesce(owner_id, owner_name), customer, product, quantity_raw, amount_raw) END AS order_id
  FROM renamed
)
SELECT
  system, order_id, line_id, order_date, owner_id, owner_name, unit_ref, customer, product, quantity, amount, received, currency, status,
  CASE WHEN order_id IS NULL
    OR (order_date IS NULL AND order_date_raw IS NOT NULL)
    OR (quantity IS NULL AND quantity_raw IS NOT NULL)
    OR (amount IS NULL AND amount_raw IS NOT NULL)
    OR (received IS NULL AND received_raw IS NOT NULL)
    THEN list_filter([
    missing_key('order_id', order_id),
    refused('order_date', order_date_raw, order_date, 'not_a_date'),
    refused('quantity', quantity_raw, quantity, 'not_a_number'),
    refused('amount', amount_raw, amount, 'not_a_number'),
    refused('received', received_raw, received, 'not_a_number')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  order_id IS NULL OR is_unread(amount_raw, amount) OR is_unread(order_date_raw, order_date) AS _refused,
  _batch, _file, _sheet, _row
FROM keyed
