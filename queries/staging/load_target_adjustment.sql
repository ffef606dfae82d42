-- Changes of targets in order of their dates; the newer file holds. An owner of no stated type that is a unit and no person is a unit.
-- @zh      目标调整按日期排列；以较新的文件为准。
-- @into   target_adjustment
-- @grain  kpi_id, owner_type, owner_id, period_id, seq
-- @from   stg_target_adjustment
WITH staged AS (
  SELECT
    s.kpi_id,
    coalesce(s.owner_type, CASE WHEN u.unit_id IS NOT NULL AND e.employee_id IS NULL THEN 'unit' ELSE 'person' END) AS owner_type,
    s.owner_id, s.period_id,
    s.old_target / CASE WHEN s.old_is_bare AND abs(s.old_target) > 1.5 AND k.kpi_id IS NOT NULL THEN 100 ELSE 1 END AS old_target,
    s.new_target / CASE WHEN s.new_is_bare AND abs(s.new_target) > 1.5 AND k.kpi_id IS NOT NULL THEN 100 ELSE 1 END AS new_target,
    s.reason, s.obstacle, s.confirmed_by_manager, s.confirmed_by_hr, s.adjusted_on,
    s._batch, s._file, s._sheet, s._row
  FROM stg_target_adjustment AS s
  LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS u ON u.unit_id = s.owner_id
  LEFT JOIN (SELECT DISTINCT employee_id FROM employee) AS e ON e.employee_id = s.owner_id
  LEFT JOIN (SELECT kpi_id FROM kpi WHERE unit IN ('%', '％', '百分比', 'percent', 'pct')) AS k ON k.kpi_id = s.kpi_id
  WHERE NOT s._refused
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY kpi_id, owner_type, owner_id, period_id, adjusted_on, _batch, _file, _sheet ORDER BY _row) AS place
  FROM staged
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY kpi_id, owner_type, owner_id, period_id, adjusted_on, place ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM placed
)
SELECT
  kpi_id, owner_type, owner_id, period_id, CAST(row_number() OVER (PARTITION BY kpi_id, owner_type, owner_id, period_id ORDER BY adjusted_on NULLS LAST, place) AS INTEGER) AS seq, old_target, new_target, reason, obstacle, confirmed_by_manager, confirmed_by_hr, adjusted_on,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
