-- Ratings and KPI scores of each rater's people by their value of an attribute, for raters who are rated themselves: their own value stands beside.
-- @zh      各评分人下属的评级与 KPI 得分，按属性取值分组，旁列评分人自己的取值。
-- @into   signal_pair
-- @grain  cycle_id, attribute, rater_id, member
WITH rated AS (
  SELECT *, count(kpi_score) OVER c * 2 > count(*) OVER c AS has_kpi FROM signal_person WHERE rating IS NOT NULL WINDOW c AS (PARTITION BY cycle_id)
),
person AS (
  SELECT
    cycle_id, is_latest, rater_id, rating AS y, CASE WHEN has_kpi THEN kpi_score ELSE 0 END AS x, has_kpi, unnest(pair_attributes(gender, age_band, location, school), recursive := true)
  FROM rated
  WHERE NOT has_kpi OR kpi_score IS NOT NULL
),
rater AS (
  SELECT cycle_id, employee_id AS rater_id, unnest(pair_attributes(gender, age_band, location, school), recursive := true) FROM rated
)
SELECT
  p.cycle_id, bool_and(p.is_latest) AS is_latest, p.attribute, p.rater_id, p.member, any_value(r.member) AS theirs, CAST(count(*) AS INTEGER) AS n,
  sum(p.y) AS sy, sum(p.x) AS sx, sum(p.y * p.y) AS syy, sum(p.x * p.x) AS sxx, sum(p.x * p.y) AS sxy, bool_and(p.has_kpi) AS has_kpi
FROM person AS p
JOIN rater AS r ON r.cycle_id = p.cycle_id AND r.rater_id = p.rater_id AND r.attribute = p.attribute
WHERE p.member IS NOT NULL AND r.member IS NOT NULL
GROUP BY p.cycle_id, p.attribute, p.rater_id, p.member
