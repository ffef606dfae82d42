-- Review scores that can be compared: one scale for all cycles. Scores whose scale is known are used and, where scales differ inside a cycle
-- or from cycle to cycle, brought to 1–5; only where no scale of the cycle is known are the bare numbers used. `point` is what one step of a five-point scale measures.
-- @zh      可以互相比较的评估得分：各周期统一分制。
-- @grain  cycle, ratee_id, rater_id, role, dimension, period_id
-- @from   review_score
WITH graded AS (
  -- Where a cycle has labels and no number, a label counts as its place on the scale; one that has none leaves all of them out.
  SELECT
    * EXCLUDE (policy_ordinal, letter_ordinal, common_ordinal),
    CASE WHEN bool_and(letter_ordinal IS NOT NULL) OVER c AND NOT bool_and(policy_ordinal IS NOT NULL) OVER c THEN letter_ordinal ELSE coalesce(policy_ordinal, common_ordinal) END AS place
  FROM (
    SELECT r.*, s.ordinal AS policy_ordinal, letter_ordinal(r.label) AS letter_ordinal, common_label_ordinal(r.label) AS common_ordinal
    FROM review_score AS r
    LEFT JOIN policy_rating_scale AS s ON s.label = r.label
    WHERE r.cycle IN (SELECT cycle FROM review_score GROUP BY cycle HAVING count(score_raw) = 0)
  ) AS l
  WINDOW c AS (PARTITION BY cycle)
),
source AS (
  SELECT *, scale_max > scale_min AS has_scale FROM review_score WHERE score_raw IS NOT NULL
  UNION ALL
  SELECT * EXCLUDE (place) REPLACE (CAST(place AS DOUBLE) AS score_raw), FALSE AS has_scale FROM graded WHERE cycle NOT IN (SELECT cycle FROM graded WHERE place IS NULL)
),
scale AS (
  SELECT
    cycle,
    coalesce(bool_or(has_scale), FALSE) AS has_scale,
    max(scale_max - scale_min) FILTER (WHERE has_scale) AS width,
    max(score_raw) - min(score_raw) AS seen_width,
    bool_and(dimension = 'rating_sheet') AS sheet_only
  FROM source
  GROUP BY cycle
),
known AS (
  SELECT min(scale_min) = max(scale_min) AND min(scale_max) = max(scale_max) AS is_one FROM source WHERE has_scale
)
SELECT
  r.cycle, r.ratee_id, r.rater_id, r.role, r.dimension, r.period_id,
  CASE WHEN c.has_scale AND NOT k.is_one THEN 1 + 4 * (r.score_raw - r.scale_min) / (r.scale_max - r.scale_min) ELSE r.score_raw END AS score,
  CASE WHEN c.has_scale AND NOT k.is_one THEN 1.0 WHEN c.has_scale THEN c.width / 4 ELSE nullif(c.seen_width, 0) / 4 END AS point,
  r.cycle = max(r.cycle) OVER () AS is_latest,
  r._batch, r._file, r._sheet, r._row
FROM source AS r
JOIN scale AS c ON c.cycle = r.cycle
CROSS JOIN known AS k
WHERE CASE WHEN c.has_scale THEN coalesce(r.has_scale, FALSE) ELSE r.dimension <> 'rating_sheet' OR c.sheet_only END
ORDER BY r.cycle, r.rater_id, r.ratee_id, r.dimension
