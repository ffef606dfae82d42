-- The people of a unit's subtree with their KPI score, lowest first.
-- @zh      部门子树的人员及 KPI 得分，低者在前。
-- @grain   employee
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, unit_id, missing_count
SELECT
  e.employee_id, e.name, e.unit_id, u.name AS unit_name, e.position, e.grade, e.job_family,
  s.score, s.score - b.score AS score_change, coalesce(s.missing_count, 0) AS missing_count, r.label AS rating
FROM dim_employee_period AS e
JOIN unit_closure AS c ON c.descendant_id = e.unit_id AND c.ancestor_id = $unit_id
JOIN dim_unit AS u ON u.unit_id = e.unit_id
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id
LEFT JOIN dim_period_previous AS p ON p.period_id = e.period_id
LEFT JOIN fct_score AS b ON b.owner_type = 'person' AND b.owner_id = e.employee_id AND b.period_id = p.previous_id
LEFT JOIN rating AS r ON r.employee_id = e.employee_id AND r.cycle = e.period_id AND r.stage = 'final'
WHERE e.period_id = $period_id AND (e.is_employed OR s.score IS NOT NULL)
ORDER BY s.score NULLS LAST, e.employee_id
