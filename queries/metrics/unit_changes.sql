-- What changed most in a unit: KPIs, units below and people, against the period before. Where the period has none before it, its own latest
-- half (quarter, month) is held against the one before that. At most five of a kind, largest first.
-- @zh      部门变化最大的地方：指标、下级部门、人员，与上期相比。
-- @grain   kind × subject
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kind, subject_id, period_id, before_id, value, value_before, change
WITH stated AS (
  SELECT DISTINCT period_id FROM fct_attainment WHERE owner_type = 'unit' AND owner_id = $unit_id AND attainment IS NOT NULL
),
pair AS (
  SELECT c.descendant_id AS period_id, b.previous_id AS before_id
  FROM period_closure AS c
  JOIN period AS p ON p.period_id = c.descendant_id
  JOIN dim_period_previous AS b ON b.period_id = c.descendant_id
  JOIN stated AS n ON n.period_id = b.period_id
  JOIN stated AS e ON e.period_id = b.previous_id
  WHERE c.ancestor_id = $period_id
  ORDER BY c.depth, p.end_date DESC
  LIMIT 1
),
found AS (
  SELECT 'kpi' AS kind, n.kpi_id AS subject_id, n.kpi_name AS subject_name, p.period_id, p.before_id, n.attainment AS value, b.attainment AS value_before
  FROM pair AS p
  JOIN fct_attainment AS n ON n.period_id = p.period_id AND n.owner_type = 'unit' AND n.owner_id = $unit_id
  JOIN fct_attainment AS b ON b.period_id = p.before_id AND b.owner_type = 'unit' AND b.owner_id = $unit_id AND b.kpi_id = n.kpi_id
  UNION ALL
  SELECT 'unit', u.unit_id, u.name, p.period_id, p.before_id, n.score_sum / nullif(n.scored, 0), b.score_sum / nullif(b.scored, 0)
  FROM pair AS p
  JOIN dim_unit AS u ON u.parent_id = $unit_id
  JOIN agg_unit_period AS n ON n.unit_id = u.unit_id AND n.period_id = p.period_id
  JOIN agg_unit_period AS b ON b.unit_id = u.unit_id AND b.period_id = p.before_id
  UNION ALL
  SELECT 'person', e.employee_id, e.name, p.period_id, p.before_id, n.score, b.score
  FROM pair AS p
  JOIN unit_closure AS c ON c.ancestor_id = $unit_id
  JOIN dim_employee_period AS e ON e.unit_id = c.descendant_id AND e.period_id = p.period_id
  JOIN fct_score AS n ON n.owner_type = 'person' AND n.owner_id = e.employee_id AND n.period_id = p.period_id
  JOIN fct_score AS b ON b.owner_type = 'person' AND b.owner_id = e.employee_id AND b.period_id = p.before_id
),
ranked AS (
  SELECT *, value - value_before AS change, row_number() OVER (PARTITION BY kind ORDER BY abs(value - value_before) DESC, subject_id) AS nth
  FROM found
  -- What does not show in the last digit of its page is no change.
  WHERE abs(value - value_before) >= CASE kind WHEN 'kpi' THEN 0.0005 ELSE 0.05 END
)
SELECT kind, subject_id, subject_name, period_id, before_id, value, value_before, change
FROM ranked
WHERE nth <= 5
ORDER BY CASE kind WHEN 'kpi' THEN 1 WHEN 'unit' THEN 2 ELSE 3 END, nth
