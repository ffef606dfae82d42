-- Who of a rater or unit moved in calibration, from what to what, and what the KPI score expects. Of protected groups only counts by rating.
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
  SELECT
    p.*, p.rater_id = $subject_id OR p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = $subject_id) AS is_named,
    contains($subject_id, '=') AND CASE split_part($subject_id, '=', 1) WHEN 'gender' THEN p.gender WHEN 'age_band' THEN p.age_band WHEN 'tenure_band' THEN p.tenure_band WHEN 'location' THEN p.location ELSE p.remote END = split_part($subject_id, '=', 2) AS is_member
  FROM person AS p
  WHERE p.rating <> p.proposed
)
SELECT employee_id, unit_id, rating, expected, rating - expected AS residual, kpi_score, TRUE AS is_subject, proposed, 1 AS people FROM moved WHERE is_named
UNION ALL
SELECT NULL, NULL, rating, NULL, NULL, NULL, TRUE, proposed, CAST(count(*) AS INTEGER) FROM moved WHERE is_member GROUP BY rating, proposed
HAVING (SELECT count(*) FROM moved WHERE is_member) >= (SELECT k_protected FROM dim_signal_policy WHERE signal = 'calibration_effect')
ORDER BY rating DESC, proposed, employee_id
