-- Review scores of a person by role and dimension on a common 0–1 scale. Scores whose scale is not stated stand by themselves (common is
-- NULL) and are never averaged with others. Peers and reports are shown from three raters on.
-- @grain   cycle × role × dimension
-- @param   employee_id VARCHAR
-- @notnull cycle, role, dimension, raters, is_hidden
SELECT
  cycle, role, dimension, CAST(count(DISTINCT rater_id) AS INTEGER) AS raters,
  role IN ('peer', 'upward', 'customer') AND count(DISTINCT rater_id) < 3 AS is_hidden,
  CASE WHEN role NOT IN ('peer', 'upward', 'customer') OR count(DISTINCT rater_id) >= 3 THEN avg((score_raw - scale_min) / nullif(scale_max - scale_min, 0)) END AS common_share,
  CASE WHEN (role NOT IN ('peer', 'upward', 'customer') OR count(DISTINCT rater_id) >= 3) AND min(scale_max) IS NOT DISTINCT FROM max(scale_max) THEN avg(score_raw) END AS mean_raw,
  min(scale_min) AS scale_min, max(scale_max) AS scale_max
FROM review_score
WHERE ratee_id = $employee_id AND score_raw IS NOT NULL
GROUP BY cycle, role, dimension
ORDER BY cycle DESC, role, dimension
