-- The units directly below a unit, best mean score first.
-- @zh      直属下级部门，平均得分高者在前。
-- @grain   unit
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull unit_id, name, headcount, scored, has_children
SELECT
  u.unit_id, u.name, h.name AS head_name,
  coalesce(a.headcount, 0) AS headcount, coalesce(a.scored, 0) AS scored,
  a.score_sum / nullif(a.scored, 0) AS mean_score,
  a.score_sum / nullif(a.scored, 0) - b.score_sum / nullif(b.scored, 0) AS mean_score_change,
  a.scored_at_target / nullif(CAST(a.scored AS DOUBLE), 0) AS at_target_share,
  s.score AS own_score,
  EXISTS (SELECT 1 FROM dim_unit AS d WHERE d.parent_id = u.unit_id) AS has_children
FROM dim_unit AS u
LEFT JOIN dim_period_previous AS p ON p.period_id = $period_id
LEFT JOIN agg_unit_period AS a ON a.unit_id = u.unit_id AND a.period_id = $period_id
LEFT JOIN agg_unit_period AS b ON b.unit_id = u.unit_id AND b.period_id = p.previous_id
LEFT JOIN fct_score AS s ON s.owner_type = 'unit' AND s.owner_id = u.unit_id AND s.period_id = $period_id
LEFT JOIN dim_employee_period AS h ON h.employee_id = u.head_id AND h.period_id = $period_id
WHERE u.parent_id = $unit_id
ORDER BY mean_score DESC NULLS LAST, u.unit_id
