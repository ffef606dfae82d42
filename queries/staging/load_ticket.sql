-- Service tickets; the newer file holds.
-- @zh      服务工单；以较新的文件为准。
-- @into   ticket
-- @grain  system, ticket_id
-- @from   stg_ticket
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY system, ticket_id ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_ticket
  WHERE NOT _refused
),
unit_by_name AS (
  SELECT name, min(unit_id) AS unit_id FROM org_unit GROUP BY name HAVING count(DISTINCT unit_id) = 1
)
SELECT
  o.system, o.ticket_id, coalesce(i.employee_id, o.owner_id) AS owner_id, coalesce(k.unit_id, n.unit_id) AS unit_id, o.customer,
  o.opened_on, o.closed_on, o.due_on, o.satisfaction, o.is_complaint,
  o._batch, o._file, o._sheet, o._row
FROM newest AS o
LEFT JOIN identity AS i ON i.system = o.system AND i.external_id = o.owner_id
LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS k ON k.unit_id = o.unit_ref
LEFT JOIN unit_by_name AS n ON n.name = o.unit_ref
WHERE o.nth = 1
