-- The targets and weights behind a person's score in a period.
-- @grain   source row
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kpi_id, kpi_name, period_id
SELECT t.period_id, t.kpi_id, f.kpi_name, t.target, t.weight, f.attainment, f.score, t._file AS file_name, t._sheet AS sheet_name, t._row AS row_number
FROM kpi_target AS t
JOIN period_closure AS p ON p.descendant_id = t.period_id AND p.ancestor_id = $period_id
JOIN fct_attainment AS f ON f.owner_type = 'person' AND f.owner_id = t.owner_id AND f.kpi_id = t.kpi_id AND f.period_id = $period_id
WHERE t.owner_type = 'person' AND t.owner_id = $employee_id
ORDER BY t.period_id, t.kpi_id
LIMIT 500
