-- Owners whose KPI weights of one period do not sum to 1. Their scores use the weights as they stand, divided by their sum.
-- @zh      某考核期 KPI 权重合计不为 1 的归属；得分仍按原权重除以合计。
-- @grain   owner × period
-- @notnull owner_type, owner_id, period_id, weight_total, kpi_count, total_rows
SELECT
  t.owner_type, t.owner_id, any_value(w.name) AS owner_name, t.period_id, sum(t.weight) AS weight_total, CAST(count(*) AS INTEGER) AS kpi_count,
  min(t._file) AS file_name, min(t._sheet) AS sheet_name, min(t._row) AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM kpi_target AS t
LEFT JOIN owner_names() AS w ON w.owner_type = t.owner_type AND w.owner_id = t.owner_id
WHERE t.weight IS NOT NULL
GROUP BY t.owner_type, t.owner_id, t.period_id
HAVING abs(sum(t.weight) - 1) > 0.0001
ORDER BY t.owner_type, t.owner_id, t.period_id
