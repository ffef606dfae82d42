-- Which line of its order a row is, where the export has no line numbers and states an order's product (or an order) more than once.
-- Every other row is line 1 of its product. Counted within the order, so that the next export of it meets the same lines wherever they stand.
-- Tables that stand side by side have lines in one row: its values tell them apart.
-- @zh      没有行号的订单导出中，同一订单或产品出现多次时每行是第几行；并排的表按数值区分。
-- @grain   line of the export
-- Found by their hashes first: nearly all lines stand once.
WITH met AS (
  SELECT DISTINCT place
  FROM (
    SELECT hash(order_id, product) AS place
    FROM raw_sales_order
    WHERE order_id IS NOT NULL AND line_id IS NULL
    GROUP BY hash(_batch, _file, _sheet), place
    HAVING count(*) > 1
  )
),
numbered AS (
  SELECT
    _batch, _file, _sheet, _row, order_id, product, quantity, amount,
    row_number() OVER (PARTITION BY _batch, _file, _sheet, order_id, product ORDER BY _row) AS nth,
    count(*) OVER (PARTITION BY _batch, _file, _sheet, order_id, product) AS lines
  FROM raw_sales_order
  WHERE order_id IS NOT NULL AND line_id IS NULL AND hash(order_id, product) IN (SELECT place FROM met)
),
-- Rows that were refused and come back mended keep the numbers they had: they are the lines they were among all lines of the order.
mended AS (
  SELECT m._batch, m._file, m._sheet, m.order_id, m.product, list({'row': m._row, 'nth': w.nth}) AS places
  FROM numbered AS m
  JOIN numbered AS w ON w.order_id = m.order_id AND w._row = m._row AND w.product IS NOT DISTINCT FROM m.product
  WHERE w.lines > m.lines AND w._batch <> m._batch
  GROUP BY m._batch, m._file, m._sheet, m.order_id, m.product, w._batch, w._file, w._sheet
  HAVING count(*) = min(m.lines)
),
was AS (
  SELECT _batch, _file, _sheet, place.row AS _row, min(place.nth) AS nth
  FROM (SELECT _batch, _file, _sheet, unnest(places) AS place FROM mended)
  GROUP BY ALL
)
SELECT n._batch, n._file, n._sheet, n._row, n.order_id, n.product, n.quantity, n.amount, coalesce(w.nth, n.nth) AS nth
FROM numbered AS n
LEFT JOIN was AS w ON w._row = n._row AND w._batch = n._batch AND w._file = n._file AND w._sheet IS NOT DISTINCT FROM n._sheet
