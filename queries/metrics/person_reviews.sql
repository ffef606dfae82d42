-- Review scores of a person by role and dimension on a common 0–1 scale. Scores of different scales meet only on the common one, and only
-- when every scale is stated: an unknown scale is never averaged with a known one. Peers and reports are shown from three raters on.
-- @zh      个人按角色和维度的评估得分，统一到 0–1。
-- @grain   cycle × role × dimension
-- @param   employee_id VARCHAR
-- @notnull cycle, role, dimension, raters, is_hidden
WITH scored AS (
  SELECT *, score_raw IS NOT NULL AND scale_max > scale_min AS has_scale
  FROM review_score
  WHERE ratee_id = $employee_id AND score_raw IS NOT NULL
),
grouped AS (
  SELECT
    cycle, role, dimension,
    count(DISTINCT rater_id) AS raters,
    role IN ('peer', 'upward', 'customer') AND count(DISTINCT rater_id) < 3 AS is_hidden,
    count(DISTINCT (scale_min, scale_max)) = 1 AS has_one_scale,
    bool_and(coalesce(has_scale, FALSE)) AS has_every_scale,
    avg(score_raw) AS mean_raw,
    avg((score_raw - scale_min) / (scale_max - scale_min)) FILTER (WHERE has_scale) AS common_share,
    any_value(scale_min) AS scale_min, any_value(scale_max) AS scale_max
  FROM scored
  GROUP BY cycle, role, dimension
)
SELECT
  cycle, role, dimension, CAST(raters AS INTEGER) AS raters, is_hidden,
  CASE WHEN NOT is_hidden AND has_every_scale THEN common_share END AS common_share,
  CASE WHEN NOT is_hidden AND has_one_scale THEN mean_raw END AS mean_raw,
  CASE WHEN has_one_scale THEN scale_min END AS scale_min,
  CASE WHEN has_one_scale THEN scale_max END AS scale_max
FROM grouped
ORDER BY cycle DESC, role, dimension
