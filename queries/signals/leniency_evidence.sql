-- The people behind a rater's leniency: rating, KPI score, and what KPI score and level predict (slope pooled within raters, then the mean of
-- the same job family and grade under other raters).
-- @zh      某评分人宽严背后的人：评级、KPI 得分，以及按 KPI 与职级的预期。
-- @grain  employee_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id, is_moved
WITH rated AS (
  SELECT *, count(kpi_score) OVER () * 2 > count(*) OVER () AS has_kpi
  FROM signal_rating($cycle_id, $scenario_id)
  WHERE rater_id IS NOT NULL AND rating IS NOT NULL
),
person AS MATERIALIZED (
  SELECT *, CASE WHEN has_kpi THEN kpi_score ELSE 0 END AS x, concat_ws('/', job_family, grade) AS level FROM rated WHERE NOT has_kpi OR kpi_score IS NOT NULL
),
slope AS (
  SELECT coalesce(sum(sxy) / nullif(sum(sxx), 0), 0) AS b
  FROM (
    SELECT regr_sxy(rating, x) AS sxy, regr_sxx(rating, x) AS sxx FROM person GROUP BY rater_id HAVING count(*) >= (SELECT min_n FROM dim_signal_policy WHERE signal = 'leniency')
  ) AS team
),
net AS (
  SELECT p.*, s.b, p.rating - s.b * p.x AS u FROM person AS p CROSS JOIN slope AS s
),
other AS (
  SELECT
    *, count(*) OVER l - count(*) OVER lr AS alike, (sum(u) OVER l - sum(u) OVER lr) / nullif(count(*) OVER l - count(*) OVER lr, 0) AS alike_u,
    (sum(u) OVER () - sum(u) OVER r) / nullif(count(*) OVER () - count(*) OVER r, 0) AS all_u
  FROM net
  WINDOW l AS (PARTITION BY level), lr AS (PARTITION BY level, rater_id), r AS (PARTITION BY rater_id)
)
SELECT
  o.employee_id, e.name, w.name AS unit_name, o.level, o.rating,
  CASE WHEN o.alike >= 5 THEN o.alike_u ELSE o.all_u END + o.b * o.x AS expected,
  o.u - CASE WHEN o.alike >= 5 THEN o.alike_u ELSE o.all_u END AS residual,
  CASE WHEN o.has_kpi THEN o.kpi_score END AS kpi_score, TRUE AS is_subject, o.label, o.proposed,
  CAST(CASE WHEN o.alike >= 5 THEN o.alike END AS INTEGER) AS compared_with,
  o.is_moved
FROM other AS o
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = o.employee_id
LEFT JOIN dim_unit AS w ON w.unit_id = o.unit_id
WHERE o.rater_id = $subject_id
ORDER BY abs(residual) DESC NULLS LAST, o.employee_id
