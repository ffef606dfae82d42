-- Who of a rater or unit moved in calibration, from what to what, and what the KPI score expects. Of protected groups only counts by rating.
-- @zh      某评分人或部门在校准中变动的人，从什么到什么，以及 KPI 得分的预期；受保护群体只列计数。
-- @grain  row
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull proposed, rating, people
WITH person AS (
  SELECT *, avg(proposed) OVER () + regr_slope_safe * (kpi_score - avg(kpi_score) OVER ()) AS expected
  FROM (
    SELECT *, regr_sxy(proposed, kpi_score) OVER () / nullif(regr_sxx(proposed, kpi_score) OVER (), 0) AS regr_slope_safe
    FROM signal_rating($cycle_id, $scenario_id)
    WHERE rating IS NOT NULL AND proposed IS NOT NULL
  ) AS p
),
moved AS (
  SELECT p.*, p.rater_id = $subject_id OR p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = $subject_id) AS is_named
  FROM person AS p
  WHERE p.rating <> p.proposed
),
grouped AS (
  SELECT rating, proposed, unnest(signal_attributes(gender, age_band, tenure_band, location, remote, NULL, NULL, NULL), recursive := true) FROM moved
)
SELECT employee_id, unit_id, rating, expected, rating - expected AS residual, kpi_score, TRUE AS is_subject, proposed, 1 AS people FROM moved WHERE is_named
UNION ALL
SELECT NULL, NULL, g.rating, NULL, NULL, NULL, TRUE, g.proposed, CAST(count(*) AS INTEGER)
FROM grouped AS g
JOIN calibration_group($cycle_id, $scenario_id) AS v ON v.attribute = g.attribute AND v.member = g.member AND v.shown
WHERE g.attribute || '=' || g.member = $subject_id
GROUP BY g.rating, g.proposed
UNION ALL
SELECT NULL, NULL, rating, NULL, NULL, NULL, TRUE, proposed, CAST(count(*) AS INTEGER) FROM moved WHERE $subject_id = '@company' GROUP BY rating, proposed
ORDER BY rating DESC, proposed, employee_id
