-- Output of production lines; the newer file holds.
-- @zh      产线产量；以较新的文件为准。
-- @into   production
-- @grain  system, document_id, line_id
-- @from   stg_production
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY system, document_id, line_id ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_production
  WHERE NOT _refused
),
unit_by_name AS (
  SELECT name, min(unit_id) AS unit_id FROM org_unit GROUP BY name HAVING count(DISTINCT unit_id) = 1
)
SELECT
  o.system, o.document_id, o.line_id, coalesce(i.employee_id, o.owner_id) AS owner_id, coalesce(k.unit_id, n.unit_id) AS unit_id, o.produced_on,
  o.good, o.defect, o.planned, o.downtime_minutes,
  o._batch, o._file, o._sheet, o._row
FROM newest AS o
LEFT JOIN identity AS i ON i.system = o.system AND i.external_id = o.owner_id
LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS k ON k.unit_id = o.unit_ref
LEFT JOIN unit_by_name AS n ON n.name = o.unit_ref
WHERE o.nth = 1
