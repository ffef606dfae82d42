-- Ratings and KPI scores of each rater's people: what leniency and drift need of them.
-- @zh      各评分人下属的评级与 KPI 得分：宽严与漂移所需的数。
-- @into   signal_team
-- @grain  cycle_id, rater_id
WITH rated AS (
  SELECT cycle_id, is_latest, rater_id, rating AS y, kpi_score, count(kpi_score) OVER c * 2 > count(*) OVER c AS has_kpi
  FROM signal_person
  WHERE rater_id IS NOT NULL AND rating IS NOT NULL
  WINDOW c AS (PARTITION BY cycle_id)
),
person AS (
  SELECT cycle_id, is_latest, rater_id, y, CASE WHEN has_kpi THEN kpi_score ELSE 0 END AS x, has_kpi FROM rated WHERE NOT has_kpi OR kpi_score IS NOT NULL
)
SELECT
  cycle_id, bool_and(is_latest) AS is_latest, rater_id, CAST(count(*) AS INTEGER) AS n, avg(y) AS my, avg(x) AS mx, regr_syy(y, x) AS syy, regr_sxx(y, x) AS sxx,
  regr_sxy(y, x) AS sxy, bool_and(has_kpi) AS has_kpi
FROM person
GROUP BY cycle_id, rater_id
