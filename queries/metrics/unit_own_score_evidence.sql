-- The targets a unit was given itself in a period, with their weights: what its own score is made of.
-- @zh      下达给部门自己的目标及权重：部门得分的构成。
-- @grain   source row
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kpi_id, kpi_name, period_id
SELECT
  t.kpi_id, f.kpi_name, t.period_id, t.target, t.range_low, t.range_high, t.weight, f.attainment, f.score,
  t._file AS file_name, t._sheet AS sheet_name, t._row AS row_number
FROM kpi_target AS t
JOIN period_closure AS p ON p.descendant_id = t.period_id AND p.ancestor_id = $period_id
JOIN fct_attainment AS f ON f.owner_type = 'unit' AND f.owner_id = t.owner_id AND f.kpi_id = t.kpi_id AND f.period_id = $period_id
WHERE t.owner_type = 'unit' AND t.owner_id = $unit_id
ORDER BY t.weight DESC NULLS LAST, t.kpi_id, t.period_id
