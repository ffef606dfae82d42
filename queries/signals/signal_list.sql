-- All bias signals of a cycle with the names of those they speak of: what reports and exports hold.
-- @zh      一个周期的全部偏差信号及所涉对象名称：报告与导出的内容。
-- @grain  signal, subject_type, subject_id, comparison
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
SELECT s.*, coalesce(e.name, u.name) AS subject_name
FROM every_signal AS s
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e
  ON e.employee_id = CASE WHEN s.subject_type IN ('rater', 'person') THEN s.subject_id END
LEFT JOIN dim_unit AS u ON u.unit_id = CASE WHEN s.subject_type = 'unit' THEN s.subject_id END
ORDER BY s.signal, CASE s.verdict WHEN 'flag' THEN 0 WHEN 'watch' THEN 1 WHEN 'none' THEN 2 ELSE 3 END, s.subject_id, s.comparison
