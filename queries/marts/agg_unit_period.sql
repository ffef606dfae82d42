-- Headcount and person scores of every unit's subtree. Sums and squares are kept, so means and SDs roll up exactly.
-- @zh      各部门子树的人数与个人得分；保留总和与平方和，使均值和标准差可以准确汇总。
-- @grain  unit_id, period_id
-- @from   dim_employee_period
SELECT
  c.ancestor_id AS unit_id,
  e.period_id,
  CAST(count(*) FILTER (WHERE e.is_employed) AS INTEGER) AS headcount,
  CAST(count(s.score) AS INTEGER) AS scored,
  sum(s.score) AS score_sum,
  sum(s.score * s.score) AS score_sum2,
  CAST(count(*) FILTER (WHERE s.score >= 100) AS INTEGER) AS scored_at_target,
  CAST(count(*) FILTER (WHERE s.missing_count > 0) AS INTEGER) AS with_missing
FROM dim_employee_period AS e
JOIN unit_closure AS c ON c.descendant_id = e.unit_id
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id
WHERE e.is_employed OR s.score IS NOT NULL
GROUP BY c.ancestor_id, e.period_id
