-- Targets and actuals of owners that neither the roster nor the organisation knows. People count under the company; unknown units count nowhere.
-- @zh      花名册和组织架构都不认识的目标与实绩归属。
-- @grain   owner
-- @notnull owner_type, owner_id, row_count, total_rows
WITH owner AS (
  SELECT owner_type, owner_id, _file, _sheet, _row FROM kpi_target
  UNION ALL
  SELECT owner_type, owner_id, _file, _sheet, _row FROM kpi_actual
)
SELECT
  o.owner_type, o.owner_id, CAST(count(*) AS INTEGER) AS row_count,
  min(o._file) AS file_name, min(o._sheet) AS sheet_name, min(o._row) AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM owner AS o
LEFT JOIN (SELECT DISTINCT employee_id FROM employee) AS e ON o.owner_type = 'person' AND e.employee_id = o.owner_id
LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS u ON o.owner_type = 'unit' AND u.unit_id = o.owner_id
WHERE e.employee_id IS NULL AND u.unit_id IS NULL
GROUP BY o.owner_type, o.owner_id
ORDER BY row_count DESC, o.owner_id
