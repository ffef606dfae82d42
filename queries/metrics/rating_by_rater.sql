-- Who rated how in a unit's subtree: people, mean place on the scale, share of the two highest labels. Raters with fewer than three people are
-- left out. unit_mean is the mean place of everybody rated in the subtree. A difference is a reason to look, nothing more.
-- @zh      部门子树中谁怎样评级：人数、平均等级位、最高两级占比；不足三人的评分人不列。
-- @grain   rater
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @param   stage VARCHAR
-- @notnull rater_id, people, team_size
WITH rated AS (
  SELECT r.rater_id, r.ordinal, r.label, r.kpi_score
  FROM fct_rating AS r
  JOIN unit_closure AS c ON c.descendant_id = r.unit_id AND c.ancestor_id = $unit_id
  WHERE r.cycle = $cycle AND r.stage = $stage AND r.rater_id IS NOT NULL
),
top AS (
  SELECT ordinal FROM (SELECT DISTINCT ordinal FROM policy_rating_scale) AS o ORDER BY ordinal DESC LIMIT 2
)
SELECT
  r.rater_id, n.name AS rater_name, n.unit_id, u.name AS unit_name,
  CAST(count(*) AS INTEGER) AS people,
  CASE WHEN count(*) <= 5 THEN '3–5' WHEN count(*) <= 10 THEN '6–10' ELSE '11+' END AS team_size,
  avg(r.ordinal) AS mean_ordinal,
  (SELECT avg(ordinal) FROM rated) AS unit_mean,
  count(*) FILTER (WHERE r.ordinal IN (SELECT ordinal FROM top)) / CAST(count(*) AS DOUBLE) AS top_share,
  stddev_samp(r.ordinal) AS spread,
  avg(r.kpi_score) AS mean_kpi_score
FROM rated AS r
LEFT JOIN dim_employee_period AS n ON n.employee_id = r.rater_id AND n.period_id = CASE WHEN $cycle IN (SELECT period_id FROM period) THEN $cycle ELSE (SELECT max(period_id) FROM period WHERE grain = 'year') END
LEFT JOIN dim_unit AS u ON u.unit_id = n.unit_id
GROUP BY r.rater_id, n.name, n.unit_id, u.name
HAVING count(*) >= 3
ORDER BY mean_ordinal DESC NULLS LAST, r.rater_id
