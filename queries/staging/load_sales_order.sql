-- Order lines of the ERP; the same line twice counts once (the later row holds). An owner who is a name only is the one person of the
-- roster who has it (check_owner_names shows whom, and who stays open).
-- @zh      ERP 订单行；同一行只计一次（后者为准）。只写姓名的业务员，花名册中姓名唯一时归于此人。
-- @into   sales_order
-- @grain  system, order_id, line_id
-- @slice  stg_sales_order
-- @from   stg_sales_order
WITH unit_by_name AS (
  SELECT name, min(unit_id) AS unit_id FROM org_unit GROUP BY name HAVING count(DISTINCT unit_id) = 1
)
SELECT
  o.system, o.order_id, o.line_id, o.order_date,
  coalesce(i.employee_id, o.owner_id, a.employee_id) AS owner_id,
  coalesce(k.unit_id, n.unit_id) AS unit_id,
  o.customer, o.product, o.quantity, o.amount, o.received, o.currency, o.status,
  o._batch, o._file, o._sheet, o._row
FROM stg_sales_order AS o
LEFT JOIN stg_sales_repeat AS r ON r.system = o.system AND r.order_id = o.order_id AND r.line_id = o.line_id
LEFT JOIN identity AS i ON i.system = o.system AND i.external_id = o.owner_id
LEFT JOIN dim_person_alias AS a ON a.alias = CASE WHEN o.owner_id IS NULL THEN name_key(o.owner_name) END
LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS k ON k.unit_id = o.unit_ref
LEFT JOIN unit_by_name AS n ON n.name = o.unit_ref
WHERE NOT o._refused
  AND (r.order_id IS NULL OR (o._row = r.held.row AND o._file = r.held.file AND o._batch = r.held.batch AND o._sheet IS NOT DISTINCT FROM r.held.sheet))
