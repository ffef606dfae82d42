-- The people behind a figure of the distribution: of a unit, a label, a rater, a proposed label; with the row of the file each rating came from.
-- @zh      分布中某个数字背后的人，及每个评级所在的文件行。
-- @grain   employee
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @param   stage VARCHAR
-- @param   label VARCHAR
-- @param   rater_id VARCHAR
-- @param   label_proposed VARCHAR
-- @notnull employee_id, label
SELECT
  r.employee_id, r.name, u.name AS unit_name, r.label, p.label AS label_proposed, r.rater_id, n.name AS rater_name, r.kpi_score, r.reason,
  r._file AS file_name, r._sheet AS sheet_name, r._row AS row_number
FROM fct_rating AS r
JOIN unit_closure AS c ON c.descendant_id = r.unit_id AND c.ancestor_id = $unit_id
LEFT JOIN dim_unit AS u ON u.unit_id = r.unit_id
LEFT JOIN rating AS p ON p.cycle = r.cycle AND p.employee_id = r.employee_id AND p.stage = 'proposed'
LEFT JOIN dim_employee_period AS n
  ON n.employee_id = r.rater_id
  AND n.period_id = CASE WHEN $cycle IN (SELECT period_id FROM period) THEN $cycle ELSE (SELECT arg_max(period_id, end_date) FROM period WHERE grain = 'year') END
WHERE r.cycle = $cycle AND r.stage = $stage
  AND ($label IS NULL OR r.label = $label) AND ($rater_id IS NULL OR r.rater_id = $rater_id)
  AND ($label_proposed IS NULL OR p.label = $label_proposed)
ORDER BY r.ordinal DESC NULLS LAST, r.kpi_score DESC NULLS LAST, r.employee_id
