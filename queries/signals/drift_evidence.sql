-- A rater's cycles: mean rating, what the slope on KPI and the company's mean of the cycle predict, and the difference.
-- @zh      某评分人的各周期：平均评级、预期值与差距。
-- @grain  cycle_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull cycle_id, people
WITH rated AS (
  SELECT cycle_id, rater_id, rating AS y, kpi_score, count(kpi_score) OVER c * 2 > count(*) OVER c AS has_kpi
  FROM signal_history($cycle_id, $scenario_id)
  WHERE rater_id IS NOT NULL AND rating IS NOT NULL
  WINDOW c AS (PARTITION BY cycle_id)
),
team AS MATERIALIZED (
  SELECT cycle_id, rater_id, count(*) AS n, avg(y) AS my, avg(x) AS mx, regr_sxx(y, x) AS sxx, regr_sxy(y, x) AS sxy, bool_and(has_kpi) AS has_kpi
  FROM (SELECT *, CASE WHEN has_kpi THEN kpi_score ELSE 0 END AS x FROM rated WHERE NOT has_kpi OR kpi_score IS NOT NULL) AS person
  GROUP BY cycle_id, rater_id
),
cycle AS (
  SELECT cycle_id, coalesce(sum(sxy) / nullif(sum(sxx), 0), 0) AS b, sum(n * my) / sum(n) AS my, sum(n * mx) / sum(n) AS mx FROM team GROUP BY cycle_id
)
SELECT
  t.cycle_id, CAST(t.n AS INTEGER) AS people, t.my AS rating, CASE WHEN t.has_kpi THEN t.mx END AS mean_kpi, c.my AS company_rating,
  c.my + c.b * (t.mx - c.mx) AS expected, t.my - c.my - c.b * (t.mx - c.mx) AS residual
FROM team AS t
JOIN cycle AS c ON c.cycle_id = t.cycle_id
WHERE t.rater_id = $subject_id
ORDER BY t.cycle_id
