-- Figures that two sources report differently, beyond the policy's tolerance: both values, and which one counts.
-- @zh      两个来源相差超过制度容差的数字：两个值，以及计入哪一个。
-- @grain   kpi × owner × period × losing source
-- @notnull kpi_id, owner_type, owner_id, period_id, source_used, source_other, total_rows
WITH value_of AS (
  SELECT kpi_id, owner_type, owner_id, period_id, source, coalesce(value, numerator / nullif(denominator, 0)) AS value, _file, _sheet, _row
  FROM fct_actual_source
),
tolerance AS (
  SELECT coalesce(min(tolerance), 0.01) AS share FROM policy_source
)
SELECT
  a.kpi_id, k.name AS kpi_name, a.owner_type, a.owner_id, w.name AS owner_name, a.period_id,
  a.source AS source_used, u.value AS value_used, o.source AS source_other, o.value AS value_other,
  o.value / nullif(u.value, 0) - 1 AS difference_share,
  o._file AS file_name, o._sheet AS sheet_name, o._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM fct_actual AS a
JOIN value_of AS u ON u.kpi_id = a.kpi_id AND u.owner_type = a.owner_type AND u.owner_id = a.owner_id AND u.period_id = a.period_id AND u.source = a.source
JOIN value_of AS o ON o.kpi_id = a.kpi_id AND o.owner_type = a.owner_type AND o.owner_id = a.owner_id AND o.period_id = a.period_id AND o.source <> a.source
JOIN kpi AS k ON k.kpi_id = a.kpi_id
CROSS JOIN tolerance AS t
LEFT JOIN owner_names() AS w ON w.owner_type = a.owner_type AND w.owner_id = a.owner_id
WHERE a.source_count > 1 AND abs(o.value - u.value) > t.share * greatest(abs(u.value), abs(o.value))
ORDER BY abs(o.value / nullif(u.value, 0) - 1) DESC NULLS LAST, a.kpi_id, a.owner_id, a.period_id
