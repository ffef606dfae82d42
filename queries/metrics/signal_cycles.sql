-- Cycles the bias signals can read, newest first: a signal's history is its read over these.
-- @zh      偏差信号可读的周期，最新在前。
-- @grain  cycle_id
-- @notnull cycle_id, rated, review_scores
WITH rated AS (
  SELECT cycle_id, count(*) AS n FROM signal_person GROUP BY cycle_id
),
reviewed AS (
  SELECT cycle AS cycle_id, count(*) AS n FROM fct_review GROUP BY cycle
)
SELECT coalesce(r.cycle_id, s.cycle_id) AS cycle_id, CAST(coalesce(r.n, 0) AS INTEGER) AS rated, CAST(coalesce(s.n, 0) AS INTEGER) AS review_scores
FROM rated AS r
FULL JOIN reviewed AS s ON s.cycle_id = r.cycle_id
ORDER BY cycle_id DESC
