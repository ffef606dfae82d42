-- The people of a unit: rating, mean of the cycle's months, last month.
-- @zh      某部门的人：评级、周期各月均值、最后一个月。
-- @grain  employee_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id, is_moved
SELECT
  r.employee_id, e.name, w.name AS unit_name, r.rating, r.kpi_score, TRUE AS is_subject, r.label, m.month_mean, m.last_score, m.last_month, m.months, r.is_moved
FROM signal_rating($cycle_id, $scenario_id) AS r
JOIN unit_closure AS c ON c.descendant_id = r.unit_id AND c.ancestor_id = $subject_id
JOIN agg_signal_month AS m ON m.cycle_id = r.cycle_id AND m.employee_id = r.employee_id AND m.last_score IS NOT NULL AND m.months > 1
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = r.employee_id
LEFT JOIN dim_unit AS w ON w.unit_id = r.unit_id
WHERE r.rating IS NOT NULL
ORDER BY m.last_score - m.month_mean DESC, r.employee_id
