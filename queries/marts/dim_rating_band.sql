-- Where the top and the low band of a cycle's ratings begin. On the policy's scale: the two best labels of five or more, else the best; the worst
-- label, or two of six or more. Ratings on another scale have theirs by its length: the upper quarter and the lowest eighth of what the
-- scores' scale spans (of what was given, where no scale is stated), which on 1 to 5 are 4 and 5, and 1.
-- @zh      每个周期高等级段与低等级段的界限。
-- @grain  cycle_id
-- @from   signal_person
WITH policy AS (
  SELECT
    max(ordinal) - CASE WHEN count(*) >= 5 THEN 1 ELSE 0 END AS top_from, min(ordinal) + CASE WHEN count(*) >= 6 THEN 1 ELSE 0 END AS low_to,
    min(ordinal) AS lo, max(ordinal) AS hi
  FROM policy_rating_scale
),
stated AS (
  -- Where a cycle has several scales its scores were brought to 1–5.
  SELECT
    cycle AS cycle_id, CASE WHEN min(scale_min) = max(scale_min) AND min(scale_max) = max(scale_max) THEN min(scale_min) ELSE 1 END AS lo,
    CASE WHEN min(scale_min) = max(scale_min) AND min(scale_max) = max(scale_max) THEN max(scale_max) ELSE 5 END AS hi
  FROM review_score
  WHERE scale_max > scale_min AND score_raw IS NOT NULL
  GROUP BY cycle
),
given AS (
  SELECT
    p.cycle_id, bool_and(p.is_latest) AS is_latest, count(*) AS n, count(s.label) AS known, bool_and(p.stage = 'score') AS are_scores,
    min(p.rating) AS lo, max(p.rating) AS hi
  FROM signal_person AS p
  LEFT JOIN policy_rating_scale AS s ON s.label = p.label AND s.ordinal = p.rating
  WHERE p.rating IS NOT NULL
  GROUP BY p.cycle_id
),
placed AS (
  SELECT
    g.cycle_id, g.is_latest, coalesce(CASE WHEN g.are_scores THEN s.lo END, g.lo) AS lo, coalesce(CASE WHEN g.are_scores THEN s.hi END, g.hi) AS hi,
    2 * g.known >= g.n OR (NOT (g.are_scores AND s.hi IS NOT NULL) AND g.lo >= p.lo AND g.hi <= p.hi) AS is_policy, p.top_from, p.low_to
  FROM given AS g
  CROSS JOIN policy AS p
  LEFT JOIN stated AS s ON s.cycle_id = g.cycle_id
)
SELECT
  cycle_id, is_latest, CAST(CASE WHEN is_policy THEN top_from ELSE hi - (hi - lo) / 4 END AS DOUBLE) AS top_from,
  CAST(CASE WHEN is_policy THEN low_to ELSE lo + (hi - lo) / 8 END AS DOUBLE) AS low_to
FROM placed
