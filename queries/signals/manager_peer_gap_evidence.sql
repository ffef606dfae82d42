-- The manager's score of one person by dimension beside the mean of the peers and the company's own offset between the two. Single peers are
-- not shown, nor means of fewer than three.
-- @zh      某人各维度的上级评分与同级均值、公司整体差对照；不显示单个同级。
-- @grain  dimension
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull dimension, rating
WITH form AS (
  SELECT
    ratee_id, dimension, avg(score) FILTER (WHERE role = 'manager') AS manager, avg(score) FILTER (WHERE role = 'peer') AS peer, count(DISTINCT rater_id) FILTER (WHERE role = 'peer') AS peers
  FROM fct_review
  WHERE role IN ('peer', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY ratee_id, dimension
),
usual AS (
  SELECT *, avg(manager - peer) OVER (PARTITION BY dimension) AS company_gap FROM form WHERE manager IS NOT NULL AND peers >= 3
)
SELECT dimension, manager AS rating, peer + company_gap AS expected, manager - peer - company_gap AS residual, TRUE AS is_subject, peer AS peer_mean, CAST(peers AS INTEGER) AS peers
FROM usual
WHERE ratee_id = $subject_id
ORDER BY abs(residual) DESC, dimension
