-- How often each group got each rating by scope, job family and grade, with the sums of KPI scores that adjustment needs.
-- @zh      各群体在各范围、职族、职级得到各评级的次数，及调整所需的 KPI 得分之和。
-- @into   signal_group
-- @grain  cycle_id, scope_id, attribute, member, level, y
-- @from   signal_person
WITH rated AS (
  SELECT *, count(kpi_score) OVER c * 2 > count(*) OVER c AS has_kpi FROM signal_person WHERE rating IS NOT NULL WINDOW c AS (PARTITION BY cycle_id)
),
person AS (
  SELECT
    cycle_id, is_latest, unit_id, rating AS y, CASE WHEN has_kpi THEN kpi_score ELSE 0 END AS x, has_kpi, concat_ws('/', job_family, grade) AS level,
    unnest(signal_attributes(gender, age_band, tenure_band, location, remote, employment_type, long_leave, school), recursive := true)
  FROM rated
  WHERE NOT has_kpi OR kpi_score IS NOT NULL
)
SELECT p.cycle_id, p.is_latest, s.scope_id, p.attribute, p.member, p.level, p.y, CAST(count(*) AS INTEGER) AS n, sum(p.x) AS sx, sum(p.x * p.x) AS sxx, bool_and(p.has_kpi) AS has_kpi
FROM person AS p
JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM p.unit_id
WHERE p.member IS NOT NULL
GROUP BY ALL
